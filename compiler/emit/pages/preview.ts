/**
 * Pages as an editor shows them beside the text: what is in them, without the site around, nor pictures.
 *
 * The same markup as on the pages that `persona docs` makes. Whoever shows it has the sheet for it, and no use for links
 * to other pages.
 */

import type { Playbook } from "../../ir/ir.ts";
import { journeyPage } from "./journey.ts";
import { personasPage } from "./personas.ts";
import { createReader } from "./reader.ts";
import { createSite } from "./site.ts";
import { withStageTitles } from "./stage-members.ts";

export interface PreviewPage {
  /** As plain text. */
  readonly title: string;
  /** Markup, in which every word of the playbook's is text. */
  readonly html: string;
}

/** @param language a tag; absent: the playbook's own */
export function previewPages(
  compiled: Playbook,
  language = compiled.languages[0] ?? "en",
): { readonly language: string; readonly direction: "ltr" | "rtl"; readonly pages: readonly PreviewPage[] } {
  const playbook = withStageTitles(compiled);
  const reader = createReader(playbook, language);
  const site = createSite(playbook, { generator: "", portraits: new Map() });
  const pages = [
    personasPage(reader, site),
    ...(playbook.stages.length === 0 ? [] : [journeyPage(reader, site)]),
  ];
  return {
    language,
    direction: reader.direction,
    pages: pages.map(({ title, content: { html } }) => ({ title, html })),
  };
}
