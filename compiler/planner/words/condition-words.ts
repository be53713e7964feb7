/**
 * A condition in the reader's words: "Skills: portal", "Load below 80%", "Languages: Spanish".
 *
 * Made from the condition itself with the titles of columns, signals and members, never from its source text. A
 * signal of the customer on the right side shows its value. A negation is carried inwards to where it can be said
 * in plain words, and a definition is read as what it stands for. Of a candidate in `scope`, it is said which of their
 * languages serves, where it is not the one asked for: "Languages: Spanish, which serves Mexican Spanish".
 */

import { elementOf, isLanguageOfTeam, operandValue } from "../../evaluator/condition.ts";
import type { Condition, Field, Member, Operand, Playbook, Signal, Type, Value } from "../../ir/ir.ts";
import { servesLanguage } from "../../values/language-tag.ts";
import type { Setting } from "../setting.ts";
import { titledFeelings } from "./feelings.ts";
import { formatChoice, formatLanguage, formatList, formatValue } from "./format-value.ts";
import { titleOf } from "./language.ts";
import { momentsFor } from "./phrases.ts";

export type WordsSetting = Pick<Setting, "playbook" | "customer" | "scope" | "chain" | "locale" | "phrases">;

export function wordCondition(condition: Condition, setting: WordsSetting, negated = false): string {
  const { conditions: words } = setting.phrases;
  switch (condition.kind) {
    case "not":
      return wordCondition(condition.condition, setting, !negated);
    case "all":
    case "any": {
      const parts = condition.conditions.map((each) => wordCondition(each, setting, negated));
      // Not all of them is: one of them not.
      return (condition.kind === "all") === negated
        ? formatChoice(parts, setting.locale)
        : formatList(parts, setting.locale);
    }
    case "definition": {
      const definition = setting.scope.definitions.get(condition.name);
      return definition === undefined ? condition.name : wordCondition(definition, setting, negated);
    }
    case "known":
      return words.known(titleOfField(condition.field, setting), negated);
    case "holds":
      return words.holds(titleOfField(condition.field, setting), negated);
    case "equals": {
      const { 0: only, length } = condition.operands;
      // `firstVisit is true` says what `firstVisit` does.
      if (length === 1 && only?.kind === "value" && typeof only.value === "boolean")
        return words.holds(titleOfField(condition.field, setting), only.value === negated);
      return words.is(titleOfField(condition.field, setting), choice(condition, setting), negated);
    }
    case "has": {
      const together = condition.which === "all" ? formatList : formatChoice;
      const members = together(operandTexts(condition, setting), setting.locale);
      return words.is(titleOfField(condition.field, setting), members, negated);
    }
    case "compare": {
      const operator = negated ? opposite[condition.operator] : condition.operator;
      const type = typeOf(condition.field, setting);
      const text = operandText(condition.operand, type, setting);
      const moments = momentsFor(type, setting.phrases, isTitled(condition.operand, setting));
      return words.compare(titleOfField(condition.field, setting), operator, text, moments);
    }
    case "text":
      if (condition.test === "matches") {
        const patterns = operandTexts(condition, setting).map((pattern) => `/${pattern}/`);
        return words.matches(titleOfField(condition.field, setting), patterns.join(", "), negated);
      }
      return words[condition.test](
        titleOfField(condition.field, setting),
        formatChoice(operandTexts(condition, setting).map(words.quote), setting.locale),
        negated,
      );
  }
}

export function titleOfField(field: Field, setting: WordsSetting): string {
  if (isMessageField(field)) return setting.phrases.tones.fields[field.name];
  const signal = signalOf(field, setting);
  return signal === undefined ? field.name : titleOf(signal, setting.chain);
}

const opposite = { "<": ">=", "<=": ">", ">": "<=", ">=": "<" } as const;

interface WithOperands {
  readonly field: Field;
  readonly operands: readonly Operand[];
}

const choice = (condition: WithOperands, setting: WordsSetting): string =>
  formatChoice(operandTexts(condition, setting), setting.locale);

const operandTexts = ({ field, operands }: WithOperands, setting: WordsSetting): readonly string[] =>
  operands.map((operand) => {
    const text = operandText(operand, typeOf(field, setting), setting);
    const spoken = spokenInstead(operand, field, setting);
    return spoken === undefined
      ? text
      : setting.phrases.conditions.serves(formatLanguage(spoken, setting.locale), text);
  });

/** What the candidate speaks that serves the language asked for, if it is not that language itself. */
function spokenInstead(operand: Operand, field: Field, setting: WordsSetting): string | undefined {
  const type = typeOf(field, setting);
  if (type === undefined || !isLanguageOfTeam(elementOf(type), field)) return undefined;
  const asked = operandValue(operand, setting.scope);
  const spoken = [setting.scope.candidate.get(field.name) ?? []].flat().map(String);
  if (asked === undefined || spoken.includes(String(asked))) return undefined;
  return spoken.find((language) => servesLanguage(language, String(asked)));
}

/** A value by the titles of its members; a signal by the customer's value, or by its title where that is unknown. */
function operandText(operand: Operand, type: Type | undefined, setting: WordsSetting): string {
  if (operand.kind === "value") return valueText(operand.value, type, setting);
  const value = knownValue(operand.field, setting);
  return value === undefined
    ? titleOfField(operand.field, setting)
    : valueText(value, typeOf(operand.field, setting), setting);
}

const isTitled = (operand: Operand, setting: WordsSetting): boolean =>
  operand.kind !== "value" && knownValue(operand.field, setting) === undefined;

const knownValue = ({ of, name }: Field, { customer }: WordsSetting): Value | undefined =>
  of === "customer" ? customer.signals.get(name) : undefined;

/** One member of a set is written as its element is. */
function valueText(value: Value, type: Type | undefined, setting: WordsSetting): string {
  if (type === undefined) return String(value);
  return formatValue(value, Array.isArray(value) ? type : elementOf(type), setting);
}

const signalOf = (field: Field, { scope }: WordsSetting): Signal | undefined =>
  (field.of === "customer" ? scope.signals : scope.columns).get(field.name);

type MessageField = Field & { readonly of: "message"; readonly name: "feeling" | "channel" | "persona" };
const isMessageField = (field: Field): field is MessageField => field.of === "message";

const membersOf: Readonly<Record<MessageField["name"], (playbook: Playbook) => readonly Member[]>> = {
  channel: ({ channels }) => channels,
  persona: ({ personas }) => personas,
  feeling: titledFeelings,
};

const typeOf = (field: Field, setting: WordsSetting): Type | undefined =>
  isMessageField(field)
    ? { kind: "enumeration", members: membersOf[field.name](setting.playbook) }
    : signalOf(field, setting)?.type;
