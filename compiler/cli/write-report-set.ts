/** Writes a report as a set of files in one step: a page, and the same in Markdown and as data. */

import { resolve } from "node:path";
import type { OutputFile } from "../emit/emitter.ts";
import type { Maker } from "./output/maker.ts";
import { replaceOutputSet } from "./output/output-set.ts";
import { plain, type Terminal } from "./terminal/terminal.ts";

/**
 * Written before anything is printed: where that fails, as on a full disk, the command ends there.
 *
 * @param files the page first
 * @returns tells of it
 */
export function writeReportSet(
  terminal: Terminal,
  files: readonly OutputFile[],
  out: string,
  command: Maker["command"],
): () => void {
  const { changed, oneByOne } = replaceOutputSet(resolve(out), files, { command });
  return () => {
    terminal.note(
      `${terminal.noteStyle("green", "✓")} ${changed ? "made" : "nothing changed in"} ${plain(out)}; open ${plain(out)}/${files[0]?.path}`,
    );
    if (oneByOne && command !== "test")
      terminal.note("this disk knows no links, so the files were replaced one after the other");
  };
}
