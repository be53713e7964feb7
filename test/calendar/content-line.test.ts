/** One line of iCalendar: whatever the value, it stays one property, and comes back as it was. */

import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { contentLine, parameter } from "../../compiler/planner/calendar/content-line.ts";
import { plainText } from "../../compiler/planner/words/plain-text.ts";

const seed = 5545;
const family = "👩‍👩‍👧‍👦";
const scripts = fc.constantFrom(
  "α",
  "ς",
  "ή",
  "ع",
  "ر",
  "ي",
  "ی",
  "\u200c",
  "ٔ",
  "é",
  "e\u0301",
  "中",
  "😀",
  family,
  "🏳️‍🌈",
);
const marks = fc.constantFrom(
  ";",
  ",",
  ":",
  "\\",
  '"',
  "^",
  "'",
  "n",
  "N",
  "=",
  "\r",
  "\n",
  "\r\n",
  "\t",
  "\u2028",
  "\u0085",
);
const controls = fc.integer({ min: 0, max: 0x9f }).map((code) => String.fromCharCode(code));
const texts = fc
  .array(fc.oneof(scripts, marks, controls, fc.string({ maxLength: 5 })), { maxLength: 120 })
  .map((parts) => parts.join(""));

const readLine = (line: string) => new ICAL.Component(ICAL.parse(`BEGIN:VEVENT\r\n${line}END:VEVENT\r\n`));
const linesOf = (line: string) => line.slice(0, -2).split("\r\n");
const octets = (text: string) => new TextEncoder().encode(text).length;

test("a text comes back as it was, without what cannot be shown", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const component = readLine(contentLine("SUMMARY", { text }));
      expect(component.getAllProperties()).toHaveLength(1);
      expect(component.getFirstPropertyValue("summary")).toBe(plainText(text));
    }),
    { seed, numRuns: 600 },
  );
});

test("a parameter comes back as it was", () => {
  fc.assert(
    fc.property(texts, (drawn) => {
      // ical.js takes a backslash in a parameter for an escape, which RFC 5545 does not know there.
      const text = drawn.replaceAll("\\", "");
      const component = readLine(
        contentLine(
          "ATTENDEE",
          { mailto: "a@b.example" },
          parameter("CN", text) + parameter("ROLE", "CHAIR"),
        ),
      );
      expect(component.getAllProperties()).toHaveLength(1);
      const property = component.getFirstProperty("attendee");
      expect(property?.getFirstValue()).toBe("mailto:a@b.example");
      expect(property?.getParameter("role")).toBe("CHAIR");
      expect(property?.getParameter("cn")).toBe(plainText(text).replaceAll("\t", " "));
    }),
    { seed, numRuns: 600 },
  );
});

test("a parameter without a value is none", () => {
  expect(contentLine("X-A", "1", parameter("ROLE", undefined))).toBe("X-A:1\r\n");
});

test("an address is encoded where an address line could trip over it, but for @ and +", () => {
  expect(contentLine("ATTENDEE", { mailto: "josé garcía+vip@mail.example" })).toBe(
    "ATTENDEE:mailto:jos%C3%A9%20garc%C3%ADa+vip@mail.example\r\n",
  );
});

test("what has its final form stays on its line", () => {
  expect(contentLine("RRULE", "FREQ=DAILY\n\tCOUNT=2 ü")).toBe("RRULE:FREQ=DAILY  COUNT=2 ü\r\n");
});

test("lines have at most 75 octets, and unfold to one line of whole characters", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const line = contentLine("DESCRIPTION", { text });
      const lines = linesOf(line);
      for (const each of lines) {
        expect(octets(each)).toBeLessThanOrEqual(75);
        expect(each.isWellFormed()).toBe(true);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: none of these may be left
        expect(each).not.toMatch(/[\u0000-\u0008\u000a-\u001f\u007f]/);
      }
      const escapes = lines.map((each) => /(?:^|[^\\])(?:\\\\)*\\$/.test(each));
      expect(escapes).not.toContain(true);
    }),
    { seed, numRuns: 600 },
  );
});

test("a character of several code points is not cut", () => {
  for (let before = 0; before < 80; before++) {
    const line = contentLine("SUMMARY", { text: `${"x".repeat(before)}${family}${family}e\u0301` });
    expect(line.split(family)).toHaveLength(3);
    expect(line).toContain("e\u0301");
  }
});

test("one character that is longer than a line is cut between its code points", () => {
  const zalgo = `e${"\u0301".repeat(100)}`;
  const lines = linesOf(contentLine("SUMMARY", { text: zalgo }));
  expect(lines.every((line) => octets(line) <= 75)).toBe(true);
  expect(lines.map((line, index) => (index === 0 ? line : line.slice(1))).join("")).toBe(`SUMMARY:${zalgo}`);
});

describe("nothing gets out of its place", () => {
  test.each([
    "a\r\nATTENDEE:mailto:evil@x.example",
    "a\nBEGIN:VEVENT",
    "a\rX-EVIL:1",
    'a";X-EVIL=1:mailto:evil@x.example',
    "a\u2028X-EVIL:1",
    "a\u0085X-EVIL:1",
    "\u001b]0;evil\u0007",
    "\u202eevil",
  ])("%j", (text) => {
    for (const line of [
      contentLine("SUMMARY", { text }),
      contentLine("ORGANIZER", { mailto: text }, parameter("CN", text)),
      contentLine("RRULE", text),
    ]) {
      const unfolded = line.replaceAll("\r\n ", "").slice(0, -2);
      for (const mark of "\r\n\u0085\u2028\u001b\u202e") expect(unfolded).not.toContain(mark);
      expect(line.split("\r\n").filter((each) => /^(?:ATTENDEE|BEGIN|X-EVIL)/.test(each))).toEqual([]);
    }
  });
});

test("a line is cut where cutting it character by character cuts it, whatever it is written in", () => {
  const characters = new Intl.Segmenter("en", { granularity: "grapheme" });
  /** As RFC 5545 asks, and a reader would: each character in turn, an escape with what it escapes. */
  function cutOneByOne(line: string): readonly string[] {
    const pieces: string[] = [];
    let escape = "";
    for (const { segment } of characters.segment(line)) {
      if (escape === "" && /[\\^]$/.test(segment)) escape = segment;
      else {
        pieces.push(escape + segment);
        escape = "";
      }
    }
    const lines = [""];
    for (const piece of [...pieces, escape]) {
      const room = lines.length === 1 ? 75 : 74;
      if (octets(`${lines.at(-1)}${piece}`) > room) lines.push("");
      lines[lines.length - 1] += piece;
    }
    return lines;
  }
  const joining = fc.constantFrom(
    ...["한", "ᄒ", "ᅡ", "ᆫ", "क", "्", "ष", "ि", "ไ", "ำ", "🇪", "🇸", "1\ufe0f\u20e3", "\u200d", "❤", "\ufe0f"],
    ...["\u0600", "\u06dd", "か", "\u3099", "＝", "©", "👩🏽‍💻", "é", "e\u0301", "\u00ad", "\u061c", "𝒳", "ﾞ"],
  );
  const plain = fc.constantFrom("a", "Ω", "ж", "ש", "ع", "中", "カ", "–", " ", ";", "\\", "€");
  const lines = fc.array(fc.oneof(plain, plain, joining), { minLength: 60, maxLength: 160 });
  fc.assert(
    fc.property(lines, (parts) => {
      const line = contentLine("SUMMARY", { text: parts.join("") });
      const [first = "", ...others] = linesOf(line);
      const cut = [first, ...others.map((each) => each.slice(1))];
      expect(cut).toEqual(cutOneByOne(cut.join("")));
    }),
    { seed, numRuns: 1_000 },
  );
});

test("a character that no line holds is cut between code points, and never behind the sign of an escape", () => {
  const line = contentLine("SUMMARY", { text: `${"a".repeat(64)},${"\u0301".repeat(200)};` });
  for (const each of linesOf(line)) {
    expect(octets(each)).toBeLessThanOrEqual(75);
    expect(each).not.toMatch(/(?<!\\)(?:\\\\)*\\$/);
  }
});

describe("the sign of one escape says nothing about the other", () => {
  const signs = fc.constantFrom("^", "^", "\\", "\\", "\n", ";", "n", "N", "'", '"', "a", "é");
  const full = fc.array(signs, { minLength: 60, maxLength: 200 }).map((parts) => parts.join(""));
  /** Where a reader who knows one kind of escape could cut. */
  const between = (whole: string, tokens: RegExp): ReadonlySet<number> =>
    new Set([...whole.matchAll(tokens)].map(({ index, 0: token }) => index + token.length));
  const cuts = (line: string): { readonly whole: string; readonly at: readonly number[] } => {
    const [first = "", ...others] = linesOf(line);
    const parts = [first, ...others.map((each) => each.slice(1))];
    const ends = parts.map((_, index) => parts.slice(0, index + 1).join("").length);
    return { whole: parts.join(""), at: ends.slice(0, -1) };
  };

  test.each([
    ["a text", (text: string) => contentLine("SUMMARY", { text }), /\\.|[^\\]/gsu],
    ["a parameter", (text: string) => contentLine("X", "1", parameter("CN", text)), /\^.|[^^]/gsu],
  ] as const)("%s full of ^ and \\ is never cut within an escape", (_, lineOf, tokens) => {
    fc.assert(
      fc.property(full, (text) => {
        const { whole, at } = cuts(lineOf(text));
        const allowed = between(whole, tokens);
        expect(at.length).toBeGreaterThan(0);
        expect(at.filter((cut) => !allowed.has(cut))).toEqual([]);
      }),
      { seed, numRuns: 500 },
    );
  });

  test("behind an odd number of ^, a line end stays whole", () => {
    for (let before = 60; before < 70; before++) {
      const lines = linesOf(contentLine("SUMMARY", { text: `${"x".repeat(before)}^\nb` }));
      expect(lines.filter((each) => each.endsWith("\\"))).toEqual([]);
    }
  });
});

// RFC 5545 § 3.3.11 and RFC 6868, sign by sign: readers such as ical.js pass over some that are not escaped.
test.each([
  ["\\", "\\\\"],
  [";", "\\;"],
  [",", "\\,"],
  ["\n", "\\n"],
  [":", ":"],
  ['"', '"'],
])("%j in a text is written %j", (sign, written) => {
  expect(contentLine("SUMMARY", { text: `a${sign}b` })).toBe(`SUMMARY:a${written}b\r\n`);
});
test.each([
  ["^", "a^^b"],
  ["\n", "a^nb"],
  ['"', "a^'b"],
  [":", '"a:b"'],
  [";", '"a;b"'],
  [",", '"a,b"'],
])("%j in a parameter is written %j", (sign, written) => {
  expect(parameter("CN", `a${sign}b`)).toBe(`;CN=${written}`);
});
