/** `test`: values that fit their signals, and expectations that can be looked at. */

import type { Symbol } from "../../binder/symbols.ts";
import type { Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { ExpectAction, ExpectationClause } from "../../syntax/ast/expectations.ts";
import type { AssignmentHeader } from "../../syntax/ast/headers.ts";
import type { Literal } from "../../syntax/ast/literals.ts";
import type { Reference } from "../../syntax/ast/node.ts";
import { declarationsOf, propertiesOf, valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import type { DeclarationKind } from "../../syntax/vocabulary.ts";
import { type Context, replacing, reportListedTwice, reportProblem } from "../context.ts";
import { type Reading, readLiterals } from "../literals.ts";
import { checkDate, checkTime } from "../schedules.ts";
import { isWholeIn } from "../whole.ts";
import { checkMeasure } from "./classify.ts";

/** A playbook may have thousands of tests: what is the same for all of them is asked once. */
export function createTestCheck(program: Program, required: readonly Symbol[]) {
  let byName: ReadonlyMap<string, readonly Symbol[]> | undefined;
  const actionsNamed: ActionsNamed = (name) => {
    byName ??= Map.groupBy(program.symbols("action"), (action) => action.name);
    return byName.get(name) ?? [];
  };
  return (context: Context, file: string, test: Declaration<"test">): void =>
    checkTest(context, file, test, required, actionsNamed);
}

/** Those of all plays: several may have one of this name. */
type ActionsNamed = (name: string) => readonly Symbol[];

function checkTest(
  context: Context,
  file: string,
  test: Declaration<"test">,
  required: readonly Symbol[],
  actionsNamed: ActionsNamed,
): void {
  checkDate(context, file, valueOf(test, "started"));
  oneCustomer(context, file, test);
  if (required.length > 0) requiredAreSet(context, file, test, required);
  for (const customer of declarationsOf(test, "test-customer")) checkTestCustomer(context, file, customer);
  const isGiven: IsGiven = (property) =>
    propertiesOf(test, property).length > 0 || !isWholeIn(context.program, test);
  for (const { clauses } of valuesOf(test, "expect")) {
    for (const clause of clauses) if (!clause.broken) checkClause(context, file, clause, isGiven);
    partsFollowAction(context, file, clauses, actionsNamed);
  }
}

// ---------- the customer ----------

function oneCustomer({ reporter }: Context, file: string, test: Declaration<"test">): void {
  const [first, ...others] = declarationsOf(test, "test-customer");
  if (first === undefined) return;
  const related = [{ file, span: first.keyword, message: "stands here first" }];
  for (const { keyword } of others)
    reporter.report("duplicate-property", file, keyword, { word: "customer" }, { related });
}

function checkTestCustomer(context: Context, file: string, customer: Declaration<"test-customer">): void {
  const assignments = declarationsOf(customer, "assignment");
  reportListedTwice(
    context,
    file,
    assignments.flatMap(({ subject }) => subject ?? []),
  );
  for (const assignment of assignments)
    if (isWholeIn(context.program, assignment)) valueFitsSignal(context, file, assignment);
}

function valueFitsSignal(
  context: Context,
  file: string,
  { subject, header }: Declaration<"assignment">,
): void {
  const signal = subject && context.program.resolution(subject);
  const type = signal && context.types.ofSymbol(signal);
  const values = (header as AssignmentHeader | undefined)?.values ?? [];
  if (signal === undefined || type === undefined || values.length === 0) return;
  if (values.length === 1) {
    reportMisfit(context, file, readLiterals(values, type));
    return;
  }
  if (type.kind !== "set" && type.kind !== "list") {
    const args = { signal: signal.name, count: values.length };
    const [first, second, third] = values as readonly [Literal, Literal, ...Literal[]];
    // `away 2026-08-01, 2026-08-15`
    if (type.kind === "period" && first.kind === "date" && second.kind === "date" && third === undefined) {
      const period = `${first.iso} to ${second.iso}`;
      const span = { start: first.start, end: second.end };
      const fixes = [replacing(file, span, period)];
      context.reporter.report("too-many-values", file, span, { ...args, period }, { fixes });
    } else context.reporter.report("too-many-values", file, second, args);
    return;
  }
  if (type.kind === "set")
    reportListedTwice(
      context,
      file,
      values.filter((value) => value.kind === "reference"),
    );
  // One by one, so that every value that does not fit is reported.
  for (const value of values) reportMisfit(context, file, readLiterals([value], type.element));
}

function reportMisfit(context: Context, file: string, reading: Reading): void {
  if (!("problem" in reading)) return;
  const { problem } = reading;
  const unset = problem.code === "wrong-value" && problem.args.written === "unknown";
  reportProblem(context, file, unset ? { ...problem, args: { ...problem.args, unset } } : problem);
}

/** Also where a test has no customer: then nothing is known of them. */
function requiredAreSet(
  context: Context,
  file: string,
  test: Declaration<"test">,
  required: readonly Symbol[],
): void {
  const customers = declarationsOf(test, "test-customer");
  const given = customers
    .flatMap((customer) => declarationsOf(customer, "assignment"))
    .map(({ subject }) => subject && context.program.resolution(subject));
  const signals = required.filter((signal) => !given.includes(signal)).map(({ name }) => name);
  if (signals.length === 0 || given.includes(undefined)) return;
  if (!isWholeIn(context.program, customers.length > 0 ? customers : test)) return;
  const { keyword } = customers[0] ?? test;
  context.reporter.report("unset-required-signal", file, keyword, { signals });
}

// ---------- what is expected ----------

/** Whether a test says what only some expectations need; asked for those. */
type IsGiven = (property: "started" | "team") => boolean;

function checkClause(context: Context, file: string, clause: ExpectationClause, isGiven: IsGiven): void {
  if (clause.kind === "expect-measure") {
    const [classify] = context.program.declarations("classify");
    const rankByFit = classify !== undefined && valueOf(classify.node, "rank")?.choice === "by fit";
    checkMeasure(context, file, clause.measure, clause.value, rankByFit);
  } else if (clause.kind === "expect-ranking") {
    reportListedTwice(context, file, [clause.before, clause.after]);
  } else if (clause.kind === "expect-action") {
    if (isPlay(context.program, clause.action)) noTimeOfPlay(context, file, clause);
    checkDate(context, file, clause.on);
    checkTime(context, file, clause.at);
    if (
      isWholeIn(context.program, clause.action) &&
      context.program.resolution(clause.action) !== undefined &&
      !isGiven("started")
    )
      context.reporter.report("test-without-start", file, clause.action, { action: clause.action.text });
  } else if (clause.kind === "expect-invites" || clause.kind === "expect-recipients")
    reportListedTwice(context, file, clause.roles);
  else if (clause.kind === "expect-person") checkPerson(context, file, clause, isGiven);
}

const isPlay = (program: Program, reference: Reference): boolean =>
  isWholeIn(program, reference) && program.resolution(reference)?.namespace === "play";

/** A play begins when its stage does; days are those of its actions. */
function noTimeOfPlay({ reporter }: Context, file: string, { action, on, at }: ExpectAction): void {
  if (on === undefined && at === undefined) return;
  const args = { name: action.text, is: "play", kinds: ["action"], near: undefined, known: [] };
  reporter.report("wrong-kind-of-name", file, action, args);
}

/** Who takes a role is looked for in the roster that the test names; contacts are of a real customer only. */
function checkPerson(
  context: Context,
  file: string,
  expected: Extract<ExpectationClause, { kind: "expect-person" }>,
  isGiven: IsGiven,
): void {
  const { role } = expected;
  const symbol = isWholeIn(context.program, role) ? context.program.resolution(role) : undefined;
  if (symbol === undefined) return;
  const isCustomers = valueOf(symbol.node as Declaration<"role">, "from")?.choice === "customer";
  if (isCustomers || !isGiven("team"))
    context.reporter.report("person-without-team", file, expected, { role: role.text, isCustomers });
  else if (!isGiven("started"))
    context.reporter.report("test-without-start", file, role, { action: role.text });
}

/** What is said of an action stands behind it, in the same line. */
function partsFollowAction(
  { program, reporter }: Context,
  file: string,
  clauses: readonly ExpectationClause[],
  actionsNamed: ActionsNamed,
): void {
  let action: ExpectAction | undefined;
  /** What is not known is told elsewhere. */
  const mayBe = (...kinds: readonly DeclarationKind[]): boolean => {
    if (action === undefined) return false;
    const named = actionsNamed(action.action.text);
    return named.length === 0 || named.some(({ node }) => kinds.includes(node.kind as DeclarationKind));
  };
  for (const clause of clauses) {
    if (clause.kind === "expect-action")
      action = clause.absent || isPlay(program, clause.action) ? undefined : clause;
    if (!isWholeIn(program, clause)) continue;
    if (clause.kind === "expect-invites" && !mayBe("meeting"))
      reporter.report("invites-without-action", file, clause, { word: "invites" });
    if (clause.kind === "expect-recipients" && !mayBe("message"))
      reporter.report("invites-without-action", file, clause, { word: "to" });
    if (clause.kind === "expect-tone" && !mayBe("message"))
      reporter.report("words-without-action", file, clause, { word: "tone" });
    if (clause.kind === "expect-says" && !mayBe("message", "meeting", "task", "milestone"))
      reporter.report("words-without-action", file, clause, { word: "says" });
  }
}
