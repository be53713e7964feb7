/** What can stand behind the word of a property, by the shape that the vocabulary gives it. */

import type { ast, PropertySpecification } from "@persona-lang/compiler";
import { type Completion, languagesOf, namesOf, symbolNamed, words } from "./completion.ts";
import { ofAward, ofCondition, ofMessageCondition, ofRuleCondition } from "./conditions.ts";
import type { Place } from "./place.ts";

const none: readonly Completion[] = [];

export function valuesOf(
  word: string,
  property: PropertySpecification,
  block: ast.Declaration,
  rest: readonly string[],
  place: Place,
): readonly Completion[] {
  switch (property.shape) {
    case "feeling-change":
      return rest.length === 0 || rest.at(-1) === "to"
        ? namesOf(["feeling"], place)
        : words(["to"], "how they leave");
    case "tone":
      return rest.length === 0
        ? none
        : rest.includes("when")
          ? ofMessageCondition(rest.slice(rest.indexOf("when") + 1), place)
          : words(["when"], property.about);
    case "name":
    case "handover":
      return rest.length === 0 && property.of !== undefined ? namesOf([property.of], place, block) : none;
    case "names":
      return expectsName(rest) && property.of !== undefined
        ? namesOf([property.of], place, block).filter(({ label }) => !rest.includes(label))
        : none;
    case "choice":
      return words(
        (property.choices ?? [])
          .filter((choice) => choice.startsWith(rest.join(" ")))
          .map((choice) => choice.slice(rest.join(" ").length).trim()),
        property.about,
      );
    case "condition":
      return ofCondition(rest, place);
    case "when-rule":
      return rest.includes("then") ? ofAward(rest, place) : ofRuleCondition(rest, place);
    case "for-rule":
      if (rest.includes("then")) return ofAward(rest, place);
      if (rest.length === 0)
        return [...namesOf(["signal"], place), ...words(["each of"], "each value by itself")];
      return rest.at(-1) === "of" ? namesOf(["signal"], place) : words(["then"], "who gets points");
    case "preference":
      return ofPreference(rest, word, place);
    case "otherwise":
      return rest.length === 0 ? [...namesOf(["persona"], place), ...words(["undecided"], "nobody")] : none;
    case "languages":
      return expectsName(rest)
        ? languagesOf(place, property).filter(({ label }) => !rest.includes(label))
        : none;
    case "schedule":
    case "window":
      return ofSchedule(rest, block, place);
    case "texts":
      return languagesOf(place, property);
    case "body":
      return [...(rest.length === 0 ? namesOf(["tone"], place) : none), ...languagesOf(place, property)];
    case "expectation":
      return ofExpectation(rest, place);
    case "cohort-expectation":
      return ofCohortExpectation(rest, place);
    case "spread":
      return ofSpread(rest, property, place);
    case "accept-clauses":
      return words(
        rest.at(-1) === "when" || rest.at(-1) === "and"
          ? ["score", "margin", "coverage", "fit"]
          : rest.length === 0
            ? ["when"]
            : ["and", ">="],
        property.about,
      );
    case "keep":
      return words(rest.length === 0 ? ["previous unless beaten by"] : [], property.about);
    default:
      return none;
  }
}

function ofPreference(rest: readonly string[], word: string, place: Place): readonly Completion[] {
  if (rest.includes("then")) return none;
  const personas = rest.lastIndexOf("for");
  if (personas >= 0)
    return expectsName(rest.slice(personas + 1))
      ? namesOf(["persona"], place).filter(({ label }) => !rest.slice(personas).includes(label))
      : words(["then"], "how much it speaks for them");
  const condition = ofCondition(rest, place, word);
  const isOver = word === "prefer" && condition.some(({ label }) => label === "and");
  return isOver ? [...condition, ...words(["for", "then"], "for whom, and how much")] : condition;
}

function ofSpread(
  rest: readonly string[],
  { about }: PropertySpecification,
  place: Place,
): readonly Completion[] {
  const isName = rest.at(-1) === "by" || (rest.at(-1) === "most" && rest.at(-2) === "at");
  return isName
    ? namesOf(["column"], place)
    : words(rest.length === 0 ? ["evenly by"] : ["adding", "at most"], about);
}

/** At the start of a list, and behind each comma. */
const expectsName = (rest: readonly string[]): boolean =>
  rest.length === 0 || rest.at(-1) === "," || rest.at(-1) === "،";

function ofSchedule(rest: readonly string[], block: ast.Declaration, place: Place): readonly Completion[] {
  const last = rest.at(-1);
  const play = place.blocks.findLast(({ kind }) => kind === "play");
  const anchors = [
    ...words(["start"], "the day the customer starts"),
    ...(play === undefined ? [] : namesOf(["action"], place, block)),
    ...namesOf(["signal"], place).filter(({ label }) => {
      const symbol = symbolNamed(label, ["signal"], place);
      return symbol !== undefined && place.snapshot.types?.typeOf(symbol)?.kind === "date";
    }),
    ...words(["end of"], "when a phase or a stage is over"),
  ];
  if (last === "on" && rest[0] === "every") return [...words(weekdays, "a day of the week"), ...anchors];
  if (last === undefined)
    return [...words(["on"], "on a day"), ...anchors, ...words(["every"], "again and again")];
  if (["on", "after", "before", "to", "until", "from"].includes(last)) return anchors;
  if (last === "of") return namesOf(["phase", "stage"], place, block);
  if (/^\d/.test(last)) return words(["days", "business days", "weeks", "months"], "how long");
  if (/^(days?|weeks?|months?|years?|hours?)$/.test(last))
    return words(["after", "before"], "from which day it counts");
  return words(["at", "for", "exactly", "until"], "more of when");
}

const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function ofExpectation(rest: readonly string[], place: Place): readonly Completion[] {
  const last = rest.at(-1);
  const who = rest.findLastIndex((word) => word === "invites" || word === "to");
  if (who >= 0 && expectsName(rest.slice(who + 1)))
    return [...namesOf(["role"], place), ...(who === rest.length - 1 ? none : ofClause(place))];
  if (last === undefined || last === "," || last === "،") return ofClause(place);
  if (last === "persona") return [...namesOf(["persona"], place), ...words(["undecided"], "nobody")];
  if (last === "tone") return namesOf(["tone"], place);
  if (last === "says") return none;
  if (last === "no") return actionsOf(place);
  if (["score", "margin", "coverage", "fit"].includes(last))
    return words(["at least", "at most", "is"], "how much");
  if (last === "on" || last === "at") return none;
  return words(["on", "at", "invites", "to", "is", "tone", "says"], "when, with whom, and in which words");
}

const ofClause = (place: Place): readonly Completion[] => [
  ...words(
    ["persona", "margin", "score", "coverage", "fit", "undecided", "no", "invites", "to", "tone", "says"],
    "what must come out",
  ),
  ...actionsOf(place),
  ...namesOf(["role"], place),
];

const actionsOf = (place: Place): readonly Completion[] =>
  distinct([...namesOf(["survey"], place), ...namesOf(["action"], { ...place, blocks: [] })]);

/** Two plays may have an action of the same name: it is written the same. */
function distinct(items: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}

function ofCohortExpectation(rest: readonly string[], place: Place): readonly Completion[] {
  if (rest.length === 0)
    return words(["share", "persona agrees with column", "undecided"], "what is counted of all customers");
  return rest.at(-1) === "share" ? namesOf(["persona"], place) : words(["at least", "at most"], "how many");
}
