/** Files that get other names: what imports and other paths in a playbook say then, in the files that name them and in their own. */

import { type ParsedFile, relativePath } from "@persona-lang/compiler";
import { canBeNamed, linksIn } from "./links.ts";
import type { Edit } from "./rename.ts";

/** @param renamed the new path of each file that gets one, in the project folder; a folder stands for all in it */
export function editsForRenamed(
  files: readonly ParsedFile[],
  renamed: ReadonlyMap<string, string>,
): readonly Edit[] {
  const after = (path: string): string => {
    for (const [from, to] of renamed)
      if (path === from || path.startsWith(`${from}/`)) return to + path.slice(from.length);
    return path;
  };
  return files.flatMap((file) => {
    const own = after(file.source.path);
    return linksIn(file).flatMap(({ span, path }): Edit[] => {
      const written = file.source.text.slice(span.start, span.end);
      const target = after(path);
      // Packages name files of packages only.
      if (path.startsWith("node_modules/") || (target === path && own === file.source.path)) return [];
      const relative = relativePath(own, target);
      // As it was written: an import begins with `./`, other paths need not.
      const newText = written.startsWith(".") ? relative : relative.replace(/^\.\//, "");
      return newText === written || !canBeNamed(target) ? [] : [{ file: file.source.path, span, newText }];
    });
  });
}
