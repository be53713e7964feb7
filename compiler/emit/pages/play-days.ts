/**
 * The days of a play for an example: a customer of whom nothing is known, from a start on.
 *
 * The planner finds them, as for any customer. What happens only under a condition is shown as if the condition
 * held, and says so; what is counted from a date of the customer's has no day.
 */

import { evaluateCondition } from "../../evaluator/condition.ts";
import type { Action, Message, MessageAction, Play, Tone } from "../../ir/ir.ts";
import type { PlannedAction, PlannedPlay } from "../../planner/plan.ts";
import { planCustomer } from "../../planner/plan-customer.ts";
import type { SampledWait } from "../../planner/plan-play.ts";
import type { Renderer } from "../../planner/words/renderer.ts";
import type { Reader } from "./reader.ts";

export interface PlayDays {
  readonly window: PlannedPlay["window"];
  readonly phases: PlannedPlay["phases"];
  /** In the order of time; without occurrences: those without a day, in the order written. */
  readonly entries: readonly Entry[];
}

export interface Entry {
  readonly action: Action;
  readonly occurrences: readonly PlannedAction[];
  /** What is written, on the first day: of a message that has words by tone, in each of them. */
  readonly wordings: readonly Wording[];
}

export interface Wording {
  readonly tone?: Tone | undefined;
  readonly said: Said;
}

type Said = Pick<PlannedAction, "subject" | "text" | "tone">;

/** The words of an action, whether it has a day or waits for one. */
function saidIn(plan: PlannedPlay | undefined, { name }: Action): Said | undefined {
  const isNamed = (each: { readonly name: string }) => each.name === name;
  const waiting: Partial<SampledWait> | undefined = plan?.waiting.find(isNamed);
  return plan?.actions.find(isNamed) ?? waiting?.texts;
}

export function daysOf(play: Play, start: string, renderText: Renderer, reader: Reader): PlayDays {
  const personas =
    play.personas.length > 0 ? play.personas : reader.playbook.personas.map(({ name }) => name);
  const shown = { ...play, actions: play.actions.map((action) => ({ ...action, conditions: [] })) };
  const planned = (tones: readonly Tone[]) =>
    planCustomer({
      playbook: { ...reader.playbook, tones, plays: [shown] },
      customer: { ...reader.customer, stage: play.stage },
      persona: personas[0],
      start,
      language: reader.language,
      renderText,
      placeholders: true,
    }).plays[0];
  const plan = planned(reader.playbook.tones);
  const inTones = createToned(personas, planned, reader);
  const entries = play.actions.map((action): Entry => {
    const occurrences = plan?.actions.filter(({ name }) => name === action.name) ?? [];
    const said = saidIn(plan, action);
    const wordings =
      action.kind === "message" && isToned(action, reader) ? inTones(action) : said ? [{ said }] : [];
    return { action, occurrences, wordings };
  });
  return {
    window: plan?.window,
    phases: plan?.phases ?? [],
    entries: entries.sort((left, right) => compareFirst(left, right)),
  };
}

const messageOf = ({ send }: MessageAction, { playbook }: Reader): Message | undefined =>
  playbook.messages.find(({ name }) => name === send);

const isToned = (action: MessageAction, reader: Reader): boolean =>
  (messageOf(action, reader)?.bodies.length ?? 0) > 1;

/** The words of a message in each tone that it can have here: planned as if that tone were always the one. */
function createToned(
  personas: readonly string[],
  planned: (tones: readonly Tone[]) => PlannedPlay | undefined,
  reader: Reader,
): (action: MessageAction) => readonly Wording[] {
  const { tones } = reader.playbook;
  const plans = new Map<string | undefined, PlannedPlay | undefined>();
  const planIn = (tone: Tone | undefined) => {
    if (!plans.has(tone?.name))
      plans.set(tone?.name, planned(tone ? [{ name: tone.name, at: tone.at }] : []));
    return plans.get(tone?.name);
  };
  const canHold = ({ when }: Tone, { channel }: MessageAction) =>
    when === undefined ||
    personas.some((persona) => {
      const message = new Map(Object.entries({ channel, persona }));
      return evaluateCondition(when, { ...reader.scope, message }) !== false;
    });
  return (action) =>
    (messageOf(action, reader)?.bodies ?? []).flatMap(({ tone: name }) => {
      const tone = tones.find((each) => each.name === name);
      if (tone !== undefined && !canHold(tone, action)) return [];
      const said = saidIn(planIn(tone), action);
      // Where a tone has no words in the reader's language, the planner takes others, which stand here already.
      return said === undefined || said.tone?.name !== name ? [] : [{ tone, said }];
    });
}

/** Those with a day first, by it; a stable sort keeps the others as they were written. */
function compareFirst(left: Entry, right: Entry): number {
  const [one, other] = [left, right].map(
    ({ occurrences: [first] }) => first && `${first.date} ${first.time?.start ?? ""}`,
  );
  if (one === undefined || other === undefined)
    return Number(one === undefined) - Number(other === undefined);
  return one < other ? -1 : one > other ? 1 : 0;
}
