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

export function lowerProgram(checked: CheckedProgram): Playbook {
  const lowering = createLowering(checked);
  return {
    format: "persona-playbook",
    irVersion,
    ...lowerPlaybook(lowering),
    signalGroups: lowerGroups(lowering),
    signals: lowerSignals(lowering),
    definitions: lowerDefinitions(lowering),
    personas: lowerPersonas(lowering),
    ...lowerWeights(lowering),
    classify: lowerClassify(lowering),
    team: lowerColumns(lowering),
    roles: lowerRoles(lowering),
    assignments: lowerAssignments(lowering),
    channels: lowerChannels(lowering),
    stages: lowerStages(lowering),
    feelings: lowerFeelings(lowering),
    tones: lowerTones(lowering),
    resources: lowerResources(lowering),
    messages: lowerMessages(lowering),
    plays: lowerPlays(lowering),
    surveys: lowerSurveys(lowering),
    tests: lowerTests(lowering),
    cohorts: lowerCohorts(lowering),
  };
}
