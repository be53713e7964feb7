/**
 * The source map of a generated file: from each line that the playbook brought about to its place there.
 *
 * A line knows its place from whoever wrote it (`from` in writers.ts); here lines are only counted. A line of nobody's
 * ends what the line before it began, so that no reader carries a place over into code that is ours.
 * Sources are named by their paths in the project folder and their texts are part of the map: it holds wherever the
 * output folder is, or is copied to.
 */

import { addSegment, GenMapping, setSourceContent, toEncodedMap } from "@jridgewell/gen-mapping";
import type { Code } from "./writers.ts";

export interface SourceMapOptions {
  /** The name of the generated file. */
  readonly file: string;
  /** The text of a file of the playbook; absent: the map is without. */
  readonly sourceText: ((path: string) => string | undefined) | undefined;
}

/** The text of the map, as JSON. */
export function printSourceMap(lines: readonly Code[], { file, sourceText }: SourceMapOptions): string {
  const map = new GenMapping({ file });
  const sources = new Set<string>();
  let generatedLine = 0;
  let open = false;
  for (const { code, origin } of lines) {
    for (const line of code.split("\n")) {
      if (origin !== undefined) {
        const indentation = line.length - line.trimStart().length;
        addSegment(map, generatedLine, indentation, origin.file, origin.line - 1, origin.column - 1);
        sources.add(origin.file);
      } else if (open) {
        addSegment(map, generatedLine, 0);
      }
      open = origin !== undefined;
      generatedLine++;
    }
  }
  for (const source of sources) setSourceContent(map, source, sourceText?.(source) ?? null);
  return `${JSON.stringify(toEncodedMap(map))}\n`;
}
