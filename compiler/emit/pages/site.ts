/**
 * The files of the site: a folder for each language, the same names in all of them, and a choice of language above.
 *
 * Names of pages come from names in the playbook, so a page keeps its address when a title is worded anew.
 */

import type { Play, Playbook } from "../../ir/ir.ts";
import { createFileNames } from "../file-name.ts";

export const fixedPages = ["index", "personas", "journey", "scorecard", "plays", "questionnaire"] as const;
export type FixedPage = (typeof fixedPages)[number];

export interface Site {
  /** `persona 0.1.0` */
  readonly generator: string;
  /** The day from which plays are shown; absent: days are counted. */
  readonly start: string | undefined;
  /** `data:` addresses of the personas' pictures, by their paths in the playbook. */
  readonly portraits: ReadonlyMap<string, string>;
  folderOf(language: string): string;
  fileOf(page: FixedPage | Play): string;
}

export function createSite(
  playbook: Playbook,
  {
    generator,
    start,
    portraits,
  }: Pick<Site, "generator" | "portraits"> & { readonly start?: string | undefined },
): Site {
  const nameFolder = createFileNames();
  const folders = new Map(playbook.languages.map((tag) => [tag, nameFolder(tag)]));
  const namePlay = createFileNames();
  const plays = new Map(playbook.plays.map((play) => [play, `play-${namePlay(play.name)}.html`]));
  return {
    generator,
    start: start ?? playbook.reviewed?.on,
    portraits,
    folderOf: (language) => folders.get(language) ?? language,
    fileOf: (page) => (typeof page === "string" ? `${page}.html` : (plays.get(page) ?? "plays.html")),
  };
}
