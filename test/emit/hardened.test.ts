/** Applications that harden their process before they import anything get the same classifier and plans. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { snapshotOf } from "../harness/compile.ts";
import { classifierSource } from "../harness/run-generated.ts";
import { root } from "../harness/source-files.ts";
import { playbookOf } from "../planner/demo.ts";
import { emitPlans } from "../plans/plan-runtime.ts";

const program = `
import { classify, explain, classifyRecord } from "./classifier.js";
const signals = { value: 12, pilot: true, systems: ["sap", "sap"], worry: "STRASSE \\u03a3", goLive: "2027-03-01" };
const caught = (run) => { try { return run(); } catch (error) { return [error.name, error.message, error instanceof Error]; } };
process.stdout.write(JSON.stringify([
  classify(signals, { previous: "Simple" }),
  explain(signals),
  classifyRecord({ id: "c-1", name: "Ana", signals }),
  caught(() => classify({ value: NaN })),
  caught(() => classify(null)),
  caught(() => classifyRecord({ id: "c-1", name: "Ana", polite: 1, signals: JSON.parse('{ "value": 1e400, "__proto__": 1 }') })),
]));`;

const preludes = {
  frozen: `for (const each of [Object, Function, Array, String, Number, Boolean, RegExp, Map, Set, Error, Date])
    Object.freeze(each.prototype);`,
  extended: `Object.prototype.pilot = false; Object.prototype.wantsFast = true; Object.prototype.surprise = "x"; Array.prototype.more = 1;`,
};

/** Every property of what all objects inherit, before the generated files are loaded and after they were used. */
const before = `globalThis.inherited = () =>
  [Object, Function, Array, String, Number, RegExp, Map, Set, Error, Date].flatMap(({ prototype }) =>
    Reflect.ownKeys(prototype).flatMap((key) => [key, Object.getOwnPropertyDescriptor(prototype, key).value]));
globalThis.inheritedBefore = inherited();`;
const unchanged = `
if (inherited().some((each, index) => !Object.is(each, inheritedBefore[index])))
  throw new Error("a prototype was changed");`;

/** What a program prints after each prelude, beside these files; \`""\` is none. */
function runHardened(
  files: Readonly<Record<string, string>>,
  program: string,
): Readonly<Record<string, unknown>> {
  const folder = mkdtempSync(join(tmpdir(), "hardened-"));
  try {
    const all = { ...files, "before.js": before, "package.json": '{ "type": "module" }' };
    for (const [path, content] of Object.entries(all)) writeFileSync(join(folder, path), content);
    const run = (prelude: string) => {
      writeFileSync(join(folder, "prelude.js"), prelude);
      writeFileSync(
        join(folder, "program.js"),
        `import "./prelude.js";import "./before.js";${program}${unchanged}`,
      );
      const { stdout, stderr, status } = spawnSync(
        process.execPath,
        ["--disallow-code-generation-from-strings", "program.js"],
        { cwd: folder, encoding: "utf8", env: {} },
      );
      if (status !== 0) throw new Error(stderr);
      return JSON.parse(stdout);
    };
    const ran = Object.entries({ none: "", ...preludes }).map(([name, prelude]) => [name, run(prelude)]);
    return Object.fromEntries(ran);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function starter(): Promise<Playbook> {
  const text = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
  return (await snapshotOf(new Map([["main.persona", text]]))).playbook() as Playbook;
}

test("prototypes that are frozen, or extended, change no result and no error of a classifier", async () => {
  const source = classifierSource(await playbookOf({ actions: "" }));
  const { none, ...hardened } = runHardened({ "classifier.js": source }, program) as Record<
    string,
    unknown[]
  >;
  expect(none?.[0]).toMatchObject({ persona: "Technical" });
  expect(none?.slice(3).map((caught) => (caught as string[])[0])).toEqual([
    "SignalError",
    "TypeError",
    "PersonaDataError",
  ]);
  for (const [name, result] of Object.entries(hardened)) expect(result, name).toEqual(none);
});

test("what a customer does not have of themselves gives no points", async () => {
  const { none, ...hardened } = runHardened(
    { "classifier.js": classifierSource(await starter()) },
    `import { classify, classifyRecord } from "./classifier.js";
    const known = { goLive: "2027-03-01" };
    process.stdout.write(JSON.stringify([
      classify(known), classifyRecord({ id: "c-1", name: "Ana", signals: known }), classify({ ...known, wantsFast: true }),
    ]));`,
  ) as Record<string, unknown[]>;
  expect(none?.[0]).not.toEqual(none?.[2]);
  for (const [name, result] of Object.entries(hardened)) expect(result, name).toEqual(none);
});

test("prototypes change no plan, its texts or its calendars", async () => {
  const plans = emitPlans(await starter()).find(({ path }) => path === "plans.js")?.content ?? "";
  const { none, ...hardened } = runHardened(
    { "plans.js": plans },
    `import { plan, renderMarkdown, invitations, feed, icsEvents } from "./plans.js";
    const customer = { id: "c-1", name: "Ana", contacts: [{ role: "Contact", name: "Bo", email: "bo@example.com" }],
      signals: { developers: 12, mainGoal: "control", goLive: "2027-03-01" } };
    const made = plan(customer, { start: "2026-12-01" });
    const strange = plan({ id: "c-2", name: "X", signals: { mainGoal: 1 } }, { start: "2026-12-01" });
    process.stdout.write(JSON.stringify([
      made, renderMarkdown(made), invitations(made), feed(made), icsEvents(made), strange.problems,
    ]));`,
  );
  expect(JSON.stringify(none)).toContain("Hello Bo");
  expect(JSON.stringify(none)).toContain("12 developers");
  for (const [name, result] of Object.entries(hardened)) expect(result, name).toEqual(none);
});
