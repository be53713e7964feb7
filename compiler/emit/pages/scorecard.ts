/**
 * The scorecard: every rule in words, the points it gives each persona, and how much of what that persona can reach
 * at most they are.
 */

import { pointsFor, totalReach } from "../../evaluator/reach.ts";
import type { Award, Persona, Rule } from "../../ir/ir.ts";
import { wordClause, wordMeasured } from "../../planner/words/clause-words.ts";
import { wordCondition } from "../../planner/words/condition-words.ts";
import type { Page } from "./frame.ts";
import { type Html, html } from "./html.ts";
import { factsOf, listOf, scrolling, toneOf } from "./parts.ts";
import type { Reader } from "./reader.ts";
import { wordArm } from "./rule-words.ts";
import type { Site } from "./site.ts";

export function scorecardPage(reader: Reader, site: Site): Page {
  const { words, say } = reader;
  return {
    file: site.fileOf("scorecard"),
    section: "scorecard",
    title: words.scorecard,
    heading: say(words.scorecard),
    lead: say(words.about.scorecard),
    content: html`<section class="panel" aria-labelledby="how">
<h2 id="how">${say(words.score.how)}</h2>
${decisionOf(reader)}
</section>
<div class="wide">
<p class="small">${say(words.score.share)}</p>
${scrolling(words.scorecard, tableOf(reader))}
</div>`,
  };
}

// ---------- how the points decide ----------

function decisionOf(reader: Reader): Html | undefined {
  const { playbook, words, say, title } = reader;
  const { rankBy, accept, ties, otherwise, keepUnlessBeatenBy } = playbook.classify;
  const named = (name: string) => {
    const persona = playbook.personas.find((each) => each.name === name);
    return persona === undefined ? html`<bdi>${name}</bdi>` : title(persona);
  };
  return factsOf([
    [say(words.score.rankedBy), say(rankBy === "score" ? words.score.points : words.score.fit)],
    [
      say(words.score.acceptedWhen),
      accept.length === 0
        ? say(words.score.always)
        : listOf(accept.map((clause) => say(wordClause(clause, playbook.classify, reader)))),
    ],
    [say(words.score.otherwise), otherwise === undefined ? say(words.score.undecided) : named(otherwise)],
    [
      say(words.score.ties),
      ties.length > 1 &&
        html`<ol class="ranked">
${ties.map(
  (name) => html`<li>${named(name)}</li>
`,
)}</ol>`,
    ],
    [
      say(words.score.keptUnless),
      keepUnlessBeatenBy !== undefined &&
        html`<bdi>${wordMeasured(keepUnlessBeatenBy, rankBy === "fit", reader.locale)}</bdi>`,
    ],
  ]);
}

// ---------- the rules ----------

interface Row {
  readonly words: Html;
  readonly award: Award;
  /** One of several of which one at most holds. */
  readonly arm?: true;
}

function tableOf(reader: Reader): Html {
  const { playbook, words, say, title, number } = reader;
  const { personas } = playbook;
  const most = new Map(personas.map((persona) => [persona, totalReach(persona.name, playbook).most]));
  const rules = playbook.rules.map((rule) => ({ rule, rows: rowsOf(rule, reader) }));
  const shares = rules.flatMap(({ rows }) =>
    rows.flatMap(({ award }) => [...most].map(([persona, all]) => shareOf(persona, award, all) ?? 0)),
  );
  const scale: Scale = { most, greatest: shares.reduce((greatest, share) => Math.max(greatest, share), 0) };
  return html`<table class="score">
<thead>
<tr><th scope="col">${say(words.score.rule)}</th>${personas.map((persona) => html`<th scope="col" class="${toneOf(persona, reader)}">${title(persona)}</th>`)}<th scope="col">${say(words.score.because)}</th></tr>
<tr class="most"><th scope="row">${say(words.score.most)}</th>${personas.map((persona) => html`<td>${number((most.get(persona) ?? 0) / 1000)}</td>`)}<td></td></tr>
</thead>
${rules.map(({ rule, rows }) => html`${blockTitleOf(rule, reader)}${bodyOf(rule, rows, scale, reader)}`)}</table>`;
}

interface Scale {
  /** What each persona can reach. */
  readonly most: ReadonlyMap<Persona, number>;
  /** Of all shares in the table. */
  readonly greatest: number;
}

/** Above the first rule of a block of weights that has a title. */
function blockTitleOf({ id }: Rule, { playbook, text }: Reader): Html | undefined {
  const block = playbook.ruleGroups.find(({ rules }) => rules[0] === id);
  const title = block && text(block.titles);
  return (
    title &&
    html`<tbody class="block">
<tr><th scope="colgroup" colspan="${playbook.personas.length + 2}">${title}</th></tr>
</tbody>
`
  );
}

/** A rule with several cases is a group under its signal. */
function bodyOf(rule: Rule, rows: readonly Row[], scale: Scale, reader: Reader): Html {
  const { personas } = reader.playbook;
  const head =
    rule.kind === "cases" &&
    html`<tr class="group"><th scope="rowgroup" colspan="${personas.length + 2}">${signalTitle(rule.signal, reader)}</th></tr>
`;
  return html`<tbody>
${head}${rows.map((row) => rowOf(row, scale, reader))}</tbody>
`;
}

function rowOf({ words, award, arm }: Row, scale: Scale, reader: Reader): Html {
  const { playbook, text } = reader;
  return html`<tr${arm && html` class="arm"`}><th scope="row">${words}</th>${playbook.personas.map((persona) => cellOf(persona, award, scale, reader))}<td class="because">${text(award.because)}</td></tr>
`;
}

function cellOf(persona: Persona, award: Award, { most, greatest }: Scale, reader: Reader): Html {
  const points = pointsFor(persona.name, award);
  if (points === 0) return html`<td></td>`;
  const { number, words, say } = reader;
  const held = heldAt(persona, award);
  const share = shareOf(persona, award, most.get(persona) ?? 0);
  return html`<td class="heat-${heatOf(share ?? 0, greatest)}"><bdi class="points">${number(points / 1000, { signDisplay: "exceptZero", maximumFractionDigits: 3 })}</bdi>${
    held !== undefined && html` <span class="small">${say(words.bands.atMost(number(held / 1000)))}</span>`
  }${share !== undefined && html` <bdi class="small">${number(share, { style: "percent", maximumFractionDigits: 1 })}</bdi>`}</td>`;
}

const heldAt = (persona: Persona, award: Award): number | undefined =>
  award.points.find((given) => given.persona === persona.name)?.atMost;

/** Of all that the persona can reach; undefined where that is nothing. */
const shareOf = (persona: Persona, award: Award, most: number): number | undefined =>
  most > 0 ? (heldAt(persona, award) ?? pointsFor(persona.name, award)) / most : undefined;

/** Five steps up to the greatest share in the table, however many rules share it out. */
const heatOf = (share: number, greatest: number): number =>
  share > 0 ? Math.ceil((share / greatest) * 5) : 0;

function rowsOf(rule: Rule, reader: Reader): readonly Row[] {
  const { words, say } = reader;
  switch (rule.kind) {
    case "when":
      return [{ words: say(wordCondition(rule.condition, reader)), award: rule.award }];
    case "each":
      return [
        { words: html`${signalTitle(rule.signal, reader)}: ${say(words.score.forEach)}`, award: rule.award },
      ];
    case "cases": {
      const type = reader.scope.signals.get(rule.signal)?.type;
      const arms = rule.arms.map(
        ({ test, award }): Row => ({ words: html`${wordArm(test, type, reader)}`, award, arm: true }),
      );
      const unknown = rule.unknown && {
        words: say(words.score.notKnown),
        award: rule.unknown,
        arm: true as const,
      };
      return unknown === undefined ? arms : [...arms, unknown];
    }
  }
}

function signalTitle(name: string, { scope, title }: Reader): Html {
  const signal = scope.signals.get(name);
  return signal === undefined ? html`<bdi>${name}</bdi>` : title(signal);
}
