/** Plans as Markdown: nothing that comes from data is a link, an element, a heading or a row of a table. */

import fc from "fast-check";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { planTemplateSource } from "../../compiler/emit/plans/template.ts";
import { escapeLink, escapeMarkdown } from "../../compiler/planner/words/markdown.ts";
import { planScope } from "../../compiler/planner/words/plan-context.ts";
import { renderMarkdown } from "../../compiler/planner/words/render-markdown.ts";
import { checkMarkdown } from "../../compiler/texts/check-markdown.ts";
import { checkTemplate } from "../../compiler/texts/check-template.ts";
import { planOf, playbookOf } from "../planner/demo.ts";

interface Node {
  readonly type: string;
  readonly value?: string;
  readonly url?: string;
  readonly children?: readonly Node[];
}
const parse = (text: string): Node => unified().use(remarkParse).parse(text) as Node;
const nodesOf = (node: Node): readonly Node[] => [node, ...(node.children ?? []).flatMap(nodesOf)];
const textOf = (node: Node): string => node.value ?? (node.children ?? []).map(textOf).join("");

const hostile = [
  "[x](javascript:alert(1))",
  "![x](https://evil.example/x.png)",
  "<script>alert(1)</script>",
  "<https://evil.example>",
  "https://evil.example",
  "a | b | c",
  "# heading",
  "- list",
  "1. list",
  "> quote",
  "*bold* _it_ ~~no~~ `code`",
  "&lt;b&gt; &#60;",
  "a\n\n# heading\n\n---",
  "```\ncode",
  "\\",
  "\u001b[31mred\u0007",
  "\u202eevil",
  "[a]: https://evil.example",
  "$x$ ^y^",
];
const amounts = [
  "¡Hola! Son 5 < 6 & 7 > 3, -5 % y $5,000 (+2): two_words, #1; ~10 a 12!",
  "https://example.com/api.evil.example",
  "a ~b~ c ~~d~~ _e_ f_g _h",
  "text #",
  "x &amp",
  "- - -",
  "[ab](cd) [ab] [ab][cd] [ab]: x ![ab] [x] [ ] [^1] a]b[c",
  "[ab]: https://evil.example",
  "=====",
  "-",
  "+ 1",
  "7)",
];
const actions = `
  task brief "Brief" { owner Coders; when on start; give Guide; note en "{{customer.name}} {{or worry "-"}}" }
  message welcome { send Welcome; to Sponsor; channel email; when on start }
`.replace('"-"', '\\"-\\"');
const playbook = await playbookOf({ actions });
const contactsNamed = (name: string) => [
  { role: "Sponsor", name, email: "s@customer.example" },
  { role: "Coders", name, email: "c@customer.example" },
];

describe("data in a plan", () => {
  const planned = (value: string) =>
    renderMarkdown(
      planOf(playbook, {
        customer: { name: value, contacts: contactsNamed(value), signals: { worry: value } },
      }),
      compileTexts(playbook),
    );
  const harmless = planned("plain");
  const shapeOf = (text: string) =>
    nodesOf(parse(text))
      .map(({ type }) => type)
      .filter((type) => type !== "text" && type !== "break");

  test.each([...hostile, ...amounts])("%j", (value) => {
    const text = planned(value);
    const nodes = nodesOf(parse(text));
    expect(
      nodes.filter(({ type }) => ["html", "image", "code", "inlineCode", "definition"].includes(type)),
    ).toEqual([]);
    expect(nodes.flatMap(({ url }) => (url === undefined ? [] : [url]))).toEqual(["https://example.com/api"]);
    // A value of several lines may add paragraphs to a text, and nothing else.
    const single = !value.includes("\n");
    if (single) expect(shapeOf(text)).toEqual(shapeOf(harmless));
    expect(text.match(/^\|/gm)).toHaveLength(harmless.match(/^\|/gm)?.length ?? 0);
    expect(text).not.toContain("\u001b");
    expect(text).not.toContain("\u202e");
  });

  test.each(
    [...hostile, ...amounts].filter(
      (value) => escapeMarkdown(value, false).length >= value.length && !value.includes("\n"),
    ),
  )("%j is read as it was written", (value) => {
    expect(textOf(parse(`x ${escapeMarkdown(value, false)}`))).toBe(`x ${value}`);
    expect(textOf(parse(escapeMarkdown(value, false)))).toBe(value);
  });
});

test("what Markdown would not read at its place stands as it is", () => {
  for (const plain of [
    "¡Hola! Son 5 < 6 & 7 > 3, -5 % y $5,000 (+2): two_words #1; ~10 a 12!",
    "Idiomas: español (+3)",
    "vie, 18 dic 2026",
    "Hola, [Directivo promotor]:",
  ]) {
    expect(escapeMarkdown(plain, false)).toBe(plain);
  }
});

test("of addresses, only the playbook's own are live, and only whole", () => {
  const links = ["https://example.com", "https://example.com/es/api"];
  const escaped = (text: string) => escapeMarkdown(text, false, links);
  expect(escaped("el concepto: https://example.com/es/api muestra")).toBe(
    "el concepto: https://example.com/es/api muestra",
  );
  expect(escaped("(https://example.com).")).toBe("(https://example.com).");
  const both = "https://example.com/es/api, or https://example.com, or https://example.com/es/api";
  expect(escaped(both)).toBe(both);
  for (const other of [
    "https://example.com.evil.example",
    "xhttps://example.com",
    "https://example.com/es/apis",
  ]) {
    expect(escaped(other)).toBe(other.replace(":", "\\:"));
  }
});

test("any text is read as it was written, wherever it stands", () => {
  const seed = 20_261_201;
  const pieces = fc.constantFrom(
    ..."\\`*_{}[]<>&#|~!$^-+=.:/() a1é;xé".split(""),
    "www.",
    "amp;",
    "://",
    "  ",
    "[ab]",
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
      const value = parts.join("").replace(/\s+/g, " ").trim();
      const escaped = escapeMarkdown(value, false);
      for (const [before, after] of [
        ["", ""],
        ["x ", " x"],
        ["- ", ""],
        ["### ", ""],
        ["> ", ""],
        ["- x: **", "x**"],
        ["- ", ": https://x.example"],
      ] as const) {
        const nodes = nodesOf(parse(`${before}${escaped}${after}`));
        const live = nodes.filter(({ type }) =>
          /html|link|image|code|definition|emphasis|thematic/i.test(type),
        );
        expect(live).toEqual([]);
        if (before === "" || before === "x ")
          expect(textOf(parse(before + escaped + after))).toBe(before + value + after);
      }
    }),
    { seed, numRuns: 3000 },
  );
});

describe("a template of one's own", () => {
  const values = {
    id: "(javascript:pwned())",
    name: "<img src=x onerror=pwned()>",
    link: "https://a.example/",
  };
  const refusedIn = (template: string) =>
    checkMarkdown(template).map(({ span }) => template.slice(span.start, span.end));

  test.each([
    "# {{customer.name}} <3, 5 < 6, \\<b> <https://a.example/x> <mailto:a@b.example>",
    "[x]({{link}}) [{{customer.name}}]({{link}}) ![{{customer.name}}]({{link}})",
    "[x](https://crm.example/{{customer.id}}?a={{customer.name}}) [y](mailto:{{customer.id}})",
    "[x](https://a.example/) {{customer.name}}",
    "[ ] {{customer.name}}, \\[x\\]{{customer.name}} ({{customer.id}})",
    "{{#each actions}}- [ ] {{title}}{{#if reason}} ({{reason}}){{/if}}\n{{/each}}",
    "`{{customer.name}}`\n\n```\n{{customer.name}}\n```\n",
  ])("may hold %j, and no value is alive in it", (template) => {
    expect(refusedIn(template)).toEqual([]);
    const written = template
      .replace(/\{\{#each.*?\}\}|\{\{[#/]\w+( \w+)?\}\}/g, "")
      .replace(/\{\{link\}\}/g, escapeLink(values.link))
      .replace(/\{\{customer\.id\}\}/g, escapeMarkdown(values.id, false))
      .replace(/\{\{[\w.]+\}\}/g, escapeMarkdown(values.name, false));
    const nodes = nodesOf(parse(written));
    expect(nodes.filter(({ type }) => type === "html")).toEqual([]);
    for (const { url } of nodes) expect(url ?? "https://").toMatch(/^(https:|mailto:)/);
  });

  test.each([
    ["[x]({{customer.id}})", ["{{customer.id}}"]],
    ["[x](\n <{{customer.id}}>)", ["<", "{{customer.id}}"]],
    ["[x](https://a.example{{customer.id}})", ["{{customer.id}}"]],
    ["[x]{{customer.id}}", ["{{customer.id}}"]],
    ["{{customer.name}}({{customer.id}})", ["{{customer.id}}"]],
    ["[x][1]\n\n[1]: {{customer.id}}", ["{{customer.id}}"]],
    ["- [1]: {{or stage.title 'x'}}", ["{{or stage.title 'x'}}"]],
    ["[x]({{#if stage.title}}https://a.example/{{/if}}{{customer.id}})", ["{{customer.id}}"]],
    ["[x]({{#if stage.title}} a {{else}}{{/if}}{{customer.id}})", ["{{customer.id}}"]],
    ["{{#if stage.title}}[x]({{else}}y{{/if}}{{customer.id}}", ["{{customer.id}}"]],
    ["{{#each team}}{{people}}[x]({{/each}}", ["{{people}}"]],
    ["[x] {{~customer.id}}", ["{{~customer.id}}"]],
    ["<details><summary>{{customer.name}}</summary>", ["<details", "<summary", "</summary"]],
    ["<a href={{customer.name}}>", ["<a"]],
    ["<{{customer.name}}>", ["<"]],
    ["<{{#if stage.title}}b{{/if}}", ["<"]],
    ["\\\\<b>", ["<b"]],
    ["<!-- {{customer.name}} -->", ["<!"]],
    ["{{or stage.title '<b>'}}", ["<b"]],
    ["<https://a.example/{{customer.id}}>", ["<https"]],
  ])("may not hold %j", (template, refused) => expect(refusedIn(template)).toEqual(refused));

  test.each([
    ["{{phases}}", "{{#each phases}}{{title}}{{/each}}"],
    ["{{team.role}}", "{{#each team}}{{role}}{{/each}}"],
  ])("%s is told as a list, with what to write", (template, instead) => {
    const [problem] = checkTemplate(template, planScope);
    expect(problem).toMatchObject({ code: "text-not-printable", args: { what: "a list", instead } });
  });

  test("each template of ours may be one", () => {
    for (const language of ["en", "ar"])
      for (const play of playbook.plays)
        expect(refusedIn(planTemplateSource(playbook, play, language))).toEqual([]);
  });
});

test("links lead only where a reader may follow", () => {
  expect(escapeLink("https://example.com/a(b) c<d>")).toBe("https://example.com/a%28b%29%20c%3Cd%3E");
  for (const link of ["javascript:alert(1)", " JavaScript:x", "data:text/html,x", "//evil", "file:///x"]) {
    expect(escapeLink(link)).toBe("#");
  }
});

describe("right to left", () => {
  test("values stand between isolates, so that neither side turns the other", () => {
    expect(escapeMarkdown("Aurora 2", true)).toBe("\u2068Aurora 2\u2069");
    expect(escapeMarkdown("شركة", false)).toBe("\u2068شركة\u2069");
    expect(escapeMarkdown("Aurora", false)).toBe("Aurora");
    expect(escapeMarkdown("می\u200cخواهم", true)).toBe("\u2068می\u200cخواهم\u2069");
  });

  test("dates and the like within a text from right to left keep their order", () => {
    // Nothing in it has a direction, so that the isolate is read from left to right.
    expect(escapeMarkdown("27 مقابلة، 2026-05", true)).toBe("\u206827 مقابلة، \u20682026-05\u2069\u2069");
    expect(escapeMarkdown("منذ 2026-05-14", false)).toBe("\u2068منذ \u20682026-05-14\u2069\u2069");
    expect(escapeMarkdown("خطة 30-60-90", true)).toBe("\u2068خطة 30-60-90\u2069");
    expect(escapeMarkdown("since 2026-05", true)).toBe("\u2068since 2026-05\u2069");
  });
});

test("names of the other direction do not turn the order of a list", async () => {
  const crew = await playbookOf({
    actions: 'task brief "Brief" { owner Coders; when on start }',
    languages: "en, es, ar",
  });
  const contacts = ["Dee Fox", "سلمى"].map((name) => ({ role: "Coders", name, email: "x@customer.example" }));
  const text = (language: string) =>
    renderMarkdown(planOf(crew, { language, customer: { contacts } }), compileTexts(crew));
  // The first letter outside of the names decides how all of it runs.
  expect(text("ar")).toContain("\u2068\u2068Dee Fox\u2069 و\u2068سلمى\u2069\u2069");
  expect(text("en")).toContain("Who: Dee Fox and \u2068سلمى\u2069\n");
});

test("the generated templates pass the check that a team's own must pass", async () => {
  const [play] = playbook.plays;
  for (const language of ["en", "es", "ar"]) {
    if (play) expect(checkTemplate(planTemplateSource(playbook, play, language), planScope)).toEqual([]);
  }
  expect(checkTemplate("{{customer.nome}}", planScope)).toHaveLength(1);
  expect(checkTemplate("{{#each phases}}{{plan.title}}{{/each}}", planScope)).toHaveLength(1);
});
