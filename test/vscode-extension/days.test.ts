import { afterEach, expect, test, vi } from "vitest";
import { isDay, today } from "../../vscode-extension/src/days.ts";

const { TZ } = process.env;
afterEach(() => {
  vi.useRealTimers();
  if (TZ === undefined) delete process.env.TZ;
  else process.env.TZ = TZ;
});

test.each([
  ["America/Denver", "2027-03-02T01:30:00Z", "2027-03-01"],
  ["Europe/Athens", "2027-03-01T22:30:00Z", "2027-03-02"],
  ["UTC", "2027-03-01T22:30:00Z", "2027-03-01"],
  ["Asia/Kolkata", "2027-12-31T18:30:00Z", "2028-01-01"],
])("today is the day in %s", (zone, now, day) => {
  process.env.TZ = zone;
  vi.useFakeTimers({ now: new Date(now), toFake: ["Date"] });
  expect(today()).toBe(day);
});

test("a day is one that there is, written as such", () => {
  for (const day of ["2027-03-01", "2028-02-29", "2027-12-31"]) expect(isDay(day), day).toBe(true);
  for (const none of [
    "",
    "2027-02-30",
    "2027-02-29",
    "2027-13-01",
    "2027-3-1",
    "2027-03-01T00:00",
    "1 March",
    "tomorrow",
  ])
    expect(isDay(none), none).toBe(false);
});
