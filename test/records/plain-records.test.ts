/** Customers and the roster as values of a program: the same rules, and never an exception. */

import { expect, test } from "vitest";
import { readPlainCustomer, readPlainTeam } from "../../compiler/records/plain-records.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import { playbookWith, signalsOf, strict, types } from "./sample.ts";

const said = (problems: Parameters<typeof renderProblem>[0][]) => problems.map(renderProblem);

test("a customer that is sound, and one with a wrong value", () => {
  const good = readPlainCustomer(strict, { id: "c1", name: "Ana", signals: { goLive: "2027-03-01" } });
  expect(good).toEqual({
    record: { id: "c1", name: "Ana", contacts: [], signals: new Map([["goLive", "2027-03-01"]]) },
    row: 1,
    problems: [],
  });
  const bad = readPlainCustomer(strict, { id: "c1", name: "Ana", signals: { goLive: "soon" } });
  expect([bad.row, "record" in bad]).toEqual([1, false]);
  expect(said([...bad.problems])).toEqual([
    "customer, row 1, signals.goLive: `soon` is not a date, as in `2027-03-01`\n" +
      "  help: correct the value",
  ]);
});

const circle: { self?: unknown } = {};
circle.self = circle;
test.each([[undefined], [() => 1], [circle], [1n]])("%s has no text in JSON", (value) => {
  const { row, problems, record } = readPlainCustomer(strict, value);
  expect([row, record]).toEqual([1, undefined]);
  expect(said([...problems])).toEqual([
    "customer, row 1, character 1: the JSON ends too early: a value is missing\n" +
      "  help: look at this place, and just before it",
  ]);
});

test("people of the team are counted from 1", () => {
  const playbook = playbookWith([], { team: signalsOf({ speaks: types.speaks }) });
  const team = readPlainTeam(playbook, [
    { name: "Ana", email: "ana@example.com", speaks: ["en"] },
    7,
    { name: "Bo", email: "bo@" },
  ]);
  expect(team.members.map(({ name }) => name)).toEqual(["Ana"]);
  expect(said([...team.problems])).toEqual([
    "team, row 2, character 1: a record should be here: fields in braces\n" +
      '  help: write a record as in {"id": "c-1", "name": "Ana", "signals": {}}',
    "team, row 3, email: `bo@` is not an e-mail address, as in `ana@example.com`\n  help: correct the value",
  ]);
});
