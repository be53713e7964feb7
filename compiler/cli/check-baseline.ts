/** The file that says what `persona check` has found before: read, compared with, and written anew when asked for. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import {
  baselineFormat,
  baselineOf,
  type Compared,
  compareWithBaseline,
  readBaseline,
} from "../diagnostics/baseline.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../project/project.ts";
import { jsonText } from "../values/json-text.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure, ioFailure } from "./failure.ts";
import { openDataInput, readAll } from "./input/data-input.ts";
import { stageFile } from "./output/staged-file.ts";
import { shellPath } from "./shell-word.ts";
import { plain, type Terminal } from "./terminal/terminal.ts";

/** @param update the file is written first, so that all there is now is known */
export async function compareWithFile(
  terminal: Terminal,
  { diagnostics, text }: Pick<Snapshot, "diagnostics" | "text">,
  file: string,
  update: boolean,
): Promise<Compared> {
  if (update) {
    // Whatever else has this name is somebody's.
    if (existsSync(file) && !saysBaseline(await bytesOf(file))) throw noBaseline(file, otherFile);
    write(terminal, file, diagnostics, text);
    return { ...compareWithBaseline(diagnostics, baselineOf(diagnostics, text), text) };
  }
  if (!existsSync(file)) {
    throw ioFailure(
      `${file}: there is no such file`,
      `\`persona check --baseline ${shellPath(file)} --update-baseline\` writes it`,
    );
  }
  const bytes = await bytesOf(file);
  const baseline = readBaseline(jsonOf(bytes));
  if (baseline === undefined) throw noBaseline(file, saysBaseline(bytes) ? damagedFile : otherFile);
  const compared = compareWithBaseline(diagnostics, baseline, text);
  if (compared.gone > 0) {
    const one = compared.gone === 1;
    terminal.note(
      terminal.noteStyle(
        "dim",
        `${compared.gone} of ${plain(file)} ${one ? "is" : "are"} there no more; --update-baseline takes ${one ? "it" : "them"} out`,
      ),
    );
  }
  return compared;
}

const bytesOf = (file: string): Promise<Uint8Array> => readAll(openDataInput(file, "json"));

/** Undefined where it is none. */
function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}

/** Also of one that is damaged, as by a merge, and of an empty file. */
const saysBaseline = (bytes: Uint8Array): boolean =>
  bytes.length === 0 || new TextDecoder().decode(bytes).includes(baselineFormat);

const damagedFile = "let --update-baseline write it anew, or name another file";
const otherFile = "name another file, or delete this one first if nobody needs it";

const noBaseline = (file: string, help: string): CommandFailure =>
  new CommandFailure(
    exitCodes.errors,
    `${file}: this is no baseline that \`persona check\` has written`,
    help,
  );

function write(
  terminal: Terminal,
  file: string,
  diagnostics: readonly Diagnostic[],
  text: Snapshot["text"],
): void {
  const baseline = baselineOf(diagnostics, text);
  const staged = stageFile(resolve(file));
  staged.write(`${jsonText(baseline, 2)}\n`);
  staged.commit();
  const count = baseline.findings.reduce((sum, finding) => sum + finding.count, 0);
  terminal.note(
    `${terminal.noteStyle("green", "✓")} ${plain(file)} holds ${count} ${count === 1 ? "finding" : "findings"}`,
  );
}
