import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { dataCatalog } from "../../compiler/diagnostics/catalog/data.ts";
import { foreignCatalog } from "../../compiler/diagnostics/catalog/foreign.ts";
import { lintCatalog } from "../../compiler/diagnostics/catalog/lint.ts";
import { namesCatalog } from "../../compiler/diagnostics/catalog/names.ts";
import { outputCatalog } from "../../compiler/diagnostics/catalog/output.ts";
import { projectCatalog } from "../../compiler/diagnostics/catalog/project.ts";
import { suppressionCatalog } from "../../compiler/diagnostics/catalog/suppressions.ts";
import { syntaxCatalog } from "../../compiler/diagnostics/catalog/syntax.ts";
import { textsCatalog } from "../../compiler/diagnostics/catalog/texts.ts";
import { blockCodes } from "../../compiler/diagnostics/catalog/types/blocks.ts";
import { conditionCodes } from "../../compiler/diagnostics/catalog/types/conditions.ts";
import { peopleCodes } from "../../compiler/diagnostics/catalog/types/people.ts";
import { playCodes } from "../../compiler/diagnostics/catalog/types/plays.ts";
import { typeCodes } from "../../compiler/diagnostics/catalog/types/types.ts";
import { valueCodes } from "../../compiler/diagnostics/catalog/types/values.ts";
import { weightCodes } from "../../compiler/diagnostics/catalog/types/weights.ts";
import { catalog } from "../../compiler/diagnostics/catalog.ts";
import type { Catalog } from "../../compiler/diagnostics/definition.ts";
import { root } from "../harness/source-files.ts";

/** In the order in which somebody who writes a playbook meets them. */
const areas: readonly (readonly [title: string, about: string, codes: Catalog])[] = [
  ["Writing", "Signs, words, lines and blocks.", { ...syntaxCatalog, ...foreignCatalog }],
  ["Files", "Imports and the files of a playbook.", projectCatalog],
  ["Names", "What things are called, and what is called upon.", namesCatalog],
  ["Blocks and translations", "What a block must have, once and in which languages.", blockCodes],
  ["Types", "What values a signal can have.", typeCodes],
  ["Values", "Numbers, amounts, dates, words from lists.", valueCodes],
  ["Conditions", "What is compared, and what can never hold.", conditionCodes],
  ["Weights", "Points, cases, bands, and how they decide.", weightCodes],
  ["People and tests", "Roles, who takes them, and tests.", peopleCodes],
  ["Plays", "Days, lengths, and what waits for what.", playCodes],
  ["Texts", "Fields in messages, and calendars of days off.", textsCatalog],
  ["Lessons of the practice", "What a playbook forgets though it is sound.", lintCatalog],
  ["Data", "Files of customers and of the team.", dataCatalog],
  ["Comments that allow", "What is wrong with a comment that allows a warning.", suppressionCatalog],
  ["Plans", "What keeps a customer's plan from being made.", outputCatalog],
];

const path = resolve(root, "docs/diagnostics/index.md");

const fixWords = { certain: "fixed unasked", offered: "with a fix" } as const;

const rowOf = ([code, { severity, summary, fixable }]: [string, Catalog[string]]): string =>
  `| [${code}](${code}.md) | ${severity}${fixable ? `, ${fixWords[fixable]}` : ""} | ${summary.replaceAll("|", "\\|")} |`;

const index = `# What a check can say

Every message of \`persona\` has a name, such as \`unknown-name\`, and a page that shows it, says why it matters, and how to put it right.
An error must be put right before anything is made from the playbook; a warning is worth a look; a hint is good to know.
Where it says “with a fix”, the correction may be offered, and you choose; what is “fixed unasked” \`persona check --fix\` puts right by itself.

${areas
  .map(([title, about, codes]) =>
    [
      `## ${title}\n\n${about}\n`,
      "| Name | Kind | What it says |\n| --- | --- | --- |",
      ...Object.entries(codes)
        .sort(([left], [right]) => (left < right ? -1 : 1))
        .map(rowOf),
    ].join("\n"),
  )
  .join("\n\n")}
`;

/** `UPDATE=1` writes it. */
test("the index of all diagnostics is up to date", () => {
  if (process.env.UPDATE === "1") writeFileSync(path, index);
  expect(readFileSync(path, "utf8")).toBe(index);
});

test("every diagnostic stands in one area", () => {
  const listed = areas.flatMap(([, , codes]) => Object.keys(codes));
  expect(listed.sort()).toEqual(Object.keys(catalog).sort());
});
