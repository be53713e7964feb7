/**
 * The three-way merge of one action: as it was planned, as people have it now, as it would be planned today.
 *
 * What is done stays as it is. Of each part, what people changed beats what the playbook left as it was, and what the
 * playbook changed beats what people left as it was. Where both changed it, people's version stays for now, and the
 * conflict is told with both.
 */

import {
  changedParts,
  type Part,
  type PartName,
  type PlacedAction,
  partNames,
  partOf,
  sameParts,
  withPart,
} from "./parts.ts";

export interface Versions {
  readonly base?: PlacedAction | undefined;
  readonly live?: PlacedAction | undefined;
  readonly next?: PlacedAction | undefined;
}

/** Both sides changed the same; `playbook` is what it would be by the playbook, or nothing where it would be gone. */
export type ActionConflict =
  | { readonly about: PartName; readonly playbook: Part }
  | { readonly about: "taken out by the playbook" }
  | { readonly about: "deleted by hand"; readonly playbook: PlacedAction };

export interface Merged {
  /** Undefined where there is nothing left of it. */
  readonly action?: PlacedAction;
  readonly conflicts: readonly ActionConflict[];
  /** What people changed, and what stays so. */
  readonly byHand: readonly (PartName | "deleted")[];
}

/** @param byHand the reason of a day that somebody chose, in the plan's language */
export function mergeAction({ base, live, next }: Versions, byHand: string): Merged {
  if (live === undefined) return deletedOrNew(base, next);
  if (live.done === true) return { action: inSeriesOf(live, next), conflicts: [], byHand: [] };
  if (next === undefined) return takenOut(base, live);
  const conflicts: ActionConflict[] = [];
  const edited: PartName[] = [];
  let action: PlacedAction = next;
  for (const name of editedParts(base ?? next, live)) {
    if (sameParts(live, next, name)) continue;
    edited.push(name);
    action = withPart(
      action,
      name,
      name === "when" ? { ...partOf(live, name), reasons: [byHand] } : partOf(live, name),
    );
    if (name !== "play" && (base === undefined || !sameParts(base, next, name)))
      conflicts.push({ about: name, playbook: partOf(next, name) });
  }
  return { action: inSeriesOf(action, next), conflicts, byHand: edited };
}

function deletedOrNew(base: PlacedAction | undefined, next: PlacedAction | undefined): Merged {
  if (base === undefined) return { ...(next && { action: next }), conflicts: [], byHand: [] };
  const changed = next !== undefined && partNames.some((name) => !sameParts(base, next, name));
  return {
    conflicts: changed ? [{ about: "deleted by hand", playbook: next }] : [],
    byHand: next === undefined ? [] : ["deleted"],
  };
}

function takenOut(base: PlacedAction | undefined, live: PlacedAction): Merged {
  // Added by people: no business of the playbook's.
  const action = inSeriesOf(live, undefined);
  if (base === undefined) return { action, conflicts: [], byHand: [] };
  const edited = editedParts(base, live);
  return edited.length === 0
    ? { conflicts: [], byHand: [] }
    : { action, conflicts: [{ about: "taken out by the playbook" }], byHand: edited };
}

/** Whoever put it into another play took it out of the phases of its own: those are no part any more. */
function editedParts(base: PlacedAction, live: PlacedAction): readonly PartName[] {
  const edited = changedParts(base, live);
  return edited.includes("play") ? edited.filter((name) => name !== "phase") : edited;
}

/**
 * An occurrence belongs to its series as that is now, and stands for the day that the rule has for it. One that the
 * playbook does not have stands by itself: no day of the rule is its own.
 */
function inSeriesOf(action: PlacedAction, next: PlacedAction | undefined): PlacedAction {
  const { recurrence: _, ...single } = action;
  if (next?.recurrence === undefined) return single;
  const day = next.recurrence.day ?? next.date;
  return {
    ...single,
    recurrence: { ...next.recurrence, ...(day === action.date ? {} : { day }) },
  };
}
