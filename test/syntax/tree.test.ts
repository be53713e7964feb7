import { expect, test } from "vitest";
import { parse } from "../../compiler/syntax/parse.ts";
import { printTree } from "../../compiler/syntax/print-tree.ts";
import { children, descendants, nodesAt, type SyntaxNode } from "../../compiler/syntax/walk.ts";
import { textFiles } from "../harness/source-files.ts";

const treeOf = (text: string) => parse({ path: "main.persona", text, version: 0 }).tree;
const language = textFiles("test/fixtures/parse/language.persona")[0]?.text ?? "";

test("the language by example gives this tree", async () => {
  await expect(`${printTree(treeOf(language))}\n`).toMatchFileSnapshot("../fixtures/parse/language.ast.txt");
});

test("half a line keeps what could be read", () => {
  const text =
    "weights {\n  when a and b then Technical\n  for x { c then A +1; d then A; e then A +2 }\n}\n";
  expect(printTree(treeOf(text))).toBe(
    [
      "file",
      "  weights",
      "    property broken word=when",
      "      when-rule broken",
      '        condition: logical operator="and"',
      '          operands: comparison operator="holds"',
      "            subject: subject name=a",
      '          operands: comparison operator="holds"',
      "            subject: subject name=b",
      "    property word=for",
      "      for-rule signal=x",
      "        arms: arm",
      "          test: case values=c",
      "          award: award",
      "            points: points persona=A points=+1",
      "        arms: arm broken",
      "          test: case values=d",
      "        arms: arm",
      "          test: case values=e",
      "          award: award",
      "            points: points persona=A points=+2",
    ].join("\n"),
  );
});

test("a misspelt word is read as the one that was meant", () => {
  expect(printTree(treeOf('persna A "A" { sumary "x" }'))).toBe(
    [
      "file",
      "  persona broken name=A",
      '    localized-text text="A"',
      "    property broken word=summary broken",
      "      texts",
      '        localized-text text="x"',
    ].join("\n"),
  );
});

test("names are in NFC, wherever they stand", () => {
  const tree = treeOf("define cafe\u0301 as cafe\u0301 > 1");
  const names = [...descendants(tree)].filter(({ kind }) => kind === "name" || kind === "reference");
  expect(names.map((node) => (node as unknown as { text: string }).text)).toEqual(["café", "café"]);
});

test("walking reaches every node, and finds the innermost at an offset", () => {
  const tree = treeOf(language);
  const walked = new Set<object>(descendants(tree));
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    if ("kind" in value && "start" in value) expect(walked.has(value)).toBe(true);
    for (const inner of Object.values(value)) visit(inner);
  };
  visit(tree);
  const offset = language.indexOf("customer.tongue") + "customer.to".length;
  expect(nodesAt(tree, offset).at(-1)).toMatchObject({ kind: "reference", text: "tongue" });
  expect(nodesAt(tree, offset).map(({ kind }) => kind)).toEqual([
    "file",
    "assign",
    "property",
    "preference",
    "comparison",
    "subject",
    "reference",
  ]);
});

test("the nodes at an offset are those that a walk through all of them finds, also where something is wrong", () => {
  const found = (tree: SyntaxNode, offset: number): readonly SyntaxNode[] => {
    const around = children(tree).filter(({ start, end }) => start <= offset && offset <= end);
    const lengths = around.map(({ start, end }) => end - start);
    const inner = around[lengths.lastIndexOf(Math.min(...lengths))];
    return inner === undefined ? [tree] : [tree, ...found(inner, offset)];
  };
  for (const { path, text } of textFiles("test/fixtures/**/*.persona")) {
    const tree = treeOf(text);
    // Every offset of a short file, and some of a long one.
    const step = Math.ceil(text.length / 400);
    for (let offset = 0; offset <= text.length; offset += step) {
      const [given, expected] = [nodesAt(tree, offset), found(tree, offset)];
      const isSame =
        given.length === expected.length && given.every((node, index) => node === expected[index]);
      expect(isSame, `${path} at ${offset}`).toBe(true);
    }
  }
});

test("places nest, and a name's place is its text", () => {
  for (const { path, text } of textFiles("test/fixtures/**/*.persona")) {
    const visit = (node: SyntaxNode): void => {
      for (const child of children(node)) {
        expect(child.start, `${path}: ${child.kind}`).toBeGreaterThanOrEqual(node.start);
        expect(child.end, `${path}: ${child.kind}`).toBeLessThanOrEqual(node.end);
        const named = child as { text?: string; missing?: boolean; broken?: boolean; respelled?: boolean };
        const leaf = child.kind === "name" || child.kind === "reference";
        if (leaf && named.missing !== true && named.broken !== true && named.respelled !== true) {
          const written = text.slice(child.start, child.end).normalize("NFC");
          const seen = written.replaceAll(/[\0\p{Default_Ignorable_Code_Point}]/gu, "");
          expect([written, seen], path).toContain(named.text);
        }
        visit(child);
      }
    };
    visit(treeOf(text));
  }
});
