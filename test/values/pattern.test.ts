import fc from "fast-check";
import { RE2JS } from "re2js";
import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { compilePattern } from "../../compiler/values/pattern.ts";
import { matchesPattern } from "../../compiler/values/pattern-match.ts";
import { fold } from "../../compiler/values/text-fold.ts";

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if ("problem" in compiled) throw new Error(`${pattern}: ${compiled.problem.kind}`);
  return matchesPattern(compiled.program, fold(text));
}

const problemOf = (pattern: string) => {
  const compiled = compilePattern(pattern);
  return "problem" in compiled ? compiled.problem : undefined;
};

// ---------- random patterns of the part that is allowed ----------

const atom = fc.constantFrom(
  ..."a b A é σ Ω 0 _ - . \\d \\w \\s \\D \\W \\S [ab] [^a] [A-C_] [^\\w-] [\\d.] \\. \\/ \\\\ \\t 😀".split(
    " ",
  ),
  " ",
);
const place = fc.constantFrom("^", "$", "\\b", "\\B");
const count = fc.constantFrom("", "", "*", "+", "?", "{2}", "{0,2}", "{1,}", "*?", "{2,3}?");
const { pattern } = fc.letrec<{ pattern: string; part: string }>((tie) => ({
  pattern: fc
    .array(
      fc.array(fc.oneof({ weight: 4, arbitrary: tie("part") }, { weight: 1, arbitrary: place }), {
        maxLength: 4,
      }),
      {
        minLength: 1,
        maxLength: 3,
      },
    )
    .map((alternatives) => alternatives.map((parts) => parts.join("")).join("|")),
  part: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(atom, count).map((parts) => parts.join("")),
    fc
      .tuple(fc.constantFrom("(", "(?:"), tie("pattern"), count)
      .map(([open, inner, times]) => `${open}${inner})${times}`),
  ),
}));
const text = fc
  .array(fc.constantFrom(..."a b c A B é É σ ς Σ ω 0 7 _ - . / \\ 😀".split(" "), " ", "\t", "\n"), {
    maxLength: 12,
  })
  .map((characters) => characters.join(""));

test("a pattern is found where RE2 finds it, whatever the case", () => {
  fc.assert(
    fc.property(pattern, fc.array(text, { minLength: 3, maxLength: 6 }), (source, texts) => {
      const compiled = compilePattern(source);
      fc.pre(!("problem" in compiled && compiled.problem.kind.startsWith("too l")));
      const oracle = RE2JS.compile(source, RE2JS.CASE_INSENSITIVE);
      for (const one of texts)
        expect([source, one, matches(source, one)]).toEqual([source, one, oracle.matcher(fold(one)).find()]);
    }),
    { numRuns: 500, seed: 20_261_127 },
  );
});

test("whatever is written, it is read or the place of the problem is said", () => {
  const anything = fc.array(
    fc.constantFrom(..."a ( ) [ ] { } * + ? ^ $ | \\ . - , : = ! < 1 2 p é 😀".split(" ")),
    {
      maxLength: 14,
    },
  );
  fc.assert(
    fc.property(anything, (characters) => {
      const source = characters.join("");
      const problem = problemOf(source);
      if (problem === undefined) {
        // What is allowed is a part of what RE2 allows.
        expect(() => RE2JS.compile(source), source).not.toThrow();
      } else {
        expect(problem.start).toBeGreaterThanOrEqual(0);
        expect(problem.end).toBeLessThanOrEqual(source.length);
        expect(problem.end).toBeGreaterThan(problem.start);
      }
    }),
    { numRuns: 3_000, seed: 20_261_127 },
  );
});

describe("what would need a second look at a text is refused", () => {
  test.each([
    ["(?=a)", "look-around", "(?="],
    ["x(?<!a)", "look-around", "(?<!"],
    ["(a)\\1", "back-reference", "\\1"],
    ["(?i)a", "flag or name", "(?i"],
    ["(?P<n>a)", "flag or name", "(?P"],
    ["a{1001}", "count too high", "{1001}"],
    ["\\p{L}", "unicode class", "\\p"],
  ])("%s", (source, kind, marked) => {
    const problem = problemOf(source);
    expect(problem?.kind).toBe(kind);
    expect(source.slice(problem?.start, problem?.end)).toBe(marked);
  });
});

test("the limits hold at their ends", () => {
  expect(problemOf("a".repeat(limits.patternSteps))).toBeUndefined();
  expect(problemOf("a".repeat(limits.patternSteps + 1))?.kind).toBe("too large");
  expect(problemOf("a".repeat(limits.patternLength + 1))?.kind).toBe("too long");
  expect(problemOf(`(${"(a{1000}){1000}"}){1000}`)?.kind).toBe("too large");
});

test("counts are followed over many steps, where RE2 follows them too", () => {
  const long = fc
    .tuple(
      fc.constantFrom("", "a", "[ab]*", "^", "\\b"),
      fc.constantFrom("a", "[ab]", "(a|b)", "(ab?)", "(a?b)", "(\\w+ )", "a?"),
      fc.integer({ min: 20, max: 70 }),
      fc.constantFrom("", "a", "c", "$", "[ab]$", "\\b.", "b?$"),
    )
    .map(([before, part, times, after]) => `${before}${part}{${times}}${after}`);
  const letters = fc.string({ unit: fc.constantFrom("a", "a", "a", "b", "b", " "), maxLength: 120 });
  fc.assert(
    fc.property(long, fc.array(letters, { minLength: 4, maxLength: 8 }), (source, texts) => {
      fc.pre(problemOf(source) === undefined);
      const oracle = RE2JS.compile(source);
      for (const one of [...texts, "a".repeat(71), "ab".repeat(70), "a ".repeat(70)])
        expect([source, one, matches(source, one)]).toEqual([source, one, oracle.matcher(one).find()]);
    }),
    { numRuns: 400, seed: 20_261_127 },
  );
});

/** What is done for a character is bounded by the pattern: see test/hardening for the time it takes. */
test("each character is read once, for patterns that others try again and again", () => {
  for (const source of [
    "(a+)+$",
    "(a|a)*b",
    "(.*)(.*)(.*)=",
    "(a|b)*a(a|b){40}c",
    "(x?){60}y",
    "^(\\w+\\s?)+$",
  ]) {
    const compiled = compilePattern(source);
    if ("problem" in compiled) throw new Error(source);
    const text = `${"a".repeat(1_000)}!`;
    let reads = 0;
    const counted = {
      codePointAt(at: number) {
        reads++;
        return text.codePointAt(at);
      },
    };
    expect(matchesPattern(compiled.program, counted as string)).toBe(false);
    expect(reads, source).toBe(text.length + 1);
  }
});
