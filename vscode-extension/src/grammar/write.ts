/**
 * Writes the grammars that the extension brings along, into the folder that is named, folded as all of the repository
 * is; a test says when they are not what this would write.
 */

import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { markdownFences, personaGrammar } from "./grammar.ts";

const [folder = "syntaxes"] = process.argv.slice(2);
mkdirSync(folder, { recursive: true });

function write(file: string, grammar: object): void {
  // Biome finds how to fold by where a file lies in the repository, wherever this one is written.
  const format = ["format", `--stdin-file-path=syntaxes/${file}`];
  const input = JSON.stringify(grammar, null, 2);
  writeFileSync(join(folder, file), execFileSync("biome", format, { input }));
}

write("persona.tmLanguage.json", personaGrammar());
write("markdown-fence.tmLanguage.json", markdownFences);
