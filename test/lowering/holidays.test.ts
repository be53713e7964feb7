import { readFileSync } from "node:fs";
import fc from "fast-check";
import ICAL from "ical.js";
import { describe, expect, test } from "vitest";
import { lastHolidayYear, readHolidays } from "../../compiler/lowering/holiday-file.ts";
import { readHolidayTable } from "../../compiler/lowering/holiday-table.ts";
import { readPlainHolidays } from "../../compiler/lowering/plain-holiday-file.ts";
import { yearlyDays } from "../../compiler/lowering/yearly-days.ts";

const bytes = (text: string) => new TextEncoder().encode(text);
const calendar = (...events: readonly string[]) =>
  bytes(
    `BEGIN:VCALENDAR\r\nVERSION:2.0\r\n${events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`).join("")}END:VCALENDAR\r\n`,
  );
const datesIn = (file: Uint8Array) => {
  const read = readHolidays(file);
  return "problem" in read ? read.problem : read.holidays.map(({ date }) => date);
};

describe("a calendar of days off", () => {
  test("gives all-day entries with their names", () => {
    const file = calendar(
      "DTSTART;VALUE=DATE:20261225\r\nSUMMARY:Christmas\\, at\r\n  last",
      "DTSTART:20261226T100000Z",
    );
    expect(readHolidays(file)).toEqual({ holidays: [{ date: "2026-12-25", name: "Christmas, at last" }] });
  });
  test("an entry of several days is each of them; the end is the day after", () => {
    expect(datesIn(calendar("DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270103"))).toEqual([
      "2026-12-31",
      "2027-01-01",
      "2027-01-02",
    ]);
    expect(datesIn(calendar("DTSTART;VALUE=DATE:20261231\r\nDURATION:P1W"))).toHaveLength(7);
  });
  test("what comes every year is written out to a fixed year", () => {
    const dates = datesIn(calendar("DTSTART;VALUE=DATE:20200229\r\nRRULE:FREQ=YEARLY"));
    expect(dates).toEqual([
      "2020-02-29",
      "2024-02-29",
      "2028-02-29",
      "2032-02-29",
      "2036-02-29",
      "2040-02-29",
      "2044-02-29",
    ]);
    const thanksgiving = datesIn(
      calendar("DTSTART;VALUE=DATE:20261126\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH"),
    );
    expect(thanksgiving).toHaveLength(lastHolidayYear - 2026 + 1);
    expect(thanksgiving.slice(0, 3)).toEqual(["2026-11-26", "2027-11-25", "2028-11-23"]);
  });
  test("exceptions, additions, replaced and cancelled entries are minded", () => {
    const file = calendar(
      "UID:a\r\nDTSTART;VALUE=DATE:20260101\r\nRRULE:FREQ=YEARLY;COUNT=4\r\nEXDATE;VALUE=DATE:20270101\r\nRDATE;VALUE=DATE:20260606",
      "UID:a\r\nRECURRENCE-ID;VALUE=DATE:20280101\r\nDTSTART;VALUE=DATE:20280103",
      "UID:b\r\nDTSTART;VALUE=DATE:20260505\r\nSTATUS:CANCELLED",
    );
    expect(datesIn(file)).toEqual(["2026-01-01", "2029-01-01", "2026-06-06", "2028-01-03"]);
  });
  test.each([
    ["nothing", bytes(""), "is not a calendar"],
    ["prose", bytes("Holidays: none"), "is not a calendar"],
    ["another format", bytes('{"holidays":[]}'), "is not a calendar"],
    ["a saved page", bytes("\n<!DOCTYPE html><html><title>Holidays</title></html>"), "is a web page"],
    ["a lone event", bytes("BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101\r\nEND:VEVENT"), "is not a calendar"],
    [
      "half a file",
      bytes("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20260101"),
      "is not a calendar",
    ],
    ["Latin-1", new Uint8Array([...calendar("SUMMARY:x"), 0xe9]), "is not in UTF-8"],
    ["no events", calendar(), "has no all-day entry"],
    ["meetings", calendar("DTSTART:20261226T100000Z"), "has no all-day entry"],
    [
      "no such day",
      calendar("DTSTART;VALUE=DATE:20260230"),
      "has an entry on a day that does not exist, `2026-02-30`",
    ],
    [
      "a word",
      calendar("DTSTART;VALUE=DATE:tomorrow"),
      "has an entry on a day that does not exist, `tomo-rr-ow`",
    ],
    [
      "every week",
      calendar("SUMMARY:Sundays\r\nDTSTART;VALUE=DATE:20260104\r\nRRULE:FREQ=WEEKLY"),
      "repeats `Sundays` in a way that is not read: only days that come every year are",
    ],
    [
      "a decade",
      calendar("SUMMARY:Rest\r\nDTSTART;VALUE=DATE:20200101\r\nDTEND;VALUE=DATE:20300101"),
      "has an entry of 3653 days, `Rest`",
    ],
  ])("says what is wrong with %s", (_, file, problem) => expect(datesIn(file)).toBe(problem));

  test("any bytes give days off or a problem", () => {
    const lines = [
      "BEGIN:VCALENDAR",
      "END:VCALENDAR",
      "BEGIN:VEVENT",
      "END:VEVENT",
      "DTSTART;VALUE=DATE:20260101",
      "DTSTART;VALUE=DATE:99991231",
      "DTEND;VALUE=DATE:00010101",
      "RRULE:FREQ=YEARLY;INTERVAL=0",
      "RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
      "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30",
      "EXDATE;VALUE=DATE:x",
      "DTSTART;TZID=Nowhere:2026",
      "SUMMARY:\u0000\u202e",
      "DURATION:-P9D",
      "x",
      ":",
      ";=:",
      "RRULE:",
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...lines), { maxLength: 12 }), (chosen) => {
        const dates = datesIn(bytes(chosen.join("\r\n")));
        if (typeof dates !== "string") for (const date of dates) expect(date).toMatch(/^\d{4}-\d\d-\d\d$/);
      }),
      { numRuns: 2_000, seed: 20_261_202 },
    );
  });
});

describe("a plain calendar of days off", () => {
  test("the flagship's is one", () => {
    const file = readFileSync(new URL("../../playbooks/partner-portal/holidays-us.ics", import.meta.url));
    expect({ holidays: readPlainHolidays(file) }).toEqual(readHolidays(file));
  });

  test("is read as ical.js reads it, and anything else not at all", () => {
    const line = fc.oneof(
      { arbitrary: fc.constantFrom("20260101", "20261231", "20240229", "00010101"), weight: 8 },
      fc.constantFrom("20260230", "2026010", "x"),
    );
    const lines = fc.oneof(
      { arbitrary: line.map((day) => `DTSTART;VALUE=DATE:${day}`), weight: 6 },
      { arbitrary: line.map((day) => `DTEND;VALUE=DATE:${day}`), weight: 2 },
      { arbitrary: fc.string({ unit: "binary", maxLength: 6 }).map((name) => `SUMMARY:${name}`), weight: 3 },
      fc.constantFrom(
        "SUMMARY:A\\, b",
        "SUMMARY: A  b ",
        "UID:a",
        "DTSTAMP:20260101T000000Z",
        "STATUS:CANCELLED",
      ),
      fc.constantFrom(
        "RRULE:FREQ=YEARLY",
        "DTSTART:20260101T100000Z",
        " folded",
        "",
        "DURATION:P2D",
        "TRANSP:x",
      ),
    );
    let plain = 0;
    fc.assert(
      fc.property(fc.array(fc.array(lines, { maxLength: 4 }), { maxLength: 4 }), (events) => {
        const file = calendar(...events.map((event) => event.join("\r\n")));
        const holidays = readPlainHolidays(file);
        if (holidays === undefined) return;
        plain++;
        expect(readHolidays(file)).toEqual({ holidays });
      }),
      { numRuns: 5_000, seed: 20_261_127 },
    );
    expect(plain).toBeGreaterThan(100);
  });
});

/** Rules of days off: a day of a month, or a weekday of one. */
const rules = fc.oneof(
  fc.record({ bymonth: fc.integer({ min: 1, max: 12 }), bymonthday: fc.integer({ min: 1, max: 28 }) }),
  fc.record({
    bymonth: fc.integer({ min: 1, max: 12 }),
    byday: fc
      .tuple(fc.constantFrom("1", "2", "3", "4", "-1", "-2"), fc.constantFrom("MO", "TU", "TH", "SU"))
      .map((parts) => parts.join("")),
  }),
  fc.constant({}),
);

test("yearly days are those that ical.js finds", () => {
  fc.assert(
    fc.property(rules, fc.integer({ min: 1, max: 3 }), (parts, interval) => {
      const rule = { freq: "YEARLY", interval, ...parts };
      const start = "2021-03-08";
      const recurrence = ICAL.Recur.fromData(
        structuredClone(rule) as Parameters<typeof ICAL.Recur.fromData>[0],
      );
      const iterator = recurrence.iterator(ICAL.Time.fromDateString(start));
      const expected: string[] = [];
      for (let next = iterator.next(); next && next.year <= 2040; next = iterator.next())
        expected.push(next.toString());
      const found = yearlyDays(start, rule, 2040) ?? [];
      // RFC 5545 counts the start as the first even where the rule does not hit it; the iterator alone does not.
      expect(found.filter((day) => day !== start)).toEqual(expected.filter((day) => day !== start));
    }),
    { numRuns: 500, seed: 20_261_203 },
  );
});

describe("a table of days off", () => {
  const days = [{ date: "2026-12-24", name: "Christmas Eve, a half day" }, { date: "2027-01-01" }];
  test.each([
    ["commas", 'date,name\n2026-12-24,"Christmas Eve, a half day"\n2027-01-01,\n'],
    [
      "semicolons, line ends and a mark of Windows",
      "\ufeffDate;Name\r\n2026-12-24;Christmas Eve, a half day\r\n2027-01-01\r\n",
    ],
    [
      "tabs, other columns, blank rows",
      "kind\tdate\tname\nlocal\t2026-12-24\tChristmas Eve, a half day\n\n\t2027-01-01\t",
    ],
    ["names over lines", 'name,date\n"Christmas Eve,\n  a half day",2026-12-24\n,2027-01-01'],
  ])("with %s", (_, text) => {
    expect(readHolidayTable(bytes(text))).toEqual({ holidays: days });
  });
  test.each([
    ["", "has no column `date`"],
    ["2026-12-24,Christmas Eve", "has no column `date`"],
    ["date,name\n", "has no day off"],
    ["date,name\n2026-12-24,\n,Christmas\n", "has no day in row 3"],
    ["date\n2026-02-30", "has no day in row 2, but `2026-02-30`"],
    ["date\n24.12.2026", "has no day in row 2, but `24.12.2026`"],
    ['date,name\n2026-12-24,"Eve', "has marks in row 2 that cannot be read"],
    [`date\n${"2026-12-24\n".repeat(5_001)}`, "has more than 5000 days off"],
    ["date\n".repeat(300_000), "is larger than 1048576 bytes"],
  ])("that is not one: %#", (text, problem) => {
    expect(readHolidayTable(bytes(text))).toMatchObject({ problem });
  });
  test("not in UTF-8 says so", () => {
    expect(readHolidayTable(Uint8Array.of(0x64, 0xe9))).toEqual({ problem: "is not in UTF-8" });
  });
});
