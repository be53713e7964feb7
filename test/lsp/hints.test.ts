import { readFileSync } from "node:fs";
import { afterEach, expect, test } from "vitest";
import type { ClientCapabilities, Hover, InlayHint } from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** What lines come to: the examples begin on the day of all tests, 2026-12-01, a Tuesday. */

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

async function open(text: string, capabilities: ClientCapabilities = modern): Promise<Client> {
  client = await connect(createMemoryFiles(new Map([["main.persona", text]])), { capabilities });
  await client.open(uri, text);
  return client;
}

/** Each hint with the words of the line before it. */
async function hintsIn(text: string, asked: Client): Promise<readonly string[]> {
  const positions = createPositions(text, "utf-16");
  const range = positions.rangeOf({ start: 0, end: text.length });
  const hints = await asked.request<InlayHint[]>("textDocument/inlayHint", { textDocument: { uri }, range });
  return hints.map(({ position, label }) => {
    const offset = positions.offsetAt(position);
    const line = text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim();
    return `${line.replace(/ +/g, " ")} ⟨${label as string}⟩`;
  });
}

test("hints: points of a persona, days of an example, languages that a text has not", async () => {
  const text = starter
    .replace("  languages en\n", "  languages en, es, el\n")
    .replace('"Quick starter"', '"Quick starter", es "Rápido"');
  const hints = await hintsIn(text, await open(text));
  // Worked out by hand: Quick can get 3 + 4 + 2, Builder 4 + 4; who has neither speed nor haste gets nothing.
  expect(hints).toContain('persona Quick "Quick starter", es "Rápido" { ⟨from 0 to 9 points⟩');
  expect(hints).toContain('persona Builder "Builder" { ⟨from 0 to 8 points⟩');
  expect(hints).toContain('persona Quick "Quick starter", es "Rápido" ⟨not in el⟩');
  expect(hints).toContain(
    "when 2 business days after start at 10:00 for 30 minutes ⟨Thu, 3 Dec 2026 at 10:00⟩",
  );
  // goLive is twelve weeks later, on Tuesday, 23 February.
  expect(hints).toContain("when 5 business days before goLive ⟨Tue, 16 Feb 2027⟩");
  expect(hints.filter((hint) => hint.includes("not in"))).toHaveLength(1);
});

test("a text in one language, where the others of its file are in two", async () => {
  const text = `playbook Club "Club", es "Club" {
  version   "1.0.0"
  owner     "Club <club@example.com>"
  languages en, es
  timezone  "UTC"
}
persona Quick "Quick", es "Rápido" {
  summary   "In a hurry", es "Con prisa"
  challenge "Waiting"
}
classify { otherwise Quick }
`;
  expect(await hintsIn(text, await open(text))).toContain('challenge "Waiting" ⟨not in es⟩');
});

test("hints are those of the lines asked for", async () => {
  await open(starter);
  const line = starter.split("\n").findIndex((each) => each.startsWith("persona Quick"));
  const range = { start: { line, character: 0 }, end: { line, character: 99 } };
  const hints = await client?.request<InlayHint[]>("textDocument/inlayHint", {
    textDocument: { uri },
    range,
  });
  expect(hints?.map(({ label }) => label)).toEqual(["from 0 to 9 points"]);
});

test("in a playbook with errors there are no figures", async () => {
  const text = `${starter}\npersona {`;
  expect(await hintsIn(text, await open(text))).toEqual([]);
});

test("the day on which examples start is set for each folder", async () => {
  const capabilities = { ...modern, workspace: { ...modern.workspace, configuration: true } };
  const asked: unknown[] = [];
  let exampleStart = "2027-03-01";
  client = await connect(createMemoryFiles(new Map([["main.persona", starter]])), { capabilities });
  client.connection.onRequest("workspace/configuration", (params: { items: unknown[] }) => {
    asked.push(...params.items);
    return [{ exampleStart }];
  });
  await client.open(uri, starter);
  expect(await hintsIn(starter, client)).toContain(
    "when 2 business days after start at 10:00 for 30 minutes ⟨Wed, 3 Mar 2027 at 10:00⟩",
  );
  expect(asked).toContainEqual({ scopeUri: uri, section: "persona" });
  for (exampleStart of ["2027-02-29", "soon", "2027-04-05"])
    await client.connection.sendNotification("workspace/didChangeConfiguration", { settings: null });
  expect(await hintsIn(starter, client)).toContain(
    "when 2 business days after start at 10:00 for 30 minutes ⟨Wed, 7 Apr 2027 at 10:00⟩",
  );
});

async function hoverOn(from: string, to: string, capabilities = modern): Promise<string> {
  expect(starter).toContain(from);
  const marked = starter.replace(from, () => to);
  const text = marked.replace("$0", "");
  await open(text, capabilities);
  const position = createPositions(text, "utf-16").positionAt(marked.indexOf("$0"));
  const hover = await client?.request<Hover & { contents: { value: string } }>("textDocument/hover", {
    textDocument: { uri },
    position,
  });
  return hover?.contents.value ?? "";
}

test("on a persona: its card", async () => {
  const card = await hoverOn("persona Quick ", "persona Qu$0ick ");
  expect(card).toContain("Wants it to work, soon");
  expect(card).toContain("**What is done for them**\n\n- Live in two weeks (`QuickStart`)");
  expect(card).toContain("from 0 to 9 points, whoever the customer is");
});

test("on a weight: what it is of all", async () => {
  // 3 of 9.
  expect(await hoverOn("Quick +3", "Quick +$03")).toBe("33.3 % of the 9 points that `Quick` can get");
});

test("on a time: the day of an example, and how it comes about", async () => {
  const shown = await hoverOn("5 business days before goLive", "5 business days be$0fore goLive");
  expect(shown).toContain("**Tue, 16 Feb 2027**, for a start on 2026-12-01, and 2027-02-23 for");
});

test("who shows no Markdown is given none", async () => {
  const card = await hoverOn("persona Quick ", "persona Qu$0ick ", {});
  expect(card).toContain("from 0 to 9 points");
  expect(card).not.toMatch(/[*`]/);
});

test("a persona's card is shown in the language that is set", async () => {
  const text = starter
    .replace("  languages en\n", "  languages en, es\n")
    .replace(
      'play QuickStart "Live in two weeks"',
      'play QuickStart "Live in two weeks", es "En dos semanas"',
    );
  expect(text).toContain("En dos semanas");
  const position = createPositions(text, "utf-16").positionAt(text.indexOf("persona Quick") + 9);
  const cardIn = async (language: string) => {
    const capabilities = { ...modern, workspace: { ...modern.workspace, configuration: true } };
    const asked = await open(text, capabilities);
    asked.connection.onRequest("workspace/configuration", () => [{ language }]);
    const hover = await asked.request<Hover>("textDocument/hover", { textDocument: { uri }, position });
    await asked.end();
    client = undefined;
    return (hover.contents as { value: string }).value;
  };
  expect(await cardIn("es")).toContain("En dos semanas");
  expect(await cardIn("en")).toContain("Live in two weeks");
});
