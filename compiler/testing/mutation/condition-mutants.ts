/** Faults of conditions: the opposite of one, `or` in place of `and`, a comparison that is off by a step. */

import type { Condition, Playbook, Type } from "../../ir/ir.ts";
import { stepFrom } from "../step.ts";
import { valueSource } from "../value-source.ts";
import type { Mutant } from "./mutant.ts";

interface Changed {
  readonly fault: string;
  readonly condition: Condition;
}

export function conditionMutants(playbook: Playbook): readonly Mutant[] {
  const types = new Map(playbook.signals.map(({ name, type }) => [name, type]));
  const inRules = playbook.rules.flatMap((rule): readonly Mutant[] =>
    rule.kind !== "when"
      ? []
      : [opposite(rule.condition), ...partsOf(rule.condition, types)].map(({ fault, condition }) => ({
          fault,
          at: rule.at,
          ofPlays: false,
          playbook: {
            ...playbook,
            rules: playbook.rules.map((each) => (each === rule ? { ...rule, condition } : each)),
          },
        })),
  );
  const asked = definitionsAsked(playbook);
  const inDefinitions = playbook.definitions.flatMap((definition): readonly Mutant[] =>
    [opposite(definition.condition), ...partsOf(definition.condition, types)].map(({ fault, condition }) => ({
      fault: `in \`${definition.name}\`: ${fault}`,
      at: definition.at,
      ofPlays: true,
      ...(asked.has(definition.name) ? {} : { equivalent: "no rule, stage or action asks for it" }),
      playbook: {
        ...playbook,
        definitions: playbook.definitions.map((each) =>
          each === definition ? { ...definition, condition } : each,
        ),
      },
    })),
  );
  return [...inRules, ...inDefinitions];
}

/** Those that can make a difference to who a customer is or to a day, through one another too. */
function definitionsAsked({ rules, stages, plays, definitions }: Playbook): ReadonlySet<string> {
  const asked = new Set<string>();
  const visit = (part: unknown): void => {
    if (typeof part !== "object" || part === null) return;
    if ("kind" in part && part.kind === "definition" && "name" in part) ask(String(part.name));
    for (const inside of Object.values(part)) visit(inside);
  };
  const ask = (name: string): void => {
    if (asked.has(name)) return;
    asked.add(name);
    visit(definitions.find((each) => each.name === name)?.condition);
  };
  visit([rules, stages, plays]);
  return asked;
}

export const opposite = (condition: Condition): Changed => ({
  fault: "the condition is the opposite",
  condition: { kind: "not", condition },
});

/** Every way in which one part of a condition is slightly wrong. */
function partsOf(condition: Condition, types: ReadonlyMap<string, Type>): readonly Changed[] {
  switch (condition.kind) {
    case "all":
    case "any": {
      const { conditions } = condition;
      const other = condition.kind === "all" ? "any" : "all";
      const words = other === "any" ? "`and` becomes `or`" : "`or` becomes `and`";
      const joined =
        conditions.length < 2 ? [] : [{ fault: words, condition: { kind: other, conditions } as const }];
      const inside = conditions.flatMap((part, index) =>
        partsOf(part, types).map(({ fault, condition: changed }) => ({
          fault,
          condition: { ...condition, conditions: conditions.with(index, changed) },
        })),
      );
      return [...joined, ...inside];
    }
    case "not":
      return partsOf(condition.condition, types).map(({ fault, condition: changed }) => ({
        fault,
        condition: { kind: "not", condition: changed },
      }));
    case "compare": {
      const { operand, field } = condition;
      const type = types.get(field.name);
      if (operand.kind !== "value" || type === undefined || field.of !== "customer") return [];
      const { value } = operand;
      if (typeof value !== "number" && typeof value !== "string") return [];
      return ([1, -1] as const).flatMap((by) => {
        const moved = stepFrom(value, by, type);
        return moved === undefined
          ? []
          : [
              {
                fault: `${field.name} ${condition.operator} ${valueSource(value, type)} becomes ${condition.operator} ${valueSource(moved, type)}`,
                condition: { ...condition, operand: { kind: "value", value: moved } as const },
              },
            ];
      });
    }
    default:
      return [];
  }
}
