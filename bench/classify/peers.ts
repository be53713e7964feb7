/**
 * The workload for rule engines that one would take otherwise, each in its best form that we know: what it is given
 * are the same rows, what it gives are the points of the four personas.
 *
 * An engine that does not know unknown values is asked first whether there is one, where that makes a difference.
 */

import { ZenEngine } from "@gorules/zen-engine";
import { Environment } from "@marcbachmann/cel-js";
import jexl from "jexl";
import { LogicEngine } from "json-logic-engine";
import { Engine } from "json-rules-engine";
import {
  type Persona,
  type Points,
  personas,
  type Row,
  type Rule,
  systems,
  type Workload,
} from "./workload.ts";

/** In the order of `personas`. */
export type Scores = readonly number[];

export interface Peer {
  readonly name: string;
  /** How many rows it is given in one round. */
  readonly rows: number;
  scoresOf(row: Row): Scores | Promise<Scores>;
}

export function createPeers(workload: Workload): readonly Peer[] {
  return [jsonLogic(workload), zen(workload), jsonRules(workload), cel(workload), jexlExpressions(workload)];
}

/** Every rule as conditions that give points if they hold, which all engines have; arms become rules of their own. */
interface Plain {
  readonly test: Test;
  readonly points: Points;
}
type Test =
  | { readonly kind: "true"; readonly signals: readonly string[] }
  | { readonly kind: "oneOf"; readonly signal: string; readonly members: readonly string[] }
  | { readonly kind: "between"; readonly signal: string; readonly from: number; readonly below?: number }
  | { readonly kind: "has"; readonly signal: string; readonly members: readonly string[] }
  | { readonly kind: "contains"; readonly signal: string; readonly words: readonly string[] };

function plainRules({ rules }: Workload): readonly Plain[] {
  return rules.flatMap(arms).filter(({ points }) => Object.keys(points).length > 0);
}

function arms(rule: Rule): readonly Plain[] {
  switch (rule.kind) {
    case "is":
      return [{ test: { kind: "true", signals: [rule.signal] }, points: rule.points }];
    case "both":
      return [{ test: { kind: "true", signals: rule.signals }, points: rule.points }];
    case "choice":
      return rule.arms.map(([members, points]) => ({
        test: { kind: "oneOf", signal: rule.signal, members },
        points,
      }));
    case "bands":
      return rule.arms.map(([from, points], index) => {
        const below = rule.arms[index + 1]?.[0];
        return {
          test: { kind: "between", signal: rule.signal, from, ...(below === undefined ? {} : { below }) },
          points,
        };
      });
    case "atLeast":
      return [{ test: { kind: "between", signal: rule.signal, from: rule.bound }, points: rule.points }];
    case "each":
      return systems.map((member) => ({
        test: { kind: "has", signal: rule.signal, members: [member] },
        points: rule.points,
      }));
    case "has":
      return [{ test: { kind: "has", signal: rule.signal, members: rule.members }, points: rule.points }];
    case "contains":
      return [{ test: { kind: "contains", signal: rule.signal, words: rule.words }, points: rule.points }];
  }
}

const pointsFor = (persona: Persona, rules: readonly Plain[]) =>
  rules.flatMap(({ test, points }) => {
    const amount = points[persona];
    return amount === undefined ? [] : [{ test, amount }];
  });

// ---------- json-logic-engine, compiled ----------

function jsonLogic(workload: Workload): Peer {
  const engine = new LogicEngine();
  engine.addMethod("holds", (values: unknown[]) => {
    const [text, ...words] = values as [string | undefined, ...string[]];
    const lower = text?.toLowerCase();
    return lower !== undefined && words.some((word) => lower.includes(word));
  });
  const value = (signal: string) => ({ var: signal });
  const any = (tests: readonly object[]) => (tests.length === 1 ? tests[0] : { or: tests });
  const logic = (test: Test): unknown => {
    switch (test.kind) {
      case "true": {
        const tests = test.signals.map((signal) => ({ "===": [value(signal), true] }));
        return tests.length === 1 ? tests[0] : { and: tests };
      }
      case "oneOf":
        return any(test.members.map((member) => ({ "===": [value(test.signal), member] })));
      case "between": {
        const from = { ">=": [value(test.signal), test.from] };
        return test.below === undefined ? from : { and: [from, { "<": [value(test.signal), test.below] }] };
      }
      case "has":
        return any(test.members.map((member) => ({ in: [member, value(test.signal)] })));
      case "contains":
        return { holds: [value(test.signal), ...test.words] };
    }
  };
  const rules = plainRules(workload);
  const sums = personas.map((persona) =>
    engine.build({
      "+": pointsFor(persona, rules).map(({ test, amount }) => ({ if: [logic(test), amount, 0] })),
    } as never),
  ) as unknown as readonly ((row: Row) => number)[];
  return { name: "json-logic-engine, compiled", rows: 1_000, scoresOf: (row) => sums.map((sum) => sum(row)) };
}

// ---------- GoRules ZEN ----------

function zen(workload: Workload): Peer {
  const expression = (test: Test): string => {
    switch (test.kind) {
      case "true":
        return test.signals.map((signal) => `${signal} == true`).join(" and ");
      case "oneOf":
        return `${test.signal} in [${test.members.map((member) => `'${member}'`).join(", ")}]`;
      case "between":
        return `${test.signal} != null and ${test.signal} >= ${test.from}${test.below === undefined ? "" : ` and ${test.signal} < ${test.below}`}`;
      case "has":
        return `${test.signal} != null and (${test.members.map((member) => `contains(${test.signal}, '${member}')`).join(" or ")})`;
      case "contains":
        return `${test.signal} != null and (${test.words.map((word) => `contains(lower(${test.signal}), '${word}')`).join(" or ")})`;
    }
  };
  const rules = plainRules(workload);
  const graph = {
    contentType: "application/vnd.gorules.decision",
    nodes: [
      { id: "in", name: "in", type: "inputNode", position: { x: 0, y: 0 } },
      {
        id: "score",
        name: "score",
        type: "expressionNode",
        position: { x: 1, y: 0 },
        content: {
          expressions: personas.map((persona) => ({
            id: persona,
            key: persona,
            value: pointsFor(persona, rules)
              .map(({ test, amount }) => `((${expression(test)}) ? ${amount} : 0)`)
              .join(" + "),
          })),
        },
      },
      { id: "out", name: "out", type: "outputNode", position: { x: 2, y: 0 } },
    ],
    edges: [
      { id: "a", sourceId: "in", targetId: "score", type: "edge" },
      { id: "b", sourceId: "score", targetId: "out", type: "edge" },
    ],
  };
  const decision = new ZenEngine().createDecision(Buffer.from(JSON.stringify(graph)));
  return {
    name: "GoRules ZEN",
    rows: 50,
    async scoresOf(row) {
      const { result } = await decision.evaluate(row);
      return personas.map((persona) => Number(result[persona]));
    },
  };
}

// ---------- json-rules-engine ----------

function jsonRules(workload: Workload): Peer {
  const engine = new Engine([], { allowUndefinedFacts: true });
  engine.addOperator("hasWord", (text: unknown, word: unknown) => {
    return typeof text === "string" && text.toLowerCase().includes(String(word));
  });
  const conditions = (test: Test) => {
    const fact = (signal: string, operator: string, value: unknown) => ({ fact: signal, operator, value });
    switch (test.kind) {
      case "true":
        return { all: test.signals.map((signal) => fact(signal, "equal", true)) };
      case "oneOf":
        return { all: [fact(test.signal, "in", test.members)] };
      case "between":
        return {
          all: [
            fact(test.signal, "greaterThanInclusive", test.from),
            ...(test.below === undefined ? [] : [fact(test.signal, "lessThan", test.below)]),
          ],
        };
      case "has":
        return { any: test.members.map((member) => fact(test.signal, "contains", member)) };
      case "contains":
        return { any: test.words.map((word) => fact(test.signal, "hasWord", word)) };
    }
  };
  for (const { test, points } of plainRules(workload))
    engine.addRule({ conditions: conditions(test) as never, event: { type: "points", params: points } });
  return {
    name: "json-rules-engine",
    rows: 20,
    async scoresOf(row) {
      const { events } = await engine.run({ ...row });
      return personas.map((persona) =>
        events.reduce((sum, { params }) => sum + ((params as Points)[persona] ?? 0), 0),
      );
    },
  };
}

// ---------- CEL ----------

function cel(workload: Workload): Peer {
  const environment = new Environment({
    limits: { maxAstNodes: 1_000_000, maxDepth: 10_000 },
  }).registerFunction("lower(string): string", (text: string) => text.toLowerCase());
  for (const { name } of workload.signals) environment.registerVariable(name, "dyn");
  // Numbers of JavaScript are doubles there.
  const double = (value: number): string => (Number.isInteger(value) ? `${value}.0` : String(value));
  const list = (texts: readonly string[]): string => `[${texts.map((text) => `"${text}"`).join(", ")}]`;
  const expression = (test: Test): string => {
    switch (test.kind) {
      case "true":
        return test.signals.map((signal) => `${signal} == true`).join(" && ");
      case "oneOf":
        return `${test.signal} in ${list(test.members)}`;
      case "between":
        return `${test.signal} != null && ${test.signal} >= ${double(test.from)}${test.below === undefined ? "" : ` && ${test.signal} < ${double(test.below)}`}`;
      case "has":
        return `${test.signal} != null && (${test.members.map((member) => `"${member}" in ${test.signal}`).join(" || ")})`;
      case "contains":
        return `${test.signal} != null && (${test.words.map((word) => `lower(${test.signal}).contains("${word}")`).join(" || ")})`;
    }
  };
  const rules = plainRules(workload);
  const sums = personas.map((persona) =>
    environment.parse(
      pointsFor(persona, rules)
        .map(({ test, amount }) => `(${expression(test)} ? ${double(amount)} : 0.0)`)
        .join(" + "),
    ),
  );
  // What is undefined is a mistake there; the rows with null in its place are made once.
  const made = new WeakMap<Row, object>();
  const withNulls = (row: Row): object => {
    const known: Record<string, unknown> = { ...row };
    for (const name of Object.keys(known)) known[name] ??= null;
    made.set(row, known);
    return known;
  };
  return {
    name: "cel-js",
    rows: 100,
    scoresOf(row) {
      const known = made.get(row) ?? withNulls(row);
      return sums.map((sum) => Number(sum(known)));
    },
  };
}

// ---------- Jexl ----------

function jexlExpressions(workload: Workload): Peer {
  const engine = new jexl.Jexl();
  engine.addTransform("lower", (text: unknown) =>
    typeof text === "string" ? text.toLowerCase() : undefined,
  );
  const any = (tests: readonly string[]): string => tests.join(" || ");
  const expression = (test: Test): string => {
    switch (test.kind) {
      case "true":
        return test.signals.map((signal) => `${signal} == true`).join(" && ");
      case "oneOf":
        return any(test.members.map((member) => `${test.signal} == "${member}"`));
      case "between":
        return `${test.signal} >= ${test.from}${test.below === undefined ? "" : ` && ${test.signal} < ${test.below}`}`;
      case "has":
        return `${test.signal} != null && (${any(test.members.map((member) => `"${member}" in ${test.signal}`))})`;
      case "contains":
        return `${test.signal} != null && (${any(test.words.map((word) => `"${word}" in (${test.signal}|lower)`))})`;
    }
  };
  const rules = plainRules(workload);
  const sums = personas.map((persona) =>
    engine.compile(
      pointsFor(persona, rules)
        .map(({ test, amount }) => `((${expression(test)}) ? ${amount} : 0)`)
        .join(" + "),
    ),
  );
  return {
    name: "Jexl",
    rows: 50,
    scoresOf: (row) => sums.map((sum) => Number(sum.evalSync(row as Record<string, unknown>))),
  };
}
