/** The sentences of plans in the language that is nearest to the one asked for; English where there is none. */

import { baseLanguage } from "../../../values/language-tag.ts";
import type { Phrases } from "../phrases.ts";
import { arabic } from "./ar.ts";
import { greek } from "./el.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { persian } from "./fa.ts";

const languages: readonly Phrases[] = [english, spanish, greek, arabic, persian];

export const phrasesFor = (language: string): Phrases =>
  languages.find((phrases) => phrases.language === baseLanguage(language)) ?? english;
