import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type {
  CallHierarchyItem,
  ClientCapabilities,
  CodeLens,
  CompletionItem,
  Position,
} from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";
import { createProtocolChecker } from "./protocol-checker.ts";

/** Whatever a client can and cannot do: every method is answered in a form that it knows, within its texts. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");
const textDocument = { uri };

/** With a mistake that has a fix, other languages, letters of two units and lines of every kind of ending. */
const text = starter
  .replace("  languages en\n", "  languages en, es\r\n")
  .replace('"Quick starter"', '"Quick 😀 starter", es "Rápido"')
  .replace(
    "when wantsFast then Quick +3",
    "when wantsFast and developers > 2 then Quick +3\r  when wantsFast then Builder +1",
  );
const broken = text.replace("Quick +3", "Quik +3");

/** Each of these is announced or not. */
const abilities: Readonly<Record<string, ClientCapabilities>> = {
  snippets: { textDocument: { completion: { completionItem: { snippetSupport: true } } } },
  documentation: { textDocument: { completion: { completionItem: { documentationFormat: ["markdown"] } } } },
  hover: { textDocument: { hover: { contentFormat: ["markdown"] } } },
  signatures: {
    textDocument: {
      signatureHelp: {
        signatureInformation: {
          parameterInformation: { labelOffsetSupport: true },
          documentationFormat: ["markdown"],
        },
      },
    },
  },
  outline: { textDocument: { documentSymbol: { hierarchicalDocumentSymbolSupport: true } } },
  actions: {
    textDocument: {
      codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ["quickfix"] } } },
    },
  },
  preferred: { textDocument: { codeAction: { isPreferredSupport: true } } },
  changes: { workspace: { workspaceEdit: { documentChanges: true } } },
  files: { workspace: { workspaceEdit: { resourceOperations: ["create"] } } },
  related: { textDocument: { publishDiagnostics: { relatedInformation: true } } },
  pulled: { textDocument: { diagnostic: {} } },
  refreshed: { workspace: { codeLens: { refreshSupport: true }, diagnostics: { refreshSupport: true } } },
  watched: { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
  configured: { workspace: { didChangeConfiguration: { dynamicRegistration: true } } },
  previews: { workspace: { textDocumentContent: {} }, window: { showDocument: { support: true } } },
  progress: { window: { workDoneProgress: true } },
  folds: { textDocument: { foldingRange: { rangeLimit: 3 } } },
  units: { general: { positionEncodings: ["utf-8"] } },
  others: { general: { positionEncodings: ["utf-32"] } },
};

function joined(names: readonly string[]): ClientCapabilities {
  const merge = (a: unknown, b: unknown): unknown =>
    typeof a === "object" && a !== null && !Array.isArray(a)
      ? Object.fromEntries(
          [...new Set([...Object.keys(a), ...Object.keys(b as object)])].map((key) => {
            const [left, right] = [(a as never)[key], (b as never)[key]];
            return [key, left === undefined ? right : right === undefined ? left : merge(left, right)];
          }),
        )
      : b;
  return names
    .map((name) => abilities[name])
    .reduce((all, one) => merge(all, one) as ClientCapabilities, {}) as ClientCapabilities;
}

const places = [
  "Quick +3",
  "Quik +3",
  "developers > 2",
  "mainGoal",
  "starter",
  "persona Quick",
  "5 and above",
  "goLive exactly",
  "{{dates.kickoff}}",
  'test "in',
  "play Workshop",
];

/** Asks everything that there is. An answer that is wrong fails when the client ends. */
async function askAll(capabilities: ClientCapabilities, asked: string): Promise<number> {
  const client = await connect(createMemoryFiles(new Map([["main.persona", asked]])), {
    capabilities,
    folder: "memory:/",
  });
  let count = 0;
  const ask = async <Answer>(method: string, params: object): Promise<Answer> => {
    count++;
    return client.request<Answer>(method, params);
  };
  const encoding = client.server.capabilities.positionEncoding ?? "utf-16";
  const positions = createPositions(asked, encoding as "utf-16");
  await client.open(uri, asked);
  const whole = positions.rangeOf({ start: 0, end: asked.length });
  for (const method of ["documentSymbol", "foldingRange", "documentLink", "semanticTokens/full"])
    await ask(`textDocument/${method}`, { textDocument });
  await ask("textDocument/inlayHint", { textDocument, range: whole });
  await ask("textDocument/formatting", { textDocument, options: {} });
  await ask("workspace/symbol", { query: "" });
  if (capabilities.textDocument?.diagnostic) {
    await ask("textDocument/diagnostic", { textDocument });
    await ask("workspace/diagnostic", { previousResultIds: [] });
  }
  for (const lens of await ask<CodeLens[]>("textDocument/codeLens", { textDocument }))
    if (lens.data !== undefined) await ask("codeLens/resolve", lens);
  await ask("workspace/executeCommand", { command: "persona.runTests", arguments: [{ uri, tell: true }] });
  const wild: Position[] = [
    { line: 99_999, character: 0 },
    { line: 3, character: 99_999 },
  ];
  const found = places.map((words) => asked.indexOf(words)).filter((offset) => offset >= 0);
  for (const position of [...found.map((offset) => positions.positionAt(offset + 1)), ...wild]) {
    const at = { textDocument, position };
    const range = { start: position, end: position };
    const items = await ask<CompletionItem[]>("textDocument/completion", at);
    if (items[0] !== undefined) await ask("completionItem/resolve", items[0]);
    for (const method of ["hover", "signatureHelp", "definition", "typeDefinition", "documentHighlight"])
      await ask(`textDocument/${method}`, at);
    await ask("textDocument/references", { ...at, context: { includeDeclaration: true } });
    await ask("textDocument/codeAction", { textDocument, range, context: { diagnostics: [] } });
    await ask("textDocument/selectionRange", { textDocument, positions: [position] });
    await ask("textDocument/rangeFormatting", { textDocument, range, options: {} });
    await ask("textDocument/onTypeFormatting", { ...at, ch: "\n", options: {} });
    await ask("textDocument/inlineCompletion", { ...at, context: { triggerKind: 1 } });
    await ask("textDocument/semanticTokens/range", { textDocument, range });
    const [item] = (await ask<CallHierarchyItem[] | null>("textDocument/prepareCallHierarchy", at)) ?? [];
    if (item !== undefined) {
      await ask("callHierarchy/incomingCalls", { item });
      await ask("callHierarchy/outgoingCalls", { item });
    }
    if ((await ask("textDocument/prepareRename", at)) !== null)
      await ask("textDocument/rename", { ...at, newName: "another" });
  }
  expect(client.log).toEqual([]);
  await client.end();
  return count;
}

test.each([
  ["one that can do nothing", {}],
  ["one that knows code actions and no more of them", joined(["actions"])],
  ["one that can do all", modern],
])("%s", async (_, capabilities) => {
  expect(await askAll(capabilities, text)).toBeGreaterThan(100);
  expect(await askAll(capabilities, broken)).toBeGreaterThan(100);
});

test("any other", async () => {
  await fc.assert(
    fc.asyncProperty(fc.subarray(Object.keys(abilities)), fc.boolean(), async (names, isBroken) => {
      await askAll(joined(names), isBroken ? broken : text);
    }),
    { seed: 20261128, numRuns: 4 },
  );
});

describe("the checker sees", () => {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 3 } };
  const far = { start: { line: 0, character: 0 }, end: { line: 0, character: 99 } };
  test.each([
    ["completion", [{ label: "a", insertTextFormat: 2 }], /snippets/],
    ["completion", [{ label: "a", textEdit: { range: far, newText: "a" } }], /range outside/],
    ["completion", [{ label: "a", documentation: { kind: "markdown", value: "" } }], /Markdown/],
    ["hover", { contents: { kind: "markdown", value: "" } }, /Markdown/],
    ["hover", { contents: "", range: { start: range.end, end: range.start } }, /ends before/],
    [
      "signatureHelp",
      { signatures: [{ label: "a b", parameters: [{ label: [0, 1] }] }] },
      /places in labels/,
    ],
    ["definition", [{ targetUri: uri, targetRange: range }], /links/],
    ["documentSymbol", [{ name: "a", range, selectionRange: range, children: [] }], /nested/],
    ["documentSymbol", [{ name: "a", range, selectionRange: far }], /outside of it/],
    ["codeAction", [{ title: "a", kind: "quickfix" }], /commands only/],
    ["codeAction", [{ title: "a", command: "b", isPreferred: true }], /preference/],
    ["rename", { documentChanges: [] }, /document changes/],
    ["rename", { documentChanges: [{ kind: "create", uri: "x" }] }, /file operation/],
    ["rename", { changes: { [uri]: [{ range: far, newText: "" }] } }, /range outside/],
    ["diagnostic", { items: [{ range, message: "", relatedInformation: [] }] }, /related/],
    ["codeLens", [{ range, command: { title: "a", command: "b" } }], /nobody knows/],
    ["semanticTokens/full", { data: [0, 0, 99, 0, 0] }, /outside of line/],
    ["semanticTokens/full", { data: [0, 0, 2, 0, 0, 0, 1, 1, 0, 0] }, /overlap/],
  ])("%s %j", (method, answer, expected) => {
    const legend = { tokenTypes: ["keyword"], tokenModifiers: [] };
    const checker = createProtocolChecker({}, () => ({ semanticTokensProvider: { legend } }));
    checker.sent("textDocument/didOpen", { textDocument: { uri, text: "abc\n" } });
    const wrong = checker.wrongIn(`textDocument/${method}`, { textDocument }, answer);
    expect(wrong.join("\n")).toMatch(expected);
  });
  test("what is asked of the client unannounced", () => {
    const checker = createProtocolChecker({}, () => ({}));
    expect(checker.wrongInCall("window/workDoneProgress/create", {})).not.toEqual([]);
    expect(
      checker.wrongInCall("client/registerCapability", {
        registrations: [{ method: "workspace/didChangeWatchedFiles" }],
      }),
    ).not.toEqual([]);
  });
});
