/** For code hosts: of each expectation that is not met, the fix with which it would say what came out. */

import type { Finding } from "../../diagnostics/sarif.ts";
import type { At } from "../../ir/value.ts";
import type { Result } from "../../testing/result.ts";
import { createPlaces } from "../diagnostic-formats.ts";
import { shownPath } from "../terminal/print-diagnostics.ts";
import type { Chosen } from "./choose.ts";
import { proposeUpdates } from "./propose-updates.ts";

/**
 * @param results of what was chosen
 * @returns of the expectation at a place, with its path as the user would write it; none where only a person can write
 * what came out
 */
export async function updateFixes(
  chosen: Chosen,
  results: readonly Result[],
): Promise<(at: At) => Finding["fixes"]> {
  const { snapshot, shownRoot } = chosen.open;
  const { fixOf } = createPlaces(snapshot, shownRoot);
  const fixes = new Map<string, Finding["fixes"]>();
  for (const { at, change } of await proposeUpdates(chosen, results)) {
    if (!("edits" in change) || change.edits.length === 0) continue;
    const shown = { ...at, file: shownPath(shownRoot, at.file) };
    fixes.set(keyOf(shown), [fixOf({ title: "expect what came out", edits: change.edits })]);
  }
  return (at) => fixes.get(keyOf(at)) ?? [];
}

const keyOf = ({ file, line, column }: At): string => `${line}:${column}:${file}`;
