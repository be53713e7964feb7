/** Writes the grammars that the extension brings along; a test says when they are not what this would write. */

import { mkdirSync, writeFileSync } from "node:fs";
import { markdownFences, personaGrammar } from "./grammar.ts";

const folder = new URL("../../syntaxes/", import.meta.url);
mkdirSync(folder, { recursive: true });
const write = (file: string, grammar: object): void =>
  writeFileSync(new URL(file, folder), `${JSON.stringify(grammar, null, 2)}\n`);
write("persona.tmLanguage.json", personaGrammar());
write("markdown-fence.tmLanguage.json", markdownFences);
