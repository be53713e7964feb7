import { expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import { diagnosticsOf } from "../harness/compile.ts";
import { countOf } from "../harness/counts.ts";
import { type Damage, damagesOf } from "../harness/damage.ts";
import { judge, unknownShapes } from "../harness/plain-grammar.ts";
import { type Book, soundBooks } from "../harness/sound-books.ts";

/**
 * Every single token of every sound example is left out, doubled or swapped with the next one. What is still well
 * formed gets no message about its syntax; anything else one message, near the damage, and never more than three.
 *
 * Whether it is well formed is said by test/harness/plain-grammar.ts. `npm run hardening` looks at a part, `npm run
 * test:damage` at everything; both print what they counted.
 */
const partOfReading = countOf("part of damaged tokens, read");
const partOfChecking = countOf("part of damaged tokens, checked");
/** Of all; of a part as much less as chance may take away, three times its standard deviation. */
const share = 0.95;
const leastShareOf = (part: number, count: number): number =>
  part === 1 ? share : share - 3 * Math.sqrt((share * (1 - share)) / count);

const books = await soundBooks();

interface Damaged extends Damage {
  readonly book: Book;
  readonly path: string;
}

/** Evenly taken from all, the same ones each time. */
function* damaged(part: number): Generator<Damaged> {
  let owed = 0;
  for (const book of books) {
    for (const path of book.own) {
      for (const damage of damagesOf(book.files.get(path) ?? "")) {
        owed += part;
        if (owed < 1) continue;
        owed -= 1;
        yield { ...damage, book, path };
      }
    }
  }
}

test("the plain grammar has a rule for every shape of the vocabulary", () => {
  expect(unknownShapes()).toEqual([]);
});

test("the plain grammar accepts every sound example", () => {
  const texts = books.flatMap(({ name, files, own }) =>
    own.map((path) => [name, path, files.get(path)] as const),
  );
  expect(texts.length).toBeGreaterThan(150);
  expect(
    texts.filter(([, , text]) => judge(text ?? "") === "malformed").map(([name, path]) => `${name} ${path}`),
  ).toEqual([]);
});

test("the parser says one thing of a damaged token, near it", () => {
  const tally = createTally();
  for (const damage of damaged(partOfReading)) {
    const { diagnostics } = parse({ path: damage.path, text: damage.text, version: 0 });
    tally.add(damage, diagnostics);
  }
  tally.print("reading");
  expect(tally.groundless).toEqual([]);
  expect(tally.crowded).toEqual([]);
  expect(tally.share).toBeGreaterThan(leastShareOf(partOfReading, tally.count));
}, 3_600_000);

test("the whole check says one thing of a damaged token, near it", async () => {
  const tally = createTally();
  for (const damage of damaged(partOfChecking)) {
    if (judge(damage.excerpt) !== "malformed") continue;
    const files = new Map([...damage.book.files, [damage.path, damage.text]]);
    tally.add(damage, await diagnosticsOf(files, damage.book.entry));
  }
  tally.print("checking");
  expect(tally.silent).toEqual([]);
  expect(tally.crowded).toEqual([]);
  expect(tally.share).toBeGreaterThan(leastShareOf(partOfChecking, tally.count));
}, 3_600_000);

function createTally() {
  const counts = { damaged: 0, "well formed": 0, doubtful: 0, malformed: 0 };
  /** How many have this number of messages. */
  const messages: number[] = [];
  let near = 0;
  let single = 0;
  const groundless: string[] = [];
  const crowded: string[] = [];
  const silent: string[] = [];
  const started = performance.now();
  const total = () => messages.reduce((sum, count) => sum + count, 0);
  return {
    /** Messages about something well formed. */
    groundless,
    /** More than three messages. */
    crowded,
    /** Malformed, and nothing is said. */
    silent,
    /** Of what has messages. */
    get count() {
      return total();
    },
    /** Of those: with one, near the damage. */
    get share() {
      return single / total();
    },
    add(damage: Damaged, diagnostics: readonly Diagnostic[]): void {
      const verdict = judge(damage.excerpt);
      counts.damaged++;
      counts[verdict === "well-formed" ? "well formed" : verdict]++;
      const [first] = diagnostics;
      if (verdict === "well-formed") {
        if (first !== undefined) groundless.push(printed(damage, diagnostics));
        return;
      }
      if (first === undefined) {
        if (verdict === "malformed") silent.push(printed(damage, diagnostics));
        return;
      }
      messages[diagnostics.length] = (messages[diagnostics.length] ?? 0) + 1;
      if (diagnostics.length > 3) crowded.push(printed(damage, diagnostics));
      if (!isNear(damage, first)) return;
      near++;
      if (diagnostics.length === 1) single++;
    },
    print(what: string): void {
      const percent = (count: number) => `${((count / total()) * 100).toFixed(2)} %`;
      const lines = [
        `${what}: ${Object.entries(counts)
          .map(([name, count]) => `${count} ${name}`)
          .join(", ")}`,
        `  of ${total()} with messages: ${messages
          .map((count, number) => `${number}: ${percent(count)}`)
          .filter(Boolean)
          .join(", ")}`,
        `  one, and near: ${percent(single)}; the first is near: ${percent(near)}; said nothing: ${silent.length}`,
        `  ${((performance.now() - started) / 1000).toFixed(1)} s`,
      ];
      process.stdout.write(`${lines.join("\n")}\n`);
    },
  };
}

const lineOf = (text: string, offset: number): number => text.slice(0, offset).split("\n").length;

/** Within one line of the damage, or of the opening whose closing is damaged. */
function isNear({ path, text, start, end, opening }: Damaged, { file, span }: Diagnostic): boolean {
  if (file !== path) return false;
  const line = lineOf(text, span.start);
  const atDamage = line >= lineOf(text, start) - 1 && line <= lineOf(text, end) + 1;
  return atDamage || (opening !== undefined && Math.abs(line - lineOf(text, opening)) <= 1);
}

function printed(
  { book, path, text, start, end, kind, image }: Damaged,
  diagnostics: readonly Diagnostic[],
): string {
  const line = text.slice(text.lastIndexOf("\n", start - 1) + 1, end + 40).replaceAll("\n", "⏎");
  const said = diagnostics.map(
    ({ code, file, span }) => `${code} at ${file === path ? lineOf(text, span.start) : file}`,
  );
  return `${book.name} ${path}:${lineOf(text, start)} ${JSON.stringify(image)} ${kind}: ${line}: ${said.join(", ")}`;
}
