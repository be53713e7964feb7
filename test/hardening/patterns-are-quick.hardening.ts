import { runInNewContext } from "node:vm";
import { checkSync } from "recheck";
import { expect, test } from "vitest";
import { compilePattern } from "../../compiler/values/pattern.ts";
import { matchesPattern } from "../../compiler/values/pattern-match.ts";
import { drawsOf } from "../harness/counts.ts";
import { createRandom } from "../harness/mutate.ts";
import { codeOf, sourceFiles } from "../harness/source-files.ts";

/**
 * No text can hold up a regular expression: neither a pattern of a playbook, whatever it is, nor one of our own.
 *
 * Our own are found in the sources and judged by recheck, which looks for texts that take more than linear time.
 */

const pieces = [..."abx .", "\\w", "\\s", "\\d", "[a-c]", "[^a]", "a|b", "^", "$", "\\b", "é", "😀"];
const counts = ["*", "+", "?", "{2,5}", "{0,20}", "*?", "+?", ""];

/** Patterns as they are written by hand, with what others are slow at: repeats in repeats, choices that overlap. */
function drawPattern(random: () => number, depth = 3): string {
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const part = (): string =>
    depth > 0 && random() < 0.4 ? `(${drawPattern(random, depth - 1)})` : `(${pick(pieces)})`;
  return Array.from({ length: 1 + Math.floor(random() * 3) }, () => part() + pick(counts)).join(
    random() < 0.2 ? "|" : "",
  );
}

/** Nearly as many steps as a pattern may have, and most of them at work at once. */
const largest = ["(a?a?a?){40}z", "(a?){120}$b", "(.?){100}\\b!", "(\\w\\s?){50}!$"];

const attackTexts = ["a", "ab", "a ", " ", "x", "1", "é", "😀", "b."].flatMap((piece) => [
  piece.repeat(10_000 / piece.length),
  `${piece.repeat(9_999 / piece.length)}!`,
]);

test.each(drawsOf("attacked patterns", 20261127))(
  "$count patterns of seed $seed against texts of 10,000 characters",
  ({ seed, count }) => {
    const random = createRandom(seed);
    let accepted = 0;
    let slowest = 0;
    for (let round = 0; round < count; round++) {
      const source = largest[round] ?? drawPattern(random);
      const compiled = compilePattern(source);
      if ("problem" in compiled) continue;
      accepted++;
      for (const text of attackTexts) {
        const limit = 10;
        let took = Number.POSITIVE_INFINITY;
        // Beside other suites a processor is half as quick, but not all the time.
        for (let again = 0; took > limit && again < 50; again++) {
          const from = process.threadCpuUsage();
          matchesPattern(compiled.program, text);
          const { user, system } = process.threadCpuUsage(from);
          took = (user + system) / 1000;
        }
        slowest = Math.max(slowest, took);
        expect(
          took,
          `/${source}/ of ${compiled.program.steps.length} steps on ${text.slice(0, 5)}…`,
        ).toBeLessThanOrEqual(limit);
      }
    }
    console.log(`seed ${seed}: ${accepted} patterns, the slowest match took ${slowest.toFixed(1)} ms`);
    expect(accepted).toBeGreaterThan(count / 4);
  },
);

/** Literals that esbuild's and our own style leave easy to find: after `(`, `=`, `,`, `:`, `!`, `&`, `|`, `?` or a line's start. */
const literal =
  /(?<=[(=,:!&|?[]\s*|^\s*|return )\/((?:[^/\\\n[]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?=[.,;)\s\]])/gm;

test("none of our own regular expressions takes more than linear time", () => {
  process.env.RECHECK_BACKEND = "pure";
  const found = ["compiler", "language-server", "vscode-extension"].flatMap((folder) => {
    const here = sourceFiles(folder).flatMap(({ path, text }) =>
      [...codeOf(text).matchAll(literal)].map(([, source = "", flags = ""]) => ({ path, source, flags })),
    );
    expect(here.length, folder).toBeGreaterThan(10);
    return here;
  });
  const slow: string[] = [];
  let unknown = 0;
  for (const { path, source, flags } of found) {
    // recheck knows no `v`, and no properties of characters but those of its own Unicode tables.
    const verdict = checkSync(source, flags.replace("v", "u"), { timeout: 10_000 });
    if (verdict.status === "unknown") unknown++;
    if (verdict.status === "vulnerable" && holdsUp(source, flags, verdict.attack.string))
      slow.push(`${path} /${source}/${flags}`);
  }
  console.log(`${found.length} of our own, ${unknown} of them not decided`);
  expect(slow).toEqual([]);
  expect(unknown).toBeLessThan(found.length / 10);
});

/**
 * What recheck does not derive it tries out, and then it takes some of ours for slow that are not, by chance. So its
 * attack is run: 50,000 characters are read in a millisecond, or in seconds.
 */
function holdsUp(source: string, flags: string, attack: string): boolean {
  // A busy machine may hold up what is quick, but hardly three times.
  return [1, 2, 3].every(() => {
    try {
      runInNewContext("new RegExp(source, flags).test(attack)", { source, flags, attack }, { timeout: 200 });
      return false;
    } catch {
      return true;
    }
  });
}

test("an expression that takes more than linear time is found out", () => {
  const blanks = `x${" ".repeat(50_000)}x`;
  expect(holdsUp("\\s+$", "", blanks)).toBe(true);
  expect(holdsUp("(?<!\\s)\\s+$", "", blanks)).toBe(false);
});
