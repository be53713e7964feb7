/** What `check --format` writes for programs: JSON of its own, SARIF, and annotations of GitHub. */

import type { Diagnostic, Fix, Label } from "../diagnostics/diagnostic.ts";
import { githubAnnotations } from "../diagnostics/github-annotations.ts";
import { type Finding, type Place, sarifLog } from "../diagnostics/sarif.ts";
import type { Snapshot } from "../project/project.ts";
import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Span } from "../source/span.ts";
import { jsonText } from "../values/json-text.ts";
import { version } from "../version.ts";
import { findingsSummary } from "./job-summary.ts";
import { shownPath } from "./terminal/print-diagnostics.ts";

/** Diagnostics of a playbook, and how their places are told. */
export interface Checked {
  readonly snapshot: Pick<Snapshot, "text" | "diagnostics" | "suppressed">;
  /** Put before every path. */
  readonly shownRoot: string;
  /** How many more are known from before; undefined where that was not asked. */
  readonly known?: number | undefined;
}

export function writtenDiagnostics(format: "json" | "sarif" | "github", checked: Checked): string {
  switch (format) {
    case "json":
      return `${checkedJson(checked)}\n`;
    case "sarif":
      return `${jsonText(sarifLog(findingsOf(checked), version), 2)}\n`;
    case "github":
      return githubAnnotations(findingsOf(checked));
  }
}

/** For the page of a job. */
export const writtenSummary = (named: string, checked: Checked): string =>
  findingsSummary(`persona check: ${named}`, findingsOf(checked));

const checkedJson = (checked: Checked): string =>
  jsonText(
    {
      diagnostics: diagnosticsAsData(checked),
      allowed: checked.snapshot.suppressed.length,
      ...(checked.known === undefined ? {} : { known: checked.known }),
    },
    2,
  );

/** As JSON has them. Lines and columns from 1, columns in UTF-16 code units. */
export function diagnosticsAsData({ snapshot, shownRoot }: Checked): readonly object[] {
  const rangeOf = createRanges(snapshot);
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
  return snapshot.diagnostics.map((diagnostic) => ({
    code: diagnostic.code,
    severity: diagnostic.severity,
    message: diagnostic.message,
    help: diagnostic.help ?? null,
    file: shownPath(shownRoot, diagnostic.file),
    range: rangeOf(diagnostic.file, diagnostic.span),
    related: diagnostic.related.map(labelToJson),
    fixes: diagnostic.fixes.map(fixToJson),
  }));
}

export function findingsOf({ snapshot, shownRoot }: Checked): readonly Finding[] {
  const { placeOf, fixOf } = createPlaces(snapshot, shownRoot);
  const findingOf = (diagnostic: Diagnostic, allowed: boolean): Finding => ({
    code: diagnostic.code,
    why: diagnostic.why,
    severity: diagnostic.severity,
    message: [diagnostic.message, ...(diagnostic.help === undefined ? [] : [diagnostic.help])].join("\n"),
    place: placeOf(diagnostic.file, diagnostic.span),
    related: diagnostic.related.map(({ file, span, message }) => ({ place: placeOf(file, span), message })),
    fixes: diagnostic.fixes.map(fixOf),
    allowed,
  });
  return [
    ...snapshot.diagnostics.map((each) => findingOf(each, false)),
    ...snapshot.suppressed.map((each) => findingOf(each, true)),
  ];
}

/** Places and fixes as findings have them. */
export function createPlaces(snapshot: Pick<Snapshot, "text">, shownRoot: string) {
  const rangeOf = createRanges(snapshot);
  const placeOf = (file: string, span: Span): Place => ({
    file: shownPath(shownRoot, file),
    ...rangeOf(file, span),
  });
  const fixOf = ({ title, edits }: Fix): Finding["fixes"][number] => ({
    title,
    edits: edits.map(({ file, span, newText }) => ({ place: placeOf(file, span), newText })),
  });
  return { placeOf, fixOf };
}

/** Lines of each file are found once. */
function createRanges(snapshot: Pick<Snapshot, "text">) {
  const maps = new Map<string, LineMap>();
  return (file: string, span: Span) => {
    const map = maps.get(file) ?? createLineMap(snapshot.text(file) ?? "");
    maps.set(file, map);
    return { start: map.positionAt(span.start), end: map.positionAt(span.end) };
  };
}
