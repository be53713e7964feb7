/**
 * The parts of generated code that read whole records of unknown origin, and name every field that is wrong.
 *
 * Nothing of a playbook is in here: its tables (record.ts) say what a record holds.
 */

import { limits } from "../../limits.ts";
import { countries } from "../../values/country.ts";
import { emailPattern } from "../../values/email.ts";
import { dayNames } from "../../values/weekday.ts";
import { type Part, part } from "./runtime-part.ts";
import { constantCode, js, literal } from "./writers.ts";

export const recordParts = {
  isDecimal: part(
    ["isDecimal"],
    [],
    `/** Whether a number has no more decimal places than it may, and no more than 15 digits where it has any. */
function isDecimal(value, places) {
  if (places === 0) return Number.isSafeInteger(value);
  return (
    typeof value === "number" && Math.abs(value) < 10 ** (15 - places) && Number(value.toFixed(places)) === value
  );
}`,
  ),

  isEmail: {
    names: ["isEmail"],
    needs: [],
    code: () =>
      constantCode(`function isEmail(value) {
  return typeof value === "string" && value.length <= 254 && ${emailPattern}.test(value);
}`),
  },

  isLink: part(
    ["isLink"],
    [],
    `function isLink(value) {
  if (typeof value !== "string" || /[\\s\\u0000-\\u001f\\u007f-\\u009f\\\\"<>\`]/.test(value)) return false;
  const url = URL.canParse(value) ? new URL(value) : undefined;
  if (url?.protocol === "mailto:") return url.pathname.includes("@");
  return url !== undefined && /^https?:\\/\\//i.test(value) && url.username === "" && url.password === "";
}`,
  ),

  isCountry: {
    names: ["isCountry"],
    needs: [],
    // Marked, so that a bundler leaves it out where no record is read.
    code: () => js`const countries = /* @__PURE__ */ (() => new Set(${literal(countries.join(" "))}.split(" ")))();

function isCountry(value) {
  return countries.has(value);
}`,
  },

  isWorkingHours: part(
    ["isWorkingHours"],
    ["isTime"],
    `/** Whether a text says when somebody works, as in \`Monday to Friday 09:00 to 17:00\`. */
function isWorkingHours(value) {
  const weekdays = [${dayNames.map((day) => `"${day}"`).join(", ")}];
  const taken = weekdays.map(() => []);
  for (const part of value.split(",")) {
    const match = /^([A-Za-z]+)(?: +to +([A-Za-z]+))? +([0-9:]+) +to +([0-9:]+)$/.exec(part.trim());
    if (match === null) return false;
    const [, from, to = from, opens, closes] = match;
    const first = weekdays.indexOf(from);
    const last = weekdays.indexOf(to);
    if (first < 0 || last < 0 || !isTime(opens) || !isTime(closes) || closes <= opens) return false;
    for (let day = first; ; day = (day + 1) % 7) {
      if (taken[day].some((other) => opens < other.closes && other.opens < closes)) return false;
      taken[day].push({ opens, closes });
      if (day === last) break;
    }
  }
  return true;
}`,
  ),

  readRecord: part(
    ["PersonaDataError", "readObject", "readField", "readValue", "eachOf", "kinds"],
    ["SignalError", "minutesOf"],
    `/** A record is not what the playbook expects. \`problems\` names each field that is wrong, and why. */
export class PersonaDataError extends Error {
  name = "PersonaDataError";
  constructor(problems) {
    super(problems.map(({ field, message }) => \`\${field}: \${message}\`).join("\\n"));
    this.problems = problems;
  }
}

/** The own fields of an object, read; whatever is wrong goes to \`problems\`. */
function readObject(fields, value, path, problems) {
  const read = Object.create(null);
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    problems.push({ field: path || "record", message: \`\${shown(value)} is not an object\` });
    return read;
  }
  const prefix = path === "" ? "" : \`\${path}.\`;
  for (const name of Object.keys(value)) {
    const known = fields.some((field) => field.name === name);
    if (!known) problems.push({ field: prefix + name, message: "nothing here is called so" });
  }
  for (const field of fields) {
    const given = Object.hasOwn(value, field.name) ? value[field.name] : undefined;
    read[field.name] = readField(field, given ?? undefined, prefix + field.name, problems);
  }
  return read;
}

function readField(field, value, path, problems) {
  if (value === undefined) {
    if (field.needed) problems.push({ field: path, message: "must be known, and is missing" });
    return undefined;
  }
  if (field.fields !== undefined) return readObject(field.fields, value, path, problems);
  if (field.items !== undefined) {
    if (Array.isArray(value)) {
      return eachOf(value, (item, index) => readObject(field.items, item, \`\${path}[\${index + 1}]\`, problems));
    }
    problems.push({ field: path, message: \`\${shown(value)} is not a list\` });
    return undefined;
  }
  const read = readValue(field.type, value);
  if (read === undefined) {
    const what = field.personal ? "the value" : shown(value);
    problems.push({ field: path, message: \`\${what} is not \${field.type.expected}\` });
  } else if (field.needed && read.trim() === "") {
    problems.push({ field: path, message: "must be known, and is missing" });
  }
  return read;
}

/** As \`map\`, of which a list may have one of its own; nothing is passed over where it has holes. */
const eachOf = (list, read) => Array.from({ length: list.length }, (_, index) => read(list[index], index));

/** The value in its one spelling, or undefined where it is not of the type. */
function readValue(type, given) {
  if (type.kind === "set" || type.kind === "list") {
    if (!Array.isArray(given) || given.length > ${limits.members}) return undefined;
    const members = eachOf(given, (member) => readValue(type.element, member));
    return members.includes(undefined) ? undefined : members;
  }
  const value = typeof given === "string" ? given.normalize("NFC") : given;
  if (typeof value === "string") {
    if (value.length > ${limits.cellLength} || value.includes("\\0") || /\\p{Surrogate}/u.test(value)) return undefined;
  }
  const read = kinds[type.kind](value, type);
  if (read === undefined) return undefined;
  const measured = type.kind === "duration" ? minutesOf(read) : read;
  const { minimum, maximum, below } = type;
  if ((minimum !== undefined && measured < minimum) || (maximum !== undefined && measured > maximum)) return undefined;
  return below !== undefined && measured >= below ? undefined : read;
}`,
  ),
} as const satisfies Record<string, Part>;
