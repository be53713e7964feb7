import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../compiler/diagnostics/diagnostic.ts";
import { compareLabels, readFixture, withoutLabels, writeFixture } from "./fixture.ts";

function diagnosticAt(text: string, marked: string, more: Partial<Diagnostic> = {}): Diagnostic {
  const start = text.indexOf(marked);
  return {
    code: "unknown-name",
    severity: "error",
    message: "there is no channel `emial`",
    why: "",
    file: "main.persona",
    span: { start, end: start + marked.length },
    related: [],
    fixes: [],
    ...more,
  };
}

const fix = { title: "write `email`", edits: [] };

describe("a label", () => {
  const text = [
    "persona Technical {",
    "  channels emial, pohne",
    "  //       ^^^^^ error[unknown-name] fix: no channel",
    "  //              ^^^^^ error[unknown-name]",
    "}",
    "",
  ].join("\n");
  const fixture = readFixture(text);
  const first = diagnosticAt(text, "emial", { fixes: [fix] });
  const second = diagnosticAt(text, "pohne");

  test("marks a range of the nearest line above that is no label", () => {
    expect(fixture.labels.map(({ span }) => text.slice(span.start, span.end))).toEqual(["emial", "pohne"]);
    expect(compareLabels(fixture, [first, second])).toBe("");
  });

  test("that no diagnostic meets is listed apart from a diagnostic without a label", () => {
    const other = diagnosticAt(text, "Technical", { severity: "warning", code: "unused-persona" });
    const differences = compareLabels(fixture, [first, other]);
    expect(differences).toContain(
      "Labels that no diagnostic meets:\n  main.persona 2:19 to 2:24 error[unknown-name]",
    );
    expect(differences).toContain(
      "Diagnostics without a label:\n  main.persona 1:9 to 1:18 warning[unused-persona]",
    );
  });

  test.each<[string, Partial<Diagnostic>]>([
    ["a range one short", { span: { start: first.span.start, end: first.span.end - 1 } }],
    ["another code", { code: "unknown-word" }],
    ["another severity", { severity: "warning" }],
    ["no fix", { fixes: [] }],
    ["another message", { message: "something else" }],
    ["another file", { file: "other.persona" }],
  ])("is not met by %s", (_, change) => {
    expect(compareLabels(fixture, [{ ...first, ...change }, second])).not.toBe("");
  });

  test("is met once: the same diagnostic twice is one too many", () => {
    expect(compareLabels(fixture, [first, first, second])).toContain("Diagnostics without a label:");
  });
});

describe("files of a fixture", () => {
  test("begin at their marks, and labels belong to their file", () => {
    const fixture = readFixture("a\n//- b.persona\n  bb\n//^^ error[x]\n");
    expect([...fixture.files]).toEqual([
      ["main.persona", "a\n"],
      ["b.persona", "  bb\n//^^ error[x]\n"],
    ]);
    expect(fixture.labels).toMatchObject([{ file: "b.persona", span: { start: 2, end: 4 } }]);
  });

  test("keep their line ends, and columns count the same with them", () => {
    const fixture = readFixture("one\r\n  two\r\n//^^^ error[x]\r\n");
    expect(fixture.labels[0]?.span).toEqual({ start: 7, end: 10 });
    expect(withoutLabels(fixture).get("main.persona")).toBe("one\r\n  two\r\n");
  });

  test("an ordinary comment with a caret in it is no label", () => {
    expect(readFixture("a\n// 2^3 error\n// x ^^ error[y]\n").labels).toEqual([]);
  });
});

describe("UPDATE=1 writes labels that are met when read again", () => {
  const cases: [what: string, text: string, marked: string][] = [
    ["in the middle of a line", "persona Technical {\n  channels emial\n}\n", "emial"],
    ["at the first column", "persnoa Technical {\n}\n", "persnoa"],
    ["a word of two letters at the first column", "ab Technical {\n}\n", "ab"],
    ["over several lines", "persona A {\n  x\n}\n", "A {\n  x"],
    ["nothing at all", "persona {\n}\n", ""],
    ["inside a text block", 'agenda """\n  one {{two}}\n  """\n', "two"],
    ["on a last line without an end", "persona Technical", "Technical"],
    ["on a line that ends in CR LF", "persona A {\r\n  channels emial\r\n}\r\n", "emial"],
  ];
  test.each(cases)("%s", (_, text, marked) => {
    const fixture = readFixture(text);
    const found = diagnosticAt(text, marked, { fixes: [fix] });
    const written = writeFixture(fixture, [found]);
    const reread = readFixture(written);
    // A label above or below moves nothing that stands before it in the file.
    expect(compareLabels(reread, [found])).toBe("");
    expect([...withoutLabels(reread)]).toEqual([["main.persona", text.endsWith("\n") ? text : `${text}\n`]]);
    expect(writeFixture(reread, [found])).toBe(written);
  });

  test("several on one line, in several files, with the words that were demanded", () => {
    const text = "//- a.persona\n  one two\n//^^^ error[unknown-name]: no channel\n//- b.persona\n  three\n";
    const in_ = (file: string, start: number, end: number) =>
      diagnosticAt(text, "", { file, span: { start, end } });
    const found = [in_("a.persona", 2, 5), in_("a.persona", 6, 9), in_("b.persona", 2, 7)];
    expect(writeFixture(readFixture(text), found)).toBe(
      [
        "//- a.persona",
        "  one two",
        "//^^^ error[unknown-name]: no channel",
        "  //  ^^^ error[unknown-name]: no channel",
        "//- b.persona",
        "  three",
        "//^^^^^ error[unknown-name]: no channel",
        "",
      ].join("\n"),
    );
  });
});
