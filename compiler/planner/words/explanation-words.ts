/**
 * Explanations as sentences in a language of the playbook, for who speaks with the customer: "Technical, because
 * Developers: 12 (+5) and Systems: SAP (+3); Marketing is 6 behind".
 *
 * The same explanation as data is in evaluator/; here nothing is found out, only said.
 */

import type { Explanation } from "../../evaluator/classification.ts";
import { printClause } from "../../evaluator/decide.ts";
import type { WhyNot } from "../../evaluator/why-not.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { Values } from "../../records/record.ts";
import { wordClause } from "./clause-words.ts";
import { textIn } from "./language.ts";
import { wordNeed } from "./need-words.ts";
import { createSpeaker, type Reason, type Speaker } from "./speaker.ts";

export interface Words {
  /** A BCP 47 tag; what all of it is written in. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** One sentence, without its full stop. */
  readonly sentence: string;
}

export interface ExplanationWords extends Words {
  /** All that speaks for the first, the strongest first, then what speaks against it: "Developers: 12 (+5)". */
  readonly reasons: readonly string[];
  /** What is not known and would decide something more. */
  readonly notKnown: readonly string[];
}

export interface WhyNotWords extends Words {
  /** A line for each rule by which it lost, with what it would have taken. */
  readonly lost: readonly string[];
  /** A line for each rule that could have spoken for it. */
  readonly chances: readonly string[];
  /** What stands over the two lists; empty where they are. */
  readonly headings: { readonly lost: string; readonly chances: string };
}

/** So many reasons stand in a sentence. */
const mostReasons = 3;

export function explanationInWords(
  playbook: Playbook,
  signals: Values,
  explanation: Explanation,
  wanted?: string,
): ExplanationWords {
  const speaker = createSpeaker(playbook, signals, wanted);
  const { phrases } = speaker;
  const [first] = explanation.ranking;
  const reasons = first === undefined ? [] : speaker.reasonsFor(explanation.rules, first.persona);
  return {
    ...speaker.written,
    sentence: sentenceOf(explanation, speaker, reasons),
    reasons: reasons.map(({ text }) => text),
    notKnown: speaker.titlesOf(unknownSignals(explanation, signals)),
  };

  function sentenceOf(
    { persona, outcome, failed, missing, ranking }: Explanation,
    { persona: titled }: Speaker,
    reasons: readonly Reason[],
  ): string {
    const { explanations: words } = phrases;
    if (missing.length > 0) return words.missing(speaker.list(speaker.titlesOf(missing)));
    const unmet = unmetClauses(failed, speaker);
    if (persona === undefined) return words.undecided(unmet);
    if (outcome === "fallback") return words.fallback(titled(persona), unmet);
    if (outcome === "kept") return words.kept(titled(persona));
    const strongest = reasons.filter(({ points }) => points > 0);
    const shown = strongest.slice(0, mostReasons).map(({ text }) => text);
    const more = strongest.length - shown.length;
    const told = speaker.list([...shown, ...(more > 0 ? [phrases.reasons.more(more)] : [])]);
    const verdict = told === "" ? words.withoutReason(titled(persona)) : words.because(titled(persona), told);
    const [, second] = ranking;
    if (second === undefined) return verdict;
    const behind = speaker.ahead(explanation.margin);
    const runnerUp =
      explanation.margin === 0
        ? words.equal(titled(second.persona))
        : words.behind(titled(second.persona), behind);
    return `${verdict}${words.semicolon} ${runnerUp}`;
  }
}

export function whyNotInWords(
  playbook: Playbook,
  signals: Values,
  asked: WhyNot,
  wanted?: string,
): WhyNotWords {
  const speaker = createSpeaker(playbook, signals, wanted);
  const { explanations: words } = speaker.phrases;
  const persona = speaker.persona(asked.persona);
  const rival = asked.rival === undefined ? "" : speaker.persona(asked.rival);
  const line = (each: WhyNot["lost"][number] | WhyNot["chances"][number], points: number): string => {
    // A reason in the author's own words need not name what it is about.
    const named = textIn(each.because, speaker.chain) === undefined ? each.signals : [];
    const isNamed = (signal: string) => named.length === 1 && named[0] === signal;
    const needs = each.needs.map((need) => speaker.say(wordNeed(need, speaker, isNamed(need.signal))));
    const told = speaker.reason(each, points);
    return needs.length === 0 ? told : `${told}${words.semicolon} ${words.needed(speaker.list(needs))}`;
  };
  return {
    ...speaker.written,
    sentence: sentenceOf(),
    lost: asked.lost.filter(({ lost }) => lost > 0).map((each) => line(each, each.lost)),
    chances: asked.chances.map((each) => line(each, each.gain)),
    headings:
      asked.rival === undefined
        ? { lost: "", chances: asked.chances.length === 0 ? "" : words.chances(persona) }
        : { lost: words.lost(rival, persona), chances: words.chances(persona) },
  };

  function sentenceOf(): string {
    if (asked.missing.length > 0) return words.missing(speaker.list(speaker.titlesOf(asked.missing)));
    if (asked.rival === undefined) {
      const unmet = unmetClauses(asked.failed, speaker);
      return asked.failed.length === 0 ? words.isFirst(persona) : words.firstButUnmet(persona, unmet);
    }
    if (asked.behind === 0) return words.whyNotEqual(persona, rival);
    return words.whyNot(persona, rival, speaker.ahead(asked.behind));
  }
}

/** @param failed as the playbook writes them, `score >= 4` */
function unmetClauses(failed: readonly string[], speaker: Speaker): string {
  const { classify } = speaker.playbook;
  const unmet = classify.accept.filter((clause) => failed.includes(printClause(clause, classify.rankBy)));
  return speaker.list(unmet.map((clause) => speaker.say(wordClause(clause, classify, speaker))));
}

/** Of rules that are not decided, the signals that are not known. */
function unknownSignals({ rules }: Explanation, signals: Values): readonly string[] {
  const open = rules.filter(({ state }) => state === "unknown").flatMap((rule) => rule.signals);
  return [...new Set(open)].filter((name) => !signals.has(name));
}
