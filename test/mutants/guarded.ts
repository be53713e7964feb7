/**
 * What keeps bad input out and texts harmless, in groups: bar B32 of docs/hardening.md.
 *
 * `npm run test:coverage` counts the branches of each group that tests take, `npm run test:mutants` the faults in it
 * that tests notice.
 */

export interface Group {
  /** For coverage, groups of a part count as one. */
  readonly part: "resolver" | "limits" | "readers" | "writers";
  readonly files: readonly string[];
  /** Those that look at these files most closely, quickest first: what they do not notice counts as missed. */
  readonly tests: readonly string[];
}

const inRecords = (...names: readonly string[]) => names.map((name) => `compiler/records/${name}.ts`);
const testsOfRecords = (names: string) => names.split(" ").map((name) => `test/records/${name}.test.ts`);
const ofRecords = testsOfRecords(
  "header contact-cells csv-records codec problems plain-records input blocks json-records right-words encode " +
    "customer-fields mapped-fields encodings foreign-files team share-columns working-hours further-cells codes " +
    "separators outcomes values customers json-text long-records",
);

export const guarded: Readonly<Record<string, Group>> = {
  resolver: {
    part: "resolver",
    files: ["compiler/resolver/*.ts"],
    tests: [
      ...["scope", "uses", "definitions", "changes", "paths", "unknown-names", "resolve"].map(
        (name) => `test/resolver/${name}.test.ts`,
      ),
      ...["test/project/project.test.ts", "test/fixtures.test.ts"],
    ],
  },
  limits: {
    part: "limits",
    files: ["compiler/limits.ts", "compiler/project/cap.ts"],
    tests: ["test/project/cap.test.ts"],
  },
  sources: {
    part: "readers",
    files: ["compiler/source/*.ts", "compiler/syntax/decode.ts"],
    tests: [
      "test/syntax/decode.test.ts",
      ...["ascending", "line-map", "package-path", "project-path", "span", "work"].map(
        (name) => `test/source/${name}.test.ts`,
      ),
    ],
  },
  json: {
    part: "readers",
    files: inRecords(
      ..."blocks input json-records json-text plain-records problem problems raw-record records utf8".split(" "),
    ),
    tests: testsOfRecords(
      "json-text json-records input blocks plain-records problems codec encodings long-records",
    ),
  },
  rows: {
    part: "readers",
    files: inRecords(
      ..."codec contact-cells compared-columns csv-records csv-separator foreign-file further-cells header".split(
        " ",
      ),
      "share-columns",
    ),
    tests: ofRecords,
  },
  values: {
    part: "readers",
    files: inRecords(..."encode read-scalar read-value right-spelling working-hours".split(" ")),
    tests: ofRecords,
  },
  customers: {
    part: "readers",
    files: inRecords(..."customer-fields customer fields outcomes record-fields record team".split(" ")),
    tests: ofRecords,
  },
  "short-ways": {
    part: "readers",
    files: inRecords("half-sip-hash", "ids-seen", "sound-lines", "sound-records", "value-reader"),
    tests: testsOfRecords("half-sip-hash value-reader sound-lines sound-reader ids-seen"),
  },
  code: {
    part: "writers",
    files: ["compiler/emit/javascript/writers.ts", "compiler/values/json-text.ts"],
    tests: [
      "test/values/json-text.test.ts",
      "test/emit/javascript-writers.test.ts",
      "test/emit/json.test.ts",
      "test/emit/record.test.ts",
    ],
  },
  pages: {
    part: "writers",
    files: [
      "compiler/emit/pages/html.ts",
      "compiler/emit/csv-writer.ts",
      "compiler/diagnostics/build-log-commands.ts",
    ],
    tests: [
      "test/diagnostics/build-log-commands.test.ts",
      "test/emit/csv-writer.test.ts",
      "test/pages/html.test.ts",
    ],
  },
  plans: {
    part: "writers",
    files: ["compiler/planner/calendar/content-line.ts", "compiler/planner/words/markdown.ts"],
    tests: ["test/calendar/content-line.test.ts", "test/plans/escape-markdown.test.ts"],
  },
};
