/**
 * Random playbooks as IR, and customers for them, made to meet where it hurts: at the ends of bands, on empty
 * sets, in ties, with half of the signals unknown.
 *
 * Everything is drawn through fast-check's generator, so that a failure comes with its seed.
 */

import fc, { type GeneratorValue } from "fast-check";
import type {
  Arm,
  At,
  Award,
  CasesRule,
  Condition,
  Operand,
  Playbook,
  Rule,
  Signal,
  Stage,
  Texts,
  Type,
  Value,
} from "../../compiler/ir/ir.ts";
import type { Values } from "../../compiler/records/record.ts";

/** Draws: what the rest of this file decides by. */
export interface Draw {
  integer(least: number, most: number): number;
  pick<T>(from: readonly T[]): T;
  /** True once in so many. */
  onceIn(count: number): boolean;
}

export function drawFrom(generate: GeneratorValue): Draw {
  const integer = (min: number, max: number) => generate(fc.integer, { min, max });
  return {
    integer,
    pick: (from) => from[integer(0, from.length - 1)] as (typeof from)[number],
    onceIn: (count) => integer(1, count) === 1,
  };
}

export const nowhere = { file: "playbook.persona", line: 1, column: 1 };

/** A playbook that lacks nothing; what a test is about goes on top. */
export function emptyPlaybook(parts: Partial<Playbook> = {}): Playbook {
  return {
    format: "persona-playbook",
    irVersion: 1,
    name: "Example",
    titles: { en: "Example" },
    version: "1.0.0",
    owner: { name: "Customer Experience" },
    languages: ["en"],
    calendar: { timezone: "UTC", hours: [], holidays: [] },
    customer: {},
    signalGroups: [],
    ruleGroups: [],
    signals: [],
    definitions: [],
    personas: [],
    rules: [],
    classify: { rankBy: "score", accept: [], ties: [] },
    team: [],
    roles: [],
    assignments: [],
    channels: [],
    stages: [],
    feelings: [],
    tones: [],
    resources: [],
    messages: [],
    plays: [],
    surveys: [],
    tests: [],
    cohorts: [],
    ...parts,
  };
}

export const stageNamed = (name: string, titles: Texts = {}, at: At = nowhere): Stage => ({
  name,
  titles,
  owner: {},
  goal: {},
  measures: [],
  touchpoints: [],
  handovers: [],
  at,
});

export function personaNamed(name: string): Playbook["personas"][number] {
  return {
    name,
    titles: { en: `The ${name}` },
    summary: { en: "Summary." },
    challenges: [],
    needs: [],
    values: [],
    jobs: [],
    channels: [],
    traits: [],
    quotes: [],
    evidence: [],
    at: nowhere,
  };
}

export function signalNamed(name: string, type: Type, parts: Partial<Signal> = {}): Signal {
  return {
    name,
    titles: { en: `Title of ${name}` },
    group: "Known",
    type,
    required: false,
    personal: false,
    sensitive: false,
    context: false,
    at: nowhere,
    ...parts,
  };
}

export function enumerationOf(...members: readonly string[]): Type & { kind: "enumeration" } {
  return { kind: "enumeration", members: members.map((name) => ({ name, titles: { en: name } })) };
}

const personaNames = ["Technical", "Marketing", "constructor", "Simplicity", "Κοινό", "score", "decided"];
const signalNames = [
  "reason",
  "systems",
  "developers",
  "toString",
  "values",
  "technical",
  "größe",
  "own",
  "Technical",
];
const texts = [
  "",
  "Rounded LOGO",
  "ΣΊΣΥΦΟΣ",
  "σίσυφος",
  "straße",
  "STRASSE",
  "cafe\u0301",
  "CAFÉ",
  "__proto__",
  'it\'s "x"\n',
];

function drawType(draw: Draw): Type {
  switch (draw.integer(0, 11)) {
    case 0:
      return { kind: "boolean" };
    case 1:
      return { kind: "integer", places: 0, range: { lower: 0, upper: 20, upperIncluded: true } };
    case 2:
      return { kind: "decimal", places: 2 };
    case 3:
      return { kind: "percent", places: 1, range: { lower: 0, upper: 1000, upperIncluded: true } };
    case 4:
      return { kind: "money", places: 2, currency: "USD", range: { lower: 0, upperIncluded: false } };
    case 5:
      return { kind: "duration" };
    case 6:
      return { kind: "date" };
    case 7:
      return { kind: "text" };
    case 8:
      return enumerationOf("price", "__proto__", "toString", "then");
    case 9:
      return { kind: "set", element: enumerationOf("sap", "hubspot", "constructor", "netsuite") };
    case 10:
      return { kind: "set", element: { kind: "text" } };
    default:
      return { kind: "time" };
  }
}

/** Few values of each type, so that rules and customers meet. */
function valuesOf(type: Type): readonly Value[] {
  switch (type.kind) {
    case "boolean":
      return [true, false];
    case "integer":
      return [0, 1, 2, 3, 4, 10, 11, 19, 20];
    case "decimal":
      return [-12345, -1, 0, 1, 10, 29, 30, 31, 1005, 99_999_999_999_999];
    case "percent":
      return [0, 1, 499, 500, 501, 999, 1000];
    case "money":
      return [0, 1, 10, 9_999_999, 10_000_000, 10_000_001, 110, 999_999_999_999_999];
    case "duration":
      return [0, 1, 59, 60, 61, 1440, 2879, 2880, 2881, 10_080];
    case "date":
      return ["2026-12-31", "2027-01-01", "2027-01-02", "2028-02-29", "0999-01-01"];
    case "time":
      return ["00:00", "09:29", "09:30", "09:31", "23:59"];
    case "enumeration":
      return type.members.map(({ name }) => name);
    case "set":
    case "list":
      return valuesOf(type.element);
    default:
      return texts;
  }
}

function drawAward(draw: Draw, personas: readonly string[], each = false): Award {
  const count = draw.integer(0, 2);
  const points = personas.slice(0, count).map(() => {
    const given = draw.pick([1000, 2000, 500, 1, -1000, -250, 0, 3000, 333]);
    const atMost = each && draw.onceIn(2) ? { atMost: draw.pick([500, 1500, 3000]) } : {};
    return { persona: draw.pick(personas), points: given, ...atMost };
  });
  return { points, because: draw.onceIn(3) ? { en: "Because */ of it", es: "Por eso" } : {} };
}

const isOrdered = ({ kind }: Type): boolean =>
  ["integer", "decimal", "percent", "money", "duration", "date", "time"].includes(kind);

function drawOperand(draw: Draw, signal: Signal, signals: readonly Signal[]): Operand {
  const same = signals.filter(({ type }) => type.kind === signal.type.kind && type.kind !== "set");
  if (same.length > 1 && draw.onceIn(6)) return { kind: "field", field: field(draw.pick(same).name) };
  return { kind: "value", value: draw.pick(valuesOf(signal.type)) };
}

const field = (name: string) => ({ of: "customer", name }) as const;

function drawCondition(
  draw: Draw,
  signals: readonly Signal[],
  definitions: readonly string[],
  depth = 0,
): Condition {
  const nested = () => drawCondition(draw, signals, definitions, depth + 1);
  if (depth < 3 && draw.onceIn(3)) {
    switch (draw.integer(0, 2)) {
      case 0:
        return { kind: "all", conditions: [nested(), nested()] };
      case 1:
        return { kind: "any", conditions: [nested(), nested()] };
      default:
        return { kind: "not", condition: nested() };
    }
  }
  if (definitions.length > 0 && draw.onceIn(5)) return { kind: "definition", name: draw.pick(definitions) };
  const signal = draw.pick(signals);
  if (draw.onceIn(6)) return { kind: "known", field: field(signal.name) };
  const operands = [
    drawOperand(draw, signal, signals),
    ...(draw.onceIn(2) ? [drawOperand(draw, signal, signals)] : []),
  ];
  switch (signal.type.kind) {
    case "boolean":
      return { kind: "holds", field: field(signal.name) };
    case "set":
      return { kind: "has", field: field(signal.name), which: draw.pick(["any", "all"] as const), operands };
    case "text":
      if (draw.onceIn(3)) return { kind: "equals", field: field(signal.name), operands };
      if (draw.onceIn(3)) {
        const value = draw.pick(["a+b?", "^[^a-m]*$", "\\b\\w{2}\\b", "(é|Σ).", "", "^[AB]|Σ$", "^b?é$"]);
        return {
          kind: "text",
          field: field(signal.name),
          test: "matches",
          operands: [{ kind: "value", value }],
        };
      }
      return {
        kind: "text",
        field: field(signal.name),
        test: draw.pick(["contains", "starts"] as const),
        operands,
      };
    default:
      if (!isOrdered(signal.type) || draw.onceIn(3))
        return { kind: "equals", field: field(signal.name), operands };
      return {
        kind: "compare",
        field: field(signal.name),
        operator: draw.pick(["<", "<=", ">", ">="] as const),
        operand: operands[0] as Operand,
      };
  }
}

/** Bands cut at some of the type's values; now and then one is missing, or they stand in another order. */
function drawArms(draw: Draw, signal: Signal, personas: readonly string[]): readonly Arm[] {
  const values = valuesOf(signal.type);
  const at = { ...nowhere, line: draw.integer(2, 9) };
  if (!isOrdered(signal.type)) {
    const used = draw.onceIn(2) ? values : values.slice(0, draw.integer(1, values.length));
    const split = draw.integer(1, used.length);
    return [used.slice(0, split), used.slice(split)]
      .filter((part) => part.length > 0)
      .map((part) => ({ test: { kind: "values", values: part }, award: drawAward(draw, personas), at }));
  }
  const sorted = [...(values as (number | string)[])].sort((a, b) => (a < b ? -1 : 1));
  const cuts = sorted.filter(() => draw.onceIn(3));
  const bands = [undefined, ...cuts].map((lower, index): Arm => {
    const below = cuts[index];
    const test = {
      kind: "band" as const,
      ...(lower === undefined ? {} : { lower }),
      ...(below === undefined ? {} : { below }),
    };
    return { test, award: drawAward(draw, personas), at: { ...at, column: index + 1 } };
  });
  if (bands.length > 1 && draw.onceIn(4)) bands.splice(draw.integer(0, bands.length - 1), 1);
  return draw.onceIn(4) ? bands.reverse() : bands;
}

function drawRule(
  draw: Draw,
  index: number,
  signals: readonly Signal[],
  definitions: readonly string[],
  personas: readonly string[],
): Rule {
  const base = { id: `rule-${index + 1}`, at: { ...nowhere, line: 10 + index, column: 3 } };
  const signal = draw.pick(signals);
  if (draw.onceIn(2)) {
    return {
      ...base,
      kind: "when",
      condition: drawCondition(draw, signals, definitions),
      award: drawAward(draw, personas),
    };
  }
  if (signal.type.kind === "set") {
    return { ...base, kind: "each", signal: signal.name, award: drawAward(draw, personas, true) };
  }
  const unknown = draw.onceIn(3)
    ? { unknown: { ...drawAward(draw, personas), at: { ...nowhere, line: 5 } } }
    : {};
  const rule: CasesRule = {
    ...base,
    kind: "cases",
    signal: signal.name,
    arms: drawArms(draw, signal, personas),
    ...unknown,
  };
  return rule;
}

export function drawPlaybook(draw: Draw): Playbook {
  const personas = personaNames.slice(0, draw.integer(1, 4));
  if (draw.onceIn(3)) personas.push("decided");
  const signals = signalNames
    .slice(0, draw.integer(2, signalNames.length))
    .map((name) => signalNamed(name, drawType(draw), { required: draw.onceIn(8) }));
  const definitions: Playbook["definitions"][number][] = [];
  for (const name of ["slow", "reason", "deep"].slice(0, draw.integer(0, 3))) {
    const known = definitions.map((definition) => definition.name);
    definitions.push({ name, condition: drawCondition(draw, signals, known), at: nowhere });
  }
  const names = definitions.map(({ name }) => name);
  const rules = Array.from({ length: draw.integer(0, 10) }, (_, index) =>
    drawRule(draw, index, signals, names, personas),
  );
  const measures = ["score", "margin", "coverage", "fit"] as const;
  const accept = measures
    .filter(() => draw.onceIn(3))
    .map((measure) => ({
      measure,
      operator: draw.pick([">", ">="] as const),
      value: draw.pick([0, 1, 500, 1000, 2000, 3333, 5000]),
      at: nowhere,
    }));
  return emptyPlaybook({
    personas: personas.map(personaNamed),
    signals,
    definitions,
    rules,
    classify: {
      rankBy: draw.pick(["score", "fit"] as const),
      accept,
      ties: draw.onceIn(2) ? personas : [...personas].reverse(),
      ...(draw.onceIn(2) ? { otherwise: draw.pick(personas) } : {}),
      ...(draw.onceIn(2) ? { keepUnlessBeatenBy: draw.pick([0, 1, 1000, 2500]) } : {}),
    },
  });
}

export function drawCustomer(draw: Draw, playbook: Playbook): { signals: Values; previous?: string } {
  const signals = new Map<string, Value>();
  for (const { name, type, required } of playbook.signals) {
    if (draw.onceIn(required ? 20 : 3)) continue;
    const values = valuesOf(type);
    signals.set(name, type.kind === "set" ? values.filter(() => draw.onceIn(3)) : draw.pick(values));
  }
  if (draw.onceIn(2)) return { signals };
  return { signals, previous: draw.pick([...playbook.personas.map(({ name }) => name), "Nobody"]) };
}
