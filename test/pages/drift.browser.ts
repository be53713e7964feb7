/** The page of `persona drift` in a real browser: its charts are whole, or not there. */

import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { driftLead, driftSections, driftTitle } from "../../compiler/report/drift/drift-sections.ts";
import { sectionsPage } from "../../compiler/report/sections-page.ts";
import { someDrift } from "../report/drift/some-drift.ts";
import { openBrowser, type Served, serve } from "./browser.ts";

let browser: Browser;
let served: Served;
beforeAll(async () => {
  browser = await openBrowser();
  const drift = someDrift(0.375, "stable", 1);
  const page = await sectionsPage({
    playbook: drift.playbook,
    title: driftTitle,
    lead: driftLead(drift),
    sections: driftSections(drift),
    generator: "persona test",
  });
  served = await serve(new Map([["drift.html", page]]));
});
afterAll(async () => {
  await browser?.close();
  served?.close();
});

test.each([
  [1280, 2],
  [900, 2],
  [820, 2],
  [780, 0],
  [700, 0],
])("%d pixels wide, nothing is cut off, and %d charts are seen", async (width, charts) => {
  const page = await browser.newPage({ viewport: { width, height: 800 } });
  await page.goto(`${served.address}drift.html`);
  const cut = `[...document.querySelectorAll(".scroll")].filter((each) => each.scrollWidth > each.clientWidth).length`;
  expect(await page.evaluate(cut)).toBe(0);
  const seen = `[...document.querySelectorAll("td.bars svg")].filter((each) => each.checkVisibility()).length`;
  expect(await page.evaluate(seen)).toBe(charts);
  await page.close();
});
