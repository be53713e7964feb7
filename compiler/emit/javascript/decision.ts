/**
 * The function `classify`: from points to a persona, as `classify { … }` of the playbook says.
 *
 * Everything that the playbook fixes is worked out here and written as a number: the least and most of each
 * persona, and the weight that coverage must reach, so that the generated code compares integers.
 */

import { printClause, unknownPreviousNotice } from "../../evaluator/decide.ts";
import type { AcceptClause } from "../../ir/ir.ts";
import type { ClassifierModel } from "./model.ts";
import { commented } from "./positions.ts";
import { access, block, type Code, constantCode, docComment, join, js, literal } from "./writers.ts";

export function emitClassify(model: ClassifierModel): readonly Code[] {
  const { playbook, order } = model;
  const { rankBy, keepUnlessBeatenBy } = playbook.classify;
  const required = playbook.signals.filter((signal) => signal.required).map(({ name }) => name);
  return [
    js`/** Personas in the order that decides ties; all figures below are in this order. */`,
    js`const order = ${literal(order)};`,
    js`/** The least that each can get, and from there to the most, in thousandths of a point. */`,
    js`const least = ${literal(order.map((name) => model.reaches.get(name)?.least ?? 0))};`,
    js`const span = ${literal(order.map((name) => spanOf(name, model)))};`,
    js`/** The weight of all rules together. */`,
    js`const weight = ${model.totalWeight};`,
    js``,
    ...docComment([
      "Who the customer is. Signals that are absent, null or undefined are unknown.",
      "A value of the wrong type throws a SignalError; data of unknown origin belongs into classifyRecord.",
    ]),
    ...block(js`export function classify(signals, options)`, [
      js`const own = ownSignals(signals);`,
      js`const previous = options?.previous ?? undefined;`,
      js`const notices = ${noticesExpression(model)};`,
      ...(required.length > 0
        ? [
            js`if (${join(
              required.map((name) => js`${access(js`own`, name)} == null`),
              " || ",
            )}) return nothingScored(own, notices);`,
          ]
        : []),
      js`const { decided, scores } = score(own);`,
      js`const fits = [];`,
      js`for (let i = 0; i < scores.length; i++) fits.push(share(scores[i] - least[i], span[i]));`,
      js``,
      js`const values = ${rankBy === "fit" ? js`fits` : js`scores`};`,
      js`const ranking = rank(values);`,
      js`const first = ranking[0];`,
      js`const margin = ${order.length > 1 ? js`values[first] - values[ranking[1]]` : 0};`,
      js``,
      js`const failed = [];`,
      ...playbook.classify.accept.flatMap((clause) => emitClause(clause, model)),
      js`const accepted = failed.length === 0;`,
      js`let persona = accepted ? order[first] : ${literal(playbook.classify.otherwise)};`,
      js`let outcome = accepted ? "accepted" : ${literal(playbook.classify.otherwise === undefined ? "undecided" : "fallback")};`,
      ...(keepUnlessBeatenBy === undefined ? [] : emitKeep(keepUnlessBeatenBy)),
      js``,
      ...block(
        js`return`,
        [
          js`persona,`,
          js`outcome,`,
          js`score: scores[first] / 1000,`,
          js`margin: margin / ${rankBy === "fit" ? 10000 : 1000},`,
          js`coverage: share(decided, weight) / 10000,`,
          js`fit: fits[first] / 10000,`,
          js`ranking: ranking.map((at) => ({ persona: order[at], score: scores[at] / 1000, fit: fits[at] / 10000 })),`,
          js`failed,`,
          js`missing: [],`,
          js`notices,`,
        ],
        js`};`,
      ),
    ]),
    js``,
    ...emitRank(),
    js``,
    ...emitShare(model),
    ...(required.length > 0 ? [js``, ...emitNothingScored(required)] : []),
  ];
}

function spanOf(persona: string, { reaches }: ClassifierModel): number {
  const reach = reaches.get(persona);
  return reach ? reach.most - reach.least : 0;
}

/** Nothing to say where no previous persona is kept anyway. */
function noticesExpression({ playbook }: ClassifierModel): Code {
  if (playbook.classify.keepUnlessBeatenBy === undefined) return js`[]`;
  const [before, after] = unknownPreviousNotice;
  return js`previous === undefined || order.includes(previous) ? [] : [${literal(before)} + previous + ${literal(after)}]`;
}

function emitClause(clause: AcceptClause, model: ClassifierModel): readonly Code[] {
  const test = clauseTest(clause, model);
  if (test === undefined) return [];
  const text = literal(printClause(clause, model.playbook.classify.rankBy));
  return commented(clause.at, [js`if (!(${test})) failed.push(${text});`]);
}

function clauseTest({ measure, operator, value }: AcceptClause, model: ClassifierModel): Code | undefined {
  const compare = operator === ">=" ? js`>=` : js`>`;
  switch (measure) {
    case "score":
      return js`scores[first] ${compare} ${value}`;
    case "fit":
      return js`fits[first] ${compare} ${value}`;
    case "margin":
      // With one persona there is nobody to be ahead of.
      return model.order.length > 1 ? js`margin ${compare} ${value}` : undefined;
    case "coverage": {
      if (model.totalWeight === 0) return js`0 ${compare} ${value}`;
      // decided ÷ weight ≥ value ÷ 10 000, multiplied out and rounded to the integer that decides the same.
      const product = BigInt(value) * BigInt(model.totalWeight);
      const threshold = operator === ">=" ? (product + 9_999n) / 10_000n : product / 10_000n;
      return js`decided ${compare} ${Number(threshold)}`;
    }
  }
}

function emitKeep(unlessBeatenBy: number): readonly Code[] {
  return [
    js`const kept = order.indexOf(previous);`,
    ...block(
      js`if (kept >= 0 && !(accepted && (kept === first || values[first] - values[kept] >= ${unlessBeatenBy})))`,
      [js`persona = previous;`, js`outcome = "kept";`],
    ),
  ];
}

function emitRank(): readonly Code[] {
  return [
    constantCode(`/** Indexes from the highest value down; equals stay in order. */
function rank(values) {
  const ranking = [];
  for (let i = 0; i < values.length; i++) {
    let at = i;
    for (; at > 0 && values[ranking[at - 1]] < values[i]; at--) ranking[at] = ranking[at - 1];
    ranking[at] = i;
  }
  return ranking;
}`),
  ];
}

/**
 * A quotient of doubles is rounded, and could come out as the next integer: by 2^-40 at most here, while a true
 * quotient stays 1 ÷ whole below it. Products up to 2^53 keep `whole` under 2^40; beyond, integers of any size serve.
 */
function emitShare(model: ClassifierModel): readonly Code[] {
  const largest = Math.max(model.totalWeight, ...model.order.map((name) => spanOf(name, model)));
  const exact = BigInt(largest) * 10_000n <= BigInt(Number.MAX_SAFE_INTEGER);
  return [
    js`/** Part by whole in basis points, rounded down; 0 of nothing. */`,
    ...block(js`function share(part, whole)`, [
      js`if (whole === 0) return 0;`,
      exact
        ? js`return Math.floor((part * 10000) / whole);`
        : js`return Number((BigInt(part) * 10000n) / BigInt(whole));`,
    ]),
  ];
}

function emitNothingScored(required: readonly string[]): readonly Code[] {
  return [
    js`/** A required signal is unknown. */`,
    ...block(js`function nothingScored(signals, notices)`, [
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
          js`notices,`,
        ],
        js`};`,
      ),
    ]),
  ];
}
