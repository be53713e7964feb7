/**
 * Two playbooks and what `persona build` makes of each: sets of files that differ in content and in names.
 *
 * For tests of one set taking the place of the other. The folders go after the tests of the file.
 */

import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { folderWith, newFolder, persona } from "./command.ts";

export const starter = folderWith({}, "starter");
export const other = folderWith({}, "starter");
writeFileSync(
  join(other, "main.persona"),
  readFileSync(join(starter, "main.persona"), "utf8")
    .replaceAll("Quick +3", "Quick +2")
    .replaceAll("Workshop", "Course"),
);

export const build = (playbook: string, out: string, ...args: string[]) =>
  persona(["build", playbook, "--out", out, ...args]);

/** Digest of each file that a reader finds, and nothing of the store. */
export function read(out: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  const walk = (inside: string) => {
    for (const name of readdirSync(join(out, inside)).sort()) {
      const path = inside === "" ? name : `${inside}/${name}`;
      if (name === ".persona" || !existsSync(join(out, path))) continue;
      if (statSync(join(out, path)).isDirectory()) walk(path);
      else
        found[path] = createHash("sha256")
          .update(readFileSync(join(out, path)))
          .digest("hex");
    }
  };
  walk("");
  return found;
}

/** All names on the disk, links and the store included. */
export const names = (out: string): readonly string[] =>
  (readdirSync(out, { recursive: true }) as string[]).sort();

/** Holds the folders `old`, of the starter with plans, and `new`, of the other playbook without. */
export const sets = newFolder();
build(starter, join(sets, "old"), "--start", "2026-12-01");
build(other, join(sets, "new"));
export const old = read(join(sets, "old"));
export const fresh = read(join(sets, "new"));
