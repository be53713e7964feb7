/**
 * From a checked program to the intermediate representation, kind by kind.
 *
 * Lowering decides nothing: names are resolved and values checked when it begins. It fills in defaults, brings
 * values into their canonical form and gives up the tree.
 *
 * Invariant: the program has no errors. Invariant: equal programs give equal playbooks, key order included.
 */

import type { CheckedProgram } from "../checker/checked-program.ts";
import { irVersion, type Playbook } from "../ir/ir.ts";
import type { Work } from "../source/work.ts";
import { lowerClassify } from "./classify.ts";
import { lowerCohorts } from "./cohort.ts";
import { lowerDefinitions } from "./condition.ts";
import { createLowering } from "./context.ts";
import { lowerChannels, lowerFeelings, lowerResources, lowerStages, lowerTones } from "./journey.ts";
import { lowerMessages } from "./message.ts";
import { lowerPersonas } from "./persona.ts";
import { lowerPlays } from "./play.ts";
import { lowerPlaybook } from "./playbook.ts";
import { lowerColumns, lowerGroups, lowerSignals } from "./signals.ts";
import { lowerSurveys } from "./survey.ts";
import { lowerAssignments, lowerRoles } from "./team.ts";
import { lowerTests } from "./test.ts";
import { lowerWeights } from "./weights.ts";

/** A step for each kind. */
export function* lowerProgram(checked: CheckedProgram): Work<Playbook> {
  const lowering = createLowering(checked);
  function* of<Part>(lower: (of: typeof lowering) => Part): Work<Part> {
    const part = lower(lowering);
    yield;
    return part;
  }
  return {
    format: "persona-playbook",
    irVersion,
    ...(yield* of(lowerPlaybook)),
    signalGroups: yield* of(lowerGroups),
    signals: yield* of(lowerSignals),
    definitions: yield* of(lowerDefinitions),
    personas: yield* of(lowerPersonas),
    ...(yield* of(lowerWeights)),
    classify: yield* of(lowerClassify),
    team: yield* of(lowerColumns),
    roles: yield* of(lowerRoles),
    assignments: yield* of(lowerAssignments),
    channels: yield* of(lowerChannels),
    stages: yield* of(lowerStages),
    feelings: yield* of(lowerFeelings),
    tones: yield* of(lowerTones),
    resources: yield* of(lowerResources),
    messages: yield* of(lowerMessages),
    plays: yield* of(lowerPlays),
    surveys: yield* of(lowerSurveys),
    tests: yield* of(lowerTests),
    cohorts: yield* of(lowerCohorts),
  };
}
