/**
 * The parts of a generated classifier that explain: they go over its tables of rules and definitions.
 *
 * Nothing of a playbook is in here. A condition is `{ all }`, `{ any }`, `{ not }`, `{ definition }` (its index),
 * `{ known }`, `{ holds }` (a signal), or a test `{ signal, test, values, as, others, patterns }`: of `values` as
 * records hold them, `as` they are compared where that differs, and of other signals. What it computes is what
 * evaluator/ computes (alternatives.ts, needs.ts, why-not.ts), which tests compare.
 */

import { type Part, part } from "./runtime-part.ts";

export const traceParts = {
  resultOf: part(
    ["resultOf", "awardOf", "stateOf"],
    ["alternativeOf"],
    `function resultOf(rule, arm, known) {
  const { points, because, at, code } = awardOf(rule, arm);
  const state = stateOf(arm, points);
  return {
    id: rule.id,
    code,
    state,
    points: points.map((given) => ({ persona: given.persona, points: given.points / 1000 })),
    because: { ...because },
    signals: [...rule.signals],
    at: { ...at },
    needs: state === "hit" ? [] : (alternativeOf(rule, arm, givesPoints, known)?.needs ?? []),
  };
}

const stateOf = (arm, points) => (arm === unknown ? "unknown" : points.length > 0 ? "hit" : "missed");

/** What a rule gives where this arm fits: \`{ points, because, at, code }\`. */
function awardOf(rule, arm) {
  if (rule.each && arm !== unknown) return { ...awardForMembers(rule, arm), at: rule.at, code: rule.code };
  const award = arm === unknown ? rule.unknown : rule.arms?.[arm];
  return award ?? { points: [], because: {}, at: rule.at, code: rule.code };
}

function awardForMembers({ each }, members) {
  const points = [];
  for (const { persona, points: perMember, atMost = Infinity } of each.points) {
    const total = Math.max(-atMost, Math.min(atMost, perMember * members));
    if (total !== 0) points.push({ persona, points: total });
  }
  return { points, because: each.because };
}`,
  ),

  resultsOf: part(
    ["resultsOf"],
    ["resultOf", "namedValues"],
    `function resultsOf(arms, known) {
  return rules.map((rule, index) => resultOf(rule, arms[index], known));
}`,
  ),

  namedValues: part(
    ["namedValues"],
    [],
    `/** Without a prototype, so that no signal is found that is not there. */
function namedValues(values) {
  const known = Object.create(null);
  for (let index = 0; index < values.length; index++) known[tracedSignals[index]] = values[index];
  return known;
}`,
  ),

  alternativeOf: part(
    ["alternativeOf", "givesPoints", "awardForMembers", "nearestArm", "needsOfMembers"],
    ["needsOfTest", "resultOf"],
    `const givesPoints = (points) => (points.some((given) => given.points !== 0) ? 1 : 0);

/** The nearest of what a rule could give that gains anything, and what it would take; undefined where there is none. */
function alternativeOf(rule, arm, gain, known) {
  const { at, code } = awardOf(rule, arm);
  if (rule.test) {
    const [award] = rule.arms;
    const sought = gain(award.points) > 0;
    if (!sought && gain([]) <= 0) return undefined;
    const needs = needsOfCondition(rule.test, sought, known);
    if (!needs?.length) return undefined;
    return { ...(sought ? award : { points: [], because: {} }), at, code, needs };
  }
  if (!rule.each) return nearestArm(rule, gain, known);
  const more = !(arm > 0);
  const award = more ? awardForMembers(rule, 1) : { points: [], because: {} };
  return gain(award.points) > 0 ? { ...award, at, code, needs: needsOfMembers(rule, more, known) } : undefined;
}

function nearestArm(rule, gain, known) {
  const [signal] = rule.signals;
  const own = known[signal];
  const { personal } = signalNamed(signal);
  // All of its own: what others add to every object is not read.
  let nearest = { far: Infinity, gained: 0, arm: undefined, needs: undefined };
  for (const arm of rule.arms) {
    const gained = gain(arm.points);
    if (gained <= 0) continue;
    const needs = [];
    if (arm.values) needs.push(...needsOfTest({ __proto__: null, ...arm, signal }, "one of", known));
    else {
      // Of what is not known, both ends of the band are told.
      const isUnknown = own === undefined;
      const isBelow = !isUnknown && arm.lower && (personal || own < (arm.lower.as ?? arm.lower.values)[0]);
      if (arm.lower && (isUnknown || isBelow)) needs.push(...needsOfTest({ __proto__: null, ...arm.lower, signal }, "at least", known));
      if (arm.below && (isUnknown || !isBelow)) needs.push(...needsOfTest({ __proto__: null, ...arm.below, signal }, "below", known));
      if (needs.length === 0) needs.push({ signal, be: "known", values: [] });
    }
    const far = Object.hasOwn(needs[0], "by") ? needs[0].by : 0;
    if (far < nearest.far || (far === nearest.far && gained > nearest.gained)) nearest = { far, gained, arm, needs };
  }
  return nearest.arm && { ...nearest.arm, needs: nearest.needs };
}

function needsOfMembers({ signals: [signal] }, more, known) {
  const { type, personal } = signalNamed(signal);
  const own = known[signal] ?? [];
  const values = (type.element.members ?? []).filter((member) => personal || own.includes(member) !== more);
  return [{ signal, be: more ? "with any" : "with none", values }];
}`,
  ),

  needsOfTest: part(
    ["needsOfCondition", "needsOfTest", "signalNamed", "isOrdered", "stepsOf", "beings"],
    ["truthOf"],
    `/** The tests that have to hold for a condition to become what is sought; undefined where nothing makes it so. */
function needsOfCondition(condition, sought, known) {
  if (truthOf(condition, known) === sought) return [];
  const parts = condition.all ?? condition.any;
  if (parts) {
    const needs = parts.map((part) => needsOfCondition(part, sought, known));
    if (parts === condition.all === sought) return needs.includes(undefined) ? undefined : needs.flat();
    let least;
    for (const each of needs) if (each && (least === undefined || each.length < least.length)) least = each;
    return least;
  }
  if (condition.not) return needsOfCondition(condition.not, !sought, known);
  if (condition.definition !== undefined)
    return needsOfCondition(definitions[condition.definition], sought, known);
  if (condition.known !== undefined)
    return [{ signal: condition.known, be: sought ? "known" : "unknown", values: [] }];
  if (condition.holds !== undefined) return [{ signal: condition.holds, be: "one of", values: [sought] }];
  return needsOfTest(condition, beings[condition.test][sought ? 0 : 1], known);
}

const beings = {
  "<": ["below", "at least"],
  "<=": ["at most", "above"],
  ">": ["above", "at most"],
  ">=": ["at least", "below"],
  is: ["one of", "none of"],
  "has any": ["with any", "with none"],
  "has all": ["with all", "without any"],
  contains: ["containing", "not containing"],
  starts: ["starting with", "not starting with"],
  matches: ["matching", "not matching"],
};

function needsOfTest({ signal, values, as = values, others = [] }, be, known) {
  const { type, personal } = signalNamed(signal);
  const own = known[signal];
  const unknownOthers = others.filter((name) => known[name] === undefined);
  if (unknownOthers.length > 0) {
    const asked = new Set(own === undefined ? [signal, ...unknownOthers] : unknownOthers);
    return [...asked].map((name) => ({ signal: name, be: "known", values: [] }));
  }
  const need = { signal, be, values: [...values] };
  if (others.length > 0) need.others = [...others];
  if (personal || own === undefined) return [need];
  if (be === "with all" || be === "with none")
    need.values = values.filter((_, index) => own.includes(as[index]) === (be === "with none"));
  if (isOrdered(type) && be !== "none of" && !others.some((name) => signalNamed(name).personal)) {
    const bounds = [...as, ...others.map((name) => known[name])];
    const steps = Math.min(...bounds.map((bound) => Math.abs(stepsOf(bound, type) - stepsOf(own, type))));
    need.by = (steps + (be === "above" || be === "below" ? 1 : 0)) / 10 ** (type.places ?? 0);
  }
  return [need];
}

const signalNamed = (name) => signals.find((signal) => signal.name === name);

const isOrdered = ({ kind, places }) =>
  places !== undefined || kind === "duration" || kind === "date" || kind === "time";

/** A value as a count of the smallest steps that its type has: days, minutes, the last decimal place. */
function stepsOf(value, { kind, places = 0 }) {
  if (kind === "date") return Date.parse(value) / 86400000;
  if (kind === "time") return Number(value.slice(0, 2)) * 60 + Number(value.slice(3));
  return Math.round(value * 10 ** places);
}`,
  ),

  truthOf: part(
    ["truthOf"],
    [],
    `/** True, false, or undefined where something unknown decides. */
function truthOf(condition, known) {
  const parts = condition.all ?? condition.any;
  if (parts) {
    const settling = parts === condition.any;
    const truths = parts.map((part) => truthOf(part, known));
    return truths.includes(settling) ? settling : truths.includes(undefined) ? undefined : !settling;
  }
  if (condition.not) {
    const truth = truthOf(condition.not, known);
    return truth === undefined ? undefined : !truth;
  }
  if (condition.definition !== undefined) return truthOf(definitions[condition.definition], known);
  if (condition.known !== undefined) return known[condition.known] !== undefined;
  if (condition.holds !== undefined) return known[condition.holds];
  const { signal, test, values, as = values, others = [], patterns: numbers } = condition;
  const own = known[signal];
  if (own === undefined) return undefined;
  const operands = [...(numbers ?? as), ...others.map((name) => known[name])];
  const answers = operands.map((operand) => (operand === undefined ? undefined : tests[test](own, operand)));
  const settling = test !== "has all";
  return answers.includes(settling) ? settling : answers.includes(undefined) ? undefined : !settling;
}`,
  ),

  whyNot: part(
    ["whyNot"],
    ["alternativeOf", "namedValues", "SignalError"],
    `/**
 * What the first of the ranking gained and this persona did not, rule by rule, and what it would have taken.
 * Throws a RangeError where the playbook has no such persona.
 */
export function whyNot(signals, persona, options) {
  if (!personas.some(({ name }) => name === persona))
    throw new RangeError(\`there is no persona \${shown(persona)}\`);
  const { persona: winner, outcome, failed, missing, ranking } = classify(signals, options);
  const first = ranking[0]?.persona;
  const answer = { persona, rival: undefined, winner, outcome, failed, behind: 0, lost: [], chances: [], missing };
  const isFirst = first === persona;
  if (first === undefined || (isFirst && failed.length === 0)) return answer;

  const lossIn = (points) => {
    let loss = 0;
    for (const given of points) {
      if (given.persona === first && !isFirst) loss += given.points;
      if (given.persona === persona) loss -= given.points;
    }
    return loss;
  };
  const { values, arms } = trace(ownSignals(signals));
  const known = namedValues(values);
  for (const [index, rule] of rules.entries()) {
    const arm = arms[index];
    const { points, because, at, code } = awardOf(rule, arm);
    const loss = lossIn(points);
    const state = stateOf(arm, points);
    const better = loss < 0 ? undefined : alternativeOf(rule, arm, (points) => loss - lossIn(points), known);
    const about = { id: rule.id, signals: [...rule.signals], state };
    if (loss !== 0) {
      if (isFirst) continue;
      const needs = better?.needs ?? [];
      answer.lost.push({ ...about, code, lost: loss / 1000, because: { ...because }, at: { ...at }, needs });
    } else if (state !== "hit" && better) {
      const { code, because, at, needs } = better;
      const gain = -lossIn(better.points) / 1000;
      answer.chances.push({ ...about, code, gain, because: { ...because }, at: { ...at }, needs });
    }
  }
  answer.lost.sort((a, b) => b.lost - a.lost);
  answer.chances.sort((a, b) => b.gain - a.gain);
  if (isFirst) return answer;
  const own = ranking.find((ranked) => ranked.persona === persona);
  answer.rival = first;
  answer.behind = (Math.round(ranking[0][rankedBy] * unit) - Math.round(own[rankedBy] * unit)) / unit;
  return answer;
}`,
  ),
} as const satisfies Record<string, Part>;
