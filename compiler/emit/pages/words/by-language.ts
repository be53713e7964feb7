/** The words of the pages in the language that is nearest to the one asked for; English where there is none. */

import { baseLanguage } from "../../../values/language-tag.ts";
import type { Words } from "../words.ts";
import { arabic } from "./ar.ts";
import { greek } from "./el.ts";
import { english } from "./en.ts";
import { spanish } from "./es.ts";
import { persian } from "./fa.ts";

const languages: readonly Words[] = [english, spanish, greek, arabic, persian];

export const wordsFor = (language: string): Words =>
  languages.find((words) => words.language === baseLanguage(language)) ?? english;
