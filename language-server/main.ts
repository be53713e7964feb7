/** The server as a process of its own, over standard input and output: what an editor starts as `persona lsp`. */

import { createConnection, ProposedFeatures } from "vscode-languageserver/node";
import { createDisk } from "./disk.ts";
import { startServer } from "./server.ts";

/** Ends the process when the client says so, or goes away: with 0 after a `shutdown`, else with 1. */
export function serveStandardStreams(): void {
  startServer(createConnection(ProposedFeatures.all, process.stdin, process.stdout), createDisk());
}
