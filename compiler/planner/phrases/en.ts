/** A plan's own sentences in English. */

import type { SpanUnit } from "../../ir/ir.ts";
import type { Phrases } from "../phrases.ts";

const one: Readonly<Record<SpanUnit, string>> = {
  minutes: "minute",
  hours: "hour",
  days: "day",
  "business days": "business day",
  weeks: "week",
  months: "month",
  years: "year",
};

export const english: Phrases = {
  language: "en",
  span: (count, unit) => `${count} ${count === 1 ? one[unit] : unit}`,
  anchors: { start: "the start", titled: (title) => `“${title}”`, endOf: (title) => `the end of “${title}”` },
  reasons: {
    on: (anchor, day) => `the day of ${anchor}${day ? ` is ${day}` : ""}`,
    given: (day) => `the play names ${day ?? "this day"}`,
    offset: ({ span, direction, anchor, anchorDay, without }, day) =>
      `${span} ${direction} ${anchor}${anchorDay ? ` (${anchorDay})` : ""}` +
      `${without ? `, not counting ${without}` : ""}${day ? `${without ? "," : ""} is ${day}` : ""}`,
    recurring: (every, counted, day) =>
      `every ${every.replace(/^1 /, "")}${counted ? ` ${counted.how} ${counted.what}` : ""}${day ? `: ${day}` : ""}`,
    more: (count) => `${count} more`,
    moved: (day, because) => `${because}; moved to ${day}`,
    dayOff: (name) => (name === undefined ? "that is a day off" : `that is a day off (${name})`),
    customerDayOff: "that is a day off for the customer",
    outsideCustomerHours: (clock, timezone) =>
      `that is ${clock} in ${timezone}, outside the customer's hours`,
    waitedFor: (action, day) => `it needs ${action}; moved to ${day}`,
    fixed: "this day is fixed",
    noLength: (minutes) => `no length is given, so ${minutes} minutes are kept free`,
    waiting: (anchor) => `waiting for ${anchor}, which is not known yet`,
    waitingForWorkingDay: "waiting for a day that fits",
    notInPlan: (action) => `waiting for ${action}, which is not part of this plan`,
    notDecided: (signals) => `depends on ${signals}, not known yet`,
    stageOfRecord: "the customer's record says so",
    stageEntered: "what enters this stage is true of the customer",
    firstStage: "the first stage, as nothing says otherwise",
  },
  notices: {
    staysOnDayOff: (day, because) => `stays on ${day}, although ${because}`,
    skipped: (day, because) => `does not take place on ${day}: ${because}`,
    collapsed: (day) => `two of them came to lie on ${day}; one is enough`,
    movedOutOfPhase: (day, phase) => `was moved to ${day}, outside its phase ${phase}`,
    outsideWindow: (day) => `lies outside the play's own time: ${day}`,
    clockSkipped: (written, timezone, clock) =>
      `the clock in ${timezone} skips ${written} on this day; it takes place at ${clock}`,
    clockDoubled: (written, timezone) =>
      `the clock in ${timezone} shows ${written} twice on this day; the first is meant`,
    outsideOwnHours: (clock, timezone) => `that is ${clock} in ${timezone}, outside the team's hours`,
    channelClosed: (channel, day, clock) =>
      `${channel} is closed on ${day}${clock === undefined ? "" : ` at ${clock}`}`,
    channelWithoutLanguage: (channel, language) => `${channel} is not offered in ${language}`,
    noCustomerTimezone: (timezone) => `the customer's time zone is not known; ${timezone} is taken`,
    notInTime: (from, to) => `does not come up between ${from} and ${to}`,
    endsFirst: (end, begin) => `never takes place: it ends on ${end}, before it could begin on ${begin}`,
    openEnded: (day) => `has no end; planned until ${day}`,
    needsNotInPlan: (action) => `needs ${action}, which is not part of this plan`,
    clauseSkipped: (role, clause, signals) =>
      `${role}: “${clause}” was passed over, as ${signals} is not known`,
    otherLanguage: (missing, taken) => `the playbook has no words in ${missing}; ${taken} is taken`,
    noContact: (role) => `the customer has no contact who is ${role}`,
    addColumns: (columns) => `add to the customer's data: ${columns}`,
    severalContacts: (role, name) => `the customer has several contacts who are ${role}; ${name} is taken`,
  },
  tones: {
    otherwise: "whenever no other tone holds",
    noneHolds: "no tone holds",
    noWords: (tone) => `there are no words in the tone ${tone}`,
    fields: { feeling: "Feeling", channel: "Channel", persona: "Persona" },
  },
  people: {
    onlyOne: "the only one who can",
    noRule: "the playbook does not say who takes this role",
    noTeam: "planned without a team",
    contact: "named in the customer's record",
    fails: (clause) => `not met: “${clause}”`,
    unknown: (fields, clause) => `${fields} is not known, and needed for “${clause}”`,
    ranked: (points) => `others fit better (${points})`,
    load: (column, value) => `${column}: ${value}`,
    preferred: (clause, points) => `${clause} (${points})`,
    tie: "equal in everything else; first by e-mail address",
  },
  conditions: {
    is: (title, what, negated) => `${title}: ${negated ? "not " : ""}${what}`,
    compare: (title, operator, value) =>
      `${title} ${{ "<": "below", "<=": "at most", ">": "above", ">=": "at least" }[operator]} ${value}`,
    contains: (title, what, negated) => `${title} ${negated ? "without" : "with"} “${what}” in it`,
    starts: (title, what, negated) => `${title} ${negated ? "not beginning" : "beginning"} with “${what}”`,
    matches: (title, what, negated) => `${title} ${negated ? "unlike" : "like"} the pattern ${what}`,
    known: (title, negated) => `${title} ${negated ? "not known" : "known"}`,
    holds: (title, negated) => `${title}: ${negated ? "no" : "yes"}`,
  },
  headings: {
    customer: "Customer",
    persona: "Persona",
    stage: "Stage",
    start: "Start",
    goal: "Goal",
    window: "Time",
    team: "People",
    role: "Role",
    who: "Who",
    to: "To",
    from: "From",
    why: "Why",
    when: "When",
    until: "until",
    otherActions: "Outside the phases",
    resources: "Resources",
    serves: "Serves",
    needs: "Needs",
    channel: "Channel",
    subject: "Subject",
    waiting: "Waiting",
    notDecided: "Not decided",
    toCome: "To come",
    notices: "Please note",
    problems: "To be corrected",
    nothingPlanned: "Nothing is planned for this persona in this stage.",
    kinds: { task: "Task", meeting: "Meeting", milestone: "Milestone", message: "Message" },
  },
};
