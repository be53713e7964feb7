/**
 * What the rules give that one signal alone decides, as code: the signal is read once, asked once whether it is
 * known, and held to its type on the way.
 *
 * Which of two values a customer has cannot be foreseen by a processor either, and a wrong guess costs more than all
 * the rest of a rule. So where a few comparisons settle it, all of them are made, and their outcomes, 0 or 1,
 * multiplied.
 */

import { pointsFor } from "../../evaluator/reach.ts";
import { type RuleCodes, reasonCodes } from "../../evaluator/reason-codes.ts";
import type { Award, CasesRule, EachRule, Points, Rule, Signal, Type } from "../../ir/ir.ts";
import { casesOf, givenAt, membersOf, type Segment, type SignalCases } from "./cases.ts";
import { isNumber } from "./column-forms.ts";
import { emitKnown } from "./conditions.ts";
import { addGiven, addToWords, type Given, givenText } from "./lanes.ts";
import type { ClassifierModel } from "./model.ts";
import { commented, positionsComment, signalComment } from "./positions.ts";
import { comparable, formOf, readSignal } from "./values.ts";
import { access, block, type Code, comment, from, indent, join, js, literal } from "./writers.ts";

/** A signal read for conditions: `undefined` where it is unknown, never `null`. */
export function emitRead(signal: Signal, { names }: Pick<ClassifierModel, "names">): Code {
  return js`const ${names.signal(signal.name)} = ${readSignal(signal, access(js`signals`, signal.name))};`;
}

/** Whether its type is checked at the end, with all others of the kind. */
export const isCheckedLast = ({ type }: Signal): boolean => type.kind === "boolean";

export function emitSignal(signal: Signal, model: ClassifierModel): readonly Code[] {
  const local = model.names.signal(signal.name);
  const rules = model.rulesOf.get(signal.name) ?? [];
  const head = [
    signalComment(signal),
    ...(rules.length > 0 ? [positionsComment(rules.map(({ at }) => at))] : []),
    readFor(signal, model),
  ];
  if (signal.type.kind === "boolean") return [...head, ...emitBoolean(signal, rules, local, model)];

  const { reader, isKnown, expected } = formOf(signal.type);
  const unknown = addGiven(givenAt(undefined, signal, rules, model), model);
  const known = emitKnownCases(signal, rules, local, model);
  const refuse = js`throw new SignalError(${literal(signal.name)}, ${local}, ${literal(expected)});`;
  if (known.length === 0 && unknown.length === 0) {
    // Only rules further down look at it; here it is only held to its type.
    const check = reader === undefined ? [js`if (${local} != null && !(${isKnown(local)})) ${refuse}`] : [];
    return [...head, ...check];
  }
  const lines = [...head, js`if (${isKnown(local)}) {`, ...indent(known)];
  if (reader === undefined) {
    if (unknown.length === 0) return [...lines, js`} else if (${local} != null) ${refuse}`];
    return [...lines, js`} else if (${local} == null) {`, ...indent(unknown), js`} else ${refuse}`];
  }
  // Readers refuse what is of another type.
  if (unknown.length > 0) return [...lines, js`} else {`, ...indent(unknown), js`}`];
  return [...lines, js`}`];
}

/** Only comparing takes `null` for something that it is not; to replace it first would cost a good part of the speed. */
function readFor(signal: Signal, model: ClassifierModel): Code {
  const needsReading = formOf(signal.type).reader !== undefined || model.comparedSignals.has(signal.name);
  if (needsReading) return emitRead(signal, model);
  return js`const ${model.names.signal(signal.name)} = ${access(js`signals`, signal.name)};`;
}

function emitBoolean(signal: Signal, rules: readonly Rule[], local: Code, model: ClassifierModel): Code[] {
  const [ifTrue, ifFalse, ifUnknown] = [true, false, undefined].map((value) =>
    givenAt(value, signal, rules, model),
  ) as [Given, Given, Given];
  const unknown = addGiven(ifUnknown, model);
  return [
    ...(ifTrue.points.size > 0 ? [comment(`true: ${givenText(ifTrue)}`)] : []),
    ...(ifFalse.points.size > 0 ? [comment(`false: ${givenText(ifFalse)}`)] : []),
    ...sumOfBits(
      [
        { bit: js`+(${local} === true)`, given: ifTrue },
        { bit: js`+(${local} === false)`, given: ifFalse },
      ],
      model,
    ),
    ...(unknown.length > 0 ? block(js`if (${local} == null)`, unknown) : []),
    js`wrong |= +(${local} !== true) & +(${local} !== false) & +(${local} !== undefined) & +(${local} !== null);`,
  ];
}

/** What bits give of which at most one is set, or just one: then only what the others give more than the last. */
function sumOfBits(
  terms: readonly { readonly bit: Code; readonly given: Given }[],
  model: ClassifierModel,
  set: "at most one" | "one" = "at most one",
): readonly Code[] {
  const constants = terms.map(({ given }) => model.lanes.constantsOf(given));
  const ofWords = model.words.map((_, word) => {
    const base = set === "one" ? (constants.at(-1)?.[word] ?? 0) : 0;
    const bitsOf = new Map<number, Code[]>();
    for (const [index, { bit }] of terms.entries()) {
      const more = (constants[index]?.[word] ?? 0) - base;
      if (more !== 0) bitsOf.set(more, [...(bitsOf.get(more) ?? []), bit]);
    }
    const sums = [...bitsOf].map(([more, bits]) => js`${anyOf(bits)} * ${more}`);
    return base === 0 ? sums : [js`${base}`, ...sums];
  });
  return addToWords(ofWords, model);
}

const anyOf = (bits: readonly Code[]): Code =>
  bits.length === 1 ? join(bits, "") : js`(${join(bits, " | ")})`;

/** For the branch in which the signal is known. */
export function emitKnownCases(
  signal: Signal,
  rules: readonly Rule[],
  local: Code,
  model: ClassifierModel,
): readonly Code[] {
  const cases = casesOf(signal, rules, model);
  if (cases?.kind === "members") return emitMembers(signal, cases, local, model);
  if (cases?.kind === "segments") return emitSegments(cases.cases, signal.type, local, model);
  const weight = rules.reduce((total, { id }) => total + (model.weights.get(id) ?? 0), 0);
  return [
    ...addGiven({ points: new Map(), decided: weight, fired: [] }, model),
    ...rules.flatMap((rule) => {
      const lines = emitRule(rule, signal.type, model);
      return lines.length === 0 ? [] : commented(rule.at, lines);
    }),
  ];
}

// ---------- one of the members that a type names ----------

const mostCompared = 8;

/** Anything but a member is not of the signal's type, which costs nothing to see. */
function emitMembers(
  signal: Signal,
  { cases }: SignalCases & { kind: "members" },
  local: Code,
  model: ClassifierModel,
): readonly Code[] {
  const refuse = js`throw new SignalError(${literal(signal.name)}, ${local}, "one of its values");`;
  const groups: { values: Code[]; given: Given }[] = [];
  for (const { value, given } of cases) {
    const group = groups.find((each) => model.lanes.areSame(each.given, given));
    if (group) group.values.push(literal(String(value)));
    else groups.push({ values: [literal(String(value))], given });
  }
  if (cases.length > mostCompared) {
    return block(js`switch (${local})`, [
      ...groups.flatMap(({ values, given }) => [
        ...values.map((value) => js`case ${value}:`),
        ...indent([...addGiven(given, model), js`break;`]),
      ]),
      js`default:`,
      ...indent([refuse]),
    ]);
  }
  const bits = groups.map((_, index) => js`case${index + 1}`);
  return [
    ...groups.flatMap(({ values, given }, index) => {
      const tests = values.map((value) => js`+(${local} === ${value})`);
      return placed(given, [
        js`const ${bits[index] ?? js``} = ${join(tests, " | ")}; ${comment(givenText(given))}`,
      ]);
    }),
    js`if ((${join(bits, " | ")}) === 0) ${refuse}`,
    ...sumOfBits(
      groups.map(({ given }, index) => ({ bit: bits[index] ?? js``, given })),
      model,
      "one",
    ),
  ];
}

const placed = ({ at }: Given, lines: readonly Code[]): readonly Code[] => (at ? from(at, lines) : lines);

// ---------- segments of an order ----------

const mostInChain = 5;

/** A few at a time; more are halved until they are few. */
function emitSegments(
  segments: readonly Segment<Given>[],
  type: Type,
  local: Code,
  model: ClassifierModel,
): readonly Code[] {
  const [only] = segments;
  if (only && segments.length === 1) return addGiven(only.given, model);
  // Numbers are compared in no time, dates and the like letter by letter.
  const [most, emitFew] = isNumber(type)
    ? ([mostCompared, emitFewSegments] as const)
    : ([mostInChain, emitChain] as const);
  if (segments.length <= most) return emitFew(segments, type, local, model);
  const half = segments.length >> 1;
  const before = segments[half - 1];
  if (before === undefined) return [];
  return [
    ...block(
      js`if (${endsAfter(before, type, local)})`,
      emitSegments(segments.slice(0, half), type, local, model),
      js`} else {`,
    ),
    ...indent(emitSegments(segments.slice(half), type, local, model)),
    js`}`,
  ];
}

const endsAfter = ({ end }: Segment<Given>, type: Type, local: Code): Code =>
  end === undefined ? js`true` : js`${local} ${end.included ? js`<=` : js`<`} ${comparable(end.value, type)}`;

/** What the first gives, and at each bound that is reached, the difference. */
function emitFewSegments(
  segments: readonly Segment<Given>[],
  type: Type,
  local: Code,
  model: ClassifierModel,
): readonly Code[] {
  const constants = segments.map(({ given }) => model.lanes.constantsOf(given));
  const lines = segments.flatMap(({ given }, index): readonly Code[] => {
    const end = segments[index - 1]?.end;
    const gives = comment(givenText(given));
    if (end === undefined) return placed(given, given.points.size > 0 ? [gives] : []);
    const bound = comparable(end.value, type);
    return placed(given, [
      js`const case${index} = +(${local} ${end.included ? js`>` : js`>=`} ${bound}); ${gives}`,
    ]);
  });
  const terms = model.words.map((_, word) =>
    constants.flatMap((constant, index): readonly Code[] => {
      const difference = (constant[word] ?? 0) - (constants[index - 1]?.[word] ?? 0);
      if (difference === 0) return [];
      return index === 0 ? [js`${difference}`] : [js`case${index} * ${difference}`];
    }),
  );
  return [...lines, ...addToWords(terms, model)];
}

function emitChain(
  segments: readonly Segment<Given>[],
  type: Type,
  local: Code,
  model: ClassifierModel,
): readonly Code[] {
  return [
    ...segments.flatMap((segment, index) => [
      ...placed(segment.given, [
        index === 0
          ? js`if (${endsAfter(segment, type, local)}) {`
          : index === segments.length - 1
            ? js`} else {`
            : js`} else if (${endsAfter(segment, type, local)}) {`,
      ]),
      ...indent(addGiven(segment.given, model)),
    ]),
    js`}`,
  ];
}

// ---------- texts, sets and the like: rule by rule ----------

function emitRule(rule: Rule, type: Type, model: ClassifierModel): readonly Code[] {
  switch (rule.kind) {
    case "when": {
      const points = addAward(rule.award, codesOf(rule, model).rule, model);
      return points.length === 0 ? [] : block(js`if (${emitKnown(rule.condition, model.names)})`, points);
    }
    case "cases":
      return emitSwitch(rule, type, model);
    case "each":
      return emitEach(rule, type, model);
  }
}

function pointsOfAward(award: Pick<Award, "points">): ReadonlyMap<string, number> {
  const personas = [...new Set(award.points.map(({ persona }) => persona))];
  return new Map(
    personas
      .map((persona) => [persona, pointsFor(persona, award)] as const)
      .filter(([, points]) => points !== 0),
  );
}

/** `code` is that of what gives them. */
export function givenByAward(award: Pick<Award, "points">, code: string | undefined): Given {
  const gives = award.points.some(({ points }) => points !== 0);
  return { points: pointsOfAward(award), decided: 0, fired: gives && code !== undefined ? [code] : [] };
}

const addAward = (award: Pick<Award, "points">, code: string | undefined, model: ClassifierModel) =>
  addGiven(givenByAward(award, code), model);

export const codesOf = (rule: Rule, { playbook }: ClassifierModel): RuleCodes =>
  reasonCodes(playbook).get(rule.id) as RuleCodes;

function emitSwitch(rule: CasesRule, type: Type, model: ClassifierModel): readonly Code[] {
  const seen = new Set<string>();
  const { arms } = codesOf(rule, model);
  const cases = rule.arms.flatMap(({ test, award, at }, index) => {
    // The first arm that fits counts, in a `switch` as well; a value that is named twice would only puzzle.
    const values = (test.kind === "values" ? test.values : [])
      .map((value) => comparable(value, type))
      .filter(({ code }) => !seen.has(code) && seen.add(code));
    if (values.length === 0) return [];
    return from(at, [
      ...values.map((value) => js`case ${value}:`),
      ...indent([...addAward(award, arms[index], model), js`break;`]),
    ]);
  });
  return cases.length === 0 ? [] : block(js`switch (${model.names.signal(rule.signal)})`, cases);
}

function emitEach(rule: EachRule, type: Type, model: ClassifierModel): readonly Code[] {
  const points = rule.award.points.filter((given) => given.points !== 0);
  if (points.length === 0) return [];
  const local = model.names.signal(rule.signal);
  const members = countMembers(rule.signal, local, type);
  const gives = points.some(({ atMost }) => atMost !== 0);
  const any = { points: new Map(), decided: 0, fired: gives ? [codesOf(rule, model).rule] : [] };
  const lines = [
    ...points.flatMap((given) => addForMembers(given, js`members`, model)),
    ...sumOfBits([{ bit: js`+(members > 0)`, given: any }], model),
  ];
  return [js`{`, ...indent([js`const members = ${members};`, ...lines]), js`}`];
}

/** More members than there are would run over the lane of the points: what is none is refused. */
function countMembers(signal: string, local: Code, type: Type): Code {
  if (type.kind !== "set") return js`${local}.length`;
  const members = membersOf(type.element);
  if (members === undefined || type.element.kind !== "enumeration") return js`countDistinct(${local})`;
  return js`countMembers(${literal(signal)}, ${local}, ${literal(members.map(String))})`;
}

function addForMembers(
  { persona, points, atMost }: Points,
  members: Code,
  model: ClassifierModel,
): readonly Code[] {
  const lane = model.lanes.laneOf(persona);
  if (lane === undefined) return [];
  const total = js`${members} * ${points / lane.unit}`;
  const most = (atMost ?? 0) / lane.unit;
  const held =
    atMost === undefined
      ? total
      : points > 0
        ? js`Math.min(${total}, ${most})`
        : js`Math.max(${total}, ${-most})`;
  const placed = lane.shift === 0 ? held : js`${held} * ${2 ** lane.shift}`;
  const terms = model.words.map((_, word) => (word === lane.word ? [placed] : []));
  return addToWords(terms, model).map((line) => js`${line} ${comment(`${persona}, for each`)}`);
}

/** One test for each arm, to be asked in order; undefined for an arm that takes whatever is left. */
export function bandTests(rule: CasesRule, type: Type, local: Code): readonly (Code | undefined)[] {
  let takenBelow: number | string | undefined;
  return rule.arms.map(({ test }) => {
    if (test.kind === "values") {
      if (test.values.length === 0) return js`false`;
      return join(
        test.values.map((value) => js`${local} === ${comparable(value, type)}`),
        " || ",
      );
    }
    const { lower, below } = test;
    const parts: Code[] = [];
    const followsOn = lower === undefined || lower === takenBelow;
    if (lower !== undefined && !followsOn) parts.push(js`${local} >= ${comparable(lower, type)}`);
    if (below !== undefined) parts.push(js`${local} < ${comparable(below, type)}`);
    if (followsOn && below !== undefined) takenBelow = below;
    return parts.length === 0 ? undefined : join(parts, " && ");
  });
}
