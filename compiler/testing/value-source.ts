/** Values as a playbook writes them: `12`, `3 days`, `1_000_000 EUR`. */

import type { Type, Value } from "../ir/ir.ts";
import { formatScaled } from "../values/decimal.ts";
import { formatDuration } from "../values/duration.ts";

export function valueSource(value: Value, type: Type): string {
  if (Array.isArray(value)) {
    const element = type.kind === "set" || type.kind === "list" ? type.element : type;
    return value.length === 0 ? "none" : value.map((each: Value) => valueSource(each, element)).join(", ");
  }
  if (typeof value === "object" && "from" in value) return `${value.from} to ${value.to}`;
  switch (type.kind) {
    case "integer":
    case "decimal":
      return grouped(formatScaled(Number(value), type.places));
    case "percent":
      return `${grouped(formatScaled(Number(value), type.places))}%`;
    case "money":
      return `${grouped(formatScaled(Number(value), type.places))} ${type.currency}`;
    case "duration":
      return formatDuration(Number(value));
    case "text":
    case "timezone":
    case "email":
    case "link":
      return quotedText(String(value));
    default:
      return String(value);
  }
}

/** 1_000_000 */
function grouped(digits: string): string {
  const [whole = "", places = ""] = digits.split(".");
  let end = places.length;
  while (places[end - 1] === "0") end--;
  const sign = whole.startsWith("-") ? "-" : "";
  const shown = whole.length > 4 ? sign + threes(whole.slice(sign.length)).join("_") : whole;
  return end === 0 ? shown : `${shown}.${places.slice(0, end)}`;
}

/** From the right. */
function threes(whole: string): readonly string[] {
  const parts: string[] = [];
  for (let end = whole.length; end > 0; end -= 3) parts.unshift(whole.slice(Math.max(0, end - 3), end));
  return parts;
}

const escapes: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n" };
/** Letters that no line of source shows are written by their number. */
export const quotedText = (text: string): string =>
  `"${text
    .replace(/["\\\n]/g, (sign) => escapes[sign] as string)
    .replace(
      /[\p{Cc}\p{Cf}\u2028\u2029]/gu,
      (sign) => `\\u{${(sign.codePointAt(0) as number).toString(16)}}`,
    )}"`;
