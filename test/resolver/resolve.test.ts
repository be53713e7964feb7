import { describe, expect, test } from "vitest";
import { createProject } from "../../compiler/project/project.ts";
import type { Program } from "../../compiler/resolver/program.ts";
import { usesIn } from "../../compiler/resolver/uses.ts";
import type { Reference } from "../../compiler/syntax/ast/node.ts";
import { builtInTypes } from "../../compiler/syntax/signal-words.ts";
import type { SyntaxNode } from "../../compiler/syntax/walk.ts";
import { readFixture } from "../harness/fixture.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { textFiles } from "../harness/source-files.ts";

async function programOf(entries: Record<string, string>): Promise<Program> {
  const project = createProject(createMemoryHost(new Map(Object.entries(entries))));
  const { program } = await project.snapshot("main.persona");
  if (program === undefined) throw new Error("the entry was not read");
  return program;
}

const playbook =
  'playbook Sales "Sales" { version "1.0.0"; owner "A <a@example.com>"; languages en; timezone "UTC" }\n';
const names = (program: Program, namespace: Parameters<Program["symbols"]>[0]) =>
  program.symbols(namespace).map(({ name }) => name);

test("an import that is not needed is deleted with its line, whatever ends it", async () => {
  const again = 'import "./a.persona"';
  const lines = [again, `  ${again}\t`, playbook.trimEnd(), "type Main one of x, y", ""];
  for (const lineEnd of ["\n", "\r\n", "\r"]) {
    const text = lines.join(lineEnd);
    const files = { "main.persona": text, "a.persona": "type A one of x, y\n" };
    const project = createProject(createMemoryHost(new Map(Object.entries(files))));
    const { diagnostics } = await project.snapshot("main.persona");
    const [edit] = diagnostics.find(({ code }) => code === "repeated-import")?.fixes[0]?.edits ?? [];
    if (edit === undefined) throw new Error("there is no fix");
    const fixed = text.slice(0, edit.span.start) + edit.newText + text.slice(edit.span.end);
    expect(fixed).toBe([lines[0], ...lines.slice(2)].join(lineEnd));
  }
});

describe("what belongs to a program", () => {
  test("all of the parts, in the order of first import, depth first", async () => {
    const program = await programOf({
      "main.persona": `import "./b.persona"\nimport "./a.persona"\n${playbook}type Main one of x, y\n`,
      "a.persona": "type A one of x, y\n",
      "b.persona": 'import "./c.persona"\ntype B one of x, y\n',
      "c.persona": 'type C one of x, y\nimport "./a.persona"\n',
    });
    expect(program.files.map(({ source }) => source.path)).toEqual([
      "main.persona",
      "b.persona",
      "c.persona",
      "a.persona",
    ]);
    expect(names(program, "type")).toEqual(["Main", "B", "C", "A"]);
  });

  test("of a shared file only what is named, and what that refers to, to any depth", async () => {
    const program = await programOf({
      "main.persona": `import Facts, large from "./shared/all.persona"\n${playbook}`,
      "shared/all.persona": `import "./types.persona"
import Spare, Deep from "../deep.persona"
signals Facts "Facts" { size integer "Size"; region Region "Region"; deep Deep "Deep" }
signals Others "Others" { other integer "Other"; unused Unused "Unused" }
define large as medium and size > 10
define medium as size > 5 and other > 1
define unused as size > 1
persona Deep "Same name as a type, and not referred to" { summary "One." }
persona size "Same name as a signal" { summary "One." }
`,
      "shared/types.persona": "type Region one of north, south\ntype Unneeded one of x, y\n",
      "deep.persona": "type Deep one of shallow, deep\ntype Unused one of x, y\ntype Spare one of x, y\n",
    });
    expect(names(program, "group")).toEqual(["Facts", "Others"]);
    expect(names(program, "definition")).toEqual(["large", "medium"]);
    expect(names(program, "type")).toEqual(["Region", "Deep"]);
    expect(names(program, "persona")).toEqual([]);
    expect(program.declarations("signals").map(({ file }) => file)).toEqual([
      "shared/all.persona",
      "shared/all.persona",
    ]);
  });
});

describe("references", () => {
  test("lead to their symbols and back", async () => {
    const text = `${playbook}persona One "One" { summary "One." }
signals Facts "Facts" { size integer "Size" }
define large as size > 3
weights { when large and size < 9 then One +1; for size { above 3 then One +1 } }
classify { ties One; otherwise One }
`;
    const program = await programOf({ "main.persona": text });
    const [size] = program.symbols("signal");
    const [one] = program.symbols("persona");
    const [large] = program.symbols("definition");
    if (size === undefined || one === undefined || large === undefined) throw new Error("not bound");
    for (const symbol of [size, one, large]) {
      for (const { file, node } of program.references(symbol)) {
        expect(file).toBe("main.persona");
        expect(text.slice(node.start, node.end)).toBe(symbol.name);
        expect(program.resolution(node)).toBe(symbol);
      }
    }
    expect(program.references(size)).toHaveLength(3);
    expect(program.references(large)).toHaveLength(1);
    expect(program.symbolOf(size.node)).toBe(size);
  });

  test("within a play see its own actions and phases first", async () => {
    const play = (name: string) => `play ${name} "${name}" {
  stage First
  phase First "First" { window 0 to 3 days after start }
  task brief "Brief" { owner Manager; when on start }
  task next "Next" { owner Manager; when 1 day after brief; needs brief }
  task last "Last" { owner Manager; when 1 day after end of First }
}
`;
    const program = await programOf({
      "main.persona": `${playbook}stage First "First"\nrole Manager "M" { from team }\n${play("A")}${play("B")}`,
    });
    for (const owner of program.symbols("play")) {
      const brief = program.symbols("action", owner).find(({ name }) => name === "brief");
      const [phase] = program.symbols("phase", owner);
      expect(brief && program.references(brief)).toHaveLength(2);
      expect(phase && program.references(phase)).toHaveLength(1);
    }
    const [stage] = program.symbols("stage");
    expect(stage && program.references(stage)).toHaveLength(2);
  });

  test("a word that no type has stands for itself, and two names that clash are known", async () => {
    const signals = 'signals Facts "Facts" { ways any of portal; size any of Size }\n';
    const program = await programOf({ "main.persona": `${playbook}${signals}type Size one of x, y\n` });
    const types = program.files.flatMap(({ tree }) => tree.declarations).flatMap(usesIn);
    expect(types.map(({ node }) => [node.text, program.isValue(node)])).toEqual([
      ["portal", true],
      ["Size", false],
    ]);
    expect(program.namesDiffer).toBe(true);
    expect(program.file("main.persona")).toBe(program.files[0]);
    expect(program.file("other.persona")).toBeUndefined();
    const clash = await programOf({ "main.persona": `${playbook}${signals.repeat(2)}` });
    expect(clash.namesDiffer).toBe(false);
  });

  /** Where a word is a value of a signal's type, or a type that is always there: no name of the playbook. */
  const isValueIn = (parent: SyntaxNode, reference: Reference): boolean =>
    ["case", "comparison", "assignment-header"].includes(parent.kind) ||
    (parent.kind === "simple-type" && (builtInTypes as readonly string[]).includes(reference.text));

  test("none of the language by example is overlooked, whatever the shape it stands in", async () => {
    const [fixture] = textFiles("test/fixtures/lowering/language.persona");
    const program = await programOf(Object.fromEntries(readFixture(fixture?.text ?? "").files));
    const overlooked: string[] = [];
    const look = (node: SyntaxNode): void => {
      for (const value of Object.values(node).flat())
        if (typeof value === "object" && value !== null && "kind" in value && "start" in value) {
          const child = value as SyntaxNode;
          const reference = child.kind === "reference" ? (child as Reference) : undefined;
          if (reference === undefined) look(child);
          else if (
            program.resolution(reference) === undefined &&
            !program.isValue(reference) &&
            !isValueIn(node, reference)
          )
            overlooked.push(`${node.kind}: ${reference.text}`);
        }
    };
    for (const { tree } of program.files) look(tree);
    // Imports have a table of their own, a tone asks two words of its message, and a former name leads nowhere.
    expect(overlooked).toEqual([
      "import-header: Region",
      "subject: feeling",
      "subject: channel",
      "property: dressRehearsal",
    ]);
  });
});
