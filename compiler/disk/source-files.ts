/** The playbook files of a folder, at any depth; folders that hold none of the user's own are passed over. */

// Not of `node:fs/promises`, which a check would load for this alone.
import { type Dirent, readdir } from "node:fs";
import { join } from "node:path";

const passedOver = new Set(["node_modules", "dist", "out"]);
const mostFiles = 5_000;
const extension = ".persona";

/** Sorted by name, folder by folder; a folder that cannot be read is left out, and told with the error of the system. */
export async function sourceFilesIn(
  folder: string,
  tellUnread: (folder: string, error: NodeJS.ErrnoException) => void = () => {},
): Promise<readonly string[]> {
  const found: string[] = [];
  await collect(folder);
  return found;

  async function collect(within: string): Promise<void> {
    const entries = await entriesOf(within);
    for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
      if (found.length >= mostFiles) return;
      // `.persona` alone is the folder in which commands keep what they made.
      if (entry.name.startsWith(".")) continue;
      const path = join(within, entry.name);
      if (entry.isDirectory()) {
        if (!passedOver.has(entry.name)) await collect(path);
      } else if (entry.isFile() && entry.name.endsWith(extension)) found.push(path);
    }
  }

  function entriesOf(within: string): Promise<readonly Dirent[]> {
    return new Promise((resolve) => {
      readdir(within, { withFileTypes: true }, (error, entries) => {
        if (error !== null) tellUnread(within, error);
        resolve(error === null ? entries : []);
      });
    });
  }
}
