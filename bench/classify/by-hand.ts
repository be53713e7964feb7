/**
 * The workload as the best code that a good engineer would write for it by hand, over plain objects that it trusts:
 * rules grouped by signal, each signal read once and asked once whether it is known, overlapping bands cut into
 * disjoint segments. `packed` adds up all points in one number, as few would write it; the faster of both is the peer.
 */

import { type Points, personas, type Rule, type Workload } from "./workload.ts";

interface Style {
  readonly packed: boolean;
  /** Also the ids of the rules that gave points. */
  readonly ids?: boolean;
}

const places = {
  Technical: 1,
  Marketing: 2 ** 10,
  Simplicity: 2 ** 20,
  Consulting: 2 ** 30,
  known: 2 ** 40,
} as const;

const size = (points: Points): number => Object.values(points).reduce((sum, amount) => sum + amount, 0);

export function byHand({ signals, rules }: Workload, { packed, ids = false }: Style): string {
  const idOf = new Map(rules.map((rule, index) => [rule, `rule-${index + 1}`]));
  const most = new Map<string, number>(personas.map((name) => [name, 0]));
  let weight = 0;
  for (const rule of rules) {
    const arms =
      rule.kind === "choice" || rule.kind === "bands" ? rule.arms.map(([, points]) => points) : [rule.points];
    const times = rule.kind === "each" ? 5 : 1;
    weight += weightOf(rule);
    for (const name of personas)
      most.set(
        name,
        (most.get(name) as number) + times * Math.max(...arms.map((points) => points[name] ?? 0)),
      );
  }

  const add = (points: Points, known: number, fired: readonly Rule[] = []): string => {
    const push = ids ? fired.map((rule) => `fired.push("${idOf.get(rule)}");`).join(" ") : "";
    const given = [...Object.entries(points), ...(known > 0 ? [["known", known] as const] : [])];
    if (packed) {
      const constant = given.reduce(
        (sum, [name, amount]) => sum + amount * places[name as keyof typeof places],
        0,
      );
      return `${constant === 0 ? "" : `sums += ${constant};`} ${push}`;
    }
    return `${given.map(([name, amount]) => `${name} += ${amount};`).join(" ")} ${push}`;
  };

  const lines: string[] = [];
  for (const { name, kind } of signals) {
    const own = rules.filter((rule) => "signal" in rule && rule.signal === name);
    const known = own.reduce((sum, rule) => sum + weightOf(rule), 0);
    lines.push(`  const ${name} = s.${name};`);
    if (own.length === 0) continue;
    lines.push(`  if (${name} !== undefined) {`);
    switch (kind) {
      case "boolean":
        for (const rule of own)
          if (rule.kind === "is")
            lines.push(
              packed
                ? `if (${name}) { ${add(rule.points, known, [rule])} } else { ${add({}, known)} }`
                : `${add({}, known)} if (${name}) { ${add(rule.points, 0, [rule])} }`,
            );
        break;
      case "choice":
        if (!packed) lines.push(add({}, known));
        for (const rule of own)
          if (rule.kind === "choice")
            lines.push(
              rule.arms
                .map(([named, points], index) => {
                  const test = named.map((member) => `${name} === "${member}"`).join(" || ");
                  const last = index === rule.arms.length - 1;
                  return `${last ? "" : `if (${test}) `}{ ${add(points, packed ? known : 0, size(points) > 0 ? [rule] : [])} }`;
                })
                .join(" else "),
            );
        break;
      case "number":
      case "amount":
        if (!packed) lines.push(add({}, known));
        lines.push(segments(name, own, packed ? known : 0, add));
        break;
      case "set":
        lines.push(add({}, known));
        for (const rule of own) {
          if (rule.kind === "each") {
            const [persona, amount] = Object.entries(rule.points)[0] as [keyof typeof places, number];
            const fired = ids ? `if (${name}.length > 0) fired.push("${idOf.get(rule)}");` : "";
            lines.push(
              packed
                ? `sums += ${name}.length * ${amount * places[persona]}; ${fired}`
                : `${persona} += ${name}.length * ${amount}; ${fired}`,
            );
          }
          if (rule.kind === "has")
            lines.push(
              `if (${rule.members.map((member) => `${name}.includes("${member}")`).join(" || ")}) { ${add(rule.points, 0, [rule])} }`,
            );
        }
        break;
      case "text":
        lines.push(add({}, known), `const text = ${name}.toLowerCase();`);
        for (const rule of own)
          if (rule.kind === "contains")
            lines.push(
              `if (${rule.words.map((word) => `text.includes("${word}")`).join(" || ")}) { ${add(rule.points, 0, [rule])} }`,
            );
    }
    lines.push("  }");
  }
  for (const rule of rules) {
    if (rule.kind !== "both") continue;
    const [a, b] = rule.signals;
    const known = weightOf(rule);
    lines.push(
      `  if (${a} === true && ${b} === true) { ${add(rule.points, known, [rule])} }`,
      `  else if (${a} === false || ${b} === false) { ${add({}, known)} }`,
    );
  }
  const share = (part: string, whole: number) => `Math.floor((${part} * 10000) / ${whole}) / 10000`;
  const unpack = [...personas, "known" as const].map(
    (name) => `const ${name} = Math.floor(sums / ${places[name]}) ${name === "known" ? "" : "% 1024"};`,
  );
  return `export function classify(s) {
  ${packed ? "let sums = 0;" : `let known = 0; ${personas.map((name) => `let ${name} = 0;`).join(" ")}`}
  ${ids ? "const fired = [];" : ""}
${lines.join("\n")}
  ${packed ? unpack.join("\n  ") : ""}
  const ranking = [
${personas.map((name) => `    { persona: "${name}", score: ${name}, fit: ${share(name, most.get(name) as number)} },`).join("\n")}
  ];
  for (let i = 1; i < 4; i++) {
    const standing = ranking[i];
    let at = i;
    for (; at > 0 && ranking[at - 1].score < standing.score; at--) ranking[at] = ranking[at - 1];
    ranking[at] = standing;
  }
  const first = ranking[0];
  const failed = [];
  if (first.score < 20) failed.push("score >= 20");
  if (known * 2 < ${weight}) failed.push("coverage >= 50%");
  const accepted = failed.length === 0;
  return {
    persona: accepted ? first.persona : "Consulting",
    outcome: accepted ? "accepted" : "fallback",
    score: first.score,
    margin: first.score - ranking[1].score,
    coverage: ${share("known", weight)},
    fit: first.fit,
    ranking,
    failed,
    missing: [],
    notices: [],
    ${ids ? "fired," : ""}
  };
}
`;
}

/** Bands and thresholds of one number, as one chain over all bounds. */
function segments(
  name: string,
  rules: readonly Rule[],
  known: number,
  add: (points: Points, known: number, fired: readonly Rule[]) => string,
): string {
  const bounds = new Set<number>();
  for (const rule of rules) {
    if (rule.kind === "atLeast") bounds.add(rule.bound);
    if (rule.kind === "bands") for (const [from] of rule.arms.slice(1)) bounds.add(from);
  }
  const sorted = [...bounds].sort((a, b) => a - b);
  return [-1, ...sorted]
    .map((from, index) => {
      const total: Partial<Record<string, number>> = {};
      const fired: Rule[] = [];
      for (const rule of rules) {
        const points =
          rule.kind === "atLeast"
            ? from >= rule.bound
              ? rule.points
              : {}
            : rule.kind === "bands"
              ? (rule.arms.findLast(([start]) => start <= Math.max(0, from))?.[1] ?? {})
              : {};
        if (size(points) > 0) fired.push(rule);
        for (const [persona, amount] of Object.entries(points))
          total[persona] = (total[persona] ?? 0) + amount;
      }
      const next = sorted[index];
      return `${next === undefined ? "" : `if (${name} < ${next}) `}{ ${add(total as Points, known, fired)} }`;
    })
    .join(" else ");
}

function weightOf(rule: Rule): number {
  if (rule.kind === "choice" || rule.kind === "bands")
    return Math.max(...rule.arms.map(([, points]) => size(points)));
  return (rule.kind === "each" ? 5 : 1) * size(rule.points);
}
