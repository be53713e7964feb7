/** Tests: the customer they make up, and what must come out. */

import { readLiterals } from "../checker/literals.ts";
import type { Expectation, Test, Value } from "../ir/ir.ts";
import { resolvePath } from "../source/project-path.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { ExpectationClause } from "../syntax/ast/expectations.ts";
import type { Text } from "../syntax/ast/node.ts";
import { declarationsOf, valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { lowerMeasured } from "./classify.ts";
import { atOf, type Lowering, optional, present, referred, symbolOf } from "./context.ts";

export function lowerTests(lowering: Lowering): readonly Test[] {
  return lowering.program.declarations("test").map(({ file, node }) => {
    const previous = valueOf(node, "previous");
    const team = valueOf(node, "team");
    return {
      name: (present(node.header, "a sentence") as Text).value,
      signals: lowerSignals(lowering, node),
      ...optional("previous", previous && referred(lowering, previous)),
      ...optional("started", valueOf(node, "started")?.iso),
      ...optional("team", team && pathOf(file, team)),
      expectations: valuesOf(node, "expect").flatMap(({ clauses }) => lowerClauses(lowering, file, clauses)),
      at: atOf(lowering, file, node),
    };
  });
}

function pathOf(file: string, { value }: Text): string {
  const resolved = resolvePath(file, value);
  return present(resolved.kind === "path" ? resolved.path : undefined, "a path");
}

/** Names are data: the object has no prototype. */
function lowerSignals(lowering: Lowering, node: Declaration<"test">): Readonly<Record<string, Value>> {
  const signals: Record<string, Value> = Object.create(null);
  for (const customer of declarationsOf(node, "test-customer"))
    for (const { subject, header } of declarationsOf(customer, "assignment")) {
      if (header?.kind !== "assignment-header") continue;
      const signal = symbolOf(lowering, present(subject, "a signal"));
      const reading = readLiterals(header.values, lowering.typeOf(signal));
      signals[signal.name] = present("value" in reading ? reading.value : undefined, "a value");
    }
  return signals;
}

/** `invites`, `to`, `tone` and `says` speak of the action named last in the same line. */
function lowerClauses(
  lowering: Lowering,
  file: string,
  clauses: readonly ExpectationClause[],
): readonly Expectation[] {
  let action: string | undefined;
  return clauses.map((clause) => {
    if (clause.kind === "expect-action")
      action =
        symbolOf(lowering, clause.action).namespace === "play"
          ? undefined
          : referred(lowering, clause.action);
    return { at: lowering.at(file, clause.start), ...lowerClause(lowering, clause, action) };
  });
}

type WithoutPlace<E> = E extends Expectation ? Omit<E, "at"> : never;

function lowerClause(
  lowering: Lowering,
  clause: ExpectationClause,
  action: string | undefined,
): WithoutPlace<Expectation> {
  switch (clause.kind) {
    case "expect-persona":
      return {
        kind: "persona",
        ...optional("persona", clause.persona && referred(lowering, clause.persona)),
      };
    case "expect-measure": {
      const { measure, operator } = clause;
      return { kind: "measure", measure, operator, value: lowerMeasured(clause.value) };
    }
    case "expect-ranking":
      return {
        kind: "ranking",
        before: referred(lowering, clause.before),
        after: referred(lowering, clause.after),
      };
    case "expect-reason":
      return { kind: "reason", signal: referred(lowering, clause.signal) };
    case "expect-action":
      if (action === undefined)
        return { kind: "play", play: referred(lowering, clause.action), absent: clause.absent };
      return {
        kind: "action",
        action,
        absent: clause.absent,
        ...optional("on", clause.on?.iso),
        ...optional("time", clause.at?.iso),
      };
    case "expect-invites":
    case "expect-recipients":
      return {
        kind: clause.kind === "expect-invites" ? "invites" : "recipients",
        action: present(action, "an action before who gets it"),
        roles: clause.roles.map((role) => referred(lowering, role)),
      };
    case "expect-tone":
      return {
        kind: "tone",
        action: present(action, "an action before `tone`"),
        tone: referred(lowering, clause.tone),
      };
    case "expect-says":
      return { kind: "says", action: present(action, "an action before `says`"), text: clause.text.value };
    case "expect-person":
      return { kind: "person", role: referred(lowering, clause.role), person: clause.person.value };
  }
}
