/**
 * Sees to it that a message says what it is about: a request that does not is answered with what it lacks, a notification
 * is told of in the log, and neither reaches anybody. Of a change that is lost so the server hears: what is changed
 * later is meant for a text that it does not have.
 */

import {
  ErrorCodes,
  type Message,
  type MessageReader,
  MessageType,
  type MessageWriter,
} from "vscode-languageserver";

const didChange = "textDocument/didChange";
/** With the `textDocument` of what was changed, which nobody knows how. */
export const lostChange = "persona/lostChange";

interface Call {
  readonly id?: number | string | null;
  readonly method?: unknown;
  readonly params?: unknown;
}

/** Something that the parameters of a message have to have. */
interface Need {
  readonly words: string;
  isMet(params: Fields): boolean;
}
type Fields = Readonly<Record<string, unknown>>;

/** The reader, without messages that lack what they are about. */
export function withParameters(reader: MessageReader, writer: MessageWriter): MessageReader {
  const listen = reader.listen.bind(reader);
  reader.listen = (heard) =>
    listen((message) => {
      const { id, method, params } = message as Message & Call;
      const lacking = typeof method === "string" ? lackingIn(method, params) : undefined;
      if (lacking === undefined) {
        heard(withoutOddToken(message));
        return;
      }
      const told = `${method} needs ${lacking}`;
      const answer =
        id === undefined
          ? { method: "window/logMessage", params: { type: MessageType.Error, message: told } }
          : { id, error: { code: ErrorCodes.InvalidParams, message: told } };
      void writer.write({ jsonrpc: "2.0", ...answer } as Message);
      if (method === didChange && text.isMet(fieldsOf(params)))
        heard({ jsonrpc: "2.0", method: lostChange, params } as Message);
    });
  return reader;
}

/** A token that is none is as if it were not given: what is done is not shown, but done. */
function withoutOddToken(message: Message & Call): Message {
  const { workDoneToken, ...params } = fieldsOf(message.params);
  return workDoneToken === undefined || isText(workDoneToken) || Number.isInteger(workDoneToken)
    ? message
    : ({ ...message, params } as Message);
}

function lackingIn(method: string, params: unknown): string | undefined {
  const fields = fieldsOf(params);
  const needs = [...(method.startsWith("textDocument/") ? [text] : []), ...(needsOf.get(method) ?? [])];
  return needs.find((need) => !need.isMet(fields))?.words;
}

// ---------- what there can be ----------

const fieldsOf = (value: unknown): Fields =>
  typeof value === "object" && value !== null ? (value as Fields) : {};
const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value: unknown): boolean => typeof value === "string";
const isListOf =
  (holds: (each: unknown) => boolean) =>
  (value: unknown): boolean =>
    Array.isArray(value) && value.every(holds);
/** Where it is, is another question: one beyond the text is its end. */
function isPosition(value: unknown): boolean {
  const { line, character } = fieldsOf(value);
  return typeof line === "number" && typeof character === "number";
}
const isRange = (value: unknown): boolean => {
  const { start, end } = fieldsOf(value);
  return isPosition(start) && isPosition(end);
};
const hasAddress = (value: unknown): boolean => isText(fieldsOf(value).uri);
const isChange = (value: unknown): boolean => {
  const { text: written, range } = fieldsOf(value);
  return isText(written) && (range === undefined || isRange(range));
};

// ---------- what there has to be ----------

const text: Need = {
  words: "`textDocument.uri`, an address",
  isMet: ({ textDocument }) => isText(fieldsOf(textDocument).uri),
};
const position: Need = {
  words: "`position`, with `line` and `character`",
  isMet: (params) => isPosition(params.position),
};
const range: Need = {
  words: "`range`, with `start` and `end`",
  isMet: (params) => isRange(params.range),
};
const item: Need = {
  words: "`item`, with `uri` and `selectionRange`",
  isMet(params) {
    const { uri, selectionRange } = fieldsOf(params.item);
    return isText(uri) && isRange(selectionRange);
  },
};
const words = (name: string): Need => ({
  words: `\`${name}\`, a text`,
  isMet: (params) => isText(params[name]),
});

const needsOf: ReadonlyMap<string, readonly Need[]> = new Map(
  Object.entries({
    "$/cancelRequest": [
      { words: "the `id` of a request", isMet: ({ id }) => isText(id) || typeof id === "number" },
    ],
    initialize: [
      { words: "`capabilities`, in braces", isMet: ({ capabilities }) => isObject(capabilities) },
      {
        words: "`workspaceFolders`, a list with the `uri` of each, or null",
        isMet: ({ workspaceFolders }) => workspaceFolders == null || isListOf(hasAddress)(workspaceFolders),
      },
    ],
    "textDocument/didOpen": [
      {
        words: "`textDocument.text`, a text",
        isMet: ({ textDocument }) => isText(fieldsOf(textDocument).text),
      },
    ],
    "textDocument/didChange": [
      {
        words: "`contentChanges`, a list with the `text` of each, and its `range` where not all is new",
        isMet: ({ contentChanges }) => isListOf(isChange)(contentChanges),
      },
    ],
    "textDocument/hover": [position],
    "textDocument/completion": [position],
    "textDocument/inlineCompletion": [position],
    "textDocument/signatureHelp": [position],
    "textDocument/definition": [position],
    "textDocument/typeDefinition": [position],
    "textDocument/references": [
      position,
      { words: "`context`, in braces", isMet: ({ context }) => isObject(context) },
    ],
    "textDocument/documentHighlight": [position],
    "textDocument/prepareRename": [position],
    "textDocument/rename": [position, words("newName")],
    "textDocument/prepareCallHierarchy": [position],
    "textDocument/onTypeFormatting": [position, words("ch")],
    "textDocument/codeAction": [
      range,
      {
        words: "`context`, in braces, in which `only` is a list of kinds",
        isMet({ context }) {
          const { only } = fieldsOf(context);
          return isObject(context) && (only == null || isListOf(isText)(only));
        },
      },
    ],
    "textDocument/inlayHint": [range],
    "textDocument/rangeFormatting": [range],
    "textDocument/rangesFormatting": [
      { words: "`ranges`, a list of such", isMet: ({ ranges }) => isListOf(isRange)(ranges) },
    ],
    "textDocument/semanticTokens/range": [range],
    "textDocument/selectionRange": [
      { words: "`positions`, a list of such", isMet: ({ positions }) => isListOf(isPosition)(positions) },
    ],
    "callHierarchy/incomingCalls": [item],
    "callHierarchy/outgoingCalls": [item],
    "completionItem/resolve": [words("label")],
    "codeLens/resolve": [range],
    "workspace/symbol": [words("query")],
    "workspace/diagnostic": [
      {
        words: "`previousResultIds`, a list with `uri` and `value` of each",
        isMet: ({ previousResultIds }) => isListOf(hasAddress)(previousResultIds),
      },
    ],
    "workspace/executeCommand": [
      words("command"),
      {
        words: "`arguments`, a list, where there are any",
        isMet: (params) => params.arguments == null || Array.isArray(params.arguments),
      },
    ],
    "workspace/willRenameFiles": [
      {
        words: "`files`, a list with `oldUri` and `newUri` of each",
        isMet: ({ files }) =>
          isListOf((each) => isText(fieldsOf(each).oldUri) && isText(fieldsOf(each).newUri))(files),
      },
    ],
    "workspace/textDocumentContent": [words("uri")],
    "workspace/didChangeWorkspaceFolders": [
      {
        words: "`event`, with the lists `added` and `removed`",
        isMet({ event }) {
          const { added, removed } = fieldsOf(event);
          return isListOf(hasAddress)(added) && isListOf(hasAddress)(removed);
        },
      },
    ],
  } satisfies Record<string, readonly Need[]>),
);
