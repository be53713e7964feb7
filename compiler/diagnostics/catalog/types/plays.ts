/** Plays: schedules, windows, and what depends on what. */

import { type Catalog, quoted } from "../../definition.ts";

export const playCodes = {
  "wrong-anchor": {
    severity: "error",
    summary: "A time is counted from a signal that is not a date.",
    message: ({ signal, type }: { signal: string; type: string; weekday?: string }) =>
      `${quoted(signal)} is ${type}, so no day can be counted from it`,
    why: "Days are counted from dates, from actions, from `start`, or from the end of a phase or stage.",
    help: ({ weekday }) =>
      weekday === undefined
        ? "name a signal that is a date"
        : `write \`every week on ${weekday}\`; in a phase with \`window 0 to 6 days after start\` that is once`,
    since: "0.1.0",
  },
  "circular-schedule": {
    severity: "error",
    summary: "Actions wait for one another in a circle.",
    message: ({ chain }: { chain: string }) => `this is counted from itself: ${chain}`,
    why: "None of them would ever have a day.",
    help: () => "count one of them from `start` or from a date",
    since: "0.1.0",
  },
  "circular-needs": {
    severity: "error",
    summary: "Actions need one another in a circle.",
    message: ({ chain }: { chain: string }) => `this would have to be done before itself: ${chain}`,
    why: "None of them could ever begin.",
    help: () => "remove one of the `needs`, or count one of them from another day",
    since: "0.1.0",
  },
  "always-before-start": {
    severity: "error",
    summary: "An action lies before the start of every plan.",
    message: () => "this lies before the start, whoever the customer is",
    why: "A plan begins on its start, so no customer could have one with this action in it.",
    help: () => "count from a later day, or write `on start`",
    since: "0.1.0",
  },
  "never-in-window": {
    severity: "error",
    summary: "An action lies outside of its phase or play in every plan.",
    message: ({ side, kind, name }: { side: "before" | "after"; kind: "phase" | "play"; name: string }) =>
      `this lies ${side} the ${kind} ${quoted(name)}, whoever the customer is`,
    why: "No plan with this action in it could be made: what cannot happen inside of its window is a mistake.",
    help: ({ kind }) =>
      kind === "phase"
        ? "choose another day, move the action to another phase, or widen the window of this one"
        : "choose another day, or widen the window of the play",
    since: "0.1.0",
  },
  "misplaced-length": {
    severity: "error",
    summary: "A length stands where there is no meeting, or no time of day.",
    message: ({ problem }: { problem: "not a meeting" | "no time" }) =>
      problem === "no time" ? "a meeting of this length needs a time of day" : "only a meeting has a length",
    why: "A length fills a place in the calendar, from one time of day to another.",
    help: ({ problem }) =>
      problem === "no time"
        ? "add the time before it, as in `at 10:00 for 60 minutes`"
        : "remove `for …`; how long work is, a task says with `takes`",
    since: "0.1.0",
  },
  "missing-time": {
    severity: "error",
    summary: "`customer time` stands without a time of day.",
    message: (_: Record<never, never>) => "`customer time` needs a time of day",
    why: "It says on whose clock the time is read.",
    help: () => "add the time before it, as in `at 15:00 customer time`",
    since: "0.1.0",
  },
  "misplaced-exactly": {
    severity: "error",
    summary: "`exactly` stands at something that comes again and again.",
    message: (_: Record<never, never>) => "`exactly` does not fit what comes again and again",
    why: "`exactly` holds one day in place; for what recurs, `on day off` says what happens.",
    help: () => "remove `exactly`, and add `on day off move` or `on day off skip` if you need it",
    since: "0.1.0",
  },
  "misplaced-weekday": {
    severity: "error",
    summary: "Weekdays stand at something that does not come by the week.",
    message: ({ every }: { every: string }) => `weekdays do not fit ${quoted(every)}`,
    why: "A weekday comes once a week; of a month or a day it says nothing.",
    help: () => "write `every week on …`, or remove the weekday",
    since: "0.1.0",
  },
  "unclear-start": {
    severity: "error",
    summary: "Something that recurs has two beginnings.",
    message: (_: Record<never, never>) => "`on` a date and `after` both say where the counting begins",
    why: "Only one of them can be what the days are counted from.",
    help: () => "keep one of the two",
    since: "0.1.0",
  },
} as const satisfies Catalog;
