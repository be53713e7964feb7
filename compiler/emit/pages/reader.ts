/**
 * Who a page is for: one language of the playbook, with the words, the texts and the way of writing that go with it.
 *
 * A text that the playbook has only in another language is shown in that, and marked, so that it is read aloud,
 * set and ordered as what it is. So are our own words where there are none in the reader's language.
 */

import { createScope, type Scope } from "../../evaluator/condition.ts";
import type { Playbook, Texts, Type, Value } from "../../ir/ir.ts";
import { titledFeelings } from "../../planner/words/feelings.ts";
import { formatDate, formatShortDate, formatValue } from "../../planner/words/format-value.ts";
import { chainOf, commonLanguage, isRightToLeft, type LanguageChain } from "../../planner/words/language.ts";
import { phrasesFor } from "../../planner/words/phrases/by-language.ts";
import type { Phrases } from "../../planner/words/phrases.ts";
import type { CustomerRecord } from "../../records/record.ts";
import { baseLanguage } from "../../values/language-tag.ts";
import { type Html, html } from "./html.ts";
import { inDirection } from "./in-direction.ts";
import { wordsFor } from "./words/by-language.ts";
import type { Words } from "./words.ts";

export interface Reader {
  readonly playbook: Playbook;
  /** BCP 47; one that the playbook declares. */
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  readonly chain: LanguageChain;
  readonly locale: string;
  readonly phrases: Phrases;
  readonly words: Words;
  /** Nobody: conditions are shown as they are, not as they are for somebody. */
  readonly customer: CustomerRecord;
  readonly scope: Scope;
  /** One of our own words. */
  say(word: string): Html;
  /** A text of the playbook; undefined where it has none. */
  text(texts: Texts): Html | undefined;
  /** A feeling, by the title that its member in the customer's signal has. */
  feeling(name: string): Html;
  /** What has a name and never a title, such as a tone: in the words of the playbook's first language. */
  name(name: string): Html;
  /** A title, or the name of what has none. */
  title(named: { readonly name: string; readonly titles: Texts }): Html;
  value(value: Value, type: Type): string;
  date(date: string): string;
  shortDate(date: string): string;
  number(value: number, options?: Intl.NumberFormatOptions): string;
}

export function createReader(playbook: Playbook, language: string): Reader {
  const chain = chainOf(language, playbook.languages);
  const words = wordsFor(language);
  const phrases = phrasesFor(language);
  const format = { locale: language, chain };
  const text = (texts: Texts): Html | undefined => {
    const tag = commonLanguage([texts], chain);
    return tag === undefined ? undefined : inLanguage(texts[tag] ?? "", tag);
  };
  const inLanguage = (content: string, tag: string): Html =>
    baseLanguage(tag) === baseLanguage(language)
      ? inDirection(content, directionOf(tag))
      : html`<bdi lang="${tag}" dir="${directionOf(tag)}">${inDirection(content, directionOf(tag))}</bdi>`;
  const numbers = new Map<string, Intl.NumberFormat>();
  const nameIn = (name: string) => inLanguage(name, playbook.languages[0] ?? language);
  const feelings = new Map(titledFeelings(playbook).map(({ name, titles }) => [name, titles]));
  return {
    playbook,
    language,
    direction: directionOf(language),
    chain,
    locale: language,
    phrases,
    words,
    customer: { id: "", name: `[${words.questions.customer}]`, contacts: [], signals: new Map() },
    scope: createScope(playbook, new Map()),
    say: (word) => inLanguage(word, words.language),
    text,
    feeling: (name) => text(feelings.get(name) ?? {}) ?? nameIn(name),
    name: nameIn,
    title: (named) => text(named.titles) ?? html`<bdi>${named.name}</bdi>`,
    value: (value, type) => formatValue(value, type, format),
    date: (date) => formatDate(date, language),
    shortDate: (date) => formatShortDate(date, language),
    number: (value, options = {}) => {
      const key = JSON.stringify(options);
      const made =
        numbers.get(key) ?? new Intl.NumberFormat(language, { numberingSystem: "latn", ...options });
      numbers.set(key, made);
      return made.format(value);
    },
  };
}

export const directionOf = (language: string): "ltr" | "rtl" => (isRightToLeft(language) ? "rtl" : "ltr");
