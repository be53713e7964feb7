/**
 * `when reasonChosen is price then …` and its neighbours as one `for reasonChosen { price then … }`.
 *
 * Every customer gets the same points. What was several rules is one, so it weighs as one where coverage and fit are
 * worked out: the title says so.
 */

import {
  type ast,
  nodesAt,
  type ParsedFile,
  type Program,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { indentationAt, lineEndingOf } from "../lines.ts";
import { membersOf } from "../symbol-at.ts";
import type { Refactor } from "./refactor.ts";

interface Case {
  readonly property: ast.Property;
  readonly signal: Symbol;
  readonly values: readonly string[];
  readonly award: ast.Award;
}

export const conditionsToCases: Refactor = ({ program, file, span }) => {
  const path = nodesAt(file.tree, span.start);
  const weights = path.findLast(({ kind }) => kind === "weights") as ast.Declaration | undefined;
  const at = weights?.items.findIndex((item) => path.includes(item)) ?? -1;
  const run = weights === undefined ? [] : runAround(weights.items, at, program);
  const values = run.flatMap((each) => each.values);
  const [first, last] = [run[0], run.at(-1)];
  // A value in two conditions gets the points of both; a case can say them once only.
  if (first === undefined || last === undefined || run.length < 2 || new Set(values).size < values.length)
    return [];
  const whole = { start: first.property.start, end: last.property.end };
  if (hasComment(file, whole)) return [];
  const { text } = file.source;
  const indentation = indentationAt(whole.start, text);
  const rest = membersOf(first.signal, program)
    .map(({ name }) => name)
    .filter((name) => !values.includes(name));
  const cases = [
    ...run.map((each) => `${each.values.join(" or ")} then ${awardText(each.award, text)}`),
    ...(rest.length === 0 ? [] : [`${rest.join(" or ")} then none`]),
  ];
  const lineEnd = lineEndingOf(text);
  const newText = [
    `for ${first.signal.name} {`,
    ...cases.map((each) => `${indentation}  ${each}`),
    `${indentation}}`,
  ].join(lineEnd);
  return [
    {
      title: `write as cases of \`${first.signal.name}\`: one rule instead of ${run.length}`,
      kind: "refactor.rewrite",
      edits: [{ file: file.source.path, span: whole, newText }],
    },
  ];
};

/** The rules of one signal that stand next to each other, the one at the cursor among them. */
function runAround(items: readonly ast.Item[], at: number, program: Program): readonly Case[] {
  const cases = items.map((item) => caseOf(item, program));
  const signal = cases[at]?.signal;
  if (signal === undefined) return [];
  let [from, to] = [at, at];
  while (cases[from - 1]?.signal === signal) from--;
  while (cases[to + 1]?.signal === signal) to++;
  return cases.slice(from, to + 1) as Case[];
}

function caseOf(item: ast.Item, program: Program): Case | undefined {
  if (item.node !== "property" || item.value?.kind !== "when-rule" || item.broken) return undefined;
  const { condition, award } = item.value;
  if (condition.kind !== "comparison" || award === undefined) return undefined;
  if (condition.operator !== "is" && condition.operator !== "is one of") return undefined;
  const signal = program.resolution(condition.subject.name);
  if (signal === undefined || membersOf(signal, program).length === 0) return undefined;
  const values = condition.operands.map((operand) =>
    operand.kind === "reference" ? operand.text : undefined,
  );
  return values.includes(undefined)
    ? undefined
    : { property: item, signal, values: values as string[], award };
}

const hasComment = ({ comments }: ParsedFile, { start, end }: Span): boolean =>
  comments.some((comment) => start <= comment.start && comment.start < end);

const awardText = ({ start, end }: ast.Award, text: string): string =>
  text.slice(start, end).replace(/^then\s+/, "");
