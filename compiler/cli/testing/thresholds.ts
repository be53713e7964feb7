/**
 * What the project asks of its tests, in its package.json: `"persona": { "coverage": { "bands": 100 }, "mutation": 90 }`.
 *
 * Percent, of the kinds that reports have. A file without it asks nothing.
 */

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { suggest } from "../../diagnostics/suggest.ts";
import { type ItemKind, itemKinds } from "../../testing/coverage/items.ts";
import { ioFailureOf, usageFailure } from "../failure.ts";
import type { OpenPlaybook } from "../open-playbook.ts";
import { shownPath } from "../print-diagnostics.ts";
import { plain } from "../terminal.ts";

export interface Thresholds {
  readonly coverage: ReadonlyMap<ItemKind, number>;
  readonly mutation: number | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

export function readThresholds({ root, shownRoot }: Pick<OpenPlaybook, "root" | "shownRoot">): Thresholds {
  const path = join(root, "package.json");
  const name = shownPath(shownRoot, "package.json");
  const settings = existsSync(path) ? fieldOf(parse(path, name), "persona") : undefined;
  if (settings === undefined) return { coverage: new Map(), mutation: undefined };
  if (!isObject(settings)) throw wrong(name, "`persona` is no object");
  for (const key of Object.keys(settings)) {
    if (["coverage", "mutation"].includes(key)) continue;
    throw wrong(name, `\`persona\` has no setting ${shown(key)}`, "there are `coverage` and `mutation`");
  }
  const coverage = fieldOf(settings, "coverage") ?? {};
  if (!isObject(coverage)) throw wrong(name, "`coverage` is no object");
  const asked = Object.entries(coverage).map(([key, value]) => {
    const kind = itemKinds.find((each) => each === key);
    if (kind === undefined) {
      const near = suggest(key, itemKinds);
      const help = near === undefined ? `there are ${itemKinds.join(", ")}` : `did you mean \`${near}\`?`;
      throw wrong(name, `\`coverage\` knows no ${shown(key)}`, help);
    }
    return [kind, percent(name, kind, value)] as const;
  });
  const mutation = fieldOf(settings, "mutation");
  return {
    coverage: new Map(asked),
    mutation: mutation === undefined ? undefined : percent(name, "mutation", mutation),
  };
}

function parse(path: string, name: string): Fields {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw ioFailureOf(error, name);
  }
  try {
    const value: unknown = JSON.parse(text.replace(/^\ufeff/, ""));
    return isObject(value) ? value : {};
  } catch {
    throw wrong(name, "this is no JSON", "mend it; what tests must reach is set in it");
  }
}

const isObject = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const fieldOf = (fields: Fields, name: string): unknown =>
  Object.hasOwn(fields, name) ? fields[name] : undefined;

function percent(file: string, key: string, value: unknown): number {
  if (typeof value === "number" && value >= 0 && value <= 100) return value;
  throw wrong(file, `\`${key}\` is no number from 0 to 100`, `write it as in \`"${key}": 90\``);
}

const shown = (key: string): string => `\`${plain(key)}\``;

const wrong = (file: string, what: string, help = 'write it as in `"persona": { "mutation": 90 }`') =>
  usageFailure(`${file}: ${what}`, help);
