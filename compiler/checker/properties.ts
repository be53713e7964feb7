/**
 * The checks that the vocabulary table asks for by itself, of every block alike: lines that stand twice though
 * they may stand once, lines that must be there, names that a list names twice.
 */

import type { Declaration, Item, Property } from "../syntax/ast/declaration.ts";
import { wordOfKind } from "../syntax/keywords.ts";
import type { PropertySpecification } from "../syntax/specification.ts";
import { type DeclarationKind, specificationOf } from "../syntax/vocabulary.ts";
import { type Context, reportListedTwice } from "./context.ts";
import { mayHoldDouble } from "./doubles.ts";
import { inLanguage } from "./localized-texts.ts";

export function checkProperties(context: Context, file: string, declaration: Declaration): void {
  if (declaration.header?.kind === "signal-header")
    reportListedTwice(context, file, declaration.header.flags);
  // Most declarations are lines without a block.
  if (declaration.items.length === 0 && declaration.body === undefined) return;
  const { properties } = specificationOf(declaration.kind);
  const present = declaration.items.filter((item): item is Property => item.node === "property");
  reportDoubled(context, file, present, properties);
  reportMissing(context, file, declaration, present, properties);
  for (const { value } of present)
    if (value?.kind === "names") reportListedTwice(context, file, value.names);
    else if (value?.kind === "languages") reportListedTwice(context, file, value.languages);
  for (const item of declaration.items) if (item.node === "declaration") checkProperties(context, file, item);
}

function reportDoubled(
  context: Context,
  file: string,
  present: readonly Property[],
  properties: Readonly<Record<string, PropertySpecification>>,
): void {
  if (!mayHoldDouble(present, ({ word }) => word.text)) return;
  const first = new Map<string, Property>();
  for (const property of present) {
    if (property.broken || property.value === undefined) continue;
    const { text: word } = property.word;
    const before = first.get(word);
    if (before === undefined) first.set(word, property);
    else if (Object.hasOwn(properties, word) && !properties[word]?.many) {
      const related = [{ file, span: before.word, message: "stands here first" }];
      const told = inLanguage(property);
      const [, second] = context.languages;
      const isText = [before, property].every(({ value }) => value?.kind === "texts");
      // Two texts without a language, in a playbook of several: the second may be a translation.
      const untold =
        isText && told.language === undefined && second !== undefined
          ? { language: second, untold: true }
          : {};
      const args = { word, ...told, ...untold };
      context.reporter.report("duplicate-property", file, property.word, args, { related });
    }
  }
}

function reportMissing(
  { reporter }: Context,
  file: string,
  declaration: Declaration,
  present: readonly Property[],
  properties: Readonly<Record<string, PropertySpecification>>,
): void {
  const isPresent = (required: string) => present.some(({ word }) => word.text === required);
  const required = requiredOf(declaration.kind);
  if (required.every(isPresent)) return;
  const words = required.filter((word) => !isPresent(word));
  // A broken line, or a word that nobody knows, may well be the one that seems to be missing.
  const uncertain = (item: Item) =>
    item.broken || (item.node === "property" && !Object.hasOwn(properties, item.word.text));
  if (declaration.broken || declaration.body === undefined || declaration.items.some(uncertain)) return;
  const [only, other] = words;
  // Of other lines, the example says it by itself.
  const choice = other === undefined && only !== undefined ? properties[only] : undefined;
  const about = choice?.shape === "choice" ? choice.about : undefined;
  const line = words.map((word) => exampleLine(declaration.kind, word)).join("; ");
  const name = declaration.name ?? declaration.subject;
  const span = name === undefined || name.missing ? declaration.keyword : name;
  reporter.report("missing-property", file, span, {
    block: wordOfKind(declaration.kind),
    words,
    line,
    ...(about === undefined ? {} : { about }),
  });
}

const requiredWords = new Map<DeclarationKind, readonly string[]>();

/** The words that a block of a kind must have, found once. */
function requiredOf(kind: DeclarationKind): readonly string[] {
  const known = requiredWords.get(kind);
  if (known !== undefined) return known;
  const { properties } = specificationOf(kind);
  const words = Object.keys(properties).filter((word) => properties[word]?.required);
  requiredWords.set(kind, words);
  return words;
}

const exampleLines: ReadonlyMap<string, string> = new Map([
  ["version", 'version "1.0.0"'],
  ["owner", 'owner "CX Operations <cx@example.com>"'],
  ["task owner", "owner ProjectManager"],
  ["languages", "languages en"],
  ["timezone", 'timezone "America/Denver"'],
  ["summary", 'summary "Who they are, in a sentence."'],
  ["otherwise", "otherwise undecided"],
  ["from", "from team"],
  ["link", 'link "https://example.com"'],
  ["stage", "stage Implementation"],
  ["window", "window 0 to 30 days after start"],
  ["when", "when 3 business days after start"],
  ["invite", "invite ProjectManager"],
  ["send", "send Welcome"],
  ["to", "to Sponsor"],
  ["channel", "channel email"],
  ["subject", 'subject "…"'],
  ["body", 'body "…"'],
  ["kind", "kind nps"],
  ["question", 'question "…"'],
  ["ask", "ask on end of Implementation"],
  ["cohort from", 'from "customers.csv"'],
  ["cohort expect", "expect undecided at most 5%"],
  ["feelings", "feelings calm, anxious, upset"],
  ["expect", "expect undecided"],
]);

/** Every required word of the vocabulary has one; a test sees to it. */
export const exampleLine = (kind: DeclarationKind, word: string): string =>
  exampleLines.get(`${kind} ${word}`) ?? exampleLines.get(word) ?? `${word} …`;
