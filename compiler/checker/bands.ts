/**
 * The lines of a `for` block about a signal with an order: bands that leave no hole and do not overlap.
 *
 * Bands are half-open intervals of whole numbers (ordered.ts), so all of this is arithmetic on their ends:
 * `findOverlaps` and `findHoles` know nothing of the language.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Range } from "../syntax/ast/types.ts";
import type { Arm, ForRule } from "../syntax/ast/weights.ts";
import { addingArm, reportRest, restOf } from "./arms.ts";
import { type Context, replacing, reportProblem, textAt } from "./context.ts";
import { readLiteral } from "./literals.ts";
import {
  type Interval,
  intersect,
  intervalOf,
  intervalOfRange,
  isEmpty,
  type OrderedType,
  ordinalOf,
  withoutRange,
  writeBand,
  writeOrdinal,
  writeRange,
} from "./ordered.ts";
import { readRange } from "./types.ts";
import { isWholeIn } from "./whole.ts";

/** Pairs of intervals that share values, the one that begins first first. */
export function findOverlaps<I extends Interval>(intervals: readonly I[]): readonly (readonly [I, I])[] {
  const sorted = [...intervals].sort((a, b) => a.from - b.from || a.below - b.below);
  const overlaps: [I, I][] = [];
  let widest = sorted[0];
  for (const interval of sorted.slice(1)) {
    if (widest === undefined) break;
    if (interval.from < widest.below) overlaps.push([widest, interval]);
    if (interval.below > widest.below) widest = interval;
  }
  return overlaps;
}

/** What of the domain no interval holds, in order. */
export function findHoles(domain: Interval, intervals: readonly Interval[]): readonly Interval[] {
  const holes: Interval[] = [];
  let reached = domain.from;
  for (const { from, below } of [...intervals].sort((a, b) => a.from - b.from)) {
    const hole = intersect(domain, { from: reached, below: from });
    if (!isEmpty(hole)) holes.push(hole);
    reached = Math.max(reached, below);
  }
  const rest = { from: reached, below: domain.below };
  return isEmpty(rest) ? holes : [...holes, rest];
}

interface Band extends Interval {
  readonly arm: Arm;
  readonly range: Range;
}

export function checkBands(
  context: Context,
  file: string,
  rule: ForRule,
  symbol: Symbol,
  type: OrderedType,
): void {
  const arms = rule.arms.filter(({ test }) => test.kind !== "unknown");
  const [rest] = arms.flatMap((arm) => restOf(arm) ?? []);
  const bands = arms.flatMap((arm) => readBand(context, file, arm, symbol, type) ?? []);
  for (const band of bands) bandLiesInRange(context, file, band, type);
  if (rest !== undefined) {
    const holes = bands.length === arms.length - 1 ? findHoles(intervalOf(type), bands) : [];
    reportRest(
      context,
      file,
      rest,
      holes.map((hole) => writeBand(type, hole)),
    );
  }
  const overlaps = findOverlaps(bands);
  const holes = findHoles(intervalOf(type), bands);
  // With a band that could not be read, every hole and overlap might be its doing.
  if (overlaps.length + holes.length === 0 || bands.length < arms.length || !isWholeIn(context.program, rule))
    return;
  for (const [first, second] of overlaps) {
    if (!context.reporter.hasRoom("overlapping-bands", file)) break;
    reportOverlap(context, file, first, second, type);
  }
  for (const hole of holes) {
    if (!context.reporter.hasRoom("band-hole", file)) break;
    reportHole(context, file, rule, bands, hole, type);
  }
}

function readBand(
  context: Context,
  file: string,
  arm: Arm,
  symbol: Symbol,
  type: OrderedType,
): Band | undefined {
  const { test } = arm;
  if (!isWholeIn(context.program, test)) return undefined;
  if (test.kind !== "band") {
    if (test.kind === "case") reportCaseAmongBands(context, file, arm, symbol, type);
    return undefined;
  }
  const bare = withoutRange(type);
  const range = readRange(context, file, test.range, bare);
  if (range === undefined) return undefined;
  const interval = intersect(intervalOfRange(bare, range), intervalOf(bare));
  if (!range.upperIncluded || range.upper === undefined) return { ...interval, arm, range: test.range };
  reportInclusive(context, file, test.range, interval, bare);
  return undefined;
}

function reportCaseAmongBands(
  context: Context,
  file: string,
  arm: Arm,
  symbol: Symbol,
  type: OrderedType,
): void {
  const literal = arm.test.kind === "case" ? arm.test.values[0] : undefined;
  if (literal === undefined || restOf(arm) !== undefined) return;
  const reading = readLiteral(literal, withoutRange(type));
  if ("problem" in reading) {
    reportProblem(context, file, reading.problem);
    return;
  }
  const at = ordinalOf(type, reading.value);
  const written = textAt(context, file, arm.test);
  // `8 or older`, `2027-01-01 or later`
  const end = / or (?:later|older|longer|after)$/.test(written)
    ? "and above"
    : `to below ${writeOrdinal(type, at + 1)}`;
  const example = `${writeOrdinal(type, at)} ${end}`;
  const args = {
    written,
    signal: symbol.name,
    wanted: "bands",
    example,
  } as const;
  context.reporter.report("wrong-arm", file, arm.test, args);
}

function reportInclusive(
  context: Context,
  file: string,
  range: Range,
  band: Interval,
  type: OrderedType,
): void {
  const lower = writeOrdinal(type, band.from);
  const upper = writeOrdinal(type, band.below - 1);
  const fixes = [
    replacing(file, range, `${lower} to below ${upper}`),
    replacing(file, range, `${lower} to below ${writeOrdinal(type, band.below)}`),
  ].slice(band.from === band.below - 1 ? 1 : 0);
  const args = { written: textAt(context, file, range), below: upper };
  context.reporter.report("inclusive-band", file, range, args, { fixes });
}

function bandLiesInRange(context: Context, file: string, band: Band, type: OrderedType): void {
  if (!isEmpty(intersect(band, intervalOf(type)))) return;
  const args = { band: textAt(context, file, band.range), range: writeRange(type) };
  context.reporter.report("band-outside-range", file, band.range, args);
}

/** At the band that stands later in the text; the fix ends the lower one where the higher one begins. */
function reportOverlap(context: Context, file: string, lower: Band, higher: Band, type: OrderedType): void {
  const [other, band] = lower.range.start < higher.range.start ? [lower, higher] : [higher, lower];
  const shared = intersect(lower, higher);
  const args = {
    band: textAt(context, file, band.range),
    other: textAt(context, file, other.range),
    shared:
      shared.below - shared.from === 1
        ? writeOrdinal(type, shared.from)
        : writeBand(withoutRange(type), shared),
  };
  const related = [{ file, span: other.range, message: "the other band" }];
  const fixes = endingEarlier(file, lower, higher, type);
  context.reporter.report("overlapping-bands", file, band.range, args, { related, fixes });
}

/** Clear only where the lower band begins and ends before the higher one does. */
function endingEarlier(file: string, lower: Band, higher: Band, type: OrderedType): readonly Fix[] {
  if (lower.from >= higher.from || lower.below >= higher.below) return [];
  const end = writeOrdinal(type, higher.from);
  // The lower one would hold nothing: it is the higher one that begins too early.
  if (higher.from <= intervalOf(type).from)
    return higher.range.lower === undefined
      ? []
      : [replacing(file, higher.range.lower, writeOrdinal(type, lower.below))];
  if (lower.range.upper !== undefined) return [replacing(file, lower.range.upper, end)];
  return [];
}

/** The fix adds the band where it belongs in the order of the text. */
function reportHole(
  context: Context,
  file: string,
  rule: ForRule,
  bands: readonly Band[],
  hole: Interval,
  type: OrderedType,
): void {
  const written = writeBand(type, hole);
  const line = `${written} then none`;
  const next =
    bands.find(({ from }) => from >= hole.below)?.arm ??
    rule.arms.find(({ test }) => test.kind === "unknown");
  const writable = written !== "every value";
  const fixes = writable ? addingArm(context, file, rule.arms, line, next) : [];
  // One place can carry one report of a code: each hole is shown at the band after it.
  const place = bands.find(({ from }) => from === hole.below)?.range ?? rule.signal;
  context.reporter.report("band-hole", file, place, { hole: written, line }, { fixes });
}
