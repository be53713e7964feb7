/** The file that says what `persona check` has found before: read, compared with, and written anew when asked for. */

import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { baselineOf, type Compared, compareWithBaseline, readBaseline } from "../diagnostics/baseline.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { Snapshot } from "../project/project.ts";
import { openDataInput, readAll } from "./data-input.ts";
import { exitCodes } from "./exit-codes.ts";
import { CommandFailure, ioFailure } from "./failure.ts";
import { jsonText } from "./json-writer.ts";
import { stageFile } from "./output/staged-file.ts";
import { shellWord } from "./shell-word.ts";
import { plain, type Terminal } from "./terminal.ts";

/** @param update the file is written first, so that all there is now is known */
export async function compareWithFile(
  terminal: Terminal,
  { diagnostics, text }: Pick<Snapshot, "diagnostics" | "text">,
  file: string,
  update: boolean,
): Promise<Compared> {
  if (update) {
    write(terminal, file, diagnostics, text);
    return { ...compareWithBaseline(diagnostics, baselineOf(diagnostics, text), text) };
  }
  if (!existsSync(file)) {
    throw ioFailure(
      `${file}: there is no such file`,
      `\`persona check --baseline ${shellWord(file)} --update-baseline\` writes it`,
    );
  }
  const baseline = readBaseline(await jsonOf(file));
  if (baseline === undefined) throw noBaseline(file);
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

async function jsonOf(file: string): Promise<unknown> {
  const bytes = await readAll(openDataInput(file, "json"));
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    throw noBaseline(file);
  }
}

const noBaseline = (file: string): CommandFailure =>
  new CommandFailure(
    exitCodes.errors,
    `${file}: this is no baseline that \`persona check\` has written`,
    "let --update-baseline write it anew, or name another file",
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
