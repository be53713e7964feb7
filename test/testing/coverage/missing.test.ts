/** What is not covered: a text is told once, with its languages; of two tones, or two places, each by itself. */

import { expect, test } from "vitest";
import type { CoverageItem } from "../../../compiler/testing/coverage/coverage.ts";
import { missingOf } from "../../../compiler/testing/coverage/missing.ts";

const at = (line: number) => ({ file: "messages.persona", line, column: 1 });
const template = (of: string, language: string, line: number, by?: string): CoverageItem => ({
  kind: "templates",
  id: `${line} ${of} ${language}`,
  name: `${of} in ${language}`,
  text: { of, language },
  at: at(line),
  ...(by === undefined ? {} : { by }),
});

test("a text that is missing in several languages is told once", () => {
  const items: readonly CoverageItem[] = [
    { kind: "rules", id: "rule a", name: "Developers", at: at(1) },
    { kind: "rules", id: "rule b", name: "Developers", at: at(1) },
    template("Hello (formal)", "en", 3),
    template("Hello (relaxed)", "en", 3),
    template("Hello (formal)", "el", 3),
    template("Hello (formal)", "es", 3, "a test"),
    template("Hello (relaxed)", "el", 3, "a test"),
    template("the text of call", "en", 8),
    template("the text of call", "en", 9),
  ];
  expect(missingOf(items).map(({ kind, name, at: { line } }) => `${line} ${kind}: ${name}`)).toEqual([
    "1 rules: Developers",
    "1 rules: Developers",
    "3 templates: Hello (formal) in en, el",
    "3 templates: Hello (relaxed) in en",
    "8 templates: the text of call in en",
    "9 templates: the text of call in en",
  ]);
});
