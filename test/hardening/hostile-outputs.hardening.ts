import { parse as parseCsv } from "csv-parse/sync";
import { parse as parseHtml } from "parse5";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { beforeAll, describe, expect, test } from "vitest";
import { parseAllDocuments } from "yaml";
import { shapeOf } from "../harness/artefact-shape.ts";
import { payloads } from "../harness/attacks.ts";
import { controls } from "../harness/control-characters.ts";
import { countOf } from "../harness/counts.ts";
import { bookWithTexts, projectWith, runEveryCommand } from "../harness/every-command.ts";
import { readXml } from "../harness/xml.ts";

/**
 * All that any command prints or writes, of a playbook and customers whose every text is an attack, read by readers
 * that are not ours: each format is sound, and nothing in it is alive. Which text stands where changes with each round.
 */

interface MarkdownNode {
  readonly type: string;
  readonly url?: string;
  readonly children?: readonly MarkdownNode[];
}
const markdownNodes = (node: MarkdownNode): readonly MarkdownNode[] => [
  node,
  ...(node.children ?? []).flatMap(markdownNodes),
];

interface PageNode {
  readonly tagName?: string;
  readonly attrs?: readonly { readonly name: string; readonly value: string }[];
  readonly childNodes?: readonly PageNode[];
}
const pageNodes = (node: PageNode): readonly PageNode[] => [
  node,
  ...(node.childNodes ?? []).flatMap(pageNodes),
];

/** Commands of the second sort: a terminal obeys them in a file that it is shown, too. */
const ofSecondSort = /[\u007f-\u009f]/;
/** Of what is printed: what turns the direction of a line, and ends of lines. */
const obeyed = /[\u202a-\u202e\u2028\u2029]/;
const formula = /^\s*[=+@＝＋－＠|%]|^\s*-(?!\d+(\.\d+)?$)/u;

function expectNoFormula(text: string): void {
  const rows = parseCsv(text, { relax_column_count: false }) as string[][];
  for (const cell of rows.flat()) for (const line of cell.split("\n")) expect(line).not.toMatch(formula);
}

function expectDeadMarkdown(text: string): void {
  for (const { type, url } of markdownNodes(unified().use(remarkParse).parse(text) as MarkdownNode)) {
    expect(["html", "image", "imageReference", "definition", "linkReference"]).not.toContain(type);
    if (url !== undefined) expect(url).toMatch(/^(?:https:\/\/example\.com\/guide|mailto:)/);
  }
}

function expectDeadPage(text: string): void {
  const errors: string[] = [];
  const page = parseHtml(text, { onParseError: ({ code }) => errors.push(code) }) as unknown as PageNode;
  expect(errors).toEqual([]);
  for (const { tagName, attrs = [] } of pageNodes(page)) {
    expect(["script", "iframe", "object", "embed", "base", "form", "img"]).not.toContain(tagName);
    for (const { name, value } of attrs) {
      expect(name).not.toMatch(/^on/);
      if (/^(?:href|src|action|formaction|xlink:href)$/.test(name))
        expect(value).toMatch(
          /^(?:#|https:\/\/example\.com\/guide$|mailto:|(?:\.\.?\/)*[\w./-]+\.(?:html|css)(?:#[\w-]*)?$)/,
        );
    }
  }
}

const readers: readonly (readonly [form: RegExp, read: (text: string, path: string) => void])[] = [
  [/--format (?:json|sarif) stdout$|--reporter (?:json|sarif) stdout$/, (text) => JSON.parse(text)],
  [
    /--format ndjson stdout$/,
    (text) =>
      text
        .trim()
        .split("\n")
        .map((line) => JSON.parse(line)),
  ],
  [/--format csv stdout$|\.csv$/, expectNoFormula],
  [/--format markdown stdout$|\.md$/, expectDeadMarkdown],
  [/--reporter junit stdout$|\.xml$/, (text) => readXml(text)],
  [
    /--reporter tap stdout$/,
    (text) => {
      for (const [, block = ""] of text.matchAll(/^ +---\n([\s\S]*?)^ +\.\.\.$/gm))
        for (const { errors } of parseAllDocuments(block)) expect(errors).toEqual([]);
      for (const line of text.split("\n"))
        expect(line).toMatch(/^(?:TAP version 1[34]|\d+\.\.\d+|(?:not )?ok \d+ - .*|# .*| .*|)$/);
    },
  ],
  [/\.html$/, expectDeadPage],
  [/\.(?:js|d\.ts|ics|css|hbs|json|map)$/, (text, path) => void shapeOf(path, text)],
  [
    /lcov\.info$/,
    (text) =>
      expect(text).toMatch(
        /^(?:(?:TN:|SF:main\.persona|DA:\d+,\d+|(?:L|BR)[FH]:\d+|FN.*|BRDA:[\d,]+|end_of_record)\n)+$/,
      ),
  ],
];

/** Where commands to a build server would be obeyed; ours are those of `--format github` and `--reporter github`. */
const commands = (text: string): readonly string[] =>
  text.split("\n").filter((line) => /^\s*::|##\w*\[/.test(line));

describe.each(Array.from({ length: countOf("rounds of hostile outputs") }, (_, round) => round))(
  "round %i",
  (round) => {
    let texts: ReadonlyMap<string, string>;

    beforeAll(async () => {
      let at = round;
      // A step that shares nothing with the number of texts: neighbours are others in each round.
      const next = () => {
        at += 7;
        return payloads[at % payloads.length] ?? "";
      };
      const book = await bookWithTexts(next);
      expect(book.places).toBeGreaterThan(25);
      texts = runEveryCommand(projectWith(book.text, next)).texts;
    });

    test("each command has made what it makes", () => {
      const endings = new Set([...texts.keys()].map((path) => /\.[a-z.]+$/.exec(path)?.[0]));
      for (const ending of [".html", ".md", ".csv", ".xml", ".json", ".ics", ".info", ".js"])
        expect(endings).toContain(ending);
    });

    test("nothing is a command to a terminal or a build server", () => {
      for (const [path, text] of texts) {
        const printed = / std(?:out|err)$/.test(path);
        expect(
          controls.test(text),
          `${path}\n${text.slice(Math.max(0, text.search(controls) - 40), text.search(controls) + 20)}`,
        ).toBe(false);
        expect(ofSecondSort.test(text), path).toBe(false);
        if (printed) expect(obeyed.test(text), path).toBe(false);
        if (!printed) continue;
        const ours = / github stdout$/.test(path)
          ? /^::(?:error|warning|notice) file=main\.persona,/
          : /(?!)/;
        expect(
          commands(text).filter((line) => !ours.test(line)),
          path,
        ).toEqual([]);
      }
    });

    test("each format is sound, and nothing in it is alive", () => {
      for (const [path, text] of texts) {
        if (text === "") continue;
        for (const [form, read] of readers) {
          if (!form.test(path)) continue;
          try {
            read(text, path);
          } catch (error) {
            throw new Error(`${path}: ${(error as Error).message}`, { cause: error });
          }
        }
      }
    });
  },
);
