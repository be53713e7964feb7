/** Says what is wrong with a path that a playbook names, be it an import or a file of holidays. */

import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Reporter, ReportOptions } from "../diagnostics/reporter.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { CompilerHost, HostFile } from "../source/host.ts";
import { folderOf, nameOf, type ResolvedPath, relativePath } from "../source/project-path.ts";
import type { Span } from "../source/span.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";

export const sourceExtension = ".persona";

/** Where a path is written, and how. */
export interface WrittenPath {
  readonly file: string;
  /** Of the text, quotes included. */
  readonly span: Span;
  readonly written: string;
  /** How the names of such files end: near names are looked for among these. */
  readonly ending: string;
}

export function reportUnresolvedPath(
  problem: Exclude<ResolvedPath, { kind: "path" }>,
  place: WrittenPath,
  reporter: Reporter,
): void {
  const { file, span, written } = place;
  if (problem.kind === "outside") {
    reporter.report("outside-project", file, span, { path: written });
    return;
  }
  const cured =
    problem.unusual === "bare"
      ? `./${written}`
      : problem.unusual === "backslash"
        ? written.replaceAll("\\", "/").replace(/^(?!\.\.?\/)/, "./")
        : undefined;
  const args = { path: written, unusual: problem.unusual };
  reporter.report("unusual-path", file, span, args, rewriting(place, cured));
}

/** `problem` is what the host said, or that the name does not end as it should. */
export async function reportNotAFile(
  problem: Exclude<HostFile, { kind: "file" }> | "wrong-ending",
  path: string,
  place: WrittenPath,
  host: CompilerHost,
  reporter: Reporter,
): Promise<void> {
  const { file, span, written, ending } = place;
  const kind = problem === "wrong-ending" ? problem : problem.kind;
  if (kind !== "outside" && (await host.list(path)).length > 0) {
    reporter.report("folder-as-file", file, span, { path: written, ending });
    return;
  }
  if (problem === "wrong-ending") {
    const whole = (await host.list(folderOf(path))).includes(nameOf(path) + ending);
    const cured = whole ? written + ending : undefined;
    reporter.report("not-a-playbook-file", file, span, { path: written }, rewriting(place, cured));
  } else if (problem.kind === "missing") {
    const names = (await host.list(folderOf(path))).filter((name) => name.endsWith(ending));
    const name = suggest(nameOf(path), names.toSorted());
    const near = name === undefined ? undefined : written.slice(0, written.lastIndexOf("/") + 1) + name;
    reporter.report("missing-file", file, span, { path: written, near }, rewriting(place, near));
  } else if (problem.kind === "wrong-case") {
    const found = relativePath(file, problem.found);
    reporter.report("wrong-case-path", file, span, { path: written, found }, rewriting(place, found));
  } else if (problem.kind === "outside") {
    reporter.report("outside-project", file, span, { path: written });
  } else if (problem.kind === "too-large") {
    const { size, limit } = problem;
    reporter.report("file-too-large", file, span, { path: written, size, limit });
  } else {
    reporter.report("unreadable-file", file, span, { path: written, reason: problem.reason });
  }
}

function rewriting(place: WrittenPath, path: string | undefined): ReportOptions {
  if (path === undefined) return {};
  const newText = `"${path.replace(/["\\]/g, "\\$&")}"`;
  return { fixes: [{ title: `write ${newText}`, edits: [{ file: place.file, span: place.span, newText }] }] };
}

/** Deletes what stands at `span`, with its line if nothing else is on it. */
export function deleteLine(file: ParsedFile, span: Span): Fix {
  const { text, path } = file.source;
  let { start, end } = span;
  while (isBlank(text[start - 1])) start--;
  while (isBlank(text[end])) end++;
  const alone = (start === 0 || isLineEnd(text[start - 1])) && (end === text.length || isLineEnd(text[end]));
  if (text[end] === "\r" && text[end + 1] === "\n") end++;
  const whole = alone ? { start, end: Math.min(end + 1, text.length) } : span;
  return { title: "delete this line", edits: [{ file: path, span: whole, newText: "" }] };
}

const isBlank = (character: string | undefined) => character === " " || character === "\t";
const isLineEnd = (character: string | undefined) => character === "\n" || character === "\r";
