/**
 * Says what a playbook holds about one customer, in one language: titles, values, and rules with their points.
 *
 * A rule is told by the reason that its author gave, else by the titles and values of what it looked at. Values of
 * personal signals are not told.
 */

import type { RuleResult } from "../../evaluator/classification.ts";
import type { Playbook, Texts } from "../../ir/ir.ts";
import type { Values } from "../../records/record.ts";
import { formatList, formatValue } from "./format-value.ts";
import { isolate } from "./isolate.ts";
import {
  chainOf,
  isRightToLeft,
  type LanguageChain,
  localeOf,
  planLanguage,
  sameLanguage,
  textIn,
  titleOf,
} from "./language.ts";
import { phrasesFor } from "./phrases/by-language.ts";
import type { Phrases } from "./phrases.ts";
import { plainLine } from "./plain-text.ts";

export interface Reason {
  readonly text: string;
  readonly points: number;
}

/** Says things of one playbook about one customer, in one language. */
export interface Speaker {
  readonly playbook: Playbook;
  readonly signals: Values;
  readonly chain: LanguageChain;
  readonly locale: string;
  readonly phrases: Phrases;
  readonly written: { readonly language: string; readonly direction: "ltr" | "rtl" };
  /** A text of the playbook's or the customer's, kept apart from what is around it where directions meet. */
  say(text: string): string;
  persona(name: string): string;
  titlesOf(signals: readonly string[]): readonly string[];
  list(items: readonly string[]): string;
  /** Points, or percent where personas are ranked by fit. */
  ahead(amount: number): string;
  /** "Developers: 12 (+5)" */
  reason(rule: Pick<RuleResult, "because" | "signals">, points: number): string;
  reasonsFor(rules: readonly RuleResult[], persona: string): readonly Reason[];
}

export function createSpeaker(playbook: Playbook, signals: Values, wanted: string | undefined): Speaker {
  const asked = planLanguage(chainOf(wanted, playbook.languages), playbook.languages);
  const phrases = phrasesFor(asked);
  // Where there are no sentences in a language, all is in theirs: nobody reads half of one.
  const isSpoken = sameLanguage(asked, phrases.language);
  const chain = chainOf(isSpoken ? wanted : phrases.language, playbook.languages);
  const language = isSpoken ? asked : phrases.language;
  const locale = isSpoken ? localeOf(chain, language) : language;
  const rightToLeft = isRightToLeft(language);
  const say = (text: string): string => isolate(plainLine(text), rightToLeft);
  const numbers = new Intl.NumberFormat(locale, { numberingSystem: "latn", maximumFractionDigits: 3 });
  const signed = (points: number): string => `${points > 0 ? "+" : "-"}${numbers.format(Math.abs(points))}`;
  const titleOfSignal = (name: string): string => {
    const signal = playbook.signals.find((each) => each.name === name);
    return signal === undefined ? name : titleOf(signal, chain);
  };
  const words = { chain, locale };

  const valueOf = (name: string): string | undefined => {
    const signal = playbook.signals.find((each) => each.name === name);
    const value = signals.get(name);
    if (signal === undefined || value === undefined) return undefined;
    const title = say(titleOf(signal, chain));
    if (signal.personal) return `${title}: ${phrases.explanations.personal}`;
    if (typeof value === "boolean") return phrases.conditions.holds(title, !value);
    if (Array.isArray(value)) {
      const { type } = signal;
      const element = type.kind === "set" || type.kind === "list" ? type.element : type;
      const members = value.map((member) => say(formatValue(member as string, element, words)));
      return `${title}: ${members.length === 0 ? phrases.conditions.none : members.join(phrases.explanations.comma)}`;
    }
    return `${title}: ${say(shortened(formatValue(value, signal.type, words)))}`;
  };
  const whatOf = (because: Texts, names: readonly string[]): string => {
    const reason = textIn(because, chain);
    if (reason !== undefined) return say(reason);
    const values = names.flatMap((name) => valueOf(name) ?? []);
    // Not as a list, which would run into the list that it stands in.
    if (values.length > 0) return values.join(" + ");
    return phrases.conditions.known(
      formatList(
        names.map((name) => say(titleOfSignal(name))),
        locale,
      ),
      true,
    );
  };
  const reason: Speaker["reason"] = ({ because, signals }, points) =>
    `${whatOf(because, signals)} ${say(`(${signed(points)})`)}`;

  return {
    playbook,
    signals,
    chain,
    locale,
    phrases,
    written: { language, direction: rightToLeft ? "rtl" : "ltr" },
    say,
    persona: (name) => {
      const persona = playbook.personas.find((each) => each.name === name);
      return say(persona === undefined ? name : titleOf(persona, chain));
    },
    titlesOf: (names) => names.map((name) => say(titleOfSignal(name))),
    list: (items) => formatList(items, locale),
    ahead: (amount) =>
      say(
        playbook.classify.rankBy === "fit"
          ? `${numbers.format(Math.floor(amount * 100))} %`
          : numbers.format(amount),
      ),
    reason,
    reasonsFor: (rules, persona) =>
      rules
        .flatMap((rule) =>
          rule.points
            .filter((given) => given.persona === persona)
            .map(({ points }) => ({ points, text: reason(rule, points) })),
        )
        .sort((a, b) => b.points - a.points),
  };
}

const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59).trimEnd()}…` : text);
