import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  addDays,
  addMonths,
  addYears,
  dateOfEpochDay,
  epochDayOf,
  isDate,
  nearestDate,
  weekdayOf,
} from "../../compiler/values/calendar-date.ts";
import { countries, isCountry } from "../../compiler/values/country.ts";
import { currencies, currencyPlaces } from "../../compiler/values/currency.ts";
import {
  formatScaled,
  numberOfScaled,
  scaleDecimal,
  scaleJsonNumber,
} from "../../compiler/values/decimal.ts";
import { formatDuration, parseDuration } from "../../compiler/values/duration.ts";
import { isEmail } from "../../compiler/values/email.ts";
import { canonicalLanguage, languageChain, nearestLanguage } from "../../compiler/values/language-tag.ts";
import { linkProblem } from "../../compiler/values/link.ts";
import { isTime, minutesOfTime, nearestTime, timeOfMinutes } from "../../compiler/values/time.ts";
import { canonicalTimezone, timezoneOfCity, timezonesOfToday } from "../../compiler/values/timezone.ts";

const seed = { seed: 20261201 };

describe("decimals", () => {
  test.each([
    ["12.5", 2, 1250],
    ["-12.50", 2, -1250],
    ["+3", 0, 3],
    ["-0", 0, 0],
    ["-0.00", 2, 0],
    ["007", 0, 7],
    ["12.5", 0, "too-many-places"],
    ["12.500", 2, "too-many-places"],
    ["9007199254740991", 0, 9007199254740991],
    ["9007199254740992", 0, "too-large"],
    ["9007199254740993", 0, "too-large"],
    ["9999999999999.99", 2, 999999999999999],
    ["10000000000000.00", 2, "too-large"],
    ["1,5", 1, "malformed"],
    ["1e3", 0, "malformed"],
    ["", 0, "malformed"],
    [".5", 1, "malformed"],
    ["5.", 1, "malformed"],
    ["١٢", 0, "malformed"],
    [" 1", 0, "malformed"],
  ])("%s at %i places is %s", (digits, places, expected) => {
    expect(scaleDecimal(digits, places)).toBe(expected);
  });

  test.each([
    ["1.5e3", 0, 1500],
    ["15E-1", 1, 15],
    ["1e-3", 3, 1],
    ["1e-3", 2, "too-many-places"],
    ["1e400", 0, "too-large"],
    ["1e-400", 0, "too-many-places"],
    ["1e999999999999", 0, "too-large"],
    ["0e999999999999", 0, 0],
    ["-0.0", 0, 0],
    ["NaN", 0, "malformed"],
  ])("%s in JSON at %i places is %s", (source, places, expected) => {
    const scaled = source === "-0.0" ? scaleJsonNumber(source, 1) : scaleJsonNumber(source, places);
    expect(scaled).toBe(expected);
  });

  test.each([
    [0.1 + 0.2, 2, "too-many-places"],
    [0.1, 1, 1],
    [-0, 0, 0],
    [1e21, 0, "too-large"],
    [1e-7, 7, 1],
    [Number.NaN, 0, "malformed"],
    [Number.POSITIVE_INFINITY, 0, "malformed"],
  ])("the number %d at %i places is %s", (n, places, expected) => {
    expect(scaleJsonNumber(String(n), places)).toBe(expected);
  });

  test("formatting and scaling are inverse, also by way of a JavaScript number", () => {
    const scaled = fc.integer({ min: -(10 ** 15 - 1), max: 10 ** 15 - 1 });
    fc.assert(
      fc.property(scaled, fc.integer({ min: 0, max: 10 }), (value, places) => {
        expect(scaleDecimal(formatScaled(value, places), places)).toBe(value);
        expect(scaleJsonNumber(String(numberOfScaled(value, places)), places)).toBe(value);
      }),
      seed,
    );
  });
});

describe("days", () => {
  test.each([
    ["2027-02-28", true],
    ["2027-02-29", false],
    ["2028-02-29", true],
    ["1900-02-29", false],
    ["2000-02-29", true],
    ["0001-01-01", true],
    ["0000-01-01", false],
    ["9999-12-31", true],
    ["2027-13-01", false],
    ["2027-00-10", false],
    ["2027-01-00", false],
    ["2027-1-1", false],
    ["2027-01-01T00:00", false],
    ["２０２７-01-01", false],
  ])("%s is a day: %s", (text, expected) => expect(isDate(text)).toBe(expected));

  test.each([
    ["2027-02-29", "2027-02-28"],
    ["2027-06-31", "2027-06-30"],
    ["2027-2-3", "2027-02-03"],
    ["2027/02/03", "2027-02-03"],
    ["03/02/2027", undefined],
    ["2027-13-01", undefined],
  ])("instead of %s, %s", (text, expected) => expect(nearestDate(text)).toBe(expected));

  const anyDay = fc.integer({ min: -719_162, max: 2_932_896 });

  test("numbers and texts agree with Temporal", () => {
    const epoch = Temporal.PlainDate.from("1970-01-01");
    fc.assert(
      fc.property(anyDay, (day) => {
        const oracle = epoch.add({ days: day });
        const iso = oracle.toString();
        expect(dateOfEpochDay(day)).toBe(iso);
        expect(epochDayOf(iso)).toBe(day);
        expect(isDate(iso)).toBe(true);
        expect(weekdayOf(iso)).toBe(oracle.dayOfWeek);
      }),
      seed,
    );
  });

  test("months and years agree with Temporal, and leave the range as undefined", () => {
    fc.assert(
      fc.property(anyDay, fc.integer({ min: -2000, max: 2000 }), (day, count) => {
        const date = dateOfEpochDay(day) as string;
        const within = (oracle: Temporal.PlainDate) =>
          oracle.year >= 1 && oracle.year <= 9999 ? oracle.toString() : undefined;
        const plain = Temporal.PlainDate.from(date);
        expect(addMonths(date, count)).toBe(within(plain.add({ months: count })));
        expect(addYears(date, count)).toBe(within(plain.add({ years: count })));
        expect(addDays(date, count)).toBe(within(plain.add({ days: count })));
      }),
      seed,
    );
  });
});

test("times", () => {
  expect(["00:00", "23:59"].every(isTime)).toBe(true);
  expect(["24:00", "9:00", "09:60", "09:00:00", ""].some(isTime)).toBe(false);
  for (let minutes = 0; minutes < 1440; minutes++) {
    expect(minutesOfTime(timeOfMinutes(minutes))).toBe(minutes);
  }
  expect(nearestTime("9.30")).toBe("09:30");
  expect(nearestTime("25:00")).toBeUndefined();
});

describe("durations", () => {
  test.each([
    ["2 days", 2880],
    ["1 day", 1440],
    ["90 minutes", 90],
    ["1 week", 10080],
    ["0 minutes", 0],
    [" 2  hours ", 120],
    ["2days", "malformed"],
    ["1.5 days", "malformed"],
    ["-1 day", "malformed"],
    ["2 fortnights", "malformed"],
    ["2 months", "calendar-unit"],
    ["3 business days", "calendar-unit"],
    ["9999999999999999 weeks", "too-large"],
  ])("%s is %s", (text, expected) => expect(parseDuration(text)).toBe(expected));

  test("formatting and parsing are inverse", () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), (minutes) => {
        expect(parseDuration(formatDuration(minutes))).toBe(minutes);
      }),
      seed,
    );
    expect(formatDuration(2880)).toBe("2 days");
    expect(formatDuration(60)).toBe("1 hour");
  });
});

test("languages", () => {
  expect(canonicalLanguage("PT-br")).toBe("pt-BR");
  expect(canonicalLanguage("iw")).toBe("he");
  expect(canonicalLanguage("zh-Hant-TW")).toBe("zh-Hant-TW");
  for (const wrong of ["english", "pt_BR", "e", "", "en-", "constructor"]) {
    expect(canonicalLanguage(wrong)).toBeUndefined();
  }
  expect(nearestLanguage("pt_BR")).toBe("pt-BR");
  expect(["English", "Greek", " español", "ελληνικά", "فارسی"].map(nearestLanguage)).toEqual([
    "en",
    "el",
    "es",
    "el",
    "fa",
  ]);
  for (const nobodys of ["Klingonese", "constructor", ""]) expect(nearestLanguage(nobodys)).toBeUndefined();
  expect(languageChain("zh-Hant-TW", "en")).toEqual(["zh-Hant-TW", "zh", "en"]);
  expect(languageChain("en", "en")).toEqual(["en"]);
});

test("time zones", () => {
  expect(canonicalTimezone("America/Denver")).toBe("America/Denver");
  expect(canonicalTimezone("america/denver")).toBe("America/Denver");
  expect(canonicalTimezone("utc")).toBe("UTC");
  for (const wrong of ["+02:00", "Mars/Base", "", "CEST", "America Denver"]) {
    expect(canonicalTimezone(wrong)).toBeUndefined();
  }
});

test("zones are chosen by the names that places have today", () => {
  const offered = timezonesOfToday();
  for (const name of ["Asia/Kolkata", "Europe/Kyiv", "America/Nuuk", "Asia/Ho_Chi_Minh", "Europe/Madrid"])
    expect(offered).toContain(name);
  for (const former of ["Asia/Calcutta", "Europe/Kiev"]) {
    expect(offered).not.toContain(former);
    expect(canonicalTimezone(former)).toBe(former);
  }
  // Each is a zone, and none of another place.
  const zoneOf = (timeZone: string) => new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone;
  expect(new Set(offered.map(zoneOf)).size).toBe(offered.length);
  expect(timezoneOfCity("kyiv")).toBe("Europe/Kyiv");
  expect(timezoneOfCity("Calcutta")).toBe("Asia/Calcutta");
});

// ICU knows codes that ISO has not assigned: Kosovo, exceptional reservations, and withdrawn ones.
test("countries are those that have a name, and no others", () => {
  expect(countries).toHaveLength(249);
  expect([...countries].sort()).toEqual(countries);
  const names = new Intl.DisplayNames("en", { type: "region", fallback: "none" });
  expect(countries.filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(isCountry("ES")).toBe(true);
  for (const wrong of ["es", "UK", "EU", "XK", ""]) expect(isCountry(wrong)).toBe(false);
});

test("currencies have names and places", () => {
  const names = new Intl.DisplayNames("en", { type: "currency", fallback: "none" });
  expect([...currencies.keys()].filter((code) => names.of(code) === undefined)).toEqual([]);
  expect(["USD", "JPY", "KWD", "usd", "XXX", "DEM"].map(currencyPlaces)).toEqual([
    2,
    0,
    3,
    undefined,
    undefined,
    undefined,
  ]);
});

test("e-mail addresses", () => {
  const right = ["ana@example.com", "a.b+c@mail.example.co", "o'neill@example.org"];
  expect(right.filter((text) => !isEmail(text))).toEqual([]);
  const wrong = ["ana", "ana@", "@example.com", "ana@example", "ana@-a.com", "a b@example.com", "a@b..com"];
  wrong.push(`${"a".repeat(65)}@example.com`, `a@${"b".repeat(60)}.`.repeat(9), "ana@example.com\n");
  expect(wrong.filter(isEmail)).toEqual([]);
});

test.each([
  ["https://example.com/api?x=1#top", undefined],
  ["http://example.com", undefined],
  ["mailto:ana@example.com", undefined],
  ["mailto:ana", "malformed"],
  ["javascript:alert(1)", "scheme"],
  ["java\tscript:alert(1)", "malformed"],
  ["ftp://example.com", "scheme"],
  ["https://user:secret@example.com", "credentials"],
  ["https://user@example.com", "credentials"],
  ["https:example.com", "malformed"],
  ["https:\\\\example.com", "malformed"],
  ["//example.com", "malformed"],
  ["example.com", "malformed"],
  ["https://exa mple.com", "malformed"],
  ["", "malformed"],
])("the link %s: %s", (text, expected) => expect(linkProblem(text)).toBe(expected));
