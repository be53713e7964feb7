/** What can stand in a condition, and behind the `then` of a rule. */

import { describeType, durationUnits, type Namespace, type Symbol } from "@persona-lang/compiler";
import { membersOf } from "../symbol-at.ts";
import { codesOf } from "./codes.ts";
import { type Completion, item, namesOf, symbolNamed, words } from "./completion.ts";
import type { Place } from "./place.ts";
import { unitsBehind } from "./times.ts";

/** Where the condition could be over, `then` goes on. */
export function ofRuleCondition(rest: readonly string[], place: Place): readonly Completion[] {
  const condition = ofCondition(rest, place);
  const over = condition.some(({ label }) => label === "and");
  return over ? [...words(["then"], "who gets points"), ...condition] : condition;
}

const joiners = new Set(["and", "or", "not", "(", "when", "if", "known", "unknown"]);

/** @param word of the property where people of the team are asked: `require`, `prefer` */
export function ofCondition(rest: readonly string[], place: Place, word?: string): readonly Completion[] {
  const last = rest.at(-1);
  if (last === "." && rest.at(-2) === "customer") return namesOf(["signal"], place);
  const subjects: readonly Namespace[] = word === undefined ? ["signal", "definition"] : ["column"];
  const asksBack = ["not", "known", "unknown"].includes(last ?? "") && rest.at(-2) === "is";
  if (last === undefined || (joiners.has(last) && !asksBack)) {
    const customer = word === undefined ? [] : words(["customer."], "a signal of the customer");
    return [
      ...namesOf(subjects, place),
      ...customer,
      ...words(["known", "unknown"].includes(last ?? "") ? [] : ["not", "known", "unknown"], "what is asked"),
    ];
  }
  const clause = rest.slice(
    rest.findLastIndex((each) => ["and", "or", "(", "when", "if"].includes(each)) + 1,
  );
  const subject = clause.find((each) => !joiners.has(each) && each !== "customer" && each !== ".");
  const ofCustomer = subject !== undefined && rest.at(rest.lastIndexOf(subject) - 1) === ".";
  const symbol =
    subject === undefined
      ? undefined
      : symbolNamed(subject, ofCustomer ? ["signal"] : [...subjects, "signal"], place);
  if (symbol === undefined) return words(["and", "or"], "a further condition");
  if (clause.at(-1) === subject) return operatorsFor(symbol, place);
  const begun = restOfOperator.get(last);
  if (begun !== undefined) return words([begun], "what is asked");
  if (["is", "has", "of", ",", "،"].includes(last) || (last === "not" && rest.at(-2) === "is"))
    return [...valuesOfSignal(symbol, place), ...othersLike(symbol, place, word)];
  if (/^[<>]=?$/.test(last)) return othersLike(symbol, place, word);
  const units = unitsOfSignal(symbol, last, place);
  if (units.length > 0) return units;
  return words(["and", "or"], "a further condition");
}

/** An operator of several words that is begun, by its last word so far, and the word that it ends with. */
const restOfOperator: ReadonlyMap<string, string> = new Map([
  ["one", "of"],
  ["any", "of"],
  ["all", "of"],
  ["starts", "with"],
]);

/** What a name can be compared with besides values: signals of the same type. */
function othersLike(symbol: Symbol, place: Place, word: string | undefined): readonly Completion[] {
  const { snapshot, program } = place;
  const typeOf = (each: Symbol): string | undefined => {
    const type = snapshot.types?.typeOf(each);
    const element = type?.kind === "set" || type?.kind === "list" ? type.element : type;
    return element && describeType(element);
  };
  const like = program
    .symbols("signal")
    .filter(
      (other) => other !== symbol && typeOf(other) === typeOf(symbol) && typeOf(symbol) !== "true or false",
    );
  if (word === undefined) return like.map((other) => item(other, snapshot, 20));
  return like.length > 0 ? words(["customer."], "a signal of the customer") : [];
}

/** What a tone asks of the message that it words: the customer's feeling, the channel, the persona. */
export function ofMessageCondition(rest: readonly string[], place: Place): readonly Completion[] {
  const asked = ["feeling", "channel", "persona"] as const;
  const last = rest.at(-1);
  if (last === undefined || joiners.has(last))
    return words([...asked, "not"], "what is asked of the message");
  const subject = asked.find((word) => word === rest.findLast((each) => asked.some((one) => one === each)));
  if (last === subject) return words(["is", "is not", "is one of"], "what is asked");
  if (subject !== undefined && ["is", "not", "of", ",", "،"].includes(last)) return namesOf([subject], place);
  return words(["and", "or"], "a further condition");
}

function operatorsFor(symbol: Symbol, { snapshot }: Place): readonly Completion[] {
  const type = snapshot.types?.typeOf(symbol);
  const always = ["is known", "is unknown"];
  switch (type?.kind) {
    case undefined:
    case "boolean":
      return words(["and", "or", ...always], "what is asked");
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

export function valuesOfSignal(symbol: Symbol, place: Place): readonly Completion[] {
  const { snapshot, program } = place;
  const members = membersOf(symbol, program);
  if (members.length > 0) return members.map((member) => item(member, snapshot));
  const type = snapshot.types?.typeOf(symbol);
  return type?.kind === "boolean" ? words(["true", "false"], "the answer") : codesOf(type, place);
}

/** Behind a number: the units that lengths of time can have, the currency of an amount. */
export function unitsOfSignal(
  symbol: Symbol,
  last: string | undefined,
  { snapshot }: Place,
): readonly Completion[] {
  if (last === undefined || !/^[+-]?\p{N}/u.test(last)) return [];
  const type = snapshot.types?.typeOf(symbol);
  if (type?.kind === "money") return words([type.currency ?? ""], "the currency of the amount");
  const units = Object.keys(durationUnits)
    .map((unit) => unit.slice(0, -1))
    .toReversed();
  return type?.kind === "duration" ? unitsBehind(last, units) : [];
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
  if (last === "at") return words(["most"], "and no more than these");
  return words(["because", ...(rest[0] === "each" ? ["at most"] : [])], "why it weighs so");
}
