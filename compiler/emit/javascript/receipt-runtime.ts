/**
 * The parts of a generated classifier that write receipts and verify them.
 *
 * Nothing of a playbook is in here: its tables (receipt.ts, trace.ts) say what a receipt holds. What it computes is
 * what evaluator/ computes (receipt.ts, verify.ts), which tests compare.
 */

import { type Part, part } from "./runtime-part.ts";

export const receiptParts = {
  receipt: part(
    ["receipt", "inputOf", "reasonsOf", "tiesIn", "ageOf", "checkDay"],
    ["resultOf", "namedValues", "isDate", "optionIn"],
    `/**
 * The classification of a record as a small document that can be kept, and verified later. Days are given by who
 * calls: \`on\` is that of the classification, \`dataFrom\` that of the data.
 * Throws a PersonaDataError as classifyRecord does, and a RangeError where a day is none, or the data is from after the
 * classification.
 */
export function receipt(record, options) {
  const { id, signals, previous } = readCustomer(record);
  const on = checkDay("on", optionIn(options, "on"));
  const dataFrom = checkDay("dataFrom", optionIn(options, "dataFrom"));
  if (on !== undefined && dataFrom !== undefined && dataFrom > on)
    throw new RangeError(\`dataFrom: \${dataFrom} is after on, \${on}\`);
  const { notices, persona, ...result } = classify(signals, { previous });
  const { values, arms } = trace(signals);
  const known = namedValues(values);
  const written = { format: "persona-receipt", version: 1, playbook: { ...thisPlaybook }, customer: id };
  if (on !== undefined) written.on = on;
  if (dataFrom !== undefined) written.dataFrom = dataFrom;
  const age = ageOf(on, dataFrom);
  if (age !== undefined) written.age = age;
  if (previous !== undefined) written.previous = previous;
  written.inputs = inputForms
    .filter(({ signal }) => (signals[signal] ?? undefined) !== undefined)
    .map((form) => inputOf(form, known[form.signal], signals[form.signal]));
  written.reasons = result.missing.length > 0 ? [] : reasonsOf(arms);
  written.ties = tiesIn(result.ranking);
  written.result = { ...result, persona: persona ?? null };
  return written;
}

/** Of the data, in days; undefined where a day is not given. */
function ageOf(on, dataFrom) {
  if (on === undefined || dataFrom === undefined) return undefined;
  return (Date.parse(on) - Date.parse(dataFrom)) / 86400000;
}

function checkDay(name, day) {
  if (day === undefined) return undefined;
  if (!isDate(day)) throw new RangeError(\`\${name}: \${shown(day)} is not a date such as "2027-03-01"\`);
  return day;
}

function inputOf({ signal, kind, bands }, own, given) {
  if (kind === "masked") return { signal, masked: true };
  if (kind === "known") return { signal, known: true };
  if (kind === "bands") {
    const { from, below } = bands.find(({ under }) => under === undefined || own < under);
    const input = { signal };
    if (from !== undefined) input.from = from;
    if (below !== undefined) input.below = below;
    return input;
  }
  const { type } = signalNamed(signal);
  if (type.kind === "duration") return { signal, value: \`\${own} minutes\` };
  if (type.kind !== "set") return { signal, value: given };
  const { members } = type.element;
  return { signal, value: members ? members.filter((name) => own.includes(name)) : [...new Set(given)] };
}

/** Rules that gave points, and those that looked at something masked. */
function reasonsOf(arms) {
  return rules.flatMap((rule, index) => {
    const arm = arms[index];
    const { points, code } = awardOf(rule, arm);
    if (points.length === 0 && !rule.masked) return [];
    const shownPoints = points.map((given) => ({ persona: given.persona, points: given.points / 1000 }));
    const reason = { code, state: stateOf(arm, points), points: shownPoints };
    if (rule.each && arm !== unknown) reason.members = arm;
    return [reason];
  });
}

function tiesIn(ranking) {
  const equal = ranking.filter((ranked) => ranked[rankedBy] === ranking[0][rankedBy]);
  return { order: [...tieOrder], between: equal.length > 1 ? equal.map(({ persona }) => persona) : [] };
}`,
  ),

  verify: part(
    ["verify", "asJson", "wrongField", "valueOfInput", "armNamed", "contrast", "sameJson", "isFields"],
    ["receipt", "readRecord", "truthOf", "withoutPrototypes"],
    `/**
 * Whether a receipt still holds: the classification is made again from what it has, and compared. Of rules that asked
 * something masked, it is believed which arm fitted. Throws nothing, whatever the receipt is.
 */
export function verify(receipt) {
  const read = asJson(receipt);
  const wrong = wrongField(read);
  if (wrong !== undefined) return { same: false, differences: [{ what: "form", name: wrong, was: null, is: null }] };
  const { playbook, previous, inputs, reasons, result } = read;
  const differences = contrast("playbook", Object.keys(thisPlaybook), playbook, thisPlaybook);

  const known = Object.create(null);
  const listed = Object.create(null);
  for (const { signal, ...others } of inputs) {
    const input = withoutPrototypes(others);
    const form = inputForms.find((each) => each.signal === signal);
    const value = form && valueOfInput(form, input);
    if (value === undefined) differences.push({ what: "input", name: signal, was: { ...input }, is: null });
    else {
      listed[signal] = true;
      if (form.kind !== "masked" && form.kind !== "known") known[signal] = value;
    }
  }

  const isMissing = signals.some(({ name, required }) => required && !listed[name]);
  const arms = isMissing ? [] : trace(known).arms.map((arm, index) => armNamed(rules[index], arm, reasons));
  const totals = noTotals();
  let decided = 0;
  for (const [index, arm] of arms.entries()) {
    for (const given of awardOf(rules[index], arm).points) totals[given.persona] += given.points;
    if (arm !== unknown) decided += rules[index].weight;
  }
  const { notices, persona, ...now } = isMissing
    ? nothingScored(listed, previous)
    : decideTotals(previous, totals, decided);
  const reasonsNow = isMissing ? [] : reasonsOf(arms);
  const byCode = (list) => Object.fromEntries(list.map(({ code, ...reason }) => [code, reason]));
  const codes = [...new Set([...reasonsNow, ...reasons].map(({ code }) => code))];
  const resultNow = { ...now, persona: persona ?? null };
  differences.push(
    ...contrast("reason", codes, byCode(reasons), byCode(reasonsNow)),
    ...contrast("result", Object.keys(resultNow), result, resultNow),
    ...contrast("result", ["ties"], read, { ties: tiesIn(now.ranking) }),
  );
  return { same: differences.length === 0, differences };
}

/** As it would be written down and read again; undefined where that cannot be done. */
function asJson(receipt) {
  try {
    return withoutPrototypes(JSON.parse(JSON.stringify(receipt)));
  } catch {
    return undefined;
  }
}

/** The first field that no receipt has so. */
function wrongField(receipt) {
  if (!isFields(receipt)) return "receipt";
  const { format, version, playbook, on, dataFrom, age, previous, inputs, reasons, result } = receipt;
  if (format !== "persona-receipt") return "format";
  if (version !== 1) return "version";
  if (!isFields(playbook)) return "playbook";
  if (on !== undefined && !isDate(on)) return "on";
  if (dataFrom !== undefined && !isDate(dataFrom)) return "dataFrom";
  if (age !== ageOf(on, dataFrom)) return "age";
  if (previous !== undefined && typeof previous !== "string") return "previous";
  if (!Array.isArray(inputs) || !inputs.every((input) => isFields(input) && typeof input.signal === "string"))
    return "inputs";
  if (!Array.isArray(reasons) || !reasons.every((reason) => isFields(reason) && typeof reason.code === "string"))
    return "reasons";
  return isFields(result) ? undefined : "result";
}

const isFields = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** A value that an input stands for; undefined where there is no such input. */
function valueOfInput({ signal, kind, bands }, input) {
  if (kind === "masked" || kind === "known") return sameJson(input, { [kind]: true }) ? true : undefined;
  if (kind === "bands") return bands.find(({ from, below }) => from === input.from && below === input.below)?.like;
  return (input.value ?? undefined) === undefined ? undefined : readValue(signalNamed(signal).type, input.value);
}

/** Of a rule that looks at something masked, the arm that the receipt names. */
function armNamed(rule, arm, reasons) {
  if (!rule.masked) return arm;
  const codes = (rule.arms ?? []).map(({ code }) => code);
  const reason = reasons.find(({ code }) => code === rule.code || code === rule.unknown?.code || codes.includes(code));
  if (reason === undefined) return arm;
  const { state, code, members } = reason;
  if (state === "unknown") return unknown;
  if (rule.each)
    return Number.isInteger(members) && members >= 0 ? Math.min(members, rule.each.most) : unknown;
  if (rule.test) return state === "hit" ? 0 : missed;
  return codes.indexOf(code);
}

function contrast(what, names, before, now) {
  return names.flatMap((name) => {
    const was = Object.hasOwn(before, name) ? (before[name] ?? null) : null;
    const is = Object.hasOwn(now, name) ? (now[name] ?? null) : null;
    return sameJson(was, is) ? [] : [{ what, name, was, is }];
  });
}

/** Keys may stand in any order: databases sort them. */
function sameJson(left, right) {
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((each, index) => sameJson(each, right[index]));
  if (!isFields(left) || !isFields(right)) return left === right;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}`,
  ),
} as const satisfies Record<string, Part>;
