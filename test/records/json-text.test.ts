import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type JsonNode, readJson } from "../../compiler/records/json-text.ts";
import { createUtf8Marker, invalidMark } from "../../compiler/records/utf8.ts";

const seed = { seed: 20261201 };

describe("strict JSON", () => {
  test("gives what JSON.parse gives", () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 6 }), (text) => {
        expect(plain(readJson(text) as JsonNode)).toEqual(JSON.parse(text));
      }),
      seed,
    );
  });

  test("accepts exactly what JSON.parse accepts, however the text is bent", () => {
    const bent = fc
      .tuple(
        fc.json({ maxDepth: 3 }),
        fc.nat(),
        fc.nat({ max: 2 }),
        fc.constantFrom(..."[]{},:\"\\0-.eE+tn \t\u0001\u2028'/"),
      )
      .map(([text, place, cut, insert]) => {
        const at = place % (text.length + 1);
        return text.slice(0, at) + insert + text.slice(at + cut);
      });
    fc.assert(
      fc.property(bent, (text) => {
        const read = readJson(text);
        expect(read.kind !== "problem", text).toBe(accepts(text));
        if (read.kind === "problem") expect(read.offset).toBeLessThanOrEqual(text.length);
      }),
      { ...seed, numRuns: 3000 },
    );
  });

  test.each([
    ['{"a": 1', 7, "the JSON ends too early: `,` or `}` is missing"],
    ['{"a"', 4, "the JSON ends too early: `:` is missing"],
    ["[1,]", 3, "a value should be here instead of `]`"],
    ['{"a": 1,}', 8, "a name in double quotes should be here instead of `}`"],
    ["[1 2]", 3, "`,` or `]` should be here instead of `2`"],
    ["[NaN]", 1, "`NaN` is no JSON value"],
    ["[True]", 1, "`True` is no JSON value"],
    ['["abc', 1, "this text in double quotes has no end"],
    ['["a\nb"]', 3, "a text runs over the end of its line, or holds a control character"],
    ['["a\\x"]', 3, "this backslash does not begin anything known"],
    ["1 2", 2, "something follows after the end of the JSON"],
    ["", 0, "the JSON ends too early: a value is missing"],
  ])("%j is wrong at %i", (text, offset, what) => {
    expect(readJson(text)).toMatchObject({ kind: "problem", offset, what });
  });

  test.each([
    ['{"a": 1,}', "take out the comma before it"],
    ["{'a': 1}", "straight double quotes"],
    ["{“a”: 1}", "straight double quotes"],
    ['{"a": \u2018x\u2019}', "straight double quotes"],
    ["{a: 1}", "put the name into double quotes"],
    ["[yes]", "put texts into double quotes"],
    ['[{"a": 1} {"a": 2}]', "put a comma before it"],
    ['{"a": 1 "b": 2}', "put a comma before it"],
    ['{"a": 1}\n{"a": 2}', "put the records into square brackets, or name the file .ndjson"],
  ])("of %j it says what to do", (text, help) => {
    expect(readJson(text)).toMatchObject({ kind: "problem", help: expect.stringContaining(help) });
  });

  test("keeps digits, and doubled keys with their places", () => {
    expect(readJson("[1e400, -0, 9007199254740993, 1.50]")).toMatchObject({
      items: [{ source: "1e400" }, { source: "-0" }, { source: "9007199254740993" }, { source: "1.50" }],
    });
    expect(readJson('{"a": 1, "a": 2}')).toMatchObject({ doubled: [{ key: "a", offset: 9 }] });
    expect(readJson('{"__proto__": {"x": 1}, "é": 1, "e\\u0301": 2}')).toMatchObject({
      doubled: [{ key: "é" }],
    });
  });

  test("holds the depth", () => {
    for (const open of ["[", '{"a":']) {
      expect(readJson(open.repeat(1_000_000))).toMatchObject({
        what: expect.stringContaining("deeper inside one another than 64"),
      });
    }
  });

  test("is linear in long texts", () => {
    const long = "\\u0041".repeat(300_000);
    expect(readJson(`"${long}"`)).toMatchObject({ kind: "string" });
    expect(readJson(`"${long}`)).toMatchObject({ kind: "problem" });
  });
});

describe("strict UTF-8", () => {
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 12 }),
    fc.string({ unit: "binary" }).map((text) => new TextEncoder().encode(text)),
    fc
      .array(
        fc.constantFrom(
          0x41,
          0x80,
          0xbf,
          0xc1,
          0xc2,
          0xe0,
          0x9f,
          0xa0,
          0xed,
          0xef,
          0xf0,
          0x8f,
          0x90,
          0xf4,
          0xf5,
        ),
      )
      .map((list) => Uint8Array.from(list)),
  );

  test("marks what the platform's decoder replaces, and nothing else, whatever the chunks", () => {
    // How many signs stand for a broken character differs.
    const once = (text: string) => text.replace(/\ufffd+/g, "\ufffd");
    fc.assert(
      fc.property(bytes, fc.integer({ min: 1, max: 5 }), (all, size) => {
        const marker = createUtf8Marker();
        const parts: number[] = [];
        for (let at = 0; at < all.length; at += size) parts.push(...marker.mark(all.subarray(at, at + size)));
        parts.push(...marker.end());
        const decode = (from: Uint8Array, fatal: boolean) =>
          new TextDecoder("utf-8", { fatal, ignoreBOM: true }).decode(from);
        const text = decode(Uint8Array.from(parts), true);
        expect(once(text.replaceAll(invalidMark, "\ufffd"))).toBe(once(decode(all, false)));
        expect(marker.marked).toBe(!isUtf8(all));
      }),
      { ...seed, numRuns: 2000 },
    );
  });
});

function plain(node: JsonNode): unknown {
  switch (node.kind) {
    case "object":
      return Object.fromEntries([...node.members].map(([key, member]) => [key, plain(member)]));
    case "array":
      return node.items.map(plain);
    case "string":
      return node.text;
    case "number":
      return Number(node.source);
    case "boolean":
      return node.value;
    case "null":
      return null;
  }
}

function accepts(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
