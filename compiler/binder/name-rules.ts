/**
 * What may be a name: the rules that look at one name alone.
 *
 * This is the one place that keeps names away from words with a meaning of their own, in the language and in
 * the programs that a playbook becomes. What two names may not have in common is said in name-clashes.ts.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import { neverNames } from "../syntax/keywords.ts";
import { builtInTypes } from "../syntax/signal-words.ts";
import { isAscii } from "../values/ascii.ts";
import { mixedScripts, withoutDisguise } from "./scripts.ts";
import { kindWords, type Symbol } from "./symbols.ts";

/** The parser keeps the words that open a declaration away from names; these it reads as names. */
const languageWords: ReadonlySet<string> = new Set(neverNames);
const typeWords: ReadonlySet<string> = new Set(builtInTypes);

/**
 * Words that objects, promises and modules of JavaScript answer to by themselves: a field of this name is lost
 * or called somewhere. Members are values and never fields, so they may have these names.
 */
const unsafeWords: ReadonlySet<string> = new Set([
  ...["__proto__", "__defineGetter__", "__defineSetter__", "__lookupGetter__", "__lookupSetter__"],
  ...["constructor", "prototype", "hasOwnProperty", "isPrototypeOf", "propertyIsEnumerable"],
  ...["toString", "toLocaleString", "valueOf", "toJSON", "then"],
]);

/** What a customer's record, and a row of the roster, have besides: a CSV file has one column for each. */
const givenFields: Readonly<Partial<Record<Symbol["namespace"], ReadonlySet<string>>>> = {
  signal: new Set([
    ...["id", "name", "language", "timezone", "hours", "holidays", "stage", "feeling", "previous"],
    ...["contacts", "signals"],
  ]),
  column: new Set(["name", "email"]),
};

const recordWords: Readonly<Partial<Record<Symbol["namespace"], string>>> = {
  signal: "customer's record",
  column: "person of the team",
};

/** Nearly every name is none of these. */
const wordsToJudge: ReadonlySet<string> = new Set([
  ...languageWords,
  ...typeWords,
  ...unsafeWords,
  ...Object.values(givenFields).flatMap((fields) => [...fields]),
]);

export function checkName(symbol: Symbol, reporter: Reporter): void {
  if (wordsToJudge.has(symbol.name)) checkWord(symbol, reporter);
  if (!isAscii(symbol.name)) checkLetters(symbol, reporter);
}

function checkWord(symbol: Symbol, reporter: Reporter): void {
  const { name, nameNode, file } = symbol;
  const kind = kindWords[symbol.namespace];
  const isValue = symbol.namespace === "member";
  if (languageWords.has(name)) reporter.report("reserved-word", file, nameNode, { name });
  else if ((isValue || symbol.namespace === "type") && typeWords.has(name))
    reporter.report("built-in-type-name", file, nameNode, { name, kind });
  else if (!isValue && unsafeWords.has(name)) reporter.report("unsafe-name", file, nameNode, { name, kind });
  else if (givenFields[symbol.namespace]?.has(name))
    reporter.report("given-field-name", file, nameNode, {
      name,
      of: recordWords[symbol.namespace] ?? "",
    });
}

function checkLetters({ name, nameNode, file }: Symbol, reporter: Reporter): void {
  const plain = withoutDisguise(name);
  const scripts = plain === name ? mixedScripts(name) : [];
  if (plain !== name) reporter.report("disguised-letters", file, nameNode, { name, plain });
  if (scripts.length > 0) reporter.report("mixed-scripts", file, nameNode, { name, scripts });
}
