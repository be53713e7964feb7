/** Text in generated JavaScript: what an engine makes of what is written is what was given, and nothing else. */

import { parse } from "acorn";
import { describe, expect, test } from "vitest";
import {
  access,
  block,
  type Code,
  comment,
  constantCode,
  createNames,
  docComment,
  from,
  indent,
  isIdentifier,
  join,
  js,
  literal,
  type Plain,
  printFile,
  propertyKey,
  withoutInvisible,
} from "../../compiler/emit/javascript/writers.ts";

const valueOf = ({ code }: Code): unknown => new Function(`return ${code};`)();
/** The comments of a program that has nothing else. */
function commentsOf(code: string): readonly string[] {
  const comments: string[] = [];
  const program = parse(code, { ecmaVersion: 2024, onComment: (_, text) => comments.push(text) });
  expect(program.body).toEqual([]);
  return comments;
}

describe("a literal has the value that it is written for", () => {
  test.each<Plain>([
    undefined,
    true,
    -12.5,
    "",
    'a "b" \\ \n\t\u2028\u2029\u202e\u0007\ufeff\ud800 é 中 👩‍👩‍👧',
    "<script></script><!-- -->",
    [],
    ["a", 1, [false]],
    {},
    { a: 1, "b c": "d", "9": [], é: {} },
  ])("%j", (value) => {
    expect(valueOf(literal(value))).toEqual(value);
  });

  test("and a key `__proto__` sets no prototype", () => {
    const made = valueOf(literal(JSON.parse('{"__proto__": 1}'))) as object;
    expect(Object.entries(made)).toEqual([["__proto__", 1]]);
    expect(Object.getPrototypeOf(made)).toBe(Object.prototype);
  });

  test("and what is undefined in an object is left out", () => {
    expect(literal({ a: undefined }).code).toBe("{}");
    expect(literal({ a: undefined, b: 1, c: [2, 3] }).code).toBe("{ b: 1, c: [2, 3] }");
  });
});

test.each([
  ["</script>", '"\\u003c/script>"'],
  ["<!--", '"\\u003c!--"'],
  ["-->", '"--\\u003e"'],
  ["a < b", '"a < b"'],
  ["\u2028\u0085\u200f\u2069\u007f", '"\\u2028\\u0085\\u200f\\u2069\\u007f"'],
  ["\udc00", '"\\udc00"'],
  ["👩‍👧 می‌خواهم", '"👩‍👧 می‌خواهم"'],
])("%j in code is %s", (text, code) => {
  expect(literal(text).code).toBe(code);
});

test("code of another tool keeps its lines, and its literals their values", () => {
  const code = 'const a =\n  "\u202e\ufeff";';
  expect(withoutInvisible(code)).toBe('const a =\n  "\\u202e\\ufeff";');
});

test.each([
  ["name", "name", ".name"],
  ["$a_1", "$a_1", ".$a_1"],
  ["می‌خواهم", "می‌خواهم", ".می‌خواهم"],
  ["na me", '"na me"', '["na me"]'],
  ["1a", '"1a"', '["1a"]'],
  ["", '""', '[""]'],
  ["__proto__", '["__proto__"]', ".__proto__"],
  ["e\u0301", '"e\u0301"', '["e\u0301"]'],
])("a property %j has the key %s and is read by %s", (name, key, read) => {
  expect(propertyKey(name).code).toBe(key);
  expect(access(constantCode("it"), name).code).toBe(`it${read}`);
});

test("an identifier is one for the engine too, in its normal form", () => {
  for (const name of ["a", "$", "_", "a1", "é", "ع"]) {
    expect(isIdentifier(name), name).toBe(true);
    expect(() => new Function(`let ${name};`), name).not.toThrow();
  }
  for (const name of ["", "1", "a-b", "a b", "e\u0301", "\u200ca", "a\n", "\u00b7a"])
    expect(isIdentifier(name), name).toBe(false);
});

describe("a comment ends where it was meant to", () => {
  test.each([
    ["a\nthrow 1", "a throw 1"],
    ["a\r\n\u2028\u2029b", "a b"],
    ["*/ throw 1 /*", "*\\/ throw 1 /*"],
    ["</script><!--", "<\\/script><\\!--"],
    ["a --> b", "a --\\> b"],
    ["a <b", "a <b"],
    ["# sourceMappingURL=x", " sourceMappingURL=x"],
    ["@sourceURL=x", "sourceURL=x"],
    ["@ source #1", "@ source #1"],
    ["\u202e\u0000", "\\u202e\\u0000"],
  ])("%j is %j", (text, shown) => {
    expect(commentsOf(comment(text).code)).toEqual([` ${shown}`]);
    expect(commentsOf(join(docComment([text]), "\n").code)).toEqual([`* ${shown} `]);
    const [several = ""] = commentsOf(join(docComment(["first", text]), "\n").code);
    expect(several).toBe(`*\n * first\n * ${shown}\n `);
  });

  test("and there is none where nothing is to be said", () => {
    expect(docComment([])).toEqual([]);
    expect(docComment(["", ""])).toEqual([]);
    expect(docComment(["", "a", ""]).map(({ code }) => code)).toEqual(["/** a */"]);
  });
});

test("code is put together of code and numbers", () => {
  expect(js`a(${constantCode("b")}, ${-1.5});`.code).toBe("a(b, -1.5);");
  expect(join([js`a`, js`b`], ", ").code).toBe("a, b");
  expect(printFile([js`a`, js``, js`b`])).toBe("a\n\nb\n");
});

test("lines within a block stand two further in, and empty ones stay empty", () => {
  const lines = block(js`if (a)`, [js`b;`, js``, constantCode("/**\n * c\n\n */")]);
  expect(printFile(lines)).toBe("if (a) {\n  b;\n\n  /**\n   * c\n\n   */\n}\n");
  expect(printFile(block(js`let a =`, [], js`};`))).toBe("let a = {\n};\n");
});

test("a line keeps the nearest place that it comes from", () => {
  const [far, near] = [
    { file: "a.persona", line: 1, column: 1 },
    { file: "a.persona", line: 2, column: 3 },
  ];
  const lines = from(far, [js`a`, ...from(near, [js`b`])]);
  expect(lines.map(({ origin }) => origin)).toEqual([far, near]);
  expect(indent(lines).map(({ origin }) => origin)).toEqual([far, near]);
});

describe("names of users", () => {
  test("are themselves where they can be, and never the same for two things", () => {
    const nameOf = createNames(["taken"]);
    const given = [
      nameOf("signal", "size"),
      nameOf("persona", "size"),
      nameOf("signal", "taken"),
      nameOf("signal", "class"),
      nameOf("signal", "Object"),
      nameOf("signal", "a-b"),
      nameOf("signal", "a b"),
      nameOf("signal", "1st"),
      nameOf("signal", "size_2"),
    ].map(({ code }) => code);
    expect(given).toEqual([
      "size",
      "size_2",
      "taken_2",
      "class_2",
      "Object_2",
      "_a_b",
      "_a_b_2",
      "_1st",
      "size_2_2",
    ]);
    expect(nameOf("persona", "size").code).toBe("size_2");
  });

  test("are none of the words that an engine keeps for itself", () => {
    const nameOf = createNames([]);
    const refused = (name: string) => {
      try {
        new Function(`"use strict"; let ${name};`);
        return false;
      } catch {
        return true;
      }
    };
    const words =
      "await break case catch class const continue debugger default delete do else enum eval export";
    const more =
      "extends false finally for function if implements import in instanceof interface let new null";
    const rest = "package private protected public return static super switch this throw true try typeof var";
    const last = "void while with yield arguments";
    for (const word of [words, more, rest, last].join(" ").split(" ")) {
      expect(refused(nameOf("signal", word).code), word).toBe(false);
      expect(nameOf("signal", word).code).toBe(`${word}_2`);
    }
  });
});
