/** The project's own files, for the tests that read them instead of running them. */

import { globSync, readFileSync } from "node:fs";
import { posix, resolve } from "node:path";

export const root = resolve(import.meta.dirname, "../..");

export interface TextFile {
  /** Relative to the repository, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export function textFiles(pattern: string): readonly TextFile[] {
  return globSync(pattern, {
    cwd: root,
    exclude: (path) => /(^|\/)(node_modules|dist|out)(\/|$)/.test(String(path)),
  })
    .map((path) => path.replaceAll("\\", "/"))
    .sort()
    .map((path) => ({ path, text: readFileSync(resolve(root, path), "utf8") }));
}

const cache = new Map<string, readonly TextFile[]>();

/** Every TypeScript file under a folder. */
export function sourceFiles(folder: string): readonly TextFile[] {
  const files = cache.get(folder) ?? textFiles(`${folder}/**/*.ts`);
  cache.set(folder, files);
  return files;
}

export interface Import {
  /** A path for a file of ours, a name for a package. */
  readonly target: string;
  /** Gone when the code runs. */
  readonly typeOnly: boolean;
}

/** What a file imports or re-exports. */
export function importsOf(path: string, text: string): readonly Import[] {
  const imports = codeOf(text).matchAll(
    /(?:\b(?:import|export)(\s+type)?\b[\w\s{},*]*\bfrom|\bimport\s*\(?)\s*"([^"]+)"/g,
  );
  return [...imports].map(([, typeOnly, specifier = ""]) => ({
    target: specifier.startsWith(".") ? posix.join(posix.dirname(path), specifier) : specifier,
    typeOnly: typeOnly !== undefined,
  }));
}

/** The text without comments; line and block comments inside texts are not told apart, which no file needs. */
export const codeOf = (text: string): string =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "$1");
