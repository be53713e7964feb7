/**
 * Sees to it that a client greets before it asks, greets once, and asks nothing after its farewell: what comes out of
 * order is answered with the error that the protocol has for it, or passed over, and reaches nobody.
 */

import {
  ErrorCodes,
  type Message,
  type MessageReader,
  type MessageWriter,
  ResponseError,
} from "vscode-languageserver";

interface Call {
  readonly id?: number | string | null;
  readonly method?: unknown;
}

/** The reader, without the messages that are out of order, and without what is no message. */
export function inOrder(reader: MessageReader, writer: MessageWriter): MessageReader {
  let state: "new" | "greeted" | "over" = "new";

  /** What is wrong with a call now; undefined where it may go on. */
  function refusalOf(method: string): ResponseError<void> | undefined {
    if (method === "exit") return undefined;
    if (state === "new" && method !== "initialize")
      return new ResponseError(ErrorCodes.ServerNotInitialized, "the first request has to be `initialize`");
    if (state === "over")
      return new ResponseError(ErrorCodes.InvalidRequest, "the server was told to shut down");
    if (state === "greeted" && method === "initialize")
      return new ResponseError(ErrorCodes.InvalidRequest, "`initialize` was sent before");
    if (method === "initialize") state = "greeted";
    if (method === "shutdown") state = "over";
    return undefined;
  }

  const listen = reader.listen.bind(reader);
  reader.listen = (heard) =>
    listen((message) => {
      // A channel hands on whatever was sent.
      if (typeof message !== "object" || message === null) return;
      const { id, method } = message as Message & Call;
      const refusal = typeof method === "string" ? refusalOf(method) : undefined;
      if (refusal === undefined) heard(message);
      else if (id !== undefined)
        void writer.write({ jsonrpc: "2.0", id, error: refusal.toJson() } as Message);
    });
  return reader;
}
