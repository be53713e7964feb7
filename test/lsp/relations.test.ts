import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  CompletionItem,
  InlineCompletionItem,
  MarkupContent,
  TextDocumentEdit,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
const uri = uriOf("main.persona");

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

async function open(marked: string, others: Readonly<Record<string, string>> = {}, capabilities = modern) {
  const text = marked.replace("$0", "");
  const files = new Map(Object.entries({ "main.persona": text, ...others }));
  client = await connect(createMemoryFiles(files), { capabilities, folder: "memory:/" });
  await client.open(uri, text);
  const position = createPositions(text, "utf-16").positionAt(Math.max(0, marked.indexOf("$0")));
  return { client, at: { textDocument: { uri }, position } };
}

const marked = (from: string, to: string): string => {
  expect(starter).toContain(from);
  return starter.replace(from, () => to);
};

describe("what waits for what", () => {
  const around = async (text: string) => {
    const { client, at } = await open(text);
    const [item] = await client.request<CallHierarchyItem[]>("textDocument/prepareCallHierarchy", at);
    const incoming = await client.request<CallHierarchyIncomingCall[]>("callHierarchy/incomingCalls", {
      item,
    });
    const outgoing = await client.request<CallHierarchyOutgoingCall[]>("callHierarchy/outgoingCalls", {
      item,
    });
    return {
      item: item?.name,
      waiting: incoming.map(({ from, fromRanges }) => `${from.name} ×${fromRanges.length}`),
      for: outgoing.map(({ to }) => to.name),
    };
  };

  test("an action, by what must be done before it", async () => {
    expect(await around(marked("task review", "task rev$0iew"))).toEqual({
      item: "review",
      waiting: ["live ×1"],
      for: [],
    });
    await client?.end();
    const live = starter.lastIndexOf('milestone live "');
    expect(await around(`${starter.slice(0, live)}milestone $0${starter.slice(live + 10)}`)).toEqual({
      item: "live",
      waiting: [],
      for: ["review"],
    });
  });

  test("words, by who sends them", async () => {
    expect(await around(marked("message Hello {", "message He$0llo {"))).toMatchObject({
      waiting: ["QuickStart ×1", "hello ×1", "Workshop ×1", "hello ×1"],
    });
  });

  test("a play, by the stage after whose end it comes", async () => {
    const text = `${marked('  stage Onboarding "Onboarding"\n', '  stage Onboarding "Onboarding"\n  stage Support "Support"\n')}
play Follow$0Up "Follow up" {
  stage Support
  task ask "Ask" { owner Manager; when 2 days after end of Onboarding }
}
`;
    expect(await around(text)).toEqual({ item: "FollowUp", waiting: [], for: ["QuickStart", "Workshop"] });
    await client?.end();
    const other = text.replace("$0", "").replace("play QuickStart", "play Quick$0Start");
    expect((await around(other)).waiting).toEqual(["FollowUp ×1", "ask ×1"]);
  });
});

describe("paths follow files that get other names", () => {
  const edited = async (renamed: readonly [string, string][], others: Readonly<Record<string, string>>) => {
    const text = starter.replace("\nsignals Call", '\nimport "./parts/people.persona"\n\nsignals Call');
    await open(text, others);
    const files = renamed.map(([from, to]) => ({ oldUri: uriOf(from), newUri: uriOf(to) }));
    const edit = await client?.request<WorkspaceEdit | null>("workspace/willRenameFiles", { files });
    return ((edit?.documentChanges ?? []) as TextDocumentEdit[]).flatMap(({ textDocument, edits }) =>
      edits.map((each) => `${textDocument.uri.slice(uriOf("").length)}: ${(each as TextEdit).newText}`),
    );
  };
  const others = {
    "parts/people.persona":
      'import "./more.persona"\npersona Slow "Slow" {\n  summary "s"\n  portrait "slow.svg"\n}\n',
    "parts/more.persona": "// more\n",
    "parts/slow.svg": "<svg/>",
  };

  test("a file: in who takes it in", async () => {
    expect(await edited([["parts/people.persona", "parts/folk.persona"]], others)).toEqual([
      "main.persona: ./parts/folk.persona",
    ]);
  });
  test("a file in another folder: in itself, too", async () => {
    expect(await edited([["parts/people.persona", "people.persona"]], others)).toEqual([
      "main.persona: ./people.persona",
      "parts/people.persona: ./parts/more.persona",
      "parts/people.persona: parts/slow.svg",
    ]);
  });
  test("a folder: what is in it stays beside each other", async () => {
    expect(await edited([["parts", "bits"]], others)).toEqual(["main.persona: ./bits/people.persona"]);
  });
  test.each([
    ["another case", "parts/People.persona", ["main.persona: ./parts/People.persona"]],
    ["a blank and an accent", "parts/les gens é.persona", ["main.persona: ./parts/les gens é.persona"]],
    ["the name of one that is there", "parts/more.persona", ["main.persona: ./parts/more.persona"]],
    ["a name that no playbook can write", 'parts/the "good" ones.persona', []],
    ["a name with a mark that turns texts", "parts/\u202epeople.persona", []],
  ])("a file that gets %s", async (_, to, expected) => {
    expect(await edited([["parts/people.persona", to]], others)).toEqual(expected);
  });
  test("two files that change names with each other", async () => {
    const text = others["parts/people.persona"];
    const swapped = await edited(
      [
        ["parts/people.persona", "parts/more.persona"],
        ["parts/more.persona", "parts/people.persona"],
      ],
      { ...others, "parts/people.persona": text },
    );
    expect(swapped).toEqual(["main.persona: ./parts/more.persona", "parts/people.persona: ./people.persona"]);
  });
  test("a file that two playbooks of the folder take in: in both, once each", async () => {
    const other = starter.replace("\nsignals Call", '\nimport "./parts/people.persona"\n\nsignals Call');
    const found = await edited([["parts/people.persona", "parts/folk.persona"]], {
      ...others,
      "other.persona": other,
    });
    expect(found.toSorted()).toEqual([
      "main.persona: ./parts/folk.persona",
      "other.persona: ./parts/folk.persona",
    ]);
  });
  test("a file of an installed package: neither who takes it in, nor what it takes in", async () => {
    const kit = "node_modules/kit";
    const found = await edited([[`${kit}/more.persona`, `${kit}/most.persona`]], {
      ...others,
      "parts/more.persona": 'import "kit/people.persona"\nimport "kit/more.persona"\n',
      [`${kit}/people.persona`]: 'import "./more.persona"\n',
      [`${kit}/more.persona`]: "// more\n",
    });
    expect(found).toEqual([]);
    await client?.end();
    // Nor what it names of itself, from where it is then.
    const moved = await edited([[`${kit}/people.persona`, `${kit}/inner/people.persona`]], {
      ...others,
      "parts/more.persona": 'import "kit/people.persona"\n',
      [`${kit}/people.persona`]: 'import "./more.persona"\n',
      [`${kit}/more.persona`]: "// more\n",
    });
    expect(moved).toEqual([]);
  });
  test("what nothing names changes nothing", async () => {
    expect(await edited([["notes.md", "other.md"]], others)).toEqual([]);
  });
});

describe("the obvious next line", () => {
  const next = async (text: string, others: Readonly<Record<string, string>> = {}) => {
    const { client, at } = await open(text, others);
    const items = await client.request<InlineCompletionItem[]>("textDocument/inlineCompletion", {
      ...at,
      context: { triggerKind: 1 },
    });
    return items.map(({ insertText }) => insertText);
  };
  test.each([
    ["a case without points", "    control then Builder +4\n", "    $0\n", "control then "],
    ["a property that must be there", '  version   "0.1.0"\n', "  $0\n", "version "],
    ["a signal that must be known", "    goLive     2027-03-01\n", "    $0\n", "goLive "],
  ])("is %s", async (_, from, to, expected) => {
    expect(await next(marked(from, to))).toEqual([expected]);
  });
  const bands =
    "    below 1      then Quick +2\n    1 to below 5 then Builder +2\n    5 and above  then Builder +4\n";
  test.each([
    ["above the last band", bands, bands.replace(/ {4}5 and.*/, "    $0"), ["5 and above then "]],
    ["the first band", bands, "    $0\n", ["below "]],
    ["nothing where the bands are whole", bands, `${bands}    $0\n`, []],
    ["no other end of a band in between", bands, bands.replace(/ {4}1 to.*/, "    $0"), []],
  ])("of bands, %s", async (_, from, to, expected) => {
    expect(await next(marked(from, to))).toEqual(expected);
  });
  const parts = starter.split(/^(?=playbook|signals|persona|weights|classify|team)/m);
  test.each([
    ["in an empty file the playbook", "$0", {}, ["playbook "]],
    ["behind it what is known of customers", `${parts[1]}\n$0\n`, {}, ["signals "]],
    ["behind that a persona", `${parts.slice(1, 3).join("")}\n$0\n`, {}, ["persona "]],
    ["then what weighs", `${parts.slice(1, 5).join("")}\n$0\n`, {}, ["weights {"]],
    ["then what decides", `${parts.slice(1, 6).join("")}\n$0\n`, {}, ["classify {"]],
    ["nothing where all is there", `${starter}\n$0\n`, {}, []],
    ["nothing in a file beside a playbook", "$0", { "other.persona": starter }, []],
  ] as const)("at the top of a file, %s", async (_, text, others, expected) => {
    expect(await next(text, others)).toEqual(expected);
  });
  test("of yes and no, the other one", async () => {
    const rule = "  for wantsFast {\n    true then Quick +1\n    $0\n  }\n  for developers {";
    expect(await next(marked("  for developers {", rule))).toEqual(["false then "]);
  });
  test("of a text, the next language; none where it has all", async () => {
    const spanish = marked("languages en\n", "languages en, es\n").replace(
      /( {2}summary "[^"]*")\n/,
      "$1,\n    $0\n",
    );
    expect(await next(spanish)).toEqual(['es "']);
    await client?.end();
    expect(await next(spanish.replace(",\n    $0", ', es "…",\n    $0'))).toEqual([]);
  });
  test("behind imports, a file that is not part of the playbook", async () => {
    const text = marked("\nsignals Call", '\nimport "./people.persona"\n$0\nsignals Call');
    const files = { "people.persona": "// people\n", "parts/more.persona": "// more\n" };
    expect(await next(text, files)).toEqual(['import "./parts/more.persona"']);
    await client?.end();
    expect(await next(text, { "people.persona": "// people\n" })).toEqual([]);
    await client?.end();
    expect(await next(text.replace("$0\n", "\n$0\n"), files)).toEqual([]);
  });
  test("behind imports, no file of another playbook", async () => {
    const text = marked("\nsignals Call", '\nimport "./people.persona"\n$0\nsignals Call');
    const others = {
      "people.persona": "// people\n",
      "club/main.persona": starter,
      "club/part.persona": "// of the club\n",
      "also.persona": starter,
    };
    expect(await next(text, others)).toEqual([]);
    await client?.end();
    expect(await next(text, { ...others, "parts/more.persona": "// more\n" })).toEqual([
      'import "./parts/more.persona"',
    ]);
  });
  test.each([
    ["nothing is missing", '  summary "Wants it to work', '  $0\n  summary "Wants it to work'],
    ["something stands on the line", "  when wantsFast then", "  $0when wantsFast then"],
    ["the cursor is in a text", "    Hello {{Contact.name}},\n\n", "    Hello {{Contact.name}},\n$0\n"],
    ["the cursor is in a comment", "// ---------- proof", "//$0\n// ---------- proof"],
  ])("is none where %s", async (_, from, to) => {
    expect(await next(marked(from, to))).toEqual([]);
  });
});

describe("completions say more when they come into sight", () => {
  const resolved = async (text: string, label: string, capabilities = modern) => {
    const { client, at } = await open(text, {}, capabilities);
    const items = await client.request<CompletionItem[]>("textDocument/completion", at);
    const item = items.find((each) => each.label === label);
    expect(item?.documentation).toBe(undefined);
    return client.request<CompletionItem>("completionItem/resolve", item ?? {});
  };
  test("a name what hovering over it says", async () => {
    const { documentation } = await resolved(marked("when wantsFast then", "when $0 then"), "developers");
    expect((documentation as MarkupContent).value).toContain("Developers on their side");
  });
  test("a word what it is for and what it writes; without Markdown for who shows none", async () => {
    const { documentation } = await resolved(`${starter}\n$0`, "persona", {});
    const [about, ...example] = String(documentation).split("\n\n");
    expect(about).toBe("a kind of customer");
    expect(example.join()).toMatch(/^persona \w+ ".+" \{\n {2}summary {3}".+"/);
  });
  test("a construct what it writes", async () => {
    const { documentation } = await resolved(
      marked("  milestone live", "  $0\n  milestone live"),
      "milestone",
    );
    expect((documentation as MarkupContent).value).toMatch(
      /^a day that matters\n\n```persona\nmilestone \w+ "Live" \{[^$\\|]*\}\n```$/,
    );
  });
  test("the words of texts close what they open", async () => {
    const inText = (field: string) =>
      `${starter}\nmessage welcome "W" {\n  subject "Hello ${field}"\n  body "x"\n}\n`;
    const found = async (field: string) => {
      const { client, at } = await open(inText(field));
      const items = await client.request<CompletionItem[]>("textDocument/completion", at);
      return items.find(({ label }) => label === "#if")?.textEdit as TextEdit;
    };
    expect((await found("{{#i$0")).newText).toBe("#if ${1:field}}}$0{{/if}}");
    await client?.end();
    const closed = await found("{{#i$0}}");
    expect(closed.newText).toBe("#if ${1:field}}}$0{{/if");
    expect(closed.range.end.character - closed.range.start.character).toBe(2);
  });
});
