/**
 * What was found before, so that only what is new is told.
 *
 * A finding is known again by its code, its file, what is said of it and the text of its line, whatever the number of
 * that line is by now and however it is indented. Two that are alike are counted. Errors are never known: of a playbook
 * with one nothing can be made.
 */

import { z } from "zod";
import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Diagnostic } from "./diagnostic.ts";

export const baselineFormat = "persona-check-baseline";

export interface Baseline {
  readonly format: typeof baselineFormat;
  readonly version: 1;
  /** In the order of files and codes, so that a difference between two versions is readable. */
  readonly findings: readonly KnownFinding[];
}
interface KnownFinding {
  readonly code: string;
  readonly file: string;
  readonly message: string;
  readonly line: string;
  readonly count: number;
}

type TextOf = (file: string) => string | undefined;

/** So much of a line tells it from others. */
const longestLine = 200;

export function baselineOf(diagnostics: readonly Diagnostic[], textOf: TextOf): Baseline {
  const findingOf = createFindings(textOf);
  const known = new Map<string, KnownFinding>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity === "error") continue;
    const finding = findingOf(diagnostic);
    const key = keyOf(finding);
    known.set(key, { ...finding, count: (known.get(key)?.count ?? 0) + 1 });
  }
  const findings = [...known].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, finding]) => finding);
  return { format: baselineFormat, version: 1, findings };
}

export interface Compared {
  readonly fresh: readonly Diagnostic[];
  /** How many are known. */
  readonly known: number;
  /** How many are in the baseline, and are there no more. */
  readonly gone: number;
}

/** Of several that are alike, those further down are the new ones. */
export function compareWithBaseline(
  diagnostics: readonly Diagnostic[],
  { findings }: Baseline,
  textOf: TextOf,
): Compared {
  const findingOf = createFindings(textOf);
  const left = new Map<string, number>();
  for (const finding of findings) left.set(keyOf(finding), (left.get(keyOf(finding)) ?? 0) + finding.count);
  const all = [...left.values()].reduce((sum, count) => sum + count, 0);
  let known = 0;
  const fresh = diagnostics.filter((diagnostic) => {
    if (diagnostic.severity === "error") return true;
    const key = keyOf(findingOf(diagnostic));
    const count = left.get(key) ?? 0;
    if (count === 0) return true;
    left.set(key, count - 1);
    known++;
    return false;
  });
  return { fresh, known, gone: all - known };
}

const shape = z.object({
  format: z.literal(baselineFormat),
  version: z.literal(1),
  findings: z.array(
    z.object({
      code: z.string(),
      file: z.string(),
      message: z.string(),
      line: z.string(),
      count: z.int().min(1),
    }),
  ),
});

/** Undefined where it is none. */
export function readBaseline(value: unknown): Baseline | undefined {
  return shape.safeParse(value).data;
}

/** Lines of each file are found once. */
function createFindings(textOf: TextOf) {
  const maps = new Map<string, LineMap>();
  return ({ code, file, message, span }: Diagnostic): Omit<KnownFinding, "count"> => {
    const map = maps.get(file) ?? createLineMap(textOf(file) ?? "");
    maps.set(file, map);
    const line = map.lineText(map.positionAt(span.start).line).trim().replace(/\s+/gu, " ");
    return { code, file, message, line: line.slice(0, longestLine) };
  };
}

const keyOf = ({ file, code, message, line }: Omit<KnownFinding, "count">): string =>
  JSON.stringify([file, code, message, line]);
