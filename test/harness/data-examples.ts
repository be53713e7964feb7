/**
 * The customers, rosters and plans inside the documentation's Markdown, and what the command says about them.
 *
 *     ```csv customers error=data-duplicate      a file of customers (`json` and `ndjson` as well) …
 *     ```csv team                                … or a roster, and the diagnostics it must give, no others
 *     ```json plan start=2026-12-01 error=…      one customer, and the plan from that day on; the persona is the
 *                                                classified one, or `persona=Technical`
 *     ```text                                    right after it: the messages, as they are printed
 *
 * The playbook is the last fence `persona` of the page before it; without one, the standard playbook. A CSV need
 * not hold every signal: notices about missing columns count only where they are promised.
 */

import remarkParse from "remark-parse";
import { unified } from "unified";
import { definitionOf } from "../../compiler/diagnostics/codes.ts";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import { readCustomers, readTeam, renderProblem } from "../../compiler/records/codec.ts";
import type { DataFormat } from "../../compiler/records/record.ts";
import { allOf } from "../records/sample.ts";
import { snapshotOf } from "./compile.ts";
import { type Example, examplesIn } from "./markdown.ts";
import { wrapFragment } from "./wrap-fragment.ts";

export interface DataExample {
  readonly place: string;
  readonly heading: string;
  readonly kind: "customers" | "team" | "plan";
  readonly format: DataFormat;
  readonly text: string;
  readonly start?: string | undefined;
  readonly persona?: string | undefined;
  readonly playbook: Pick<Example, "entry" | "files">;
  readonly expected: readonly string[];
  /** The messages that the page prints, and where: offsets in the Markdown, fences included. */
  readonly printed?: { readonly text: string; readonly start: number; readonly end: number } | undefined;
}

/** What the command says about an example. */
export interface Found {
  /** `severity[code]` */
  readonly code: string;
  readonly printed: string;
}

interface Block {
  readonly type: string;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly value?: string;
  readonly children?: readonly Block[];
  readonly position?: {
    readonly start: { readonly line: number; readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
}

const formats = ["csv", "json", "ndjson"] as const;
const fenceWords = /^(customers|team|plan|start=\S+|persona=\S+|(error|hint)=[\w,-]+)$/;

export function dataExamplesIn(path: string, markdown: string): readonly DataExample[] {
  const playbooks = new Map(examplesIn(path, markdown).map((example) => [example.place, example]));
  const { children = [] } = unified().use(remarkParse).parse(markdown) as Block;
  let heading = "";
  let playbook: DataExample["playbook"] = wrapFragment("");
  return children.flatMap((block, index) => {
    if (block.type === "heading") heading = block.children?.[0]?.value ?? "";
    const place = `${path}:${block.position?.start.line}`;
    playbook = playbooks.get(place) ?? playbook;
    const words = (block.meta ?? "").split(/\s+/).filter(Boolean);
    const format = formats.find((each) => each === block.lang);
    const kind = (["customers", "team", "plan"] as const).find((each) => each === words[0]);
    if (format === undefined || kind === undefined) return [];
    const unknown = words.filter((word) => !fenceWords.test(word));
    if (unknown.length > 0) throw new Error(`${place}: what does \`${unknown.join(" ")}\` mean here?`);
    const wordAfter = (name: string) =>
      words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
    const expected = (["error", "hint"] as const).flatMap((severity) =>
      (wordAfter(severity)?.split(",") ?? []).map((code) => `${severity}[${code}]`),
    );
    const next = children[index + 1];
    const { start, end } = next?.position ?? {};
    const printed =
      next?.lang === "text" && start?.offset !== undefined && end?.offset !== undefined
        ? { text: next.value ?? "", start: start.offset, end: end.offset }
        : undefined;
    return {
      ...{ place, heading, kind, format, playbook, expected, printed },
      text: `${block.value}\n`,
      start: wordAfter("start"),
      persona: wordAfter("persona"),
    };
  });
}

export async function findProblems(example: DataExample): Promise<readonly Found[]> {
  const { files, entry } = example.playbook;
  const playbook = (await snapshotOf(files, entry)).playbook();
  if (playbook === undefined) throw new Error(`${example.place}: its playbook has errors`);
  const found = example.kind === "plan" ? planned(playbook, example) : await read(playbook, example);
  const promised = (code: string) => example.expected.includes(code);
  return (await found).filter(({ code }) => code !== "hint[data-missing-column]" || promised(code));
}

async function read(playbook: Playbook, { kind, format, text }: DataExample): Promise<readonly Found[]> {
  const bytes = new TextEncoder().encode(text);
  const file = `${kind}.${format}`;
  const problems =
    kind === "team"
      ? (await readTeam(playbook, bytes, format, file)).problems
      : (await allOf(readCustomers(playbook, bytes, format, file))).flatMap((row) => row.problems);
  return problems.map((problem) => ({
    code: `${problem.severity === "error" ? "error" : "hint"}[${problem.code}]`,
    printed: renderProblem(problem),
  }));
}

async function planned(playbook: Playbook, example: DataExample): Promise<readonly Found[]> {
  const bytes = new TextEncoder().encode(example.text);
  const [row] = await allOf(readCustomers(playbook, bytes, example.format, "customer.json"));
  if (row?.record === undefined)
    throw new Error(`${example.place}: ${row?.problems.map(renderProblem).join("\n")}`);
  const customer = row.record;
  const persona = example.persona ?? classify(playbook, customer.signals, {}).persona;
  const renderText = compileTexts(playbook);
  const plan = planCustomer({ playbook, customer, persona, start: example.start, renderText });
  return plan.problems.map(({ code, message, help }) => ({
    code: `${definitionOf(code as Parameters<typeof definitionOf>[0]).severity}[${code}]`,
    printed: `${message}${help === undefined ? "" : `\n  help: ${help}`}`,
  }));
}
