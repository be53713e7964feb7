/**
 * The fixed parts of a generated classifier: reading values, refusing wrong ones.
 *
 * Nothing of a playbook is in here. Each part is a function or two, written into the file only where something
 * needs it. What they accept is what the record codec accepts in JSON (records/, values/), which tests compare.
 */

import { limits } from "../../limits.ts";
import { countries } from "../../values/country.ts";
import { emailPattern } from "../../values/email.ts";
import { foldTable } from "../../values/fold-table.ts";
import { type Code, constantCode, js, literal } from "./writers.ts";

interface Part {
  /** Names at the top of the file that the part declares. */
  readonly names: readonly string[];
  /** Parts that it calls. */
  readonly needs: readonly PartName[];
  readonly code: () => Code;
}

const table = {
  SignalError: part(
    ["SignalError"],
    [],
    `/** A signal has a value that is not of its type. */
export class SignalError extends Error {
  name = "SignalError";
  constructor(signal, value, expected) {
    super(\`\${signal}: \${shown(value)} is not \${expected}\`);
    this.signal = signal;
    this.value = value;
  }
}

function shown(value) {
  if (typeof value === "string") return JSON.stringify(value.length > 100 ? \`\${value.slice(0, 100)}…\` : value);
  if (Array.isArray(value)) return "the list";
  return typeof value === "object" && value !== null ? "an object" : Object.is(value, -0) ? "-0" : String(value);
}`,
  ),

  ownSignals: part(
    ["ownSignals", "nothing"],
    [],
    `/** Signals are own properties only: what an object inherits is not known of the customer. */
function ownSignals(signals) {
  if (typeof signals !== "object" || signals === null) throw new TypeError("signals must be an object");
  const prototype = Object.getPrototypeOf(signals);
  if (prototype === null) return signals;
  if (prototype === Object.prototype) {
    let extended = false;
    for (const _ in nothing) extended = true;
    if (!extended) return signals;
  }
  return Object.assign(Object.create(null), signals);
}

const nothing = {};`,
  ),

  /** For playbooks with a signal that is called as something every object inherits. */
  ownSignalsAlways: part(
    ["ownSignals"],
    [],
    `/** Signals are own properties only: some share their name with what every object inherits. */
function ownSignals(signals) {
  if (typeof signals !== "object" || signals === null) throw new TypeError("signals must be an object");
  return Object.getPrototypeOf(signals) === null ? signals : Object.assign(Object.create(null), signals);
}`,
  ),

  readDuration: part(
    ["readDuration", "minutesOf"],
    ["SignalError"],
    `function readDuration(signal, value) {
  if (value === undefined || value === null) return undefined;
  const minutes = minutesOf(value);
  if (minutes === undefined) throw new SignalError(signal, value, 'a duration such as "2 days"');
  return minutes;
}

/** Minutes of a duration, or undefined where it is none. */
function minutesOf(value) {
  const match = typeof value === "string" ? /^([0-9]{1,16}) +(minute|hour|day|week)s?$/.exec(value.trim()) : null;
  if (match === null) return undefined;
  const minutes = Number(match[1]) * { minute: 1, hour: 60, day: 1440, week: 10080 }[match[2]];
  return minutes > Number.MAX_SAFE_INTEGER ? undefined : minutes;
}`,
  ),

  readDate: part(
    ["readDate"],
    ["SignalError", "isDate"],
    `function readDate(signal, value) {
  if (value === undefined || value === null) return undefined;
  if (!isDate(value)) throw new SignalError(signal, value, 'a date such as "2027-03-01"');
  return value;
}`,
  ),

  isDate: part(
    ["isDate"],
    [],
    `function isDate(value) {
  if (typeof value !== "string" || !/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(value)) return false;
  const year = Number(value.slice(0, 4));
  const month = Number(value.slice(5, 7));
  const day = Number(value.slice(8));
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
  return year > 0 && days !== undefined && day >= 1 && day <= days;
}`,
  ),

  readTime: part(
    ["readTime"],
    ["SignalError", "isTime"],
    `function readTime(signal, value) {
  if (value === undefined || value === null) return undefined;
  if (!isTime(value)) throw new SignalError(signal, value, 'a time such as "09:30"');
  return value;
}`,
  ),

  isTime: part(
    ["isTime"],
    [],
    `function isTime(value) {
  return typeof value === "string" && /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(value);
}`,
  ),

  readPeriod: part(
    ["readPeriod"],
    ["SignalError", "periodOf"],
    `function readPeriod(signal, value) {
  if (value === undefined || value === null) return undefined;
  const period = periodOf(value);
  if (period === undefined) throw new SignalError(signal, value, 'a period such as "2026-08-01 to 2026-08-15"');
  return period;
}`,
  ),

  periodOf: part(
    ["periodOf"],
    ["isDate"],
    `/** A period in its one spelling, or undefined where it is none. */
function periodOf(value) {
  const [from, to, ...more] = typeof value === "string" ? value.split(/ +to +/) : [];
  return more.length === 0 && isDate(from) && isDate(to) && from <= to ? \`\${from} to \${to}\` : undefined;
}`,
  ),

  readLanguage: part(
    ["readLanguage"],
    ["SignalError", "languageOf"],
    `function readLanguage(signal, value) {
  if (value === undefined || value === null) return undefined;
  const language = languageOf(value);
  if (language === undefined) throw new SignalError(signal, value, 'a language tag such as "pt-BR"');
  return language;
}`,
  ),

  languageOf: part(
    ["languageOf", "languages"],
    [],
    `/** A language tag in its one spelling, or undefined where it is none. */
function languageOf(value) {
  if (typeof value !== "string" || value.length > 64) return undefined;
  const known = languages.get(value);
  if (known !== undefined) return known;
  if (!/^[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{1,8})*$/.test(value)) return undefined;
  try {
    const [language] = Intl.getCanonicalLocales(value);
    if (languages.size < 1000) languages.set(value, language);
    return language;
  } catch {
    return undefined;
  }
}

/** Tags seen before: asking Intl takes longer than all the rest. */
const languages = new Map();`,
  ),

  readTimezone: part(
    ["readTimezone"],
    ["SignalError", "timezoneOf"],
    `function readTimezone(signal, value) {
  if (value === undefined || value === null) return undefined;
  const timezone = timezoneOf(value);
  if (timezone === undefined) throw new SignalError(signal, value, 'a time zone such as "America/Denver"');
  return timezone;
}`,
  ),

  timezoneOf: part(
    ["timezoneOf", "timezones"],
    [],
    `/** The name of a time zone in its one spelling, or undefined where it is none. */
function timezoneOf(value) {
  if (typeof value !== "string" || value.length > 64) return undefined;
  timezones ??= new Map(Intl.supportedValuesOf("timeZone").map((zone) => [zone.toLowerCase(), zone]));
  const listed = timezones.get(value.toLowerCase());
  if (listed !== undefined || !/^[A-Za-z][A-Za-z0-9_+\\-/]*$/.test(value)) return listed;
  try {
    // Older names are not in the list, and are fine.
    new Intl.DateTimeFormat("en", { timeZone: value });
    return value;
  } catch {
    return undefined;
  }
}

let timezones;`,
  ),

  readText: part(
    ["readText"],
    ["SignalError", "fold"],
    `function readText(signal, value) {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== "string") throw new SignalError(signal, value, "a text");
  return fold(value);
}`,
  ),

  fold: {
    names: ["fold", "folds"],
    needs: [],
    code: () => js`${constantCode(`/** Texts are compared in this form: NFC, then Unicode's simple case folding from a table of its own. */
function fold(text) {
  let ascii = true;
  for (let i = 0; ascii && i < text.length; i++) ascii = text.charCodeAt(i) < 128;
  if (ascii) return text.toLowerCase();
  let folded = "";
  for (const character of text.normalize("NFC")) {
    const to = folds.get(character.codePointAt(0));
    folded += to === undefined ? character : String.fromCodePoint(to);
  }
  return folded;
}

/** \`first,count,step,delta\` in base 36: each of \`count\` code points folds to itself plus \`delta\`. */
const folds = new Map();
{
  let first = 0;
  let delta = 0;
  const table =`)}
    ${literal(foldTable)};${constantCode(`
  for (const word of table.split(" ")) {
    const [next, count, step, change] = word.split(",").map((digits) => Number.parseInt(digits, 36));
    first += next;
    delta += change;
    for (let i = 0; i < count; i++) folds.set(first + i * step, first + i * step + delta);
  }
}`)}`,
  },

  readMembers: part(
    ["readMembers"],
    ["SignalError"],
    `function readMembers(signal, value, readMember) {
  if (value === undefined || value === null) return undefined;
  if (!Array.isArray(value)) throw new SignalError(signal, value, "a list");
  return value.map((member) => readMember(signal, member));
}`,
  ),

  countDistinct: part(
    ["countDistinct"],
    [],
    `/** The size of a set, should its list name a member twice. */
function countDistinct(members) {
  let count = 0;
  for (let i = 0; i < members.length; i++) if (members.indexOf(members[i]) === i) count++;
  return count;
}`,
  ),

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
    code: () => js`const countries = new Set(${literal(countries.join(" "))}.split(" "));

function isCountry(value) {
  return countries.has(value);
}`,
  },

  isWorkingHours: part(
    ["isWorkingHours"],
    ["isTime"],
    `/** Whether a text says when somebody works, as in \`Monday to Friday 09:00 to 17:00\`. */
function isWorkingHours(value) {
  const weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
  const taken = new Set();
  for (const part of value.split(",")) {
    const match = /^([A-Za-z]+)(?: +to +([A-Za-z]+))? +([0-9:]+) +to +([0-9:]+)$/.exec(part.trim());
    if (match === null) return false;
    const [, from, to = from, opens, closes] = match;
    const first = weekdays.indexOf(from);
    const last = weekdays.indexOf(to);
    if (first < 0 || last < first || !isTime(opens) || !isTime(closes) || closes <= opens) return false;
    for (let day = first; day <= last; day++) {
      if (taken.has(day)) return false;
      taken.add(day);
    }
  }
  return true;
}`,
  ),

  readRecord: part(
    ["PersonaDataError", "readObject", "readField", "readValue", "kinds"],
    ["SignalError"],
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
      return value.map((item, index) => readObject(field.items, item, \`\${path}[\${index + 1}]\`, problems));
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

/** The value in its one spelling, or undefined where it is not of the type. */
function readValue(type, given) {
  if (type.kind === "set" || type.kind === "list") {
    if (!Array.isArray(given) || given.length > ${limits.members}) return undefined;
    const members = given.map((member) => readValue(type.element, member));
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

export type PartName =
  | "SignalError"
  | "ownSignals"
  | "ownSignalsAlways"
  | "readDuration"
  | "readDate"
  | "isDate"
  | "readTime"
  | "isTime"
  | "readPeriod"
  | "periodOf"
  | "readLanguage"
  | "languageOf"
  | "readTimezone"
  | "timezoneOf"
  | "readText"
  | "fold"
  | "readMembers"
  | "countDistinct"
  | "isDecimal"
  | "isEmail"
  | "isLink"
  | "isCountry"
  | "isWorkingHours"
  | "readRecord";

const parts: Readonly<Record<PartName, Part>> = table;

/** The parts asked for and those that they call, each once, in the order of this file. */
export function runtimeParts(asked: Iterable<PartName>): readonly Code[] {
  const needed = new Set<PartName>();
  const visit = (name: PartName): void => {
    if (needed.has(name)) return;
    needed.add(name);
    parts[name].needs.forEach(visit);
  };
  for (const name of asked) visit(name);
  return (Object.keys(parts) as PartName[])
    .filter((name) => needed.has(name))
    .flatMap((name) => [js``, parts[name].code()]);
}

/** Identifiers that generated files use themselves, and that no signal, definition or persona may take. */
export const runtimeNames: readonly string[] = [
  ...Object.values(parts).flatMap(({ names }) => names),
  ...`shown signals options score decided scores order least span share weight classify explain rules arms missed
    unknown members personas version classifyRecord recordFields rank nothingScored nothing resultOf awardForMembers
    countries`.split(/\s+/),
];

function part(names: readonly string[], needs: readonly PartName[], code: string): Part {
  return { names, needs, code: () => constantCode(code) };
}
