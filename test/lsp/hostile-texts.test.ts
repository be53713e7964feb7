import { readFileSync } from "node:fs";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { afterEach, expect, test } from "vitest";
import type { CodeLens, CompletionItem, DocumentSymbol, Hover, MarkupContent } from "vscode-languageserver";
import { codeSpan, plainText, withoutMarkdown } from "../../language-server/features/markdown.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { payloads } from "../harness/attacks.ts";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** What somebody wrote into a playbook is shown by an editor as text: nothing in it is alive, nothing turns it around. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");
const textDocument = { uri };

interface TreeNode {
  readonly type: string;
  readonly children?: readonly TreeNode[];
}
const typesIn = ({ type, children = [] }: TreeNode): readonly string[] => [
  type,
  ...children.flatMap(typesIn),
];
const aliveIn = (markdown: string): readonly string[] =>
  typesIn(unified().use(remarkParse).parse(markdown) as TreeNode).filter((type) =>
    /link|image|html|definition|heading|break|code$/i.test(type) ? type !== "inlineCode" : false,
  );
/** A sentence of ours may have marks that keep directions apart; nothing may turn it around, or end its line. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u061c\u2028-\u202e\u2066\u2067\ufeff]/;

const hostile = [
  ...payloads,
  "[run](command:persona.runTests)",
  "![x](https://pwned.example/x.png)",
  "<a href='command:workbench.action.quit'>x</a>",
  "\u202e desrever",
  "a\u2067b\u202dc",
  "x\u0000y\u001b[2Jz",
  "[x]: command:pwned",
  "https://pwned.example and www.pwned.example and a@pwned.example",
];

test.each(hostile)("%j is text in Markdown, and says what it said", (text) => {
  for (const markdown of [
    plainText(text),
    `# ${plainText(text)}`,
    `“${plainText(text)}”\n\n- ${codeSpan(text)}`,
  ]) {
    const [first = ""] = markdown;
    expect(
      aliveIn(markdown).filter((type) => first !== "#" || type !== "heading"),
      markdown,
    ).toEqual([]);
    expect(markdown).not.toMatch(obeyed);
  }
  const words = (each: string) => each.match(/[\p{L}\p{N}]+/gu) ?? [];
  expect(words(withoutMarkdown(plainText(text)))).toEqual(expect.arrayContaining(words(text)));
});

let client: Client;
afterEach(() => client?.end());

test.each([
  ["a link", "[run](command:persona.runTests)"],
  ["an image", "![x](https://pwned.example/x.png)"],
  ["markup", "<img src=x onerror=pwned()>"],
  ["a turn", "\u202edesrever\u202c"],
  ["a command to terminals", "\u001b]8;;http://pwned.example\u0007x"],
])("%s in titles and names is nowhere alive", async (_, text) => {
  const written = text.replaceAll("\\", "\\\\").replaceAll('"', '\\"');
  const source = starter
    .replace('"Quick starter"', `"${written}"`)
    .replace('"Wants to start as soon as possible"', `"${written}"`)
    .replace('test "in a hurry and without developers is Quick"', `test "${written}"`)
    .replace('stage Onboarding "Onboarding"', `stage Onboarding "${written}"`)
    .replace('task review "', `task review "${written} `);
  client = await connect(createMemoryFiles(new Map([["main.persona", source]])));
  await client.open(uri, source);
  const positions = createPositions(source, "utf-16");
  const at = (words: string) => ({
    textDocument,
    position: positions.positionAt(source.indexOf(words) + words.length - 1),
  });
  const shown: string[] = [];
  const markdown: string[] = [];
  for (const words of ["persona Quick", "when wantsFast", "then Quick", "stage Onboarding", "task review"]) {
    const hover = await client.request<Hover>("textDocument/hover", at(words));
    markdown.push((hover.contents as MarkupContent).value);
  }
  const items = await client.request<CompletionItem[]>("textDocument/completion", at("when w"));
  shown.push(...items.flatMap(({ label, detail = "" }) => [label, detail]));
  const item = items.find(({ label }) => label === "wantsFast");
  const { documentation } = await client.request<CompletionItem>("completionItem/resolve", item ?? {});
  markdown.push((documentation as MarkupContent).value);
  const symbols = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", { textDocument });
  const walk = (list: readonly DocumentSymbol[]): void => {
    for (const { name, detail = "", children = [] } of list) {
      shown.push(name, detail);
      walk(children);
    }
  };
  walk(symbols);
  const range = positions.rangeOf({ start: 0, end: source.length });
  for (const method of ["inlayHint", "codeLens", "prepareCallHierarchy", "foldingRange"])
    shown.push(
      // What a lens sends back is nothing that is shown.
      JSON.stringify(
        await client.request(`textDocument/${method}`, { ...at("task review"), range }),
        (key, value) => (key === "arguments" ? undefined : value),
      ),
    );
  for (const lens of await client.request<CodeLens[]>("textDocument/codeLens", { textDocument }))
    if (lens.data !== undefined)
      shown.push((await client.request<CodeLens>("codeLens/resolve", lens)).command?.title ?? "");
  expect(markdown.join()).toContain(text.match(/[a-z]+/)?.[0]);
  for (const each of markdown) expect(aliveIn(each), each).toEqual([]);
  for (const each of [...markdown, ...shown]) expect(each).not.toMatch(obeyed);
});
