/** `test`: values that fit their signals, and expectations that can be looked at. */

import type { Symbol } from "../../binder/symbols.ts";
import type { Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { ExpectAction, ExpectationClause } from "../../syntax/ast/expectations.ts";
import type { AssignmentHeader } from "../../syntax/ast/headers.ts";
import { declarationsOf, propertiesOf, valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { type Context, reportListedTwice, reportProblem } from "../context.ts";
import { readLiterals } from "../literals.ts";
import { checkDate, checkTime } from "../schedules.ts";
import { isWhole } from "../whole.ts";
import { checkMeasure } from "./classify.ts";

export function checkTest(context: Context, file: string, test: Declaration<"test">): void {
  checkDate(context, file, valueOf(test, "started"));
  oneCustomer(context, file, test);
  requiredAreSet(context, file, test);
  for (const customer of declarationsOf(test, "test-customer")) checkTestCustomer(context, file, customer);
  const hasStart = propertiesOf(test, "started").length > 0 || !isWhole(test);
  for (const { clauses } of valuesOf(test, "expect")) {
    for (const clause of clauses) if (!clause.broken) checkClause(context, file, clause, hasStart);
    invitesFollowMeeting(context, file, clauses);
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
  for (const assignment of assignments) if (isWhole(assignment)) valueFitsSignal(context, file, assignment);
}

function valueFitsSignal(
  context: Context,
  file: string,
  { subject, header }: Declaration<"assignment">,
): void {
  const signal = subject && context.program.resolution(subject);
  const type = signal && context.types.ofSymbol(signal);
  const values = (header as AssignmentHeader | undefined)?.values ?? [];
  const [first, second] = values;
  if (signal === undefined || type === undefined || first === undefined) return;
  const isMany = type.kind === "set" || type.kind === "list";
  if (second !== undefined && !isMany) {
    const args = { signal: signal.name, count: values.length };
    context.reporter.report("too-many-values", file, second.span, args);
    return;
  }
  if (type.kind === "set")
    reportListedTwice(
      context,
      file,
      values.filter((value) => value.kind === "reference"),
    );
  // One by one, so that every value that does not fit is reported.
  for (const value of values.length > 1 ? values.map((each) => [each]) : [values]) {
    const reading = readLiterals(value, values.length > 1 && isMany ? type.element : type);
    if (!("problem" in reading)) continue;
    const { problem } = reading;
    const unset = problem.code === "wrong-value" && problem.args.written === "unknown";
    reportProblem(context, file, unset ? { ...problem, args: { ...problem.args, unset } } : problem);
  }
}

/** Also where a test has no customer: then nothing is known of them. */
function requiredAreSet(context: Context, file: string, test: Declaration<"test">): void {
  const customers = declarationsOf(test, "test-customer");
  if (!isWhole(customers.length > 0 ? customers : test)) return;
  const given = new Set<Symbol | undefined>(
    customers
      .flatMap((customer) => declarationsOf(customer, "assignment"))
      .map(({ subject }) => subject && context.program.resolution(subject)),
  );
  if (given.has(undefined)) return;
  const signals = context.program
    .symbols("signal")
    .filter((signal) => context.facts(signal).required && !given.has(signal))
    .map(({ name }) => name);
  const { keyword } = customers[0] ?? test;
  if (signals.length > 0) context.reporter.report("unset-required-signal", file, keyword, { signals });
}

// ---------- what is expected ----------

function checkClause(context: Context, file: string, clause: ExpectationClause, hasStart: boolean): void {
  if (clause.kind === "expect-measure") {
    const [classify] = context.program.declarations("classify");
    const rankByFit = classify !== undefined && valueOf(classify.node, "rank")?.choice === "by fit";
    checkMeasure(context, file, clause.measure, clause.value, rankByFit);
  } else if (clause.kind === "expect-action") {
    checkDate(context, file, clause.on);
    checkTime(context, file, clause.at);
    if (!hasStart && isWhole(clause.action) && context.program.resolution(clause.action) !== undefined)
      context.reporter.report("test-without-start", file, clause.action.span, { action: clause.action.text });
  } else if (clause.kind === "expect-invites") reportListedTwice(context, file, clause.roles);
}

function invitesFollowMeeting(
  { program, reporter }: Context,
  file: string,
  clauses: readonly ExpectationClause[],
): void {
  let action: ExpectAction | undefined;
  for (const clause of clauses) {
    if (clause.kind === "expect-action") action = clause.absent ? undefined : clause;
    else if (clause.kind === "expect-invites" && isWhole(clause) && !mayInvite(action, program))
      reporter.report("invites-without-action", file, clause.span, {});
  }
}

/** Several plays may have an action of this name; what is not known is told elsewhere. */
function mayInvite(action: ExpectAction | undefined, program: Program): boolean {
  if (action === undefined) return false;
  const named = program.symbols("action").filter(({ name }) => name === action.action.text);
  return named.length === 0 || named.some(({ node }) => node.kind === "meeting");
}
