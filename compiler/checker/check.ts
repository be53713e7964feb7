/**
 * Checks a program: the order of all checks, as one list.
 *
 * Types come first, because everything else asks for them; then what every block has in common; then each kind
 * of declaration; then the questions about all of them together. Which names exist is not asked here: an
 * unresolved reference was reported by the resolver, and is passed over.
 */

import { createReporter, type Reporter } from "../diagnostics/reporter.ts";
import { limits } from "../limits.ts";
import type { Program } from "../resolver/program.ts";
import type { Condition } from "../syntax/ast/conditions.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { type DeclarationKind, vocabulary } from "../syntax/vocabulary.ts";
import { canonicalLanguage } from "../values/language-tag.ts";
import type { CheckedProgram } from "./checked-program.ts";
import { checkCondition } from "./conditions.ts";
import type { Context } from "./context.ts";
import { checkAssign, teamRolesAreAssigned } from "./declarations/assign.ts";
import { checkChannel } from "./declarations/channel.ts";
import { checkClassify } from "./declarations/classify.ts";
import { checkCohort } from "./declarations/cohort.ts";
import { checkCustomer } from "./declarations/customer.ts";
import { checkMessage } from "./declarations/message.ts";
import { checkPersona } from "./declarations/persona.ts";
import { checkPlay } from "./declarations/play.ts";
import { checkPlaybook } from "./declarations/playbook.ts";
import { checkResource } from "./declarations/resource.ts";
import { checkSignals, checkType } from "./declarations/signal.ts";
import { checkStage } from "./declarations/stage.ts";
import { checkSurvey } from "./declarations/survey.ts";
import { checkTests } from "./declarations/test.ts";
import { checkVoice } from "./declarations/voice.ts";
import { checkWeights, rulesAreWithinLimit } from "./declarations/weights.ts";
import { checkTexts } from "./localized-texts.ts";
import { checkProperties } from "./properties.ts";
import { createSignalFacts } from "./signal-facts.ts";
import { createTypes } from "./types.ts";

export function checkProgram(program: Program, reporter: Reporter): CheckedProgram {
  const languages = languagesOf(program);
  const types = createTypes(program, reporter, languages[0] ?? "");
  const context: Context = {
    program,
    reporter,
    types,
    facts: createSignalFacts(program),
    givenFields: new Map(),
    languages,
  };

  each(context, "type", checkType);
  each(context, "signals", checkSignals);
  each(context, "team", checkSignals);

  for (const kind of topLevelKinds) {
    each(context, kind, checkProperties);
    each(context, kind, checkTexts);
  }

  each(context, "playbook", checkPlaybook);
  each(context, "customer", checkCustomer);
  each(context, "define", checkHeaderCondition);
  eachStage(context);
  each(context, "persona", checkPersona);
  each(context, "weights", checkWeights);
  each(context, "classify", checkClassify);
  each(context, "assign", checkAssign);
  each(context, "channel", checkChannel);
  each(context, "voice", checkVoice);
  each(context, "message-text", checkMessage);
  each(context, "resource", checkResource);
  each(context, "play", checkPlay);
  each(context, "survey", checkSurvey);
  checkTests(context);
  each(context, "cohort", checkCohort);

  rulesAreWithinLimit(context);
  personasAreWithinLimit(context);
  teamRolesAreAssigned(context);

  return { program, languages, typeOf: types.ofSymbol, typeOfNode: types.ofNode };
}

/** What each name is, without a check: a type is worked out when it is asked for, and nothing is reported. */
export function typeProgram(program: Program): CheckedProgram {
  const languages = languagesOf(program);
  const types = createTypes(program, createReporter(), languages[0] ?? "");
  return { program, languages, typeOf: types.ofSymbol, typeOfNode: types.ofNode };
}

/** Every kind but the lines and blocks that only stand in others: a program has none of those at its top. */
const topLevelKinds = Object.keys(vocabulary) as readonly DeclarationKind[];

function each<K extends DeclarationKind>(
  context: Context,
  kind: K,
  check: (context: Context, file: string, node: Declaration<K>) => void,
): void {
  for (const { file, node } of context.program.declarations(kind)) check(context, file, node);
}

/** Canonical, without doubles; what is no language is left out, and reported with the playbook. */
function languagesOf({ playbook }: Program): readonly string[] {
  const written = playbook === undefined ? [] : (valueOf(playbook.node, "languages")?.languages ?? []);
  return [...new Set(written.flatMap(({ text }) => canonicalLanguage(text) ?? []))];
}

function checkHeaderCondition(context: Context, file: string, { header }: Declaration<"define">): void {
  if (header !== undefined) checkCondition(context, file, header as Condition);
}

/** By symbol, since stages stand at the top of a file or in a journey. */
function eachStage(context: Context): void {
  for (const { file, node } of context.program.symbols("stage"))
    checkStage(context, file, node as Declaration<"stage">);
}

function personasAreWithinLimit({ program, reporter }: Context): void {
  const personas = program.symbols("persona");
  const last = personas.at(-1);
  if (last === undefined || personas.length <= limits.personas) return;
  const args = { what: "personas", count: personas.length, limit: limits.personas };
  reporter.report("too-many", last.file, last.nameNode.span, args);
}
