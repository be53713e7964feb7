/**
 * `play`: what waits for what must end somewhere.
 *
 * The actions of a play are checked in action.ts; here are the questions about all of them together.
 */

import type { Symbol } from "../../binder/symbols.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { Anchor, Schedule, Window } from "../../syntax/ast/times.ts";
import { declarationsOf, valueOf } from "../../syntax/ast/typed-access.ts";
import { findCircles } from "../circles.ts";
import { checkCondition } from "../conditions.ts";
import { type Context, resolvedOf } from "../context.ts";
import { checkWindowsOf } from "../never-in-window.ts";
import { checkWindow } from "../schedules.ts";
import { type Action, checkAction, isAction } from "./action.ts";

/** An action and the phase it stands in. */
interface Placed {
  readonly action: Action;
  readonly phase: Declaration<"phase"> | undefined;
}

export function checkPlay(context: Context, file: string, play: Declaration<"play">): void {
  const window = valueOf(play, "window");
  if (window !== undefined) checkWindow(context, file, window);
  checkInside(context, file, play);
  const actions = [...actionsIn(play)];
  actionsEndSomewhere(context, file, play, actions);
  checkWindowsOf(context, file, play, actions);
}

function checkInside(context: Context, file: string, block: Declaration): void {
  for (const item of block.items) {
    if (item.node !== "declaration") continue;
    if (isAction(item)) checkAction(context, file, item);
    else if (item.kind === "phase") {
      const window = valueOf(item as Declaration<"phase">, "window");
      if (window !== undefined) checkWindow(context, file, window);
      checkInside(context, file, item);
    } else if (item.kind === "if") {
      if (item.header !== undefined) checkCondition(context, file, conditionOf(item as Declaration<"if">));
      checkInside(context, file, item);
    }
  }
}

const conditionOf = (block: Declaration<"if">) => block.header as Parameters<typeof checkCondition>[2];

/** All actions of a play, through its phases and `if` blocks. */
function* actionsIn(block: Declaration, phase?: Declaration<"phase">): Generator<Placed> {
  for (const item of block.items) {
    if (item.node !== "declaration") continue;
    if (isAction(item)) yield { action: item, phase };
    else if (item.kind === "phase") yield* actionsIn(item, item as Declaration<"phase">);
    else if (item.kind === "if") yield* actionsIn(item, phase);
  }
}

// ---------- circles ----------

type Dependencies = ReadonlyMap<Symbol, readonly Symbol[]>;

/**
 * A day is counted from an anchor; what recurs lies within the window around it; and the end of a phase follows
 * from its window. What an action needs comes before it as well, so a circle may lead through both; one that
 * needs no `needs` is reported as a circle of days only.
 */
function actionsEndSomewhere(
  context: Context,
  file: string,
  play: Declaration<"play">,
  actions: readonly Placed[],
): void {
  const counted = countedFrom(context, play, actions);
  const needs = neededBy(context, actions);
  const both = new Map(
    [...counted].map(([symbol, from]) => [symbol, [...from, ...(needs.get(symbol) ?? [])]]),
  );
  const circles = circlesOf(both);
  if (circles.length === 0) return;
  const reported = new Set<Symbol>();
  for (const circle of circlesOf(counted)) {
    reportCircle(context, file, "circular-schedule", circle);
    for (const symbol of circle) reported.add(symbol);
  }
  for (const circle of circlesOf(needs)) {
    reportCircle(context, file, "circular-needs", circle);
    for (const symbol of circle) reported.add(symbol);
  }
  for (const circle of circles)
    if (!circle.some((symbol) => reported.has(symbol))) reportCircle(context, file, "circular-needs", circle);
}

const circlesOf = (dependencies: Dependencies): readonly (readonly Symbol[])[] =>
  findCircles([...dependencies.keys()], (symbol) => dependencies.get(symbol) ?? []);

function countedFrom(context: Context, play: Declaration<"play">, actions: readonly Placed[]): Dependencies {
  const dependencies = new Map<Symbol, readonly Symbol[]>();
  const add = (node: Declaration, anchors: readonly Anchor[], around?: Declaration) => {
    const symbol = context.program.symbolOf(node);
    if (symbol === undefined) return;
    const named = resolvedOf(
      context,
      anchors.flatMap(({ name }) => name ?? []),
    );
    const surroundings = around && context.program.symbolOf(around);
    dependencies.set(symbol, surroundings === undefined ? named : [...named, surroundings]);
  };
  add(play, anchorsOfWindow(valueOf(play, "window")));
  for (const phase of declarationsOf(play, "phase")) add(phase, anchorsOfWindow(valueOf(phase, "window")));
  for (const { action, phase } of actions) {
    const schedule = valueOf(action, "when");
    const recurs = schedule?.base?.kind === "recurrence";
    add(action, anchorsOfSchedule(schedule), recurs ? (phase ?? play) : undefined);
  }
  return dependencies;
}

function neededBy(context: Context, actions: readonly Placed[]): Dependencies {
  const needs = new Map<Symbol, readonly Symbol[]>();
  for (const { action } of actions) {
    const symbol = context.program.symbolOf(action);
    const names = valueOf(action, "needs")?.names ?? [];
    if (symbol !== undefined) needs.set(symbol, resolvedOf(context, names));
  }
  return needs;
}

function reportCircle(
  { reporter }: Context,
  file: string,
  code: "circular-schedule" | "circular-needs",
  circle: readonly Symbol[],
): void {
  const [first, ...others] = circle;
  if (first === undefined) return;
  const chain = [...circle, first].map(({ name }) => `\`${name}\``).join(" → ");
  const related = others.map(({ nameNode, file }) => ({
    file,
    span: nameNode,
    message: "on the circle",
  }));
  reporter.report(code, file, first.nameNode, { chain }, { related });
}

function anchorsOfSchedule(schedule: Schedule | undefined): readonly Anchor[] {
  const base = schedule?.base;
  if (base === undefined) return [];
  if (base.kind !== "recurrence") return [base.anchor];
  const on = base.on !== undefined && "kind" in base.on ? [base.on] : [];
  return [...on, ...[base.after, base.until].filter((anchor) => anchor !== undefined)];
}

function anchorsOfWindow(window: Window | undefined): readonly Anchor[] {
  if (window === undefined) return [];
  return window.kind === "until-window" ? [window.from, window.until] : [window.anchor];
}
