/** The actions of a play wherever they stand in it, and whether their day is always known. */

import type { FactsOf } from "../checker/signal-facts.ts";
import type { Program } from "../resolver/program.ts";
import type { Declaration, Item } from "../syntax/ast/declaration.ts";
import type { Anchor, Window } from "../syntax/ast/times.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { settled } from "./settled.ts";

export type ActionNode = Declaration<"task" | "meeting" | "milestone" | "message">;
export type PhaseNode = Declaration<"phase">;

export interface PlacedAction {
  readonly node: ActionNode;
  readonly phase: PhaseNode | undefined;
  /** The `if` blocks around it, outermost first. */
  readonly conditions: readonly Declaration<"if">[];
}

const actionKinds: ReadonlySet<string> = new Set(["task", "meeting", "milestone", "message"]);

/** In the order written. */
export function actionsOf(play: Declaration<"play">): readonly PlacedAction[] {
  const actions: PlacedAction[] = [];
  const collect = (
    items: readonly Item[],
    phase: PhaseNode | undefined,
    conditions: PlacedAction["conditions"],
  ): void => {
    for (const item of items) {
      if (item.node !== "declaration") continue;
      if (actionKinds.has(item.kind)) actions.push({ node: item as ActionNode, phase, conditions });
      else if (item.kind === "phase") collect(item.items, item as PhaseNode, conditions);
      else if (item.kind === "if") collect(item.items, phase, [...conditions, item as Declaration<"if">]);
    }
  };
  collect(play.items, undefined, []);
  return actions;
}

/**
 * The actions of a play by name, with whether each has a day for every customer.
 *
 * One has none where a signal it is counted from is unknown, or where an `if` around it, or around what it is
 * counted from or needs, does not hold. One that recurs may have no first time inside its window. The end of a
 * stage is known only once it has come.
 */
export function datesOf(
  placed: readonly PlacedAction[],
  program: Program,
  facts: FactsOf,
): ReadonlyMap<string, { readonly known: boolean }> {
  const actions = new Map<Declaration, PlacedAction>();
  for (const action of placed) actions.set(action.node, action);

  /** The actions and phases whose days must be known for this one's to be; undefined where they are not enough. */
  function waitsFor(node: Declaration): readonly Declaration[] | undefined {
    const action = actions.get(node);
    if (action === undefined) {
      const window = node.kind === "phase" ? valueOf(node as PhaseNode, "window") : undefined;
      return window && behind(windowAnchors(window));
    }
    const base = valueOf(action.node, "when")?.base;
    if (action.conditions.length > 0 || base === undefined || base.kind === "recurrence") return undefined;
    const counted = behind([base.anchor]);
    return counted && [...counted, ...neededOf(action.node)];
  }

  const neededOf = (node: ActionNode): readonly Declaration[] =>
    (valueOf(node, "needs")?.names ?? []).flatMap((name) => {
      const needed = program.resolution(name)?.node;
      return needed !== undefined && "node" in needed ? [needed] : [];
    });

  function behind(anchors: readonly Anchor[]): readonly Declaration[] | undefined {
    const nodes: Declaration[] = [];
    for (const { anchor, name } of anchors) {
      if (anchor === "start" || anchor === "date") continue;
      const symbol = name && program.resolution(name);
      if (symbol?.namespace === "signal" && facts(symbol).required) continue;
      if (symbol?.namespace !== "action" && symbol?.namespace !== "phase") return undefined;
      nodes.push(symbol.node as Declaration);
    }
    return nodes;
  }

  const known = settled([...actions.keys()], waitsFor);
  const dates = new Map<string, { readonly known: boolean }>();
  for (const { node } of placed)
    if (node.name !== undefined) dates.set(node.name.text, { known: known.has(node) });
  return dates;
}

const windowAnchors = (window: Window): readonly Anchor[] =>
  window.kind === "until-window" ? [window.from, window.until] : [window.anchor];
