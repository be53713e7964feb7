/** `persona lsp`: the language server, which editors start by themselves. */

import { createRequire, enableCompileCache } from "node:module";
import { dirname, join } from "node:path";
import { bundledFile } from "../bundled-file.ts";
import type { ExitCode } from "../exit-codes.ts";

/** Does not come back: the server ends the process when its client does. */
export function runLsp(): Promise<ExitCode> {
  const bundle = bundledFile("language-server.cjs");
  // Beside what the command keeps of its scripts. To compile the server was a quarter of its start.
  enableCompileCache(join(dirname(bundle), "compiled"));
  const { serveStandardStreams } = createRequire(import.meta.url)(bundle);
  serveStandardStreams();
  return new Promise(() => {});
}
