/** Bands are said by the values that a rule was written with. */

import { expect, test } from "vitest";
import type { Type } from "../../../compiler/ir/ir.ts";
import { binText } from "../../../compiler/report/drift/bin-words.ts";

const integer: Type = { kind: "integer", places: 0 };
const duration: Type = { kind: "duration" };
const decimal: Type = { kind: "decimal", places: 2 };
const date: Type = { kind: "date" };
const time: Type = { kind: "time" };
const week = 7 * 24 * 60;

test.each([
  // when firstResultWithin <= 4 weeks
  [duration, undefined, 4 * week + 1, "up to 4 weeks"],
  [duration, 4 * week + 1, undefined, "more than 4 weeks"],
  [duration, 2 * week, 4 * week + 1, "2 weeks to 4 weeks"],
  [duration, 2 * week + 1, 4 * week + 1, "more than 2 weeks, up to 4 weeks"],
  [duration, 2 * week + 1, 4 * week, "more than 2 weeks, below 4 weeks"],
  [duration, undefined, 4 * week, "below 4 weeks"],
  [duration, 4 * week, undefined, "4 weeks and above"],
  // when revenue > 1000
  [decimal, undefined, 100_001, "up to 1,000"],
  [decimal, 100_000, undefined, "1,000 and above"],
  // when developers > 9
  [integer, undefined, 10, "below 10"],
  [integer, 10, 11, "10 to below 11"],
  [date, "2026-10-10", undefined, "from Saturday, 10 October 2026 on"],
  [date, undefined, "2026-10-10", "before Saturday, 10 October 2026"],
  [time, "09:00", "17:00", "from 09:00 to before 17:00"],
  [integer, undefined, undefined, "known"],
] as const)("%j from %s to below %s is %s", (type, from, below, text) => {
  const ends = { ...(from === undefined ? {} : { from }), ...(below === undefined ? {} : { below }) };
  expect(binText({ kind: "band", ...ends }, type, ["en"])).toBe(text);
});
