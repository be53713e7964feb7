/** A playbook with a signal of every type, and what the tests of this folder share. */

import type { Playbook, Signal, Type } from "../../compiler/ir/ir.ts";
import { type CustomerResult, readCustomers } from "../../compiler/records/codec.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import type { DataFormat } from "../../compiler/records/record.ts";
import { emptyPlaybook, stageNamed } from "../harness/arbitrary-playbook.ts";

const at = { file: "main.persona", line: 1, column: 1 };
const member = (name: string, title?: string) => ({ name, titles: title === undefined ? {} : { en: title } });

export const region: Type = {
  kind: "enumeration",
  name: "Region",
  members: [member("north", "The North"), member("south"), member("constructor")],
};

export const types = {
  usedCompetitor: { kind: "boolean" },
  developers: { kind: "integer", places: 0, range: { lower: 0, upper: 500, upperIncluded: true } },
  employees: { kind: "integer", places: 0 },
  ratio: { kind: "decimal", places: 2 },
  discount: { kind: "percent", places: 1, range: { lower: 0, upper: 1000, upperIncluded: false } },
  contractValue: { kind: "money", places: 2, currency: "USD", range: { lower: 0, upperIncluded: true } },
  yen: { kind: "money", places: 0, currency: "JPY" },
  quoteTurnaround: { kind: "duration", range: { upper: 20_160, upperIncluded: true } },
  goLive: { kind: "date" },
  standup: { kind: "time" },
  biggestWorry: { kind: "text" },
  tongue: { kind: "language" },
  country: { kind: "country" },
  zone: { kind: "timezone" },
  address: { kind: "email" },
  site: { kind: "link" },
  freeze: { kind: "period" },
  region,
  regions: { kind: "set", element: region },
  speaks: { kind: "set", element: { kind: "language" } },
  away: { kind: "list", element: { kind: "period" } },
  scores: { kind: "list", element: { kind: "decimal", places: 1 } },
  stage: { kind: "text" },
  ["__proto__"]: { kind: "integer", places: 0 },
} as const satisfies Record<string, Type>;

export function signalsOf(
  table: Readonly<Record<string, Type>>,
  flags: Readonly<Record<string, Partial<Signal>>> = {},
): readonly Signal[] {
  return Object.entries(table).map(([name, type]) => ({
    name,
    titles: {},
    type,
    required: false,
    personal: false,
    sensitive: false,
    context: false,
    at,
    ...(Object.hasOwn(flags, name) ? flags[name] : {}),
  }));
}

export function playbookWith(
  signals: readonly Signal[],
  rest: Partial<Pick<Playbook, "customer" | "team" | "roles">> = {},
): Playbook {
  return emptyPlaybook({
    titles: {},
    signals,
    roles: [
      { name: "Sponsor", titles: {}, from: "customer", many: false, at },
      { name: "Manager", titles: {}, from: "team", many: false, at },
    ],
    stages: [stageNamed("Sales"), stageNamed("Implementation")],
    feelings: ["calm", "anxious"],
    ...rest,
  });
}

export const sample = playbookWith(signalsOf(types));

/** With a signal that must be known, and one that is personal. */
export const strict = playbookWith(
  signalsOf(
    { developers: types.developers, goLive: types.goLive, biggestWorry: types.biggestWorry },
    { goLive: { required: true }, biggestWorry: { personal: true } },
  ),
);

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export async function readAll(
  input: string | Uint8Array,
  format: DataFormat,
  playbook: Playbook = sample,
): Promise<readonly CustomerResult[]> {
  const bytes = typeof input === "string" ? bytesOf(input) : input;
  return allOf(readCustomers(playbook, bytes, format, `customers.${format}`));
}

/** The problems as a person reads them, notices about columns left out. */
export async function complaints(
  input: string | Uint8Array,
  format: DataFormat,
  playbook?: Playbook,
): Promise<readonly string[]> {
  const results = await readAll(input, format, playbook);
  return results.flatMap(({ problems }) =>
    problems.filter(({ severity }) => severity === "error").map(renderProblem),
  );
}

export async function allOf<T>(source: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const each of source) all.push(each);
  return all;
}
