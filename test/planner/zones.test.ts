/** Times in zones are those of Temporal, asked for each by itself: near changes of the clock above all. */

import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { compareInstants, inZone, zonedTime } from "../../compiler/planner/schedule/zones.ts";

/** With whole hours, halves and quarters; with changes at midnight, of half an hour, of a day, and in Ramadan. */
const zones = [
  "UTC",
  "America/Denver",
  "Europe/Madrid",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Kathmandu",
  "Asia/Tehran",
  "Asia/Gaza",
  "Australia/Lord_Howe",
  "America/St_Johns",
  "America/Santiago",
  "Pacific/Apia",
  "Pacific/Kiritimati",
  "Antarctica/Troll",
  "Africa/Monrovia",
];

const anyZone = fc.constantFrom(...zones);
const anyDay = fc.oneof(
  { weight: 3, arbitrary: fc.integer({ min: 1990, max: 2040 }) },
  fc.integer({ min: 1880, max: 2200 }),
);
const anyWall = fc
  .record({ zone: anyZone, year: anyDay, day: fc.integer({ min: 0, max: 365 }), near: fc.boolean() })
  .chain(({ zone, year, day, near }) => {
    const somewhen = Temporal.PlainDate.from({ year, month: 1, day: 1 }).add({ days: day });
    const change = near ? somewhen.toZonedDateTime(zone).getTimeZoneTransition("next") : null;
    const from = (change?.toPlainDateTime() ?? somewhen.toPlainDateTime()).round("minute");
    return fc.record({
      zone: fc.constant(zone),
      wall: fc.oneof(
        fc.integer({ min: -8, max: 8 }).map((quarters) => from.add({ minutes: 15 * quarters })),
        fc.integer({ min: -4500, max: 4500 }).map((minutes) => from.add({ minutes })),
      ),
      minutes: fc.oneof(fc.integer({ min: 0, max: 180 }), fc.integer({ min: 0, max: 5000 })),
      other: anyZone,
    });
  });

test("a time on the wall is the instant that Temporal says, and so is the time elsewhere", () => {
  let changes = 0;
  fc.assert(
    fc.property(anyWall, ({ zone, wall, minutes, other }) => {
      const [date = "", at = ""] = wall.toString({ smallestUnit: "minute" }).split("T");
      const found = zonedTime(date, at, minutes, zone) ?? expect.fail("a time");
      const start = wall.toZonedDateTime(zone);
      const end = start.add({ minutes });
      const shown = (moment: Temporal.ZonedDateTime) =>
        moment.toString({ timeZoneName: "never", smallestUnit: "second" });
      expect([found.time.startInstant, found.time.endInstant]).toEqual([shown(start), shown(end)]);
      expect([found.date, found.time.start, found.time.end]).toEqual([
        start.toPlainDate().toString(),
        start.toPlainTime().toString({ smallestUnit: "minute" }),
        end.toPlainTime().toString({ smallestUnit: "minute" }),
      ]);
      const isSkipped = !start.toPlainDateTime().equals(wall);
      expect(found.clockChange === "skipped").toBe(isSkipped);
      if (found.clockChange !== undefined) changes++;

      const there = Temporal.Instant.from(shown(start)).toZonedDateTimeISO(other);
      const until = Temporal.Instant.from(shown(end)).toZonedDateTimeISO(other);
      const seen = inZone(found.time, other);
      expect([seen.date, seen.from % 60, Math.floor(seen.from / 60)]).toEqual([
        there.toPlainDate().toString(),
        there.minute,
        there.hour,
      ]);
      expect(seen.to % 1440).toBe(until.hour * 60 + until.minute);
      expect(compareInstants(found.time.startInstant, found.time.endInstant)).toBe(minutes === 0 ? 0 : -1);
    }),
    { numRuns: 800, seed: 20261128 },
  );
  expect(changes).toBeGreaterThan(10);
});
