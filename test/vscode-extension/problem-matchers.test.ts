/** What the command prints, and what the extension's problem matchers make of it: each mistake at its place. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

type Field = "severity" | "message" | "file" | "line" | "column" | "code";
type Pattern = { readonly regexp: string } & { readonly [field in Field]?: number };
interface Matcher {
  readonly name: string;
  readonly severity: string;
  readonly pattern: Pattern | readonly Pattern[];
}

const matchers: readonly Matcher[] = JSON.parse(
  readFileSync(join(root, "vscode-extension/package.json"), "utf8"),
).contributes.problemMatchers;

/** As VS Code reads: lines that follow one another, each by its own pattern. */
function problemsIn(printed: string): readonly string[] {
  const lines = printed.split("\n");
  return lines.flatMap((_, at) =>
    matchers.flatMap(({ pattern, severity }) => {
      const found: { [field in Field]?: string } = {};
      for (const [index, { regexp, ...fields }] of [pattern].flat().entries()) {
        const match = new RegExp(regexp).exec(lines[at + index] ?? "");
        if (match === null) return [];
        for (const [field, group] of Object.entries(fields))
          if (match[group] !== undefined) found[field as Field] = match[group];
      }
      const { file, line, column } = found;
      const place = [file, line, column].filter((part) => part !== undefined).join(":");
      return [`${found.severity ?? severity} ${place} ${found.message}`];
    }),
  );
}

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const lineOf = (text: string, words: string): number => text.slice(0, text.indexOf(words)).split("\n").length;
const header = "id,name,wantsFast,developers,mainGoal,goLive";
const unclear = "biggestWorryOfTheirs contains price, delay, quality or quietness";
const folder = folderWith(
  {
    "wrong.csv": `${header}
C-1,"Acme
Bikes",true,0,speed,2027-02-15
"C-2, or ""so""",Birch Labs,false,twelve,control,2027-03-01
`,
    "one.json":
      '{ "id": "C-9", "name": "Nine",\n  "signals": { "developers": "many", "goLive": "2027-03-01" } }',
    "lines.ndjson": '{"id":"C-8","name":"Eight","signals":{"developers":"many","goLive":"2027-03-01"}}\n',
    "renamed.csv": `${header.replace("developers", "engineers")}\nC-1,Acme,true,0,speed,2027-02-15\n`,
    "nobody.csv": `${header}\nC-3,Corner,,3,,2027-02-15\n`,
    "team.csv": "name,email,skills,load\nAlex Reed,alex@example.com,onboarding,lots\n",
    "failing/main.persona": starter.replace("expect persona Quick,", "expect persona Builder,"),
    "mistaken/main.persona": starter.replace("when wantsFast then", `when ${unclear} then`),
  },
  "starter",
);
const customer = ["--customer", "customers.csv", "--id", "C-1"];

test.each<readonly [words: readonly string[], problems: readonly RegExp[]]>([
  // The rows of a table are its lines, but for cells of several lines.
  [
    ["classify", ".", "wrong.csv"],
    [/^error wrong\.csv:4 row 3 .*developers, line 4: `twelve` is not a whole/],
  ],
  [["explain", ".", "wrong.csv"], [/^error wrong\.csv:4 row 3/]],
  [["receipt", ".", "wrong.csv"], [/^error wrong\.csv:4 row 3/]],
  [["plan", ".", "--customer", "wrong.csv", "--out", "plans"], [/^error wrong\.csv:4 row 3/]],
  [["drift", ".", "--baseline", "customers.csv", "--current", "wrong.csv"], [/^info wrong\.csv:4 row 3/]],
  [["classify", ".", "one.json"], [/^error one\.json:2 signals\.developers, line 2: /]],
  [["classify", ".", "lines.ndjson"], [/^error lines\.ndjson:1 row 1 \(C-8\), signals\.developers: /]],
  [
    ["plan", ".", ...customer, "--start", "2026-12-01", "--team", "team.csv", "--out", "plans"],
    [/^error team\.csv:2 row 2.*load: /],
  ],
  [
    ["plan", ".", "--customers", "nobody.csv", "--start", "2026-12-01", "--out", "plans"],
    [/^error nobody\.csv:2 row 2 \(C-3\): no persona was found/],
  ],
  [
    ["classify", ".", "renamed.csv"],
    [/^info renamed\.csv:1 row 1.*developers/, /^info renamed\.csv:1 row 1.*engineers/],
  ],
  [
    ["plan", ".", ...customer, "--start", "2027-05-01", "--out", "plans"],
    [
      new RegExp(
        `^error main\\.persona:${lineOf(starter, "milestone live")}:\\d+ the plan starts on 2027-05-01, after`,
      ),
    ],
  ],
  [
    ["test", "failing"],
    [new RegExp(`^error failing/main\\.persona:${lineOf(starter, "expect persona Quick,")} in a hurry and`)],
  ],
  // Longer than any window is wide.
  ...["check", "build"].map((verb) => {
    const place = `^error mistaken/main\\.persona:${lineOf(starter, "when wantsFast then")}:8`;
    return [
      [verb, "mistaken"],
      [new RegExp(`${place} there is no signal`), new RegExp(`${place} .{110}`)],
    ] as const;
  }),
  [["check", "."], []],
])("%j", (words, expected) => {
  const { stdout, stderr } = persona(words, { in: folder, env: { PERSONA_WRAP: "no" } });
  const errors = problemsIn(`${stdout}${stderr}`).filter((problem) => !/^(?:warning|hint)/.test(problem));
  expect(errors, `${stdout}${stderr}`).toHaveLength(expected.length);
  errors.forEach((problem, at) => {
    expect(problem).toMatch(expected[at] as RegExp);
  });
});
