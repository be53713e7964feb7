/** What can stand behind the word of a property, by the shape that the vocabulary gives it. */

import type { ast, PropertySpecification } from "@persona-lang/compiler";
import { type Completion, item, languagesOf, namesOf, symbolNamed, words } from "./completion.ts";
import { ofAward, ofCondition, ofRuleCondition } from "./conditions.ts";
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
    case "name":
    case "feeling-change":
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
      return rest.length === 0
        ? [...namesOf(["signal"], place), ...words(["each of"], "each value by itself")]
        : words(["then"], "who gets points");
    case "preference":
      return rest.includes("then") ? none : ofCondition(rest, place, word);
    case "spread":
      return rest.at(-1) === "by"
        ? namesOf(["column"], place)
        : words(rest.length === 0 ? ["evenly by"] : ["adding", "at most"], property.about);
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
    case "body":
      return languagesOf(place, property);
    case "expectation":
      return ofExpectation(rest, place);
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
      return symbol !== undefined && place.snapshot.checked?.typeOf(symbol)?.kind === "date";
    }),
    ...words(["end of"], "when a phase or a stage is over"),
  ];
  if (last === undefined) return [...anchors, ...words(["every"], "again and again")];
  if (["after", "before", "to", "until", "from"].includes(last)) return anchors;
  if (last === "of") return namesOf(["phase", "stage"], place, block);
  if (/^\d/.test(last)) return words(["days", "business days", "weeks", "months"], "how long");
  if (/^(days?|weeks?|months?|years?|hours?)$/.test(last))
    return words(["after", "before"], "from which day it counts");
  return words(["at", "for", "exactly", "until"], "more of when");
}

function ofExpectation(rest: readonly string[], place: Place): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined || last === "and")
    return [
      ...words(["persona", "margin", "score", "coverage", "play", "no"], "what must come out"),
      ...place.program
        .symbols("play")
        .flatMap((play) => place.program.symbols("action", play))
        .map((symbol, rank) => item(symbol, place.snapshot, rank)),
    ];
  if (last === "persona") return [...namesOf(["persona"], place), ...words(["undecided"], "nobody")];
  if (last === "invites") return namesOf(["role"], place);
  return [];
}
