/** Markup out of constant text and anybody's texts: a browser's parser finds the texts as they were given. */

import { type DefaultTreeAdapterMap, parseFragment } from "parse5";
import { expect, test } from "vitest";
import { html, outsideAddress, pageAddress } from "../../compiler/emit/pages/html.ts";

type Node = DefaultTreeAdapterMap["element"];
/** The one element that there is: its attribute `title`, and its text. */
function read(markup: string) {
  const { childNodes } = parseFragment(markup);
  expect(childNodes).toHaveLength(1);
  const { attrs, childNodes: within } = childNodes[0] as Node;
  expect(attrs).toHaveLength(1);
  expect(within).toMatchObject([{ nodeName: "#text" }]);
  return { title: attrs[0]?.value, text: (within[0] as DefaultTreeAdapterMap["textNode"]).value };
}

test.each(["a", "<b>&amp;</b>", `"' onclick='x' "`, "</p><script>", "&lt;", "سلام می‌خواهم 👩‍👧"])(
  "%j stays a text, between elements and in an attribute",
  (text) => {
    expect(read(html`<p title="${text}">${text}</p>`.html)).toEqual({ title: text, text });
  },
);

test("what is no character is shown as one that is missing, and controls go", () => {
  expect(html`${"a\uffffb\ufdd0c\u{1fffe}"}`.html).toBe("a\u{fffd}b\u{fffd}c\u{fffd}");
  expect(html`${"a\u0000\u202eb"}`.html).toBe("ab");
});

test("signs are written by their names", () => {
  expect(html`${`&<>"'`}`.html).toBe("&amp;&lt;&gt;&quot;&#39;");
});

test("numbers, markup and lists of both stand as they are; what is absent leaves nothing", () => {
  const item = (text: string) => html`<li>${text}</li>`;
  expect(html`<ul>${["a", "<"].map(item)}</ul>`.html).toBe("<ul><li>a</li><li>&lt;</li></ul>");
  expect(html`${0}|${-1.5}|${undefined}|${false}|${[]}|${[[1, "a"], html`<br>`]}|`.html).toBe(
    "0|-1.5||||1a<br>|",
  );
});

test("the address of a page leads to files and folders by their names", () => {
  expect(pageAddress("..", "es", "play-a b?#.html")).toBe("../es/play-a%20b%3F%23.html");
  expect(pageAddress("index.html")).toBe("index.html");
  expect(pageAddress("...", "a")).toBe(".../a");
});

test.each([
  ["https://example.com/a b", "https://example.com/a%20b"],
  ["HTTP://Example.com", "http://example.com/"],
  ["mailto:cx@example.com", "mailto:cx@example.com"],
  ['https://example.com/"><b>', "https://example.com/%22%3E%3Cb%3E"],
  ["javascript:alert(1)", undefined],
  [" javascript:alert(1)", undefined],
  ["data:text/html,x", undefined],
  ["vbscript:x", undefined],
  ["//evil.example", undefined],
  ["x", undefined],
  ["ftp://example.com", undefined],
  ["xhttps://example.com", undefined],
  ["https:example.com", undefined],
  ["https://", undefined],
  ["http://a b", undefined],
])("a reader may follow %j to %j", (link, address) => {
  expect(outsideAddress(link)).toBe(address);
});
