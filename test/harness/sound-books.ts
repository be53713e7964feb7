/** Every example of the project that is right as it stands: fixtures, the starter, the documentation, the playbooks. */

import { readFileSync } from "node:fs";
import { dirname, relative } from "node:path";
import { lintCatalog } from "../../compiler/diagnostics/catalog/lint.ts";
import { diagnosticsOf } from "./compile.ts";
import { readFixture } from "./fixture.ts";
import { examplesIn } from "./markdown.ts";
import { textFiles } from "./source-files.ts";
import { standardPath, wrapFragment } from "./wrap-fragment.ts";

export interface Book {
  readonly name: string;
  readonly entry: string;
  readonly files: ReadonlyMap<string, string>;
  /** Those of its files that no book before it has, and that are its own. */
  readonly own: readonly string[];
}

/**
 * The playbooks without any diagnostic, each file of them once. What they forget does not count: an example shows
 * one thing, and lints wait until there is no mistake.
 */
export async function soundBooks(): Promise<readonly Book[]> {
  const seen = new Set<string>();
  const books: Book[] = [];
  for (const book of candidates()) {
    const own = [...book.files].filter(
      ([path, text]) => path.endsWith(".persona") && path !== standardPath && !seen.has(text),
    );
    if (own.length === 0 || (await isFaulty(book))) continue;
    for (const [, text] of own) seen.add(text);
    books.push({ ...book, own: own.map(([path]) => path) });
  }
  return books;
}

const isFaulty = async ({ files, entry }: Omit<Book, "own">): Promise<boolean> =>
  (await diagnosticsOf(files, entry)).some(({ code }) => !(code in lintCatalog));

function* candidates(): Generator<Omit<Book, "own">> {
  for (const path of ["compiler/starter/main.persona", ...playbooks()]) yield inFolder(path);
  for (const { path: name, text } of textFiles("test/fixtures/**/*.persona")) {
    if (name.endsWith(".formatted.persona")) continue;
    const { files, fragment } = readFixture(text);
    const [entry = ""] = files.keys();
    yield fragment ? { name, ...wrapFragment(files.get(entry) ?? "") } : { name, entry, files };
  }
  const starter = readFileSync("compiler/starter/main.persona", "utf8");
  for (const { path, text } of textFiles("docs/**/*.md")) {
    for (const { place, entry, files } of examplesIn(path, text)) {
      // What is appended to the starter would be the starter once more.
      if (files.get(entry)?.startsWith(starter) !== true) yield { name: place, entry, files };
    }
  }
}

const playbooks = () => textFiles("playbooks/*/main.persona").map(({ path }) => path);

function inFolder(entry: string): Omit<Book, "own"> {
  const folder = dirname(entry);
  const files = textFiles(`${folder}/**/*.{persona,ics,csv,svg}`);
  return {
    name: folder,
    entry: relative(folder, entry),
    files: new Map(files.map(({ path, text }) => [relative(folder, path), text])),
  };
}
