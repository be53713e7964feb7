/** What would meet an expectation that is not met: written into the test it does, and nothing nearer would. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { runTest } from "../../compiler/testing/run-test.ts";
import { snapshotOf } from "../harness/compile.ts";
import { root } from "../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8").replace(
  /\/\/ -+ proof[\s\S]*/,
  "",
);

type Customer = ReadonlyMap<string, string>;

async function run(customers: readonly Customer[], expected: string) {
  const tests = customers.map((customer, index) => {
    const lines = [...customer].map(([signal, value]) => `    ${signal} ${value}`);
    return `test "${index}" {\n  customer {\n${lines.join("\n")}\n  }\n  expect ${expected}\n}`;
  });
  const snapshot = await snapshotOf(new Map([["main.persona", `${starter}\n${tests.join("\n")}\n`]]));
  const playbook = snapshot.playbook();
  if (playbook === undefined) throw new Error(snapshot.diagnostics.map(({ message }) => message).join("\n"));
  return playbook.tests.map((each) => runTest(playbook, each, undefined, compileTexts(playbook)));
}

const heading = "The nearest change that would make the test pass";

/** With it, nothing else is said of what would have to be otherwise. */
async function changeOf(customer: Customer, expected: string, under = heading): Promise<string | undefined> {
  const [result] = await run([customer], expected);
  const reasons = result?.verdicts.flatMap(({ why }) => why) ?? [];
  const found = reasons.filter((each) => each.heading.startsWith("The nearest change"));
  expect(found.length).toBeLessThan(2);
  if (found.length > 0) expect(JSON.stringify(reasons)).not.toMatch(/would take|could have/);
  if (found[0] !== undefined) expect(found[0].heading).toBe(under);
  return found[0]?.lines.join(" ");
}

/** "`developers 5` in place of `developers 0` and `wantsFast true`, which is not known" */
function changed(customer: Customer, told: string): Customer {
  const after = new Map(customer);
  const changes = told.matchAll(/`(\w+) ([^`]+)`(?:, which is not known| in place of `([^`]+)`)/g);
  for (const [, signal = "", value = "", own] of changes) {
    expect(own).toBe(customer.has(signal) ? `${signal} ${customer.get(signal)}` : undefined);
    after.set(signal, value);
  }
  for (const [, signal = ""] of told.matchAll(/without `(\w+) /g)) after.delete(signal);
  return after;
}

const values = {
  wantsFast: ["true", "false"],
  mainGoal: ["speed", "control"],
  developers: ["0", "1", "4", "5", "12", "500"],
};
const oneChanged = (customer: Customer): readonly Customer[] =>
  Object.entries(values).flatMap(([signal, all]) =>
    all.map((value) => new Map([...customer, [signal, value]])),
  );

const day = ["goLive", "2027-03-01"] as const;
const hurried = new Map([["wantsFast", "true"], ["developers", "0"], ["mainGoal", "speed"], day]);
const little = new Map([["developers", "3"], day]);

describe.each([
  ["a persona", hurried, "persona Builder", 2],
  ["a persona with figures", hurried, "persona Builder, margin at least 3", 2],
  ["a persona that needs points", little, "persona Builder", 1],
  ["nobody", new Map([...little, ["mainGoal", "control"]]), "undecided", 1],
  ["a margin", hurried, "margin at most 2", 1],
  ["what is known", little, "coverage at least 50%", 1],
  ["an order", hurried, "Builder before Quick", 2],
  ["a reason", new Map([...hurried, ["wantsFast", "false"]]), "because wantsFast", 1],
] as const)("%s", (_, customer, expected, count) => {
  test("is met by what is told", async () => {
    const told = (await changeOf(customer, expected)) ?? "";
    expect(told.match(/in place of|is not known|without/g)).toHaveLength(count);
    const [after] = await run([changed(customer, told)], expected);
    expect(after?.passed).toBe(true);
  });

  test("and by nothing nearer", async () => {
    if (count === 1) return;
    for (const { passed } of await run(oneChanged(customer), expected)) expect(passed).toBe(false);
  });
});

test("the nearest value is told", async () => {
  expect(await changeOf(little, "persona Builder")).toBe("`developers 5` in place of `developers 3`");
});

test("a change that meets all that is expected of the customer goes first, even one of two values", async () => {
  const both = "score is 4, persona Builder";
  expect(await changeOf(little, both)).toBe("`developers 5` in place of `developers 3`");
  const two = await changeOf(little, "score is 8, persona Builder");
  expect(two).toBe("`developers 5` in place of `developers 3` and `mainGoal control`, which is not known");
});

test("one that meets this line alone says so", async () => {
  const under = "The nearest change that would meet this, though not all that the test expects";
  const told = await changeOf(little, "persona Builder, score is 77", under);
  expect(told).toBe("`developers 5` in place of `developers 3`");
});

test("nothing is told that would cost what is met already", async () => {
  const goal = new Map([["mainGoal", "speed"], day]);
  const two = "`mainGoal control` in place of `mainGoal speed` and `developers 5`, which is not known";
  expect(await changeOf(goal, "margin is 8")).toBe(two);
  expect(await changeOf(goal, "persona Quick, margin is 8")).toBeUndefined();
});

test("of what else is expected of the plan, nothing is promised", async () => {
  const under = "The nearest change that would meet all that is expected of the customer";
  const told = await changeOf(little, "persona Builder\n  expect no Workshop\n  started 2026-12-01", under);
  expect(told).toBe("`developers 5` in place of `developers 3`");
});

test("who has to be nobody may have to be less known", async () => {
  const told = await changeOf(new Map([...little, ["mainGoal", "control"]]), "undecided");
  expect(told).toBe("without `mainGoal control`");
});

test("where nothing near would do, nothing is told", async () => {
  expect(await changeOf(hurried, "score is 77")).toBeUndefined();
});
