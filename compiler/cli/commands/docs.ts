/** `persona docs`: the playbook as pages for people, replaced in one step. */

import { resolve } from "node:path";
import { emitPages } from "../../emit/pages/emit.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { checkDay } from "../input/day-option.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { gatherFiles } from "../output/gather-files.ts";
import { replaceOutputSet } from "../output/output-set.ts";
import { readPortraits } from "../portraits.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { noticeUntranslatedPlaybook } from "../terminal/untranslated-notice.ts";

export interface DocsOptions {
  readonly out: string;
  readonly start?: string;
}

export async function runDocs(
  terminal: Terminal,
  { out, start }: DocsOptions,
  named: string,
): Promise<ExitCode> {
  await checkDay("--start", start);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) {
    terminal.note(terminal.noteStyle("dim", `no pages were made; ${plain(out)} is as it was`));
    return exitCodes.errors;
  }
  const pages = emitPages(open.playbook, {
    generator,
    start,
    portraits: await readPortraits(open.playbook, open, terminal),
  });
  const help = "let it have fewer languages or plays, shorter texts, or smaller portraits";
  const files = gatherFiles(pages, plain(out), help);
  const { changed, oneByOne } = replaceOutputSet(resolve(out), files, { command: "docs" });
  const { languages } = open.playbook;
  terminal.printDone(
    `${changed ? "made" : "nothing changed in"} ${out}: ` +
      `${files.length - 1} pages in ${languages.length === 1 ? "one language" : `${languages.length} languages`}; ` +
      `open ${out}/index.html`,
  );
  noticeUntranslatedPlaybook(terminal, open.playbook);
  if (oneByOne) terminal.note("this disk knows no links, so the files were replaced one after the other");
  return exitCodes.fine;
}
