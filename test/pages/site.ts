/** Sites made in memory, and how the tests read them: with a parser that browsers' rules are written in. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type DefaultTreeAdapterTypes, parse } from "parse5";
import { createNodeHost } from "../../compiler/disk/node-host.ts";
import { emitPages } from "../../compiler/emit/pages/emit.ts";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { planPage } from "../../compiler/emit/plans/plan-page.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import { createProject } from "../../compiler/project/project.ts";
import { readPlainCustomer } from "../../compiler/records/plain-records.ts";

export type Node = DefaultTreeAdapterTypes.Node;
export type Element = DefaultTreeAdapterTypes.Element;

export const siteOf = (
  playbook: Playbook,
  start?: string,
  portraits: ReadonlyMap<string, string> = new Map(),
): ReadonlyMap<string, string> =>
  new Map(
    [...emitPages(playbook, { generator: "persona test", start, portraits })].map(({ path, content }) => [
      path,
      content,
    ]),
  );

export async function playbookIn(folder: string): Promise<Playbook> {
  const playbook = (await createProject(createNodeHost(folder)).snapshot("main.persona")).playbook();
  if (playbook === undefined) throw new Error(`${folder} has errors`);
  return playbook;
}

/** A plan for each customer in the folder of a playbook, from one day on. */
export async function planPagesOf(folder: string): Promise<ReadonlyMap<string, string>> {
  const playbook = await playbookIn(folder);
  const renderText = compileTexts(playbook);
  const pages = new Map<string, string>();
  for (const file of readdirSync(join(folder, "customers")).filter((name) => name.endsWith(".json"))) {
    const { record } = readPlainCustomer(
      playbook,
      JSON.parse(readFileSync(join(folder, "customers", file), "utf8")),
    );
    if (record === undefined) throw new Error(`${file} is refused`);
    const { persona } = classify(playbook, record.signals, { previous: record.previous });
    const plan = planCustomer({ playbook, customer: record, persona, start: "2026-12-01", renderText });
    pages.set(file.replace(".json", ".html"), await planPage(plan, "persona test"));
  }
  return pages;
}

/** The document, and what the parser had to say of it. */
export function readPage(content: string): { readonly root: Node; readonly errors: readonly string[] } {
  const errors: string[] = [];
  const root = parse(content, {
    onParseError: ({ code, startLine }) => errors.push(`${startLine}: ${code}`),
  });
  return { root, errors };
}

export function elementsIn(node: Node): readonly Element[] {
  const children = "childNodes" in node ? node.childNodes.flatMap(elementsIn) : [];
  return "tagName" in node ? [node, ...children] : children;
}

export const attributeOf = (element: Element, name: string): string | undefined =>
  element.attrs.find((attribute) => attribute.name === name)?.value;

export function textOf(node: Node): string {
  if ("value" in node) return node.value;
  return "childNodes" in node ? node.childNodes.map(textOf).join("") : "";
}

/** Elements by tag, and class where one is given: `td.because`. */
export function findAll(content: string, wanted: string): readonly Element[] {
  const [tag, className] = wanted.split(".");
  return elementsIn(readPage(content).root).filter(
    (element) =>
      element.tagName === tag &&
      (className === undefined || (attributeOf(element, "class") ?? "").split(" ").includes(className)),
  );
}

export const textsOf = (content: string, wanted: string): readonly string[] =>
  findAll(content, wanted).map((element) => textOf(element).replace(/\s+/g, " ").trim());
