/** The playbook files of a folder, at any depth; folders that hold none of the user's own are passed over. */

// Not of `node:fs/promises`, which a check would load for this alone.
import { type Dirent, readdir } from "node:fs";
import { join } from "node:path";

const passedOver = new Set(["node_modules", "dist", "out"]);
const mostFiles = 5_000;
const extension = ".persona";

/** Sorted by name, folder by folder; what cannot be read is left out. */
export async function sourceFilesIn(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  await collect(folder, found);
  return found;
}

async function collect(folder: string, found: string[]): Promise<void> {
  const entries = await entriesOf(folder);
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (found.length >= mostFiles) return;
    // `.persona` alone is the folder in which commands keep what they made.
    if (entry.name.startsWith(".")) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (!passedOver.has(entry.name)) await collect(path, found);
    } else if (entry.isFile() && entry.name.endsWith(extension)) found.push(path);
  }
}

const entriesOf = (folder: string): Promise<readonly Dirent[]> =>
  new Promise((resolve) => {
    readdir(folder, { withFileTypes: true }, (error, entries) => resolve(error === null ? entries : []));
  });
