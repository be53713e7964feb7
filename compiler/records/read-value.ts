/**
 * Reads one value as its type says: from a cell of CSV, or from a value in JSON.
 *
 * Nothing is coerced: in JSON a number in quotes is no number and `"false"` no boolean; a cell is read by the
 * type of its signal. What every type expects, and what to do about a common mistake, stands in
 * read-scalar.ts; this file knows the two outer forms, and sets and lists.
 */

import type { Period, Type, Value } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import { scaleJsonNumber } from "../values/decimal.ts";
import type { JsonNode } from "./json-text.ts";
import { expectedOf, known, numberResult, type Reading, readScalar, wrong } from "./read-scalar.ts";
import { helpWithJsonNumber } from "./right-spelling.ts";

export interface Cell {
  readonly kind: "cell";
  readonly text: string;
  readonly quoted: boolean;
}

/** A value as it stands in a file. */
export type Raw = Cell | JsonNode;

export function readValue(type: Type, raw: Raw): Reading {
  return raw.kind === "cell" ? readCell(type, raw) : readNode(type, raw);
}

function readCell(type: Type, { text, quoted }: Cell): Reading {
  if (!quoted && text.trim() === "") return { kind: "unknown" };
  if (text.length > limits.cellLength) {
    return wrong(text, `shorter than the limit of ${limits.cellLength} characters`);
  }
  if (type.kind !== "set" && type.kind !== "list") {
    if (text === "" && type.kind !== "text") {
      return wrong(
        "an empty text",
        expectedOf(type),
        "leave the cell empty, without quotes, if it is not known",
      );
    }
    return readScalar(type, type.kind === "text" ? text : text.trim());
  }
  if (text.trim() === "none") return known([]);
  const items = text.split(";").map((item) => item.trim());
  if (items.some((item) => item === "")) {
    return wrong(text, "a list with `;` between its members", "write `none` if there is none of them");
  }
  const read = collect(
    type,
    items.map((item) => readScalar(type.element, item)),
  );
  // Members separated as in a sentence: what was meant is clear, and still it is not guessed.
  const between = /[,|]/.exec(text)?.[0];
  if (read.kind !== "wrong") return read;
  const help =
    between === undefined
      ? (read.help ??
        "correct the value, or write `none` if there is none of them; an empty cell means that it is not known")
      : `put \`;\` between the members, as in \`${text
          .split(between)
          .map((part) => part.trim())
          .join(";")}\``;
  return { ...read, help };
}

function readNode(type: Type, node: JsonNode): Reading {
  if (node.kind === "null") return { kind: "unknown" };
  if (type.kind === "set" || type.kind === "list") {
    if (node.kind !== "array") {
      return wrong(
        written(node),
        "a list",
        "write a list in square brackets; an empty one says that there is none",
      );
    }
    if (node.items.length > limits.members) {
      return wrong("this list", `shorter than the limit of ${limits.members} members`);
    }
    const readings = node.items.map((item) => readNode(type.element, item));
    const hole = readings.findIndex(({ kind }) => kind === "unknown");
    if (hole >= 0) return wrong("null", "a member of a list", "take it out, or make the whole list null");
    return collect(type, readings);
  }
  switch (type.kind) {
    case "boolean":
      if (node.kind === "boolean") return known(node.value);
      return wrong(written(node), expectedOf(type), "write true or false without quotes");
    case "integer":
    case "decimal":
    case "percent":
    case "money":
      if (node.kind === "number") {
        const scaled = scaleJsonNumber(node.source, type.places);
        return numberResult(type, node.source, scaled, helpWithJsonNumber);
      }
      return wrong(written(node), expectedOf(type), "write the number alone, without quotes");
    default:
      if (node.kind !== "string") return wrong(written(node), expectedOf(type), "write it in double quotes");
      if (node.text.length > limits.cellLength) {
        return wrong(node.text, `shorter than the limit of ${limits.cellLength} characters`);
      }
      return readScalar(type, node.text);
  }
}

/** Sets hold a member once, those of an enumeration in its order. */
function collect(type: Type & { kind: "set" | "list" }, readings: readonly Reading[]): Reading {
  const values: Value[] = [];
  for (const reading of readings) {
    if (reading.kind === "wrong") return reading;
    if (reading.kind === "known") values.push(reading.value);
  }
  if (type.kind === "list") return known(values);
  if (type.element.kind === "enumeration") {
    return known(type.element.members.map(({ name }) => name).filter((name) => values.includes(name)));
  }
  const byText = new Map(values.map((value) => [keyOf(value), value]));
  return known([...byText.values()]);
}

const keyOf = (value: Value): string =>
  typeof value === "object" ? JSON.stringify([(value as Period).from, (value as Period).to]) : String(value);

/** A JSON value as its reader wrote it, or what kind of thing it is. */
function written(node: JsonNode): string {
  switch (node.kind) {
    case "string":
      return JSON.stringify(node.text);
    case "number":
      return node.source;
    case "boolean":
      return String(node.value);
    case "null":
      return "null";
    default:
      return node.kind === "array" ? "a list" : "a group in braces";
  }
}
