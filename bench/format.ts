/**
 * `fmt`: our formatter against Prettier on TypeScript, text of equal size.
 *
 * Each reads its text and prints it anew; nothing is read from the disk or written to it. Ours is given the flagship,
 * whose five languages break most of its lists, Prettier as many of this compiler's own files as come to that size.
 */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import prettier from "prettier";
import { formatSource } from "../compiler/dist/index.js";
import { type Comparison, compare } from "./measure.ts";
import { typescriptSources } from "./typescript-sources.ts";

export async function benchFormat(root: string): Promise<readonly Comparison[]> {
  const playbook = playbookFiles(join(root, "playbooks/partner-portal"));
  const size = playbook.reduce((sum, text) => sum + text.length, 0);
  const typescript = filesOfSize(typescriptSources(root), size);
  return [
    await compare({
      name: "`fmt` of the flagship, as Prettier's of TypeScript of equal size",
      bar: { atLeast: 10 },
      ours: () => playbook.map((text) => formatSource({ path: "main.persona", text, version: 0 })),
      peer: async () => {
        for (const text of typescript) await prettier.format(text, { parser: "typescript", printWidth: 110 });
      },
      rounds: 9,
    }),
  ];
}

const playbookFiles = (folder: string): readonly string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".persona"))
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort()
    .map((path) => readFileSync(path, "utf8"));

/** The first files that come to this size, with the last one that goes beyond it left out. */
function filesOfSize(files: readonly string[], size: number): readonly string[] {
  const taken: string[] = [];
  let sum = 0;
  for (const text of files) {
    if (sum + text.length > size) continue;
    taken.push(text);
    sum += text.length;
  }
  return taken;
}
