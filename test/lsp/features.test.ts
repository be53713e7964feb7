import { afterEach, describe, expect, test } from "vitest";
import type {
  CodeAction,
  CompletionItem,
  DocumentSymbol,
  FoldingRange,
  Hover,
  Location,
  Range,
  SemanticTokens,
  TextEdit,
  WorkspaceEdit,
} from "vscode-languageserver";
import { tokenTypes } from "../../language-server/features/semantic-tokens.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { oneTest as starter } from "../harness/one-test.ts";
import { applied } from "./applied-edit.ts";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

let client: Client;
afterEach(() => client?.end());

/** Opens a text with `$0` where the cursor is, and says where that is. */
async function openAt(marked: string, others: Readonly<Record<string, string>> = {}) {
  const offset = marked.indexOf("$0");
  const text = marked.replace("$0", "");
  client = await connect(createMemoryFiles(new Map(Object.entries({ "main.persona": text, ...others }))));
  const uri = uriOf("main.persona");
  await client.open(uri, text);
  const positions = createPositions(text, "utf-16");
  const written = ({ start, end }: Range) => text.slice(positions.offsetAt(start), positions.offsetAt(end));
  return {
    text,
    written,
    at: { textDocument: { uri }, position: positions.positionAt(Math.max(0, offset)) },
  };
}

/** The starter with a mark, or other words, in it. */
const changed = (from: string, to: string): string => {
  if (!starter.includes(from)) throw new Error(`the starter has no ${from}`);
  return starter.replace(from, to);
};

const labels = async (marked: string): Promise<readonly string[]> => {
  const { at } = await openAt(marked);
  const items = await client.request<CompletionItem[]>("textDocument/completion", at);
  return items
    .toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1))
    .map(({ label }) => label);
};

describe("completion knows the place", () => {
  test("at the top of a file: what can be declared", async () => {
    expect(await labels(`${starter}\n$0`)).toContain("persona");
  });
  test("in a block: what is missing first, and not what is there", async () => {
    const found = await labels(changed('  version   "0.1.0"\n', "  $0\n"));
    expect(found[0]).toBe("version");
    expect(found).not.toContain("owner");
  });
  test("behind `for` in weights: the signals", async () => {
    expect(await labels(changed("for mainGoal {", "for $0 {"))).toEqual(
      expect.arrayContaining(["wantsFast", "developers", "mainGoal", "goLive"]),
    );
  });
  test("in a condition: signals, then what fits their type, then their values", async () => {
    expect(await labels(changed("when wantsFast then", "when $0 then"))).toContain("mainGoal");
    expect(await labels(changed("when wantsFast then", "when mainGoal $0 then"))).toContain("is one of");
    expect(await labels(changed("when wantsFast then", "when developers $0 then"))).toContain(">=");
    expect(await labels(changed("when wantsFast then", "when mainGoal is $0 then"))).toEqual([
      "speed",
      "control",
    ]);
  });
  test("behind `then`: the personas", async () => {
    expect(await labels(changed("then Quick +3", "then $0"))).toEqual(["Quick", "Builder", "none"]);
  });
  test("in a list: names that are not in it", async () => {
    expect(await labels(changed("ties      Quick, Builder", "ties      Quick, $0"))).toEqual(["Builder"]);
  });
  test("for who takes a role: the columns of the team", async () => {
    expect(await labels(changed("require skills has onboarding", "require $0"))).toEqual(
      expect.arrayContaining(["skills", "load", "customer."]),
    );
    expect(await labels(changed("require skills has onboarding", "require skills has $0"))).toEqual([
      "onboarding",
      "engineering",
    ]);
  });
  test("inside a text: the fields of what it sees", async () => {
    const inText = (field: string) =>
      `${starter}\nmessage welcome "W" {\n  subject "Hello ${field}"\n  body "x"\n}\n`;
    expect(await labels(inText("{{$0}}"))).toEqual(
      expect.arrayContaining(["customer", "developers", "Contact"]),
    );
    expect(await labels(inText("{{Contact.$0}}"))).toEqual(["name", "email"]);
    // Both plays of the starter have a hello, a kick-off and a day to be live.
    expect(await labels(inText("{{dates.$0}}"))).toEqual(["start", "hello", "kickoff", "live", "review"]);
    expect(await labels(inText("$0"))).toEqual([]);
  });
  test("a line with its value to be filled in, where nothing stands behind it", async () => {
    const textOf = async (marked: string, label: string) => {
      const { at } = await openAt(marked);
      const items = await client.request<CompletionItem[]>("textDocument/completion", at);
      const edit = items.find((each) => each.label === label)?.textEdit as TextEdit | undefined;
      return edit?.newText;
    };
    const rule = "  when wantsFast then Quick +3";
    expect(await textOf(changed(rule, "  $0"), "when")).toBe(
      "when ${1:condition} then ${2|Quick,Builder|} +${3:2}",
    );
    await client.end();
    expect(await textOf(changed(rule, "  $0wantsFast then Quick +3"), "when")).toBe("when");
    await client.end();
    expect(await textOf(`${starter}\n$0 Slow "Slow"\n`, "persona")).toBe("persona");
  });
  test("behind a type: what can be said of the signal, and nothing of its block", async () => {
    expect(await labels(changed("integer 0 to 500  ", "integer 0 to 500 $0 "))).toEqual([
      "required",
      "personal",
      "sensitive",
      "context",
    ]);
  });
  test("in a comment: nothing", async () => {
    expect(await labels(`${starter}\n// $0\n`)).toEqual([]);
  });
});

describe("reading", () => {
  test("hover says what a name is, and where it is used", async () => {
    const { at, written } = await openAt(changed("when wantsFast then", "when wants$0Fast then"));
    const hover = await client.request<Hover & { contents: { value: string } }>("textDocument/hover", at);
    expect(written(hover.range as Range)).toBe("wantsFast");
    expect(hover.contents.value).toContain("Wants to start as soon as possible");
    expect(hover.contents.value).toContain("true or false");
    expect(hover.contents.value).toMatch(/used in \d+ places/);
  });
  const weights = "weights {\n  when wantsFast then";
  test.each([
    [
      "of a signal its range, its source and for whom it weighs",
      "for developers {",
      "for devel$0opers {",
      [
        "**signal** `developers`",
        "“Developers on their side”",
        "a whole number, 0 to 500",
        "from your own systems",
        "weighs for `Quick`, `Builder`",
        "used in 3 places",
      ],
    ],
    [
      "what is asked of it",
      "goLive     date",
      "go$0Live     date",
      ["a date, required", "weighs for nobody"],
    ],
    ["its values", "mainGoal   one of", "main$0Goal   one of", ["one of `speed` or `control`"]],
    [
      "of a definition what it stands for",
      weights,
      `define eager as wantsFast and developers < 3\n${weights.replace("wantsFast", "ea$0ger")}`,
      ["stands for `wantsFast and developers < 3`", "weighs for `Quick`"],
    ],
    [
      "of a signal in a definition, for whom that weighs",
      weights,
      `define eager as wants$0Fast\n${weights.replace("wantsFast", "eager")}`,
      ["weighs for `Quick`"],
    ],
  ] as const)("hover says %s", async (_, from, to, expected) => {
    const { at } = await openAt(changed(from, to));
    const { contents } = await client.request<{ contents: { value: string } }>("textDocument/hover", at);
    expect(contents.value.split("\n\n")).toEqual(expect.arrayContaining([...expected]));
  });
  test("hover on a word of the language says what it is for", async () => {
    const { at } = await openAt(changed("  version ", "  ver$0sion "));
    const hover = await client.request<{ contents: { value: string } }>("textDocument/hover", at);
    expect(hover.contents.value).toContain("counted up by the team");
  });
  test("definition of a signal, of a value, and of a name inside a text", async () => {
    for (const [from, to, name] of [
      ["for mainGoal {", "for main$0Goal {", "mainGoal"],
      ["    speed   then", "    spe$0ed   then", "speed"],
    ] as const) {
      const { at, written } = await openAt(changed(from, to));
      const found = await client.request<Location>("textDocument/definition", at);
      expect(written(found.range)).toBe(name);
      await client.end();
    }
    const { at, written } = await openAt(
      `${starter}\nmessage welcome "W" {\n  subject "Hello"\n  body "{{#if deve$0lopers}}x{{/if}}"\n}\n`,
    );
    const found = await client.request<Location>("textDocument/definition", at);
    expect(written(found.range)).toBe("developers");
  });
  test("references: every use and, if asked for, the declaration", async () => {
    const { at, written, text } = await openAt(changed("persona Quick ", "persona Qu$0ick "));
    const ask = (includeDeclaration: boolean) =>
      client.request<Location[]>("textDocument/references", { ...at, context: { includeDeclaration } });
    const all = await ask(true);
    expect(all.map(({ range }) => written(range))).toEqual(all.map(() => "Quick"));
    // Wherever the word stands and is no part of another, but in texts and comments.
    const code = text.replace(/"[^"\n]*"|\/\/.*$/gm, "");
    expect(all).toHaveLength([...code.matchAll(/\bQuick\b/g)].length);
    expect(await ask(false)).toHaveLength(all.length - 1);
  });
  test("the outline has what is declared, nested", async () => {
    const { at } = await openAt(starter);
    const outline = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", at);
    expect(outline[0]).toMatchObject({ name: "Welcome", detail: "playbook: Welcoming new customers" });
    const signals = outline.find(({ name }) => name === "Call");
    expect(signals?.children?.map(({ name }) => name)).toEqual([
      "wantsFast",
      "developers",
      "mainGoal",
      "goLive",
    ]);
  });
  test("in the outline a condition is called by what it asks", async () => {
    const { at } = await openAt(
      changed(
        "  milestone live",
        "  if wantsFast { task soon { owner Manager; when on start } }\n  milestone live",
      ),
    );
    const outline = await client.request<DocumentSymbol[]>("textDocument/documentSymbol", at);
    const play = outline.find(({ name }) => name === "QuickStart");
    expect(play?.children?.map(({ name }) => name)).toContain("if wantsFast");
  });
  test("blocks and runs of comments fold", async () => {
    const { at, text } = await openAt(starter);
    const folds = await client.request<FoldingRange[]>("textDocument/foldingRange", at);
    const lineOf = (start: string) => text.split("\n").findIndex((line) => line.startsWith(start));
    expect(folds).toContainEqual({ startLine: lineOf("playbook"), endLine: lineOf("}") });
    expect(folds).toContainEqual({ startLine: 0, endLine: 1, kind: "comment" });
  });
  test("so do the cases of a signal, and options one a line, each once", async () => {
    const { at } = await openAt(
      'type Way one of {\n  letter "Letter"\n}\nsignals A "A" {\n  by any of {\n    car\n  }\n}\nweights {\n  for by {\n    car then none\n  }\n}\n',
    );
    const folds = await client.request<FoldingRange[]>("textDocument/foldingRange", at);
    expect(folds.map(({ startLine, endLine }) => [startLine, endLine])).toEqual([
      [0, 2],
      [3, 7],
      [4, 6],
      [8, 12],
      [9, 11],
    ]);
  });
  test("what stands between region and endregion folds, one within another", async () => {
    const { at } = await openAt(
      "// region all\n// as it is\n// #region people\ntype A one of b\n// #endregion\n// endregion\n// #region open\n",
    );
    const folds = await client.request<FoldingRange[]>("textDocument/foldingRange", at);
    expect(folds).toEqual([
      { startLine: 2, endLine: 4, kind: "region" },
      { startLine: 0, endLine: 5, kind: "region" },
    ]);
  });
  test("each word has its colour: a name the one of what it stands for", async () => {
    const { at, text } = await openAt(starter);
    const { data } = await client.request<SemanticTokens>("textDocument/semanticTokens/full", at);
    const lines = text.split("\n");
    const words = new Map<string, Set<string>>();
    let [line, character] = [0, 0];
    for (let i = 0; i < data.length; i += 5) {
      const [down = 0, along = 0, length = 0, type = 0] = data.slice(i, i + 5);
      character = down === 0 ? character + along : along;
      line += down;
      const word = (lines[line] ?? "").slice(character, character + length);
      words.set(word, (words.get(word) ?? new Set()).add(tokenTypes[type] as string));
    }
    expect([...(words.get("Quick") ?? [])]).toEqual(["class"]);
    expect([...(words.get("developers") ?? [])]).toEqual(["variable"]);
    expect([...(words.get("speed") ?? [])]).toEqual(["enumMember"]);
    expect([...(words.get("weights") ?? [])]).toEqual(["keyword"]);
    expect([...(words.get("version") ?? [])]).toEqual(["property"]);
  });
});

describe("changing", () => {
  test("a fix is offered where the mistake is, with the words of the message", async () => {
    const { at, written } = await openAt(changed("then Quick +3", "then Qu$0ik +3"));
    const { position } = at;
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      ...at,
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    expect(actions.map(({ title, kind }) => ({ title, kind }))).toEqual([
      { title: "write `Quick`", kind: "quickfix" },
    ]);
    const [change] = actions[0]?.edit?.documentChanges ?? [];
    const [edit] = change !== undefined && "edits" in change ? (change.edits as TextEdit[]) : [];
    expect([edit?.newText, edit && written(edit.range)]).toEqual(["Quick", "Quik"]);
  });
  test.each([
    [
      "in a block on one line",
      'role Contact "Main contact"     { from customer }',
      'role Con$0tact "C" { }',
      'role Contact "C" { from team }',
    ],
    [
      "behind the lines that are there, with what the playbook has to name",
      '  task review "Review what they built" {\n    owner Manager\n    when  5 business days before goLive\n',
      '  task rev$0iew "R" {\n    // by us\n',
      '  task review "R" {\n    // by us\n    takes 1 business day\n    when 3 business days after start\n    owner Manager\n',
    ],
    [
      "to people of the customer, at the end of a stage that there is",
      'channel email "E-mail"\n',
      'channel email "E-mail"\nsurvey Sat$0isfied "S" { }\n',
      "to Contact; channel email; ask on end of Onboarding }",
    ],
  ])("what must be there is written %s", async (_, from, to, expected) => {
    const marked = changed(from, to);
    const { at } = await openAt(marked);
    const { position } = at;
    const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
      ...at,
      range: { start: position, end: position },
      context: { diagnostics: [], only: ["quickfix"] },
    });
    const after = applied(actions[0]?.edit, new Map([["main.persona", marked.replace("$0", "")]]));
    expect(after.get("main.persona")).toContain(expected);
  });
  test("what is added to a file of Windows ends as its lines do", async () => {
    const marked = changed("task review", "task rev$0iew").replaceAll("\n", "\r\n");
    const { at } = await openAt(marked);
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", { ...at, newName: "first" });
    const after = applied(edit, new Map([["main.persona", marked.replace("$0", "")]]));
    expect(after.get("main.persona")).toContain("\r\n    was review\r\n");
  });
  test.each([
    ["on one line, on that line", "message hello", "message hel$0lo", "when on start; was hello }"],
    [
      "over several, on one of its own",
      "task review",
      "task rev$0iew",
      "    takes 1 business day\n    was review\n  }",
    ],
  ])("of an action %s, the former name is kept", async (_, from, to, expected) => {
    const marked = changed(from, to);
    const { at } = await openAt(marked);
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", { ...at, newName: "first" });
    const after = applied(edit, new Map([["main.persona", marked.replace("$0", "")]]));
    expect(after.get("main.persona")).toContain(expected);
  });
  test("formatting changes no more than it must, and nothing in a broken file", async () => {
    const { at, written } = await openAt(changed("  wantsFast  boolean  ", "  wantsFast boolean"));
    const edits = await client.request<TextEdit[]>("textDocument/formatting", { ...at, options: {} });
    expect(edits.length).toBeGreaterThan(0);
    expect(edits.map(({ range }) => written(range).trim())).toEqual(edits.map(() => ""));
    await client.end();
    const broken = await openAt(`${starter}\npersona {`);
    expect(await client.request("textDocument/formatting", { ...broken.at, options: {} })).toEqual([]);
  });
  test.each([
    ["two words", "`two words` is no name: write letters, digits and _, a letter first, as in `twoWords`"],
    [
      "key-account",
      "`key-account` is no name: write letters, digits and _, a letter first, as in `keyAccount`",
    ],
    ["1st", "`1st` is no name: write letters, digits and _, a letter first"],
    ["score", "`score` is a word of the language and cannot be a name"],
    ["persona", "`persona` is a word of the language and cannot be a name"],
  ])("the name %s is refused in words", async (newName, why) => {
    const { at } = await openAt(changed("persona Quick ", "persona Qu$0ick "));
    await expect(client.request("textDocument/rename", { ...at, newName })).rejects.toThrow(why);
  });
});

describe("what is wrong", () => {
  test("is published with the version it is about, and taken back when it is right", async () => {
    const broken = starter.replace("then Quick +3", "then Quik +3");
    client = await connect(createMemoryFiles(new Map([["main.persona", starter]])));
    const uri = uriOf("main.persona");
    await client.open(uri, broken, 1);
    await client.until(() => client.published.get(uri)?.diagnostics.length === 1);
    expect(client.published.get(uri)).toMatchObject({
      version: 1,
      diagnostics: [{ code: "unknown-name", source: "persona", severity: 1 }],
    });
    const at = createPositions(broken, "utf-16").positionAt(broken.indexOf("Quik") + 3);
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ range: { start: at, end: at }, text: "c" }],
    });
    await client.until(() => client.published.get(uri)?.version === 2);
    expect(client.published.get(uri)?.diagnostics).toEqual([]);
  });
  test("is published where it takes long to find out to which playbook a file belongs", async () => {
    const files = createMemoryFiles(new Map([["main.persona", starter]]));
    const slow = {
      ...files,
      locate: async (at: string) => {
        await new Promise((done) => setTimeout(done, 400));
        return files.locate(at);
      },
    };
    client = await connect(slow);
    const uri = uriOf("main.persona");
    await client.open(uri, starter.replace("then Quick +3", "then Quik +3"));
    await client.until(() => client.published.get(uri)?.diagnostics.length === 1);
  });
  test("a file that nobody has open is told of, too", async () => {
    client = await connect(
      createMemoryFiles(
        new Map([
          ["main.persona", starter.replace("persona Quick", 'import "./more.persona"\npersona Quick')],
          ["more.persona", "persona { }\n"],
        ]),
      ),
    );
    await client.open(
      uriOf("main.persona"),
      starter.replace("persona Quick", 'import "./more.persona"\npersona Quick'),
    );
    await client.until(() => (client.published.get(uriOf("more.persona"))?.diagnostics.length ?? 0) > 0);
  });
});

describe("odd requests", () => {
  test("places beyond the text, unknown files and files that are none are answered", async () => {
    const { at } = await openAt(starter);
    const far = { ...at, position: { line: 99_999, character: 99_999 } };
    for (const method of ["hover", "definition", "completion", "documentHighlight", "prepareRename"])
      await client.request(`textDocument/${method}`, far);
    for (const uri of [
      "memory:/nothing.persona",
      "untitled:Untitled-1",
      "http://example.com/x.persona",
      "",
    ]) {
      const textDocument = { uri };
      expect(await client.request("textDocument/hover", { textDocument, position: at.position })).toBe(null);
      await client.request("textDocument/semanticTokens/full", { textDocument });
      await client.request("textDocument/documentSymbol", { textDocument });
    }
    expect(client.log).toEqual([]);
  });
});
