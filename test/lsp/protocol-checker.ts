/**
 * Holds what the server says against what the client said of itself, and against the texts that the client has.
 *
 * It knows the protocol and nothing of the server: texts are kept up to date here by splitting them into lines.
 */

import type {
  ClientCapabilities,
  CompletionItem,
  Position,
  Range,
  ServerCapabilities,
} from "vscode-languageserver";

export interface ProtocolChecker {
  /** What the client tells the server. */
  sent(method: string, params: unknown): void;
  /** What is wrong with an answer, in words. */
  wrongIn(method: string, params: unknown, answer: unknown): readonly string[];
  /** What is wrong with what the server asks or tells of itself. */
  wrongInCall(method: string, params: unknown): readonly string[];
}

type Json = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);

export function createProtocolChecker(
  client: ClientCapabilities,
  server: () => ServerCapabilities,
): ProtocolChecker {
  const texts = new Map<string, string>();
  const unitsOf = (text: string): number => {
    const encoding = server().positionEncoding ?? "utf-16";
    if (encoding === "utf-8") return Buffer.byteLength(text);
    return encoding === "utf-32" ? [...text].length : text.length;
  };
  const linesOf = (text: string): readonly string[] => text.split(/\r\n|\r|\n/);

  function isInside({ line, character }: Position, text: string): boolean {
    const written = linesOf(text)[line];
    return written !== undefined && line >= 0 && character >= 0 && character <= unitsOf(written);
  }

  /** Every range and position in an answer, by the document that it is about. */
  function rangesIn(value: unknown, uri: string | undefined, wrong: string[]): void {
    if (Array.isArray(value)) for (const each of value) rangesIn(each, uri, wrong);
    if (!isObject(value)) return;
    // What goes back to the server as it came, and what is text for people, is no place.
    const { data: _, arguments: __, ...rest } = value;
    const document = isObject(rest.textDocument) ? rest.textDocument : undefined;
    const own = [rest.uri, rest.targetUri, document?.uri].find((each) => typeof each === "string") as
      | string
      | undefined;
    const at = own ?? uri;
    const text = at === undefined ? undefined : texts.get(at);
    if (isRange(rest) && text !== undefined) {
      if (!isInside(rest.start, text) || !isInside(rest.end, text))
        wrong.push(`a range outside of ${at}: ${JSON.stringify(rest)}`);
      if (isAfter(rest.start, rest.end))
        wrong.push(`a range that ends before it begins: ${JSON.stringify(rest)}`);
    }
    for (const [key, each] of Object.entries(rest)) {
      if (key === "changes" && isObject(each))
        for (const [changed, edits] of Object.entries(each)) rangesIn(edits, changed, wrong);
      else rangesIn(each, at, wrong);
    }
  }

  const markup = (
    content: unknown,
    formats: readonly string[] | undefined,
    what: string,
  ): readonly string[] =>
    isObject(content) && content.kind === "markdown" && !formats?.includes("markdown")
      ? [`${what} in Markdown, which the client does not show`]
      : [];

  function edits(edit: unknown): readonly string[] {
    if (!isObject(edit)) return [];
    const able = client.workspace?.workspaceEdit;
    const changes = listOf(edit.documentChanges);
    const operations = changes.flatMap(({ kind }) => (typeof kind === "string" ? [kind] : []));
    return [
      ...(edit.documentChanges !== undefined && able?.documentChanges !== true
        ? ["document changes that were not announced"]
        : []),
      ...operations
        .filter((kind) => !able?.resourceOperations?.includes(kind as "create"))
        .map((kind) => `a file operation that was not announced: ${kind}`),
      ...(edit.changeAnnotations !== undefined && able?.changeAnnotationSupport === undefined
        ? ["change annotations that were not announced"]
        : []),
    ];
  }

  function diagnostics(list: unknown): readonly string[] {
    const able = client.textDocument?.publishDiagnostics ?? client.textDocument?.diagnostic;
    const has = (key: string) => listOf(list).some((each) => each[key] !== undefined);
    return [
      ...(has("relatedInformation") && able?.relatedInformation !== true
        ? ["related places that were not announced"]
        : []),
      ...(has("codeDescription") && able?.codeDescriptionSupport !== true
        ? ["addresses of codes that were not announced"]
        : []),
      ...(has("tags") && able?.tagSupport === undefined ? ["tags that were not announced"] : []),
      ...(has("data") && able?.dataSupport !== true ? ["data of diagnostics that was not announced"] : []),
    ];
  }

  function completions(answer: unknown): readonly string[] {
    const able = client.textDocument?.completion;
    const items = (isObject(answer)
      ? listOf(answer.items)
      : listOf(answer)) as unknown as readonly CompletionItem[];
    const some = (holds: (item: CompletionItem) => boolean, words: string) =>
      items.some(holds) ? [words] : [];
    return [
      ...(able?.completionItem?.snippetSupport === true
        ? []
        : some(
            ({ insertTextFormat, textEdit }) =>
              insertTextFormat === 2 || /\$\{?\d/.test(textEdit?.newText ?? ""),
            "snippets that were not announced",
          )),
      ...(able?.completionItem?.insertReplaceSupport === true
        ? []
        : some(
            ({ textEdit }) => textEdit !== undefined && "insert" in textEdit,
            "two ranges that were not announced",
          )),
      ...(able?.completionItem?.labelDetailsSupport === true
        ? []
        : some(
            ({ labelDetails }) => labelDetails !== undefined,
            "details of labels that were not announced",
          )),
      ...items.flatMap(({ documentation }) =>
        markup(documentation, able?.completionItem?.documentationFormat, "documentation"),
      ),
    ];
  }

  function signatures(answer: unknown): readonly string[] {
    const able = client.textDocument?.signatureHelp?.signatureInformation;
    const all = isObject(answer) ? listOf(answer.signatures) : [];
    const parameters = all.flatMap(({ parameters }) => listOf(parameters));
    const offsets = all.flatMap(({ label, parameters }) =>
      listOf(parameters).map((each) => [label, each.label] as const),
    );
    return [
      ...(able?.parameterInformation?.labelOffsetSupport !== true &&
      parameters.some(({ label }) => Array.isArray(label))
        ? ["places in labels that were not announced"]
        : []),
      ...offsets.flatMap(([label, part]) => {
        const [start, end] = Array.isArray(part) ? part : [0, 0];
        const outside = Array.isArray(part) && !(start < end && end <= String(label).length);
        const missing = typeof part === "string" && !String(label).includes(part);
        return outside || missing ? [`a part that is not in its label: ${String(part)}`] : [];
      }),
      ...(able?.activeParameterSupport !== true &&
      all.some(({ activeParameter }) => activeParameter !== undefined)
        ? ["an active part for each form, which was not announced"]
        : []),
      ...parameters.flatMap(({ documentation }) =>
        markup(documentation, able?.documentationFormat, "documentation"),
      ),
    ];
  }

  function actions(answer: unknown): readonly string[] {
    const able = client.textDocument?.codeAction;
    return listOf(answer).flatMap((action) => [
      ...(typeof action.command !== "string" && able?.codeActionLiteralSupport === undefined
        ? ["a code action for a client that knows commands only"]
        : []),
      ...(action.isPreferred !== undefined && able?.isPreferredSupport !== true
        ? ["a preference that was not announced"]
        : []),
      ...(action.disabled !== undefined && able?.disabledSupport !== true
        ? ["what is disabled, unannounced"]
        : []),
      ...edits(action.edit),
      ...listOf(action.arguments).flatMap((argument) =>
        "documentChanges" in argument ? edits(argument) : [],
      ),
      ...diagnostics(action.diagnostics),
    ]);
  }

  function symbols(answer: unknown): readonly string[] {
    const nested = client.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true;
    const inside = (outer: Range, inner: Range) =>
      !isAfter(outer.start, inner.start) && !isAfter(inner.end, outer.end);
    const walk = (list: readonly Json[]): readonly string[] =>
      list.flatMap((each) => [
        ...(!nested && each.children !== undefined ? ["nested symbols that were not announced"] : []),
        ...(each.selectionRange !== undefined && !inside(each.range as Range, each.selectionRange as Range)
          ? [`the name of ${String(each.name)} is outside of it`]
          : []),
        ...(each.name === "" ? ["a symbol without a name"] : []),
        ...walk(listOf(each.children)),
      ]);
    return walk(listOf(answer));
  }

  function tokens(answer: unknown, uri: string | undefined): readonly string[] {
    const text = uri === undefined ? undefined : texts.get(uri);
    if (!isObject(answer) || !Array.isArray(answer.data) || text === undefined) return [];
    const legend = server().semanticTokensProvider?.legend;
    const data = answer.data as number[];
    const lines = linesOf(text);
    let [line, character, end] = [0, 0, 0];
    for (let at = 0; at < data.length; at += 5) {
      const [down = 0, along = 0, length = 0, type = 0] = data.slice(at, at + 5);
      if (down < 0 || (down === 0 && character + along < end && at > 0)) return ["colours that overlap"];
      character = down === 0 ? character + along : along;
      line += down;
      end = character + length;
      if (length <= 0 || end > unitsOf(lines[line] ?? "")) return [`a colour outside of line ${line}`];
      if (legend?.tokenTypes[type] === undefined) return ["a colour that the legend does not have"];
    }
    return [];
  }

  const links = (answer: unknown, support: boolean | undefined): readonly string[] =>
    support !== true &&
    listOf(Array.isArray(answer) ? answer : [answer]).some(({ targetUri }) => targetUri !== undefined)
      ? ["links that were not announced"]
      : [];

  function commandsIn(lenses: readonly Json[]): readonly string[] {
    const known = server().executeCommandProvider?.commands ?? [];
    return lenses.flatMap(({ command }) =>
      isObject(command) && command.command !== "" && !known.includes(String(command.command))
        ? [`a command that nobody knows: ${String(command.command)}`]
        : [],
    );
  }

  function byMethod(method: string, answer: unknown, uri: string | undefined): readonly string[] {
    const { textDocument, workspace } = client;
    switch (method) {
      case "textDocument/completion":
        return completions(answer);
      case "completionItem/resolve":
        return completions([answer]);
      case "textDocument/hover":
        return markup(
          isObject(answer) ? answer.contents : undefined,
          textDocument?.hover?.contentFormat,
          "hovering",
        );
      case "textDocument/signatureHelp":
        return signatures(answer);
      case "textDocument/definition":
        return links(answer, textDocument?.definition?.linkSupport);
      case "textDocument/typeDefinition":
        return links(answer, textDocument?.typeDefinition?.linkSupport);
      case "textDocument/documentSymbol":
        return symbols(answer);
      case "textDocument/codeAction":
        return actions(answer);
      case "textDocument/rename":
      case "workspace/willRenameFiles":
        return edits(answer);
      case "textDocument/foldingRange": {
        const limit = textDocument?.foldingRange?.rangeLimit ?? Number.POSITIVE_INFINITY;
        return listOf(answer).length > limit ? ["more folds than the client takes"] : [];
      }
      case "textDocument/diagnostic":
        return diagnostics(isObject(answer) ? answer.items : []);
      case "workspace/diagnostic":
        return listOf(isObject(answer) ? answer.items : []).flatMap(({ items }) => diagnostics(items));
      case "textDocument/codeLens":
        return commandsIn(listOf(answer));
      case "codeLens/resolve":
        return commandsIn(listOf([answer]));
      case "textDocument/semanticTokens/full":
      case "textDocument/semanticTokens/range":
        return tokens(answer, uri);
      case "workspace/symbol": {
        const resolves = workspace?.symbol?.resolveSupport !== undefined;
        const open = listOf(answer).some(
          ({ location }) => isObject(location) && location.range === undefined,
        );
        return open && !resolves ? ["symbols without a place, which was not announced"] : [];
      }
      default:
        return [];
    }
  }

  return {
    sent(method, params) {
      const { textDocument, contentChanges } = (params ?? {}) as Json;
      const uri = isObject(textDocument) ? String(textDocument.uri) : "";
      if (method === "textDocument/didOpen") texts.set(uri, String((textDocument as Json).text));
      else if (method === "textDocument/didClose") texts.delete(uri);
      else if (method === "textDocument/didChange")
        for (const change of listOf(contentChanges)) {
          // What lies beyond a line, or in the middle of a character, is not this checker's to settle.
          if (change.range === undefined) texts.set(uri, String(change.text));
          else texts.delete(uri);
        }
    },
    wrongIn(method, params, answer) {
      const { textDocument, item } = (params ?? {}) as Json;
      const uri = [textDocument, item].flatMap((each) => (isObject(each) ? [String(each.uri)] : []))[0];
      const wrong = [...byMethod(method, answer, uri)];
      rangesIn(answer, uri, wrong);
      return wrong.map((words) => `${method}: ${words}`);
    },
    wrongInCall(method, params) {
      const { registrations, diagnostics: list, version } = (params ?? {}) as Json;
      const announced: Readonly<Record<string, boolean | undefined>> = {
        "window/workDoneProgress/create": client.window?.workDoneProgress,
        "window/showDocument": client.window?.showDocument?.support,
        "workspace/applyEdit": client.workspace?.applyEdit,
        "workspace/configuration": client.workspace?.configuration,
        "workspace/codeLens/refresh": client.workspace?.codeLens?.refreshSupport,
        "workspace/inlayHint/refresh": client.workspace?.inlayHint?.refreshSupport,
        "workspace/diagnostic/refresh": client.workspace?.diagnostics?.refreshSupport,
        "workspace/textDocumentContent/refresh": client.workspace?.textDocumentContent !== undefined,
      };
      const registered = listOf(registrations).flatMap(({ method: of }) => {
        const [area = "", name = ""] = String(of).split("/");
        const able = (client[area as "workspace"] as Json | undefined)?.[name];
        return isObject(able) && able.dynamicRegistration === true
          ? []
          : [`${String(of)} is registered unannounced`];
      });
      const wrong = [
        ...(Object.hasOwn(announced, method) && announced[method] !== true ? ["it was not announced"] : []),
        ...registered,
        ...(method === "textDocument/publishDiagnostics" ? diagnostics(list) : []),
        ...(version === undefined || Number.isInteger(version) ? [] : ["a version that is no number"]),
      ];
      return wrong.map((words) => `${method}: ${words}`);
    },
  };
}

const isPosition = (value: unknown): value is Position =>
  isObject(value) && typeof value.line === "number" && typeof value.character === "number";
const isRange = (value: Json): value is Json & Range => isPosition(value.start) && isPosition(value.end);
const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);
