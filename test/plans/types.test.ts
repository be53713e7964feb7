/** The types beside plans.js: a program that uses them compiles, one that is wrong does not. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { playbookOf } from "../planner/demo.ts";
import { emitPlans } from "./plan-runtime.ts";

const tsc = fileURLToPath(import.meta.resolve("typescript/package.json")).replace(
  /package\.json$/,
  "bin/tsc",
);

const program = `
import { createEvents, type EventAttributes } from "ics";
import { feed, icsEvents, invitations, plan, renderMarkdown, type Plan } from "./plans.js";

const made: Plan = plan(
  {
    id: "c-1",
    name: "Aurora",
    contacts: [{ role: "Sponsor", name: "Zoe", email: "z@customer.example" }],
    signals: { value: 3, goLive: null },
  },
  { start: "2026-12-01", team: [{ name: "Ana", email: "a@example.com", skills: ["portal"] }], language: "es" },
);
const text: string = renderMarkdown(made) + feed(made, { stamp: "2026-11-22T00:00:00Z" });
for (const { uid, content } of invitations(made)) console.log(uid, content, text);
const events: EventAttributes[] = icsEvents(made);
createEvents(events);
for (const { code, message } of made.problems) console.log(code, message);
// @ts-expect-error there is no such persona
plan({ id: "1", name: "n" }, { start: "2026-12-01", persona: "Nobody" });
// @ts-expect-error a plan has a start
plan({ id: "1", name: "n" }, {});
// @ts-expect-error there is no such role
plan({ id: "1", name: "n", contacts: [{ role: "Boss", name: "B", email: "b@x.example" }] }, { start: "2026-12-01" });
// @ts-expect-error a plan is read, not written
made.start = "2027-01-01";
`;

test("plans.d.ts fits plans.js and the ics package", async () => {
  const playbook = await playbookOf({ actions: 'task a "A" { owner Manager; when on start }' });
  const folder = mkdtempSync(join(import.meta.dirname, "../../node_modules/.plan-types-"));
  try {
    for (const { path, content } of emitPlans(playbook)) {
      if (!path.includes("/")) writeFileSync(join(folder, path), content);
    }
    writeFileSync(join(folder, "package.json"), '{"type":"module"}');
    writeFileSync(join(folder, "program.ts"), program);
    const options = [
      "--ignoreConfig",
      "--noEmit",
      "--strict",
      "--module",
      "nodenext",
      "--types",
      "node",
      "--target",
      "es2022",
    ];
    const { stdout, status } = spawnSync(process.execPath, [tsc, ...options, join(folder, "program.ts")], {
      encoding: "utf8",
    });
    expect(stdout).toBe("");
    expect(status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
