/** Roles, and who of the team takes them. */

import { pointsType } from "../checker/literals.ts";
import type { Assignment, Preference, Role } from "../ir/ir.ts";
import type { Property } from "../syntax/ast/declaration.ts";
import type { PreferenceValue } from "../syntax/ast/property-values.ts";
import { propertiesOf, valueOf } from "../syntax/ast/typed-access.ts";
import { writtenAt } from "../syntax/written-at.ts";
import { lowerCondition } from "./condition.ts";
import { atOf, type Lowering, nameOf, optional, present, referred, valueOfLiteral } from "./context.ts";

export function lowerRoles(lowering: Lowering): readonly Role[] {
  return lowering.program.declarations("role").map(({ file, node }) => ({
    name: nameOf(node),
    titles: lowering.texts(node.titles),
    from: valueOf(node, "from")?.choice === "customer" ? "customer" : "team",
    many: valueOf(node, "many") !== undefined,
    at: atOf(lowering, file, node),
  }));
}

export function lowerAssignments(lowering: Lowering): readonly Assignment[] {
  return lowering.program.declarations("assign").map(({ file, node }) => {
    const spread = valueOf(node, "spread");
    const preferences = (word: "require" | "prefer") =>
      propertiesOf(node, word).map((property) => ({ property, value: property.value as PreferenceValue }));
    return {
      role: referred(lowering, present(node.subject, "a role")),
      require: preferences("require").map(({ property, value }) =>
        lowerPreference(lowering, file, property, value),
      ),
      prefer: preferences("prefer").map(({ property, value }) => ({
        ...lowerPreference(lowering, file, property, value),
        points: valueOfLiteral(present(value.points, "points"), pointsType) as number,
      })),
      ...optional(
        "spread",
        spread && (lowering.program.resolution(spread.column)?.name ?? spread.column.text),
      ),
      at: atOf(lowering, file, node),
    };
  });
}

function lowerPreference(
  lowering: Lowering,
  file: string,
  property: Property,
  { condition, personas }: PreferenceValue,
): Preference {
  return {
    condition: lowerCondition(lowering, condition),
    personas: personas.map((persona) => referred(lowering, persona)),
    text: writtenAt(present(lowering.program.file(file), file), condition.span),
    at: lowering.at(file, property.span.start),
  };
}
