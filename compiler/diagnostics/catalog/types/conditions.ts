/** Conditions: operators, what they compare, and what can never hold. */

import { type Catalog, quoted } from "../../definition.ts";

export const conditionCodes = {
  "wrong-operator": {
    severity: "error",
    summary: "A comparison does not fit the type of the signal.",
    message: ({ operator, signal, type }: { operator: string; signal: string; type: string; use: string }) =>
      `${quoted(operator)} does not fit ${quoted(signal)}, which is ${type}`,
    why: "The comparison would have no answer, so it would hold for nobody.",
    help: ({ use }) => use,
    since: "0.1.0",
    fixable: "offered",
  },
  "not-yes-or-no": {
    severity: "error",
    summary: "A signal that is not true or false stands as a condition by itself.",
    message: ({ signal, type }: { signal: string; type: string; use: string }) =>
      `${quoted(signal)} is ${type}, so it says neither yes nor no by itself`,
    why: "A condition must hold or not hold.",
    help: ({ use }) => use,
    since: "0.1.0",
  },
  "definition-compared": {
    severity: "error",
    summary: "A definition is compared, as if it were a signal.",
    message: ({ definition }: { definition: string }) =>
      `${quoted(definition)} is a condition with a name, so it cannot be compared or counted`,
    why: "A definition holds or does not hold; it has no value.",
    help: ({ definition }) => `write ${quoted(definition)} or ${quoted(`not ${definition}`)} by itself`,
    since: "0.1.0",
  },
  incomparable: {
    severity: "error",
    summary: "Two fields of different types are compared.",
    message: ({
      left,
      leftType,
      right,
      rightType,
    }: {
      left: string;
      leftType: string;
      right: string;
      rightType: string;
    }) => `${quoted(left)} is ${leftType} and ${quoted(right)} is ${rightType}, so they cannot be compared`,
    why: "The two are never equal, so nobody would ever fulfil this.",
    help: () => "compare with a field of the same type, or with a value",
    since: "0.1.0",
  },
  "never-true": {
    severity: "warning",
    summary: "A condition can never hold.",
    message: ({ condition, because }: { condition: string; because: string }) =>
      `${quoted(condition)} can never hold: ${because}`,
    why: "What hangs on it never happens.",
    help: () => "correct the condition, or the type of the signal",
    since: "0.1.0",
  },
  "always-true": {
    severity: "warning",
    summary: "A condition always holds.",
    message: ({ condition, because }: { condition: string; because: string }) =>
      `${quoted(condition)} always holds: ${because}`,
    why: "It tells no customer from another.",
    help: () => "remove the condition, or correct the type of the signal",
    since: "0.1.0",
  },
} as const satisfies Catalog;
