/** What hovering shows of what things come to: a persona's card, what a weight is of all, the example day of a time. */

import { type ast, nodesAt, type ParsedFile, type Snapshot, type SyntaxNode } from "@persona-lang/compiler";
import type { Hover } from "../hover.ts";
import { codeSpan, plainText } from "../markdown.ts";
import { symbolAt } from "../symbol-at.ts";
import { exampleDay, otherDate, wordDay } from "./example-days.ts";
import { cardLines } from "./persona-card.ts";
import { reachOfPersona, shareOf } from "./reach.ts";

/** @param start of examples, an ISO day */
export function figuresAt(
  snapshot: Snapshot,
  file: ParsedFile,
  offset: number,
  start: string,
  language?: string,
): Hover | undefined {
  const playbook = snapshot.playbook();
  if (playbook === undefined) return undefined;
  const path = nodesAt(file.tree, offset);
  const points = path.findLast(({ kind }) => kind === "points") as ast.Points | undefined;
  const onNumber = points !== undefined && path.includes(points.points);
  const persona = points?.persona.text ?? "";
  if (points !== undefined && onNumber) {
    const share = shareOf(Number(points.points.digits), reachOfPersona(persona, playbook));
    return share === undefined
      ? undefined
      : { span: points.points.span, text: `${share} that ${codeSpan(persona)} can get` };
  }
  const named = symbolAt(snapshot, file, offset);
  const card =
    named?.symbol.namespace === "persona"
      ? playbook.personas.find(({ name }) => name === named.symbol.name)
      : undefined;
  if (named !== undefined && card !== undefined) {
    // The summary stands in what every name shows.
    const [, ...lines] = cardLines(card, playbook, language);
    return { span: named.span, text: lines.join("\n\n") };
  }
  const schedule = path.find(({ kind }) => kind === "schedule");
  const day = schedule && exampleDay(playbook, start, nameOf(path, "play"), actionIn(path));
  if (schedule === undefined || day === undefined) return undefined;
  const example = `for a start on ${start}, and ${otherDate(start)} for the customer's own dates`;
  const text = [`**${wordDay(day)}**, ${example}`, ...day.reasons.map(plainText)].join("\n\n");
  return { span: schedule.span, text };
}

const nameOf = (path: readonly SyntaxNode[], kind: string): string =>
  (path.find((node) => node.kind === kind) as ast.Declaration | undefined)?.name?.text ?? "";

const actionIn = (path: readonly SyntaxNode[]): string =>
  (path.findLast((node) => "keyword" in node) as ast.Declaration | undefined)?.name?.text ?? "";
