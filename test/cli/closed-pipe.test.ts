/** Whoever closes the pipe, as `| head` does, reads no more; how a command ends is still true, and its files are there. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { commandFile, folderWith } from "../harness/command.ts";

const labelled =
  "id,name,wantsFast,developers,mainGoal,goLive,persona\nC-1,A,true,0,speed,2027-02-15,Builder\n";
const files = {
  "failing.persona":
    'test "who is fast is a Builder" { customer { wantsFast true; goLive 2027-03-01 }; expect persona Builder }\n',
  "warned/main.persona": 'test "" { expect undecided }\n',
  "wrong/main.persona": "persona Nobody { sumary 3 }\n",
  "labelled.csv": labelled,
};

/** What the command ends with, where its reader is gone before the first word; `FORCE_COLOR` makes Node's streams write. */
function endedWithoutReader(command: string, where: string, env: Readonly<Record<string, string>> = {}) {
  const run = `set -o pipefail; (sleep 0.2; exec "$1" "$2" ${command}) 2>/dev/null | true`;
  return spawnSync("bash", ["-c", run, "-", process.execPath, commandFile], {
    cwd: where,
    env: { PATH: process.env.PATH ?? "", ...env },
    timeout: 30_000,
  }).status;
}

describe.each([
  ["without Node's streams", {}],
  ["with them", { FORCE_COLOR: "1" }],
])("a command whose reader is gone, %s", (_, env) => {
  test.each([
    ["check .", 0],
    ["check wrong", 1],
    ["check wrong --format sarif", 1],
    ["check warned --strict", 1],
    ["test main.persona", 0],
    ["test failing.persona", 1],
    ["test failing.persona --reporter junit", 1],
    ["fmt --check failing.persona", 1],
    ["evaluate . labelled.csv --min-agreement 50", 1],
  ])("%s ends with %i", (command, status) => {
    expect(endedWithoutReader(command, folderWith(files, "starter"), env)).toBe(status);
  });

  test("has written its files", () => {
    const where = folderWith({}, "starter");
    expect(endedWithoutReader("test . --coverage --out coverage", where, env)).toBe(0);
    for (const file of ["coverage.html", "lcov.info", "cobertura.xml"])
      expect(existsSync(join(where, "coverage", file))).toBe(true);
  });
});

describe("what would go on only to be read ends", () => {
  const rows = Array.from({ length: 200_000 }, (_, n) => `C${n},Name ${n},2027-01-01,true,3,speed\n`);
  const many = `id,name,goLive,wantsFast,developers,mainGoal\n${rows.join("")}`;

  test("classify, of a file that somebody wants to see the first rows of", () => {
    const where = folderWith({ "many.csv": `${many}last,Last,never,true,3,speed\n` }, "starter");
    const run = 'set -o pipefail; "$1" "$2" classify . many.csv --format ndjson | head -2';
    const { stdout, stderr, status } = spawnSync("bash", ["-c", run, "-", process.execPath, commandFile], {
      cwd: where,
      encoding: "utf8",
    });
    expect(stdout.split("\n")).toHaveLength(3);
    // The row that is wrong is the last, and nobody gets there.
    expect({ stderr, status }).toEqual({ stderr: "", status: 0 });
  });

  test("but not where it writes a file as well", () => {
    const where = folderWith({ "many.csv": `${many}last,Last,never,true,3,speed\n` }, "starter");
    expect(endedWithoutReader("classify . many.csv --format ndjson --rejects rejects.csv", where)).toBe(1);
    expect(existsSync(join(where, "rejects.csv"))).toBe(true);
  });

  test("--watch, at the next thing that it would say", () => {
    expect(endedWithoutReader("test . --watch", folderWith({}, "starter"))).toBe(0);
  });
});
