import { isUtf8 } from "node:buffer";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createItemCut, type JsonNode, readJson, readJsonItems } from "../../compiler/records/json-text.ts";
import { createUtf8Marker, invalidMark } from "../../compiler/records/utf8.ts";
import { bytesOf } from "./sample.ts";

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
    ["[$x_1é, 2]", 1, "`$x_1é` is no JSON value"],
    ["[😀]", 1, "a value should be here instead of `😀`"],
    ['["abc', 1, "this text in double quotes has no end"],
    ['{"abc', 1, "this text in double quotes has no end"],
    ['["a\\"', 1, "this text in double quotes has no end"],
    ['["a\\\\\\u00e', 5, "this backslash does not begin anything known"],
    ['["\\u00e9\\/\\uzzzz"]', 10, "this backslash does not begin anything known"],
    ['["\\n\n"]', 4, "a text runs over the end of its line, or holds a control character"],
    ["[1", 2, "the JSON ends too early: `,` or `]` is missing"],
    ["{1}", 1, "a name in double quotes should be here instead of `1`"],
    ['["a\nb"]', 3, "a text runs over the end of its line, or holds a control character"],
    ['["a\\x"]', 3, "this backslash does not begin anything known"],
    ['["\\q\\n"]', 2, "this backslash does not begin anything known"],
    ['["\\u00g1"]', 2, "this backslash does not begin anything known"],
    ['["a\\\\q', 1, "this text in double quotes has no end"],
    ["1 2", 2, "something follows after the end of the JSON"],
    ["", 0, "the JSON ends too early: a value is missing"],
  ])("%j is wrong at %i", (text, offset, what) => {
    expect(readJson(text)).toMatchObject({ kind: "problem", offset, what });
  });

  test.each([
    ['{"a": 1,}', "take out the comma before it"],
    ["[1, \n ]", "take out the comma before it"],
    ["[1 }", undefined],
    ["{'a': 1}", 'put names and texts into straight double quotes, as in "id"'],
    ["{“a”: 1}", 'put names and texts into straight double quotes, as in "id"'],
    ['{"a": \u2018x\u2019}', 'put names and texts into straight double quotes, as in "id"'],
    ["{a: 1}", "put the name into double quotes"],
    ["{_a: 1}", "put the name into double quotes"],
    ["{é: 1}", "put the name into double quotes"],
    ['{"a": 1, b: 2}', "put the name into double quotes"],
    ["{1: 1}", undefined],
    ["[1 x]", undefined],
    ["[yes]", "put texts into double quotes"],
    ["[True]", "write true"],
    ["[FALSE]", "write false"],
    ["[Null]", "write null"],
    ['[{"a": 1} {"a": 2}]', "put a comma before it"],
    ['[1 "a"]', "put a comma before it"],
    ["[1 [2]]", "put a comma before it"],
    ['{"a": 1 "b": 2}', "put a comma before it"],
    ['{"a" "b"}', undefined],
    ['{"a": 1}\n{"a": 2}', "put the records into square brackets, or name the file .ndjson"],
    ["1 [", undefined],
    ['["a\tb"]', "write `\\n`"],
    ['["a\\x"]', "write a backslash as `\\\\`"],
    ['["a', undefined],
    ["", undefined],
    ["[".repeat(65), undefined],
  ])("of %j it says what to do", (text, help) => {
    const read = readJson(text);
    expect(read.kind).toBe("problem");
    expect(read.kind === "problem" ? read.help : "").toBe(help);
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

  test("to the depth of the limit, in whole texts and in parts of lists", () => {
    const lists = (depth: number) => "[".repeat(depth) + "]".repeat(depth);
    expect(readJson(lists(64))).toMatchObject({ kind: "array" });
    expect(readJson(lists(65))).toMatchObject({
      ...{ kind: "problem", offset: 64 },
      what: "lists or objects stand deeper inside one another than 64 times",
    });
    expect(readJson(`${'{"a":'.repeat(63)}{}${"}".repeat(63)}`)).toMatchObject({ kind: "object" });
    expect(readJson(`${'{"a":'.repeat(64)}{}${"}".repeat(64)}`)).toMatchObject({ kind: "problem" });
    const whole = { first: true, final: true };
    expect(readJsonItems(lists(64), whole, 1000)).not.toHaveProperty("problem");
    expect(readJsonItems(lists(65), whole, 1000)).toMatchObject({ problem: { offset: 64 } });
  });

  test("is linear in long texts", () => {
    const long = "\\u0041".repeat(300_000);
    expect(readJson(`"${long}"`)).toMatchObject({ kind: "string" });
    expect(readJson(`"${long}`)).toMatchObject({ kind: "problem" });
  });
});

describe("a part of a list", () => {
  const whole = { first: true, final: true };
  const items = (text: string, part = whole, longest = 100) => {
    const { items, end, problem } = readJsonItems(text, part, longest);
    return [items.map(plain), end, ...(problem === undefined ? [] : [problem.offset, problem.what])];
  };

  test.each<[string, typeof whole, unknown[]]>([
    [" [ ] ", whole, [[], 0]],
    ["[]x", whole, [[], 0, 2, "something follows after the end of the JSON"]],
    ["[1, 2 ]\n", whole, [[1, 2], 5]],
    ["[1] 2", whole, [[1], 2, 4, "something follows after the end of the JSON"]],
    ["[1 2", whole, [[1], 2, 3, "`,` or `]` should be here instead of `2`"]],
    ["[1,", whole, [[1], 2, 3, "the JSON ends too early: a value is missing"]],
    ["[1, ", { first: true, final: false }, [[1], 2]],
    [" 2,3,", { first: false, final: false }, [[2, 3], 4]],
    ["[2],", { first: false, final: false }, [[[2]], 3]],
    ["4]", { first: false, final: true }, [[4], 1]],
    ["", { first: false, final: true }, [[], 0, 0, "the JSON ends too early: a value is missing"]],
    ["5,x,6,", { first: false, final: false }, [[5], 1, 2, "`x` is no JSON value"]],
  ])("%j, %j", (text, part, expected) => {
    expect(items(text, part)).toEqual(expected);
  });

  test("has no item that is too long, whether it ends or not", () => {
    const tooLong = "an item of this list is too long";
    expect(items('[ "aaa",1]', whole, 5)).toEqual([["aaa", 1], 9]);
    expect(items('[1, "aaaa",1]', whole, 5)).toEqual([[1], 2, 4, tooLong]);
    expect(items('[1, "aaaa', whole, 5)).toEqual([[1], 2, 4, "this text in double quotes has no end"]);
    expect(items('[1, "aaaaa', whole, 5)).toEqual([[1], 2, 4, tooLong]);
    expect(items('[1, ["aaaaa"]]', whole, 5)).toEqual([[1], 2, 4, tooLong]);
  });
});

test("what is wrong in an item is told, however much follows it", () => {
  const text = `[1, {"a" 2}, "${"x".repeat(100)}"]`;
  const what = "`:` should be here instead of `2`";
  expect(readJsonItems(text, { first: true, final: true }, 20)).toMatchObject({
    problem: { kind: "problem", offset: 9, what },
  });
  const tooLong = { kind: "problem", offset: 1, what: "an item of this list is too long" };
  expect(readJsonItems(text, { first: true, final: true }, 0)).toMatchObject({ problem: tooLong });
});

test("a list that comes piece by piece is cut after commas between its items", () => {
  const cuts = (...pieces: readonly string[]) => {
    const cut = createItemCut();
    let text = "";
    return pieces.map((piece) => {
      const seen = text.length;
      text += piece;
      return text.slice(0, cut(text, seen));
    });
  };
  expect(cuts("[1", ",2,3")).toEqual(["", "[1,2,"]);
  expect(cuts(' [{"a":1,"b":[1,2]}', ",", " ")).toEqual(["", ' [{"a":1,"b":[1,2]},', ""]);
  expect(cuts('["a,\\', '",b', "\\\\", '",', "[1,2],{}")).toEqual([
    ...["", "", ""],
    '["a,\\",b\\\\",',
    '["a,\\",b\\\\",[1,2],',
  ]);
  expect(cuts('["",1', ",2")).toEqual(['["",', '["",1,']);
  expect(cuts('["[",2', ',"]",3')).toEqual(['["[",', '["[",2,"]",']);
  expect(cuts('{"a":1,', '"b":[1,2],"c":3}', ",")).toEqual(["", "", ""]);
  expect(cuts("1,2", ",")).toEqual(["", ""]);
  expect(cuts('{"a":1},', "[1,2")).toEqual(["", '{"a":1},[1,']);
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

  test("finds a byte that is wrong anywhere in a long text, wherever that lies in memory", () => {
    const memory = new Uint8Array(64);
    for (let from = 0; from < 5; from++) {
      for (let at = 0; at < 23; at++) {
        const bytes = memory.fill(0x41).subarray(from, from + 23);
        bytes[at] = 0xff;
        const marker = createUtf8Marker();
        const text = new TextDecoder().decode(marker.mark(bytes));
        expect(text).toBe(`${"A".repeat(at)}${invalidMark}${"A".repeat(22 - at)}`);
        expect([marker.marked, marker.end().length]).toEqual([true, 0]);
      }
    }
  });

  test("keeps what is cut off for the next bytes, and marks it at the end", () => {
    const marker = createUtf8Marker();
    const smile = bytesOf("a😀");
    expect(marker.mark(smile.subarray(0, 3))).toEqual(bytesOf("a"));
    expect(marker.mark(smile.subarray(3, 4))).toEqual(new Uint8Array(0));
    expect(marker.marked).toBe(false);
    expect(marker.mark(smile.subarray(4))).toEqual(bytesOf("😀"));
    expect(marker.mark(smile.subarray(1, 4))).toEqual(new Uint8Array(0));
    expect(new TextDecoder().decode(marker.end())).toBe(invalidMark.repeat(3));
    expect(marker.marked).toBe(true);
    const sound = createUtf8Marker();
    expect([sound.mark(smile), sound.end(), sound.marked]).toEqual([smile, new Uint8Array(0), false]);
  });

  test.each([
    [[0xc2, 0x80], 0],
    [[0xc1, 0xbf], 2],
    [[0xdf, 0xbf], 0],
    [[0xc2, 0x7f], 1],
    [[0xc2, 0xc0], 2],
    [[0xe0, 0xa0, 0x80], 0],
    [[0xe0, 0x9f, 0xbf], 3],
    [[0xed, 0x9f, 0xbf], 0],
    [[0xed, 0xa0, 0x80], 3],
    [[0xef, 0xbf, 0xbf], 0],
    [[0xe1, 0x80, 0x41], 2],
    [[0xf0, 0x90, 0x80, 0x80], 0],
    [[0xf0, 0x8f, 0xbf, 0xbf], 4],
    [[0xf4, 0x8f, 0xbf, 0xbf], 0],
    [[0xf4, 0x90, 0x80, 0x80], 4],
    [[0xf5, 0x80, 0x80, 0x80], 4],
    [[0x80], 1],
  ])("of %j it marks %i", (bytes, count) => {
    const marker = createUtf8Marker();
    const marked = [...marker.mark(Uint8Array.from([0x41, ...bytes, 0x42])), ...marker.end()];
    const mark = [0xef, 0xbf, 0xbf];
    const kept = bytes.filter((byte) => byte === 0x41 || byte === 0x7f);
    const between = count === 0 ? bytes : [...Array.from({ length: count }, () => mark).flat(), ...kept];
    expect(marked).toEqual([0x41, ...between, 0x42]);
    expect(marker.marked).toBe(count > 0);
  });

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
