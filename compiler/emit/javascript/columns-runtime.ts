/** The fixed part of `createColumns`: values of rows, checked, as columns of typed arrays. */

import { type Part, part } from "./runtime-part.ts";

export const columnParts = {
  readColumns: part(
    [
      "rowsOf",
      "codesColumn",
      "subsetsColumn",
      "countsColumn",
      "numbersColumn",
      "checkedValue",
      "checkedMembers",
      "valuesColumn",
    ],
    ["SignalError", "ownSignals"],
    `function rowsOf(customers) {
  if (typeof customers?.[Symbol.iterator] !== "function" || typeof customers === "string")
    throw new TypeError("customers must be a list of signals, or another iterable");
  const rows = [];
  for (const customer of customers) rows.push(ownSignals(customer));
  return rows;
}

/** \`members\` have the codes 1 and on. */
function codesColumn(rows, name, valueIn, members, expected) {
  const codes = new Map(members.map((member, index) => [member, index + 1]));
  const column = new Uint16Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = valueIn(rows[row]);
    if (value === undefined || value === null) continue;
    const code = codes.get(value);
    if (code === undefined) throw new SignalError(name, value, expected(value));
    column[row] = code;
  }
  return column;
}

/** 1 is the empty set; from there each member adds its bit. */
function subsetsColumn(rows, name, valueIn, members) {
  const column = new Uint16Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = valueIn(rows[row]);
    if (value === undefined || value === null) continue;
    if (!Array.isArray(value)) throw new SignalError(name, value, "a list of members");
    let bits = 0;
    for (let i = 0; i < value.length; i++) {
      const member = members.indexOf(value[i]);
      if (member < 0) throw new SignalError(name, value[i], "one of its members");
      bits |= 1 << member;
    }
    column[row] = 1 + bits;
  }
  return column;
}

/** The lowest has the code 1; what lies beyond the highest, and below the lowest, one code each. */
function countsColumn(rows, name, valueIn, isKnown, expected, lowest, highest) {
  const column = new Uint16Array(rows.length);
  const count = highest - lowest + 1;
  for (let row = 0; row < rows.length; row++) {
    const value = checkedValue(name, valueIn(rows[row]), isKnown, expected);
    if (value === undefined) continue;
    column[row] = value < lowest ? count + 1 : value > highest ? count + 2 : value - lowest + 1;
  }
  return column;
}

function numbersColumn(rows, name, valueIn, isKnown, expected) {
  const column = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++)
    column[row] = checkedValue(name, valueIn(rows[row]), isKnown, expected) ?? NaN;
  return column;
}

function checkedValue(name, value, isKnown, expected) {
  if (value === undefined || value === null) return undefined;
  if (!isKnown(value)) throw new SignalError(name, value, expected);
  return value;
}

/** Each member is held to its type, so that the list can be told from others by its JSON. */
function checkedMembers(name, value, expected, isMember, expectedOfMember) {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new SignalError(name, value, expected);
  for (let i = 0; i < value.length; i++)
    if (!isMember(value[i])) throw new SignalError(name, value[i], expectedOfMember);
  return value;
}

/** Equal values are listed once; a list is equal to one with the same members in the same order. */
function valuesColumn(rows, valueIn) {
  const codeOf = new Map();
  const values = [];
  const codes = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = valueIn(rows[row]);
    if (value === undefined || value === null) continue;
    const key = Array.isArray(value) ? JSON.stringify(value) : value;
    let code = codeOf.get(key);
    if (code === undefined) codeOf.set(key, (code = values.push(value)));
    codes[row] = code;
  }
  return { codes, values };
}`,
  ),
} as const satisfies Record<string, Part>;
