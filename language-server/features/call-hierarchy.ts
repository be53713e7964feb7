/**
 * What waits for what: from an action to those that its day is counted from or that must be done before, to the words it
 * sends, and from a play to the plays of the stage after whose end it comes.
 *
 * Editors call it a call hierarchy: what waits "calls" what it waits for.
 */

import {
  type ast,
  descendants,
  nodesAt,
  type ParsedFile,
  type Program,
  type ResolvedSnapshot,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { symbolAt } from "./symbol-at.ts";

const links: ReadonlySet<Symbol["namespace"]> = new Set(["play", "phase", "action", "message"]);

interface Call {
  /** Who waits; or whom one waits for. */
  readonly symbol: Symbol;
  /** Where it says so, in the file of the one who waits. */
  readonly spans: readonly Span[];
}

/** What the hierarchy can begin with at a place. */
export function linkedAt(snapshot: ResolvedSnapshot, file: ParsedFile, offset: number): Symbol | undefined {
  const named = symbolAt(snapshot, file, offset)?.symbol;
  if (named !== undefined && links.has(named.namespace)) return named;
  const around = nodesAt(file.tree, offset).toReversed();
  for (const node of around) {
    const symbol = snapshot.program?.symbolOf(node as Symbol["node"]);
    if (symbol !== undefined && links.has(symbol.namespace)) return symbol;
  }
  return undefined;
}

/** Whom the symbol waits for, and what it sends. */
export function outgoingFrom(symbol: Symbol, program: Program): readonly Call[] {
  const calls = new Map<Symbol, Span[]>();
  const add = (target: Symbol, span: Span): void => {
    if (target !== symbol) calls.set(target, [...(calls.get(target) ?? []), span]);
  };
  for (const node of descendants(symbol.node)) {
    if (node.kind !== "reference") continue;
    const target = program.resolution(node as ast.Reference);
    if (target === undefined || isFormerName(node as ast.Reference, symbol)) continue;
    if (target.namespace === "stage") for (const play of playsOf(target, symbol, program)) add(play, node);
    else if (links.has(target.namespace) && isNotInside(target, symbol)) add(target, node);
  }
  return [...calls].map(([target, spans]) => ({ symbol: target, spans }));
}

/** Who waits for the symbol. */
export function incomingTo(symbol: Symbol, program: Program): readonly Call[] {
  const waiting = [
    ...program
      .symbols("play")
      .flatMap((play) => [play, ...program.symbols("action", play), ...program.symbols("phase", play)]),
  ];
  return waiting.flatMap((other) => {
    if (other === symbol || !isNotInside(symbol, other)) return [];
    const spans = outgoingFrom(other, program).find((call) => call.symbol === symbol)?.spans;
    return spans === undefined ? [] : [{ symbol: other, spans }];
  });
}

/** A play waits for those of a stage where something in it is counted from the stage's end. */
function playsOf(stage: Symbol, waiting: Symbol, program: Program): readonly Symbol[] {
  if (ownStage(waiting, program) === stage) return [];
  return program.symbols("play").filter((play) => ownStage(play, program) === stage);
}

function ownStage({ node, namespace, owner }: Symbol, program: Program): Symbol | undefined {
  const play =
    namespace === "play" ? (node as ast.Declaration) : (owner?.node as ast.Declaration | undefined);
  for (const item of play?.items ?? [])
    if (item.node === "property" && item.word.text === "stage" && item.value?.kind === "reference")
      return program.resolution(item.value);
  return undefined;
}

const isNotInside = (target: Symbol, symbol: Symbol): boolean =>
  target.file !== symbol.file || target.node.start < symbol.node.start || target.node.end > symbol.node.end;

/** `was oldName` is no link. */
const isFormerName = ({ text }: ast.Reference, { node }: Symbol): boolean =>
  "items" in node &&
  node.items.some(
    (item) =>
      item.node === "property" &&
      item.word.text === "was" &&
      item.value?.kind === "reference" &&
      item.value.text === text,
  );
