/**
 * The parts of a generated classifier that read signals: each value checked, in the form in which it is compared.
 *
 * Nothing of a playbook is in here. What they accept is what the record codec accepts in JSON (records/, values/),
 * which tests compare.
 */

import { foldTable } from "../../values/fold-table.ts";
import { type Part, part } from "./runtime-part.ts";
import { constantCode, js, literal } from "./writers.ts";

/** Readers of one value: by which function they know it, and what they expect instead of anything else. */
export const readers = {
  readDuration: { by: "minutesOf", gives: "minutes", expected: 'a duration such as "2 days"' },
  readDate: { by: "isDate", gives: undefined, expected: 'a date such as "2027-03-01"' },
  readTime: { by: "isTime", gives: undefined, expected: 'a time such as "09:30"' },
  readPeriod: { by: "periodOf", gives: "period", expected: 'a period such as "2026-08-01 to 2026-08-15"' },
  readLanguage: { by: "languageOf", gives: "language", expected: 'a language tag such as "pt-BR"' },
  readTimezone: { by: "timezoneOf", gives: "timezone", expected: 'a time zone such as "America/Denver"' },
} as const;

/** `by` either gives the value in its one spelling, or says whether it is in it already. */
function reader(name: keyof typeof readers): Part {
  const { by, gives, expected } = readers[name];
  const refusal = `throw new SignalError(signal, value, '${expected}');`;
  const lines =
    gives === undefined
      ? [`if (!${by}(value)) ${refusal}`, "return value;"]
      : [`const ${gives} = ${by}(value);`, `if (${gives} === undefined) ${refusal}`, `return ${gives};`];
  return part(
    [name],
    ["SignalError", by],
    `function ${name}(signal, value) {
  if (value === undefined || value === null) return undefined;
  ${lines.join("\n  ")}
}`,
  );
}

export const signalParts = {
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
  const cut = (text) => (text.length > 100 ? \`\${text.slice(0, 100)}…\` : text);
  if (typeof value === "string") return JSON.stringify(cut(value));
  if (typeof value === "function") return "a function";
  if (typeof value === "object" && value !== null) return Array.isArray(value) ? "the list" : "an object";
  return cut(Object.is(value, -0) ? "-0" : String(value));
}`,
  ),

  ownSignals: part(
    ["ownSignals", "copiedSignals", "isInherited", "nothing"],
    [],
    `/**
 * Signals are own properties only: what an object inherits is not known of the customer. Of one that may inherit
 * something, what is asked about is copied, and nothing else is looked at.
 */
function ownSignals(signals) {
  if (typeof signals !== "object" || signals === null) throw new TypeError("signals must be an object");
  const prototype = Object.getPrototypeOf(signals);
  let isPlain = prototype === null || (prototype === Object.prototype && !isInherited);
  if (isPlain && prototype !== null) for (const _ in nothing) isPlain = false;
  const own = isPlain ? signals : copiedSignals(signals, prototype);
  // No value of a signal is an object but for lists.
  if (typeof own.signals === "object" && own.signals !== null && !Array.isArray(own.signals))
    throw new TypeError("this is a whole record: give its \`signals\`, or take classifyRecord");
  return own;
}

function copiedSignals(signals, prototype) {
  if (Array.isArray(signals))
    throw new TypeError("signals must be an object; of many customers, take createColumns and classifyBatch");
  const own = Object.create(null);
  let isEmpty = true;
  for (const name of ["signals", ...askedSignals]) {
    if (!Object.hasOwn(signals, name)) continue;
    own[name] = signals[name];
    isEmpty = false;
  }
  // An object of another realm is as plain as one of this; of a class, a date or a map nothing would be known.
  if (isEmpty && Object.getPrototypeOf(prototype) !== null)
    throw new TypeError("signals must be a plain object: this one has none of them as a property of its own");
  return own;
}

/** A signal is called as something that every object inherits, by itself or because a library has added it. */
const isInherited = /* @__PURE__ */ askedSignals.some((name) => name in Object.prototype);

const nothing = {};`,
  ),

  readDuration: reader("readDuration"),

  minutesOf: part(
    ["minutesOf"],
    [],
    `/** Minutes of a duration, or undefined where it is none. */
function minutesOf(value) {
  const match = typeof value === "string" ? /^([0-9]{1,16}) +(minute|hour|day|week)s?$/.exec(value.trim()) : null;
  if (match === null) return undefined;
  const minutes = Number(match[1]) * { minute: 1, hour: 60, day: 1440, week: 10080 }[match[2]];
  return minutes > Number.MAX_SAFE_INTEGER ? undefined : minutes;
}`,
  ),

  readDate: reader("readDate"),

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

  readTime: reader("readTime"),

  isTime: part(
    ["isTime"],
    [],
    `function isTime(value) {
  return typeof value === "string" && /^(?:[01][0-9]|2[0-3]):[0-5][0-9]$/.test(value);
}`,
  ),

  readPeriod: reader("readPeriod"),

  periodOf: part(
    ["periodOf"],
    ["isDate"],
    `/** A period in its one spelling, or undefined where it is none. */
function periodOf(value) {
  const [from, to, ...more] = typeof value === "string" ? value.split(/(?<! ) +to +/) : [];
  return more.length === 0 && isDate(from) && isDate(to) && from <= to ? \`\${from} to \${to}\` : undefined;
}`,
  ),

  readLanguage: reader("readLanguage"),

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

  readTimezone: reader("readTimezone"),

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
  if (/^[\\0-\\x7f]*$/.test(text)) return text.toLowerCase();
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

  refuseBoolean: part(
    ["refuseBoolean"],
    ["SignalError"],
    `/** One of these signals is known and neither true nor false. */
function refuseBoolean(signals, names) {
  for (const name of names) {
    const value = signals[name] ?? undefined;
    if (value !== undefined && typeof value !== "boolean") throw new SignalError(name, value, "true or false");
  }
}`,
  ),

  countMembers: part(
    ["countMembers"],
    ["SignalError", "countDistinct"],
    `/** The size of a set of these members and no others. */
function countMembers(signal, value, members) {
  for (let i = 0; i < value.length; i++)
    if (!members.includes(value[i])) throw new SignalError(signal, value[i], "one of its members");
  return countDistinct(value);
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
} as const satisfies Record<string, Part>;
