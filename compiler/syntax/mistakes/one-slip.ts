/**
 * Keeps a slip of the hand to one message, where a line can no longer be read as it stands.
 *
 * What goes wrong second in a line follows from what went wrong first, as does a line that begins with what the
 * one before it lacks at its end, or lacks what that one has too much: `stage ⏎ Implementation`. And where a line that
 * went wrong is followed by one that begins as no line can, one comma or line end is likely to stand at the wrong
 * place. Slips that the parser reads over as if they were right (a comma of another script, a sign of another language)
 * have no such consequences and are always reported.
 */

import type { SyntaxCode, SyntaxReport } from "../syntax-report.ts";

/** Said where the parser no longer knows what it reads: after another of these, it is a consequence. */
const consequences: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
  "bad-name",
  "blank-in-name",
  "misplaced-declaration",
  "missing-comma",
  "missing-line-end",
  "missing-quotes",
  "missing-unit",
  "missing-word",
  "no-block-here",
  "not-expected",
  "nothing-expected",
  "other-wording",
  "reserved-word",
  "trailing-comma",
  "unclosed-parenthesis",
  "unknown-choice",
  "unknown-word",
]);

export interface Slips {
  /** A line, or another part of a block, begins at `first`; what its start can be a remainder of goes to `last`. */
  begin(first: number, last: number): void;
  /** A block ends: what stands behind it is the rest of nothing in it. */
  endBlock(): void;
  /** `next` is the offset of what the parser reads next, `atEnd` whether the line, or what opens a block, ends there. */
  report(next: number, atEnd: boolean, ...report: Parameters<SyntaxReport>): void;
}

/** Said of a line that begins as none can. */
const startless: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>([
  "not-expected",
  "nothing-expected",
  "unknown-word",
]);

/** Where braces are missing, a line may stand in a block that it was not written for. */
const inWrongBlock: ReadonlySet<SyntaxCode> = new Set<SyntaxCode>(["misplaced-declaration", "unknown-word"]);

/** @param bracesPair whether every brace of the file has its partner */
export function createSlips(report: SyntaxReport, bracesPair: boolean): Slips {
  let start = 0;
  let startEnds = 0;
  let misplaced = false;
  /** A declaration stands in the block at hand that cannot: `{ team` for `team {` makes its lines those of another. */
  let holdsMisplaced = false;
  let lost = false;
  /** What the line before ends with: too little, one word too much; or that it went wrong behind its beginning. */
  let before: "too little" | "too much" | "wrong" | undefined;
  let ending: typeof before;
  return {
    begin(first, last) {
      start = first;
      startEnds = last;
      lost = false;
      before = ending;
      ending = undefined;
    },
    endBlock() {
      if (ending === "wrong") ending = undefined;
      holdsMisplaced = false;
    },
    report(next, atEnd, code, span, args, corrections = []) {
      if (!consequences.has(code)) {
        // The next line may be the rest of what opens the block.
        if (code === "missing-block") ending = "wrong";
        report(code, span, args, corrections);
        return;
      }
      const atStart = next === start || next === startEnds;
      const goesOn =
        before === "too much" ||
        (before === "too little" && atStart) ||
        (before === "wrong" && atStart && startless.has(code));
      const follows = lost || (goesOn && corrections.length === 0);
      lost = true;
      const excess = code === "nothing-expected" || code === "missing-line-end";
      if (atEnd || code === "missing-line-end") ending = excess ? "too much" : "too little";
      else if (follows) ending = before;
      else if (next !== start) ending = "wrong";
      const misplacedAgain =
        (misplaced || holdsMisplaced) && inWrongBlock.has(code) && corrections.length === 0;
      holdsMisplaced ||= code === "misplaced-declaration";
      misplaced ||= !bracesPair && inWrongBlock.has(code);
      if (!follows && !misplacedAgain) report(code, span, args, corrections);
    },
  };
}
