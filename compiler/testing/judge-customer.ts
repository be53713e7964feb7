/** Judges what a test expects of its customer: who they are, by how much, before whom, and for which reasons. */

import type { Classification } from "../evaluator/classification.ts";
import { placesOf } from "../evaluator/classify-known.ts";
import { whyNot } from "../evaluator/why-not.ts";
import type { Expectation, Playbook } from "../ir/ir.ts";
import { explanationInWords, whyNotInWords } from "../planner/words/explanation-words.ts";
import { english } from "../planner/words/phrases/en.ts";
import { wordMeasured } from "./expected-words.ts";
import { cut, type Finding, mostLines } from "./finding.ts";
import { measuredOf } from "./measured.ts";
import type { Observed } from "./observed.ts";
import type { Reasons } from "./result.ts";

/** What could have been is further from the answer than what was. */
const mostChances = 3;

export function judgePersona(expected: string | undefined, observed: Observed): Finding {
  const { persona } = observed.classification;
  return {
    met: persona === expected,
    found: () => wordPersona(observed),
    why: (isMendable) => [
      expected === undefined ? reasonsFor(observed) : undefined,
      ...reasonsAgainst(expected, observed, { isMendable }),
    ],
  };
}

/** `Marketing, 3 ahead of Technical`; `undecided: not reached: margin at least 2` */
function wordPersona(observed: Observed): string {
  const { playbook, classification } = observed;
  const { persona, outcome, failed, missing, ranking, margin } = classification;
  if (missing.length > 0) return `undecided: ${missing.join(", ")} must be known`;
  const figures = failed.map((clause) => `${clause} (it is ${figureOf(clause, classification)})`);
  const unmet = failed.length === 0 ? "" : `; not reached: ${figures.join(", ")}`;
  if (persona === undefined) return `undecided${unmet}`;
  if (outcome === "kept") return `${persona}, kept from before${unmet || wordTooLittle(observed)}`;
  if (outcome === "fallback") return `${persona}, as a fallback${unmet}`;
  const [, second] = ranking;
  if (second === undefined) return persona;
  return margin === 0
    ? `${persona}, equal with ${second.persona}`
    : `${persona}, ${wordLead(margin, playbook)} ahead of ${second.persona}`;
}

/** Of who is first and accepted, and not far enough ahead of who was before. */
function wordTooLittle({ playbook, classification: { persona, ranking } }: Observed): string {
  const { rankBy, keepUnlessBeatenBy = 0 } = playbook.classify;
  const by = rankBy === "fit" ? "fit" : "score";
  const [first] = ranking;
  const kept = ranking.find((ranked) => ranked.persona === persona);
  if (first === undefined || kept === undefined) return "";
  const asked = keepUnlessBeatenBy / (by === "fit" ? 10_000 : 1000);
  const [lead, wanted] = [first[by] - kept[by], asked].map((each) => wordLead(each, playbook));
  return `: ${first.persona} is ${lead} ahead, and it takes ${wanted}`;
}

/** In what personas are ranked by. */
const wordLead = (lead: number, { classify }: Playbook): string =>
  classify.rankBy === "fit" ? `${Math.round(lead * 10_000) / 100}%` : String(Math.round(lead * 1000) / 1000);

/** `2` of `score >= 3`: what came out of the measure that a clause of `accept` begins with. */
function figureOf(clause: string, { score, margin, coverage, fit }: Classification): string {
  const [measure = ""] = clause.split(" ");
  const value = new Map(Object.entries({ score, margin, coverage, fit })).get(measure) ?? 0;
  const isShare = clause.endsWith("%");
  return wordMeasured({ value: Math.round(value * (isShare ? 10_000 : 1000)), isShare });
}

/** What speaks for the first of the ranking, point by point. */
export function reasonsFor({ playbook, signals, explain }: Observed): Reasons | undefined {
  const explanation = explain();
  const [first] = explanation.ranking;
  if (first === undefined) return undefined;
  const { reasons } = explanationInWords(playbook, signals, explanation, "en");
  return { heading: `What speaks for ${first.persona}`, lines: cut(reasons) };
}

interface Against {
  /** The one to be ahead of; else the first of the ranking. */
  readonly rival?: string;
  /** Two answers to what would have to be otherwise would be one too many. */
  readonly isMendable: boolean;
}

/** Where the persona lost its points, and what would have given it more. */
function reasonsAgainst(
  persona: string | undefined,
  observed: Observed,
  { rival, isMendable }: Against,
): readonly Reasons[] {
  if (persona === undefined || observed.classification.missing.length > 0) return [];
  const { playbook, signals, previous, classification } = observed;
  const asked = whyNot(playbook, signals, persona, { previous, rival });
  const lost = asked.lost.filter((loss) => loss.lost > 0);
  const chances = isMendable ? [] : asked.chances;
  // Of hundreds, only those that are shown are put into words.
  const shown = {
    lost: lost.slice(0, mostLines).map((loss) => (isMendable ? { ...loss, needs: [] } : loss)),
    chances: chances.slice(0, mostChances),
  };
  const words = whyNotInWords(playbook, signals, { ...asked, ...shown }, "en");
  // Who is first already is not accepted: more points may do, and more that is known.
  const isFirst = classification.ranking[0]?.persona === persona;
  // Named as the test names them.
  const { explanations: headings } = english;
  return [
    { heading: headings.lost(asked.rival ?? "", persona), lines: cut(words.lost, mostLines, lost.length) },
    { heading: headings.chances(persona), lines: cut(words.chances, mostChances, chances.length) },
    ...(isFirst && !isMendable ? [notKnown(observed)] : []),
  ];
}

/** What would decide something more. */
function notKnown({ playbook, signals, explain }: Observed): Reasons {
  const { notKnown: titles } = explanationInWords(playbook, signals, explain(), "en");
  return { heading: "What is not known", lines: cut(titles) };
}

export function judgeMeasure(
  expected: Extract<Expectation, { kind: "measure" }>,
  observed: Observed,
): Finding {
  const { playbook, classification } = observed;
  const { measure, operator, value: wanted } = expected;
  const { value, isShare } = measuredOf(classification, measure, playbook);
  const met =
    operator === "is" ? value === wanted : operator === "at least" ? value >= wanted : value <= wanted;
  return {
    met,
    found: () => `${measure} ${wordMeasured({ value, isShare })}`,
    why: () => {
      if (measure === "coverage") return [notKnown(observed)];
      return [rankingOf(observed), reasonsFor(observed)];
    },
  };
}

const rankingOf = ({ classification: { ranking } }: Observed): Reasons => ({
  heading: "The ranking",
  lines: cut(
    ranking.map(
      ({ persona, score, fit }) =>
        `${persona}: ${score} ${score === 1 ? "point" : "points"}, fit ${Math.floor(fit * 100)}%`,
    ),
  ),
});

export function judgeRanking(
  { before, after }: Extract<Expectation, { kind: "ranking" }>,
  observed: Observed,
): Finding {
  const { playbook, classification } = observed;
  const [higher, lower] = classification.ranking.filter(({ persona }) => [before, after].includes(persona));
  return {
    met: higher?.persona === before,
    found: () => {
      // Nobody is ranked where a signal that must be known is not.
      if (higher === undefined || lower === undefined) return wordPersona(observed);
      const by = playbook.classify.rankBy === "fit" ? "fit" : "score";
      const lead = higher[by] - lower[by];
      const how = lead === 0 ? "equal, by the order of ties" : `${wordLead(lead, playbook)} ahead`;
      return `${higher.persona} before ${lower.persona}, ${how}`;
    },
    why: (isMendable) => [
      rankingOf(observed),
      ...reasonsAgainst(before, observed, { rival: after, isMendable }),
    ],
  };
}

/** All rules that look at the signal are taken together. */
export function judgeReason(
  { signal }: Extract<Expectation, { kind: "reason" }>,
  observed: Observed,
): Finding {
  const { playbook, classification } = observed;
  const { persona } = classification;
  const outcomes = observed.outcomes();
  const points = placesOf(playbook, signal)
    .flatMap((place) => outcomes[place]?.points ?? [])
    .reduce((sum, given) => (given.persona === persona ? sum + given.points : sum), 0);
  return {
    met: points > 0,
    found: () =>
      persona === undefined
        ? wordPersona(observed)
        : points === 0
          ? `${signal} gives ${persona} nothing`
          : `${signal} gives ${persona} ${points > 0 ? "+" : ""}${points / 1000}`,
    why: () => [reasonsFor(observed)],
  };
}
