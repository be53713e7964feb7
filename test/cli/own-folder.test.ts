/** Where a set of files is not put, whoever asks for it. */

import { readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Disk } from "../../compiler/cli/output/disk.ts";
import { replaceOutputSet } from "../../compiler/cli/output/output-set.ts";
import { openStreamedSet } from "../../compiler/cli/output/streamed-set.ts";
import { folderWith, newFolder, persona } from "../harness/command.ts";

/** Should it not be refused, nothing is written over the disk of who runs this. */
const untouchable = new Proxy({} as Disk, {
  get: (_, question) => () => {
    throw new Error(`the disk was asked for ${String(question)}`);
  },
});

describe.each([
  ["/", "the root of the disk"],
  [homedir(), "your home folder"],
  ["out/.persona", "where commands keep what they made"],
])("in %s", (folder, what) => {
  const refused = `${folder} is ${what}, and what is made needs a folder of its own`;
  test("no set of files is put", () => {
    expect(() => replaceOutputSet(folder, [], { command: "build" }, untouchable)).toThrow(refused);
  });
  test("nor one that is written file by file", () => {
    expect(() => openStreamedSet(folder, { command: "plan" }, untouchable)).toThrow(refused);
  });
});

test.each(["build", "docs"])(
  "%s says to name a folder of its own, and one in the home will do",
  (command) => {
    const home = newFolder();
    const run = (out: string) =>
      persona([command, "--out", out], { in: folderWith({}, "starter"), env: { HOME: home } });
    expect(run(home)).toMatchObject({
      status: 2,
      stdout: "",
      stderr:
        `error: ${home} is your home folder, and what is made needs a folder of its own\n` +
        "  help: name one with --out, which need not be there yet; nothing was changed\n",
    });
    expect(readdirSync(home)).toEqual([]);
    expect(run(join(home, "made")).status).toBe(0);
  },
);
