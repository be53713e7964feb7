/**
 * `persona fmt`: puts files into the one style. Files with a mistake in their structure are left as they are; what cannot
 * be read is told, and the rest is done.
 */

import { type Dirent, readdirSync, statSync } from "node:fs";
import { join, normalize } from "node:path";
import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { readSourceFile } from "../../disk/folder-reader.ts";
import { formatSource } from "../../format/format.ts";
import { limits } from "../../limits.ts";
import type { HostFile } from "../../source/host.ts";
import { packagesFolder } from "../../source/package-path.ts";
import { decodeSource } from "../../syntax/decode.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { type CommandFailure, ioFailure, ioFailureOf, usageFailure } from "../failure.ts";
import { refuseInstalled } from "../input/installed-file.ts";
import { refuseLeadingOut } from "../input/leading-out.ts";
import { nothingThere } from "../input/named-file.ts";
import { replaceFile } from "../output/replace-file.ts";
import { printDiagnostics } from "../terminal/print-diagnostics.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

export interface FmtOptions {
  readonly check?: boolean;
}

export async function runFmt(
  terminal: Terminal,
  { check = false }: FmtOptions,
  paths: readonly string[],
): Promise<ExitCode> {
  refuseInstalled(paths);
  for (const path of paths) refuseLeadingOut(path, path.endsWith(".persona") ? "file" : "folder");
  let unread = 0;
  const tellUnread = ({ message, help }: CommandFailure) => {
    unread++;
    terminal.noteError(message, help);
  };
  const files = new Set(paths.flatMap((path) => personaFilesIn(path, tellUnread)));
  let read = 0;
  let changed = 0;
  let broken = 0;
  for (const path of files) {
    const file = readSourceFile(path);
    if (file.kind !== "file") {
      tellUnread(notRead(path, file));
      continue;
    }
    read++;
    const { before, after, wrong } = formatBytes(file.bytes, path);
    if (wrong.length > 0) {
      broken++;
      printDiagnostics(wrong, { snapshot: { text: () => before }, shownRoot: "" }, terminal, "note");
    } else if (after !== undefined && after !== before) {
      changed++;
      if (!check) replaceFile(path, after);
      terminal.print(`${check ? "would change" : "changed"} ${plain(path)}`);
    }
  }
  terminal.note(terminal.noteStyle("dim", summaryOf(read, changed, broken, check)));
  if (unread > 0) return exitCodes.io;
  return broken > 0 || (check && changed > 0) ? exitCodes.errors : exitCodes.fine;
}

interface FormattedBytes {
  readonly before?: string | undefined;
  readonly after?: string;
  /** Why there is no formatted text. */
  readonly wrong: readonly Diagnostic[];
}

function formatBytes(bytes: Uint8Array, path: string): FormattedBytes {
  const { text, diagnostics } = decodeSource(bytes, path);
  if (text === undefined) return { wrong: diagnostics };
  const formatted = formatSource({ path, text, version: 0 });
  return "refused" in formatted
    ? { before: text, wrong: [formatted.refused] }
    : { before: text, after: formatted.text, wrong: [] };
}

function notRead(path: string, file: Exclude<HostFile, { readonly kind: "file" }>): CommandFailure {
  if (file.kind === "too-large") return ioFailure(`${path}: larger than ${limits.sourceBytes} bytes`);
  if (file.kind === "unreadable")
    return ioFailure(`${path}: ${file.reason}`, "check that you may open the file, or name others");
  return nothingThere(path, "file or folder");
}

/** A link is followed where it is named, not where it lies in a folder: the file it leads to may be elsewhere. */
function personaFilesIn(path: string, tellUnread: (failure: CommandFailure) => void): readonly string[] {
  const status = statSync(path, { throwIfNoEntry: false });
  if (status === undefined) throw nothingThere(path, "file or folder");
  if (!status.isDirectory()) {
    if (path.endsWith(".persona")) return [normalize(path)];
    throw usageFailure(`${path}: not a .persona file`, "name files that end so, or folders with such files");
  }
  return entriesIn(path, tellUnread)
    .filter(({ name }) => !name.startsWith(".") && name !== packagesFolder)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = join(path, entry.name);
      if (entry.isDirectory()) return personaFilesIn(inner, tellUnread);
      return entry.isFile() && entry.name.endsWith(".persona") ? [inner] : [];
    });
}

function entriesIn(folder: string, tellUnread: (failure: CommandFailure) => void): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch (error) {
    tellUnread(ioFailureOf(error, folder));
    return [];
  }
}

function summaryOf(files: number, changed: number, broken: number, check: boolean): string {
  const what = check ? "would change" : "changed";
  const left =
    broken === 0 ? "" : `; ${broken} left as ${broken === 1 ? "it is" : "they are"}, because of a mistake`;
  return `${files} ${files === 1 ? "file" : "files"} looked at, ${changed} ${what}${left}`;
}
