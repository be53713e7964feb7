/** What a use stands for, given what is in sight of it. */

import type { Symbol } from "../binder/symbols.ts";
import type { Namespace } from "../syntax/specification.ts";
import type { Scope } from "./scope.ts";
import type { Use } from "./uses.ts";

/** What the names of a use belong to, where they belong to something. */
export interface Owners {
  readonly play: readonly Symbol[];
  readonly persona: readonly Symbol[];
}

/** The namespaces whose names belong to something, and to what. */
export const ownerKinds: Readonly<Partial<Record<Namespace, keyof Owners>>> = {
  action: "play",
  phase: "play",
  need: "persona",
};

/**
 * What a use stands for: nothing, one thing, or several that cannot be told apart.
 *
 * The first namespace that has the name decides, but for the anchors of dates; a need that several personas
 * share is one need; an action outside of any play (in a test) must be the only one of its name.
 */
export function lookUp(use: Use, owners: Owners, scope: Scope): readonly Symbol[] {
  const found: Symbol[] = [];
  for (const namespace of use.expects) {
    const kind = ownerKinds[namespace];
    const inSight =
      kind === undefined
        ? [scope.find(namespace, use.node.text)]
        : owners[kind].map((owner) => scope.find(namespace, use.node.text, owner));
    const known = inSight.filter((symbol) => symbol !== undefined);
    found.push(...(namespace === "need" ? known.slice(0, 1) : known));
    if (found.length > 0 && !use.anchor) break;
  }
  return found;
}
