/** `test`: values that fit their signals, and expectations that can be looked at. */

import type { Symbol } from "../../binder/symbols.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { ExpectationClause } from "../../syntax/ast/expectations.ts";
import type { AssignmentHeader } from "../../syntax/ast/headers.ts";
import { declarationsOf, propertiesOf, valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { type Context, reportListedTwice, reportProblem } from "../context.ts";
import { readLiterals } from "../literals.ts";
import { checkDate, checkTime } from "../schedules.ts";
import { isWhole } from "../whole.ts";
import { checkMeasure } from "./classify.ts";

export function checkTest(context: Context, file: string, test: Declaration<"test">): void {
  checkDate(context, file, valueOf(test, "started"));
  for (const customer of declarationsOf(test, "test-customer")) checkTestCustomer(context, file, customer);
  const hasStart = propertiesOf(test, "started").length > 0 || !isWhole(test);
  for (const { clauses } of valuesOf(test, "expect")) {
    for (const clause of clauses) if (!clause.broken) checkClause(context, file, clause, hasStart);
    invitesFollowAction(context, file, clauses);
  }
}

// ---------- the customer ----------

function checkTestCustomer(context: Context, file: string, customer: Declaration<"test-customer">): void {
  const assignments = declarationsOf(customer, "assignment");
  reportListedTwice(
    context,
    file,
    assignments.flatMap(({ subject }) => subject ?? []),
  );
  for (const assignment of assignments) if (isWhole(assignment)) valueFitsSignal(context, file, assignment);
  requiredAreSet(context, file, customer, assignments);
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

function requiredAreSet(
  context: Context,
  file: string,
  customer: Declaration<"test-customer">,
  assignments: readonly Declaration<"assignment">[],
): void {
  const given = new Set<Symbol | undefined>(
    assignments.map(({ subject }) => subject && context.program.resolution(subject)),
  );
  if (given.has(undefined) || !isWhole(customer)) return;
  const signals = context.program
    .symbols("signal")
    .filter((signal) => context.facts(signal).required && !given.has(signal))
    .map(({ name }) => name);
  if (signals.length > 0)
    context.reporter.report("unset-required-signal", file, customer.keyword, { signals });
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
    if (!hasStart && isWhole(clause.action))
      context.reporter.report("test-without-start", file, clause.action.span, { action: clause.action.text });
  } else if (clause.kind === "expect-invites") reportListedTwice(context, file, clause.roles);
}

function invitesFollowAction(
  { reporter }: Context,
  file: string,
  clauses: readonly ExpectationClause[],
): void {
  let action: ExpectationClause | undefined;
  for (const clause of clauses) {
    if (clause.kind === "expect-action" && !clause.absent) action = clause;
    else if (clause.kind === "expect-invites" && action === undefined && isWhole(clause))
      reporter.report("invites-without-action", file, clause.span, {});
  }
}
