/**
 * A migration: what re-planning changes in a plan that people work with, to be looked at before it is applied.
 *
 * It holds both plans whole, so that it can be applied and undone without the playbook, and says in its list what
 * differs and why. Who looks it over writes into `take` which side of a conflict counts.
 */

import type { Plan } from "../plan.ts";
import type { Part, PartName } from "./parts.ts";

/** What a conflict is about that is no action's: people call a play otherwise than the playbook does. */
export const playTitle = "the title of the play";

export interface Migration {
  readonly format: "persona-migration";
  readonly migrationVersion: 1;
  readonly customer: { readonly id: string; readonly name: string };
  readonly playbook: { readonly name: string; readonly from: string; readonly to: string };
  readonly persona: { readonly from: string; readonly to: string };
  /** The ISO day of which it is true what is past. */
  readonly today: string;
  readonly conflicts: readonly Conflict[];
  readonly changes: readonly Change[];
  /** Plays that are no longer the customer's, and what becomes of them. */
  readonly left: readonly LeftPlay[];
  /** What people changed, and what therefore stays. */
  readonly keptByHand: readonly {
    /** Of an action; of a play, its name. */
    readonly identity: string;
    readonly title: string;
    readonly play: string;
    readonly parts: readonly (PartName | "deleted" | typeof playTitle)[];
    /** From what was planned to what they have. */
    readonly what: string;
  }[];
  /**
   * Days in the plan afterwards that are days off, or lie before what has to be over by then; and what people changed
   * although the playbook alone says it. Of a play, the identity is its name.
   */
  readonly notices: readonly {
    readonly identity: string;
    readonly play: string;
    readonly title: string;
    readonly message: string;
  }[];
  /** The plan that people work with, as it was, with what calendars were told. */
  readonly before: Plan;
  /** As it is when all conflicts are taken as people have it. */
  readonly after: Plan;
}

export interface Conflict {
  /** Of an action; of a play, its name. */
  readonly identity: string;
  readonly play: string;
  readonly title: string;
  readonly about: PartName | "taken out by the playbook" | "deleted by hand" | typeof playTitle;
  /** Both sides in words. */
  readonly mine: string;
  readonly playbook: string;
  /** Which side counts. To be changed by who looks it over. */
  readonly take: "mine" | "playbook";
  /** What the playbook's side writes: the part, or the whole action that was deleted; absent where it is gone then. */
  readonly values?: Part;
}

export interface Change {
  /** Of an action; of a play, its name. */
  readonly identity: string;
  readonly play: string;
  readonly title: string;
  readonly kind: "new" | "changed" | "gone";
  readonly parts: readonly PartName[];
  /** In English, as all that the command says. */
  readonly what: string;
  readonly why: string;
  /** Identities of what has moved and is named in the words, where that is why they change. */
  readonly days?: readonly string[];
}

export interface LeftPlay {
  readonly play: string;
  readonly title: string;
  readonly leaving: "finish started" | "cancel" | "hand over";
  readonly outcome: "goes on" | "is handed over" | "is cancelled";
  readonly why: string;
}
