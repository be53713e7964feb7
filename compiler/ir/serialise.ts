/**
 * The text of `playbook.json`: one playbook, one text, whatever order its fields were made in.
 *
 * Fields are sorted, with those first that say what something is; what is short stands on one line; lines end
 * in LF, the last one too. So two builds of one playbook are the same bytes, and a change shows where it is.
 */

import { jsonText } from "../values/json-text.ts";
import type { Playbook } from "./ir.ts";

/** These come first, so that a reader sees at once what an object is. */
const leading: readonly string[] = ["format", "irVersion", "id", "kind", "name"];
const widest = 100;

export const serialisePlaybook = (playbook: Playbook): string => `${write(playbook, "")}\n`;

/** SHA-256 of a playbook's bytes, in hexadecimal digits. */
export async function digestPlaybook(playbook: Playbook): Promise<string> {
  const bytes = new TextEncoder().encode(serialisePlaybook(playbook));
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", bytes));
  return Array.from(digest, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function write(value: unknown, indentation: string): string {
  if (typeof value !== "object" || value === null) return jsonText(value);
  const inner = `${indentation}  `;
  const [open, close] = Array.isArray(value) ? "[]" : "{}";
  const parts = Array.isArray(value)
    ? value.map((element) => write(element, inner))
    : fieldsOf(value).map(([name, field]) => `${jsonText(name)}: ${write(field, inner)}`);
  if (parts.length === 0) return `${open}${close}`;
  const line = `${open}${parts.join(", ")}${close}`;
  if (line.length <= widest && !line.includes("\n")) return line;
  return `${open}\n${parts.map((part) => inner + part).join(",\n")}\n${indentation}${close}`;
}

/** Sorted by code unit after those that lead; fields without a value are left out, as JSON does. */
function fieldsOf(value: object): readonly (readonly [string, unknown])[] {
  const rank = (name: string) => {
    const place = leading.indexOf(name);
    return place < 0 ? leading.length : place;
  };
  return Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0));
}
