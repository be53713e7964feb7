import { mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../harness/source-files.ts";
import { openBrowser, serve } from "./browser.ts";
import { playbookIn, siteOf } from "./site.ts";

/**
 * The pictures of pages in README and docs, as those of the flagship look today. They are drawn into `test/pages/out`;
 * `UPDATE=1 npm run test:pages` draws those that are shown anew.
 */

/** Each with the heading or label that stands near its top, a little below or above. */
const pictures = [
  { name: "personas", path: "en/personas.html", size: [1100, 830], at: "#persona-3", above: 24 },
  { name: "play", path: "en/play-TechnicalOnboarding.html", size: [1100, 900], at: "h1", above: 60 },
  { name: "scorecard", path: "en/scorecard.html", size: [1280, 800], at: ".score", above: 52, dark: true },
  { name: "journey", path: "el/journey.html", size: [1280, 800], at: ".journey", above: 18 },
  { name: "arabic", path: "ar/play-TechnicalOnboarding.html", size: [420, 900], at: "body", above: 0 },
] as const;

const flagship = join(root, "playbooks/partner-portal");
const dataOf = (portrait: string): string =>
  `data:image/svg+xml;base64,${readFileSync(join(flagship, portrait)).toString("base64")}`;

test("the pages of the flagship, as the documentation shows them", async () => {
  const playbook = await playbookIn(flagship);
  const portraits = new Map(
    playbook.personas.flatMap(({ portrait }) =>
      portrait === undefined ? [] : [[portrait, dataOf(portrait)]],
    ),
  );
  const site = await serve(siteOf(playbook, "2026-12-01", portraits));
  const shown = process.env.UPDATE === "1" ? join(root, "docs/images") : join(root, "test/pages/out");
  mkdirSync(shown, { recursive: true });
  const browser = await openBrowser();
  try {
    for (const { name, path, size, at, above, ...rest } of pictures) {
      const [width, height] = size;
      const page = await browser.newPage({
        viewport: { width, height },
        colorScheme: "dark" in rest ? "dark" : "light",
      });
      await page.goto(site.address + path);
      const top = await page.evaluate(
        `(() => {
          const there = document.querySelector("${at}");
          scrollBy({ top: there.getBoundingClientRect().top - ${above}, behavior: "instant" });
          return there.getBoundingClientRect().top;
        })()`,
      );
      // Otherwise the picture would show another part of the page, or the foot of it.
      expect(Math.round(Number(top)), name).toBe(above);
      await page.screenshot({ path: join(shown, `pages-${name}.png`) });
      await page.close();
    }
  } finally {
    await browser.close();
    site.close();
  }
});
