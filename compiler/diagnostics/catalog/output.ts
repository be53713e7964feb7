/** Codes reported by emitters, outputs and the planner. */

import { type Catalog, quoted, quotedList, someOf } from "../definition.ts";

const millions = (count: number): string => (count / 1_000_000).toFixed(1);

/** Actions that lie outside something for one cause; `edge` is the day that they would have to keep to. */
export interface OutsideArguments {
  readonly actions: readonly { readonly name: string; readonly date: string }[];
  readonly edge: string;
  readonly play: string;
  readonly early: boolean;
}

/** "`review` (2026-11-20) and `call` (2026-11-24)" */
const withDates = (actions: OutsideArguments["actions"], most = 5): string => {
  const all = actions.map(({ name, date }) => `${quoted(name)} (${date})`);
  if (all.length > most) return `${all.slice(0, most).join(", ")} and ${all.length - most} more`;
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} and ${all.at(-1)}`;
};

/** Of whom nobody can take a role, and why. */
/** Something that people of the roster had to pass to have a role. */
export interface HurdleTaken {
  readonly words: string;
  /** How many passed. */
  readonly left: number;
  /** Names of those of whom it is not known. */
  readonly unknown?: readonly string[];
}

export interface RoleArguments {
  readonly role: string;
  /** On the roster. */
  readonly people: number;
  /** What somebody did not pass, in order; nobody is left after the last. */
  readonly hurdles?: readonly HurdleTaken[];
  /** The last, as written, where it is a requirement of the playbook. */
  readonly written?: string | undefined;
  /** Names of those who were left before the last and are away. */
  readonly away?: readonly string[];
}

/** "4 are left after “A”, 1 after “B” (not known of Ana), and none after “C”" */
const leftAfter = (hurdles: readonly HurdleTaken[]): string => {
  const said = hurdles.map(({ words, left, unknown = [] }, index) => {
    const are = index === 0 ? (left > 1 ? " are left" : " is left") : "";
    const of = unknown.length === 0 ? "" : ` (not known of ${someOf(unknown)})`;
    return `${left === 0 ? "none" : left}${are} after “${words}”${of}`;
  });
  return said.length === 1 ? said.join("") : `${said.slice(0, -1).join(", ")} and ${said.at(-1)}`;
};

export const outputCatalog = {
  "plan-without-start": {
    severity: "error",
    summary: "A plan needs a day to start on.",
    message: ({ customer }: { customer: string }) =>
      `there is no start date for the plan of ${quoted(customer)}`,
    why: "Every date of a plan is counted from its start or from a date that is known of the customer.",
    help: () => "give the start, as in `--start 2026-12-01`",
    since: "0.1.0",
  },
  "plan-wrong-start": {
    severity: "error",
    summary: "The start of a plan is no date.",
    message: ({ start }: { start: string }) => `${quoted(start)} is not a date`,
    why: "Every date of a plan is counted from its start.",
    help: () => "write the day as year, month and day, as in `2026-12-01`",
    since: "0.1.0",
  },
  "plan-without-persona": {
    severity: "error",
    summary: "A plan needs the customer's persona.",
    message: ({ customer }: { customer: string }) => `no persona was found for ${quoted(customer)}`,
    why: "A plan consists of the plays for the customer's persona.",
    help: () =>
      "let `classify` fall back on a persona with `otherwise`; where signals of the customer are not known, fill them in",
    since: "0.1.0",
  },
  "plan-unknown-persona": {
    severity: "error",
    summary: "The playbook has no such persona.",
    message: ({ persona, known }: { persona: string; known: readonly string[] }) =>
      `the playbook has no persona ${quoted(persona)}; it has ${quotedList(known, "and")}`,
    why: "A plan consists of the plays for the customer's persona.",
    help: () => "write one of these names, or leave the persona out: then the customer's signals decide",
    since: "0.1.0",
  },
  "plan-unknown-stage": {
    severity: "error",
    summary: "The customer is in a stage that the playbook does not have.",
    message: ({ stage, known }: { stage: string; known: readonly string[] }) =>
      `the customer is in ${quoted(stage)}, and the playbook has no such stage; it has ${quotedList(known, "and")}`,
    why: "The stage says which plays the plan holds.",
    help: ({ stage }) => `declare the stage ${quoted(stage)}, or correct the customer's record`,
    since: "0.1.0",
  },
  "plan-wrong-customer": {
    severity: "error",
    summary: "The customer's record cannot be read.",
    message: ({ problem }: { problem: string }) => problem,
    why: "A plan made of half a record would leave things out without a word.",
    since: "0.1.0",
  },
  "role-without-person": {
    severity: "error",
    summary: "Nobody on the roster can take a role.",
    message: ({ role, people, hurdles = [], away = [] }: RoleArguments) =>
      `nobody on the roster can be ${quoted(role)}: ${
        hurdles.length === 0
          ? "it names nobody"
          : `of ${people} ${people === 1 ? "person" : "people"} ${leftAfter(hurdles)}`
      }${away.length === 0 ? "" : `; away then: ${away.join(", ")}`}`,
    why: "The customer would be promised somebody who does not exist.",
    help: ({ hurdles = [], written }: RoleArguments) =>
      hurdles.length === 0
        ? "add the team to the roster"
        : `add somebody who fits to the roster, or ${
            written === undefined
              ? "correct what it says of those who are there"
              : `turn ${quoted(written)} into a preference`
          }`,
    since: "0.1.0",
  },
  "window-ends-before-start": {
    severity: "error",
    summary: "A window ends before it begins.",
    message: (args: { what: string; from: string; fromDate: string; to: string; toDate: string }) =>
      `${args.what} ends on ${args.toDate} (${args.to}), before it begins on ${args.fromDate} (${args.from})`,
    why: "Nothing can happen in a window that is over before it opens.",
    help: () => "correct the start or the customer's date",
    since: "0.1.0",
  },
  "date-before-start": {
    severity: "error",
    summary: "The plan starts after a date that it leads up to.",
    message: (args: { anchor: string; date: string; start: string }) =>
      `the plan starts on ${args.start}, after ${args.anchor} (${args.date})`,
    why: "What should lead up to that date would lie in the past.",
    help: () => "correct the start or the customer's date",
    since: "0.1.0",
  },
  "action-before-start": {
    severity: "error",
    summary: "Actions fall before the plan starts.",
    message: ({ actions, edge }: OutsideArguments) =>
      `${withDates(actions)} would lie before the plan starts on ${edge}`,
    why: "Nobody can do on time what should have happened already.",
    help: ({ actions }: OutsideArguments) =>
      `start the plan earlier, or count ${actions.length === 1 ? "it" : "them"} from a later day`,
    since: "0.1.0",
  },
  "action-outside-play": {
    severity: "error",
    summary: "Actions fall outside the time of their play.",
    message: ({ actions, edge, play, early }: OutsideArguments) =>
      `${withDates(actions)} would lie ${early ? "before" : "after"} the time of the play ${quoted(play)}, which ${
        early ? "begins" : "ends"
      } on ${edge}`,
    why: "A play promises that its actions happen within its time.",
    help: ({ actions }: OutsideArguments) =>
      `widen the play's window, or give ${actions.length === 1 ? "it" : "them"} another day`,
    since: "0.1.0",
  },
  "action-outside-phase": {
    severity: "error",
    summary: "An action falls outside its phase.",
    message: (args: { action: string; date: string; phase: string; from: string; to: string }) =>
      `${quoted(args.action)} falls on ${args.date}, outside its phase ${quoted(args.phase)} (${args.from} to ${args.to})`,
    why: "A phase promises that its actions happen within it.",
    help: () => "move the action to another phase, or widen the phase's window",
    since: "0.1.0",
  },
  "dependency-too-late": {
    severity: "error",
    summary: "An action that cannot move comes before what it needs.",
    message: (args: { action: string; date: string; needs: string; needsDate: string }) =>
      `${quoted(args.action)} is on ${args.date}, and ${quoted(args.needs)}, which it needs, is over only on ${args.needsDate}`,
    why: "Its day is fixed, so the plan cannot put it after what it depends on.",
    help: ({ needs }) => `start ${quoted(needs)} earlier, or choose a later day`,
    since: "0.1.0",
  },
  "no-working-day": {
    severity: "error",
    summary: "No working day was found within 60 days.",
    message: (args: { action: string; date: string; days: number; reason?: string }) =>
      `no day fits ${quoted(args.action)} within ${args.days} days of ${args.date}${args.reason === undefined ? "" : `: ${args.reason}`}`,
    why: "Its date has to be a working day, and a meeting with the customer's people within their hours as well.",
    help: () => "look at the hours and days off, choose another time, or add `exactly`",
    since: "0.1.0",
  },
  "date-out-of-range": {
    severity: "error",
    summary: "A date lies beyond the year 9999.",
    message: ({ action }: { action: string }) => `the date of ${quoted(action)} lies beyond the year 9999`,
    why: "Calendars cannot hold such a date.",
    help: () => "count fewer days, months or years",
    since: "0.1.0",
  },
  "schedule-goes-in-circles": {
    severity: "error",
    summary: "Actions wait for one another in a circle.",
    message: ({ actions }: { actions: readonly string[] }) =>
      `${quotedList(actions, "and")} wait for one another`,
    why: "None of them can be given a date before the others.",
    help: () => "count one of them from the start, or from a date of the customer",
    since: "0.1.0",
  },
  "text-not-rendered": {
    severity: "error",
    summary: "A text could not be filled in.",
    message: (args: { what: string; problem: string }) =>
      `${args.what} could not be filled in: ${args.problem}`,
    why: "The plan would go out with a hole in its words.",
    since: "0.1.0",
  },
  "plan-too-long": {
    severity: "error",
    summary: "A plan is longer than the limit.",
    message: (args: { length: number; limit: number }) =>
      `the texts of this plan have ${millions(args.length)} million characters; ${millions(args.limit)} million is the limit`,
    why: "A plan of that length helps nobody.",
    help: () => "let recurring actions end earlier, or shorten the texts",
    since: "0.1.0",
  },
} as const satisfies Catalog;
