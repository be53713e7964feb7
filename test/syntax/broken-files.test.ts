import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { children, type SyntaxNode } from "../../compiler/syntax/walk.ts";
import { createRandom, mutate } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

const parseText = (text: string) => parse({ path: "main.persona", text, version: 0 });
const examples = textFiles("test/fixtures/**/*.persona").map(({ text }) => text);
const longest = 4096;

/** Whether every node lies inside its parent. */
const nests = (node: SyntaxNode): boolean =>
  children(node).every((child) => child.start >= node.start && child.end <= node.end && nests(child));

/** At most 4 KiB of an example, whole lines, often less. */
function excerpt(text: string, random: () => number): string {
  const length = random() < 0.6 ? 400 : longest;
  const start = text.lastIndexOf("\n", Math.floor(random() * Math.max(1, text.length - length))) + 1;
  return text.slice(start, start + length);
}

/** Processor time, as others use the machine too. */
function secondsSince(started: NodeJS.CpuUsage): number {
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1_000_000;
}

test("500 damaged files are read to the end, each in time", () => {
  const seed = 20261001;
  const random = createRandom(seed);
  parseText("persona A {}");
  for (let round = 0; round < 500; round++) {
    const example = examples[Math.floor(random() * examples.length)] as string;
    const text = mutate(excerpt(example, random), random).slice(0, longest);
    const started = process.cpuUsage();
    const { diagnostics, tree } = parseText(text);
    const took = secondsSince(started);
    const what = `seed ${seed}, round ${round}: ${JSON.stringify(text)}`;
    for (const { span } of diagnostics) {
      if (span.start < 0 || span.end > text.length || span.end < span.start) expect.fail(what);
    }
    if (round % 5 === 0 && !nests(tree)) expect.fail(what);
    // A pause of the machine is no fault of the text: what is slow must be slow twice.
    if (took > 0.25) {
      const again = process.cpuUsage();
      parseText(text);
      expect(secondsSince(again), what).toBeLessThan(0.25);
    }
  }
});

describe("every beginning of a file is read without throwing", () => {
  test("of the language by example", () => {
    const text = textFiles("test/fixtures/parse/language.persona")[0]?.text ?? "";
    for (let end = 0; end < text.length; end += 17) parseText(text.slice(0, end));
  });
});

describe("size and depth", () => {
  const seconds = (text: string): number => {
    const started = process.cpuUsage();
    parseText(text);
    return secondsSince(started);
  };

  test.each([
    ["broken blocks", (count: number) => "persona A { summary } ) x\n".repeat(count), 5000],
    ["unclosed blocks", (count: number) => "persona A {\n".repeat(count), 5000],
    ["unclosed parentheses", (count: number) => `define a as ${"(".repeat(count)}`, 5000],
    ["unclosed texts", (count: number) => 'persona A { summary "x\n'.repeat(count), 5000],
    ["unclosed text blocks", (count: number) => 'persona A { summary """\n'.repeat(count), 5000],
    ["unknown words", (count: number) => `persona A { ${"frobnicate 1\n".repeat(count)} }`, 5000],
    ["skipped blocks", (count: number) => "voice { a { b\n".repeat(count), 5000],
    ["negations", (count: number) => `define a as ${"not ".repeat(count)} b`, 5000],
    ["terms", (count: number) => `define a as ${"b and ".repeat(count)} b`, 5000],
    ["odd characters", (count: number) => "“ ‘ ٣ ، \u202e".repeat(count), 5000],
    ["backslashes", (count: number) => `persona A { summary "${"\\\\".repeat(count)}`, 5000],
    ["quotes", (count: number) => '"""'.repeat(count), 5000],
    ["commas", (count: number) => `persona A { channels ${"a,\n".repeat(count)} }`, 5000],
  ])("%s in number cost in proportion", (_name, text, count) => {
    seconds(text(count));
    const growth = () => {
      const once = Math.max(0.004, seconds(text(count)));
      return seconds(text(count * 4)) / once;
    };
    // A pause of the machine is no fault of the text: what grows must grow three times.
    if (growth() >= 12 && growth() >= 12) expect(growth()).toBeLessThan(12);
  });

  test.each([
    ["parentheses", (depth: number) => `define a as ${"(".repeat(depth)}b${")".repeat(depth)}`],
    ["blocks", (depth: number) => `play P { ${"if a { ".repeat(depth)}${"} ".repeat(depth)}}`],
    ["negations", (depth: number) => `define a as ${"not ".repeat(depth)}b`],
  ])("%s nested a hundred thousand deep are one message", (_name, text) => {
    const { diagnostics } = parseText(text(100_000));
    expect(diagnostics.map(({ code }) => code)).toEqual(["too-deep"]);
    expect(parseText(text(limits.nesting - 1)).diagnostics).toEqual([]);
  });

  test("a file of mistakes keeps to the limits", () => {
    const { diagnostics } = parseText('persona A { summary then } = " ٣ x\n'.repeat(5_000));
    expect(diagnostics.length).toBeLessThanOrEqual(limits.diagnosticsPerFile);
  });
});
