/**
 * The playbook as a site: pages for people, in every language it declares, without a script.
 *
 * Not one of the targets of `build`: `persona docs` asks for it by itself, and puts it where it is wanted.
 */

import type { Playbook } from "../../ir/ir.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import type { OutputFile } from "../emitter.ts";
import { compileTexts } from "../plans/compile-texts.ts";
import { framePage, languagePage, type Page } from "./frame.ts";
import { journeyPage } from "./journey.ts";
import { overviewPage } from "./overview.ts";
import { personasPage } from "./personas.ts";
import { playPage } from "./play.ts";
import { playsPage } from "./plays.ts";
import { questionnairePage } from "./questionnaire.ts";
import { createReader, type Reader } from "./reader.ts";
import { scorecardPage } from "./scorecard.ts";
import { createSite, type Site } from "./site.ts";
import { withStageTitles } from "./stage-members.ts";
import { stylesheet } from "./stylesheet.ts";

export interface PagesContext {
  /** Who generates, for the foot of each page: `persona 0.1.0`. */
  readonly generator: string;
  /** The day from which plays are shown; else that of the last review; else days are counted. */
  readonly start?: string | undefined;
  /** Addresses of the personas' pictures, by their paths in the playbook; `data:`, so that no page loads anything. */
  readonly portraits?: ReadonlyMap<string, string>;
}

export function* emitPages(
  compiled: Playbook,
  { generator, start, portraits = new Map() }: PagesContext,
): Iterable<OutputFile> {
  const playbook = withStageTitles(compiled);
  const site = createSite(playbook, { generator, start, portraits });
  const renderText = compileTexts(playbook);
  const readers = playbook.languages.map((language) => createReader(playbook, language));
  yield { path: "index.html", content: languagePage(readers, site) };
  yield { path: "style.css", content: stylesheet };
  for (const reader of readers) {
    for (const page of pagesOf(playbook, renderText, reader, site)) {
      const path = `${site.folderOf(reader.language)}/${page.file}`;
      yield { path, content: framePage(page, reader, site) };
    }
  }
}

function* pagesOf(playbook: Playbook, renderText: Renderer, reader: Reader, site: Site): Iterable<Page> {
  yield overviewPage(reader, site);
  yield personasPage(reader, site);
  yield journeyPage(reader, site);
  yield scorecardPage(reader, site);
  yield playsPage(reader, site);
  for (const play of playbook.plays) yield playPage(play, renderText, reader, site);
  yield questionnairePage(reader, site);
}
