/**
 * A plan as data: what happens to one customer, when, by whom, in which words, and why.
 *
 * This is what `plan.json` holds. Dates are ISO days; instants are a wall-clock time in a named zone together
 * with the offset that holds then, so that nobody reads them differently. Reasons and notices are sentences in
 * the plan's language.
 */

export interface Plan {
  readonly format: "persona-plan";
  readonly planVersion: 1;
  readonly playbook: {
    readonly name: string;
    readonly version: string;
    readonly title: string;
    readonly owner: { readonly name: string; readonly email?: string };
  };
  readonly customer: { readonly id: string; readonly name: string; readonly timezone?: string };
  /** BCP 47; the language of every text in the plan. */
  readonly language: string;
  /** The tag by which dates and numbers are written: the reader's own where it is of that language, as `en-US`. */
  readonly locale: string;
  readonly timezone: string;
  readonly persona: { readonly name: string; readonly title: string };
  readonly stage?: { readonly name: string; readonly title: string; readonly reason: string };
  readonly start: string;
  readonly team: readonly Assigned[];
  /** The plays of the customer, and last, as `(surveys)`, what they are asked. */
  readonly plays: readonly PlannedPlay[];
  /** How long the plan keeps each role busy. */
  readonly hours?: readonly RoleHours[];
  /** What that costs, where the roster has rates. For the team; not in plan.md. */
  readonly cost?: Cost;
  /** Plays of later stages: named, not dated. */
  readonly toCome: readonly { readonly play: string; readonly title: string; readonly stage: string }[];
  /** What calendars were told last. Absent: the plan itself, as it was first made. */
  readonly sent?: readonly Sent[];
  /** What a reader should know: moved dates that collide, clock changes, skipped clauses. */
  readonly notices: readonly Notice[];
  /** What is wrong: a plan with problems is there to be looked at, not to be followed. */
  readonly problems: readonly PlanProblem[];
}

/** Something that keeps a plan from being right: in the playbook's times or in the customer's data. */
export interface PlanProblem {
  /** The diagnostic's readable name. */
  readonly code: string;
  readonly message: string;
  readonly why: string;
  readonly help?: string;
  readonly play?: string;
  readonly action?: string;
  /** Where the action, phase or play stands in the playbook; lines and columns from 1. */
  readonly at?: { readonly file: string; readonly line: number; readonly column: number };
}

export interface Notice {
  /** The play and the action, or absent for the whole plan. */
  readonly play?: string;
  readonly action?: string;
  /** The action as a reader knows it. */
  readonly title?: string;
  readonly message: string;
  /** What to add to the customer's data. A notice with it is for who makes the plan, and stays out of plan.md. */
  readonly help?: string;
}

/** A role and who takes it; a placeholder where there is nobody to name. */
export interface Assigned {
  readonly role: string;
  readonly title: string;
  readonly people: readonly Person[];
  /** Why these: "Skills: portal", "Languages: Spanish (+3)", "Load: 40%". For the team; not in plan.md. */
  readonly reasons: readonly string[];
  /** Who was looked at and passed over, and why. */
  readonly rejected: readonly { readonly name: string; readonly reason: string }[];
}
export interface Person {
  readonly name: string;
  /** Absent for a placeholder. */
  readonly email?: string;
  readonly language?: string;
  readonly timezone?: string;
}

export interface RoleHours {
  readonly role: string;
  readonly title: string;
  readonly from: "team" | "customer";
  /** Of all its people together. */
  readonly minutes: number;
  /** How many tasks and meetings have no length; they are not in the minutes. */
  readonly withoutLength: number;
  /** In the currency of the plan's cost; of the team. */
  readonly cost?: number;
}

export interface Cost {
  /** ISO 4217. */
  readonly currency: string;
  readonly amount: number;
  /** What an hour of each of the roster costs. */
  readonly rates: readonly { readonly email: string; readonly rate: number }[];
  /** Names of the team who have something to do and no rate: their hours are not in the amount. */
  readonly withoutRate: readonly string[];
}

/** One entry of calendars: an action, or a whole series. It is remembered after it was called off. */
export interface Sent {
  readonly identity: string;
  /** Under which calendars know it, where that is not its identity: somebody else has invited anew. */
  readonly uid?: string;
  readonly title: string;
  readonly date: string;
  readonly until?: string;
  readonly time?: NonNullable<PlannedAction["time"]>;
  /** The last day of all. */
  readonly last: string;
  /** RFC 5546's SEQUENCE: rises whenever calendars are told something new. */
  readonly sequence: number;
  /** The instant of the last change, in UTC: `2026-12-10T00:00:00Z`. */
  readonly modified: string;
  /** A fingerprint of all that was said. */
  readonly said: string;
  /** Of an invitation. */
  readonly organizer?: Person;
  readonly invited: readonly Person[];
  readonly calledOff?: boolean;
}

export interface PlannedPlay {
  readonly name: string;
  readonly title: string;
  readonly goal?: string;
  readonly window?: { readonly from: string; readonly to: string };
  readonly phases: readonly {
    readonly name: string;
    readonly title: string;
    readonly from: string;
    readonly to: string;
  }[];
  /** Dated actions in order of time; each occurrence of a recurring one stands for itself. */
  readonly actions: readonly PlannedAction[];
  /** Actions whose anchor is unknown. */
  readonly waiting: readonly {
    readonly name: string;
    readonly title: string;
    /** The signal or action, by name, or `end of Sales`. */
    readonly waitingFor: string;
    readonly reason: string;
  }[];
  /** Actions whose `if` could not be decided, and the signals that would. */
  readonly notDecided: readonly {
    readonly name: string;
    readonly title: string;
    readonly signals: readonly string[];
    readonly reason: string;
  }[];
}

export interface PlannedAction {
  /** Stable over re-planning: playbook, customer, play, action, and the occurrence's number if it recurs. */
  readonly identity: string;
  readonly kind: "task" | "meeting" | "milestone" | "message" | "survey";
  readonly name: string;
  readonly title: string;
  readonly phase?: string;
  /** From 1, of a recurring action. */
  readonly occurrence?: number;
  /** The day, in `timezone` below. */
  readonly date: string;
  /** Absent: all day. */
  readonly time?: {
    readonly start: string;
    readonly end: string;
    readonly timezone: string;
    /** ISO 8601 with offset: `2026-12-04T10:00:00-07:00`. */
    readonly startInstant: string;
    readonly endInstant: string;
    /** The clock shows the start or the end twice on this day; the instants say which is meant. */
    readonly ambiguous?: true;
  };
  /** A task's last day, when it takes more than one. */
  readonly until?: string;
  /** Of a task, the minutes that it takes whoever does it; absent where the playbook does not say. */
  readonly work?: number;
  /** Why this date: one sentence a step. */
  readonly reasons: readonly string[];
  /** Roles of the action and who they are: owner, invited, recipients. */
  readonly people: readonly {
    readonly as: "owner" | "invited" | "recipient";
    readonly from: "team" | "customer";
    readonly role: string;
    readonly people: readonly Person[];
  }[];
  readonly channel?: string;
  /** Who signs a message: whose name its text ends with. */
  readonly sender?: Person;
  /**
   * The tone of a message that has words by tone, and why it was chosen; without a name, the words for all tones.
   */
  readonly tone?: { readonly name?: string; readonly reason: string };
  /** A message's subject and text, an agenda, a note: rendered. The question of a survey. */
  readonly subject?: string;
  readonly text?: string;
  /** The language of both, where it is another than the plan's. */
  readonly textLanguage?: string;
  /** Links of the playbook's resources that the text names. */
  readonly links?: readonly string[];
  readonly resources: readonly { readonly name: string; readonly title: string; readonly link: string }[];
  /** What of the customer's persona's needs it serves, in words; needs of other personas are left out. */
  readonly serves: readonly string[];
  /** The titles of what it needs. */
  readonly needs: readonly string[];
  /** By identity, what has to be over before: what it needs, and what its day is counted after. */
  readonly dependsOn?: readonly string[];
  /** Minutes before, ascending. */
  readonly reminders: readonly number[];
  /** An action that recurs by days or weeks, and skips days off, is one series in calendars. */
  readonly recurrence?: Series;
  /** Written by people into the plan that they work with: it has been done, and stays as it is. */
  readonly done?: boolean;
}

export interface Series {
  /** Of the whole series; each occurrence has its own beside it. */
  readonly identity: string;
  /** `FREQ=WEEKLY;INTERVAL=1;BYDAY=TU`, without an end: the last occurrence is the end. */
  readonly rule: string;
  /** Days of the rule on which nothing happens; what is before the first occurrence or after the last does not count. */
  readonly skipped: readonly string[];
  /** The day of the rule that this occurrence stands for, where it was moved to another. */
  readonly day?: string;
}
