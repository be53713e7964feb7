// Makes the one file that is installed and published: dist/persona.vsix. The same sources give the same bytes.
import { statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createVSIX } from "@vscode/vsce";

process.env.SOURCE_DATE_EPOCH ??= "1767225600";
const here = dirname(fileURLToPath(import.meta.url));
const packagePath = join(here, "dist/persona.vsix");
await createVSIX({
  cwd: here,
  packagePath,
  dependencies: false,
  allowMissingRepository: true,
  rewriteRelativeLinks: false,
});
console.log(`packed vscode-extension/dist/persona.vsix (${Math.ceil(statSync(packagePath).size / 1000)} kB)`);
