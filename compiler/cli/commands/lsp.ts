/** `persona lsp`: the language server, which editors start by themselves. */

import { createRequire } from "node:module";
import { bundledFile } from "../bundled-file.ts";
import type { ExitCode } from "../exit-codes.ts";

/** Does not come back: the server ends the process when its client does. */
export function runLsp(): Promise<ExitCode> {
  const { serveStandardStreams } = createRequire(import.meta.url)(bundledFile("language-server.cjs"));
  serveStandardStreams();
  return new Promise(() => {});
}
