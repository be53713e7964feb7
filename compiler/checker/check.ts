/**
 * Checks a program: the order of all checks, as one list.
 *
 * Types come first, because everything else asks for them; then what every block has in common; then each kind
 * of declaration; then the questions about all of them together. Which names exist is not asked here: an
 * unresolved reference was reported by the resolver, and is passed over.
 */

import type { Symbol } from "../binder/symbols.ts";
import { createReporter, type Reporter } from "../diagnostics/reporter.ts";
import { limits } from "../limits.ts";
import type { Unchanged } from "../resolver/changes.ts";
import type { Program } from "../resolver/program.ts";
import { oneIn, type Work } from "../source/work.ts";
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
import { createTestCheck } from "./declarations/test.ts";
import { checkVoice } from "./declarations/voice.ts";
import { checkWeights, rulesAreWithinLimit } from "./declarations/weights.ts";
import { checkTexts } from "./localized-texts.ts";
import { checkProperties } from "./properties.ts";
import { createSignalFacts, type FactsOf } from "./signal-facts.ts";
import { listenTo } from "./silence.ts";
import { createTypes } from "./types.ts";

/** @param before what was found before an edit: what nothing was said of, and is as it was, is not checked again. */
export function* checkProgram(
  program: Program,
  told: Reporter,
  before?: { readonly checked: CheckedProgram; readonly unchanged: Unchanged },
): Work<CheckedProgram> {
  const listener = listenTo(told);
  const { reporter } = listener;
  const facts = createSignalFacts(program);
  const required = requiredIn(program, facts);
  const sameForTests =
    before !== undefined && sameNames(requiredIn(before.checked.program, before.checked.facts), required);
  const isKnown = (node: Declaration) =>
    before?.unchanged.declarations.has(node) && before.checked.isSilent(node);
  const languages = languagesOf(program);
  const types = createTypes(program, reporter, languages[0] ?? "");
  const context: Context = {
    program,
    reporter,
    types,
    facts,
    givenFields: new Map(),
    languages,
  };

  const endsStep = oneIn(32);
  function* each<K extends DeclarationKind>(
    kind: K,
    check: (context: Context, file: string, node: Declaration<K>) => void,
  ): Work<void> {
    const mayBeKnown = kind !== "test" || sameForTests;
    for (const { file, node } of program.declarations(kind)) {
      if (mayBeKnown && isKnown(node)) continue;
      listener.turnTo(node);
      check(context, file, node);
      if (endsStep()) yield;
    }
    listener.turnTo(undefined);
  }

  yield* each("type", checkType);
  yield* each("signals", checkSignals);
  yield* each("team", checkSignals);

  for (const kind of topLevelKinds) {
    yield* each(kind, checkProperties);
    yield* each(kind, checkTexts);
  }

  yield* each("playbook", checkPlaybook);
  yield* each("customer", checkCustomer);
  yield* each("define", checkHeaderCondition);
  yield* eachStage(context);
  yield* each("persona", checkPersona);
  yield* each("weights", checkWeights);
  yield* each("classify", checkClassify);
  yield* each("assign", checkAssign);
  yield* each("channel", checkChannel);
  yield* each("voice", checkVoice);
  yield* each("message-text", checkMessage);
  yield* each("resource", checkResource);
  yield* each("play", checkPlay);
  yield* each("survey", checkSurvey);
  yield* each("test", createTestCheck(program, required));
  yield* each("cohort", checkCohort);

  rulesAreWithinLimit(context);
  personasAreWithinLimit(context);
  teamRolesAreAssigned(context);

  const isSilent = listener.silentIn(program);
  return { program, facts, languages, typeOf: types.ofSymbol, typeOfNode: types.ofNode, isSilent };
}

/** What each name is, without a check: a type is worked out when it is asked for, and nothing is reported. */
export function typeProgram(program: Program): CheckedProgram {
  const languages = languagesOf(program);
  const types = createTypes(program, createReporter(), languages[0] ?? "");
  const facts = createSignalFacts(program);
  const isSilent = () => false;
  return { program, facts, languages, typeOf: types.ofSymbol, typeOfNode: types.ofNode, isSilent };
}

/** What a test must set, though it need not name it. */
const requiredIn = (program: Program, facts: FactsOf): readonly Symbol[] =>
  program.symbols("signal").filter((signal) => facts(signal).required);

const sameNames = (some: readonly Symbol[], others: readonly Symbol[]): boolean =>
  some.length === others.length && some.every(({ name }, index) => name === others[index]?.name);

/** Every kind but the lines and blocks that only stand in others: a program has none of those at its top. */
const topLevelKinds = Object.keys(vocabulary) as readonly DeclarationKind[];

/** Canonical, without doubles; what is no language is left out, and reported with the playbook. */
function languagesOf({ playbook }: Program): readonly string[] {
  const written = playbook === undefined ? [] : (valueOf(playbook.node, "languages")?.languages ?? []);
  return [...new Set(written.flatMap(({ text }) => canonicalLanguage(text) ?? []))];
}

function checkHeaderCondition(context: Context, file: string, { header }: Declaration<"define">): void {
  if (header !== undefined) checkCondition(context, file, header as Condition);
}

/** By symbol, since stages stand at the top of a file or in a journey. */
function* eachStage(context: Context): Work<void> {
  for (const { file, node } of context.program.symbols("stage")) {
    checkStage(context, file, node as Declaration<"stage">);
    yield;
  }
}

function personasAreWithinLimit({ program, reporter }: Context): void {
  const personas = program.symbols("persona");
  const last = personas.at(-1);
  if (last === undefined || personas.length <= limits.personas) return;
  const args = { what: "personas", count: personas.length, limit: limits.personas };
  reporter.report("too-many", last.file, last.nameNode, args);
}
