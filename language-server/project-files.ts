/** The files of a project folder that a playbook can name: found by their names, and not read. */

import type { CompilerHost } from "@persona-lang/compiler";

/** Of folders that hold no files of the user's own. */
const passedOver = new Set(["node_modules", "dist", "out"]);
/** Names looked at; who has more types the path. */
const mostNames = 2_000;

/**
 * Paths relative to the project folder, folder by folder, in the order of the alphabet.
 *
 * @param kinds how their names end, as in `.csv`
 */
export async function filesBelow(host: CompilerHost, kinds: readonly string[]): Promise<readonly string[]> {
  const found: string[] = [];
  let left = mostNames;
  let folders = [""];
  while (folders.length > 0) {
    const next: string[] = [];
    for (const folder of folders)
      for (const name of [...(await host.list(folder))].sort()) {
        if (left-- <= 0) return found;
        if (name.startsWith(".") || passedOver.has(name)) continue;
        const path = folder === "" ? name : `${folder}/${name}`;
        if (kinds.some((kind) => name.toLowerCase().endsWith(kind))) found.push(path);
        // A host does not tell files from folders: there is nothing in a file.
        else if (!name.includes(".")) next.push(path);
      }
    folders = next;
  }
  return found;
}
