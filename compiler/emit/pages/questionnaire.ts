/**
 * What to find out about a customer, group by group: to be printed, or filled in on the page and printed then.
 *
 * Nothing that is filled in goes anywhere: there is no script, and the page's policy allows no form to be sent.
 */

import type { EnumerationType, Range, Signal, SignalGroup, Type } from "../../ir/ir.ts";
import type { Page } from "./frame.ts";
import { type Html, html } from "./html.ts";
import type { Reader } from "./reader.ts";
import { bandsFor } from "./rule-words.ts";
import type { Site } from "./site.ts";

export function questionnairePage(reader: Reader, site: Site): Page {
  const { playbook, words, say } = reader;
  return {
    file: site.fileOf("questionnaire"),
    section: "questionnaire",
    title: words.questionnaire,
    heading: say(words.questionnaire),
    lead: say(words.about.questionnaire),
    content: html`<div class="sheet">
<div class="sheet-head">
${[words.questions.customer, words.questions.date, words.questions.filledBy].map(
  (label) => html`<label>${say(label)} <input type="text" autocomplete="off" dir="auto"></label>
`,
)}</div>
${playbook.signalGroups.map((group, index) => groupOf(group, index, reader))}</div>`,
  };
}

function groupOf(group: SignalGroup, index: number, reader: Reader): Html | undefined {
  const { playbook, title, say, words } = reader;
  const signals = playbook.signals.filter((signal) => signal.group === group.name);
  if (signals.length === 0) return undefined;
  return html`<section class="group" aria-labelledby="group-${index + 1}">
<h2 id="group-${index + 1}">${title(group)}</h2>
${
  group.source &&
  html`<p class="small">${say(words.questions[group.source])}</p>
`
}${signals.map((signal) => questionOf(signal, playbook.signals.indexOf(signal) + 1, reader))}</section>
`;
}

function questionOf(signal: Signal, number: number, reader: Reader): Html {
  const { title, say, words } = reader;
  const options = optionsOf(signal.type, reader);
  const badges = (["required", "personal", "sensitive", "context"] as const)
    .filter((badge) => signal[badge])
    .map((badge) => html` <span class="badge ${badge}">${say(words.questions[badge])}</span>`);
  const hint = hintOf(signal.type, reader);
  const about = html`<span class="number">${reader.number(number)}</span> ${title(signal)}${badges}`;
  if (options === undefined) {
    const long = signal.type.kind === "text";
    const field = long
      ? html`<textarea id="q${number}" rows="2" autocomplete="off" dir="auto"></textarea>`
      : html`<input type="text" id="q${number}" autocomplete="off" dir="auto"${isNumeric(signal.type) && html` inputmode="decimal"`}>`;
    return html`<div class="question"><label for="q${number}">${about}</label>${hint && html` <span class="small">${hint}</span>`} ${field}</div>
`;
  }
  const kind = signal.type.kind === "set" || signal.type.kind === "list" ? "checkbox" : "radio";
  return html`<fieldset class="question"><legend>${about}${hint && html` <span class="small">${hint}</span>`}</legend>
<div class="options">
${options.map(
  (
    option,
  ) => html`<label><input type="${kind}"${kind === "radio" && html` name="q${number}"`}> ${option}</label>
`,
)}</div></fieldset>
`;
}

/** What can be ticked; undefined where something is written. */
function optionsOf(type: Type, { words, say, title }: Reader): readonly Html[] | undefined {
  const notKnown = say(words.questions.notKnown);
  if (type.kind === "boolean") return [say(words.questions.yes), say(words.questions.no), notKnown];
  if (type.kind === "enumeration") return [...type.members.map(title), notKnown];
  const element = elementOf(type);
  if (element?.kind !== "enumeration") return undefined;
  return [...(element as EnumerationType).members.map(title), say(words.questions.none), notKnown];
}

/** What kind of answer is meant, in which unit and between which ends. */
function hintOf(type: Type, reader: Reader): Html | undefined {
  const { words, say } = reader;
  const { questions } = words;
  switch (type.kind) {
    case "boolean":
      return undefined;
    case "enumeration":
      return say(questions.one);
    case "set":
    case "list":
      return type.element.kind === "enumeration"
        ? say(questions.any)
        : html`${hintOf(type.element, reader)}${words.comma}${say(questions.several)}`;
    case "integer":
    case "decimal":
      return withRange(questions.number, type, type.range, reader);
    case "percent":
      return withRange(questions.percent, type, type.range, reader);
    case "money":
      return withRange(type.currency ?? questions.number, type, type.range, reader);
    case "duration":
      return withRange(questions.duration, type, type.range, reader);
    case "date":
      return withRange(questions.day, type, type.range, reader);
    case "time":
      return withRange(questions.clock, type, type.range, reader);
    default:
      return say(questions[type.kind]);
  }
}

function withRange(what: string, type: Type, range: Range | undefined, reader: Reader): Html {
  const { say, words, value } = reader;
  const bound = (end: number | string | undefined) => (end === undefined ? undefined : value(end, type));
  if (range === undefined || (range.lower === undefined && range.upper === undefined)) return say(what);
  const ends =
    range.upper !== undefined && !range.upperIncluded
      ? range.lower === undefined
        ? bandsFor(type, reader).below(value(range.upper, type))
        : bandsFor(type, reader).between(value(range.lower, type), value(range.upper, type))
      : words.questions.range(bound(range.lower), bound(range.upper));
  return html`${say(what)}${words.comma}<bdi>${ends}</bdi>`;
}

const elementOf = (type: Type): Type | undefined =>
  type.kind === "set" || type.kind === "list" ? type.element : undefined;
const isNumeric = ({ kind }: Type): boolean => ["integer", "decimal", "percent", "money"].includes(kind);
