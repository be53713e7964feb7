/** Signs that Markdown reads: a backslash before each that means something at its place, and before no other. */

import { describe, expect, test } from "vitest";
import { escapeLink, escapeMarkdown } from "../../compiler/planner/words/markdown.ts";

describe("wherever it stands", () => {
  test.each([
    ["a*b", "a\\*b"],
    ["a\\b", "a\\\\b"],
    ["`a`", "\\`a\\`"],
    ["a|b", "a\\|b"],
    ["a {{b}}", "a \\{\\{b}}"],
    ["a^b", "a\\^b"],
    ["see [it] there", "see [it] there"],
    ["[x] done", "\\[x\\] done"],
    ["[ ] open", "\\[ \\] open"],
    ["see [it](there)", "see \\[it\\](there)"],
    ["see [it][there] now", "see \\[it\\][there] now"],
    ["a [^note] b", "a [\\^note] b"],
    ["a [b", "a \\[b"],
    ["a] b", "a\\] b"],
    ["_a_ two_words _", "\\_a\\_ two_words \\_"],
    ["~~a~~", "\\~\\~a\\~\\~"],
    ["about ~10", "about ~10"],
    ["a ~ b", "a \\~ b"],
    ["a <b> c", "a \\<b> c"],
    ["a </B> c", "a \\</B> c"],
    ["<!-- a", "\\<!-- a"],
    ["<?a", "\\<?a"],
    ["a <", "a \\<"],
    ["5 < 6, <5", "5 < 6, <5"],
    ["&amp; &LT; &h1;", "\\&amp; \\&LT; \\&h1;"],
    ["&#38;", "\\&#38;"],
    ["a &", "a \\&"],
    ["R&D & you", "R&D & you"],
    ["$a$ 5$", "\\$a\\$ 5\\$"],
    ["$5", "$5"],
    ["a ##[group] b", "a #\\#[group] b"],
    ["a ##vso[task] b", "a #\\#vso[task] b"],
    ["a ## b", "a ## b"],
    ["::error::a", "\\::error::a"],
    ["a ::b", "a ::b"],
    [":a", ":a"],
    ["https://a.example", "https\\://a.example"],
    ["www.a.example, WWW.a", "www\\.a.example, WWW\\.a"],
    ["awww.a", "awww.a"],
    ["mailto:a xmpp:a javascript:a", "mailto\\:a xmpp\\:a javascript\\:a"],
    ["data:a VBScript:a", "data\\:a VBScript\\:a"],
    ["note: metadata:a", "note: metadata:a"],
  ])("%j is written %j", (value, written) => {
    expect(escapeMarkdown(value, false)).toBe(written);
  });
});

describe("where a line begins or ends", () => {
  test.each([
    ["# a", "\\# a"],
    ["> a", "\\> a"],
    ["a # > b", "a # > b"],
    ["[it]", "\\[it]"],
    ["[it]: there", "\\[it]: there"],
    ["[it] there", "[it] there"],
    ["- a", "\\- a"],
    ["+ a", "\\+ a"],
    ["+", "\\+"],
    ["-", "\\-"],
    ["---", "\\---"],
    ["- - -", "\\- - -"],
    ["-5 - 3", "-5 - 3"],
    ["+5", "+5"],
    ["a - b", "a - b"],
    ["===", "\\==="],
    ["==a, a ==", "==a, a =="],
    ["1. a", "1\\. a"],
    ["12) a", "12\\) a"],
    ["7.", "7\\."],
    ["1.5", "1.5"],
    ["a 1. b", "a 1. b"],
    ["a ##", "a \\##"],
    ["a#", "a#"],
    ["a #b", "a #b"],
  ])("%j is written %j", (value, written) => {
    expect(escapeMarkdown(value, false)).toBe(written);
  });
});

describe("a link of the playbook's", () => {
  test.each([
    ["https://a.example/b?c=%20&d#e", ["https://a.example/b?c=%20&d#e"], "https\\://a.example/b?c=%20&d#e"],
    ["http://a.example/b-c?d=%20#e@f", ["http://a.example/b-c?d=%20#e@f"], "http://a.example/b-c?d=%20#e@f"],
    ["https://a.example/_b_", ["https://a.example/_b_"], "https\\://a.example/\\_b\\_"],
    ["javascript:a", ["javascript:a"], "javascript\\:a"],
    ["xhttps://a.example", ["xhttps://a.example"], "xhttps\\://a.example"],
    ["*a* https://a.example *b*", ["https://a.example"], "\\*a\\* https://a.example \\*b\\*"],
    ["(https://a.example!?)", ["https://a.example"], "(https://a.example!?)"],
    ["https://a.example;:, b", ["https://a.example"], "https://a.example;:, b"],
    ["https://a.example.b", ["https://a.example"], "https\\://a.example.b"],
    ["=https://a.example", ["https://a.example"], "=https\\://a.example"],
    ["https://b.example https://a.example", ["https://a.example", "https://b.example"], undefined],
  ])("%j with %j", (value, links, written = value) => {
    expect(escapeMarkdown(value, false, links)).toBe(written);
  });
});

describe("where a link leads to", () => {
  test.each([
    ["HTTP://a.example", "HTTP://a.example"],
    ["mailto:a@b.example", "mailto:a@b.example"],
    ["ftp://a.example", "#"],
    ["https:a", "#"],
    ["a https://a.example", "#"],
    ["https://a.example/(a)<b>\"c\"'d'`e`", "https://a.example/%28a%29%3Cb%3E%22c%22%27d%27%60e%60"],
    ["https://a.example/\\|[a]{b}^*_~!", "https://a.example/%5C%7C%5Ba%5D%7Bb%7D%5E%2A%5F%7E%21"],
    ["https://a.example/a b\u3000c\u00a0d", "https://a.example/a%20b%E3%80%80c%C2%A0d"],
  ])("%j is %j", (link, address) => {
    expect(escapeLink(link)).toBe(address);
    if (address !== "#") expect(new URL(link).origin).toBe(new URL(address).origin);
  });
});
