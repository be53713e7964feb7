/** `role` and `assign`: roles of the team are given to somebody, once, by what is known of people. */

import type { Symbol } from "../../binder/symbols.ts";
import type { Located } from "../../resolver/program.ts";
import { type Declaration, valueOf, valuesOf } from "../../syntax/ast.ts";
import { checkCondition } from "../conditions.ts";
import { type Context, declaredAt, reportListedTwice } from "../context.ts";
import { describeType } from "../type-words.ts";
import { isWhole } from "../whole.ts";
import { pointsAreExact } from "./weights.ts";

export function checkAssign(context: Context, file: string, assign: Declaration<"assign">): void {
  roleIsOfTheTeam(context, file, assign);
  for (const preference of [...valuesOf(assign, "require"), ...valuesOf(assign, "prefer")]) {
    checkCondition(context, file, preference.condition);
    reportListedTwice(context, file, preference.personas);
  }
  for (const { points } of valuesOf(assign, "prefer"))
    if (points !== undefined) pointsAreExact(context, file, points);
  for (const { points } of valuesOf(assign, "require"))
    if (points !== undefined && isWhole(points))
      context.reporter.report("misplaced-points", file, points.span, {});
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
  reporter.report("assigned-customer-role", file, subject.span, { role: role.name }, { related });
}

const fromOf = ({ node }: Symbol) => valueOf(node as Declaration<"role">, "from")?.choice;

function spreadIsCounted(context: Context, file: string, assign: Declaration<"assign">): void {
  const spread = valueOf(assign, "spread");
  const column = spread && context.program.resolution(spread.column);
  const type = column && context.types.ofSymbol(column);
  if (spread === undefined || column === undefined || type === undefined) return;
  if (["integer", "decimal", "percent", "money", "duration"].includes(type.kind)) return;
  const related = [declaredAt(column, "declared here")];
  const args = { column: column.name, type: describeType(type) };
  context.reporter.report("wrong-spread", file, spread.column.span, args, { related });
}

// ---------- over all blocks ----------

export function rolesAreAssignedOnce(context: Context): void {
  const { program, reporter } = context;
  const first = new Map<Symbol, Located<"assign">>();
  const assigns = program.declarations("assign");
  for (const assign of assigns) {
    const { subject } = assign.node;
    const role = subject && program.resolution(subject);
    const before = role && first.get(role);
    if (subject === undefined || role === undefined) continue;
    if (before === undefined) first.set(role, assign);
    else {
      const span = (before.node.subject ?? before.node).span;
      const related = [{ file: before.file, span, message: "assigned here first" }];
      reporter.report("duplicate-assign", assign.file, subject.span, { role: role.name }, { related });
    }
  }
  const unclear = assigns.some(({ node }) => !node.subject || program.resolution(node.subject) === undefined);
  if (!unclear) teamRolesAreAssigned(context, first);
}

function teamRolesAreAssigned({ program, reporter }: Context, assigned: ReadonlyMap<Symbol, unknown>): void {
  for (const role of program.symbols("role"))
    if (fromOf(role) === "team" && !assigned.has(role))
      reporter.report("unassigned-role", role.file, role.nameNode.span, { role: role.name });
}

export function assignHasTeam({ program, reporter }: Context): void {
  const [assign] = program.declarations("assign");
  if (assign !== undefined && program.declarations("team").length === 0)
    reporter.report("missing-team", assign.file, assign.node.keyword, {});
}
