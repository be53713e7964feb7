import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { createProject, vocabulary } from "@persona-lang/compiler";
import { beforeAll, describe, expect, test } from "vitest";
import oniguruma from "vscode-oniguruma";
import textmate, { type IGrammar } from "vscode-textmate";
import { createNodeHost } from "../../compiler/disk/node-host.ts";
import { declarationKeywords } from "../../compiler/syntax/keywords.ts";
import { tokensIn, tokenTypes } from "../../language-server/features/semantic-tokens.ts";
import { markdownFences, personaGrammar } from "../../vscode-extension/src/grammar/grammar.ts";
import { newFolder } from "../harness/command.ts";
import { root, textFiles } from "../harness/source-files.ts";

const syntaxes = join(root, "vscode-extension/syntaxes");
const written = (file: string): string => readFileSync(join(syntaxes, file), "utf8");

let grammar: IGrammar;
let markdown: IGrammar;
beforeAll(async () => {
  const wasm = createRequire(import.meta.url).resolve("vscode-oniguruma/release/onig.wasm");
  await oniguruma.loadWASM(readFileSync(wasm));
  const raw: Readonly<Record<string, object>> = {
    "source.persona": personaGrammar(),
    "markdown.persona.codeblock": markdownFences,
    // What stands around the fences does not matter here.
    "text.html.markdown": { scopeName: "text.html.markdown", patterns: [] },
  };
  const registry = new textmate.Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: string[]) => new oniguruma.OnigScanner(patterns),
      createOnigString: (text: string) => new oniguruma.OnigString(text),
    }),
    loadGrammar: async (scope: string) => raw[scope] as never,
    getInjections: (scope: string) =>
      scope === "text.html.markdown" ? ["markdown.persona.codeblock"] : undefined,
  });
  grammar = (await registry.loadGrammar("source.persona")) as IGrammar;
  markdown = (await registry.loadGrammar("text.html.markdown")) as IGrammar;
});

/** The innermost scope of every character, and all scopes joined. */
function scopesOf(text: string, by = grammar): readonly string[] {
  const scopes: string[] = [];
  let stack = textmate.INITIAL;
  for (const line of text.split("\n")) {
    const { tokens, ruleStack } = by.tokenizeLine(line, stack);
    stack = ruleStack;
    for (const { startIndex, endIndex, scopes: all } of tokens)
      for (let at = startIndex; at < Math.min(endIndex, line.length); at++) scopes.push(all.join(" "));
    scopes.push("");
  }
  return scopes;
}

const scopeAt = (text: string, part: string): string => {
  const found = scopesOf(text)[text.indexOf(part)];
  return found?.split(" ").at(-1) ?? "";
};

test("the grammars that the extension brings along are those of the compiler's vocabulary", () => {
  expect(JSON.parse(written("persona.tmLanguage.json"))).toEqual(
    JSON.parse(JSON.stringify(personaGrammar())),
  );
  expect(JSON.parse(written("markdown-fence.tmLanguage.json"))).toEqual(markdownFences);
});

test("`npm run grammar` writes them as they stand, byte for byte", () => {
  const folder = newFolder();
  const where = { cwd: join(root, "vscode-extension"), encoding: "utf8" } as const;
  const { status, stderr } = spawnSync("npm", ["run", "--silent", "grammar", "--", folder], where);
  expect(status, stderr).toBe(0);
  for (const file of readdirSync(folder))
    expect(readFileSync(join(folder, file), "utf8")).toBe(written(file));
  expect(readdirSync(folder).sort()).toEqual(readdirSync(syntaxes).sort());
});

describe("scopes", () => {
  test.each([
    ["persona Quick {\n}", "persona", "keyword.declaration.persona"],
    ["persona Quick {\n}", "Quick", "entity.name.type.class.persona"],
    ["/// why\nplaybook A {}", "/// why", "comment.line.documentation.persona"],
    ["playbook A {} // why", "// why", "comment.line.double-slash.persona"],
    ['persona A { summary "a" }', "summary", "keyword.control.property.persona"],
    ["signals A {\n  score integer required\n}", "score", "variable.other.readwrite.persona"],
    ["signals A {\n  score integer required\n}", "integer", "support.type.persona"],
    ["signals A {\n  score integer required\n}", "required", "storage.modifier.persona"],
    ["weights { when a then B +2 }", "then", "keyword.operator.word.persona"],
    ["weights { when a then B +2 }", "+2", "constant.numeric.persona"],
    ["play A { task b { when on 2027-01-02 at 10:00 } }", "2027-01-02", "constant.numeric.date.persona"],
    ["play A { task b { when on 2027-01-02 at 10:00 } }", "10:00", "constant.numeric.time.persona"],
    ['define a = b matches /x"/ and c', "/x", "string.regexp.persona"],
    ['resource A {\n  link "https://a.example"\n}', "//a", "string.quoted.double.persona"],
    ['message A {\n  body """\n  # Hi\n  """\n}', "# Hi", "markup.heading.persona"],
    ['message A {\n  body """\n  **so**\n  """\n}', "**so**", "markup.bold.persona"],
    ['message A { subject "{{#if goLive}}x{{/if}}" }', "#if", "keyword.control.handlebars.persona"],
    ['message A { subject "{{or goLive "then"}}" }', "or", "support.function.handlebars.persona"],
    ['message A { subject "{{or goLive "then"}}" }', '"then"', "string.quoted.embedded.persona"],
    ['message A { subject "{{customer.name}}" }', "customer", "variable.other.handlebars.persona"],
  ])("%s: %s is %s", (text, part, scope) => {
    expect(scopeAt(text, part)).toBe(scope);
  });

  test("a header goes on after a comma, and what follows the block is outside of it", () => {
    const text = 'persona A "x",\n    es "y" {\n  summary "z"\n}\nsummary';
    expect(scopesOf(text)[text.indexOf("summary")]).toMatch(/control\.property/);
    expect(scopesOf(text)[text.lastIndexOf("summary")]).toBe("source.persona");
  });

  test("every keyword of the language opens its construct somewhere", () => {
    const text = JSON.stringify(personaGrammar());
    const opened = declarationKeywords.filter((word) => word in vocabulary);
    expect(opened.filter((word) => !text.includes(`(${word})`))).toEqual([]);
  });

  test("playbooks between fences in Markdown are coloured as playbooks", () => {
    const text = "# A\n\n```persona\npersona Quick {\n}\n```\npersona";
    const scopes = scopesOf(text, markdown);
    expect(scopes[text.indexOf("persona Quick")]).toMatch(
      /meta\.embedded\.block\.persona.* keyword\.declaration/,
    );
    expect(scopes[text.lastIndexOf("persona")]).toBe("text.html.markdown");
  });
});

/** What the grammar may say of a word of which the server says what it means. */
const agreeing: Readonly<Record<string, RegExp>> = {
  keyword: / keyword\.declaration\.persona$/,
  property: / keyword\.control\.property\.persona$/,
  comment: / comment\.line\.[a-z-]+\.persona$/,
  string: / string\.quoted\./,
  number: / constant\.numeric\./,
};
const name = /^source\.persona(?: (?:entity|variable|meta|string\.quoted)[^ ]*)*$/;

test("in all playbooks the grammar and the server agree on every word", async () => {
  const disagreeing: string[] = [];
  let seen = 0;
  const entries = textFiles(
    "{playbooks/*,compiler/starter,test/fixtures/lowering}/{main,everything-else}.persona",
  );
  for (const { path: entry } of entries) {
    const folder = dirname(entry);
    const snapshot = await createProject(createNodeHost(folder)).snapshot(basename(entry));
    for (const file of snapshot.files) {
      const { text, path } = file.source;
      const scopes = scopesOf(text);
      for (const { span, type } of [...tokensIn(snapshot, file)].flat()) {
        seen++;
        const scope = scopes[span.start] ?? "";
        if (!(agreeing[type] ?? name).test(scope))
          disagreeing.push(`${folder}/${path}: ${type} \`${text.slice(span.start, span.end)}\` is ${scope}`);
      }
    }
  }
  expect(seen).toBeGreaterThan(10_000);
  expect(disagreeing).toEqual([]);
});

test("what the server says of a word has a scope, for themes that know scopes alone", () => {
  const manifest = JSON.parse(readFileSync(join(root, "vscode-extension/package.json"), "utf8"));
  const [{ scopes }] = manifest.contributes.semanticTokenScopes;
  // Editors have their own scopes for these, and they fit.
  const known = ["string", "number", "comment"];
  expect(Object.keys(scopes).sort()).toEqual(
    [...tokenTypes.filter((type) => !known.includes(type)), "comment.documentation"].sort(),
  );
  for (const scope of Object.values(scopes).flat())
    expect(scope).toMatch(/^(?:keyword|entity|variable|comment)\.[a-z.]+\.persona$/);
});
