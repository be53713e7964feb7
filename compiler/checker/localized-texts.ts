/**
 * Texts that are given once per language: which language each is in, and what is doubled, undeclared or missing.
 *
 * A text without a language before it is in the playbook's first. A missing language is no error anywhere: the
 * planner falls back (semantics, "language of a text"). It is a warning in the texts that customers read, because
 * there one missing part sends the whole message in another language.
 */

import type { Fix } from "../diagnostics/diagnostic.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Texts } from "../ir/ir.ts";
import type { Declaration, Item, Property } from "../syntax/ast/declaration.ts";
import type { Header } from "../syntax/ast/headers.ts";
import type { LocalizedText } from "../syntax/ast/node.ts";
import type { Value } from "../syntax/ast/property-values.ts";
import type { Award } from "../syntax/ast/weights.ts";
import { type DeclarationKind, propertyOf } from "../syntax/vocabulary.ts";
import { canonicalLanguage, nearestLanguage } from "../values/language-tag.ts";
import { type Context, replacing } from "./context.ts";
import { optionsInLine } from "./options-in-line.ts";
import { isWholeIn } from "./whole.ts";
import { fieldWritten } from "./written-field.ts";

/** Where every declared language is wanted: the words that go out to customers and into their calendars. */
const customerTexts: ReadonlyMap<DeclarationKind, readonly string[]> = new Map([
  ["message-text", ["subject", "body"]],
  ["meeting", ["agenda"]],
  ["task", ["note"]],
  ["survey", ["question"]],
] as const);

/** By canonical tag; the first of a doubled language. */
export function textsOf(texts: readonly LocalizedText[], firstLanguage: string): Texts {
  const byLanguage: Record<string, string> = Object.create(null);
  const first = [firstLanguage];
  for (const text of texts) byLanguage[languageOf(text, first)] ??= text.text.value;
  return byLanguage;
}

/** Checks every text in a declaration and in what it holds. */
export function checkTexts(context: Context, file: string, declaration: Declaration): void {
  const { kind, titles, header, items } = declaration;
  checkLanguages(context, file, titles);
  noFields(context, file, titles);
  if (header !== undefined) checkTextsIn(context, file, header);
  const forCustomers = customerTexts.get(kind);
  const twice = forCustomers && saidTwice(items);
  for (const item of items) {
    if (item.node === "declaration") checkTexts(context, file, item);
    else {
      if (item.value !== undefined) checkTextsIn(context, file, item.value, kind, item.word.text);
      // Only in those of customers fields are filled in; those of a question are told as errors.
      if (forCustomers?.includes(item.word.text)) {
        if (!twice?.has(textKey(item))) everyLanguageIsThere(context, file, item);
      } else if (item.value?.kind === "texts") noFields(context, file, item.value.texts);
    }
  }
}

/**
 * The headers and values that hold texts; no other does, and a test sees to it.
 *
 * @param kind of the declaration, and the `word` of its line, where the node is the value of one
 */
function checkTextsIn(
  context: Context,
  file: string,
  node: Header | Value | Award,
  kind?: DeclarationKind,
  word = "",
): void {
  switch (node.kind) {
    case "texts":
      checkLanguages(context, file, node.texts, kind, word);
      break;
    case "named-texts":
    case "handover":
    case "body":
      checkLanguages(context, file, node.texts);
      break;
    case "job":
      for (const texts of [node.when, node.want, node.so]) checkLanguages(context, file, texts);
      break;
    case "when-rule":
    case "each-rule":
      if (node.award !== undefined) checkTextsIn(context, file, node.award);
      break;
    case "for-rule":
      for (const { award } of node.arms) if (award !== undefined) checkTextsIn(context, file, award);
      break;
    case "award":
      if (node.because !== undefined) checkLanguages(context, file, node.because);
      break;
    case "signal-header":
      checkTextsIn(context, file, node.type);
      break;
    case "collection-type":
      checkTextsIn(context, file, node.element);
      break;
    case "enumeration-type": {
      const inLine = optionsInLine(context, file, node.members);
      for (const member of node.members) if (!inLine.has(member)) checkTexts(context, file, member);
    }
  }
}

function checkLanguages(
  context: Context,
  file: string,
  texts: readonly LocalizedText[],
  kind?: DeclarationKind,
  word = "",
): void {
  // Most declarations have no text of their own.
  if (texts.length === 0) return;
  const { reporter, languages } = context;
  const given = texts.map((text) => (isGiven(text) ? languageOf(text, languages) : undefined));
  // Not `for … of`, which would make an array of each index and its language: nearly every declaration has titles.
  for (let index = 0; index < given.length; index++) {
    const language = given[index];
    if (language === undefined) continue;
    const text = texts[index] as LocalizedText;
    if (given.indexOf(language) !== index) {
      // A further line of some says a further thing.
      const repeated = kind !== undefined && propertyOf(kind, word)?.many === true ? word : undefined;
      reportTwice(context, file, texts, index, repeated);
    }
    if (text.language === undefined || languages.length === 0 || languages.includes(language)) continue;
    const named = nearestLanguage(text.language.text);
    const suggestion =
      suggest(text.language.text, languages) ??
      (named !== undefined && languages.includes(named) ? named : undefined);
    const fixes = suggestion === undefined ? [] : [replacing(file, text.language, suggestion)];
    const args = { language: text.language.text, suggestion, declared: languages };
    reporter.report("undeclared-language", file, text.language, args, { fixes });
  }
}

/** One of the texts is in a language that one before it is in: it lacks its language, or a line of its own. */
function reportTwice(
  { reporter, languages }: Context,
  file: string,
  texts: readonly LocalizedText[],
  index: number,
  repeated: string | undefined,
): void {
  const text = texts[index] as LocalizedText;
  const language = languageOf(text, languages);
  const before = texts.find((other) => languageOf(other, languages) === language) as LocalizedText;
  const span = text.language ?? text.text;
  const related = [{ file, span: before.language ?? before.text, message: "given here first" }];
  const tagless = text.language === undefined;
  const left = languages.filter((tag) => !texts.some((other) => languageOf(other, languages) === tag));
  const [tag] = left;
  const fixes: Fix[] = [];
  const without = texts.filter((one) => one.language === undefined).length;
  if (tagless && tag !== undefined && left.length === 1 && without === 2) {
    const at = { start: span.start, end: span.start };
    fixes.push({ title: `write \`${tag}\` before it`, edits: [{ file, span: at, newText: `${tag} ` }] });
  }
  if (tagless && repeated !== undefined) {
    const between = { start: (texts[index - 1] as LocalizedText).end, end: span.start };
    const edits = [{ file, span: between, newText: `; ${repeated} ` }];
    fixes.push({ title: `begin a further \`${repeated}\``, edits });
  }
  const args = { language, tagless, tag, repeated };
  reporter.report("duplicate-translation", file, span, args, { related, fixes });
}

/** Of each language the first is told. */
function noFields(context: Context, file: string, texts: readonly LocalizedText[]): void {
  for (let index = 0; index < texts.length; index++) {
    const field = fieldWritten(context, file, (texts[index] as LocalizedText).text);
    if (field !== undefined)
      context.reporter.report("field-in-title", file, field.span, { written: field.written });
  }
}

const isGiven = ({ broken, text, language }: LocalizedText): boolean =>
  !(broken || text.missing || language?.missing);

/**
 * `subject "Hello" ⏎ subject es "Hola"`: the words of lines that stand twice to say one thing in two languages, which
 * is told as that.
 */
function saidTwice(items: readonly Item[]): ReadonlySet<string> {
  const words = new Set<string>();
  const first = new Map<string, Property>();
  for (const item of items) {
    if (item.node === "declaration") continue;
    const key = textKey(item);
    const before = first.get(key);
    if (before === undefined) first.set(key, item);
    else words.add(key);
  }
  return words;
}

const textKey = ({ word, value }: Property): string =>
  value?.kind === "body" && value.tone !== undefined ? `${word.text} ${value.tone.text}` : word.text;

/** Of a line that holds one text and says in which language: that language. */
export function inLanguage({ value }: Property): { readonly language?: string } {
  const texts = value?.kind === "texts" || value?.kind === "body" ? value.texts : [];
  const language = texts.length === 1 ? texts[0]?.language?.text : undefined;
  return language === undefined ? {} : { language };
}

function everyLanguageIsThere(
  { program, reporter, languages }: Context,
  file: string,
  property: Property,
): void {
  const { value, word } = property;
  if ((value?.kind !== "texts" && value?.kind !== "body") || value.texts.length === 0) return;
  const given = value.texts.map((text) => languageOf(text, languages));
  // `German "…"`: the one that is missing is likely to be there under another name.
  if (given.some((language) => !languages.includes(language))) return;
  const missing = languages.filter((language) => !given.includes(language));
  if (missing.length > 0 && isWholeIn(program, property))
    reporter.report("missing-translation", file, word, { languages: missing });
}

/** Of a declared one the tag is canonical as it is written, and nearly all texts are in one of those. */
function languageOf({ language }: LocalizedText, languages: readonly string[]): string {
  if (language === undefined) return languages[0] ?? "";
  const { text } = language;
  return languages.includes(text) ? text : (canonicalLanguage(text) ?? text);
}
