/** Plays, their phases and actions: phases and conditions become fields of the actions they surround. */

import type { Action, Phase, Play, Schedule } from "../ir/ir.ts";
import type { Condition } from "../syntax/ast/conditions.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import type { NamesValue } from "../syntax/ast/property-values.ts";
import { declarationsOf, valueOf } from "../syntax/ast/typed-access.ts";
import { type ActionNode, actionsOf, type PlacedAction } from "../texts/play-actions.ts";
import { lowerCondition } from "./condition.ts";
import {
  atOf,
  type Lowering,
  nameOf,
  optional,
  present,
  referred,
  referredAll,
  textsOfValue,
} from "./context.ts";
import { lowerSchedule, lowerSpan, lowerWindow } from "./schedule.ts";

export function lowerPlays(lowering: Lowering): readonly Play[] {
  return lowering.program.declarations("play").map(({ file, node }) => {
    const window = valueOf(node, "window");
    return {
      name: nameOf(node),
      ...optional("was", valueOf(node, "was")?.text),
      titles: lowering.texts(node.titles),
      personas: referredAll(lowering, valueOf(node, "for")),
      stage: referred(lowering, present(valueOf(node, "stage"), "a stage")),
      goal: textsOfValue(lowering, valueOf(node, "goal")),
      ...optional("window", window && lowerWindow(lowering, window)),
      leaving: (valueOf(node, "leaving")?.choice ?? "finish started") as Play["leaving"],
      phases: declarationsOf(node, "phase").map((phase) => lowerPhase(lowering, file, phase)),
      actions: actionsOf(node).map((action) => lowerAction(lowering, file, action)),
      at: atOf(lowering, file, node),
    };
  });
}

function lowerPhase(lowering: Lowering, file: string, node: Declaration<"phase">): Phase {
  return {
    name: nameOf(node),
    titles: lowering.texts(node.titles),
    window: lowerWindow(lowering, present(valueOf(node, "window"), "a window")),
    at: atOf(lowering, file, node),
  };
}

function lowerAction(lowering: Lowering, file: string, { node, phase, conditions }: PlacedAction): Action {
  // Properties that every action shares have the same shape in all of them.
  const shared = node as Declaration<"task">;
  const common = {
    name: nameOf(node),
    ...optional("was", valueOf(shared, "was")?.text),
    titles: lowering.texts(node.titles),
    ...optional("phase", phase && nameOf(phase)),
    conditions: conditions.map(({ header }) =>
      lowerCondition(lowering, present(header, "a condition") as Condition),
    ),
    when: lowerSchedule(lowering, present(valueOf(shared, "when"), "a day"), onDayOff(shared)),
    needs: referredAll(lowering, valueOf(shared, "needs")),
    serves: referredAll(lowering, valueOf(shared, "serves")),
    give: referredAll(lowering, valueOf(shared, "give")),
    at: atOf(lowering, file, node),
  };
  return { ...common, ...lowerDetails(lowering, node) };
}

function onDayOff(node: Declaration<"task">): Schedule["onDayOff"] {
  const choice = valueOf(node, "on")?.choice;
  return choice === undefined ? undefined : choice === "day off skip" ? "skip" : "move";
}

/** What only tasks, meetings, milestones or messages have. */
type Details<A> = A extends Action ? Omit<A, keyof Action> & Pick<A, "kind"> : never;

function lowerDetails(lowering: Lowering, node: ActionNode): Details<Action> {
  const name = (reference: Reference | undefined, what: string) =>
    referred(lowering, present(reference, what));
  const names = (value: NamesValue | undefined) => referredAll(lowering, value);
  switch (node.kind) {
    case "task": {
      const task = node as Declaration<"task">;
      const takes = valueOf(task, "takes");
      return {
        kind: "task",
        owner: name(valueOf(task, "owner"), "an owner"),
        ...optional("takes", takes && lowerSpan(takes)),
        note: textsOfValue(lowering, valueOf(task, "note")),
      };
    }
    case "meeting": {
      const meeting = node as Declaration<"meeting">;
      return {
        kind: "meeting",
        invite: names(valueOf(meeting, "invite")),
        remind: (valueOf(meeting, "remind")?.reminders ?? []).map(({ before }) => lowerSpan(before)),
        agenda: textsOfValue(lowering, valueOf(meeting, "agenda")),
      };
    }
    case "milestone": {
      const owner = valueOf(node as Declaration<"milestone">, "owner");
      return { kind: "milestone", ...optional("owner", owner && referred(lowering, owner)) };
    }
    case "message": {
      const message = node as Declaration<"message">;
      return {
        kind: "message",
        send: name(valueOf(message, "send"), "a message"),
        to: names(valueOf(message, "to")),
        channel: name(valueOf(message, "channel"), "a channel"),
      };
    }
  }
}
