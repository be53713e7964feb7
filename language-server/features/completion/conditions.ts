/** What can stand in a condition, and behind the `then` of a rule. */

import type { Namespace, Symbol } from "@persona-lang/compiler";
import { membersOf } from "../symbol-at.ts";
import { type Completion, item, namesOf, symbolNamed, words } from "./completion.ts";
import type { Place } from "./place.ts";

/** Where the condition could be over, `then` goes on. */
export function ofRuleCondition(rest: readonly string[], place: Place): readonly Completion[] {
  const condition = ofCondition(rest, place);
  const over = condition.some(({ label }) => label === "and");
  return over ? [...words(["then"], "who gets points"), ...condition] : condition;
}

const joiners = new Set(["and", "or", "not", "(", "when", "if"]);

export function ofCondition(rest: readonly string[], place: Place, word?: string): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined || joiners.has(last)) {
    const candidates: readonly Namespace[] = word === undefined ? ["signal", "definition"] : ["column"];
    const customer = word === undefined ? [] : words(["customer."], "a signal of the customer");
    return [
      ...namesOf(candidates, place),
      ...customer,
      ...words(last === "not" ? [] : ["not"], "the opposite"),
    ];
  }
  const subject = rest.findLast(
    (each) => symbolNamed(each, ["signal", "column", "definition"], place) !== undefined,
  );
  const symbol =
    subject === undefined ? undefined : symbolNamed(subject, ["signal", "column", "definition"], place);
  if (symbol === undefined) return words(["and", "or"], "a further condition");
  if (last === subject) return operatorsFor(symbol, place);
  if (["is", "has", "of", ","].includes(last) || (last === "not" && rest.at(-2) === "is"))
    return valuesOfSignal(symbol, place);
  return words(["and", "or"], "a further condition");
}

function operatorsFor(symbol: Symbol, { snapshot }: Place): readonly Completion[] {
  const type = snapshot.checked?.typeOf(symbol);
  const always = ["and", "or", "is known", "is unknown"];
  switch (type?.kind) {
    case undefined:
    case "boolean":
      return words(always, "what is asked");
    case "enumeration":
      return words(["is", "is not", "is one of", ...always], "what is asked");
    case "set":
    case "list":
      return words(["has", "has any of", "has all of", ...always], "what is asked");
    case "text":
    case "email":
    case "link":
      return words(["contains", "starts with", "matches", "is", ...always], "what is asked");
    default:
      return words([">=", "<=", ">", "<", "is", ...always], "what is asked");
  }
}

export function valuesOfSignal(symbol: Symbol, { snapshot, program }: Place): readonly Completion[] {
  const members = membersOf(symbol, program);
  if (members.length > 0) return members.map((member, rank) => item(member, snapshot, rank));
  return snapshot.checked?.typeOf(symbol)?.kind === "boolean" ? words(["true", "false"], "the answer") : [];
}

/** Behind `then`: personas that have no points yet; behind a persona, points. */
export function ofAward(rest: readonly string[], place: Place): readonly Completion[] {
  const award = rest.slice(rest.lastIndexOf("then") + 1);
  const last = award.at(-1);
  if (last === undefined || last === ",")
    return [
      ...namesOf(["persona"], place).filter(({ label }) => !award.includes(label)),
      ...words(award.length === 0 ? ["none"] : [], "no points"),
    ];
  if (symbolNamed(last, ["persona"], place) !== undefined) return words(["+1", "+2", "+3", "-1"], "points");
  return words(["because"], "why it weighs so");
}
