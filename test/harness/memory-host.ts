/** A CompilerHost over a map from path to content: the disk of every test. */

import type { CompilerHost } from "../../compiler/source/host.ts";

export type Files = ReadonlyMap<string, string | Uint8Array>;

/** The day on which all tests check, so that no review becomes due by itself. */
export const testDay = "2026-12-01";

export function createMemoryHost(files: Files, today = testDay): CompilerHost {
  return {
    today: () => today,
    async read(path) {
      if (path.startsWith("/") || path.split("/").includes("..")) return { kind: "outside" };
      const content = files.get(path);
      if (content !== undefined) {
        const bytes = typeof content === "string" ? new TextEncoder().encode(content) : content;
        return { kind: "file", bytes };
      }
      const found = [...files.keys()].find((other) => other.toLowerCase() === path.toLowerCase());
      return found === undefined ? { kind: "missing" } : { kind: "wrong-case", found };
    },
    async list(folder) {
      const prefix = folder === "" || folder === "." ? "" : `${folder}/`;
      const inside = [...files.keys()].filter((path) => path.startsWith(prefix));
      return [...new Set(inside.map((path) => path.slice(prefix.length).split("/")[0] ?? ""))];
    },
  };
}
