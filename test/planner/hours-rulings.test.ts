/**
 * The rulings on hours of the team and of the customer's people, one worked case each.
 *
 * The calendar is the demo's: Monday to Friday, Friday until 13:00, off on 2026-12-24 and 25; start on Tuesday
 * 2026-12-01.
 */

import { meeting, task } from "./demo.ts";
import { known, type Ruling, testRulings } from "./rulings.ts";

const hours: readonly Ruling[] = [
  {
    ruling: "a half day moves a meeting that would go on after it, with a length or without",
    actions:
      meeting("a", "3 business days after start at 12:30 for 60 minutes") +
      meeting("b", "3 business days after start at 12:30 for 30 minutes") +
      meeting("c", "3 business days after start at 14:00"),
    dates: ["2026-12-04 12:30 b", "2026-12-07 12:30 a", "2026-12-07 14:00 c"],
    reasons: [
      "3 business days after the start (Tue, 1 Dec 2026)",
      "3 business days after the start (Tue, 1 Dec 2026) is Fri, 4 Dec 2026",
      "that is 12:30 – 13:30 in America/Denver, outside the team's hours; moved to Mon, 7 Dec 2026",
      "3 business days after the start (Tue, 1 Dec 2026) is Fri, 4 Dec 2026",
      "that is 14:00 in America/Denver, outside the team's hours; moved to Mon, 7 Dec 2026",
      "no length is given, so 60 minutes are kept free",
    ],
    notices: [],
  },
  {
    ruling: "`before` moves to a day with the hours before it",
    actions: meeting("a", "1 business day before goLive at 14:00 for 60 minutes"),
    request: known({ goLive: "2026-12-14" }),
    dates: ["2026-12-10 14:00 a"],
  },
  {
    ruling: "`exactly` and what recurs by weeks stay outside the team's hours, with a notice",
    actions:
      meeting("a", "3 business days after start at 14:00 for 30 minutes exactly") +
      meeting("b", "every week on Friday at 15:00 for 30 minutes until 2026-12-05"),
    dates: ["2026-12-04 14:00 a", "2026-12-04 15:00 b"],
    notices: [
      /^a: that is 14:00 .* outside the team's hours$/,
      /^b: that is 15:00 .* outside the team's hours$/,
    ],
  },
  {
    ruling: "a meeting lies in the hours of both parties, each on their own clock",
    // Denver works from 09:00, which is 18:00 in Athens; only on Thursday they are there until 20:00.
    actions: meeting("a", "on start at 09:30 for 60 minutes", "Manager, Sponsor"),
    request: {
      customer: {
        timezone: "Europe/Athens",
        hours: "Monday to Wednesday 09:00 to 17:00, Thursday 09:00 to 20:00",
      },
    },
    dates: ["2026-12-03 09:30 a"],
    notices: [],
  },
  {
    ruling: "where no day is in the hours of both, theirs count, and the notice says that ours do not",
    actions: meeting("a", "on start at 08:00 for 60 minutes", "Manager, Sponsor"),
    request: { customer: { timezone: "Europe/Athens", hours: "Thursday 09:00 to 18:00" } },
    dates: ["2026-12-03 08:00 a"],
    notices: [/a: that is 08:00 in America\/Denver, outside the team's hours/],
  },
  {
    ruling: "a meeting with the customer's people must be a working day of theirs",
    actions:
      meeting("a", "on start at 10:00 for 60 minutes", "Manager, Sponsor") +
      meeting("b", "on start at 10:00 for 60 minutes"),
    request: { customer: { holidays: ["2026-12-01", "2026-12-02"] } },
    dates: ["2026-12-01 10:00 b", "2026-12-03 10:00 a"],
    reasons: ["that is a day off for the customer; moved to Thu, 3 Dec 2026"],
  },
  {
    ruling: "a day is the customer's on their clock, and a reason names it",
    // Friday afternoon in Denver is Saturday morning in Auckland, and Monday is their Tuesday.
    actions: meeting("a", "on 2026-12-11 at 15:00 exactly for 60 minutes", "Manager, Sponsor"),
    request: { customer: { timezone: "Pacific/Auckland", hours: "Monday to Friday 09:00 to 17:00" } },
    dates: ["2026-12-11 15:00 a"],
    notices: [
      /although it is Sat, 12 Dec 2026 in Pacific\/Auckland, and that is a day off for the customer$/,
      /outside the team's hours/,
    ],
  },
  {
    ruling: "a day is the team's on their own clock, at a time of the customer as well",
    // Monday morning in Auckland is Sunday in Denver; what is weekly is skipped there, as on every day off.
    actions:
      meeting("a", "on 2026-12-07 at 10:00 customer time for 30 minutes") +
      meeting("b", "every week on Monday, Tuesday at 10:00 customer time for 30 minutes until 2026-12-08") +
      // Saturday in Auckland is a day off, whoever works in Denver then.
      meeting("c", "on 2026-12-12 at 10:00 customer time for 30 minutes"),
    request: { customer: { timezone: "Pacific/Auckland" } },
    dates: ["2026-12-01 10:00 b", "2026-12-08 10:00 a", "2026-12-08 10:00 b", "2026-12-15 10:00 c"],
    reasons: ["it is Sun, 6 Dec 2026 in America/Denver, and that is a day off; moved to Tue, 8 Dec 2026"],
    notices: [/^b: does not take place on Mon, 7 Dec 2026: it is Sun, 6 Dec 2026 in America\/Denver/],
  },
  {
    ruling: "where only some of a series are outside the team's hours, they are named",
    // Clocks change in Denver on 14 March and in Madrid on the 28th, so two Tuesdays begin at eleven instead of ten.
    hours: "Monday to Friday 09:00 to 11:00",
    actions: meeting(
      "a",
      "every week on Tuesday at 18:00 customer time for 60 minutes until 2027-04-06",
      "Manager, Sponsor",
    ),
    request: { start: "2027-03-02", customer: { timezone: "Europe/Madrid" } },
    notices: [
      /^a: that is 11:00 in America\/Denver, outside the team's hours: Tue, 16 Mar 2027 and Tue, 23 Mar 2027$/,
    ],
  },
  {
    ruling: "a meeting with the customer's people must be within their hours",
    // 10:00 in Denver is 18:00 in Madrid, open that late on Thursdays only.
    actions: meeting("a", "on start at 10:00 for 60 minutes", "Manager, Sponsor"),
    request: {
      customer: {
        timezone: "Europe/Madrid",
        hours: "Monday to Wednesday 09:00 to 17:00, Thursday 09:00 to 20:00",
      },
    },
    dates: ["2026-12-03 10:00 a"],
    reasons: ["that is 18:00 in Europe/Madrid, outside the customer's hours; moved to Thu, 3 Dec 2026"],
  },
  {
    ruling: "not within their break at noon, nor across it",
    // Tuesday is open in the morning and in the afternoon; from Wednesday on there is no break.
    actions: meeting("a", "on start at 11:30 for 60 minutes", "Manager, Sponsor"),
    request: {
      customer: {
        hours: "Tuesday 09:00 to 12:00, Tuesday 12:30 to 17:00, Wednesday to Friday 09:00 to 17:00",
      },
    },
    dates: ["2026-12-02 11:30 a"],
    reasons: [
      "that is 11:30 – 12:30 in America/Denver, outside the customer's hours; moved to Wed, 2 Dec 2026",
    ],
  },
  {
    ruling: "hours that end at 23:59 go to the end of the day",
    hours: "Monday to Friday 14:00 to 23:59",
    actions: meeting("a", "on start at 23:00 for 60 minutes") + task("b", "on start", "takes 10 hours"),
    dates: ["2026-12-01 b", "2026-12-01 23:00 a"],
    notices: [],
  },
  {
    ruling: "hours that meet are one stretch",
    actions: meeting("a", "on start at 11:30 for 60 minutes", "Manager, Sponsor"),
    request: { customer: { hours: "Tuesday 12:00 to 17:00, Tuesday 09:00 to 12:00" } },
    dates: ["2026-12-01 11:30 a"],
  },
  {
    ruling: "after 60 days without a day that fits, a problem that says why",
    actions: meeting("a", "on start at 10:00 for 60 minutes", "Manager, Sponsor"),
    request: { customer: { timezone: "Asia/Tokyo", hours: "Monday to Friday 09:00 to 17:00" } },
    dates: [],
    problems: ["no-working-day"],
    waiting: ["a: a working day"],
  },
];

testRulings([["hours", hours]]);
