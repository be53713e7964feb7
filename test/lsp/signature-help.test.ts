import { afterEach, describe, expect, test } from "vitest";
import type { Location, SignatureHelp } from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { oneTest as starter } from "../harness/one-test.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

const uri = uriOf("main.persona");

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

/** Asks at the `$0` that stands in place of words of the starter. */
async function ask<Answer>(method: string, from: string, to: string, capabilities = modern): Promise<Answer> {
  expect(starter).toContain(from);
  const marked = starter.replace(from, () => to);
  const text = marked.replace("$0", "");
  client = await connect(createMemoryFiles(new Map([["main.persona", text]])), { capabilities });
  await client.open(uri, text);
  const position = createPositions(text, "utf-16").positionAt(marked.indexOf("$0"));
  return client.request(`textDocument/${method}`, { textDocument: { uri }, position });
}

/** The form that is shown, with the part that is being written in brackets. */
async function shown(from: string, to: string): Promise<string> {
  const help = await ask<SignatureHelp>("signatureHelp", from, to);
  const { label = "", parameters = [] } = help?.signatures[help.activeSignature ?? 0] ?? {};
  const [start = 0, end = 0] = (parameters[help?.activeParameter ?? 0]?.label ?? []) as [number, number];
  return `${label.slice(0, start)}[${label.slice(start, end)}]${label.slice(end)}`;
}

describe("the form of what is being written", () => {
  test.each([
    ["when wantsFast then Quick +3", "when $0", 'when [condition] then Persona +2, … because "why"'],
    [
      "when wantsFast then Quick +3",
      "when wantsFast then $0",
      'when condition [then Persona +2, …] because "why"',
    ],
    [
      "when wantsFast then Quick +3",
      "when wantsFast then Quick +3 because $0",
      'when condition then Persona +2, … [because "why"]',
    ],
    ["when wantsFast then Quick +3", "when developers $0 then Quick +3", "[developers] >= value"],
    [
      "when wantsFast then Quick +3",
      "when wantsFast and developers > $0 then Quick +3",
      "developers [>= value]",
    ],
    [
      "when wantsFast then Quick +3",
      "when mainGoal is one of $0 then Quick +3",
      "mainGoal [is one of value, value]",
    ],
    ["speed   then Quick +4", "speed $0", '[value or value] then Persona +2, … because "why"'],
    [
      "spread  evenly by load",
      "spread evenly by load at most $0",
      "spread evenly by column adding 10% [at most 100%]",
    ],
    ["prefer  skills has engineering for Builder then +2", "prefer skills has $0", "skills [has value]"],
    [
      "prefer  skills has engineering for Builder then +2",
      "prefer skills has engineering for $0",
      "prefer condition [for Persona] then +2",
    ],
    [
      "when   2 business days after start at 10:00 for 30 minutes",
      "when 2 business days after $0",
      "when 3 business days [after day] at 10:00 for 60 minutes exactly",
    ],
    [
      'channel email; when on start }\n  meeting kickoff "Kick',
      'channel email; when on start at $0 }\n  meeting kickoff "Kick',
      "when on day [at 10:00] for 60 minutes exactly",
    ],
    ["{{or developers 'your'}}", "{{or $0}}", '[or field] "text"'],
    ["{{or developers 'your'}}", "{{or developers '$0'}}", 'or field ["text"]'],
    ["developers 0\n", "developers $0\n", "developers [value]"],
    ["persona Quick, margin at least 5", "margin at least $0", "expect margin [at least 3]"],
  ])("%s: %s", async (from, to, expected) => {
    expect(await shown(from, to)).toBe(expected);
  });

  test.each([
    ["in a comment", "// ---------- proof ----------", "// when $0"],
    ["in a text", '"Welcome, {{customer.name}}"', '"when $0"'],
    ["at the start of a line", "  when wantsFast then Quick +3", "  $0"],
  ])("there is none %s", async (_, from, to) => {
    expect(await ask("signatureHelp", from, to)).toBe(null);
  });

  test("who cannot point into the form is given the words of its parts", async () => {
    const help = await ask<SignatureHelp>("signatureHelp", "when wantsFast then", "when $0 then", {});
    expect(help.signatures[0]?.parameters?.[0]).toEqual({
      label: "condition",
      documentation: "what is asked of the customer",
    });
    expect(help.signatures[0]).not.toHaveProperty("activeParameter");
  });
});

test.each([
  ["when wantsFast then", "when wants$0Fast then", undefined],
  ["for mainGoal {", "for main$0Goal {", "one of speed, control"],
  ["    speed   then", "    spe$0ed   then", "mainGoal"],
  ["require skills has", "require ski$0lls has", "one of"],
])("the type of %s", async (from, to, expected) => {
  const found = await ask<Location | null>("typeDefinition", from, to);
  const line = starter.split("\n")[found?.range.start.line ?? -1];
  const { start, end } = found?.range ?? { start: { character: 0 }, end: { character: 0 } };
  const written = line?.slice(start.character, end.character);
  expect(expected === "one of" ? line?.trim().startsWith("skills") : written).toBe(
    expected === "one of" ? true : expected,
  );
});
