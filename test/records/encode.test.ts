/** Records as data holds them: what is written here is what people write in such files. */

import { expect, test } from "vitest";
import type { Type, Value } from "../../compiler/ir/ir.ts";
import { encodeCustomer, encodeValue, type JsonValue } from "../../compiler/records/encode.ts";
import type { CustomerRecord } from "../../compiler/records/record.ts";
import { playbookWith, signalsOf, types } from "./sample.ts";

const week = { from: "2026-08-01", to: "2026-08-07" };

test.each<[Type, Value, JsonValue]>([
  [types.usedCompetitor, true, true],
  [types.developers, 12, 12],
  [types.ratio, 1250, 12.5],
  [types.discount, 5, 0.5],
  [types.contractValue, -1, -0.01],
  [types.quoteTurnaround, 2880, "2 days"],
  [types.goLive, "2027-03-01", "2027-03-01"],
  [types.freeze, week, "2026-08-01 to 2026-08-07"],
  [types.regions, [], []],
  [types.regions, ["north", "south"], ["north", "south"]],
  [types.scores, [15, 20], [1.5, 2]],
  [types.away, [week], ["2026-08-01 to 2026-08-07"]],
])("of %j, %j is %j", (type, value, json) => {
  expect(encodeValue(type, value)).toEqual(json);
});

const playbook = playbookWith(
  signalsOf({ ratio: types.ratio, stage: types.stage, ["__proto__"]: types.employees, yen: types.yen }),
);
const record: CustomerRecord = {
  id: "c1",
  name: "Ana",
  hours: [{ weekday: 1, opens: "09:00", closes: "12:00" }],
  holidays: ["2026-12-24", "2026-12-25"],
  contacts: [{ role: "Sponsor", name: "Bo", email: "bo@example.com" }],
  signals: new Map<string, Value>([
    ["ratio", 1250],
    ["stage", "first"],
    ["__proto__", 7],
  ]),
};

test("a customer is a record of JSON, with what is known", () => {
  expect(JSON.parse(JSON.stringify(encodeCustomer(playbook, record)))).toEqual({
    ...{ id: "c1", name: "Ana", hours: "Monday 09:00 to 12:00", holidays: ["2026-12-24", "2026-12-25"] },
    contacts: [{ role: "Sponsor", name: "Bo", email: "bo@example.com" }],
    signals: JSON.parse('{"ratio":12.5,"stage":"first","__proto__":7}'),
  });
  const { hours, holidays, ...few } = record;
  expect(encodeCustomer(playbook, few)).not.toHaveProperty("hours");
});
