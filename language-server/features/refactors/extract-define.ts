/** A condition with a name of its own: `define bigTeam as developers >= 5`, and the name where the condition stood. */

import { type ast, nodesAt, type Program, type Span, type SyntaxNode } from "@persona-lang/compiler";
import { behindComment, lineEndingOf, linesOf, topLevelAt } from "../lines.ts";
import type { Refactor } from "./refactor.ts";

const conditions = new Set(["logical", "not", "group", "known", "comparison"]);

/** Where signals are asked; a role's conditions ask of people, a tone's of a message. */
const askSignals = new Set(["weights", "define", "if", "stage"]);

export const extractDefine: Refactor = ({ program, file, span }) => {
  const top = topLevelAt(file, span.start);
  const path = nodesAt(file.tree, span.start);
  const around = path.findLast((node) => "keyword" in node) as ast.Declaration | undefined;
  if (top === undefined || around === undefined || !askSignals.has(around.kind)) return [];
  const chosen = chosenIn(path, span);
  if (chosen === undefined) return [];
  const { text, path: name } = file.source;
  const written = text.slice(chosen.span.start, chosen.span.end);
  // A name by itself has one already, and the whole of a definition is one.
  if (/^[\p{L}\p{M}\p{N}_]+$/u.test(written) || sameSpan(top.header, chosen.span)) return [];
  const condition = freeName(chosen.node, program);
  const last = file.tree.declarations.findLast(({ kind }) => kind === "define");
  const at = last !== undefined && last !== top ? last : undefined;
  const lineEnd = lineEndingOf(text);
  const define = `define ${condition} as ${written}`;
  const place = at === undefined ? linesOf(top, file).start : behindComment(at, text);
  const newText = at === undefined ? `${define}${lineEnd}${lineEnd}` : `${lineEnd}${define}`;
  return [
    {
      title: "give the condition a name",
      kind: "refactor.extract",
      edits: [
        { file: name, span: { start: place, end: place }, newText },
        { file: name, span: chosen.span, newText: condition },
      ].toSorted((a, b) => a.span.start - b.span.start),
    },
  ];
};

interface Chosen {
  readonly node: SyntaxNode;
  readonly span: Span;
}

/** What is selected of a condition: with a cursor all of it, else the part, or the links of a chain. */
function chosenIn(path: readonly SyntaxNode[], span: Span): Chosen | undefined {
  const around = path.filter(({ kind }) => conditions.has(kind));
  const isCursor = span.start === span.end;
  const whole = isCursor
    ? around[0]
    : around.findLast((node) => node.start <= span.start && span.end <= node.end);
  if (whole === undefined || isBroken(whole)) return undefined;
  if (isCursor || whole.kind !== "logical") return { node: whole, span: whole };
  const links = (whole as ast.LogicalCondition).operands.filter(
    (link) => link.start < span.end && span.start < link.end,
  );
  const [first, last] = [links[0], links.at(-1)];
  if (first === undefined || last === undefined) return undefined;
  return { node: first, span: { start: first.start, end: last.end } };
}

const isBroken = (node: SyntaxNode): boolean => (node as { readonly broken?: true }).broken === true;

const sameSpan = (one: Span | undefined, other: Span): boolean =>
  one !== undefined && one.start === other.start && one.end === other.end;

/** After the first signal that it asks about, and of nothing else. */
function freeName(node: SyntaxNode, program: Program): string {
  const subject = firstSubject(node) ?? "customer";
  const taken = new Set(
    (["signal", "definition"] as const)
      .flatMap((namespace) => program.symbols(namespace))
      .map(({ name }) => name),
  );
  for (let count = 1; ; count++) {
    const name = `${subject}Condition${count === 1 ? "" : count}`;
    if (!taken.has(name)) return name;
  }
}

function firstSubject(node: SyntaxNode): string | undefined {
  const { kind } = node;
  if (kind === "comparison" || kind === "known")
    return (node as ast.Comparison | ast.KnownCondition).subject.name.text;
  if (kind === "logical") return firstSubject((node as ast.LogicalCondition).operands[0] as SyntaxNode);
  if (kind === "not") return firstSubject((node as ast.NotCondition).operand);
  return kind === "group" ? firstSubject((node as ast.GroupCondition).condition) : undefined;
}
