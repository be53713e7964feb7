/**
 * Symbols: everything that has a name, and where it was declared.
 *
 * Names are unique in a playbook for each namespace, counted over all its files, but for those that belong to
 * something: a member to its type, a need to its persona, an action and a phase to their play. `owner` says to what.
 */

import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Name } from "../syntax/ast/node.ts";
import type { NamedTextsValue, ToneValue } from "../syntax/ast/property-values.ts";
import type { Namespace } from "../syntax/specification.ts";

export interface Symbol {
  readonly namespace: Namespace | "member";
  /** In NFC. */
  readonly name: string;
  /** Where the name stands. */
  readonly nameNode: Name;
  readonly file: string;
  /** A need is declared by a property of its persona, a tone and a feeling by the `voice`, all else by a declaration. */
  readonly node: Declaration | NamedTextsValue | ToneValue | Name;
  /** The persona of a need, the play of an action or phase, the type (or signal) of a member. */
  readonly owner: Symbol | undefined;
}

/** How messages call what a name stands for. */
export const kindWords: Readonly<Record<Symbol["namespace"], string>> = {
  group: "signal group",
  signal: "signal",
  type: "type",
  member: "value",
  definition: "definition",
  persona: "persona",
  need: "need",
  role: "role",
  column: "column of the team",
  channel: "channel",
  stage: "stage",
  feeling: "feeling",
  tone: "tone",
  resource: "resource",
  message: "message text",
  survey: "survey",
  play: "play",
  action: "action",
  phase: "phase",
};
