/** What came out where something else was expected, as values: for who writes it into the playbook. */

import type { Expectation } from "../ir/ir.ts";
import { type Measured, measuredOf } from "./measured.ts";
import type { Observed } from "./observed.ts";
import { receiversOf } from "./receivers.ts";

export type Actual =
  /** Absent: undecided. */
  | { readonly kind: "persona"; readonly persona?: string | undefined }
  | ({ readonly kind: "measure" } & Measured)
  /** Of personas, the first first; empty where nothing was scored. */
  | { readonly kind: "ranking"; readonly personas: readonly string[] }
  | { readonly kind: "play"; readonly isThere: boolean }
  /** The days of the action in the plan; none where it is not in it. `roles`: who is invited to each, or gets it. */
  | {
      readonly kind: "action";
      readonly occurrences: readonly {
        readonly date: string;
        readonly time?: string | undefined;
        readonly roles: readonly string[];
      }[];
    }
  /** Absent: the words for all tones, or none. */
  | { readonly kind: "tone"; readonly tone: string | undefined }
  /** What it says is a whole text, and many signals may count: a person chooses which. */
  | { readonly kind: "says" | "reason" }
  /** Absent: nobody. */
  | { readonly kind: "person"; readonly person: string | undefined };

export function actualOf(expected: Expectation, observed: Observed): Actual {
  const { playbook, classification, days } = observed;
  switch (expected.kind) {
    case "persona":
      return { kind: "persona", persona: classification.persona };
    case "measure":
      return { kind: "measure", ...measuredOf(classification, expected.measure, playbook) };
    case "ranking":
      return { kind: "ranking", personas: classification.ranking.map(({ persona }) => persona) };
    case "play":
      return { kind: "play", isThere: days?.plays.some(({ play }) => play.name === expected.play) ?? false };
    case "action":
    case "invites":
    case "recipients": {
      const named = (days?.plays ?? []).flatMap(({ play, actions }) => {
        const scheduled = actions.get(expected.action);
        const action = play.actions.find(({ name }) => name === expected.action);
        if (scheduled?.kind !== "dated" || action === undefined) return [];
        const roles = receiversOf(action, expected.kind === "recipients" ? "message" : "meeting");
        return scheduled.occurrences.map(({ date, time }) => ({ date, time: time?.start, roles }));
      });
      return { kind: "action", occurrences: named };
    }
    case "tone": {
      const actions = (observed.plan()?.plays ?? []).flatMap((play) => play.actions);
      const found = actions.find(({ name }) => name === expected.action);
      return { kind: "tone", tone: found?.tone?.name };
    }
    case "says":
    case "reason":
      return { kind: expected.kind };
    case "person": {
      const assigned = observed.plan()?.team.find(({ role }) => role === expected.role);
      return { kind: "person", person: assigned?.people.find(({ email }) => email !== undefined)?.name };
    }
  }
}
