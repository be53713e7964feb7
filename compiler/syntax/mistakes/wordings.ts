/**
 * Everyday wordings: how people write a date, a time or a comparison before they know how this language does.
 *
 * Looked at only where a line could not be read: the first wording that stands at that place says what was meant.
 * So they cost nothing in a file without mistakes. Which there are is said in wordings/, by what they are about; signs
 * and quotation marks of other scripts are oddities.ts.
 */

import type { Span } from "../../source/span.ts";
import type { WrittenWords } from "../file-words.ts";
import { lineEnd, lineStart } from "../line-bounds.ts";
import { type DeclarationKind, specificationOf } from "../vocabulary.ts";
import { conditionWordings } from "./wordings/conditions.ts";
import { dateWordings } from "./wordings/dates.ts";
import { declarationWordings } from "./wordings/declarations.ts";
import { expectationWordings } from "./wordings/expectations.ts";
import { frequencyWordings } from "./wordings/frequencies.ts";
import { hourWordings } from "./wordings/hours.ts";
import { numberWordings } from "./wordings/numbers.ts";
import { otherLanguageWordings } from "./wordings/other-languages.ts";
import { pointWordings } from "./wordings/points.ts";
import { rangeWordings } from "./wordings/ranges.ts";
import { timeWordings } from "./wordings/times.ts";
import { todayWordings } from "./wordings/today.ts";
import type { Groups, Place, Wording } from "./wordings/wording.ts";

export interface Finding {
  readonly code: "other-wording" | "needless-sign" | Exclude<Wording["code"], undefined>;
  readonly span: Span;
  readonly found: string;
  /** What to write instead; several where only the writer knows which, none where it cannot be said. */
  readonly write: readonly string[];
  /** Whether the one thing to write is certainly what was meant. */
  readonly certain: boolean;
}

/** Made at the first mistake; in this order, so that what says more of a line comes before what says less. */
let all: readonly Wording[] | undefined;

/**
 * @param at where reading stopped, as an offset in `text`
 * @param expected what should have stood there, in the words of the message
 * @param written the words of the file
 */
export function findWording(
  text: string,
  at: number,
  expected: string,
  place: Place,
  written: () => WrittenWords,
): Finding | undefined {
  const start = lineStart(text, at);
  const line = text.slice(start, lineEnd(text, at));
  // A line this long was written by a program.
  if (line.length > 1_000) return undefined;
  const find = (line: string, at: number) => findInLine(line, at, expected, place, written);
  const found = find(line, at - start);
  if (found !== undefined) return moved(found, (offset) => start + offset);
  // `lastVisit  after 2026-01-01`: a wording has one blank between its words.
  if (!/[^ ] {2,}[^ ]/.test(line)) return undefined;
  const kept = withoutWideBlanks(line);
  const foundNarrow = find(kept.map((index) => line[index]).join(""), kept.indexOf(at - start));
  return foundNarrow && moved(foundNarrow, (offset) => start + (kept[offset] ?? line.length));
}

const moved = (found: Finding, move: (offset: number) => number): Finding => ({
  ...found,
  span: { start: move(found.span.start), end: move(found.span.end - 1) + 1 },
});

/** Where the letters of a line stand but for all blanks of a row save its last; in a text all stay. */
function withoutWideBlanks(line: string): readonly number[] {
  let isText = false;
  return Array.from({ length: line.length }, (_, index) => index).filter((index) => {
    if (line[index] === '"' && line[index - 1] !== "\\") isText = !isText;
    return isText || line.slice(index, index + 2) !== "  ";
  });
}

/** The same within a line. */
function findInLine(
  line: string,
  at: number,
  expected: string,
  place: Place,
  written: () => WrittenWords,
): Finding | undefined {
  all ??= [
    ...hourWordings(),
    ...dateWordings(),
    ...todayWordings(),
    ...frequencyWordings(),
    ...timeWordings(),
    ...numberWordings(),
    ...declarationWordings(),
    ...expectationWordings(),
    ...pointWordings(),
    ...rangeWordings(),
    ...conditionWordings(),
    ...otherLanguageWordings(),
  ];
  for (const one of all) {
    if (!standsAt(one, place) || one.expected?.test(expected) === false) continue;
    // To go through the matches takes a copy of the pattern, and nearly every one has none.
    if (line.search(one.pattern) < 0) continue;
    for (const match of line.matchAll(one.pattern)) {
      const { indices, groups = {} } = match;
      const [first, end] = indices?.[0] ?? [0, 0];
      if (first > at || end < at) continue;
      const [from, to] = indices?.groups?.slip ?? [first, end];
      const found = line.slice(from, to);
      const write = one.write({ slip: found, ...(groups as Groups) }, written);
      if (write.length === 0 && one.code !== "relative-date") continue;
      // Something else is wrong there: this is written as it should be.
      if (write.includes(found)) continue;
      const certain = write.length === 1 && one.uncertain !== true;
      return {
        code: write[0] === "" ? "needless-sign" : (one.code ?? "other-wording"),
        span: { start: from, end: to },
        found,
        write,
        certain,
      };
    }
  }
  return undefined;
}

/** What a line is about that stands in such a block. */
export function placeIn(kind: DeclarationKind | "lines" | undefined, opens = ""): Place {
  if (kind === "lines") return opens === "one of" ? "members" : "lines";
  if (kind === "cohort") return "shares";
  if (kind !== undefined && actions.has(kind)) return "action";
  return kind !== undefined && specificationOf(kind).lines === "signal" ? "type" : "rule";
}

const actions: ReadonlySet<string> = new Set(["task", "meeting", "message", "milestone", "survey"]);

const standsAt = ({ in: places }: Wording, place: Place): boolean =>
  places === undefined ||
  places.includes(place) ||
  (places.includes("other") && (place === "action" || place === "rule"));
