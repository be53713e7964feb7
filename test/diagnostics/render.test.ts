import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Diagnostic, Label } from "../../compiler/diagnostics/diagnostic.ts";
import { displayWidth, visible, wrap } from "../../compiler/diagnostics/display-text.ts";
import { type RenderOptions, renderDiagnostic, renderSummary } from "../../compiler/diagnostics/render.ts";

const diagnostic = (text: string, word: string, more: Partial<Diagnostic> = {}): Diagnostic => ({
  code: "unknown-name",
  severity: "error",
  message: "there is no persona named `Tehcnical`",
  why: "What it stands for is not declared in this playbook.",
  file: "main.persona",
  span: { start: text.indexOf(word), end: text.indexOf(word) + word.length },
  related: [],
  fixes: [],
  ...more,
});

const render = (text: string, word: string, more: Partial<Diagnostic> = {}, options: RenderOptions = {}) =>
  renderDiagnostic(
    diagnostic(text, word, more),
    (file) => (file === "main.persona" ? text : undefined),
    options,
  );

/** The line of the source as shown, and the carets under it. */
function frameOf(rendered: string): { readonly line: string; readonly carets: string } {
  const rows = rendered.split("\n");
  const at = rows.findIndex((row) => /^ *\u2502 +\^/.test(row));
  return { line: rows[at - 1] ?? "", carets: rows[at] ?? "" };
}

describe("renderDiagnostic", () => {
  test("shows what, where, why, help and fix", () => {
    const text = "play Onboarding {\n  for Tehcnical\n}\n";
    const more = {
      help: "did you mean `Technical`?",
      fixes: [{ title: "write `Technical`", edits: [] }],
    };
    expect(render(text, "Tehcnical", more)).toBe(
      [
        "error: there is no persona named `Tehcnical`",
        "  ╭─ main.persona:2:7 [unknown-name]",
        "2 │   for Tehcnical",
        "  │       ^^^^^^^^^",
        "  why: What it stands for is not declared in this playbook.",
        "  help: did you mean `Technical`?",
        "  fix available: write `Technical`",
      ].join("\n"),
    );
  });

  test("shows related places of the file in its frame and those of others in their own", () => {
    const text = `${"\n".repeat(7)}persona A {}\n\n\npersona B {}\n`;
    const other = "persona C {}";
    const label = (file: string, source: string, word: string): Label => ({
      file,
      span: { start: source.indexOf(word), end: source.indexOf(word) + 1 },
      message: "the first is here",
    });
    const related = [label("main.persona", text, "A"), label("other.persona", other, "C")];
    const shown = renderDiagnostic(diagnostic(text, "B", { related }), (file) =>
      file === "main.persona" ? text : other,
    );
    expect(shown.split("\n").slice(1, -1)).toEqual([
      "   ╭─ main.persona:11:9 [unknown-name]",
      " 8 │ persona A {}",
      "   │         - the first is here",
      "   ·",
      "11 │ persona B {}",
      "   │         ^",
      "  ╭─ other.persona:1:9",
      "1 │ persona C {}",
      "  │         - the first is here",
    ]);
  });

  test("draws with ASCII where asked to", () => {
    const shown = render("for X", "X", {}, { unicode: false });
    expect(shown).toMatch(/^\p{ASCII}*$/u);
  });

  test("puts the carets under wide, combined and joined characters", () => {
    for (const before of [
      "\t",
      "日本語 ",
      "e\u0301e\u0301 ",
      "👨‍👩‍👧 ",
      "🇪🇸 ",
      "می‌خواهم ",
      "שלום ",
      "\u001b[31m",
    ]) {
      const { line, carets } = frameOf(render(`${before}XX rest`, "XX"));
      expect(displayWidth(carets.slice(0, carets.indexOf("^")))).toBe(
        displayWidth(line.slice(0, line.indexOf("XX"))),
      );
      expect(carets.endsWith(" ^^")).toBe(true);
    }
    expect(frameOf(render("日本", "日本")).carets).toBe("  │ ^^^^");
  });

  test("cuts long lines around the place", () => {
    const text = `${"a".repeat(5_000)} XX ${"b".repeat(5_000)}`;
    const { line, carets } = frameOf(render(text, "XX", {}, { width: 60 }));
    expect(displayWidth(line)).toBeLessThanOrEqual(60);
    expect(line).toMatch(/…a+ XX b+…/);
    expect(carets.indexOf("^")).toBe(line.indexOf("XX"));
  });

  test("marks an empty place, one at the end of the file and one over several lines", () => {
    const text = "abc\ndef";
    for (const span of [
      { start: 0, end: 0 },
      { start: 7, end: 7 },
      { start: 1, end: 6 },
      { start: 900, end: 901 },
    ])
      expect(render(text, "a", { span })).toMatch(/\^/);
  });

  test("shows a hundred places in a few lines", () => {
    const related = Array.from({ length: 100 }, () => ({
      file: "main.persona",
      span: { start: 0, end: 1 },
      message: "here too",
    }));
    const shown = render("abc", "a", { related });
    expect(shown.split("\n").length).toBeLessThan(20);
    expect(shown).toContain("and 92 more places");
  });

  test("names the file where its text is not known", () => {
    expect(render("abc", "a", { file: "gone.persona" })).toContain("gone.persona [unknown-name]");
  });

  test("colours with what it is given, and changes nothing else", () => {
    const text = "play A { for Tehcnical }";
    const coloured = render(text, "Tehcnical", {}, { style: (_, shown) => `\u001b[1m${shown}\u001b[0m` });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: the colours that were put in
    expect(coloured.replace(/\u001b\[\d+m/g, "")).toBe(render(text, "Tehcnical"));
  });

  test("never sends a character that a terminal would obey, whatever the source says", () => {
    const nasty = fc.array(
      fc.constantFrom(
        "\u001b[2J",
        "\u0007",
        "\u202e",
        "\u2066",
        "\r",
        "\n",
        "\u2028",
        "\u0000",
        "\u009b",
        "é",
        "日",
        "a",
        "\t",
        "\ud800",
      ),
      { maxLength: 30 },
    );
    fc.assert(
      fc.property(nasty, fc.nat(40), fc.nat(40), (parts, start, length) => {
        const text = parts.join("");
        const span = { start, end: start + length };
        const shown = render(text, "", { span, message: text, help: text, file: "main.persona" });
        expect(shown).not.toMatch(/[\p{Bidi_Control}\u2028\p{Surrogate}]|(?!\n)\p{Cc}/u);
      }),
      { seed: 11, numRuns: 500 },
    );
  });
});

test("renderSummary counts by severity and file", () => {
  const of = (severity: Diagnostic["severity"], file: string) => diagnostic("a", "a", { severity, file });
  expect(renderSummary([])).toBe("nothing is wrong");
  expect(renderSummary([of("warning", "a")])).toBe("1 warning in 1 file");
  expect(renderSummary([of("error", "a"), of("error", "b"), of("warning", "c")])).toBe(
    "2 errors and 1 warning in 3 files",
  );
  expect(renderSummary([of("error", "a"), of("hint", "a"), of("warning", "a")])).toBe(
    "1 error, 1 warning and 1 hint in 1 file",
  );
});

describe("display text", () => {
  test.each([
    ["abc", 3],
    ["日本", 4],
    ["e\u0301", 1],
    ["👨‍👩‍👧", 2],
    ["🇪🇸", 2],
    ["❤️", 2],
    ["می‌خواهم", 7],
    ["\u200d", 0],
    ["", 0],
  ])("%j takes %i columns", (text, width) => expect(displayWidth(text)).toBe(width));

  test("shows what must not be obeyed", () => {
    expect(visible("a\u001b[31m\u202eb\u007f\n")).toBe("a␛[31m‹U+202E›b␡␊");
  });

  test("wraps at blanks, and leaves long words whole", () => {
    expect(wrap("one two three", 7)).toEqual(["one two", "three"]);
    expect(wrap("a verylongword b", 5)).toEqual(["a", "verylongword", "b"]);
  });
});
