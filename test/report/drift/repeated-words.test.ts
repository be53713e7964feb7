/** Words that repeat, counted a second time by hand. */

import fc from "fast-check";
import { expect, test } from "vitest";
import {
  createWordCounter,
  logLikelihood,
  repeatedWords,
} from "../../../compiler/report/drift/repeated-words.ts";

const counted = (texts: readonly string[]) => {
  const counter = createWordCounter();
  for (const text of texts) counter.add(text);
  return counter.counts;
};
const many = (count: number, text: string): readonly string[] => Array<string>(count).fill(text);

test("a customer counts once for each word, whatever its capitals; a mark ends a row of words", () => {
  const { texts, customers } = counted(["Login login LOGIN", "the login. Page 42", "", "  "]);
  expect(texts).toBe(2);
  expect(customers.get("login")).toBe(2);
  expect(customers.get("the login")).toBe(1);
  expect(customers.has("login page")).toBe(false);
  expect(customers.has("42")).toBe(false);
});

test("what rose is told, with its whole phrase; what everybody always writes is not", () => {
  const before = counted([...many(60, "the price"), ...many(40, "the time of the team")]);
  const now = counted([
    ...many(50, "the price"),
    ...many(30, "single sign on is missing"),
    ...many(20, "the time of the team"),
  ]);
  const found = repeatedWords(before, now, 5);
  expect(found[0]).toEqual({ words: "single sign on", before: 0, now: 30 });
  expect(found.map(({ words }) => words)).not.toContain("the");
  expect(found.map(({ words }) => words)).not.toContain("price");
});

test("of a sentence longer than three words, its first and last word are not told as well", () => {
  const before = counted(many(100, "price"));
  const now = counted([
    ...many(50, "price"),
    ...many(30, "the migration takes too long"),
    ...many(30, "the invoice"),
    ...many(20, "long waits"),
  ]);
  expect(repeatedWords(before, now, 5).map(({ words }) => words)).toEqual([
    "the",
    "long",
    "migration takes too",
    "the invoice",
    "long waits",
  ]);
  const alone = counted([...many(70, "price"), ...many(30, "the migration takes too long")]);
  expect(repeatedWords(before, alone, 5).map(({ words }) => words)).toEqual(["migration takes too"]);
});

test("in scripts without blanks, too", () => {
  const found = repeatedWords(
    counted(many(40, "値段")),
    counted([...many(20, "値段"), ...many(20, "連携が遅い")]),
    5,
  );
  expect(found.some(({ words }) => "連携が遅い".includes(words.replaceAll(" ", "")))).toBe(true);
});

test("words are those that Unicode's own segmentation finds, where blanks stand between them", () => {
  const segmenter = new Intl.Segmenter("und", { granularity: "word" });
  const pieces = [
    "don't",
    "login",
    "über",
    "ποτέ",
    "خدمة",
    "12",
    " ",
    "  ",
    ", ",
    ". ",
    "! ",
    " (",
    ") ",
    " – ",
    "\n",
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 12 }), (some) => {
      const text = some.join(" ");
      const words = [...segmenter.segment(text)]
        .filter((each) => each.isWordLike)
        .map(({ segment }) => segment);
      const single = [...counted([text]).customers.keys()].filter((phrase) => !phrase.includes(" "));
      expect(new Set(single)).toEqual(new Set(words.filter((word) => word !== "12")));
    }),
    { seed: 29 },
  );
});

test("fewer customers than asked for are never shown", () => {
  const found = repeatedWords(
    counted(many(100, "fine")),
    counted([...many(96, "fine"), ...many(4, "broken")]),
    5,
  );
  expect(found).toEqual([]);
});

test("the ratio is that of the likelihoods, worked out as products of chances", () => {
  const chance = (count: number, of: number, rate: number) => rate ** count * (1 - rate) ** (of - count);
  for (const [a, n, b, m] of [
    [1, 10, 5, 12],
    [0, 20, 4, 15],
    [3, 9, 3, 9],
  ] as const) {
    const one = chance(a, n, (a + b) / (n + m)) * chance(b, m, (a + b) / (n + m));
    const two = chance(a, n, a / n) * chance(b, m, b / m);
    expect(logLikelihood(a, n, b, m)).toBeCloseTo(2 * Math.log(two / one), 9);
  }
});

test("what had to be forgotten is not told as new, and counts stay within their bounds", () => {
  const anyTexts = fc.array(
    fc.constantFrom(..."abcdefghijklmnopqrst").map((letter) => `word${letter}`),
    {
      minLength: 30,
      maxLength: 300,
    },
  );
  fc.assert(
    fc.property(anyTexts, fc.integer({ min: 2, max: 12 }), (texts, kept) => {
      const counter = createWordCounter(kept);
      for (const text of texts) counter.add(text);
      const { customers, forgotten } = counter.counts;
      expect(customers.size).toBeLessThanOrEqual(kept);
      for (const [word, used] of counted(texts).customers) {
        const most = customers.get(word) ?? forgotten;
        expect(used).toBeLessThanOrEqual(most);
        expect(used).toBeGreaterThanOrEqual(most - forgotten);
      }
      // A file is nothing new beside itself.
      expect(repeatedWords(counter.counts, counter.counts, 1)).toEqual([]);
    }),
    { seed: 20261128 },
  );
});
