/** What other programs read of a check: every fixture's diagnostics as SARIF, held to its schema, and for GitHub. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import schema from "@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json" with { type: "json" };
import AjvDraft04 from "ajv-draft-04";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { writtenDiagnostics } from "../../compiler/cli/diagnostic-formats.ts";
import type { Fix } from "../../compiler/diagnostics/diagnostic.ts";
import { folderWith, persona } from "../harness/command.ts";
import { snapshotOf } from "../harness/compile.ts";
import { oneTest as main } from "../harness/one-test.ts";
import { afterFixes, type Region, type SarifFix } from "../harness/sarif.ts";
import { root } from "../harness/source-files.ts";

/** The files with one playbook by itself, evenly spread: all of them take a minute. */
const files = globSync("test/fixtures/**/*.persona", { cwd: root })
  .sort()
  .filter((_, index) => index % 7 === 0);

// As the standard publishes it: draft 04, and patterns from before `u`.
const ajv = new AjvDraft04.default({ strict: false, unicodeRegExp: false });
addFormats.default(ajv);
const validate = ajv.compile(schema);
const isValid = (log: unknown): string => (validate(log) ? "valid" : ajv.errorsText(validate.errors));

interface SarifResult {
  readonly ruleId: string;
  readonly message: { readonly text: string };
  readonly locations: readonly [{ readonly physicalLocation: { readonly region: Region } }];
  readonly fixes?: readonly SarifFix[];
  readonly suppressions?: readonly unknown[];
}

const afterEdits = (text: string, edits: Fix["edits"]): string =>
  edits
    .toSorted((a, b) => b.span.start - a.span.start)
    .reduce((rest, { span, newText }) => rest.slice(0, span.start) + newText + rest.slice(span.end), text);

describe("the diagnostics of every seventh fixture", () => {
  test("are a valid SARIF log, with the same places and fixes as JSON, and a line each for GitHub", async () => {
    let seen = 0;
    for (const path of files) {
      const snapshot = await snapshotOf(new Map([["main.persona", readFileSync(join(root, path), "utf8")]]));
      const checked = { snapshot, shownRoot: "my playbook" };
      const log = JSON.parse(writtenDiagnostics("sarif", checked));
      expect(isValid(log), path).toBe("valid");
      const results: readonly SarifResult[] = log.runs[0].results;
      const told = results.filter(({ suppressions }) => suppressions === undefined);

      const { diagnostics } = JSON.parse(writtenDiagnostics("json", checked));
      expect(
        told.map(({ ruleId, fixes, locations: [{ physicalLocation }] }) => [
          ruleId,
          physicalLocation.region.startLine,
          physicalLocation.region.startColumn,
          fixes?.length ?? 0,
        ]),
        path,
      ).toEqual(
        diagnostics.map(
          (each: { code: string; range: { start: { line: number; column: number } }; fixes: unknown[] }) => [
            each.code,
            each.range.start.line,
            each.range.start.column,
            each.fixes.length,
          ],
        ),
      );

      const text = snapshot.text("main.persona") ?? "";
      for (const [index, result] of told.entries())
        expect(
          (result.fixes ?? []).map((fix) => afterFixes(text, [fix])),
          path,
        ).toEqual(snapshot.diagnostics[index]?.fixes.map((fix) => afterEdits(text, fix.edits)));

      const lines = writtenDiagnostics("github", checked).split("\n").slice(0, -1);
      expect(lines, path).toHaveLength(told.length);
      for (const [index, line] of lines.entries()) {
        expect(line).toMatch(/^::(?:error|warning|notice) file=my playbook\/main\.persona,line=\d+,[^:]*::/);
        const first = told[index]?.message.text.split("\n", 1)[0] ?? "";
        if (/^[\x20-\x24\x26-\x7e]*$/.test(first)) expect(line).toContain(`::${first}`);
      }
      seen += told.length;
    }
    expect(seen).toBeGreaterThan(100);
  });
});

describe("the command", () => {
  const broken =
    'playbook P "P" {\n  version "1.0.0"\n  owner "A <a@example.com>"\n  languages xx-yy-zz\n  timezone "Utopia"\n}\n';
  const folder = folderWith({ "with blank, and%/main.persona": broken });

  test("ends as without a format, and writes paths so that hosts find them", () => {
    const { status, stdout } = persona(["check", "with blank, and%", "--format", "github"], { in: folder });
    expect(status).toBe(1);
    expect(stdout).toMatch(/^::error file=with blank%2C and%25\/main\.persona,line=/);
    const sarif = persona(["check", "with blank, and%", "--format", "sarif"], { in: folder }).stdout;
    expect(sarif).toContain('"uri": "with%20blank%2C%20and%25/main.persona"');
  });

  test("says of tests, too, what does not come out", () => {
    const failing = folderWith(
      { "main.persona": main.replace("expect persona Quick", "expect persona Builder") },
      "starter",
    );
    const { status, stdout } = persona(["test", "--reporter", "sarif"], { in: failing });
    expect(status).toBe(1);
    const log = JSON.parse(stdout);
    expect(isValid(log)).toBe("valid");
    expect(log.runs[0].results.map((each: SarifResult) => each.ruleId)).toEqual(["expectation-not-met"]);
    // To the end of the line: a region from a place to itself would mark nothing.
    expect(log.runs[0].results[0].locations[0].physicalLocation.region).toEqual({
      startLine: 117,
      startColumn: 10,
    });
    expect(log.runs[0].results[0].message.text).toMatch(/^in a hurry.*\nexpected {2}persona Builder\n/);
    expect(persona(["test", "--reporter", "github"], { in: failing }).stdout).toMatch(
      /^::error file=main\.persona,line=117,col=10,title=in a hurry and without developers is Quick::expected {2}persona Builder%0A/,
    );
  });
});
