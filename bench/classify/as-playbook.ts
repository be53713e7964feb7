/** The workload as a playbook, in the language. */

import { members, type Points, personas, type Rule, systems, type Workload } from "./workload.ts";

const types = {
  boolean: "boolean",
  choice: `one of ${members.join(", ")}`,
  number: "integer 0 to 500",
  amount: "decimal 2 0 to 1000",
  set: `any of ${systems.join(", ")}`,
  text: "text",
} as const;

export function asPlaybook({ signals, rules }: Workload): string {
  return `playbook Bench "Bench" {
  version "1.0.0"
  owner "Bench <bench@example.com>"
  languages en
  timezone "Europe/London"
}
signals All "All" {
  source internal
${signals.map(({ name, kind }) => `  ${name} ${types[kind]} "Signal ${name}"`).join("\n")}
}
${personas.map((name) => `persona ${name} "${name}" { summary "One of four." }`).join("\n")}
weights {
${rules.map(rule).join("\n")}
}
classify {
  accept when score >= 20 and coverage >= 50%
  ties ${personas.join(", ")}
  otherwise Consulting
}
`;
}

function rule(rule: Rule): string {
  switch (rule.kind) {
    case "is":
      return `  when ${rule.signal} then ${then(rule.points)}`;
    case "both":
      return `  when ${rule.signals.join(" and ")} then ${then(rule.points)}`;
    case "atLeast":
      return `  when ${rule.signal} >= ${rule.bound} then ${then(rule.points)}`;
    case "each":
      return `  for each of ${rule.signal} then ${then(rule.points)}`;
    case "has":
      return `  when ${rule.signal} has any of ${rule.members.join(", ")} then ${then(rule.points)}`;
    case "contains":
      return `  when ${rule.signal} contains ${rule.words.map((word) => `"${word}"`).join(", ")} then ${then(rule.points)}`;
    case "choice":
      return block(
        rule.signal,
        rule.arms.map(([named, points]) => `${named.join(" or ")} then ${then(points)}`),
      );
    case "bands":
      return block(
        rule.signal,
        rule.arms.map(([from, points], index) => {
          const next = rule.arms[index + 1]?.[0];
          const band =
            index === 0
              ? `below ${next}`
              : next === undefined
                ? `${from} and above`
                : `${from} to below ${next}`;
          return `${band} then ${then(points)}`;
        }),
      );
  }
}

const block = (signal: string, lines: readonly string[]): string =>
  `  for ${signal} {\n${lines.map((line) => `    ${line}`).join("\n")}\n  }`;

function then(points: Points): string {
  const given = Object.entries(points).map(([persona, amount]) => `${persona} +${amount}`);
  return given.length === 0 ? "none" : given.join(", ");
}
