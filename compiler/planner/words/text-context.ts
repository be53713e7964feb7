/**
 * What agendas, notes and messages see: of the fields that ir/text-scope.ts describes, those that the texts of a play
 * name, filled for one action.
 *
 * Every value is a text formatted for the reader, or a plain boolean. A field that is not known is there and
 * null, because rendering is strict about fields that are not there.
 */

import type { Action, Persona, Signal, Value } from "../../ir/ir.ts";
import type { Assigned, Person } from "../plan.ts";
import type { ScheduledPlay } from "../schedule/anchors.ts";
import type { Occurrence } from "../schedule/scheduled.ts";
import type { Setting } from "../setting.ts";
import { formatDate, formatValue } from "./format-value.ts";
import { actionTitle, textIn, titleOf } from "./language.ts";
import { namesInTexts } from "./names-in-texts.ts";
import { plainLine, plainText } from "./plain-text.ts";
import { plainRecord, type TemplateContext, type TemplateValue } from "./renderer.ts";

/** What is the same for every action of a play, and `action`, which is filled for each. */
export type PlayContext = Record<string, TemplateValue>;

export function playContext(
  persona: Persona,
  schedule: ScheduledPlay,
  team: ReadonlyMap<string, Assigned>,
  setting: Setting,
): PlayContext {
  const { playbook, customer, chain, locale, placeholders } = setting;
  const { play } = schedule;
  const named = new Set(play.actions.flatMap((action) => [...namesInTexts(action, playbook)]));
  const signals = [...named].flatMap((name) => {
    const signal = setting.scope.signals.get(name);
    return signal === undefined
      ? []
      : [[name, signalValue(signal, customer.signals.get(name), setting)] as const];
  });
  const own: readonly (readonly [string, TemplateValue])[] = [
    ["id", plainLine(customer.id)],
    ["name", plainLine(customer.name)],
    ["language", customer.language ?? null],
    ["timezone", setting.customerTimezone ?? null],
    ["stage", setting.stage ? titleOf(setting.stage, chain) : null],
  ];
  const dates = play.actions.map((action) => {
    const { name } = action;
    const title = actionTitle(action, playbook, chain);
    const scheduled = schedule.actions.get(name);
    const first = scheduled?.kind === "dated" ? scheduled.occurrences[0] : undefined;
    const unknown = placeholders ? `[${title}]` : null;
    return [name, first === undefined ? unknown : formatDate(first.date, locale)] as const;
  });
  const roles = playbook.roles.map((role) => {
    const people = team.get(role.name)?.people ?? [];
    const [first] = people;
    return [
      role.name,
      role.many ? people.map(personContext) : personContext(first ?? { name: titleOf(role, chain) }),
    ] as const;
  });
  const resources = playbook.resources
    .filter(({ name }) => named.has(name))
    .map((resource) => {
      const link = textIn(resource.link, chain) ?? "";
      return [
        resource.name,
        plainRecord([
          ["title", titleOf(resource, chain)],
          ["link", link],
        ]),
      ] as const;
    });
  // The last of two with one name counts; the check of texts refuses such a name wherever it is written.
  return plainRecord([
    ...resources,
    ...roles,
    ...signals,
    ["customer", plainRecord([...signals, ...own])],
    [
      "persona",
      plainRecord([
        ["name", persona.name],
        ["title", titleOf(persona, chain)],
        ["summary", textIn(persona.summary, chain) ?? ""],
      ]),
    ],
    [
      "play",
      plainRecord([
        ["title", titleOf(play, chain)],
        ["goal", textIn(play.goal, chain) ?? null],
      ]),
    ],
    ["dates", plainRecord([...dates, ["start", formatDate(setting.start, locale)]])],
  ]);
}

/**
 * The same with the fields of one occurrence of an action; of a sample without a day, its title stands for the day.
 *
 * In place: to copy hundreds of signals for each action takes longer than to render its text.
 */
export function actionContext(
  context: PlayContext,
  action: Action,
  occurrence: Occurrence | undefined,
  { chain, locale }: Setting,
): TemplateContext {
  const title = titleOf(action, chain);
  const time = occurrence?.time;
  context.action = plainRecord([
    ["title", title],
    ["date", occurrence === undefined ? `[${title}]` : formatDate(occurrence.date, locale)],
    ["time", time === undefined ? null : `${time.start} – ${time.end} (${time.timezone})`],
  ]);
  return context;
}

function signalValue(signal: Signal, value: Value | undefined, setting: Setting): TemplateValue {
  if (value === undefined) {
    // In a sample, a reader sees where what is known of the customer will stand.
    return setting.placeholders && signal.type.kind !== "boolean"
      ? `[${titleOf(signal, setting.chain)}]`
      : null;
  }
  if (typeof value === "boolean") return value;
  const text = formatValue(value, signal.type, setting);
  return signal.type.kind === "text" ? plainText(text) : plainLine(text);
}

const personContext = ({ name, email }: Person): TemplateContext =>
  plainRecord([
    ["name", name],
    ["email", email ?? null],
  ]);
