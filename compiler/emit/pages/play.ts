/** One play as a timeline: its phases with what happens in each, then what has no day yet. */

import type { Action, Phase, Play, Texts } from "../../ir/ir.ts";
import type { PlannedAction } from "../../planner/plan.ts";
import { rolesOf } from "../../planner/plan-play.ts";
import { wordCondition } from "../../planner/words/condition-words.ts";
import { formatDayOfYear, formatList } from "../../planner/words/format-value.ts";
import { actionTitle, commonLanguage, textIn, titleOf } from "../../planner/words/language.ts";
import { reasonsInWords } from "../../planner/words/plan-context.ts";
import { ownText, type Renderer } from "../../planner/words/renderer.ts";
import { languagesOfBodies } from "../../planner/words/tone.ts";
import { epochDayOf } from "../../values/calendar-date.ts";
import { type ChartRow, chartOf } from "./chart.ts";
import type { Page } from "./frame.ts";
import { type Html, html, outsideAddress } from "./html.ts";
import { inDirection } from "./in-direction.ts";
import { chipsOf, factsOf, listOf } from "./parts.ts";
import { daysOf, type Entry, type PlayDays, type Wording } from "./play-days.ts";
import { directionOf, type Reader } from "./reader.ts";
import { wordAnchor, wordSchedule, wordSpan, wordWindow } from "./schedule-words.ts";
import type { Site } from "./site.ts";

/** Where no start is given and the playbook was never reviewed, days are counted from a Monday. */
const anyMonday = "2001-01-01";

export function playPage(play: Play, renderText: Renderer, reader: Reader, site: Site): Page {
  const { playbook, words, say, title, text, phrases } = reader;
  const start = site.start ?? anyMonday;
  const counted = site.start === undefined;
  const days = daysOf(play, start, renderText, reader);
  const dayText = (date: string) =>
    counted
      ? words.timeline.day(reader.number(epochDayOf(date) - epochDayOf(start) + 1))
      : reader.shortDate(date);
  const stage = playbook.stages.find(({ name }) => name === play.stage);
  const drawn = chartOf(rowsOf(days, reader), {
    direction: reader.direction,
    counted,
    day: (date, withYear) =>
      counted
        ? reader.number(epochDayOf(date) - epochDayOf(start) + 1)
        : formatDayOfYear(date, reader.locale, withYear),
  });
  const list = (entries: readonly Entry[]) => html`<ol class="timeline">
${entries.map((entry) => entryOf(entry, play, dayText, counted, reader))}</ol>
`;
  const section = (id: string, heading: Html, about: Html | undefined, entries: readonly Entry[]) =>
    entries.length > 0 &&
    html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
${
  about &&
  html`<p class="small">${about}</p>
`
}${list(entries)}</section>
`;
  const phaseAbout = (phase: Phase) => {
    const dates = days.phases.find(({ name }) => name === phase.name);
    return html`${say(wordWindow(phase.window, play, reader))}${dates && html` · <bdi>${dayText(dates.from)} – ${dayText(dates.to)}</bdi>`}`;
  };
  const outside = days.entries.filter(({ action }) => action.phase === undefined);
  const open = outside.filter(({ occurrences }) => occurrences.length === 0);
  return {
    file: site.fileOf(play),
    section: "plays",
    title: titleOf(play, reader.chain),
    heading: title(play),
    lead: text(play.goal),
    content: html`${factsOf(
      [
        [say(phrases.headings.persona), html`<span class="chips">${chipsOf(play.personas, reader)}</span>`],
        [say(phrases.headings.stage), stage && title(stage)],
        [say(phrases.headings.window), play.window && say(wordWindow(play.window, play, reader))],
        [say(words.timeline.leaving), say(words.timeline.leavingHow[play.leaving])],
        [
          say(words.timeline.exampleStart),
          !counted && html`<time datetime="${start}">${reader.date(start)}</time>`,
        ],
      ],
      "facts across",
    )}
${
  drawn &&
  html`<section class="wide" aria-labelledby="glance">
<h2 id="glance">${say(words.timeline.overview)}</h2>
${drawn}
</section>
`
}${
  play.actions.length === 0 &&
  html`<p>${say(words.timeline.nothing)}</p>
`
}${play.phases.map((phase, index) =>
  section(
    `phase-${index + 1}`,
    title(phase),
    phaseAbout(phase),
    days.entries.filter(({ action }) => action.phase === phase.name),
  ),
)}${section(
  "other",
  say(play.phases.length > 0 ? phrases.headings.otherActions : words.timeline.actions),
  undefined,
  outside.filter((entry) => !open.includes(entry)),
)}${groupByAnchor(open, play, reader).map(([anchor, entries], index) =>
  section(`open-${index + 1}`, html`${say(words.timeline.countedFrom)}: ${say(anchor)}`, undefined, entries),
)}`,
  };
}

const rowsOf = ({ phases, entries }: PlayDays, { playbook, chain }: Reader): readonly ChartRow[] => [
  ...phases.map(({ title, from, to }) => ({
    label: title,
    kind: "phase" as const,
    spans: [{ date: from, until: to }],
  })),
  ...entries
    .filter(({ occurrences }) => occurrences.length > 0)
    .map(({ action, occurrences }) => ({
      label: actionTitle(action, playbook, chain),
      kind: action.kind,
      spans: occurrences,
    })),
];

/** Actions without a day, under what each is counted from. */
function groupByAnchor(
  entries: readonly Entry[],
  play: Play,
  reader: Reader,
): readonly (readonly [string, readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const { base } = entry.action.when;
    const anchor = base.kind === "every" ? (base.on ?? base.after ?? base.until) : base.anchor;
    const label = anchor === undefined ? reader.phrases.anchors.start : wordAnchor(anchor, play, reader);
    groups.set(label, [...(groups.get(label) ?? []), entry]);
  }
  return [...groups];
}

function entryOf(
  { action, occurrences, wordings }: Entry,
  play: Play,
  dayText: (date: string) => string,
  counted: boolean,
  reader: Reader,
): Html {
  const { playbook, words, say, phrases, chain } = reader;
  const { headings } = phrases;
  const [first] = occurrences;
  const last = occurrences.at(-1);
  const day = (date: string) =>
    counted ? html`${say(dayText(date))}` : html`<time datetime="${date}">${dayText(date)}</time>`;
  const until = first?.until ?? (occurrences.length > 1 ? last?.date : undefined);
  const repeated =
    occurrences.length > 1 &&
    html`<span class="small">${reader.number(occurrences.length)} ${say(words.timeline.times)}</span>`;
  const when =
    first === undefined
      ? html`<span class="small">${say(words.timeline.noDate)}</span>`
      : html`${day(first.date)}${until !== undefined && html` – ${day(until)}`}${first.time && html` <span class="small"><bdi>${clockOf(first.time)}</bdi></span>`} ${repeated}`;
  // The first reason says what the day is counted from, which is said in general already.
  const moved = occurrences.length === 1 && !counted ? (first?.reasons.slice(1) ?? []) : [];
  const roles = rolesOf(action).map((name) => {
    const role = playbook.roles.find((each) => each.name === name);
    return role === undefined ? html`<bdi>${name}</bdi>` : reader.title(role);
  });
  const conditions = action.conditions.map((condition) => wordCondition(condition, reader));
  const channel = action.kind === "message" && playbook.channels.find(({ name }) => name === action.channel);
  return html`<li class="entry ${action.kind}">
<div class="when">${when}</div>
<div class="what">
<h3><span class="kind">${say(headings.kinds[action.kind])}</span> ${titleOfAction(action, reader)}</h3>
<p class="small">${say(reasonsInWords([wordSchedule(action.when, play, reader), ...moved], reader.language))}</p>
${factsOf([
  [say(words.timeline.onlyIf), conditions.length > 0 && say(formatList(conditions, reader.locale))],
  [say(action.kind === "message" ? headings.to : headings.who), listOf(roles)],
  [say(headings.channel), channel && reader.title(channel)],
  [say(words.timeline.takes), action.kind === "task" && action.takes && say(wordSpan(action.takes, reader))],
  [
    say(headings.needs),
    listOf(
      action.needs.map((name) => {
        const needed = play.actions.find((each) => each.name === name);
        return needed && html`${actionTitle(needed, playbook, chain)}`;
      }),
    ),
  ],
  [say(headings.serves), listOf(action.serves.map((name) => needText(name, play, reader)))],
  [say(headings.resources), listOf(action.give.map((name) => resourceOf(name, reader)))],
  [
    say(words.timeline.remind),
    action.kind === "meeting" &&
      action.remind.length > 0 &&
      say(
        `${formatList(
          action.remind.map((span) => wordSpan(span, reader)),
          reader.locale,
        )} ${words.timeline.before}`,
      ),
  ],
])}
${!counted && wordings.map((wording) => wordsOf(action, wording, reader))}
</div>
</li>
`;
}

/** Something to send has a time and no length. */
const clockOf = ({ start, end }: NonNullable<PlannedAction["time"]>): string =>
  start === end ? start : `${start} – ${end}`;

function titleOfAction(action: Action, reader: Reader): Html {
  const own = reader.text(action.titles);
  return own ?? html`<bdi>${actionTitle(action, reader.playbook, reader.chain)}</bdi>`;
}

/** What is written to the customer, or on the agenda; where something of the customer goes, its name stands. */
function wordsOf(action: Action, { tone, said }: Wording, reader: Reader): Html | undefined {
  const { subject, text } = said;
  if (text === undefined || text === "") return undefined;
  const message =
    action.kind === "message" && reader.playbook.messages.find(({ name }) => name === action.send);
  const parts: readonly Texts[] = message
    ? [message.subject, languagesOfBodies(message)]
    : [ownText(action) ?? {}];
  const tag = commonLanguage(parts, reader.chain) ?? reader.language;
  const { say, name, words } = reader;
  const direction = directionOf(tag);
  return html`<details><summary>${say(words.timeline.text)}${tone && html`: ${name(tone.name)}`}${
    tone?.when && html` (${say(wordCondition(tone.when, reader))})`
  }</summary>
<blockquote lang="${tag}" dir="${direction}">${
    subject !== undefined &&
    html`<p><strong>${inDirection(subject, direction)}</strong></p>
`
  }${text.split(/\n\s*\n/).map(
    (paragraph) => html`<p>${inDirection(paragraph, direction)}</p>
`,
  )}</blockquote></details>`;
}

/** Needs have names of their own in each persona; the first that has it, of those the play is for. */
function needText(name: string, { personas }: Play, { playbook, text }: Reader): Html | undefined {
  const need = playbook.personas
    .filter((persona) => personas.length === 0 || personas.includes(persona.name))
    .flatMap(({ needs }) => needs)
    .find((each) => each.name === name);
  return need && (text(need.texts) ?? html`<bdi>${name}</bdi>`);
}

function resourceOf(name: string, { playbook, chain, title }: Reader): Html | undefined {
  const resource = playbook.resources.find((each) => each.name === name);
  if (resource === undefined) return undefined;
  const address = outsideAddress(textIn(resource.link, chain) ?? "");
  return address === undefined
    ? title(resource)
    : html`<a href="${address}" rel="noreferrer">${title(resource)}</a>`;
}
