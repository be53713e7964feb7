/** `role` and `assign`: roles of the team are given to somebody, by what is known of people. */

import type { Symbol } from "../../binder/symbols.ts";
import type { Type } from "../../ir/ir.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { SpreadValue } from "../../syntax/ast/property-values.ts";
import { valueOf, valuesOf } from "../../syntax/ast/typed-access.ts";
import { checkCondition } from "../conditions.ts";
import { type Context, declaredAt, reportListedTwice, reportProblem } from "../context.ts";
import { readLiteral, writeLiteral } from "../literals.ts";
import { describeType } from "../type-words.ts";
import { isWhole } from "../whole.ts";
import { pointsAreExact } from "./weights.ts";

/** What every roster has beside its declared columns. */
const rosterFields: ReadonlyMap<string, Type> = new Map([
  ["name", { kind: "text" }],
  ["email", { kind: "email" }],
]);

export function checkAssign(context: Context, file: string, assign: Declaration<"assign">): void {
  roleIsOfTheTeam(context, file, assign);
  for (const preference of [...valuesOf(assign, "require"), ...valuesOf(assign, "prefer")]) {
    checkCondition({ ...context, givenFields: rosterFields }, file, preference.condition);
    reportListedTwice(context, file, preference.personas);
  }
  for (const preference of valuesOf(assign, "prefer")) {
    if (preference.points !== undefined) pointsAreExact(context, file, preference.points);
    else if (isWhole(preference)) context.reporter.report("missing-points", file, preference, {});
  }
  for (const { points } of valuesOf(assign, "require"))
    if (points !== undefined && isWhole(points))
      context.reporter.report("misplaced-points", file, points, {});
  spreadIsCounted(context, file, assign);
}

function roleIsOfTheTeam(
  { program, reporter }: Context,
  file: string,
  { subject }: Declaration<"assign">,
): void {
  const role = subject && program.resolution(subject);
  if (subject === undefined || role === undefined || fromOf(role) !== "customer") return;
  const related = [declaredAt(role, "declared here")];
  reporter.report("assigned-customer-role", file, subject, { role: role.name }, { related });
}

const fromOf = ({ node }: Symbol) => valueOf(node as Declaration<"role">, "from")?.choice;

function spreadIsCounted(context: Context, file: string, assign: Declaration<"assign">): void {
  const spread = valueOf(assign, "spread");
  const column = spread && context.program.resolution(spread.column);
  const type = column ? context.types.ofSymbol(column) : rosterFields.get(spread?.column.text ?? "");
  if (spread === undefined || type === undefined) return;
  if (["integer", "decimal", "percent", "money", "duration"].includes(type.kind)) {
    checkAdding(context, file, spread, type);
    checkMost(context, file, spread, type);
    return;
  }
  const related = column === undefined ? [] : [declaredAt(column, "declared here")];
  const args = { column: spread.column.text, type: describeType(type) };
  context.reporter.report("wrong-spread", file, spread.column, args, { related });
}

/** `adding 10%`: a value of the column, and more than nothing. */
function checkAdding(context: Context, file: string, { adding }: SpreadValue, type: Type): void {
  if (adding === undefined || !isWhole(adding)) return;
  const reading = readLiteral(adding, type);
  if ("problem" in reading) reportProblem(context, file, reading.problem);
  else if (typeof reading.value === "number" && reading.value <= 0) {
    const args = { written: writeLiteral(adding), range: undefined, widen: undefined };
    context.reporter.report("out-of-range", file, adding, args);
  }
}

/** `at most 100%`, `at most capacity`: a value of the column, or a column of the same kind. */
function checkMost(context: Context, file: string, spread: SpreadValue, type: Type): void {
  const { atMost } = spread;
  if (atMost === undefined || !isWhole(atMost)) return;
  if (atMost.kind !== "reference") {
    const reading = readLiteral(atMost, type);
    if ("problem" in reading) reportProblem(context, file, reading.problem);
    return;
  }
  const column = context.program.resolution(atMost);
  const limit = column ? context.types.ofSymbol(column) : rosterFields.get(atMost.text);
  if (limit === undefined || areOfOneUnit(limit, type)) return;
  const related = column === undefined ? [] : [declaredAt(column, "declared here")];
  const args = {
    limit: atMost.text,
    limitType: describeType(limit),
    column: spread.column.text,
    type: describeType(type),
  };
  context.reporter.report("wrong-limit", file, atMost, args, { related });
}

const areOfOneUnit = (left: Type, right: Type): boolean =>
  left.kind === right.kind &&
  (!("places" in left && "places" in right) ||
    (left.places === right.places && left.currency === right.currency));

/** Over all blocks: somebody takes every role of the team. */
export function teamRolesAreAssigned({ program, reporter }: Context): void {
  const assigned = program
    .declarations("assign")
    .map(({ node }) => node.subject && program.resolution(node.subject));
  // A block whose role is not known may be the one that seems to be missing.
  if (assigned.includes(undefined)) return;
  for (const role of program.symbols("role"))
    if (fromOf(role) === "team" && !assigned.includes(role))
      reporter.report("unassigned-role", role.file, role.nameNode, { role: role.name });
}
