/**
 * Reading: our lexer and parser, with recovery, against TypeScript's `createSourceFile` on text of equal size.
 *
 * TypeScript reads this compiler's own sources, one after the other until the sizes match. Both build a whole
 * tree with positions; neither binds names. Ours also reports hidden characters and keeps comments. Each side runs
 * in a process of its own, and is warm.
 */

import type { Comparison } from "./measure.ts";
import { compareInOwnProcesses } from "./own-process.ts";

const lines = 10_000;

export async function benchParse(root: string): Promise<readonly Comparison[]> {
  const against = (ours: string, name: string): Promise<Comparison> =>
    compareInOwnProcesses({
      name,
      bar: { atLeast: 1.2 },
      module: new URL("parse-contestant.ts", import.meta.url),
      ours: [ours, String(lines), root],
      peer: ["typescript", String(lines), root],
    });
  return [
    await against("ours", "lex and parse, as TypeScript's `createSourceFile` on text of equal size"),
    await against("ours with mistakes", "the same, with a mistake every 200 lines"),
  ];
}
