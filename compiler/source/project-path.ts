/**
 * Paths that a playbook names: from the file they stand in to the project folder.
 *
 * They are relative, with forward slashes, and mean the same on every computer. Nothing is looked up here: a
 * path that is well formed may still name nothing.
 */

export type ResolvedPath =
  | { readonly kind: "path"; readonly path: string }
  | { readonly kind: "outside" }
  | { readonly kind: "unusual"; readonly unusual: UnusualPath };

/** `bare`: well formed, but without the `./` that an import begins with; only where `dotted` asks for it. */
export type UnusualPath = "absolute" | "address" | "backslash" | "bare" | "character" | "empty";

export function resolvePath(fromFile: string, written: string, { dotted = false } = {}): ResolvedPath {
  const unusual = unusualIn(written, dotted);
  if (unusual !== undefined) return { kind: "unusual", unusual };
  const segments = folderOf(fromFile).split("/").filter(isSegment);
  for (const segment of written.split("/")) {
    if (segment === ".." && segments.pop() === undefined) return { kind: "outside" };
    if (segment !== ".." && isSegment(segment)) segments.push(segment);
  }
  return { kind: "path", path: segments.join("/") };
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

function unusualIn(written: string, dotted: boolean): UnusualPath | undefined {
  if (written.trim() === "") return "empty";
  if (/^([a-z]:)?[/\\]/i.test(written) || /^[a-z]:/i.test(written)) return "absolute";
  if (/^[a-z][a-z0-9+.-]+:/i.test(written)) return "address";
  if (/[\p{Cc}\p{Bidi_Control}\u2028\u2029<>:"|?*]/u.test(written)) return "character";
  if (written.includes("\\")) return "backslash";
  return dotted && !/^\.\.?\//.test(written) ? "bare" : undefined;
}
