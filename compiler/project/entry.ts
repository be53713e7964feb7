/** Finds the file that a playbook begins with. */

import type { CompilerHost } from "../source/host.ts";
import { folderOf, resolveImport } from "../source/project-path.ts";
import type { ImportHeader } from "../syntax/ast/headers.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { createSourceCache, type SourceCache } from "./source-cache.ts";

const extension = ".persona";
const mainFile = "main.persona";

/**
 * The entry that a user's path names: a file is its own; a folder's is its `main.persona`, or else the only file
 * in it that has a playbook. Undefined where a folder has none, or several.
 */
export async function findEntry(host: CompilerHost, path: string): Promise<string | undefined> {
  if (path.endsWith(extension)) return path;
  const folder = path === "." ? "" : path.replace(/(?<!\/)\/+$/, "");
  const files = await sourcesIn(host, folder);
  const main = files.find((file) => file === joined(folder, mainFile));
  if (main !== undefined || files.length === 1) return main ?? files[0];
  const sources = createSourceCache(host);
  const found: string[] = [];
  for (const file of files) {
    const loaded = await sources.load(file);
    if (loaded.kind === "file" && hasPlaybook(loaded.bound.file)) found.push(file);
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The entry of the playbook that a file is part of: the first of `findWholes`. Undefined where there is none. */
export async function findWhole(
  host: CompilerHost,
  path: string,
  sources: SourceCache = createSourceCache(host),
  signal?: AbortSignal,
): Promise<string | undefined> {
  for await (const whole of findWholes(host, path, sources, signal)) return whole;
  return undefined;
}

/**
 * The entries of all playbooks that a file is part of: itself alone if it has a `playbook`, else those files beside or
 * above it, the nearest first, that have one and take it in, through others or at once.
 */
export async function* findWholes(
  host: CompilerHost,
  path: string,
  sources: SourceCache,
  signal?: AbortSignal,
): AsyncGenerator<string> {
  const loaded = await sources.load(path, signal);
  if (loaded.kind !== "file" || hasPlaybook(loaded.bound.file)) {
    yield path;
    return;
  }
  let folder = path;
  do {
    folder = folderOf(folder);
    for (const file of await sourcesIn(host, folder)) {
      const other = await sources.load(file, signal);
      if (other.kind !== "file" || !hasPlaybook(other.bound.file)) continue;
      if (await takesIn(file, path, sources, signal)) yield file;
    }
  } while (folder !== "");
}

async function takesIn(
  entry: string,
  part: string,
  sources: SourceCache,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  const reached = new Set([entry]);
  // A set is walked in the order of insertion, those added on the way included.
  for (const path of reached) {
    const loaded = await sources.load(path, signal);
    if (loaded.kind !== "file") continue;
    for (const target of importedBy(loaded.bound.file)) reached.add(target);
    if (reached.has(part)) return true;
  }
  return false;
}

const importedBy = ({ tree, source }: ParsedFile): readonly string[] =>
  tree.declarations.flatMap(({ kind, header }) => {
    if (kind !== "import" || header?.kind !== "import-header") return [];
    const resolved = resolveImport(source.path, (header satisfies ImportHeader).path.value);
    return resolved.kind === "path" && resolved.path.endsWith(extension) ? [resolved.path] : [];
  });

export const hasPlaybook = (file: ParsedFile) =>
  file.tree.declarations.some(({ kind }) => kind === "playbook");

async function sourcesIn(host: CompilerHost, folder: string): Promise<readonly string[]> {
  // `.persona` alone is the folder in which commands keep what they made.
  const isSource = (name: string) => name.endsWith(extension) && name !== extension;
  const names = (await host.list(folder)).filter(isSource);
  return names.toSorted().map((name) => joined(folder, name));
}

const joined = (folder: string, name: string) => (folder === "" ? name : `${folder}/${name}`);
