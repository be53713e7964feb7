import { parse as parseCsv } from "csv-parse/sync";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { expect, test } from "vitest";
import { plain } from "../../compiler/cli/terminal/terminal.ts";
import { csvLine } from "../../compiler/emit/csv-writer.ts";
import { escapeLink, escapeMarkdown } from "../../compiler/planner/words/markdown.ts";
import { payloads } from "../harness/attacks.ts";
import { countOf } from "../harness/counts.ts";
import { createRandom } from "../harness/mutate.ts";

/**
 * Where a customer's text ends up, it is read back by a reader that is not ours, and nothing in it is alive: no link
 * or element in Markdown, no formula in a spreadsheet, no command to a terminal or a build server. Pages and calendars
 * are in twin-builds.hardening.ts.
 */

interface TreeNode {
  readonly type: string;
  readonly value?: string;
  readonly children?: readonly TreeNode[];
}
const read = (markdown: string): TreeNode => unified().use(remarkParse).parse(markdown) as TreeNode;
const typesIn = ({ type, children = [] }: TreeNode): readonly string[] => [
  type,
  ...children.flatMap(typesIn),
];
const textIn = ({ value = "", children = [] }: TreeNode): string => value + children.map(textIn).join("");

/** Alone, beside one another, and cut: halves of two payloads may be alive together. */
const random = createRandom(20261127);
const pick = (): string => payloads[Math.floor(random() * payloads.length)] ?? "";
const mixed = Array.from({ length: countOf("payloads in sinks") * 25 }, () => {
  const [one, other] = [pick(), pick()];
  return (
    one.slice(0, 1 + Math.floor(random() * one.length)) + other.slice(Math.floor(random() * other.length))
  );
});
const texts = [...payloads, ...mixed];

test("Markdown holds text alone", () => {
  for (const text of texts) {
    for (const [markdown, around] of [
      [escapeMarkdown(text, false), ["root", "paragraph"]],
      [`- ${escapeMarkdown(text, false)} end`, ["root", "list", "listItem", "paragraph"]],
      [`## Title ${escapeMarkdown(text, true)}`, ["root", "heading"]],
    ] as const) {
      const alive = typesIn(read(markdown)).filter(
        (type) => type !== "text" && !around.includes(type as never),
      );
      expect(alive, `${JSON.stringify(text)} as ${JSON.stringify(markdown)}`).toEqual([]);
    }
    expect(textIn(read(escapeMarkdown(text, false))), text).not.toMatch(/[^\P{Cc}\t\n]/u);
  }
});

test("a link in Markdown leads to the web or a mailbox, or nowhere", () => {
  for (const text of texts) {
    const [link] = typesIn(read(`[x](${escapeLink(text)})`)).filter((type) => type === "link");
    expect(link, text).toBe("link");
    expect(escapeLink(text)).toMatch(/^(#$|https?:\/\/|mailto:)/i);
  }
});

test("a spreadsheet finds no formula, and the cells as they were written", () => {
  for (const text of texts) {
    const [row, ...more] = parseCsv(csvLine(["id", text, 7]), { relax_column_count: false }) as string[][];
    expect(more, JSON.stringify(text)).toEqual([]);
    expect(row).toHaveLength(3);
    for (const line of (row?.[1] ?? "").split("\n"))
      expect(line, JSON.stringify(text)).not.toMatch(/^\s*[=+@＝＋－＠|%]|^\s*-(?!\d+(\.\d+)?$)/u);
  }
});

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const obeyed = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}/u;

test("a terminal finds nothing to obey", () => {
  for (const text of texts) expect(plain(text), JSON.stringify(text)).not.toMatch(obeyed);
});
