/** What a rule would have needed, in the reader's words: "Developers at least 11 (3 away)". */

import type { Need } from "../../evaluator/needs.ts";
import type { Type, Value } from "../../ir/ir.ts";
import type { JsonValue } from "../../records/encode.ts";
import { parseDuration } from "../../values/duration.ts";
import { formatChoice, formatList, formatValue } from "./format-value.ts";
import { titleOf } from "./language.ts";
import { type Comparison, momentsFor, type Subject } from "./phrases.ts";
import type { Speaker } from "./speaker.ts";

/** @param isNamed whether the title of the signal stands before it already */
export function wordNeed(need: Need, speaker: Speaker, isNamed = false): string {
  const { title, type } = signalOf(need.signal, speaker);
  const told = wordTest(need, isNamed ? undefined : title, speaker);
  if (need.by === undefined || need.by === 0 || type === undefined) return told;
  return `${told} (${speaker.phrases.explanations.away(amountOf(need.by, type, speaker))})`;
}

function wordTest({ signal: name, be, values, others = [] }: Need, title: Subject, speaker: Speaker): string {
  const { conditions: words } = speaker.phrases;
  const { type = { kind: "text" } } = signalOf(name, speaker);
  const single = type.kind === "set" || type.kind === "list" ? type.element : type;
  const operands = [
    ...values.map((value) => formatValue(canonicalOf(value, single), single, speaker)),
    ...others.map((other) => signalOf(other, speaker).title),
  ];
  const any = formatChoice(operands, speaker.locale);
  const all = formatList(operands, speaker.locale);
  const compared = (operator: Comparison): string =>
    words.compare(title, operator, any, momentsFor(type, speaker.phrases, others.length > 0));
  // Where no title stands before it, a bare word would be read as part of the sentence around it.
  const apart = (told: string): string => (title === undefined ? words.quote(told) : told);
  const anyText = formatChoice(operands.map(words.quote), speaker.locale);
  switch (be) {
    case "known":
    case "unknown":
      return speaker.phrases.explanations.toBeKnown(title, be === "unknown");
    case "at least":
      return compared(">=");
    case "above":
      return compared(">");
    case "at most":
      return compared("<=");
    case "below":
      return compared("<");
    case "one of":
      return type.kind === "boolean"
        ? apart(words.holds(title, values[0] === false))
        : words.is(title, any, false);
    case "none of":
      return words.is(title, any, true);
    case "with any":
      return operands.length === 0
        ? speaker.phrases.explanations.toBeKnown(title, false)
        : words.is(title, any, false);
    case "with all":
      return words.is(title, all, false);
    case "with none":
      return operands.length === 0 ? words.is(title, apart(words.none), false) : words.is(title, any, true);
    case "without any":
      return words.is(title, all, true);
    case "containing":
    case "not containing":
      return words.contains(title, anyText, be === "not containing");
    case "starting with":
    case "not starting with":
      return words.starts(title, anyText, be === "not starting with");
    case "matching":
    case "not matching":
      return words.matches(
        title,
        operands.map((pattern) => `/${pattern}/`).join(", "),
        be === "not matching",
      );
  }
}

function signalOf(
  name: string,
  { playbook, chain }: Speaker,
): { readonly title: string; readonly type?: Type } {
  const signal = playbook.signals.find((each) => each.name === name);
  return signal === undefined ? { title: name } : { title: titleOf(signal, chain), type: signal.type };
}

/** From the unit of the signal, days or minutes. */
function amountOf(by: number, type: Type, { phrases, locale, chain }: Speaker): string {
  const format = { locale, chain };
  if (type.kind === "date") return phrases.span(by, "days");
  if (type.kind === "duration" || type.kind === "time") return formatValue(by, { kind: "duration" }, format);
  return formatValue(canonicalOf(by, type), type, format);
}

/** A value as a record holds it, in the form in which values are formatted. */
function canonicalOf(value: JsonValue, type: Type): Value {
  if ("places" in type) return Math.round(Number(value) * 10 ** type.places);
  if (type.kind === "duration") {
    const minutes = parseDuration(String(value));
    return typeof minutes === "number" ? minutes : String(value);
  }
  return value as Value;
}
