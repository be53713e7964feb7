/**
 * Diagnostics as people read them: what is wrong, where, why it matters and what to do.
 *
 * Pure text in the end: the colours are given as a function, so that who knows the terminal decides. Words and
 * sources of a user are shown, never obeyed (display-text.ts).
 */

import { type FrameStyle, type Mark, renderFrame } from "./code-frame.ts";
import type { Diagnostic, Severity } from "./diagnostic.ts";
import { visible, wrap } from "./display-text.ts";

export type Colour = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "magenta" | "blue";

export interface RenderOptions {
  /** Columns of the screen. */
  readonly width?: number;
  /** The message stays on one line, however long; what stands below it is broken all the same. */
  readonly wholeMessage?: boolean;
  /** Draw with line characters; else with ASCII. */
  readonly unicode?: boolean;
  readonly style?: (style: Colour | readonly Colour[], text: string) => string;
  /** How a path of the project is shown. */
  readonly path?: (file: string) => string;
}

const severityStyles: Readonly<Record<Severity, readonly Colour[]>> = {
  error: ["bold", "red"],
  warning: ["bold", "yellow"],
  hint: ["bold", "cyan"],
};

/** Places shown besides the one the message is about: a circle may have hundreds. */
const relatedPlaces = 8;

export function renderDiagnostic(
  diagnostic: Diagnostic,
  textOf: (file: string) => string | undefined,
  options: RenderOptions = {},
): string {
  const {
    width = 100,
    wholeMessage = false,
    unicode = true,
    style = (_, text) => text,
    path = (file) => file,
  } = options;
  const severity = severityStyles[diagnostic.severity];
  const frameStyle: FrameStyle = {
    width,
    unicode,
    rule: (text) => style("blue", text),
    mark: (text, primary) => style(primary ? severity : "blue", text),
  };

  const [first = "", ...rest] = wrap(
    `${diagnostic.severity}: ${diagnostic.message}`,
    wholeMessage ? Number.POSITIVE_INFINITY : width,
  );
  const head = style(severity, first.slice(0, diagnostic.severity.length));
  const rows = [head + style("bold", first.slice(diagnostic.severity.length))];
  for (const line of rest) rows.push(style("bold", `  ${line}`));

  for (const [file, marks] of marksByFile(diagnostic)) {
    const heading = marks.some((mark) => mark.primary) ? style("dim", ` [${diagnostic.code}]`) : "";
    const text = textOf(file);
    if (text === undefined) rows.push(`  ${visible(path(file))}${heading}`);
    else rows.push(...renderFrame(text, path(file), heading, marks, frameStyle));
  }
  const hidden = diagnostic.related.length - relatedPlaces;
  if (hidden > 0) rows.push(`   and ${hidden} more ${hidden === 1 ? "place" : "places"}`);

  rows.push(...note("why", diagnostic.why, "blue"));
  if (diagnostic.help !== undefined) rows.push(...note("help", diagnostic.help, "cyan"));
  for (const fix of diagnostic.fixes) rows.push(...note("fix available", fix.title, "green"));
  return rows.join("\n");

  function note(label: string, text: string, colour: Colour): readonly string[] {
    const indent = label.length + 4;
    const [start = "", ...more] = wrap(text, Math.max(30, width - indent));
    return [`  ${style(colour, `${label}:`)} ${start}`, ...more.map((line) => " ".repeat(indent) + line)];
  }
}

/** "2 errors and 1 warning in 3 files" */
export function renderSummary(
  diagnostics: readonly Diagnostic[],
  { style = (_, text) => text }: Pick<RenderOptions, "style"> = {},
): string {
  const counted = (["error", "warning", "hint"] as const).flatMap((severity) => {
    const count = diagnostics.filter((each) => each.severity === severity).length;
    return count === 0 ? [] : [style(severityStyles[severity], plural(count, severity))];
  });
  if (counted.length === 0) return style("green", "nothing is wrong");
  const files = new Set(diagnostics.map((each) => each.file)).size;
  const last = counted.pop() ?? "";
  return `${counted.length === 0 ? last : `${counted.join(", ")} and ${last}`} in ${plural(files, "file")}`;
}

const plural = (count: number, word: string) => `${count} ${word}${count === 1 ? "" : "s"}`;

/** The file of the diagnostic first; within one, the place it is about before others of the same line. */
function marksByFile(diagnostic: Diagnostic): ReadonlyMap<string, readonly Mark[]> {
  const marks: { readonly file: string; readonly mark: Mark }[] = [
    { file: diagnostic.file, mark: { span: diagnostic.span, message: "", primary: true } },
    ...diagnostic.related.slice(0, relatedPlaces).map(({ file, span, message }) => ({
      file,
      mark: { span, message, primary: false },
    })),
  ];
  const byFile = Map.groupBy(marks, ({ file }) => file);
  return new Map([...byFile].map(([file, all]) => [file, all.map(({ mark }) => mark)]));
}
