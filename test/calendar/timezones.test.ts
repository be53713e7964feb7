/** VTIMEZONE says of every instant what Temporal says: in zones with rules, without, and with odd ones. */

import ICAL from "ical.js";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import { timezoneComponent } from "../../compiler/planner/calendar/timezone-component.ts";

const zones = [
  "America/Denver",
  "America/Santiago",
  "America/Sao_Paulo",
  "America/Nuuk",
  "America/St_Johns",
  "America/Phoenix",
  "Europe/Madrid",
  "Europe/Dublin",
  "Europe/London",
  "Africa/Casablanca",
  "Africa/Cairo",
  "Asia/Jerusalem",
  "Asia/Beirut",
  "Asia/Gaza",
  "Asia/Kathmandu",
  "Asia/Tokyo",
  "Asia/Tehran",
  "Australia/Lord_Howe",
  "Australia/Sydney",
  "Pacific/Auckland",
  "Pacific/Chatham",
  "Pacific/Apia",
  "Antarctica/Troll",
];

describe.each([2019, 2026])("from %i on", (year) => {
  test.each(zones)("%s", (timezone) => {
    const first = Temporal.ZonedDateTime.from({ timeZone: timezone, year, month: 2, day: 3, hour: 9 });
    const last = first.add({ years: 2, months: 3 });
    const text = timezoneComponent(timezone, instantOf(first), instantOf(last));
    const zone = new ICAL.Timezone(new ICAL.Component(ICAL.parse(text)));
    for (
      let moment = first;
      Temporal.ZonedDateTime.compare(moment, last) <= 0;
      moment = moment.add({ hours: 67 })
    ) {
      const wall = moment.toPlainDateTime().toString({ smallestUnit: "second" });
      const local = ICAL.Time.fromDateTimeString(wall);
      const offset = zone.utcOffset(local);
      if (isDoubled(moment)) continue;
      expect(offset, moment.toString()).toBe(moment.offsetNanoseconds / 1e9);
    }
  });
});

test("regular zones have two rules, a zone without changes one entry, irregular ones a list", () => {
  const component = (zone: string) => timezoneComponent(zone, "2026-12-01T00:00:00Z", "2027-06-01T00:00:00Z");
  const rules = (zone: string) => [...component(zone).matchAll(/^RRULE:(.+?)\r$/gm)].map(([, rule]) => rule);
  expect(rules("America/Denver")).toEqual([
    "FREQ=YEARLY;BYMONTH=3;BYDAY=2SU",
    "FREQ=YEARLY;BYMONTH=11;BYDAY=1SU",
  ]);
  expect(rules("Europe/Madrid")).toEqual([
    "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
  ]);
  expect(rules("Asia/Tokyo")).toEqual([]);
  expect(component("Asia/Tokyo").match(/BEGIN:STANDARD/g)).toHaveLength(1);
  expect(rules("Africa/Casablanca")).toEqual([]);
});

const instantOf = (moment: Temporal.ZonedDateTime) => moment.toInstant().toString();

/** In a fold readers may differ on which of the two is meant; see the cases of zones for ours. */
function isDoubled(moment: Temporal.ZonedDateTime): boolean {
  const wall = moment.toPlainDateTime();
  const [early, late] = (["earlier", "later"] as const).map((disambiguation) =>
    wall.toZonedDateTime(moment.timeZoneId, { disambiguation }),
  );
  return early?.epochMilliseconds !== late?.epochMilliseconds;
}
