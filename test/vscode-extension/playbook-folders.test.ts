import { expect, test } from "vitest";
import {
  nearestFolder,
  playbookFolders,
  possibleEntries,
} from "../../vscode-extension/src/playbook-folders.ts";
import { placesOnPath } from "../../vscode-extension/src/search-path.ts";

test.each([
  [[], []],
  [["main.persona", "plays/first.persona"], [""]],
  [["offers.persona"], [""]],
  [
    ["a/main.persona", "a/people.persona", "b/main.persona", "b/plays/x.persona"],
    ["a", "b"],
  ],
  // One within another is a playbook of its own, as for the command.
  [
    ["main.persona", "examples/small/main.persona"],
    ["", "examples/small"],
  ],
  [
    ["a/one.persona", "a/parts/two.persona", "ab/three.persona"],
    ["a", "ab"],
  ],
])("of %j, playbooks are in %j", (files, folders) => {
  expect(playbookFolders(files)).toEqual(folders);
});

test.each([
  ["", ["main.persona", "people.persona", "a/main.persona"], ["main.persona"]],
  ["a", ["main.persona", "a/main.persona", "a/people.persona"], ["a/main.persona"]],
  // Any of them may be a playbook, or a part of one.
  [
    "a",
    ["a/one.persona", "a/two.persona", "a/parts/three.persona", "ab/x.persona"],
    ["a/one.persona", "a/two.persona"],
  ],
])("in `%s`, of %j, playbooks may begin with %j", (folder, files, entries) => {
  expect(possibleEntries(folder, files)).toEqual(entries);
});

test("a file is of the nearest playbook around it", () => {
  const folders = ["", "a", "a/b"];
  expect(nearestFolder("a/b/c/x.persona", folders)).toBe("a/b");
  expect(nearestFolder("ab/x.persona", folders)).toBe("");
  expect(nearestFolder("c/x.persona", ["a"])).toBeUndefined();
});

test("a program is looked for where the system would, and in no folder that depends on where one is", () => {
  expect(placesOnPath("/usr/bin::.:bin:/home/an a/bin/", "linux", ["node"])).toEqual([
    "/usr/bin/node",
    "/home/an a/bin/node",
  ]);
  const windows = String.raw`C:\Program Files\nodejs\;"C:\Users\Ana;B\npm";.;\tools;C:x;\\server\tools`;
  expect(placesOnPath(windows, "win32", ["node.exe"])).toEqual([
    String.raw`C:\Program Files\nodejs/node.exe`,
    String.raw`\\server\tools/node.exe`,
  ]);
  expect(placesOnPath(undefined, "linux", ["node"])).toEqual([]);
});
