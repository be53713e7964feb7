/**
 * The rulings on schedules, one worked case each: what the play says, and the days that must come out.
 *
 * The calendar is the demo's: Monday to Friday, Friday until 13:00, off on 2026-12-24 and 25; start on Tuesday
 * 2026-12-01; all of December 2026 fits on one page of a calendar to check against.
 */

import { meeting, message, task } from "./demo.ts";
import { known, type Ruling, testRulings } from "./rulings.ts";

const thousandTuesdays = Array.from({ length: 1000 }, (_, week) =>
  new Date(Date.UTC(2026, 11, 1 + 7 * week)).toISOString().slice(0, 10),
);

const businessDays: readonly Ruling[] = [
  {
    ruling: "N business days after: the Nth working day strictly after the anchor",
    actions: task("a", "3 business days after start") + task("b", "4 business days after start"),
    dates: ["2026-12-04 a", "2026-12-07 b"],
    reasons: ["3 business days after the start (Tue, 1 Dec 2026)"],
  },
  {
    ruling: "N business days before: the Nth working day strictly before the anchor",
    actions: task("a", "1 business day before goLive") + task("b", "5 business days before goLive"),
    request: known({ goLive: "2026-12-28" }),
    dates: ["2026-12-17 b", "2026-12-23 a"],
  },
  {
    ruling: "0 business days is the anchor, or the next working day if that is a day off",
    actions: task("a", "0 business days after start") + task("b", "0 business days after goLive"),
    request: known({ goLive: "2026-12-24" }),
    dates: ["2026-12-01 a", "2026-12-28 b"],
  },
  {
    ruling: "0 business days before is the previous working day if the anchor is a day off",
    actions: task("a", "0 business days before goLive"),
    request: known({ goLive: "2026-12-27" }),
    dates: ["2026-12-23 a"],
  },
  {
    ruling: "business days may be counted from a day off",
    actions: task("a", "1 business day after goLive") + task("b", "1 business day before goLive"),
    request: known({ goLive: "2026-12-26" }),
    dates: ["2026-12-23 b", "2026-12-28 a"],
  },
  {
    ruling: "a task's business days count its first day",
    actions: task("a", "on start", "takes 3 business days") + task("b", "on start", "takes 1 business day"),
    dates: ["2026-12-01 to 2026-12-03 a", "2026-12-01 b"],
  },
  {
    ruling: "a task's hours that a day has no room for are worked on the next",
    // Eight hours on Thursday, four on Friday, then eight a day; on a day off, as much as it takes.
    actions:
      task("a", "2 days after start", "takes 36 hours") +
      task("b", "2 days after start", "takes 8 hours") +
      task("c", "2 days after start", "takes 481 minutes") +
      task("d", "on 2026-12-05 exactly", "takes 36 hours") +
      task("e", "1 day after a"),
    dates: [
      "2026-12-03 to 2026-12-09 a",
      "2026-12-03 b",
      "2026-12-03 to 2026-12-04 c",
      "2026-12-05 d",
      "2026-12-10 e",
    ],
  },
  {
    ruling: "what comes after a task comes after its last day",
    actions: task("a", "on start", "takes 3 business days") + task("b", "2 business days after a"),
    dates: ["2026-12-01 to 2026-12-03 a", "2026-12-07 b"],
  },
];

const daysOff: readonly Ruling[] = [
  {
    ruling: "`after` and `on` roll forward",
    actions: task("a", "4 days after start") + task("b", "on goLive"),
    request: known({ goLive: "2026-12-24" }),
    dates: ["2026-12-07 a", "2026-12-28 b"],
    reasons: [
      "4 days after the start (Tue, 1 Dec 2026) is Sat, 5 Dec 2026",
      "that is a day off; moved to Mon, 7 Dec 2026",
    ],
  },
  {
    ruling: "`before` rolls backward",
    actions: task("a", "2 days before goLive"),
    request: known({ goLive: "2026-12-27" }),
    dates: ["2026-12-23 a"],
  },
  {
    ruling: "`exactly` never moves; a notice says that it is a day off",
    actions: task("a", "4 days after start exactly"),
    dates: ["2026-12-05 a"],
    notices: [/a: stays on Sat, 5 Dec 2026, although that is a day off/],
  },
  {
    ruling: "a milestone never moves",
    actions: 'milestone live "Live" { when on goLive }',
    request: known({ goLive: "2026-12-25" }),
    dates: ["2026-12-25 live"],
    notices: [/live: stays on Fri, 25 Dec 2026/],
  },
  {
    ruling: "an anniversary never moves",
    actions: task("a", "every year on birthday until 2027-01-31"),
    request: known({ birthday: "2019-12-25" }),
    dates: ["2026-12-25 a"],
    notices: [/a: stays on Fri, 25 Dec 2026/],
  },
];

const anchors: readonly Ruling[] = [
  {
    ruling: "an unknown date: the action waits, and its dependants wait with it",
    actions:
      task("a", "5 business days before goLive") +
      task("b", "2 days after a") +
      task("c", "on start", "needs b") +
      meeting("d", "every week on Tuesday at 09:00 for 30 minutes until goLive"),
    dates: [],
    waiting: ["a: goLive", "b: goLive", "c: goLive", "d: goLive"],
  },
  {
    ruling: "an undecided `if`: not decided, naming the signal; its dependants wait for that",
    actions: `if value >= 50 { ${task("a", "on start")} }\n${task("b", "on a")}`,
    notDecided: ["a: value"],
    waiting: ["b: value"],
  },
  {
    ruling: "an `if` that is false: the action is not part of the plan; what counts from it waits for it",
    actions: `if value >= 50 { ${task("a", "on start")} }\n${task("b", "on a")}${task("c", "on start", "needs a")}`,
    request: known({ value: 1 }),
    dates: ["2026-12-01 c"],
    waiting: ["b: a"],
    notices: [/c: needs a, which is not part of this plan/],
  },
  {
    ruling: "the end of the stage before this one is the start; of any other it is not known",
    actions: task("a", "2 days after end of Sales") + task("b", "2 days after end of Support"),
    dates: ["2026-12-03 a"],
    waiting: ["b: end of Support"],
  },
  {
    ruling: "the end of a phase is the last day of its window",
    actions: `phase First "First" { window 0 to 9 days after start; ${task("a", "on start")} }\n${task("b", "1 day after end of First")}`,
    dates: ["2026-12-01 a", "2026-12-11 b"],
  },
  {
    ruling: "what an action needs is over before it: it moves after it",
    actions: task("a", "3 days after start", "takes 3 business days") + task("b", "on start", "needs a"),
    dates: ["2026-12-04 to 2026-12-08 a", "2026-12-08 b"],
    reasons: ["it needs a; moved to Tue, 8 Dec 2026"],
  },
  {
    ruling: "of two meetings on one day, the one that needs the other comes after its end",
    actions:
      meeting("a", "on start at 10:00 for 60 minutes") +
      meeting("b", "on start at 10:30 for 30 minutes", "Manager", "needs a") +
      meeting("c", "on start at 11:00 for 30 minutes", "Manager", "needs a"),
    dates: ["2026-12-01 10:00 a", "2026-12-01 11:00 c", "2026-12-02 10:30 b"],
  },
  {
    ruling: "what cannot move and comes before what it needs is a problem",
    actions: `${task("a", "on start", "takes 5 business days")}milestone live "Live" { when on goLive exactly; needs a }`,
    request: known({ goLive: "2026-12-03" }),
    problems: ["dependency-too-late"],
  },
];

const recurrences: readonly Ruling[] = [
  {
    ruling: "`until` before the window begins: it never takes place, and the plan says so",
    properties: "window 10 to 60 days after start",
    actions: task("a", "every week on Tuesday until 2026-12-03"),
    dates: [],
    notices: [/a: never takes place: it ends on Thu, 3 Dec 2026, before .* Fri, 11 Dec 2026/],
  },
  {
    ruling: "what comes too early for what it needs falls away",
    actions: task("p", "on 2026-12-10") + task("a", "every week on Tuesday until 2026-12-22", "needs p"),
    dates: ["2026-12-10 p", "2026-12-15 a", "2026-12-22 a"],
    reasons: ["every week on Tuesday"],
  },
  {
    ruling: "`after` is named as what the grid counts from, with its day",
    actions: task("a", "every 6 months after goLive until 2027-02-28"),
    request: known({ goLive: "2026-08-31" }),
    dates: ["2027-03-01 a"],
    reasons: ["every 6 months after “Go-live” (Mon, 31 Aug 2026): Sun, 28 Feb 2027"],
    notices: [],
  },
  {
    ruling: "the first match on or after the window's start; `until` is included",
    actions: task("a", "every week on Tuesday until 2026-12-15"),
    dates: ["2026-12-01 a", "2026-12-08 a", "2026-12-15 a"],
  },
  {
    ruling: "in a phase the window is the phase's",
    actions: `phase First "First" { window 3 to 14 days after start; ${task("a", "every week on Tuesday")} }`,
    dates: ["2026-12-08 a", "2026-12-15 a"],
  },
  {
    ruling: "weekly or more often: skipped on a day off",
    actions: task("a", "every week on Thursday until 2026-12-31"),
    dates: ["2026-12-03 a", "2026-12-10 a", "2026-12-17 a", "2026-12-31 a"],
    notices: [/a: does not take place on Thu, 24 Dec 2026: that is a day off/],
  },
  {
    ruling: "days off for one reason are told once, and of many only the first six are named",
    actions: task("a", "every day until 2026-12-29"),
    notices: [
      /^a: does not take place on Sat, 5 Dec 2026, Sun, 6 Dec 2026, Sat, 12 Dec 2026, Sun, 13 Dec 2026, Sat, 19 Dec 2026, Sun, 20 Dec 2026, and 4 more: that is a day off$/,
    ],
  },
  {
    ruling: "days off that become one day are told once, too",
    actions: task("a", "every day until 2026-12-15", "on day off move"),
    notices: [/^a: two of them came to lie on Mon, 7 Dec 2026 and Mon, 14 Dec 2026; one is enough$/],
  },
  {
    ruling: "less often: moved off a day off",
    actions: task("a", "every month until 2027-03-05"),
    request: { start: "2026-12-05" },
    dates: ["2026-12-07 a", "2027-01-05 a", "2027-02-05 a", "2027-03-05 a"],
  },
  {
    ruling: "`on day off move` moves what would be skipped",
    actions: task("a", "every week on Thursday until 2026-12-31", "on day off move"),
    dates: ["2026-12-03 a", "2026-12-10 a", "2026-12-17 a", "2026-12-28 a", "2026-12-31 a"],
  },
  {
    ruling: "`on day off skip` skips what would be moved",
    actions: task("a", "every month until 2027-02-05", "on day off skip"),
    request: { start: "2026-12-05" },
    dates: ["2027-01-05 a", "2027-02-05 a"],
  },
  {
    ruling: "several weekdays, every second week, counted from the week of the first match",
    actions: task("a", "every 2 weeks on Monday, Wednesday until 2026-12-31"),
    dates: ["2026-12-02 a", "2026-12-14 a", "2026-12-16 a", "2026-12-28 a", "2026-12-30 a"],
  },
  {
    ruling: "`every 6 months` is the anchor and 6n months, the day held to the month",
    actions: task("a", "every 6 months after goLive until 2028-12-31", "on day off skip"),
    // 2027-02-28 and 2027-08-31 … 2028-08-31: Sunday, Tuesday, Tuesday (leap year), Thursday.
    request: known({ goLive: "2026-08-31" }),
    dates: ["2027-08-31 a", "2028-02-29 a", "2028-08-31 a"],
  },
  {
    ruling: "an anniversary of 29 February is 28 February",
    actions: task("a", "every year on birthday until 2028-12-31"),
    request: known({ birthday: "2024-02-29" }),
    dates: ["2027-02-28 a", "2028-02-29 a"],
    reasons: ["every year on “Portal birthday” (Thu, 29 Feb 2024)"],
  },
  {
    ruling: "without an end it is planned for two years, and a notice says so",
    actions: task("a", "every 6 months"),
    dates: ["2026-12-01 a", "2027-06-01 a", "2027-12-01 a", "2028-06-01 a", "2028-12-01 a"],
    notices: [/a: has no end; planned until Fri, 1 Dec 2028/],
  },
  {
    ruling: "what comes more than a thousand times is cut, and a notice says so; all else is planned",
    actions: task("a", "every week on Tuesday until 2999-12-31") + task("b", "on start"),
    dates: [...thousandTuesdays.map((day) => `${day} a`), "2026-12-01 b"].sort(),
    notices: [/^a: takes place more than 1000 times; planned until Tue, 23 Jan 2046$/],
  },
  {
    ruling: "what comes a thousand times is not",
    actions: task("a", "every week on Tuesday until 2046-01-23"),
    dates: thousandTuesdays.map((day) => `${day} a`),
    notices: [],
  },
];

const phases: readonly Ruling[] = [
  {
    ruling: "both ends of a window belong to it",
    actions: `phase First "First" { window 0 to 9 days after start; ${task("a", "on start")}${task("b", "9 days after start")} }`,
    dates: ["2026-12-01 a", "2026-12-10 b"],
  },
  {
    ruling: "an action that falls outside its phase is a problem",
    actions: `phase First "First" { window 0 to 9 days after start; ${task("a", "on 2026-12-11")} }`,
    dates: ["2026-12-11 a"],
    problems: ["action-outside-phase"],
  },
  {
    ruling: "an action rolled out of its phase is a notice",
    actions: `phase First "First" { window 0 to 4 days after start; ${task("a", "4 days after start")} }`,
    dates: ["2026-12-07 a"],
    notices: [/a: was moved to Mon, 7 Dec 2026, outside its phase First/],
  },
  {
    ruling: "a start after the play's end is one problem, that says so",
    properties: "window start until goLive",
    actions: task("a", "5 business days before goLive") + task("b", "on start"),
    request: known({ goLive: "2026-11-16" }),
    problems: ["window-ends-before-start"],
  },
  {
    ruling: "a start after a date that actions lead up to is one problem",
    actions: task("a", "5 business days before goLive") + task("b", "2 days before goLive"),
    request: known({ goLive: "2026-11-20" }),
    problems: ["date-before-start"],
  },
  {
    ruling: "too little time before a date is a problem, once for all actions, as what follows from it",
    actions: task("a", "5 business days before goLive") + task("b", "3 days before goLive", "needs a"),
    request: known({ goLive: "2026-12-03" }),
    dates: ["2026-11-26 a", "2026-11-30 b"],
    problems: ["action-before-start"],
  },
  {
    ruling: "what it needs does not quietly move a day before the start to one after it",
    actions: task("a", "on start", "takes 2 days") + task("b", "2 days before goLive", "needs a"),
    request: known({ goLive: "2026-12-02" }),
    dates: ["2026-12-01 to 2026-12-02 a", "2026-12-02 b"],
    problems: ["action-before-start"],
  },
  {
    ruling: "an action outside the time of its play is a problem, one for each end",
    properties: "window 3 to 9 days after start",
    actions: task("a", "on 2026-12-03") + task("b", "on 2026-12-11") + task("c", "1 day after b"),
    dates: ["2026-12-03 a", "2026-12-11 b", "2026-12-14 c"],
    problems: ["action-outside-play", "action-outside-play"],
  },
  {
    ruling: "one rolled out of the time of its play is a notice",
    properties: "window start until 2026-12-05",
    actions: task("a", "4 days after start"),
    dates: ["2026-12-07 a"],
    notices: [/a: lies outside the play's own time: Mon, 7 Dec 2026/],
  },
  {
    ruling: "days off that business days pass over are named, weekends are not",
    actions: task("a", "5 business days before goLive"),
    request: known({ goLive: "2026-12-29" }),
    reasons: ["5 business days before “Go-live” (Tue, 29 Dec 2026), not counting 24 Dec and 25 Dec"],
  },
];

const channels: readonly Ruling[] = [
  {
    ruling: "a message at a time at which its channel is closed stays, with a notice",
    actions: message("a", "on start at 12:30") + message("b", "on start at 11:30"),
    dates: ["2026-12-01 11:30 b", "2026-12-01 12:30 a"],
    notices: [/^a: Phone is closed on Tue, 1 Dec 2026 at 12:30$/],
  },
  {
    ruling: "a channel may have several stretches of hours in a day",
    actions: message("a", "6 days after start at 15:00") + message("b", "7 days after start at 15:00"),
    dates: ["2026-12-07 15:00 a", "2026-12-08 15:00 b"],
    notices: [/^b: Phone is closed on Tue, 8 Dec 2026 at 15:00$/],
  },
  {
    ruling: "without a time it is the day that counts",
    actions: message("a", "2 days after start") + message("b", "3 days after start"),
    dates: ["2026-12-03 a", "2026-12-04 b"],
    notices: [/^b: Phone is closed on Fri, 4 Dec 2026$/],
  },
  {
    ruling: "a message in a language that its channel does not serve says so",
    actions: message("a", "on start"),
    request: known({ tongue: "es" }),
    dates: ["2026-12-01 a"],
    notices: [/^a: Teléfono no se ofrece en español$/],
  },
];

const zones: readonly Ruling[] = [
  {
    ruling: "what is needed is over by the instant, whatever day two clocks show",
    // Ten on Wednesday in Auckland is two on Tuesday in Denver: before the meeting at three, and behind that at one.
    actions:
      meeting("late", "on 2026-12-08 at 15:00 for 30 minutes") +
      meeting("a", "on 2026-12-09 at 10:00 customer time for 30 minutes", "Manager", "needs late") +
      meeting("early", "on 2026-12-09 at 09:00 customer time for 30 minutes") +
      meeting("b", "on 2026-12-08 at 15:00 for 30 minutes", "Manager", "needs early"),
    request: { customer: { timezone: "Pacific/Auckland" } },
    dates: ["2026-12-08 15:00 late", "2026-12-08 15:00 b", "2026-12-09 09:00 early", "2026-12-10 10:00 a"],
    reasons: ["it needs late; moved to Thu, 10 Dec 2026"],
  },
  {
    ruling: "`customer time` is the clock of the customer",
    actions: meeting("a", "on start at 15:00 customer time for 45 minutes", "Manager, Sponsor"),
    request: { customer: { timezone: "Europe/Athens" } },
    dates: ["2026-12-01 15:00 a"],
    notices: [/a: that is 06:00 in America\/Denver, outside the team's hours/],
  },
  {
    ruling: "`customer time` of a customer without a zone is the playbook's, with a notice",
    actions: meeting("a", "on start at 15:00 customer time for 45 minutes"),
    notices: [/a: the customer's time zone is not known; America\/Denver is taken/],
  },
  {
    ruling: "a time that the clock skips counts with the offset before the gap",
    actions: meeting("a", "on 2027-03-14 at 02:30 exactly for 30 minutes"),
    dates: ["2027-03-14 03:30 a"],
    notices: [/stays on/, /skips 02:30 on Sun, 14 Mar 2027; it takes place at 03:30/],
  },
  {
    ruling: "a time that comes twice is the first",
    actions: meeting("a", "on 2027-11-07 at 01:30 exactly for 30 minutes"),
    dates: ["2027-11-07 01:30 a"],
    notices: [/stays on/, /shows 01:30 twice on Sun, 7 Nov 2027; the first is meant/],
  },
];

testRulings([
  ["business days", businessDays],
  ["days off", daysOff],
  ["anchors and dependencies", anchors],
  ["recurrences", recurrences],
  ["phases and windows", phases],
  ["zones", zones],
  ["channels", channels],
]);
