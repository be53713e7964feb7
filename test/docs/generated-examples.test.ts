import { describe, expect, test } from "vitest";
import { foreignCatalog } from "../../compiler/diagnostics/catalog/foreign.ts";
import { namesCatalog } from "../../compiler/diagnostics/catalog/names.ts";
import { projectCatalog } from "../../compiler/diagnostics/catalog/project.ts";
import { syntaxCatalog } from "../../compiler/diagnostics/catalog/syntax.ts";
import { definitionOf } from "../../compiler/diagnostics/codes.ts";
import { createProject } from "../../compiler/project/project.ts";
import { generatedExamples } from "../harness/generated-examples.ts";
import { textFiles } from "../harness/source-files.ts";

type Generated = keyof typeof generatedExamples;

/** What stands in the fences `text` under the heading `Wrong`. */
const messageIn = (page: string) => /^## Wrong\n[\s\S]*?^```text\n([\s\S]*?)\n```$/m.exec(page)?.[1];

describe("what no page can show", () => {
  const pages = new Map(textFiles("docs/diagnostics/*.md").map(({ path, text }) => [path, text]));
  const pageOf = (code: string) => pages.get(`docs/diagnostics/${code}.md`) ?? "";
  const codes = Object.keys(generatedExamples) as Generated[];

  test("is generated for every page about a playbook that says so", () => {
    const ofPlaybooks = Object.keys({
      ...foreignCatalog,
      ...syntaxCatalog,
      ...projectCatalog,
      ...namesCatalog,
    });
    const without = ofPlaybooks.filter((code) => /^No example: \S/m.test(pageOf(code)));
    expect(without.sort()).toEqual([...codes].sort());
  });

  test.each(codes)("%s comes of it, with the message on its page", async (code) => {
    const { host, amongOthers } = generatedExamples[code]?.() ?? expect.fail();
    const { diagnostics } = await createProject(host).snapshot("main.persona");
    const found = [...new Set(diagnostics.map((one) => `${one.severity}[${one.code}]`))];
    const expected = `${definitionOf(code).severity}[${code}]`;
    if (amongOthers) expect(found).toContain(expected);
    else expect(found).toEqual([expected]);
    expect(messageIn(pageOf(code))).toBe(diagnostics.find((one) => one.code === code)?.message);
  });
});
