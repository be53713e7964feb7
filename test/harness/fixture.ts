/**
 * Fixtures: playbooks that carry the diagnostics they must give.
 *
 *     //- main.persona                      starts a file; text before the first such line is main.persona
 *     persona Technical "Technical" {
 *       channels emial
 *     //         ^^^^^ error[unknown-name] fix: did you mean `email`
 *     }
 *
 * A label is a comment on a line of its own. Its carets mark exactly the range, on the nearest line above that
 * is not itself a label; then come `severity[code]`, the word `fix` if a fix is offered, and after a colon words
 * that the message must contain. `//<^^` marks a range that begins in the first column, where the slashes are
 * in the way; `// ^file` a diagnostic without a place of its own (empty, at the start of the file). What no such
 * comment can mark (an empty range, one over several lines, one inside a text block) stands in a last section:
 *
 *     //- diagnostics
 *     main.persona 3:5 to 4:1 error[code] fix: words
 *
 * Labels are part of the compiled text: to the compiler they are ordinary comments.
 *
 * `//- fragment` as the very first line: the file is wrapped in the standard playbook, see wrap-fragment.ts.
 */

import type { Diagnostic, Severity } from "../../compiler/diagnostics/diagnostic.ts";
import { createLineMap } from "../../compiler/source/line-map.ts";
import type { Span } from "../../compiler/source/span.ts";

export interface Fixture {
  /** In the order written; the first is the entry. */
  readonly files: ReadonlyMap<string, string>;
  readonly labels: readonly Label[];
  readonly fragment: boolean;
}

export interface Label {
  readonly file: string;
  readonly span: Span;
  readonly severity: Severity;
  readonly code: string;
  readonly fix: boolean;
  /** Words that the message must contain. */
  readonly words: string;
}

const fileMark = /^\/\/- (\S.*?)\s*$/;
const verdict = String.raw`(error|warning|hint)\[([\w-]+)\]( fix)?(?::\s*(.*?))?`;
const caretLabel = new RegExp(String.raw`^(\s*\/\/)(?:(\s*|<)(\^*)|\s*\^(file))\s*${verdict}\s*$`);
const listedLabel = new RegExp(String.raw`^(\S.*?) (\d+):(\d+) to (\d+):(\d+) ${verdict}\s*$`);
const diagnosticsSection = "diagnostics";
const fragmentMark = "//- fragment";

export const isLabel = (line: string): boolean => {
  const match = caretLabel.exec(line);
  return match !== null && Boolean(match[3] || match[4] || match[2] === "<");
};

export function readFixture(text: string): Fixture {
  const { files, listed, fragment } = splitFiles(text);
  const labels = [...files].flatMap(([path, content]) => labelsIn(path, content));
  for (const line of listed) {
    const match = listedLabel.exec(line);
    if (match === null)
      throw new Error(`this line of the section \`//- diagnostics\` cannot be read: ${line}`);
    const [, file = "", line1, column1, line2, column2, severity, code = "", fix, words = ""] = match;
    const lines = createLineMap(files.get(file) ?? "");
    const span = {
      start: lines.offsetAt(Number(line1), Number(column1)),
      end: lines.offsetAt(Number(line2), Number(column2)),
    };
    labels.push({ file, span, severity: severity as Severity, code, fix: fix !== undefined, words });
  }
  return { files, labels, fragment };
}

interface Parts {
  readonly files: Map<string, string>;
  readonly listed: readonly string[];
  readonly fragment: boolean;
}

function splitFiles(text: string): Parts {
  const files = new Map<string, string>();
  const listed: string[] = [];
  let path = "main.persona";
  let fragment = false;
  for (const line of linesOf(text)) {
    const bare = line.trimEnd();
    const mark = fileMark.exec(bare);
    if (bare === fragmentMark) {
      fragment = true;
    } else if (mark?.[1] !== undefined) {
      path = mark[1];
      if (path !== diagnosticsSection) files.set(path, files.get(path) ?? "");
    } else if (path !== diagnosticsSection) {
      files.set(path, (files.get(path) ?? "") + line);
    } else if (bare !== "") {
      listed.push(bare);
    }
  }
  return { files, listed, fragment };
}

/** The lines with their line ends, so that joining them gives the text again. */
const linesOf = (text: string): readonly string[] => text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? [];

function labelsIn(file: string, text: string): Label[] {
  const labels: Label[] = [];
  let offset = 0;
  let labelled = 0;
  for (const line of linesOf(text)) {
    const match = isLabel(line) ? caretLabel.exec(line) : null;
    if (match === null) labelled = offset;
    else {
      const [, slashes = "", gap = "", carets = "", whole, severity, code = "", fix, words = ""] = match;
      const end = labelled + slashes.length + gap.length + carets.length;
      const start = gap === "<" ? labelled : end - carets.length;
      const span = whole === undefined ? { start, end } : { start: 0, end: 0 };
      labels.push({ file, span, severity: severity as Severity, code, fix: fix !== undefined, words });
    }
    offset += line.length;
  }
  return labels;
}

/** What does not agree, as a readable list; empty where every label and every diagnostic has its partner. */
export function compareLabels(fixture: Fixture, diagnostics: readonly Diagnostic[]): string {
  const open = [...diagnostics];
  const unmet = fixture.labels.filter((label) => {
    const found = open.findIndex((diagnostic) => meets(diagnostic, label));
    if (found >= 0) open.splice(found, 1);
    return found < 0;
  });
  const place = (file: string, span: Span) => printPlace(file, fixture.files.get(file) ?? "", span);
  const sections: readonly (readonly [string, readonly string[]])[] = [
    [
      "Labels that no diagnostic meets:",
      unmet.map((label) => `${place(label.file, label.span)} ${printLabel(label)}`),
    ],
    [
      "Diagnostics without a label:",
      open.map((one) => `${place(one.file, one.span)} ${printDiagnostic(one)}`),
    ],
  ];
  return sections
    .filter(([, lines]) => lines.length > 0)
    .map(([title, lines]) => [title, ...lines.map((line) => `  ${line}`)].join("\n"))
    .join("\n");
}

function meets(diagnostic: Diagnostic, label: Label): boolean {
  return (
    diagnostic.file === label.file &&
    diagnostic.span.start === label.span.start &&
    diagnostic.span.end === label.span.end &&
    diagnostic.severity === label.severity &&
    diagnostic.code === label.code &&
    diagnostic.fixes.length > 0 === label.fix &&
    diagnostic.message.includes(label.words)
  );
}

function printPlace(file: string, text: string, span: Span): string {
  const lines = createLineMap(text);
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  return `${file} ${start.line}:${start.column} to ${end.line}:${end.column}`;
}

const printLabel = (label: Label): string =>
  `${label.severity}[${label.code}]${label.fix ? " fix" : ""}${label.words === "" ? "" : `: ${label.words}`}`;

const printDiagnostic = (diagnostic: Diagnostic, words = diagnostic.message): string =>
  printLabel({ ...diagnostic, fix: diagnostic.fixes.length > 0, words });

/** The files without their labels: what `UPDATE=1` compiles first. */
export function withoutLabels(fixture: Fixture): ReadonlyMap<string, string> {
  const strip = (text: string) =>
    linesOf(text)
      .filter((line) => !isLabel(line))
      .join("");
  return new Map([...fixture.files].map(([path, text]) => [path, strip(text)]));
}

/**
 * The text of the fixture with labels for these diagnostics, which were found in `withoutLabels`.
 *
 * Words that a label demanded stay if the message of the new one still has them. With `list`, all labels go to
 * the last section: for the rare text whose meaning a comment would change.
 */
export function writeFixture(fixture: Fixture, diagnostics: readonly Diagnostic[], list = false): string {
  const words = (one: Diagnostic) =>
    fixture.labels.find(({ code, words }) => code === one.code && words !== "" && one.message.includes(words))
      ?.words ?? "";
  const files = withoutLabels(fixture);
  const listed: string[] = [];
  let text = fixture.fragment ? `${fragmentMark}\n` : "";
  for (const [path, content] of files) {
    if (files.size > 1 || path !== "main.persona") text += `//- ${path}\n`;
    const own = diagnostics.filter(({ file }) => file === path);
    const lines = [...linesOf(content)];
    const map = createLineMap(content);
    // From the last to the first, so that the lines still to be labelled keep their numbers.
    for (const one of [...own].reverse()) {
      const caret = list ? undefined : caretsFor(content, one);
      const line = map.positionAt(one.span.start).line;
      if (caret === undefined) {
        listed.unshift(`${printPlace(path, content, one.span)} ${printDiagnostic(one, words(one))}`);
      } else {
        const end = /[\r\n]+$/.exec(lines[line - 1] ?? "")?.[0];
        if (end === undefined) lines[line - 1] += "\n";
        lines.splice(line, 0, `${caret} ${printDiagnostic(one, words(one))}${end ?? "\n"}`);
      }
    }
    text += lines.join("");
  }
  if (listed.length === 0) return text;
  return `${text}${text.endsWith("\n") ? "" : "\n"}//- ${diagnosticsSection}\n${listed.join("\n")}\n`;
}

/** The comment that marks the range, or undefined where none can. */
function caretsFor(text: string, { span }: Diagnostic): string | undefined {
  const lines = createLineMap(text);
  const start = lines.positionAt(span.start);
  const end = lines.positionAt(span.end);
  const insideBlock = text.slice(0, lines.offsetAt(start.line + 1, 1)).split('"""').length % 2 === 0;
  if (start.line !== end.line || insideBlock || linesOf(text).length < start.line) return undefined;
  if (span.start === span.end) return span.start === 0 && text !== "" ? "// ^file" : undefined;
  const carets = (from: number) => "^".repeat(Math.max(0, end.column - from));
  if (start.column >= 3) {
    const indent = start.column - 1 >= 4 ? "  " : "";
    return `${indent}//`.padEnd(start.column - 1) + carets(start.column);
  }
  return start.column === 1 && end.column >= 4 ? `//<${carets(4)}` : undefined;
}
