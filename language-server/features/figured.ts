/**
 * What at a place comes to a figure or a day, once the playbook can be run. It is looked for first: only who asks of
 * such a place has to wait until it can.
 */

import {
  type ast,
  nodesAt,
  type ParsedFile,
  type ResolvedSnapshot,
  type Span,
  type SyntaxNode,
} from "@persona-lang/compiler";
import { symbolAt } from "./symbol-at.ts";

export type Figured = { readonly span: Span } & (
  | { readonly of: "points"; readonly points: number; readonly persona: string }
  | { readonly of: "persona"; readonly persona: string }
  | { readonly of: "schedule"; readonly play: string; readonly action: string }
);

export function figuredAt(snapshot: ResolvedSnapshot, file: ParsedFile, offset: number): Figured | undefined {
  const path = nodesAt(file.tree, offset);
  const award = path.findLast(({ kind }) => kind === "points") as ast.Points | undefined;
  if (award !== undefined && path.includes(award.points)) {
    const { points, persona } = award;
    return { of: "points", span: points, points: Number(points.digits), persona: persona.text };
  }
  const named = symbolAt(snapshot, file, offset);
  if (named?.symbol.namespace === "persona")
    return { of: "persona", span: named.span, persona: named.symbol.name };
  const schedule = path.find(({ kind }) => kind === "schedule");
  if (schedule === undefined) return undefined;
  return { of: "schedule", span: schedule, play: nameOf(path, "play"), action: actionIn(path) };
}

const nameOf = (path: readonly SyntaxNode[], kind: string): string =>
  (path.find((node) => node.kind === kind) as ast.Declaration | undefined)?.name?.text ?? "";

const actionIn = (path: readonly SyntaxNode[]): string =>
  (path.findLast((node) => "keyword" in node) as ast.Declaration | undefined)?.name?.text ?? "";
