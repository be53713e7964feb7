/**
 * Which language a text is read in: the exact tag, its base language, then the playbook's first.
 *
 * A message of several parts is in one language only: the first in which every part exists.
 */

import type { Action, Playbook, Texts } from "../../ir/ir.ts";
import { baseLanguage, canonicalLanguage, languageChain } from "../../values/language-tag.ts";
import type { PlannedAction } from "../plan.ts";

/** The reader's languages, best first: `es-MX`, `es`, then the playbook's own. */
export type LanguageChain = readonly string[];

export function chainOf(wanted: string | undefined, languages: readonly string[]): LanguageChain {
  const first = languages[0] ?? "en";
  const tag = wanted === undefined ? undefined : canonicalLanguage(wanted);
  return languageChain(tag ?? first, first);
}

/** The language of a whole plan: the first of the chain that the playbook has. */
export const planLanguage = (chain: LanguageChain, languages: readonly string[]): string =>
  chain.find((tag) => languages.includes(tag)) ?? languages[0] ?? "en";

/** Whether whoever asked for one reads the other: `es-MX` and `es`. */
export const sameLanguage = (wanted: string, language: string): boolean =>
  baseLanguage(canonicalLanguage(wanted) ?? wanted) === baseLanguage(language);

/** The tag by which dates and numbers are written: the reader's own where it is of the plan's language. */
export const localeOf = (chain: LanguageChain, language: string): string => {
  const wanted = chain[0] ?? language;
  return baseLanguage(wanted) === baseLanguage(language) ? wanted : language;
};

/** The first language in which every part exists. */
export const commonLanguage = (parts: readonly Texts[], chain: LanguageChain): string | undefined =>
  [...chain, ...Object.keys(parts[0] ?? {})].find((tag) => parts.every((texts) => Object.hasOwn(texts, tag)));

export function textIn(texts: Texts, chain: LanguageChain): string | undefined {
  const tag = commonLanguage([texts], chain);
  return tag === undefined ? undefined : texts[tag];
}

/** A title, or the name of what has none. */
export const titleOf = (
  named: { readonly name: string; readonly titles: Texts },
  chain: LanguageChain,
): string => textIn(named.titles, chain) ?? named.name;

/** The action's own title; of a message without one, that of what it sends. */
export function actionTitle(action: Action, { messages }: Playbook, chain: LanguageChain): string {
  const own = textIn(action.titles, chain);
  if (own !== undefined || action.kind !== "message") return own ?? action.name;
  const message = messages.find(({ name }) => name === action.send);
  return (message && textIn(message.titles, chain)) ?? action.name;
}

/** As the playbook calls it today; what it no longer has, or people added, keeps the plan's words. */
export function titleNow(
  { name, title }: PlannedAction,
  play: string,
  playbook: Playbook,
  chain: LanguageChain,
): string {
  const declared = playbook.plays
    .find((each) => each.name === play)
    ?.actions.find((action) => action.name === name);
  if (declared !== undefined) return actionTitle(declared, playbook, chain);
  const survey = playbook.surveys.find((each) => each.name === name);
  return survey === undefined ? title : titleOf(survey, chain);
}

/** Written from right to left. */
export const isRightToLeft = (language: string): boolean =>
  ["ar", "fa", "he", "iw", "ps", "sd", "ug", "ur", "yi", "dv", "ckb"].includes(baseLanguage(language));
