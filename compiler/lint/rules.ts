/** The list of lint rules, in the order in which docs/reference/lints.md tells them. */

import type { Rule } from "./rule.ts";
import { actionWithoutOwner } from "./rules/action-without-owner.ts";
import { disconnectedTouchpoint } from "./rules/disconnected-touchpoint.ts";
import { goalWithoutMeasure } from "./rules/goal-without-measure.ts";
import { idleTies } from "./rules/idle-ties.ts";
import { incompleteTies } from "./rules/incomplete-ties.ts";
import { manyPersonas } from "./rules/many-personas.ts";
import { needWithoutAction } from "./rules/need-without-action.ts";
import { outsideChannelHours } from "./rules/outside-channel-hours.ts";
import { overdueReview } from "./rules/overdue-review.ts";
import { personaWithoutEvidence } from "./rules/persona-without-evidence.ts";
import { personaWithoutPlay } from "./rules/persona-without-play.ts";
import { personaWithoutPoints } from "./rules/persona-without-points.ts";
import { sensitiveWithoutBecause } from "./rules/sensitive-without-because.ts";
import { signalAskedTwice } from "./rules/signal-asked-twice.ts";
import { stageWithoutHandover } from "./rules/stage-without-handover.ts";
import { stageWithoutOwner } from "./rules/stage-without-owner.ts";
import { testNamedTwice } from "./rules/test-named-twice.ts";
import { unnamedTest } from "./rules/unnamed-test.ts";
import { unservedLanguage } from "./rules/unserved-language.ts";
import { unservedPersona } from "./rules/unserved-persona.ts";
import { unusedMessage } from "./rules/unused-message.ts";
import { unusedResource } from "./rules/unused-resource.ts";
import { unusedRole } from "./rules/unused-role.ts";
import { unusedSignal } from "./rules/unused-signal.ts";

export const rules: readonly Rule[] = [
  // Personas that are used, and true.
  manyPersonas,
  personaWithoutPlay,
  personaWithoutPoints,
  needWithoutAction,
  personaWithoutEvidence,
  overdueReview,
  // What is weighed, and how it decides.
  sensitiveWithoutBecause,
  incompleteTies,
  idleTies,
  // What is declared, and used by nothing.
  unusedSignal,
  unusedRole,
  unusedResource,
  unusedMessage,
  // Channels that serve.
  unservedLanguage,
  unservedPersona,
  outsideChannelHours,
  // Who answers for what.
  actionWithoutOwner,
  stageWithoutOwner,
  goalWithoutMeasure,
  // A journey whose parts are connected.
  stageWithoutHandover,
  signalAskedTwice,
  disconnectedTouchpoint,
  // Proof that can be read.
  testNamedTwice,
  unnamedTest,
];
