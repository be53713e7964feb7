/** Conditions: operators, what they compare, and what can never hold. */

import { limits } from "../../../limits.ts";
import { type Catalog, quoted } from "../../definition.ts";

/** By what is wrong in a pattern, see values/pattern.ts. */
const patternProblems = {
  "look-around": (found) => `${found} looks ahead or behind, which patterns cannot do`,
  "back-reference": (found) => `${found} asks for the same text again, which patterns cannot do`,
  "flag or name": (found) => `${found} begins a group with a flag or a name, which patterns do not have`,
  escape: (found) => `${found} means nothing`,
  "unicode class": (found) => `${found} asks for a class of letters, which not every program knows`,
  "named class": (found) => `${found} begins a class with a name, which patterns do not have`,
  "nothing to repeat": (found) => `${found} has nothing before it that could come again`,
  "repeated twice": (found) => `${found} repeats what is repeated already`,
  count: (found) => `after ${found} there is no count that can be read`,
  "backward count": (found) => `${found} counts backwards`,
  "count too high": (found) => `${found} counts higher than ${limits.patternRepeat}`,
  "unclosed group": () => "this `(` is not closed",
  "unopened group": () => "this `)` closes nothing",
  "unclosed class": () => "this `[` is not closed",
  "empty class": (found) => `between the brackets of ${found} there is no character`,
  "backward class": (found) => `${found} is no range of characters`,
  "unfinished escape": () => "nothing stands behind this backslash",
  nothing: () => "this pattern says nothing",
} as const satisfies Readonly<Record<string, (found: string) => string>>;
type MalformedPattern = keyof typeof patternProblems;

const patternAdvice: Readonly<Record<MalformedPattern, string>> = {
  "look-around": "say it with `and`, `or` and `not` between several conditions",
  "back-reference": "write out what may come again",
  "flag or name": "write `(` or `(?:`; capital letters never count anyway",
  escape:
    "write the character alone; known are `\\d`, `\\w`, `\\s`, `\\b`, their opposites in capitals, `\\t` and `\\n`",
  "unicode class": "write the characters as ranges, as in `[a-zà-ÿ]`",
  "named class": "write the characters as ranges, as in `[a-z]`",
  "nothing to repeat": "write what comes again before it; for the sign itself, put a backslash before it",
  "repeated twice": "keep one of the two; for the sign itself, put a backslash before it",
  count: "write `{3}`, `{2,}` or `{2,4}`; for the brace itself, `\\{`",
  "backward count": "write the smaller number first",
  "count too high": `write at most ${limits.patternRepeat}`,
  "unclosed group": "close it with `)`; for the parenthesis itself, write `\\(`",
  "unopened group": "delete it; for the parenthesis itself, write `\\)`",
  "unclosed class": "close it with `]`; for the bracket itself, write `\\[`",
  "empty class":
    "write the characters that may stand here between the brackets; for a bracket itself, `\\]`; for any character, `.`",
  "backward class": "write the smaller end first; for the hyphen itself, put it last",
  "unfinished escape": "write what it stands before; for a backslash itself, two of them",
  nothing:
    "write what is looked for between the slashes, as in `/logo/`; `known` asks whether there is a text at all",
};

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
    message: (args: {
      left: string;
      leftType: string;
      right: string;
      rightType: string;
      /** Of two sets, a signal with one value of the kind; `undefined` where there is none. */
      single?: string | undefined;
    }) => {
      const [left, right] = [quoted(args.left), quoted(args.right)];
      return `${
        "single" in args
          ? `${left} and ${right} may each hold several values`
          : `${left} is ${args.leftType} and ${right} is ${args.rightType}`
      }, so they cannot be compared`;
    },
    why: "The comparison would have no answer, so it would hold for nobody.",
    help: (args) =>
      "single" in args
        ? `compare with a field that holds one value${args.single ? `, such as ${quoted(`customer.${args.single}`)}` : ""}`
        : "compare with a field of the same type, or with a value",
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
  "malformed-pattern": {
    severity: "error",
    summary: "A pattern says something that patterns cannot say here.",
    message: ({ kind, found }: { kind: MalformedPattern; found: string }) =>
      patternProblems[kind](quoted(found)),
    why: "A pattern must mean the same and be quick in every program that reads it; this part of it would not.",
    help: ({ kind }: { kind: MalformedPattern }) => patternAdvice[kind],
    since: "0.1.0",
  },
  "pattern-too-large": {
    severity: "error",
    summary: "A pattern is longer than it may be, or comes to more with its counts.",
    message: ({ kind, length }: { kind: "too long" | "too large"; length: number }) =>
      kind === "too long"
        ? `this pattern has ${length} characters; it may have ${limits.patternLength}`
        : `with its counts written out, this pattern has more than the ${limits.patternSteps} steps it may have`,
    why: "Each step is looked at for every letter of every customer's text.",
    help: () => "lower the counts, or split the pattern over several conditions",
    since: "0.1.0",
  },
} as const satisfies Catalog;
