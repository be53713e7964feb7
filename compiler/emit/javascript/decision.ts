/**
 * The functions `classify` and `decide`: from sums of points to a persona, as `classify { … }` of the playbook says.
 *
 * Everything that the playbook fixes is worked out here and written as a number: the least and most of each
 * persona, and the weight that coverage must reach, so that the generated code compares integers.
 */

import { printClause, unknownPreviousNotice } from "../../evaluator/decide.ts";
import type { AcceptClause } from "../../ir/ir.ts";
import { columnSignals } from "./column-forms.ts";
import type { Lane } from "./lanes.ts";
import type { ClassifierModel } from "./model.ts";
import { commented } from "./positions.ts";
import { access, block, type Code, constantCode, docComment, indent, join, js, literal } from "./writers.ts";

export function emitClassify(model: ClassifierModel): readonly Code[] {
  const required = requiredOf(model);
  const missing = required.map((name) => js`${access(js`own`, name)} == null`);
  const asked = columnSignals(model).map(({ name }) => name);
  return [
    ...docComment([
      "Who the customer is. Signals that are absent, null or undefined are unknown.",
      "For signals that were checked: what rules look at is held to its type, and throws a SignalError where it is of",
      "another; ranges and the like are not looked at. Data of unknown origin belongs into classifyRecord.",
    ]),
    ...block(js`export function classify(signals, options)`, [
      js`const own = ownSignals(signals);`,
      js`const previous = optionIn(options, "previous");`,
      ...(missing.length > 0 ? [js`if (${join(missing, " || ")}) return nothingScored(own, previous);`] : []),
      js`return score(own, previous);`,
    ]),
    js``,
    js`/** Signals that rules look at, or that must be known. */`,
    js`const askedSignals = ${literal(asked)};`,
  ];
}

export const requiredOf = ({ playbook }: ClassifierModel): readonly string[] =>
  playbook.signals.filter((signal) => signal.required).map(({ name }) => name);

/** The call of `decide` with totals that have been taken out of the sums. */
export const emitDecision = (model: ClassifierModel, previous: Code = js`previous`): Code =>
  js`decide(${join([previous, ...totalsOf(model)], ", ")})`;

/** The locals of all totals. */
const totalsOf = ({ order, persona }: ClassifierModel): readonly Code[] => [
  ...order.map(persona),
  js`decided`,
];

/** From the totals to the result. */
export function emitDecide(model: ClassifierModel): readonly Code[] {
  const { playbook, order } = model;
  const { accept, otherwise, rankBy, keepUnlessBeatenBy } = playbook.classify;
  const required = requiredOf(model);
  return [
    js`/** From the totals, in thousandths of a point, to the result: shares in basis points, then decimals. */`,
    ...block(js`function decide(${join([js`previous`, ...totalsOf(model)], ", ")})`, [
      js`const ranking = rank([`,
      ...indent(
        order.map((name) => {
          const fit = fitOfPersona(name, model);
          return js`{ persona: ${literal(name)}, score: ${model.persona(name)} / 1000, fit: ${fit} / 10000 },`;
        }),
      ),
      js`]);`,
      js`const first = ranking[0];`,
      js`const margin = ${order.length > 1 ? js`lead(first, ranking[1])` : 0};`,
      js``,
      js`const failed = [];`,
      ...accept.flatMap((clause) => emitClause(clause, model)),
      js`const accepted = failed.length === 0;`,
      js`let persona = accepted ? first.persona : ${literal(otherwise)};`,
      js`let outcome = accepted ? "accepted" : ${literal(otherwise === undefined ? "undecided" : "fallback")};`,
      ...(keepUnlessBeatenBy === undefined ? [] : emitKeep(keepUnlessBeatenBy)),
      js``,
      ...block(
        js`return`,
        [
          js`persona,`,
          js`outcome,`,
          js`score: first.score,`,
          js`margin: margin / ${rankBy === "fit" ? 10000 : 1000},`,
          js`coverage: ${share(js`decided`, model.totalWeight)} / 10000,`,
          js`fit: first.fit,`,
          js`ranking,`,
          js`failed,`,
          js`missing: [],`,
          js`notices: ${noticesAbout(model)},`,
        ],
        js`};`,
      ),
    ]),
    js``,
    ...emitRank(rankBy),
    ...(keepUnlessBeatenBy === undefined ? [] : [js``, ...emitNoticesAbout(model)]),
    ...(required.length > 0 ? [js``, ...emitNothingScored(required, model)] : []),
  ];
}

/** In basis points. */
export function fitOfPersona(name: string, model: ClassifierModel, points = model.persona(name)): Code {
  const { least = 0, most = 0 } = model.reaches.get(name) ?? {};
  return share(least === 0 ? points : js`(${points} - ${least})`, most - least);
}

/** The points of each persona and the weight decided, taken out of the sums; of larger numbers from the highest bits down. */
export function emitTotals({ lanes, words, order, persona }: ClassifierModel): readonly Code[] {
  const nameOf = (name: string | undefined) => (name === undefined ? js`decided` : persona(name));
  const taken = lanes.words.flatMap(({ lanes: own, isSmall }, index) => {
    const word = words[index] ?? js``;
    return own.flatMap((lane) => {
      const shifted = lane.shift === 0 ? word : js`${word} >> ${lane.shift}`;
      if (isSmall) return [totalIn(lane, own.length === 1 ? word : js`(${shifted} & ${2 ** lane.bits - 1})`)];
      if (lane.shift === 0) return [totalIn(lane, word)];
      const place = 2 ** lane.shift;
      const units = js`Math.floor(${word} / ${place})`;
      return [totalIn(lane, units), js`${word} -= ${units} * ${place};`];
    });
  });
  const givesNothing = [...order, undefined].filter((name) => lanes.laneOf(name) === undefined);
  return [...taken, ...givesNothing.map((name) => js`const ${nameOf(name)} = 0;`)];

  function totalIn({ persona: name, unit, least }: Lane, units: Code): Code {
    const scaled = unit === 1 ? units : js`${units} * ${unit}`;
    const start = least === 0 ? js`` : least < 0 ? js` - ${-least}` : js` + ${least}`;
    return js`const ${nameOf(name)} = ${scaled}${start};`;
  }
}

/**
 * Part by whole in basis points, rounded down; 0 of nothing.
 *
 * A quotient of doubles is rounded, and could come out as the next integer: by 2^-40 at most here, while a true
 * quotient stays 1 ÷ whole below it. Products up to 2^53 keep `whole` under 2^40; beyond, integers of any size serve.
 */
export function share(part: Code, whole: number): Code {
  if (whole === 0) return js`0`;
  const exact = BigInt(whole) * 10_000n <= BigInt(Number.MAX_SAFE_INTEGER);
  return exact
    ? js`Math.floor((${part} * 10000) / ${whole})`
    : js`Number((BigInt(${part}) * 10000n) / ${whole}n)`;
}

function noticesAbout({ playbook }: ClassifierModel): Code {
  return playbook.classify.keepUnlessBeatenBy === undefined ? js`[]` : js`noticesAbout(previous)`;
}

/** Nothing to say where no previous persona is kept anyway. */
function emitNoticesAbout({ playbook }: ClassifierModel): readonly Code[] {
  const [before, after] = unknownPreviousNotice;
  const personas = playbook.personas.map(({ name }) => name);
  return block(js`function noticesAbout(previous)`, [
    js`if (previous === undefined || ${literal(personas)}.includes(previous)) return [];`,
    js`const name = typeof previous === "string" ? previous : shown(previous);`,
    js`return [${literal(before)} + name + ${literal(after)}];`,
  ]);
}

function emitClause(clause: AcceptClause, model: ClassifierModel): readonly Code[] {
  const test = clauseTest(clause, model, {
    score: js`first.score`,
    fit: js`first.fit`,
    margin: js`margin`,
    decided: js`decided`,
  });
  if (test === undefined) return [];
  const text = literal(printClause(clause, model.playbook.classify.rankBy));
  return commented(clause.at, [js`if (!(${test})) failed.push(${text});`]);
}

/** Quotients of integers by the same number are in the order of the integers, and equal only where these are. */
export function clauseTest(
  { measure, operator, value }: AcceptClause,
  model: ClassifierModel,
  figures: Readonly<Record<"score" | "fit" | "margin" | "decided", Code>>,
): Code | undefined {
  const compare = operator === ">=" ? js`>=` : js`>`;
  switch (measure) {
    case "score":
      return js`${figures.score} ${compare} ${value / 1000}`;
    case "fit":
      return js`${figures.fit} ${compare} ${value / 10_000}`;
    case "margin":
      // With one persona there is nobody to be ahead of.
      return model.order.length > 1 ? js`${figures.margin} ${compare} ${value}` : undefined;
    case "coverage": {
      if (model.totalWeight === 0) return js`0 ${compare} ${value}`;
      // decided ÷ weight ≥ value ÷ 10 000, multiplied out and rounded to the integer that decides the same.
      const product = BigInt(value) * BigInt(model.totalWeight);
      const threshold = operator === ">=" ? (product + 9_999n) / 10_000n : product / 10_000n;
      return js`${figures.decided} ${compare} ${Number(threshold)}`;
    }
  }
}

function emitKeep(unlessBeatenBy: number): readonly Code[] {
  return [
    js`const kept = ranking.find((standing) => standing.persona === previous);`,
    ...block(
      js`if (kept !== undefined && !(accepted && (kept === first || lead(first, kept) >= ${unlessBeatenBy})))`,
      [js`persona = previous;`, js`outcome = "kept";`],
    ),
  ];
}

function emitRank(rankBy: "score" | "fit"): readonly Code[] {
  const value = rankBy === "fit" ? js`fit` : js`score`;
  return [
    js`/** From the highest ${value} down; equals stay in their order, which is that of ties. */`,
    ...block(js`function rank(standings)`, [
      ...block(js`for (let i = 1; i < standings.length; i++)`, [
        js`const standing = standings[i];`,
        js`let at = i;`,
        js`for (; at > 0 && standings[at - 1].${value} < standing.${value}; at--) standings[at] = standings[at - 1];`,
        js`standings[at] = standing;`,
      ]),
      js`return standings;`,
    ]),
    js``,
    js`/** By how much one is ahead of another: an integer again, which the difference of two decimals is not. */`,
    ...block(js`function lead(one, other)`, [
      js`return Math.round((one.${value} - other.${value}) * ${rankBy === "fit" ? 10000 : 1000});`,
    ]),
  ];
}

function emitNothingScored(required: readonly string[], model: ClassifierModel): readonly Code[] {
  return [
    js`/** A required signal is unknown. */`,
    ...block(js`function nothingScored(signals, previous)`, [
      js`const missing = [];`,
      ...required.map(
        (name) => js`if (${access(js`signals`, name)} == null) missing.push(${literal(name)});`,
      ),
      ...block(
        js`return`,
        [
          js`persona: undefined,`,
          js`outcome: "undecided",`,
          ...["score", "margin", "coverage", "fit"].map((figure) => js`${constantCode(figure)}: 0,`),
          js`ranking: [],`,
          js`failed: [],`,
          js`missing,`,
          js`notices: ${noticesAbout(model)},`,
        ],
        js`};`,
      ),
    ]),
  ];
}
