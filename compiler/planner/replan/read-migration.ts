/** Reads a migration that somebody has looked over; what may have been changed in it is which side of a conflict counts. */

import { z } from "zod";
import { partSchema, planSchema } from "../plan-schema.ts";
import { type PlanFault, readPlan, shapeFaults } from "../read-plan.ts";
import { type Migration, playTitle } from "./migration.ts";
import { partNames } from "./parts.ts";

const text = z.string();
const named = { identity: text, play: text, title: text };
const partName = z.enum(partNames);

const migrationSchema = z.strictObject({
  format: z.literal("persona-migration"),
  migrationVersion: z.literal(1),
  customer: z.strictObject({ id: text, name: text }),
  playbook: z.strictObject({ name: text, from: text, to: text }),
  persona: z.strictObject({ from: text, to: text }),
  today: text,
  conflicts: z.array(
    z.strictObject({
      ...named,
      about: z.enum([...partNames, "taken out by the playbook", "deleted by hand", playTitle]),
      mine: text,
      playbook: text,
      take: z.enum(["mine", "playbook"]),
      // What comes of it is read as a plan.
      values: z.exactOptional(partSchema),
    }),
  ),
  changes: z.array(
    z.strictObject({
      ...named,
      kind: z.enum(["new", "changed", "gone"]),
      parts: z.array(partName),
      what: text,
      why: text,
      days: z.exactOptional(z.array(text)),
    }),
  ),
  left: z.array(
    z.strictObject({
      play: text,
      title: text,
      leaving: z.enum(["finish started", "cancel", "hand over"]),
      outcome: z.enum(["goes on", "is handed over", "is cancelled"]),
      why: text,
    }),
  ),
  keptByHand: z.array(
    z.strictObject({ ...named, parts: z.array(z.enum([...partNames, "deleted", playTitle])), what: text }),
  ),
  notices: z.array(z.strictObject({ ...named, message: text })),
  before: planSchema,
  after: planSchema,
});

/** @param value what stands in the file, as JSON */
export function readMigration(
  value: unknown,
): { readonly migration: Migration } | { readonly faults: readonly PlanFault[] } {
  const read = migrationSchema.safeParse(value);
  if (!read.success) return { faults: shapeFaults(read.error, value) };
  const plans = [readPlan(read.data.before), readPlan(read.data.after)];
  const migration = read.data as Migration;
  const faults = [
    ...plans.flatMap((each) => ("faults" in each ? each.faults : [])),
    ...strayConflicts(migration),
  ];
  return faults.length > 0 ? { faults } : { migration };
}

/** A conflict about an action that is not there would be decided without anything coming of it. */
function strayConflicts({ conflicts, after }: Migration): readonly PlanFault[] {
  const there = new Set(after.plays.flatMap(({ actions }) => actions.map(({ identity }) => identity)));
  const isAboutPlay = ({ about, play }: Migration["conflicts"][number]) =>
    about === playTitle && after.plays.some(({ name }) => name === play);
  return conflicts
    .filter((each) => each.about !== "deleted by hand" && !there.has(each.identity) && !isAboutPlay(each))
    .map(({ title, identity }) => ({
      place: `conflicts, ${title}, identity`,
      message: `no action of the plan has ${identity}`,
    }));
}
