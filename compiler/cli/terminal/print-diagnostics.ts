/** Diagnostics as people read them in a terminal. */

import type { Diagnostic } from "../../diagnostics/diagnostic.ts";
import { renderDiagnostic, renderSummary } from "../../diagnostics/render.ts";
import type { Snapshot } from "../../project/project.ts";
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
        wholeMessage: terminal.wholeMessages,
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

/** A path of the project as the user would write it from where they are. */
export const shownPath = (root: string, file: string): string =>
  root === "" ? file : `${root.replaceAll("\\", "/")}/${file}`;
