import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileDeclarations, parse } from "@persona-lang/compiler";
import { expect, test } from "vitest";
import { root } from "../harness/source-files.ts";

interface Snippet {
  readonly prefix: string;
  readonly body: readonly string[];
}
const snippets = Object.values(
  JSON.parse(readFileSync(join(root, "vscode-extension/snippets.json"), "utf8")) as Record<string, Snippet>,
);

/** As it stands when a person has tabbed through it and changed nothing. */
const expanded = ({ body }: Snippet): string =>
  body
    .join("\n")
    .replace(/\$\{\d+\|((?:\\.|[^|\\])*)\|\}/g, (_, choices: string) =>
      (choices.match(/(?:\\.|[^,\\])+/)?.[0] ?? "").replaceAll("\\,", ","),
    )
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, "$1")
    .replace(/\$\d+/g, "")
    .replaceAll("\\}", "}");

/** Where a construct stands that does not stand at the top of a file. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  when: ["weights {", "}"],
  for: ["weights {", "}"],
  stage: ["journey {", "}"],
  touchpoint: ["journey { stage A {", "} }"],
  ...Object.fromEntries(
    ["phase", "if", "task", "meeting", "milestone", "send"].map((word) => [word, ["play A {", "}"] as const]),
  ),
};

test("there is a snippet for every construct at the top of a file", () => {
  const prefixes = new Set(snippets.map(({ prefix }) => prefix));
  expect(fileDeclarations.filter((keyword) => !prefixes.has(keyword))).toEqual([]);
});

test.each(snippets)("$prefix is read without a complaint", (snippet) => {
  const [before, after] = around[snippet.prefix] ?? ["", ""];
  const text = `${before}\n${expanded(snippet)}\n${after}\n`;
  const { diagnostics } = parse({ path: "main.persona", text, version: 0 });
  expect(
    diagnostics.map(({ message }) => message),
    text,
  ).toEqual([]);
});
