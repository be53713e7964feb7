/** The reference names every field that a template of a plan sees, and no other. */

import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import type { ScopeNode } from "../../compiler/ir/text-scope.ts";
import { planScope } from "../../compiler/planner/words/plan-context.ts";

test("the fields of a plan's template are those of the reference", () => {
  const page = readFileSync(new URL("../../docs/reference/plans.md", import.meta.url), "utf8");
  const [, section = ""] = /### What a template sees\n(.*?)\n## /s.exec(page) ?? [];
  const rows = section.match(/^\| `.*$/gm) ?? [];
  const written = rows.flatMap((row) =>
    [...row.matchAll(/`([\w.]+)`/g)].flatMap(([, name]) => name?.split(".")),
  );
  expect(new Set(written)).toEqual(new Set(namesIn(planScope)));
});

function namesIn(node: ScopeNode): readonly string[] {
  if (node.kind === "list") return namesIn(node.element);
  return node.kind === "record" ? [...node.fields].flatMap(([name, field]) => [name, ...namesIn(field)]) : [];
}
