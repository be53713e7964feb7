/** The source map of a classifier, read by a library and by Node: lines of the playbook are where they say. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { originalPositionFor, type SourceMapInput, TraceMap } from "@jridgewell/trace-mapping";
import { beforeAll, expect, test } from "vitest";
import type { OutputFile } from "../../compiler/emit/emitter.ts";
import { javascript } from "../../compiler/emit/javascript/emit.ts";
import { snapshotOf } from "../harness/compile.ts";
import { contentOf, context } from "../harness/run-generated.ts";

const main = `playbook Example "Example" {
  version "1.0.0"
  owner "CX <cx@example.com>"
  languages en
  timezone "UTC"
}
import "./rules/weights.persona"

signals Known "What we know" {
  source internal
  developers    integer 0 to 500
  reasonChosen  one of price, design, integrations
  systems       any of sap, hubspot
  turnaround    duration
}
define hasTeam as developers >= 3 and systems has sap
persona Technical "Technical" { summary "T" }
persona Simplicity "Simplicity" { summary "S" }
classify {
  accept when score >= 4
  ties Technical, Simplicity
  otherwise undecided
}
`;
const weights = `weights {
  for reasonChosen {
    price         then Simplicity +4
    design        then none
    integrations  then Technical +5
  }
  for developers {
    below 1       then Simplicity +2
    1 to below 7  then none
    7 and above   then Technical +3
    unknown       then Simplicity +1
  }
  for each of systems then Technical +1
  when turnaround > 2 days then Simplicity +3
  when hasTeam or reasonChosen is design then Technical +6
}
`;
const sources: Readonly<Record<string, string>> = { "main.persona": main, "rules/weights.persona": weights };

let files: readonly OutputFile[];
let code: readonly string[];
let map: TraceMap;

beforeAll(async () => {
  const playbook = (await snapshotOf(new Map(Object.entries(sources)))).playbook();
  if (playbook === undefined) throw new Error("the playbook has errors");
  files = javascript.emit(playbook, { ...context, sourceText: (path) => sources[path] });
  code = contentOf(files, "classifier.js").split("\n");
  map = new TraceMap(contentOf(files, "classifier.js.map") as SourceMapInput);
});

/** The playbook's line that each generated line with such a text comes from, from the column where that begins. */
function sourceLinesOf(text: string): readonly (string | undefined)[] {
  return code.flatMap((line, index) => {
    if (!line.includes(text)) return [];
    const {
      source,
      line: original,
      column,
    } = originalPositionFor(map, { line: index + 1, column: line.length });
    if (source === null || original === null) return [undefined];
    return [sources[source]?.split("\n")[original - 1]?.slice(column ?? 0)];
  });
}

test.each([
  ['const case3 = +(reasonChosen === "integrations")', "integrations  then Technical +5"],
  ["developers < 7", "1 to below 7  then none"],
  ["// Technical +3", "7 and above   then Technical +3"],
  ["// Simplicity +1", "unknown       then Simplicity +1"],
  ["// Technical, for each", "for each of systems then Technical +1"],
  ["turnaround > 2880", "when turnaround > 2 days then Simplicity +3"],
  ["hasTeam === true ||", "when hasTeam or reasonChosen is design then Technical +6"],
  ["const hasTeam = ", "define hasTeam as developers >= 3 and systems has sap"],
  ["const turnaround = readDuration(", "turnaround    duration"],
  ['failed.push("score', "score >= 4"],
])("`%s` comes from `%s`", (generated, written) => {
  const lines = sourceLinesOf(generated);
  expect(lines.length).toBeGreaterThan(0);
  for (const line of lines) expect(line).toBe(written);
});

test.each(["function rank(", "export class SignalError", "function lead(", "export const version"])(
  "`%s` is nobody's line",
  (generated) => {
    expect(sourceLinesOf(generated)).toEqual([undefined]);
  },
);

test("sources are named from the project folder and part of the map; nothing else of this machine is in it", () => {
  const {
    sources: names,
    sourcesContent,
    file,
    sourceRoot,
  } = JSON.parse(contentOf(files, "classifier.js.map"));
  expect([...names].sort()).toEqual(["main.persona", "rules/weights.persona"]);
  expect(sourcesContent).toEqual(names.map((name: string) => sources[name]));
  expect({ file, sourceRoot }).toEqual({ file: "classifier.js", sourceRoot: undefined });
});

test("Node names the line of the playbook where an error is thrown, and shows it", () => {
  const folder = mkdtempSync(join(tmpdir(), "mapped-"));
  try {
    for (const { path, content } of files) writeFileSync(join(folder, path), content);
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    const thrownBy = (signals: object): string => {
      const program = `import { classify } from "./classifier.js"; classify(${JSON.stringify(signals)});`;
      writeFileSync(join(folder, "program.js"), program);
      return spawnSync(process.execPath, ["--enable-source-maps", "program.js"], {
        cwd: folder,
        encoding: "utf8",
      }).stderr;
    };
    const lineOf = (text: string): number => main.split("\n").findIndex((line) => line.includes(text)) + 1;
    const wrongNumber = thrownBy({ developers: "12" });
    expect(wrongNumber).toContain(`main.persona:${lineOf("developers    integer")}:3)\n`);
    expect(wrongNumber).toContain("developers    integer 0 to 500\n");
    expect(thrownBy({ turnaround: "soon" })).toContain(`main.persona:${lineOf("turnaround    duration")}:`);
    // Where its values are declared.
    const noMember = thrownBy({ reasonChosen: "cheap" });
    expect(noMember).toContain(`main.persona:${lineOf("reasonChosen  one of")}:3)\n`);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
