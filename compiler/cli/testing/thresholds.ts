/**
 * What the project asks of its tests, in its package.json: `"persona": { "coverage": { "bands": 100 }, "mutation": 90 }`.
 *
 * Percent, of the kinds that reports have. A file without it asks nothing.
 */

import { realpathSync } from "node:fs";
import { suggest } from "../../diagnostics/suggest.ts";
import { createFolderReader } from "../../disk/folder-reader.ts";
import { readJson } from "../../records/json-text.ts";
import { type ItemKind, itemKinds } from "../../testing/coverage/items.ts";
import { exitCodes } from "../exit-codes.ts";
import { CommandFailure, ioFailure } from "../failure.ts";
import { jsonProblem } from "../input/json-problem.ts";
import type { OpenPlaybook } from "../input/open-playbook.ts";
import { shownPath } from "../terminal/print-diagnostics.ts";
import { plain } from "../terminal/terminal.ts";

export interface Thresholds {
  readonly coverage: ReadonlyMap<ItemKind, number>;
  readonly mutation: number | undefined;
}

type Fields = Readonly<Record<string, unknown>>;

export function readThresholds({ root, shownRoot }: Pick<OpenPlaybook, "root" | "shownRoot">): Thresholds {
  const name = shownPath(shownRoot, "package.json");
  const settings = fieldOf(read(root, name), "persona");
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
    if (key === "mutation")
      throw wrong(name, "`mutation` stands in `coverage`", "put it beside it, into `persona`");
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

/** Read as the files of the playbook are: no link leads out of the folder, and no pipe holds the command up. */
function read(root: string, name: string): Fields {
  const file = createFolderReader(realpathSync(root)).read("package.json");
  if (file.kind === "missing" || file.kind === "wrong-case") return {};
  if (file.kind === "outside")
    throw ioFailure(`${name} leads out of the project folder`, "a link does that: put the file itself there");
  if (file.kind === "unreadable") throw ioFailure(`${name}: ${file.reason}`);
  if (file.kind === "too-large") throw ioFailure(`${name}: larger than ${file.limit} bytes`);
  const text = new TextDecoder().decode(file.bytes);
  try {
    const value: unknown = JSON.parse(text);
    refuseDoubled(name, text);
    return isObject(value) ? value : {};
  } catch (error) {
    if (error instanceof CommandFailure) throw error;
    throw wrong(name, jsonProblem(text), "mend it; what tests must reach is set in it");
  }
}

/** Of a setting that is there twice, the first would be lost without a word. */
function refuseDoubled(name: string, text: string): void {
  const whole = readJson(text.replace(/^\ufeff/, ""));
  if (whole.kind !== "object") return;
  const ours = whole.members.get("persona");
  const parts = ours?.kind === "object" ? [ours, ...ours.members.values()] : [];
  const doubled = [
    ...whole.doubled.filter(({ key }) => key === "persona"),
    ...parts.flatMap((part) => (part.kind === "object" ? part.doubled : [])),
  ];
  for (const { key } of doubled) throw wrong(name, `${shown(key)} is there twice`, "keep one of the two");
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
  new CommandFailure(exitCodes.errors, `${file}: ${what}`, help);
