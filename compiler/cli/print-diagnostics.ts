/** Diagnostics as people read them in a terminal, and as programs read them in JSON. */

import type { Diagnostic, Fix, Label } from "../diagnostics/diagnostic.ts";
import { renderDiagnostic, renderSummary } from "../diagnostics/render.ts";
import type { Snapshot } from "../project/project.ts";
import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Span } from "../source/span.ts";
import { jsonText } from "./json-writer.ts";
import type { Style } from "./standard-stream.ts";
import type { Terminal } from "./terminal.ts";

interface Shown {
  readonly snapshot: Pick<Snapshot, "text">;
  /** Put before every path. */
  readonly shownRoot: string;
}

export function printDiagnostics(
  diagnostics: readonly Diagnostic[],
  { snapshot, shownRoot }: Shown,
  terminal: Terminal,
  to: "print" | "note",
): void {
  const style = to === "print" ? terminal.style : terminal.noteStyle;
  for (const diagnostic of diagnostics) {
    terminal[to](
      renderDiagnostic(diagnostic, (file) => snapshot.text(file), {
        width: terminal.width,
        style: (name: Style | readonly Style[], text: string) => style(name, text),
        path: (file) => shownPath(shownRoot, file),
      }),
    );
    terminal[to]();
  }
  terminal[to](
    renderSummary(diagnostics, {
      style: (name: Style | readonly Style[], text: string) => style(name, text),
    }),
  );
}

/** The JSON form that `check --format json` promises; lines and columns from 1, columns in UTF-16 code units. */
export function diagnosticsToJson(
  diagnostics: readonly Diagnostic[],
  { snapshot, shownRoot }: Shown & { readonly snapshot: Pick<Snapshot, "suppressed"> },
): string {
  const maps = new Map<string, LineMap>();
  const rangeOf = (file: string, span: Span) => {
    let map = maps.get(file);
    if (map === undefined) {
      map = createLineMap(snapshot.text(file) ?? "");
      maps.set(file, map);
    }
    return { start: map.positionAt(span.start), end: map.positionAt(span.end) };
  };
  const labelToJson = (label: Label) => ({
    file: shownPath(shownRoot, label.file),
    range: rangeOf(label.file, label.span),
    message: label.message,
  });
  const fixToJson = (fix: Fix) => ({
    title: fix.title,
    edits: fix.edits.map((edit) => ({
      file: shownPath(shownRoot, edit.file),
      range: rangeOf(edit.file, edit.span),
      newText: edit.newText,
    })),
  });
  return jsonText(
    {
      diagnostics: diagnostics.map((diagnostic) => ({
        code: diagnostic.code,
        severity: diagnostic.severity,
        message: diagnostic.message,
        help: diagnostic.help ?? null,
        file: shownPath(shownRoot, diagnostic.file),
        range: rangeOf(diagnostic.file, diagnostic.span),
        related: diagnostic.related.map(labelToJson),
        fixes: diagnostic.fixes.map(fixToJson),
      })),
      allowed: snapshot.suppressed.length,
    },
    2,
  );
}

/** A path of the project as the user would write it from where they are. */
export const shownPath = (root: string, file: string): string =>
  root === "" ? file : `${root.replaceAll("\\", "/")}/${file}`;
