/** The server as a process of its own, over standard input and output: what an editor starts as `persona lsp`. */

import {
  createConnection,
  ProposedFeatures,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-languageserver/node";
import { createDisk } from "./disk.ts";
import { createFrameWatch } from "./protocol/frames.ts";
import { inOrder } from "./protocol/order.ts";
import { withParameters } from "./protocol/parameters.ts";
import { startServer } from "./server.ts";

/**
 * Ends the process when the client says so, or goes away: with 0 after a `shutdown`, else with 1. What is no message
 * ends it as well: where the next one begins cannot be known, and an editor starts a server again that has ended, but
 * waits for one that is deaf.
 */
export function serveStandardStreams(): void {
  const reader = new StreamMessageReader(process.stdin);
  const writer = new StreamMessageWriter(process.stdout);
  const connection = createConnection(
    ProposedFeatures.all,
    withParameters(inOrder(reader, writer), writer),
    writer,
  );
  let saidGoodbye = false;
  connection.onShutdown(() => {
    saidGoodbye = true;
  });
  const refuse = (problem: string): never => {
    process.stderr.write(
      `persona lsp: what came is no message of the Language Server Protocol (${problem}); start it from an editor\n`,
    );
    process.exit(1);
  };
  const problemWith = createFrameWatch();
  process.stdin.on("data", (piece) => {
    const problem = problemWith(piece);
    if (problem !== undefined) refuse(problem);
  });
  reader.onError(({ message }) => refuse(message));
  process.stdin.on("end", () => process.exit(saidGoodbye ? 0 : 1));
  startServer(connection, createDisk(), async (...of) => {
    const { classifierOf } = await import("./features/trial/classifier-preview.ts");
    return classifierOf(...of);
  });
}
