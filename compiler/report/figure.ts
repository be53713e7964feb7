/**
 * What the answers of one group come to: counts, the figure with how sure it is, and whether a target is reached.
 *
 * Few answers give no figure: it would say more of chance than of customers, and of a single answer it would be
 * somebody's own. Whether a target is reached is asked of whole numbers, so nothing is lost in rounding.
 */

import type { Survey } from "../ir/ir.ts";
import { netPromoterInterval, shareInterval } from "./intervals.ts";

export interface Figure {
  readonly answers: number;
  /** All below is absent where there are too few answers. Of `nps` 9 and 10, 7 and 8, 0 to 6; of `csat` 4 and 5, 3, 1 and 2. */
  readonly favourable?: number;
  readonly neutral?: number;
  readonly unfavourable?: number;
  /** The net promoter score, from -100 to 100, or the share of favourable answers in percent; with the 95 % interval. */
  readonly score?: number;
  readonly low?: number;
  readonly high?: number;
}

/** `above` and `below`: so far, and the answers are too few to be sure of it. */
export type Verdict = "reached" | "above" | "below" | "missed" | "too few" | "no answers";

/** Fewer answers than these give no figure. */
export const fewestAnswers = 5;

/** @param values of answers to the survey, each in its range */
export function figureOf({ kind }: Pick<Survey, "kind">, values: readonly number[]): Figure {
  const [favours, neutral] = kind === "nps" ? [9, 7] : [4, 3];
  const counts = {
    answers: values.length,
    favourable: values.filter((value) => value >= favours).length,
    neutral: values.filter((value) => value >= neutral && value < favours).length,
    unfavourable: values.filter((value) => value < neutral).length,
  };
  if (counts.answers < fewestAnswers) return { answers: counts.answers };
  const { answers, favourable, unfavourable } = counts;
  return kind === "nps"
    ? {
        ...counts,
        score: (100 * (favourable - unfavourable)) / answers,
        ...netPromoterInterval(favourable, unfavourable, answers),
      }
    : { ...counts, score: (100 * favourable) / answers, ...shareInterval(favourable, answers) };
}

/** The target's mark in the unit of scores: points, or percent. */
export const markOf = ({ kind, target }: Survey): number | undefined =>
  target && (kind === "nps" ? target.mark : target.mark / 100);

/** Undefined where the survey has no target. */
export function verdictOf(survey: Survey, figure: Figure): Verdict | undefined {
  const { kind, target } = survey;
  const mark = markOf(survey);
  if (target === undefined || mark === undefined) return undefined;
  const { answers, favourable = 0, unfavourable = 0, low = 0, high = 0 } = figure;
  if (answers === 0) return "no answers";
  if (figure.score === undefined) return "too few";
  const isAbove =
    kind === "nps"
      ? 100 * (favourable - unfavourable) >= target.mark * answers
      : 10_000 * favourable >= target.mark * answers;
  if (isAbove) return low >= mark ? "reached" : "above";
  return high < mark ? "missed" : "below";
}
