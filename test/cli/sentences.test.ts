/** What a command says at its end: broken between words where a person is looking, whole in a log. */

import { expect, test } from "vitest";
import { type StyledText, styledLines } from "../../compiler/cli/terminal/styled-lines.ts";
import {
  brokenFor,
  createTerminal,
  sentenceLines,
  type Terminal,
} from "../../compiler/cli/terminal/terminal.ts";

const sentence = "4 customers: Quick 2 (50 %), Builder 1 (25 %); on average coverage 74 %, ahead by 6.5";

test("on a screen no line is wider than it, and no word is cut", () => {
  for (const columns of [40, 60, 80]) {
    const lines = brokenFor(columns, sentence, 2);
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns - 2);
    expect(lines.join(" ")).toBe(sentence);
  }
});

test("elsewhere it is one line", () => {
  expect(brokenFor(undefined, sentence, 2)).toEqual([sentence]);
});

test("a share keeps its sign of percent", () => {
  expect(brokenFor(22, "coverage 100 %, fit 14 %; 3 ahead", 0)).toEqual([
    "coverage 100 %, fit",
    "14 %; 3 ahead",
  ]);
});

test("parts in styles of their own are broken as the sentence that they make", () => {
  const terminal: Terminal = {
    ...createTerminal(),
    columns: 20,
    style: (style, text) => `<${style}>${text}</>`,
  };
  const parts: readonly StyledText[] = [
    { text: "Ana  Maria\u001b de la Cruz", style: "bold" },
    { text: " is Anxious, " },
    { text: "3 ahead of the others", style: "dim" },
  ];
  expect(styledLines(terminal, parts)).toEqual([
    "<bold>Ana Maria␛ de la</>",
    "<bold>Cruz</> is Anxious, <dim>3</>",
    "<dim>ahead of the others</>",
  ]);
  expect(styledLines({ ...terminal, columns: undefined }, parts)).toEqual([
    "<bold>Ana Maria␛ de la Cruz</> is Anxious, <dim>3 ahead of the others</>",
  ]);
});

test("signs that steer a terminal are shown", () => {
  expect(brokenFor(80, "made \u001b[2J: 3 pages", 2).join("")).not.toContain("\u001b");
});

test("a sentence in a language of the playbook keeps its words, and the marks that hold directions apart", () => {
  const said =
    "شركة \u2068Acme\u2069: تقني، لأن \u2068Developers\u2069: 12 (+5) و\u2068Systems\u2069: SAP (+3)، وغير ذلك الكثير";
  for (const columns of [40, 80]) {
    const lines = sentenceLines(columns, said, 4);
    expect(lines.join(" ")).toBe(said);
    for (const line of lines)
      expect(line.replace(/[\u2068\u2069]/g, "").length).toBeLessThanOrEqual(columns - 4);
  }
  expect(sentenceLines(40, said, 4).length).toBeGreaterThan(1);
  expect(sentenceLines(undefined, said, 4)).toEqual([said]);
  const shown = sentenceLines(80, "\u001b[2J\u202e", 0).join("");
  for (const obeyed of ["\u001b", "\u202e"]) expect(shown).not.toContain(obeyed);
});
