/**
 * Findings as SARIF 2.1.0, which code hosts read: each with its rule, its place, other places and what would mend it.
 *
 * Only what was found is in it: no time, no machine, no rule that found nothing; so the same findings give the same
 * bytes. https://docs.oasis-open.org/sarif/sarif/v2.1.0/
 */

import type { Severity } from "./diagnostic.ts";

export interface Finding {
  /** A code that stays: hosts follow a finding by it. */
  readonly code: string;
  /** What it is about, where people know that by a name: a test. */
  readonly title?: string;
  /** Why such a thing is reported. */
  readonly why: string;
  readonly severity: Severity;
  readonly message: string;
  readonly place: Place;
  readonly related: readonly { readonly place: Place; readonly message: string }[];
  readonly fixes: readonly {
    readonly title: string;
    readonly edits: readonly { readonly place: Place; readonly newText: string }[];
  }[];
  /** A comment in the source allows it. */
  readonly allowed: boolean;
}

/** Lines and columns from 1, columns in UTF-16 code units; a path with forward slashes, from where the command ran. */
export interface Place {
  readonly file: string;
  readonly start: Position;
  /** Absent: the end of the line. */
  readonly end?: Position;
}
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** @param version of this compiler */
export function sarifLog(findings: readonly Finding[], version: string): object {
  const codes = [...new Set(findings.map(({ code }) => code))].sort();
  const rules = codes.map((id) => {
    const why = { text: findings.find(({ code }) => code === id)?.why ?? "" };
    // GitHub asks for all three.
    return { id, shortDescription: { text: titleOf(id) }, fullDescription: why, help: why };
  });
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "persona", semanticVersion: version, rules } },
        columnKind: "utf16CodeUnits",
        results: findings.map((finding) => resultOf(finding, codes.indexOf(finding.code))),
      },
    ],
  };
}

/** "Wrong value" of `wrong-value` */
const titleOf = (code: string): string =>
  `${code.charAt(0).toUpperCase()}${code.slice(1).replaceAll("-", " ")}`;

const levels = { error: "error", warning: "warning", hint: "note" } as const;

function resultOf(
  { code, title, severity, message, place, related, fixes, allowed }: Finding,
  ruleIndex: number,
) {
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: title === undefined ? message : `${title}\n${message}` },
    locations: [{ physicalLocation: locationOf(place) }],
    ...(related.length === 0
      ? {}
      : {
          relatedLocations: related.map((other, index) => ({
            id: index + 1,
            physicalLocation: locationOf(other.place),
            message: { text: other.message },
          })),
        }),
    ...(fixes.length === 0
      ? {}
      : {
          fixes: fixes.map(({ title, edits }) => ({
            description: { text: title },
            artifactChanges: [...Map.groupBy(edits, (edit) => edit.place.file)].map(([file, changes]) => ({
              artifactLocation: artifactOf(file),
              replacements: changes.map((edit) => ({
                deletedRegion: regionOf(edit.place),
                insertedContent: { text: edit.newText },
              })),
            })),
          })),
        }),
    ...(allowed ? { suppressions: [{ kind: "inSource" }] } : {}),
  };
}

const locationOf = (place: Place) => ({
  artifactLocation: artifactOf(place.file),
  region: regionOf(place),
});

/** A path as a relative URI. */
const artifactOf = (file: string) => ({
  uri: file.split("/").map(encodeURIComponent).join("/"),
});

const regionOf = ({ start, end }: Place) => ({
  startLine: start.line,
  startColumn: start.column,
  ...(end === undefined ? {} : { endLine: end.line, endColumn: end.column }),
});
