/** `persona fmt`: puts files into the one style. Files with a mistake in their structure are left as they are. */

import { existsSync, readdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { format } from "../../format/format.ts";
import { decodeSource } from "../../syntax/decode.ts";
import { parse } from "../../syntax/parse.ts";
import { forcedBug } from "../bug-report.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ioFailure, ioFailureOf } from "../failure.ts";
import { writeWhole } from "../output-set.ts";
import { printDiagnostics } from "../print-diagnostics.ts";
import { plain, type Terminal } from "../terminal.ts";

export interface FmtOptions {
  readonly check?: boolean;
}

export async function runFmt(
  terminal: Terminal,
  options: FmtOptions,
  paths: readonly string[],
): Promise<ExitCode> {
  forcedBug("fmt");
  const files = paths.flatMap(personaFilesIn);
  let changed = 0;
  const broken: Diagnostic[] = [];
  for (const path of files) {
    const shown = relative(process.cwd(), path);
    const decoded = decodeSource(readFileSync(path), shown);
    if (decoded.text === undefined) {
      printDiagnostics(
        decoded.diagnostics,
        { snapshot: { text: () => undefined }, shownRoot: "" },
        terminal,
        "note",
      );
      broken.push(...decoded.diagnostics);
      continue;
    }
    const parsed = parse({ path: shown, text: decoded.text, version: 0 });
    const result = format(parsed);
    if ("refused" in result) {
      printDiagnostics(
        [result.refused],
        { snapshot: { text: () => decoded.text }, shownRoot: "" },
        terminal,
        "note",
      );
      broken.push(result.refused);
      continue;
    }
    if (result.text === decoded.text) continue;
    changed++;
    terminal.print(`${options.check === true ? "would change" : "changed"} ${plain(shown)}`);
    if (options.check !== true) replaceFile(path, result.text);
  }
  terminal.note(summaryOf(files.length, changed, broken.length, options.check === true));
  return broken.length > 0 || (options.check === true && changed > 0) ? exitCodes.errors : exitCodes.fine;
}

function personaFilesIn(path: string): readonly string[] {
  if (!existsSync(path)) throw ioFailure(`${path}: there is no such file or folder`);
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => !entry.name.startsWith(".") && entry.name !== "node_modules")
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return personaFilesIn(inner);
      return entry.isFile() && entry.name.endsWith(".persona") ? [inner] : [];
    })
    .sort();
}

/** The new text beside the old, then over it in one step. */
function replaceFile(path: string, text: string): void {
  const next = `${path}.${process.pid}.staging`;
  try {
    writeWhole(next, text);
    renameSync(next, path);
  } catch (error) {
    throw ioFailureOf(error, path);
  }
}

function summaryOf(files: number, changed: number, broken: number, check: boolean): string {
  const what = check ? "would change" : "changed";
  const left =
    broken === 0 ? "" : `; ${broken} left as ${broken === 1 ? "it is" : "they are"}, because of a mistake`;
  return `${files} ${files === 1 ? "file" : "files"} looked at, ${changed} ${what}${left}`;
}
