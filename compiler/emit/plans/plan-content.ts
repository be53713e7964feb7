/**
 * A plan in markup: a timeline of each play, then everything in it; on its own page (plan-page.ts), and beside the text
 * in an editor. It needs no script and loads nothing.
 *
 * The page says what `plan.md` says, to the same readers, who may be the customer: why a date is that date, not why a
 * person is that person, nor which persona they are taken for.
 */

import type { Plan, PlannedAction, PlannedPlay } from "../../planner/plan.ts";
import {
  formatDate,
  formatDayOfYear,
  formatShortDate,
  listPieces,
} from "../../planner/words/format-value.ts";
import { phrasesFor } from "../../planner/words/phrases/by-language.ts";
import type { Headings } from "../../planner/words/phrases.ts";
import {
  hoursOf,
  noticesToRead,
  phasesOf,
  planToRead,
  reasonsInWords,
} from "../../planner/words/plan-context.ts";
import { baseLanguage } from "../../values/language-tag.ts";
import { chartOf } from "../pages/chart.ts";
import { type Html, html, outsideAddress, type Part } from "../pages/html.ts";
import { inDirection } from "../pages/in-direction.ts";
import { factsOf, listOf } from "../pages/parts.ts";
import { directionOf } from "../pages/reader.ts";

/** What is on the page of a plan below its heading. */
export function planContent(plan: Plan): Html {
  const reader = createPlanReader(plan);
  return html`${headOf(reader)}${peopleOf(reader)}${playsOf(reader)}${restOf(reader)}`;
}

export interface PlanPreview {
  readonly language: string;
  readonly direction: "ltr" | "rtl";
  /** Markup, in which every word of the plan's is text. */
  readonly html: string;
}

/** For the team, while it writes. There is little room, and nobody is named yet: what happens comes first. */
export function planPreview(plan: Plan): PlanPreview {
  const reader = createPlanReader(plan);
  return {
    language: plan.language,
    direction: reader.direction,
    html: html`${headOf(reader, plan.persona.title)}${playsOf(reader)}${restOf(reader)}${peopleOf(reader)}`
      .html,
  };
}

interface PlanReader {
  readonly plan: Plan;
  readonly direction: "ltr" | "rtl";
  readonly headings: Headings;
  /** One of our own words or sentences. */
  say(words: string): Html;
  /** A name or a title, in whatever script. */
  bdi(text: string): Html;
  date(date: string): string;
}

function createPlanReader(whole: Plan): PlanReader {
  const plan = planToRead(whole);
  const phrases = phrasesFor(plan.language);
  const own = baseLanguage(phrases.language) === baseLanguage(plan.language);
  const direction = directionOf(plan.language);
  return {
    plan,
    direction,
    headings: phrases.headings,
    say: (words) =>
      own
        ? inDirection(words, direction)
        : html`<bdi lang="${phrases.language}" dir="${directionOf(phrases.language)}">${words}</bdi>`,
    bdi: (text) => html`<bdi>${inDirection(text, direction)}</bdi>`,
    date: (date) => formatDate(date, plan.locale),
  };
}

/** @param persona where the customer does not read it */
const headOf = ({ plan: { stage, start }, headings, say, bdi, date }: PlanReader, persona?: string): Part =>
  factsOf(
    [
      [say(headings.persona), persona !== undefined && bdi(persona)],
      [say(headings.stage), stage && bdi(stage.title)],
      [say(headings.start), html`<time datetime="${start}">${date(start)}</time>`],
    ],
    "facts across",
  );

function peopleOf({ plan, headings, say, bdi }: PlanReader): Html {
  const hours = hoursOf(plan);
  return html`${
    plan.team.length > 0 &&
    html`<section aria-labelledby="team">
<h2 id="team">${say(headings.team)}</h2>
${factsOf(
  plan.team.map(({ title, people }) => [bdi(title), listOf(people.map(({ name }) => bdi(name)))] as const),
  "facts across",
)}
</section>
`
  }${
    hours.length > 0 &&
    html`<section aria-labelledby="hours">
<h2 id="hours">${say(headings.hours)}</h2>
${factsOf(
  hours.map(({ title, time }) => [bdi(title), bdi(time)] as const),
  "facts across",
)}
</section>
`
  }`;
}

const playsOf = (reader: PlanReader): Part =>
  reader.plan.plays.length === 0
    ? html`<p>${reader.say(reader.headings.nothingPlanned)}</p>
`
    : reader.plan.plays.map((play, index) => playSection(play, index, reader));

const restOf = ({ plan, headings, say, bdi }: PlanReader): Part => [
  listSection(
    "to-come",
    say(headings.toCome),
    plan.toCome.map(({ title, stage }) => html`${bdi(title)} <span class="small">(${bdi(stage)})</span>`),
  ),
  listSection(
    "notices",
    say(headings.notices),
    noticesToRead(plan).map(
      ({ title, message }) =>
        html`${title !== undefined && html`<strong>${bdi(title)}</strong>: `}${say(message)}`,
    ),
  ),
];

function playSection(play: PlannedPlay, index: number, reader: PlanReader): Html {
  const { say, bdi, headings, plan } = reader;
  const id = `play-${index + 1}`;
  const drawn = chartOf(rowsOf(play), {
    direction: reader.direction,
    day: (date, withYear) => formatDayOfYear(date, plan.locale, withYear),
  });
  const several = play.phases.length > 0;
  return html`<section aria-labelledby="${id}">
<h2 id="${id}">${bdi(play.title)}</h2>
${
  play.goal !== undefined &&
  html`<p class="lead">${bdi(play.goal)}</p>
`
}${drawn}
${phasesOf(play).map((phase) => {
  const title = phase.title === undefined ? several && say(headings.otherActions) : bdi(phase.title);
  const days =
    phase.from !== undefined &&
    phase.to !== undefined &&
    html` <span class="small"><bdi>${formatShortDate(phase.from, plan.locale)} – ${formatShortDate(phase.to, plan.locale)}</bdi></span>`;
  return html`${
    title !== false &&
    html`<h3>${title}${days}</h3>
`
  }<ol class="timeline">
${phase.actions.map((action) => entryOf(action, title !== false, reader))}</ol>
`;
})}${undated(say(headings.waiting), play.waiting, reader)}${undated(say(headings.notDecided), play.notDecided, reader)}</section>
`;
}

/** One line for each action, whatever it recurs. */
function rowsOf({ phases, actions }: PlannedPlay) {
  return [
    ...phases.map(({ title, from, to }) => ({
      label: title,
      kind: "phase" as const,
      spans: [{ date: from, until: to }],
    })),
    ...[...Map.groupBy(actions, ({ name }) => name).values()].map((occurrences) => {
      const [{ title, kind }] = occurrences as [PlannedAction];
      return { label: title, kind, spans: occurrences };
    }),
  ];
}

/** @param below a heading of its phase */
function entryOf(action: PlannedAction, below: boolean, reader: PlanReader): Html {
  const { say, bdi, headings, plan } = reader;
  const { kind, date, until, time, title, reasons } = action;
  const day = (each: string) => html`<time datetime="${each}">${formatShortDate(each, plan.locale)}</time>`;
  const clock =
    time &&
    (time.start === time.end ? time.start : `${time.start} – ${time.end}`) + zoneOf(time.timezone, plan);
  const named = html`<span class="kind">${say(headings.kinds[kind])}</span> ${bdi(title)}`;
  const people = [...new Set(action.people.flatMap((role) => role.people.map(({ name }) => name)))];
  return html`<li class="entry ${kind}">
<div class="when">${day(date)}${until !== undefined && html` – ${day(until)}`}${clock && html` <span class="small"><bdi>${clock}</bdi></span>`}</div>
<div class="what">
${below ? html`<h4>${named}</h4>` : html`<h3>${named}</h3>`}
<p class="small">${say(reasonsInWords(reasons, plan.language))}</p>
${factsOf([
  [
    say(kind === "message" || kind === "survey" ? headings.to : headings.who),
    people.length > 0 &&
      html`<bdi dir="${reader.direction}">${listPieces(people, plan.locale).map(({ type, value }) => (type === "element" ? bdi(value) : value))}</bdi>`,
  ],
  [say(headings.from), action.sender && bdi(action.sender.name)],
  [say(headings.channel), action.channel !== undefined && bdi(action.channel)],
  [say(headings.needs), listOf(action.needs.map(bdi))],
  [say(headings.serves), listOf(action.serves.map(bdi))],
  [say(headings.resources), listOf(action.resources.map(({ title: name, link }) => linked(name, link)))],
])}${textOf(action, reader)}
</div>
</li>
`;
}

/** Where a time is in the plan's own zone, which stands at the foot, it need not be said. */
const zoneOf = (timezone: string, plan: Plan): string => (timezone === plan.timezone ? "" : ` (${timezone})`);

function textOf({ subject, text, textLanguage: other }: PlannedAction, { direction }: PlanReader): Part {
  if (text === undefined || text === "") return undefined;
  const written = (part: string) => inDirection(part, other === undefined ? direction : directionOf(other));
  return html`<blockquote${other !== undefined && html` lang="${other}" dir="${directionOf(other)}"`}>${
    subject !== undefined &&
    html`<p><strong>${written(subject)}</strong></p>
`
  }${text.split(/\n\s*\n/).map((paragraph) => html`<p>${written(paragraph)}</p>`)}</blockquote>`;
}

function linked(title: string, link: string): Html {
  const address = outsideAddress(link);
  return address === undefined
    ? html`<bdi>${title}</bdi>`
    : html`<a href="${address}" rel="noreferrer"><bdi>${title}</bdi></a>`;
}

function undated(
  heading: Html,
  actions: readonly { readonly title: string; readonly reason: string }[],
  { say, bdi }: PlanReader,
): Part {
  return (
    actions.length > 0 &&
    html`<h3>${heading}</h3>
<ul>
${actions.map(
  ({ title, reason }) => html`<li>${bdi(title)} <span class="small">${say(reason)}</span></li>
`,
)}</ul>
`
  );
}

const listSection = (id: string, heading: Html, items: readonly Html[]): Part =>
  items.length > 0 &&
  html`<section aria-labelledby="${id}">
<h2 id="${id}">${heading}</h2>
<ul>
${items.map(
  (item) => html`<li>${item}</li>
`,
)}</ul>
</section>
`;
