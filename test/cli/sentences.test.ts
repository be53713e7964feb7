/** What a command says at its end: broken between words where a person is looking, whole in a log. */

import { expect, test } from "vitest";
import { brokenFor } from "../../compiler/cli/terminal.ts";

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

test("signs that steer a terminal are shown", () => {
  expect(brokenFor(80, "made \u001b[2J: 3 pages", 2).join("")).not.toContain("\u001b");
});
