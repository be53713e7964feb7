/** What can stand behind the word of a property, by the shape that the vocabulary gives it. */

import { type ast, customerSignalKinds, type PropertySpecification } from "@persona-lang/compiler";
import { fileKindsOf } from "../links.ts";
import { languageCodes, timezoneTexts } from "./codes.ts";
import {
  type Completion,
  isComma,
  languagesLeft,
  languagesOf,
  namesOf,
  symbolNamed,
  words,
} from "./completion.ts";
import { ofAward, ofCondition, ofMessageCondition, ofRuleCondition } from "./conditions.ts";
import { tabStop } from "./own-names.ts";
import { pathTexts } from "./paths.ts";
import { endsAt, lineBehind, type Place } from "./place.ts";
import { ofDuration, ofHours, ofReminders, ofReview, ofSchedule, ofTarget, ofWindow } from "./times.ts";

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
      return rest.length > 0 || property.of === undefined
        ? none
        : block.kind === "customer"
          ? signalsFor(word, place)
          : namesOf([property.of], place, block);
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
      return rest.length === 0 ? words(["when"], property.about) : ofCondition(rest, place);
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
      return expectsName(rest) ? ofLanguages(rest, property, block, place) : none;
    case "schedule":
      return ofSchedule(rest, block, place);
    case "window":
      return ofWindow(rest, block, place);
    case "reminders":
      return ofReminders(rest);
    case "review":
      return ofReview(rest);
    case "hours":
      return ofHours(rest);
    case "target":
      return ofTarget(rest);
    case "duration":
      return ofDuration(rest);
    case "holidays":
      return expectsName(rest) ? pathTexts(place, fileKindsOf(block.kind, word)) : none;
    case "text":
      if (rest.length > 0) return none;
      return word === "timezone" ? timezoneTexts() : pathTexts(place, fileKindsOf(block.kind, word));
    case "texts":
      return languagesLeft(rest, place, property.about);
    case "named-texts":
    case "job":
      return isComma(rest.at(-1)) ? languagesLeft(rest, place, property.about) : none;
    case "body":
      return [
        ...(rest.length === 0 ? namesOf(["tone"], place) : none),
        ...languagesLeft(rest, place, property.about),
      ];
    case "expectation":
      return ofExpectation(rest, place);
    case "cohort-expectation":
      return ofCohortExpectation(rest, place);
    case "spread":
      return ofSpread(rest, property, place);
    case "accept-clauses":
      return words(ofAccept(rest.at(-1)), property.about);
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

const measures = ["score", "margin", "coverage", "fit"];

/** `when score >= 4 and coverage >= 50%` */
function ofAccept(last: string | undefined): readonly string[] {
  if (last === undefined) return ["when"];
  if (last === "when" || last === "and") return measures;
  if (measures.includes(last)) return [">=", ">"];
  return /^[<>]/.test(last) ? [] : ["and"];
}

/** `evenly by load adding 10% at most 100%` */
function ofSpread(
  rest: readonly string[],
  { about }: PropertySpecification,
  place: Place,
): readonly Completion[] {
  const last = rest.at(-1);
  if (last === "by" || last === "most") return namesOf(["column"], place);
  if (last === undefined) return words(["evenly by"], about);
  if (last === "evenly") return words(["by"], about);
  if (last === "at") return words(["most"], about);
  return last === "adding" ? none : words(["adding", "at most"], about);
}

/** The signals whose type is that of the field of a customer. */
function signalsFor(field: string, place: Place): readonly Completion[] {
  const kind = (customerSignalKinds as Readonly<Record<string, string>>)[field];
  return namesOf(["signal"], place).filter(
    ({ symbol }) => symbol !== undefined && place.snapshot.types?.typeOf(symbol)?.kind === kind,
  );
}

/** Of a playbook, all that there are; elsewhere those of the playbook. */
function ofLanguages(
  rest: readonly string[],
  { about }: PropertySpecification,
  block: ast.Declaration,
  place: Place,
): readonly Completion[] {
  const all = block.kind === "playbook" ? languageCodes() : languagesOf(place, about);
  return all.filter(({ label }) => !rest.includes(label));
}

/** At the start of a list, and behind each comma. */
const expectsName = (rest: readonly string[]): boolean => rest.length === 0 || isComma(rest.at(-1));

function ofExpectation(rest: readonly string[], place: Place): readonly Completion[] {
  const last = rest.at(-1);
  const who = rest.findLastIndex((word) => word === "invites" || word === "to");
  if (who >= 0 && expectsName(rest.slice(who + 1)))
    return [...namesOf(["role"], place), ...(who === rest.length - 1 ? none : behindRoles(place))];
  if (last === undefined || isComma(last)) {
    const isOfAction = actionsOf(place).some(({ label }) => rest.includes(label));
    return [...ofClause(place), ...(isOfAction ? words(ofAction, "with whom, and in which words") : none)];
  }
  if (last === "persona" || last === "before") return namesOf(["persona"], place);
  if (last === "because") return namesOf(["signal"], place);
  if (last === "tone") return namesOf(["tone"], place);
  if (last === "says") return none;
  if (last === "no") return [...actionsOf(place), ...namesOf(["play"], place)];
  if (measures.includes(last)) return words(["at least", "at most", "is"], "how much");
  if (last === "at" && measures.includes(rest.at(-2) ?? "")) return words(["least", "most"], "how much");
  if (last === "on" || last === "at") return none;
  if (symbolNamed(last, ["persona"], place) !== undefined)
    return ["persona", "before"].includes(rest.at(-2) ?? "")
      ? none
      : words(["before"], "who is further down in the ranking");
  return words(["on", "at", "is", ...ofAction], "when, with whom, and in which words");
}

/** These go on with the action that stands before them. */
const ofAction = ["invites", "to", "tone", "says"];

const ofClause = (place: Place): readonly Completion[] => [
  ...words(["persona", "because", "margin", "score", "coverage", "fit", "undecided"], "what must come out"),
  ...words(["no"], "what must come out"),
  ...actionsOf(place),
  ...namesOf(["play"], place),
  ...namesOf(["role"], place),
  ...personasBefore(place),
];

/** Among roles, a play by itself would be read as one. */
const behindRoles = (place: Place): readonly Completion[] =>
  ofClause(place).filter(({ symbol }) => symbol?.namespace !== "play");

/** By itself a persona's name says nothing: it is offered with whom it comes before, or where that stands already. */
function personasBefore(place: Place): readonly Completion[] {
  const { start, file } = place;
  const { text } = file.source;
  const personas = namesOf(["persona"], place);
  if (/^[ \t]+before(?![\p{L}\p{M}\p{N}_])/u.test(lineBehind(start, text))) return personas;
  if (personas.length < 2 || !endsAt(start, text)) return none;
  const labels = personas.map(({ label }) => label);
  return personas.map((persona) => ({
    ...persona,
    snippet: `${persona.label} before ${tabStop(
      1,
      labels.filter((label) => label !== persona.label),
    )}`,
  }));
}

const actionsOf = (place: Place): readonly Completion[] =>
  distinct([...namesOf(["survey"], place), ...namesOf(["action"], { ...place, blocks: [] })]);

/** Two plays may have an action of the same name: it is written the same. */
function distinct(items: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return items.filter(({ label }) => !seen.has(label) && seen.add(label));
}

const agreement = ["persona", "agrees", "with", "column"];

function ofCohortExpectation(rest: readonly string[], place: Place): readonly Completion[] {
  const last = rest.at(-1);
  if (last === undefined)
    return words(["share", agreement.join(" "), "undecided"], "what is counted of all customers");
  if (last === "share") return namesOf(["persona"], place);
  if (rest.length <= agreement.length && agreement.includes(last))
    return words([agreement.slice(rest.length).join(" ")], "what the file says of each customer");
  if (last === "to" || /%$/.test(last)) return rest.length === 3 ? words(["to"], "up to how many") : none;
  if (last === "at") return words(["least", "most"], "how many");
  return ["least", "most"].includes(last) ? none : words(["at least", "at most"], "how many");
}
