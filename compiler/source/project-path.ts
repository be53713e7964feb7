/**
 * Paths that a playbook names: from the file they stand in to the project folder.
 *
 * They are relative, with forward slashes, and mean the same on every computer. Nothing is looked up here: a
 * path that is well formed may still name nothing. The files of a package name files of that package only.
 */

import { packageFolder, packageOf, packagesFolder } from "./package-path.ts";

export type ResolvedPath =
  | { readonly kind: "path"; readonly path: string }
  /** Of the package that the file belongs to, or else of the project. */
  | { readonly kind: "outside"; readonly package?: string | undefined }
  | { readonly kind: "unusual"; readonly unusual: UnusualPath };

/** `bare`: well formed, but without the `./` that the import of a file begins with. */
export type UnusualPath =
  | "absolute"
  | "address"
  | "backslash"
  | "bare"
  | "character"
  | "empty"
  | "file-address";

export function resolvePath(fromFile: string, written: string): ResolvedPath {
  const unusual = unusualIn(written);
  if (unusual !== undefined) return { kind: "unusual", unusual };
  const from = packageOf(fromFile);
  const top = from === undefined ? 0 : packageFolder(from).split("/").length;
  const segments = folderOf(fromFile).split("/").filter(isSegment);
  for (const segment of written.split("/")) {
    if (segment === "..") {
      if (segments.length <= top) return { kind: "outside", package: from };
      segments.pop();
    } else if (isSegment(segment)) segments.push(segment);
  }
  return { kind: "path", path: segments.join("/") };
}

/** As `resolvePath`; a path without `./` or `../` leads into an installed package: `partner-kit/personas.persona`. */
export function resolveImport(fromFile: string, written: string): ResolvedPath {
  const name = /^\.\.?\//.test(written) ? undefined : packageOf(`${packagesFolder}/${written}`);
  if (name !== undefined && unusualIn(written) === undefined)
    return resolvePath(`${packageFolder(name)}/`, `.${written.slice(name.length)}`);
  const resolved = resolvePath(fromFile, written);
  const bare = resolved.kind === "path" && !/^\.\.?\//.test(written);
  return bare ? { kind: "unusual", unusual: "bare" } : resolved;
}

/** How a file of the project is written in another: `./shared.persona`, `../people/team.persona`. */
export function relativePath(fromFile: string, target: string): string {
  const from = folderOf(fromFile).split("/").filter(isSegment);
  const to = target.split("/");
  let shared = 0;
  while (shared < from.length && shared < to.length - 1 && from[shared] === to[shared]) shared++;
  const up = from.length - shared;
  return (up === 0 ? "./" : "../".repeat(up)) + to.slice(shared).join("/");
}

/** The folder a file is in: empty for the project folder itself. */
export const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
export const nameOf = (path: string): string => path.slice(path.lastIndexOf("/") + 1);

const isSegment = (segment: string) => segment !== "" && segment !== ".";

function unusualIn(written: string): UnusualPath | undefined {
  if (written.trim() === "") return "empty";
  if (/^([a-z]:)?[/\\]/i.test(written) || /^[a-z]:/i.test(written)) return "absolute";
  if (/^file:/i.test(written)) return "file-address";
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return "address";
  // Most paths need no class of Unicode, which takes longer to prepare than a file to read.
  if (/^[\w./-]+$/.test(written)) return undefined;
  if (/[\p{Cc}\p{Bidi_Control}\u2028\u2029<>:"|?*]/u.test(written)) return "character";
  return written.includes("\\") ? "backslash" : undefined;
}
