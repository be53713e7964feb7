/**
 * Suppressions: `// allow idle-ties: the old ones stay until June` takes a warning or a hint out of the list.
 *
 * A comment at the end of a line speaks of what begins on that line; one on a line of its own speaks of the item
 * below it, with all that stands in it. Errors cannot be allowed, a reason must be given, and a suppression that
 * suppresses nothing is reported itself, so that none outlives its cause.
 */

import { codes, definitionOf, isCode } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createDiagnostic } from "../diagnostics/reporter.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { deleteLine } from "../resolver/path-problems.ts";
import type { Span } from "../source/span.ts";
import { oneIn, type Work } from "../source/work.ts";
import { lineEnd, lineStart } from "../syntax/line-bounds.ts";
import type { Comment, ParsedFile } from "../syntax/parsed-file.ts";
import { nodesAt } from "../syntax/walk.ts";

export interface Suppressed {
  /** What is left, with what is wrong with the suppressions themselves. */
  readonly diagnostics: readonly Diagnostic[];
  /** What the comments took out. */
  readonly suppressed: readonly Diagnostic[];
}

export function* applySuppressions(
  diagnostics: readonly Diagnostic[],
  files: readonly ParsedFile[],
): Work<Suppressed> {
  const all: Suppression[] = [];
  for (const file of files) for (const one of yield* suppressionsIn(file)) all.push(one);
  if (all.length === 0) return { diagnostics, suppressed: [] };
  const sound = all.filter(({ problem }) => problem === undefined);
  const used = new Set<Suppression>();
  const suppressed = new Set<Diagnostic>();
  for (const one of diagnostics) {
    const by = narrowest(sound.filter((each) => suppresses(each, one)));
    if (by !== undefined) {
      used.add(by);
      suppressed.add(one);
    }
    yield;
  }
  // An error may have kept the check from getting as far as the warning.
  const complete = !diagnostics.some(({ severity }) => severity === "error");
  const unused = complete ? sound.filter((each) => !used.has(each)).map(reportUnused) : [];
  return {
    diagnostics: [
      ...diagnostics.filter((one) => !suppressed.has(one)),
      ...all.flatMap(({ problem }) => problem ?? []),
      ...unused,
    ],
    suppressed: [...suppressed],
  };
}

interface Suppression {
  readonly file: ParsedFile;
  readonly comment: Comment;
  readonly code: string;
  /** Where the code stands. */
  readonly span: Span;
  /** What begins in here is meant. */
  readonly scope: Span;
  readonly problem?: Diagnostic;
}

/**
 * Other comments may begin with the word `allow` too: only a name such as codes have, or one word with a colon behind
 * it, makes a suppression.
 */
const form =
  /^\/\/[ \t]*allow[ \t]+(?<code>[a-z0-9]+(?:-[a-z0-9]+)+|[a-z0-9]+(?=[ \t]*:))[ \t]*(?::[ \t]*(?<reason>.*))?/i;

function* suppressionsIn(file: ParsedFile): Work<readonly Suppression[]> {
  const found: Suppression[] = [];
  const endsStep = oneIn(64);
  // From the end: what the comments of several lines stand above is looked for once.
  let next: Comment | undefined;
  let itemBelow = 0;
  for (const comment of file.comments.toReversed()) {
    const after = firstNonBlank(file.source.text, comment.end);
    if (after !== next?.start) itemBelow = after;
    next = comment;
    const suppression = readSuppression(comment, file, itemBelow);
    if (suppression !== undefined) found.push(suppression);
    if (endsStep()) yield;
  }
  return found.reverse();
}

/** @param itemBelow where the next thing begins that is neither blank nor a comment */
function readSuppression(comment: Comment, file: ParsedFile, itemBelow: number): Suppression | undefined {
  const match = form.exec(comment.text);
  const code = match?.groups?.code;
  if (code === undefined) return undefined;
  const start = comment.start + comment.text.indexOf(code);
  const span = { start, end: start + code.length };
  const suppression = { file, comment, code, span, scope: scopeOf(comment, file, itemBelow) };
  const problem = problemOf(suppression, match?.groups?.reason?.trim() ?? "");
  return problem === undefined ? suppression : { ...suppression, problem };
}

function problemOf({ file, code, span }: Suppression, reason: string): Diagnostic | undefined {
  const { path } = file.source;
  if (!isCode(code)) {
    const allowable = codes().filter((one) => definitionOf(one).severity !== "error");
    const near = suggest(code, allowable);
    const edits = near === undefined ? [] : [{ file: path, span, newText: near }];
    const fixes = near === undefined ? [] : [{ title: `write \`${near}\``, edits }];
    return createDiagnostic("unknown-suppression", path, span, { code, near }, { fixes });
  }
  if (definitionOf(code).severity === "error")
    return createDiagnostic("suppressed-error", path, span, { code });
  return reason === "" ? createDiagnostic("suppression-without-reason", path, span, { code }) : undefined;
}

function scopeOf({ ownLine, start }: Comment, file: ParsedFile, itemBelow: number): Span {
  const { text } = file.source;
  if (!ownLine) return { start: lineStart(text, start), end: start };
  // Of the nodes that begin there, the widest is the item.
  const item = nodesAt(file.tree, itemBelow).find((node) => node.kind !== "file" && node.start === itemBelow);
  return item ?? { start: itemBelow, end: lineEnd(text, itemBelow) };
}

function firstNonBlank(text: string, from: number): number {
  let at = from;
  while (/\s/.test(text[at] ?? "")) at++;
  return at;
}

const suppresses = ({ file, code, scope }: Suppression, one: Diagnostic): boolean =>
  one.code === code &&
  one.file === file.source.path &&
  one.span.start >= scope.start &&
  one.span.start < scope.end;

/** Of two that say the same, one is enough: the first of those that speak of the least. */
const narrowest = (suppressions: readonly Suppression[]): Suppression | undefined =>
  suppressions.reduce<Suppression | undefined>(
    (least, each) => (least === undefined || lengthOf(each) < lengthOf(least) ? each : least),
    undefined,
  );
const lengthOf = ({ scope }: Suppression): number => scope.end - scope.start;

function reportUnused({ file, comment, code, span }: Suppression): Diagnostic {
  const fixes = [deleteLine(file, comment)];
  return createDiagnostic("unused-suppression", file.source.path, span, { code }, { fixes });
}
