/** Faults of plays: an action, somebody invited or a recipient left out, a day or an hour later, an `if` the wrong way round. */

import type { Action, Condition, Play, Playbook, Schedule } from "../../ir/ir.ts";
import { minutesOfTime, timeOfMinutes } from "../../values/time.ts";
import { conditionKeys, wordIf } from "../coverage/items.ts";
import { opposite } from "./condition-mutants.ts";
import type { Mutant } from "./mutant.ts";

export const playMutants = (playbook: Playbook): readonly Mutant[] =>
  playbook.plays.flatMap((play) => {
    const names = new Set(play.actions.map(({ name }) => name));
    const mutant = (fault: string, at: Action["at"], actions: readonly Action[]): Mutant => ({
      fault: `${fault}, in ${play.name}`,
      at,
      ofPlays: true,
      actions: names,
      playbook: {
        ...playbook,
        plays: playbook.plays.map((each) => (each === play ? { ...play, actions } : each)),
      },
    });
    return [
      ...play.actions.flatMap((action) => actionMutants(action, play, mutant)),
      ...blockMutants(play, mutant),
    ];
  });

type Make = (fault: string, at: Action["at"], actions: readonly Action[]) => Mutant;

function actionMutants(action: Action, play: Play, mutant: Make): readonly Mutant[] {
  const { name, at } = action;
  const replaced = (changed: Action) => play.actions.map((each) => (each === action ? changed : each));
  return [
    mutant(
      `${name} is left out`,
      at,
      play.actions.filter((each) => each !== action),
    ),
    ...peopleLeftOut(action).map(({ words, changed }) => mutant(words, at, replaced(changed))),
    ...later(action.when).map(({ words, when }) =>
      mutant(`${name} is ${words}`, at, replaced({ ...action, when })),
    ),
  ];
}

/** Each role that is invited, or gets the message. */
function peopleLeftOut(action: Action): readonly { readonly words: string; readonly changed: Action }[] {
  const { name } = action;
  const others = (roles: readonly string[], role: string) => roles.filter((each) => each !== role);
  if (action.kind === "meeting")
    return action.invite.map((role) => ({
      words: `${name} invites no ${role}`,
      changed: { ...action, invite: others(action.invite, role) },
    }));
  if (action.kind === "message")
    return action.to.map((role) => ({
      words: `${name} goes to no ${role}`,
      changed: { ...action, to: others(action.to, role) },
    }));
  return [];
}

/** A unit more, or an hour; what recurs has no one day. */
function later(when: Schedule): readonly { readonly words: string; readonly when: Schedule }[] {
  const { base, at } = when;
  const hour = at === undefined ? undefined : minutesOfTime(at) + 60;
  const hours =
    hour === undefined || hour >= 1440
      ? []
      : [{ words: "an hour later", when: { ...when, at: timeOfMinutes(hour) } }];
  if (base.kind === "every") return hours;
  const moved: Schedule["base"] =
    base.kind === "on"
      ? { kind: "offset", span: { count: 1, unit: "days" }, direction: "after", anchor: base.anchor }
      : { ...base, span: { ...base.span, count: base.span.count + 1 } };
  const unit = base.kind === "on" ? "day" : base.span.unit.replace(/s$/, "");
  const words = base.kind === "offset" && base.direction === "before" ? "earlier" : "later";
  return [{ words: `a ${unit} ${words}`, when: { ...when, base: moved } }, ...hours];
}

/** An `if` block as a whole, however many actions stand in it. */
function blockMutants(play: Play, mutant: Make): readonly Mutant[] {
  const blocks = new Map<string, { readonly action: Action; readonly index: number }>();
  for (const action of play.actions)
    for (const [index, key] of conditionKeys(action).entries())
      if (!blocks.has(key)) blocks.set(key, { action, index });
  return [...blocks].map(([key, { action, index }]) =>
    mutant(
      `${wordIf(action, index)} is the opposite`,
      action.at,
      play.actions.map((each) =>
        conditionKeys(each)[index] === key
          ? {
              ...each,
              conditions: each.conditions.with(
                index,
                opposite(each.conditions[index] as Condition).condition,
              ),
            }
          : each,
      ),
    ),
  );
}
