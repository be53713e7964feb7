/** What peers that read TypeScript are given: this compiler's own sources, each file's text, in the order of paths. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

export function typescriptSources(root: string): readonly string[] {
  const folder = join(root, "compiler");
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .filter((path) => path.endsWith(".ts") && !/^(dist|starter|node_modules)\b/.test(path))
    .sort()
    .map((path) => readFileSync(join(folder, path), "utf8"));
}
