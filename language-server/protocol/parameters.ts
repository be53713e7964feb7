/**
 * Sees to it that a request about a text says of which text, and where: one that does not is answered with what it lacks,
 * and reaches nobody.
 */

import { ErrorCodes, type Message, type MessageReader, type MessageWriter } from "vscode-languageserver";

interface Request {
  readonly id?: number | string | null;
  readonly method?: unknown;
  readonly params?: unknown;
}

const aboutTexts = /^textDocument\//;
const atPlaces =
  /^textDocument\/(?:hover|completion|inlineCompletion|signatureHelp|definition|typeDefinition|references|documentHighlight|prepareRename|rename|prepareCallHierarchy|onTypeFormatting)$/;
const inRanges = /^textDocument\/(?:codeAction|inlayHint|rangeFormatting|semanticTokens\/range)$/;

/** The reader, without requests that lack what they are about. */
export function withParameters(reader: MessageReader, writer: MessageWriter): MessageReader {
  const listen = reader.listen.bind(reader);
  reader.listen = (heard) =>
    listen((message) => {
      const { id, method, params } = message as Message & Request;
      const lacking = id !== undefined && typeof method === "string" ? lackingIn(method, params) : undefined;
      if (lacking === undefined) heard(message);
      else {
        const error = { code: ErrorCodes.InvalidParams, message: `${method} needs ${lacking}` };
        void writer.write({ jsonrpc: "2.0", id, error } as Message);
      }
    });
  return reader;
}

function lackingIn(method: string, params: unknown): string | undefined {
  if (!aboutTexts.test(method)) return undefined;
  const { textDocument, position, range } = fieldsOf(params);
  if (typeof fieldsOf(textDocument).uri !== "string") return "`textDocument.uri`, an address";
  if (atPlaces.test(method) && !isPosition(position)) return "`position`, with `line` and `character`";
  const { start, end } = fieldsOf(range);
  if (inRanges.test(method) && !(isPosition(start) && isPosition(end)))
    return "`range`, with `start` and `end`";
  return undefined;
}

/** Where they are is another question: one beyond the text is its end. */
function isPosition(value: unknown): boolean {
  const { line, character } = fieldsOf(value);
  return typeof line === "number" && typeof character === "number";
}

const fieldsOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
