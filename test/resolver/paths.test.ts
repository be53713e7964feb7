/** What is said of an import and of where it leads. */

import { describe, expect, test } from "vitest";
import { said } from "./said.ts";

const playbook = `playbook Sales "Sales" {
  version "1.0.0"
  owner "A <a@example.com>"
  languages en
  timezone "UTC"
}
persona Fast "Fast" { summary "Hurries." }
classify { otherwise Fast }
`;
const part = 'role Lead "Lead" { from team }\n';
const kit = "node_modules/kit";
const files = {
  "parts/people.persona": part,
  "parts/deep/far.persona": part,
  "beside.persona": part,
  "notes.txt": "",
  "alone.persona~": part,
  'odd".persona': part,
  [`${kit}/all.persona`]: 'import "./more/types.persona"\ntype Size one of small, large\n',
  [`${kit}/more/types.persona`]: "type Sort one of a, b\n",
  [`${kit}/out.persona`]: 'import "../../beside.persona"\n',
  [`${kit}/lost.persona`]: 'import "./parts/people.persona"\n',
  [`${kit}/whole.persona`]: playbook,
  "node_modules/@acme/kit/all.persona": "type Kind one of x, y\n",
  "node_modules/acme.js/all.persona": "type Kind one of x, y\n",
  "node_modules/.bin/x": "",
};

const ofImport = (line: string, more: Record<string, string> = {}) =>
  said({ ...files, ...more, "main.persona": `${line}\n${playbook}` });

describe("an import of", () => {
  test.each<[string, ...string[]]>([
    ['"./beside.persona"'],
    ['"./parts/people.persona"'],
    ['"kit/all.persona"'],
    ['"@acme/kit/all.persona"'],

    // What cannot be read as an import leads nowhere, which is not said a second time.
    [""],
    ['"./gone.persona" and more'],

    ['"beside.persona"', 'unusual-path: "beside.persona" → "./beside.persona"'],
    ['"parts/people.persona"', 'unusual-path: "parts/people.persona" → "./parts/people.persona"'],
    ['"people.persona"', 'unusual-path: "people.persona" → "./people.persona"'],
    [
      '".\\\\parts\\\\people.persona"',
      'unusual-path: ".\\\\parts\\\\people.persona" → "./parts/people.persona"',
    ],
    ['"parts\\\\people.persona"', 'unusual-path: "parts\\\\people.persona" → "./parts/people.persona"'],
    ['"..\\\\beside.persona"', 'unusual-path: "..\\\\beside.persona" → "../beside.persona"'],
    ['"/beside.persona"', 'unusual-path: "/beside.persona"'],
    ['"../beside.persona"', 'outside-project: "../beside.persona"'],

    ['"./parts"', 'folder-as-file: "./parts"'],
    ['"./beside"', 'not-a-playbook-file: "./beside" → "./beside.persona"'],
    ['"./notes.txt"', 'not-a-playbook-file: "./notes.txt"'],
    ['"./nowhere"', 'not-a-playbook-file: "./nowhere"'],
    ['"./besides.persona"', 'missing-file: "./besides.persona" → "./beside.persona"'],
    ['"./parts/peeple.persona"', 'missing-file: "./parts/peeple.persona" → "./parts/people.persona"'],
    ['"./notes.persona"', 'missing-file: "./notes.persona"'],
    ['"./alone.persona"', 'missing-file: "./alone.persona"'],
    ['"./odd.persona"', 'missing-file: "./odd.persona" → "./odd\\".persona"'],
    ['"./Beside.persona"', 'wrong-case-path: "./Beside.persona" → "./beside.persona"'],
    ['"./Parts/People.persona"', 'wrong-case-path: "./Parts/People.persona" → "./parts/people.persona"'],

    ['"kit"', 'folder-as-file: "kit"'],
    ['"kat"', 'unusual-path: "kat" → "./kat.persona"'],
    ['"kit/more"', 'folder-as-file: "kit/more"'],
    ['"kit/al.persona"', 'missing-file: "kit/al.persona" → "kit/all.persona"'],
    ['"kit/ALL.persona"', 'wrong-case-path: "kit/ALL.persona" → "kit/all.persona"'],
    ['"kit/all"', 'not-a-playbook-file: "kit/all" → "kit/all.persona"'],
    ['"kit/../beside.persona"', 'outside-package: "kit/../beside.persona"'],
    ['"kit/out.persona"', 'outside-package: "../../beside.persona"'],
    ['"kit/lost.persona"', 'missing-file: "./parts/people.persona"'],
    ['"kit/whole.persona"', 'playbook-in-package: "kit/whole.persona"'],
    ['"kat/all.persona"', 'package-not-installed: "kat/all.persona" → "kit/all.persona"'],
    ['"kat/all"', 'package-not-installed: "kat/all" → "kit/all"'],
    ['"bin/all.persona"', 'package-not-installed: "bin/all.persona"'],
    ['"@acme/kat/all.persona"', 'package-not-installed: "@acme/kat/all.persona" → "@acme/kit/all.persona"'],
    ['"@acne/kit/all.persona"', 'package-not-installed: "@acne/kit/all.persona"'],
    ['"acmejs/all.persona"', 'package-not-installed: "acmejs/all.persona" → "acme.js/all.persona"'],
    ['"wholly/else.persona"', 'package-not-installed: "wholly/else.persona"'],
  ])("%s", async (path, ...expected) => {
    expect(await ofImport(`import ${path}`)).toEqual(expected);
  });

  test("a file that leads nowhere, from two files: it is said once", async () => {
    const both = 'import "./lost.persona"\n';
    expect(
      await ofImport('import "./one.persona"\nimport "./two.persona"', {
        "one.persona": both,
        "two.persona": both,
        "lost.persona": 'import "./nothing-like-it.persona"\n',
      }),
    ).toEqual(['missing-file: "./nothing-like-it.persona"']);
  });

  test("a part of one's own with a playbook is a playbook too many", async () => {
    expect(await ofImport('import "./again.persona"', { "again.persona": playbook })).toEqual([
      "repeated-declaration: playbook [playbook]",
      "duplicate-name: Fast [Fast]",
      "repeated-declaration: classify [classify]",
    ]);
  });

  test("a file of a package in the wrong case, from beside it: nobody edits a package", async () => {
    const lost = { [`${kit}/near.persona`]: 'import "./More/types.persona"\n' };
    expect(await ofImport('import "kit/near.persona"', lost)).toEqual([
      'wrong-case-path: "./More/types.persona"',
    ]);
  });
});

describe("names that are taken", () => {
  test.each<[string, ...string[]]>([
    ['import Lead from "./beside.persona"'],
    ['import Leed from "./beside.persona"', "unknown-import: Leed → Lead"],
    ['import Size, Sort from "kit/all.persona"'],
    ['import Nothing from "kit/all.persona"', "unknown-import: Nothing"],
    ['import Fast from "kit/whole.persona"', "duplicate-name: Fast [Fast]"],
    [
      'import Lead from "./beside.persona"\nimport Lead from "./beside.persona"',
      'repeated-import: import Lead from "./beside.persona" → ',
    ],
    ['import Size from "kit/all.persona"\nimport Size, Sort from "kit/all.persona"'],
    [
      'import Size, Sort from "kit/all.persona"\nimport Sort, Size from "kit/all.persona"',
      'repeated-import: import Sort, Size from "kit/all.persona" → ',
    ],
    ['import Size from "kit/all.persona"\nimport "kit/all.persona"'],
    [
      'import "kit/all.persona"\nimport Size from "kit/all.persona"',
      'repeated-import: import Size from "kit/all.persona" → ',
    ],
    ['import "./main.persona"', 'import-cycle: "./main.persona" → '],
    ['import Fast from "./main.persona"', 'import-cycle: "./main.persona"'],
  ])("%s", async (lines, ...expected) => {
    expect(await ofImport(lines)).toEqual(expected);
  });

  test.each<[string, string, ...string[]]>([
    ["column", 'team { item percent "Load" }\n', "unknown-import: item"],
    ["action", 'play Items "Items" { task item "Item" { } }\n', "unknown-import: item → Items"],
    ["name that could not be read", "persone item { }\n", "unknown-word: persone → persona"],
    ["name in a file with a mistake", "define x as >\n"],
    [
      "misspelt name in a file with a mistake",
      "define x as >\ndefine items as x\n",
      "unknown-import: item → items",
    ],
  ])("%s", async (_, text, ...expected) => {
    expect(await ofImport('import item from "./mine.persona"', { "mine.persona": text })).toEqual(expected);
  });

  test("of what a file with a mistake has, also as a part of the one that is named, nothing is known", async () => {
    const more = { "mine.persona": 'import "./more.persona"\n', "more.persona": "define x as >\n" };
    expect(await ofImport('import item from "./mine.persona"', more)).toEqual([]);
  });
});
