/** Roles, and who of the team takes them. */

import { pointsType } from "../checker/literals.ts";
import type { Assignment, Preference, Role, Spread } from "../ir/ir.ts";
import type { Property } from "../syntax/ast/declaration.ts";
import type { Literal } from "../syntax/ast/literals.ts";
import type { PreferenceValue, SpreadValue } from "../syntax/ast/property-values.ts";
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
      ...optional("spread", spread && lowerSpread(lowering, spread)),
      at: atOf(lowering, file, node),
    };
  });
}

function lowerSpread(lowering: Lowering, { column, adding, atMost }: SpreadValue): Spread {
  const symbol = present(lowering.program.resolution(column), "a column");
  const type = lowering.typeOf(symbol);
  const valueOf = (literal: Literal) => valueOfLiteral(literal, type) as number;
  return {
    column: symbol.name,
    // Whole numbers count customers, unless something else is said.
    adding: adding === undefined ? (type.kind === "integer" ? 1 : 0) : valueOf(adding),
    ...optional(
      "atMost",
      atMost && (atMost.kind === "reference" ? { column: referred(lowering, atMost) } : valueOf(atMost)),
    ),
  };
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
    text: writtenAt(present(lowering.program.file(file), file), condition),
    at: lowering.at(file, property.start),
  };
}
