/** Files that can be named in a playbook: others of its sources in imports, pictures, calendars and tables elsewhere. */

import { type ParsedFile, relativePath } from "@persona-lang/compiler";
import { canBeNamed, fileKindsOf } from "../links.ts";
import type { Completion } from "./completion.ts";
import { blocksAround, type Place, textAround, wordsBefore } from "./place.ts";

/** How the names of the files end that can stand at a place; none where no file can. */
export function fileKindsAt(file: ParsedFile, offset: number): readonly string[] {
  const [word = ""] = wordsBefore(file.source.text, textAround(file, offset)?.start ?? offset);
  const block = blocksAround(file, offset).at(-1);
  if (block === undefined) return word === "import" ? [".persona"] : [];
  return fileKindsOf(block.kind, word);
}

/** In quotes, as seen from the file that is written; those that it imports already come last. */
export function pathTexts({ file, paths }: Place, kinds: readonly string[]): readonly Completion[] {
  const { source, tree } = file;
  const imported = new Set(
    tree.declarations.flatMap(({ header }) => (header?.kind === "import-header" ? [header.path.value] : [])),
  );
  return paths
    .filter((path) => path !== source.path && kinds.some((kind) => path.toLowerCase().endsWith(kind)))
    .filter(canBeNamed)
    .map((path, index): Completion => {
      const relative = relativePath(source.path, path);
      const label = kinds.includes(".persona") ? relative : relative.replace(/^\.\//, "");
      const rank = index + (imported.has(label) ? paths.length : 0);
      return { label: `"${label}"`, kind: "file", detail: "a file of this folder", rank };
    });
}
