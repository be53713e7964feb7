/**
 * What holds for every source text, right or wrong. Each test that has one may pass it through here.
 */

import { expect } from "vitest";
import { isWhole } from "../../compiler/checker/whole.ts";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { format, formatSource } from "../../compiler/format/format.ts";
import type { Span } from "../../compiler/source/span.ts";
import { parse } from "../../compiler/syntax/parse.ts";
import type { ParsedFile } from "../../compiler/syntax/parsed-file.ts";

export const parseText = (text: string, path = "main.persona"): ParsedFile =>
  parse({ path, text, version: 0 });

/** Throws where one is broken. `prefixes`: how many beginnings of the text are parsed as well. */
export function expectInvariants(text: string, { prefixes = 40 } = {}): void {
  const parsed = parseText(text);
  expectTreeHolds(parsed);
  expectFormattingKeeps(parsed);
  const step = Math.max(1, Math.floor(text.length / prefixes));
  for (let end = 0; end < text.length; end += step) expectTreeHolds(parseText(text.slice(0, end)));
}

function expectTreeHolds(parsed: ParsedFile): void {
  expectSpansInside(parsed);
  // Stages that know of no error need not ask.
  if (parsed.printable) expect(isWhole(parsed.tree), parsed.source.text).toBe(true);
}

/** A child's span lies inside its parent's, and what the parser reports inside the text. */
function expectSpansInside(parsed: ParsedFile): void {
  expectDiagnosticsInside(parsed.diagnostics, new Map([[parsed.source.path, parsed.source.text]]));
  const visit = (value: unknown, outer: Span): void => {
    if (Array.isArray(value)) for (const element of value) visit(element, outer);
    else if (isRecord(value)) {
      const inner = isRecord(value.span) ? (value.span as unknown as Span) : outer;
      expectInside(inner, outer, String(value.kind));
      for (const [key, child] of Object.entries(value)) if (!spanKeys.has(key)) visit(child, inner);
    }
  };
  visit(parsed.tree, { start: 0, end: parsed.source.text.length });
}

/** Diagnostics, the places they speak of and their fixes lie inside their files. */
export function expectDiagnosticsInside(
  diagnostics: readonly Diagnostic[],
  files: ReadonlyMap<string, string>,
): void {
  for (const { code, file, span, related, fixes } of diagnostics) {
    for (const place of [{ file, span }, ...related, ...fixes.flatMap(({ edits }) => edits)]) {
      expectInside(
        place.span,
        { start: 0, end: files.get(place.file)?.length ?? 0 },
        `${code} in ${place.file}`,
      );
    }
  }
}

function expectInside(span: Span, outer: Span, what: string): void {
  if (span.start >= outer.start && span.end <= outer.end && span.start <= span.end) return;
  expect.fail(`${what} at ${span.start} to ${span.end} is not inside ${outer.start} to ${outer.end}`);
}

/** Formatting keeps tree and comments, and formatting again changes nothing; a broken file is refused. */
export function expectFormattingKeeps(parsed: ParsedFile): void {
  const formatted = format(parsed);
  expect(formatSource(parsed.source)).toEqual(formatted);
  if (!parsed.printable) {
    expect(formatted).toEqual({ refused: parsed.diagnostics.find(({ severity }) => severity === "error") });
    return;
  }
  if (!("text" in formatted)) expect.fail("a file without syntax errors was refused");
  const again = parseText(formatted.text, parsed.source.path);
  expect(again.printable, formatted.text).toBe(true);
  expect(withoutSpans(again.tree)).toEqual(withoutSpans(parsed.tree));
  expect(commentsOf(again)).toEqual(commentsOf(parsed));
  expect(format(again)).toEqual(formatted);
}

const commentsOf = (parsed: ParsedFile): readonly string[] =>
  parsed.comments.map(({ text }) => text.trimEnd());

const spanKeys = new Set(["start", "end", "keyword", "body", "operatorSpan", "measureSpan"]);

/** A tree without its places: what must be the same however the text is laid out. */
export function withoutSpans(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutSpans);
  if (!isRecord(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !spanKeys.has(key));
  return Object.fromEntries(kept.map(([key, child]) => [key, withoutSpans(child)]));
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null;
