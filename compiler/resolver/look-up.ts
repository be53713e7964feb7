/** What a use stands for, given what is in sight of it. */

import type { Symbol } from "../binder/symbols.ts";
import type { Namespace } from "../syntax/specification.ts";
import type { Scope } from "./scope.ts";
import type { Use } from "./uses.ts";

/** What the names of a use belong to, where they belong to something: the plays or personas in sight of it. */
export type OwnersOf = (use: Use, kind: OwnerKind) => readonly Symbol[];
export type OwnerKind = "play" | "persona";

/** The namespaces whose names belong to something, and to what. */
export const ownerKinds: Readonly<Partial<Record<Namespace, OwnerKind>>> = {
  action: "play",
  phase: "play",
  need: "persona",
};

/**
 * What a use stands for: nothing, one thing, or several that cannot be told apart.
 *
 * The first namespace that has the name decides, but for the anchors of dates; a need that several personas
 * share is one need. An action outside of any play (in a test) may be in several: which of them is meant the plan of
 * the customer says, so here the first stands for all.
 */
export function lookUp(use: Use, ownersOf: OwnersOf, scope: Scope): readonly Symbol[] {
  const { expects } = use;
  // Most uses expect names of one kind.
  if (expects.length === 1) return withName(expects[0] as Namespace, use, ownersOf, scope);
  let found: readonly Symbol[] = none;
  for (const namespace of expects) {
    const named = withName(namespace, use, ownersOf, scope);
    found = found.length === 0 ? named : [...found, ...named];
    if (found.length > 0 && use.as !== "anchor") break;
  }
  return found;
}

function withName(namespace: Namespace, use: Use, ownersOf: OwnersOf, scope: Scope): readonly Symbol[] {
  const { text } = use.node;
  const kind = ownerKinds[namespace];
  if (kind === undefined) return onlyOne(scope.find(namespace, text));
  // Plays are not gone through: there may be as many as tests that name an action.
  if (namespace === "action" && use.play === undefined)
    return onlyOne(scope.named(text).find((symbol) => symbol.namespace === namespace));
  const all = ownersOf(use, kind).flatMap((owner) => scope.find(namespace, text, owner) ?? []);
  return namespace === "need" ? all.slice(0, 1) : all;
}

const none: readonly Symbol[] = [];
const onlyOne = (symbol: Symbol | undefined): readonly Symbol[] => (symbol === undefined ? none : [symbol]);
