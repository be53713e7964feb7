import { expect, test } from "vitest";
import { createReporter } from "../../compiler/diagnostics/reporter.ts";
import { parse } from "../../compiler/syntax/parse.ts";

test("a diagnostic has the places of the nodes that it is given, and nothing else of them", () => {
  const text = 'persona A "A" {}\npersona B "B" {}';
  const [first, second] = parse({ path: "main.persona", text, version: 0 }).tree.declarations;
  if (first === undefined || second === undefined) expect.fail("two declarations");
  const reporter = createReporter();
  const file = "main.persona";
  reporter.report(
    "duplicate-name",
    file,
    second,
    { name: "A", kind: "persona", otherKind: "persona" },
    {
      related: [{ file, span: first, message: "the first is here" }],
      fixes: [{ title: "delete it", edits: [{ file, span: second, newText: "" }] }],
    },
  );
  expect(reporter.diagnostics).toMatchObject([{ code: "duplicate-name" }]);
  const [{ span, related, fixes } = expect.fail("no diagnostic")] = reporter.diagnostics;
  expect(span).toStrictEqual({ start: 17, end: 33 });
  expect(related).toStrictEqual([{ file, span: { start: 0, end: 16 }, message: "the first is here" }]);
  expect(fixes[0]?.edits).toStrictEqual([{ file, span: { start: 17, end: 33 }, newText: "" }]);
});
