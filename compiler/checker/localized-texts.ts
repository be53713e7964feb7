/**
 * Texts that are given once per language: which language each is in, and what is doubled, undeclared or missing.
 *
 * A text without a language before it is in the playbook's first. A missing language is no error anywhere: the
 * planner falls back (semantics, "language of a text"). It is a warning in the texts that customers read, because
 * there one missing part sends the whole message in another language.
 */

import { suggest } from "../diagnostics/suggest.ts";
import type { Texts } from "../ir/ir.ts";
import type { Declaration, LocalizedText } from "../syntax/ast.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import { type Context, replacing } from "./context.ts";
import { isWhole } from "./whole.ts";

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
  for (const text of texts) byLanguage[languageOf(text, firstLanguage)] ??= text.text.value;
  return byLanguage;
}

/** Checks every text in a declaration and in what it holds. */
export function checkTexts(context: Context, file: string, declaration: Declaration): void {
  for (const texts of textLists(declaration)) checkLanguages(context, file, texts);
  checkTranslations(context, file, declaration);
}

function checkLanguages(
  { reporter, languages }: Context,
  file: string,
  texts: readonly LocalizedText[],
): void {
  const first = new Map<string, LocalizedText>();
  for (const text of texts) {
    const language = languageOf(text, languages[0] ?? "");
    const before = first.get(language);
    const span = (text.language ?? text.text).span;
    if (text.broken || text.text.missing || text.language?.missing) continue;
    if (before !== undefined) {
      const related = [{ file, span: (before.language ?? before.text).span, message: "given here first" }];
      const tagless = text.language === undefined;
      const left = languages.filter(
        (tag) => !texts.some((other) => languageOf(other, languages[0] ?? "") === tag),
      );
      const [tag] = left;
      const at = { start: span.start, end: span.start };
      const fixes =
        tagless && tag !== undefined && left.length === 1
          ? [{ title: `write \`${tag}\` before it`, edits: [{ file, span: at, newText: `${tag} ` }] }]
          : [];
      const args = tagless ? { language, tagless, tag: tag ?? "es" } : { language, tagless };
      reporter.report("duplicate-translation", file, span, args, { related, fixes });
    } else first.set(language, text);
    if (text.language === undefined || languages.length === 0 || languages.includes(language)) continue;
    const suggestion = suggest(text.language.text, languages);
    const fixes = suggestion === undefined ? [] : [replacing(file, span, suggestion)];
    const args = { language: text.language.text, suggestion, declared: languages };
    reporter.report("undeclared-language", file, span, args, { fixes });
  }
}

function checkTranslations({ reporter, languages }: Context, file: string, declaration: Declaration): void {
  const words = customerTexts.get(declaration.kind) ?? [];
  for (const item of declaration.items) {
    if (item.node === "declaration") checkTranslations({ reporter, languages } as Context, file, item);
    else if (words.includes(item.word.text) && item.value?.kind === "texts" && isWhole(item)) {
      const given = item.value.texts.map((text) => languageOf(text, languages[0] ?? ""));
      const missing = languages.filter((language) => !given.includes(language));
      const [first] = missing;
      if (first !== undefined && given.length > 0)
        reporter.report("missing-translation", file, item.word.span, { languages: missing, first });
    }
  }
}

const languageOf = ({ language }: LocalizedText, firstLanguage: string) =>
  language === undefined ? firstLanguage : (canonicalLanguage(language.text) ?? language.text);

/**
 * The lists of texts of a declaration and of what stands in it. Declarations and properties are gone through by
 * name, since a long playbook is nearly nothing else; only values of other shapes are searched.
 */
function textLists(
  declaration: Declaration,
  found: (readonly LocalizedText[])[] = [],
): readonly (readonly LocalizedText[])[] {
  const { titles, header, items } = declaration;
  if (titles.length > 0) found.push(titles);
  if (header !== undefined && !textless.has(header.kind)) searchTexts(header, found);
  for (const item of items) {
    if (item.node === "declaration") textLists(item, found);
    else if (item.value?.kind === "texts") found.push(item.value.texts);
    else if (item.value !== undefined && !textless.has(item.value.kind)) searchTexts(item.value, found);
  }
  return found;
}

/** Kinds of nodes that hold no such text at any depth. */
const textless: ReadonlySet<string> = new Set([
  "reference",
  "names",
  "choice",
  "schedule",
  "simple-type",
  "assignment-header",
]);
/** Fields that hold none. */
const textlessFields: ReadonlySet<string> = new Set([
  "span",
  "name",
  "condition",
  "points",
  "signal",
  "test",
]);

function searchTexts(node: object, found: (readonly LocalizedText[])[]): void {
  for (const key in node) {
    const child: unknown = node[key as keyof typeof node];
    if (typeof child !== "object" || child === null || textlessFields.has(key)) continue;
    if (isTextList(child)) found.push(child);
    else searchTexts(child, found);
  }
}

const isTextList = (child: object): child is readonly LocalizedText[] =>
  Array.isArray(child) && child[0]?.kind === "localized-text";
