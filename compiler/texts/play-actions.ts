/** The actions of a play wherever they stand in it, and whether their day is always known. */

import type { createSignalFacts } from "../checker/signal-facts.ts";
import type { Program } from "../resolver/program.ts";
import type { Declaration, Item } from "../syntax/ast/declaration.ts";
import type { Anchor, Window } from "../syntax/ast/times.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";

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
  facts: ReturnType<typeof createSignalFacts>,
): ReadonlyMap<string, { readonly known: boolean }> {
  const actions = new Map<Declaration, PlacedAction>();
  for (const action of placed) actions.set(action.node, action);
  const underWay = new Set<Declaration>();
  const answers = new Map<Declaration, boolean>();

  function actionKnown(node: Declaration): boolean {
    const action = actions.get(node);
    if (action === undefined || underWay.has(node)) return false;
    let known = answers.get(node);
    if (known === undefined) {
      underWay.add(node);
      known =
        action.conditions.length === 0 && baseKnown(action.node) && neededOf(action.node).every(actionKnown);
      underWay.delete(node);
      answers.set(node, known);
    }
    return known;
  }

  function baseKnown(node: ActionNode): boolean {
    const base = valueOf(node, "when")?.base;
    return base !== undefined && base.kind !== "recurrence" && anchorKnown(base.anchor);
  }

  const neededOf = (node: ActionNode): readonly Declaration[] =>
    (valueOf(node, "needs")?.names ?? []).flatMap((name) => {
      const needed = program.resolution(name)?.node;
      return needed !== undefined && "node" in needed ? [needed] : [];
    });

  function anchorKnown({ anchor, name }: Anchor): boolean {
    if (anchor === "start" || anchor === "date") return true;
    const symbol = name && program.resolution(name);
    if (symbol?.namespace === "signal") return facts(symbol).required;
    if (symbol?.namespace === "action") return actionKnown(symbol.node as Declaration);
    if (symbol?.namespace !== "phase") return false;
    const window = valueOf(symbol.node as PhaseNode, "window");
    return window !== undefined && windowAnchors(window).every(anchorKnown);
  }

  const dates = new Map<string, { readonly known: boolean }>();
  for (const { node } of placed)
    if (node.name !== undefined) dates.set(node.name.text, { known: actionKnown(node) });
  return dates;
}

const windowAnchors = (window: Window): readonly Anchor[] =>
  window.kind === "until-window" ? [window.from, window.until] : [window.anchor];
