/** From the sums of many customers to their results: what `decide` does for one, row after row into typed arrays. */

import type { Signal } from "../../ir/ir.ts";
import { columnFormOf, columnSignals } from "./column-forms.ts";
import { clauseTest, emitDecision, emitTotals, fitOfPersona, share } from "./decision.ts";
import type { ClassifierModel } from "./model.ts";
import { block, type Code, join, js, literal } from "./writers.ts";

export function emitDecideBatch(model: ClassifierModel): readonly Code[] {
  const { playbook, words } = model;
  const { keepUnlessBeatenBy } = playbook.classify;
  const required = columnSignals(model).filter((signal) => signal.required);
  const sums = words.map((word) => js`${word}Of`);
  const unknowns = required.map((signal, index) => isUnknown(signal, js`required${index + 1}`, model));
  return [
    js`/** For each row what \`decide\` would say; rows without a required signal stay undecided, with no figures. */`,
    ...block(js`function decideBatch(${join([js`columns`, js`previous`, ...sums], ", ")})`, [
      js`const { length } = columns;`,
      js`const results = createResults(length, ${playbook.personas.length});`,
      js`const { persona, outcome, score, margin, coverage, fit, scores } = results;`,
      ...required.map(
        ({ name }, index) => js`const required${index + 1} = columns.signals[${literal(name)}];`,
      ),
      ...block(js`for (let row = 0; row < length; row++)`, [
        ...(unknowns.length > 0 ? [js`if (${join(unknowns, " || ")}) continue;`] : []),
        ...words.map((word, index) => js`let ${word} = ${sums[index] ?? js``}[row];`),
        ...emitTotals(model),
        ...emitFirst(model),
        ...(keepUnlessBeatenBy === undefined ? [] : emitKeep(keepUnlessBeatenBy, model)),
      ]),
      ...block(
        js`results.at = (row) =>`,
        [
          js`if (!(Number.isInteger(row) && row >= 0 && row < length)) throw new RangeError(\`there is no row \${row}\`);`,
          js`const before = previous?.[row] ?? undefined;`,
          ...(required.length > 0
            ? [
                js`const known = Object.create(null);`,
                ...required.map(
                  ({ name }, index) => js`if (!(${unknowns[index] ?? js``})) known[${literal(name)}] = true;`,
                ),
                js`if (Object.keys(known).length < ${required.length}) return nothingScored(known, before);`,
              ]
            : []),
          ...words.map((word, index) => js`let ${word} = ${sums[index] ?? js``}[row];`),
          ...emitTotals(model),
          js`return ${emitDecision(model, js`before`)};`,
        ],
        js`};`,
      ),
      js`return results;`,
    ]),
    js``,
    js`/** By place in the order of ties: the code of a persona, which is 1 and on in the order of \`personas\`. */`,
    js`const codesOfPersonas = ${literal(model.order.map((name) => codeOf(name, model)))};`,
    js``,
    js`/** In basis points, of a persona by its place in the order of ties. */`,
    ...block(js`function fitOf(place, points)`, [
      ...model.order.map(
        (name, index) => js`if (place === ${index}) return ${fitOfPersona(name, model, js`points`)};`,
      ),
      js`return 0;`,
    ]),
  ];
}

const codeOf = (name: string | undefined, { playbook }: ClassifierModel): number =>
  playbook.personas.findIndex((persona) => persona.name === name) + 1;

function isUnknown(signal: Signal, column: Code, model: ClassifierModel): Code {
  const { kind } = columnFormOf(signal, model);
  if (kind === "numbers") return js`Number.isNaN(${column}[row])`;
  return kind === "values" ? js`${column}.codes[row] === 0` : js`${column}[row] === 0`;
}

/** What a persona is ranked by. */
const valueOf = (name: string, model: ClassifierModel): Code =>
  model.playbook.classify.rankBy === "fit" ? fitOfPersona(name, model) : model.persona(name);

function emitFirst(model: ClassifierModel): readonly Code[] {
  const { accept, otherwise, rankBy } = model.playbook.classify;
  const { order } = model;
  const byFit = rankBy === "fit";
  const tests = accept.flatMap((clause) => {
    const figures = { score: js`score[row]`, fit: js`fit[row]`, margin: js`lead`, decided: js`decided` };
    const test = clauseTest(clause, model, figures);
    return test ? [js`${test}`] : [];
  });
  return [
    js`let first = 0;`,
    js`let points = 0;`,
    js`let value = 0;`,
    js`let best = -Infinity;`,
    js`let second = -Infinity;`,
    ...order.flatMap((name, index) => [
      js`scores[${codeOf(name, model) - 1}][row] = ${model.persona(name)} / 1000;`,
      js`value = ${valueOf(name, model)};`,
      js`second = Math.max(second, Math.min(best, value));`,
      ...block(js`if (value > best)`, [
        js`best = value;`,
        js`first = ${index};`,
        js`points = ${model.persona(name)};`,
      ]),
    ]),
    js`const lead = ${order.length > 1 ? js`best - second` : 0};`,
    js`score[row] = points / 1000;`,
    js`margin[row] = lead / ${byFit ? 10_000 : 1000};`,
    js`coverage[row] = ${share(js`decided`, model.totalWeight)} / 10000;`,
    js`fit[row] = ${byFit ? js`best` : js`fitOf(first, points)`} / 10000;`,
    js`const accepted = ${tests.length === 0 ? js`true` : join(tests, " && ")};`,
    js`persona[row] = accepted ? codesOfPersonas[first] : ${codeOf(otherwise, model)};`,
    js`outcome[row] = accepted ? 1 : ${otherwise === undefined ? 0 : 2};`,
  ];
}

function emitKeep(unlessBeatenBy: number, model: ClassifierModel): readonly Code[] {
  return [
    js`const kept = ${literal(model.order)}.indexOf(previous?.[row]);`,
    ...block(js`if (kept >= 0)`, [
      js`const ahead = best - [${join(
        model.order.map((name) => valueOf(name, model)),
        ", ",
      )}][kept];`,
      ...block(js`if (!(accepted && (kept === first || ahead >= ${unlessBeatenBy})))`, [
        js`persona[row] = codesOfPersonas[kept];`,
        js`outcome[row] = 3;`,
      ]),
    ]),
  ];
}
