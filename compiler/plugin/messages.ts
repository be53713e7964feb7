/** Diagnostics as bundlers show messages: with the place of the first, and in the words that the command has too. */

import { join, relative } from "node:path";
import type { UnpluginMessage } from "unplugin";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic } from "../diagnostics/render.ts";
import type { Snapshot } from "../project/project.ts";
import { createLineMap } from "../source/line-map.ts";
import type { LineDetail } from "./esbuild-lines.ts";

/** @param diagnostics of one severity, which the bundler names; at least one */
export function messageOf(
  diagnostics: readonly Diagnostic[],
  { root, snapshot }: { readonly root: string; readonly snapshot: Snapshot },
): UnpluginMessage {
  // From where the bundler was called: what a terminal lets one click on.
  const path = (file: string) => relative(".", join(root, file));
  const texts = diagnostics.map((diagnostic) => renderDiagnostic(diagnostic, snapshot.text, { path }));
  const [first] = diagnostics as readonly [Diagnostic];
  const file = join(root, first.file);
  const { start, end } = first.span;
  const lines = createLineMap(snapshot.text(first.file) ?? "");
  const { line, column } = lines.positionAt(start);
  const detail: LineDetail = { lineText: lines.lineText(line), length: end - start };
  return {
    message: texts.join("\n\n").slice(`${first.severity}: `.length),
    id: file,
    // Lines from 1, columns from 0, as Rollup and esbuild count.
    loc: { file, line, column: column - 1 },
    meta: detail,
  };
}
