/** The report of the flagship in a real browser: nobody is shut out, nothing is cut off, nothing is refused. */

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import { planCustomer } from "../../compiler/planner/plan-customer.ts";
import { readCustomers, readOutcomes } from "../../compiler/records/codec.ts";
import { progressOf } from "../../compiler/report/progress.ts";
import { reportOutcomes } from "../../compiler/report/report.ts";
import { reportPage } from "../../compiler/report/report-page.ts";
import { root } from "../harness/source-files.ts";
import { allOf } from "../records/sample.ts";
import { openBrowser, type Served, serve } from "./browser.ts";
import { playbookIn } from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const flagship = join(root, "playbooks/partner-portal");

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await openBrowser();
  const playbook = await playbookIn(flagship);
  const bytes = readFileSync(join(flagship, "outcomes.csv"));
  const results = await allOf(readOutcomes(playbook, bytes, "csv", "outcomes.csv"));
  const customer = readFileSync(join(flagship, "customers/talleres-ibarra.json"));
  const [read] = await allOf(readCustomers(playbook, customer, "json", "customer.json"));
  if (read?.record === undefined) throw new Error("the flagship's customer was refused");
  // In Spanish, so that two languages stand on one page.
  const plan = planCustomer({
    playbook,
    customer: read.record,
    persona: "Technical",
    start: "2026-11-02",
    language: "es",
    renderText: compileTexts(playbook),
  });
  const answers = results.flatMap(({ outcome }) => outcome ?? []);
  const report = {
    ...reportOutcomes(playbook, answers, "2026-11-27"),
    customers: [progressOf(plan, playbook, "2026-11-27")],
  };
  served = await serve(new Map([["report.html", await reportPage(report, "persona test")]]));
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

test.each([
  ["light", 1280],
  ["dark", 1280],
  ["light", 1100],
  ["light", 360],
  ["dark", 320],
] as const)("in %s, %d pixels wide", async (colorScheme, width) => {
  const context = await browser.newContext({ colorScheme, viewport: { width, height: 800 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => {
    if (!message.text().includes("404")) faults.push(message.text());
  });
  await page.goto(`${served.address}report.html`);
  const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
  expect(background).toBe(colorScheme === "light" ? "rgb(250, 249, 246)" : "rgb(20, 23, 27)");
  const [needed, given] = (await page.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  )) as [number, number];
  expect(needed).toBe(given);
  const cutOff = `[...document.querySelectorAll(".scroll")].filter((each) => each.scrollWidth > each.clientWidth).length`;
  if (width >= 1100) expect(await page.evaluate(cutOff)).toBe(0);
  // A circle for each figure that is shown.
  expect(await page.evaluate("document.querySelectorAll('.chart.groups circle').length")).toBeGreaterThan(8);
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run(document)")) as {
    violations: readonly {
      id: string;
      nodes: readonly { target: readonly string[]; failureSummary: string }[];
    }[];
  };
  faults.push(
    ...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.target.join(" ")} ${nodes[0]?.failureSummary}`),
  );
  expect(faults).toEqual([]);
  await context.close();
});
