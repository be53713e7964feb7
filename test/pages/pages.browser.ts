import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replaceOutputSet } from "../../compiler/cli/output/output-set.ts";
import { root } from "../harness/source-files.ts";
import { openBrowser, type Served, serve } from "./browser.ts";
import { planPagesOf, playbookIn, siteOf } from "./site.ts";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const portrait = readFileSync(join(root, "test/pages/bike-shop/commuter.svg")).toString("base64");

let browser: Browser;
/** Five languages, two of them from right to left. */
let small: Served & { readonly paths: readonly string[] };
/** A playbook of full size. */
let large: Served & { readonly paths: readonly string[] };
let smallSite: ReadonlyMap<string, string>;
/** Plans of the same, one for each customer, in five languages. */
let plans: Served & { readonly paths: readonly string[] };

beforeAll(async () => {
  browser = await openBrowser();
  const portraits = new Map([["commuter.svg", `data:image/svg+xml;base64,${portrait}`]]);
  smallSite = siteOf(await playbookIn(join(root, "test/pages/bike-shop")), undefined, portraits);
  const largeSite = siteOf(await playbookIn(join(root, "playbooks/partner-portal")));
  const planPages = await planPagesOf(join(root, "playbooks/partner-portal"));
  plans = { ...(await serve(planPages)), paths: pagesOf(planPages) };
  small = { ...(await serve(smallSite)), paths: pagesOf(smallSite) };
  large = { ...(await serve(largeSite)), paths: pagesOf(largeSite) };
});
afterAll(async () => {
  await browser?.close();
  small?.close();
  large?.close();
  plans?.close();
});

const pagesOf = (site: ReadonlyMap<string, string>) =>
  [...site.keys()].filter((path) => path.endsWith(".html"));

const screens = {
  desktop: { width: 1280, height: 900 },
  phone: { width: 360, height: 740 },
} as const;

/** Every page in turn, and whatever the browser complained about on the way. */
async function visit(
  site: Served,
  paths: readonly string[],
  options: BrowserContextOptions,
  look: (page: Page, path: string) => Promise<readonly string[]>,
): Promise<readonly string[]> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("console", (message) => faults.push(`${page.url()}: ${message.text()}`));
  page.on("request", (request) => {
    if (!request.url().startsWith(site.address) && !request.url().startsWith("data:"))
      faults.push(`asked for ${request.url()}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400 && !response.url().endsWith("favicon.ico"))
      faults.push(`${response.status()}: ${response.url()}`);
  });
  for (const path of paths) {
    await page.goto(site.address + path);
    faults.push(...(await look(page, path)).map((fault) => `${path}: ${fault}`));
  }
  await context.close();
  return faults.filter((fault) => !fault.includes("favicon.ico"));
}

interface AxeResult {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
  }[];
}

async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate("axe.run(document)")) as AxeResult;
  return violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes.length}: ${nodes[0]?.target.join(" ")}; ${nodes[0]?.failureSummary})`,
  );
}

const widthFaults = async (page: Page): Promise<readonly string[]> => {
  const [needed, given] = (await page.evaluate(
    "[document.documentElement.scrollWidth, document.documentElement.clientWidth]",
  )) as [number, number];
  return needed > given ? [`${needed - given} pixels wider than the screen`] : [];
};

describe.each(["light", "dark"] as const)("in %s", (colorScheme) => {
  describe.each(Object.entries(screens))("on a %s", (_, viewport) => {
    test.each(["en", "ar"])("nobody is shut out, and nothing is cut off: %s", async (language) => {
      const paths = small.paths.filter((path) => path.startsWith(`${language}/`) || path === "index.html");
      expect(paths.length).toBe(8);
      const faults = await visit(small, paths, { colorScheme, viewport }, async (page) => [
        ...(await barriers(page)),
        ...(await widthFaults(page)),
      ]);
      expect(faults).toEqual([]);
    });
  });
});

test.each(Object.entries(screens))("a playbook of full size, on a %s", async (_, viewport) => {
  // One play stands for all.
  const paths = large.paths.filter((path) => /^en\/(?!play-(?!Technical))/.test(path));
  const faults = await visit(large, paths, { viewport }, async (page) => [
    ...(await barriers(page)),
    ...(await widthFaults(page)),
  ]);
  expect(faults).toEqual([]);
});

test("the journey of a playbook of full size is printed without one column over the other", async () => {
  const paths = large.paths.filter((path) => path.endsWith("/journey.html"));
  expect(paths).toHaveLength(5);
  const faults = await visit(large, paths, { viewport: { width: 690, height: 1000 } }, async (page) => {
    await page.emulateMedia({ media: "print" });
    return page.evaluate(`[...document.querySelectorAll(".journey td")].flatMap((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      const words = document.createRange();
      words.selectNodeContents(cell);
      const outside = [...words.getClientRects()].some((box) => box.left < left - 1 || box.right > right + 1);
      return outside ? [cell.textContent.trim().slice(0, 40)] : [];
    })`) as Promise<readonly string[]>;
  });
  expect(faults).toEqual([]);
});

/** What a script finds wrong in pages of the flagship. */
const inUsualWindow = (paths: readonly string[], script: string) =>
  visit(large, paths, { viewport: { width: 1280, height: 800 } }, (page) =>
    page.evaluate<readonly string[]>(script),
  );

test("a journey of five stages is seen whole in a window of usual width, and labels of a chart are whole", async () => {
  const paths = large.paths.filter((path) => /\/(?:journey|play-TechnicalOnboarding)\.html$/.test(path));
  expect(paths).toHaveLength(10);
  const faults = await inUsualWindow(
    paths,
    `[
      ...[...document.querySelectorAll(".scroll:has(.journey)")].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => "cut: " + each.scrollWidth + " > " + each.clientWidth),
      ...[...document.querySelectorAll(".chart .label")].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => "cut: " + each.textContent),
    ]`,
  );
  expect(faults).toEqual([]);
});

test("the names of the pages on the cards that lead there are on one line each, in a window of usual width", async () => {
  const paths = large.paths.filter((path) => /^..\/index\.html$/.test(path));
  expect(paths).toHaveLength(5);
  const faults = await inUsualWindow(
    paths,
    `[...document.querySelectorAll(".sections strong")].flatMap((name) => {
      const words = document.createRange();
      words.selectNodeContents(name);
      return words.getClientRects().length > 1 ? [name.textContent] : [];
    })`,
  );
  expect(faults).toEqual([]);
});

test.each([1280, 500, 360])("no label of a journey breaks within a word, %d pixels wide", async (width) => {
  const broken = `[...document.querySelectorAll(".journey th[scope=row], .journey dt")].flatMap((label) => {
    const words = document.createRange();
    const texts = document.createTreeWalker(label, NodeFilter.SHOW_TEXT);
    const found = [];
    while (texts.nextNode()) {
      const text = texts.currentNode;
      for (const { index, 0: word } of text.data.matchAll(/\\S+/g)) {
        words.setStart(text, index);
        words.setEnd(text, index + word.length);
        if (new Set([...words.getClientRects()].map(({ top }) => top)).size > 1) found.push("broken: " + word);
      }
    }
    return found;
  })`;
  for (const site of [small, large]) {
    const paths = site.paths.filter((path) => path.endsWith("/journey.html"));
    expect(paths).toHaveLength(5);
    const faults = await visit(site, paths, { viewport: { width, height: 800 } }, (page) =>
      page.evaluate<readonly string[]>(broken),
    );
    expect(faults).toEqual([]);
  }
});

test("a table shows that it goes on below, as long as it does", async () => {
  const fades = async (page: Page, at: string) => {
    await page.evaluate(`document.querySelector(".scroll").scrollTop = ${at}`);
    return page.evaluate(
      `new Promise((seen) => requestAnimationFrame(() => requestAnimationFrame(() =>
        seen(Number(getComputedStyle(document.querySelector(".scroll"), "::after").opacity)))))`,
    );
  };
  const viewport = { width: 1000, height: 800 };
  const faults = await visit(large, ["en/scorecard.html"], { viewport }, async (page) => {
    expect(await fades(page, "0")).toBe(1);
    expect(await fades(page, "1e6")).toBe(0);
    await page.evaluate("document.querySelector('.scroll').style.maxBlockSize = 'none'");
    expect(await fades(page, "0")).toBe(0);
    return [];
  });
  expect(faults).toEqual([]);
});

test("where all columns of a table fit, only the page scrolls, and their heads stay in view", async () => {
  const paths = large.paths.filter((path) => /\/(?:journey|scorecard|personas)\.html$/.test(path));
  expect(paths).toHaveLength(15);
  const faults = await inUsualWindow(
    paths,
    `[...document.querySelectorAll(".scroll:has(.journey, .score, .matrix)")].flatMap((each) => {
      const table = each.querySelector("table");
      scrollTo({ top: table.getBoundingClientRect().bottom + scrollY - 400, behavior: "instant" });
      const { top, bottom } = table.rows[0].cells[1].getBoundingClientRect();
      const inView = top === 0 && document.elementFromPoint(innerWidth / 2, bottom / 2).closest("thead") !== null;
      const cut = each.scrollHeight > each.clientHeight || each.scrollWidth > each.clientWidth;
      return [...(inView ? [] : ["heads at " + top]), ...(cut ? ["scrolls by itself"] : [])];
    })`,
  );
  expect(faults).toEqual([]);
});

test("of a question, everything stands beside its number on the narrowest phone", async () => {
  const paths = large.paths.filter((path) => path.endsWith("/questionnaire.html"));
  const faults = await visit(
    large,
    paths,
    { viewport: { width: 360, height: 800 } },
    async (page) =>
      page.evaluate(`(() => {
      const isRtl = document.dir === "rtl";
      const start = (box) => (isRtl ? -box.right : box.left);
      return [...document.querySelectorAll(".question")].flatMap((question) => {
        const number = question.querySelector(".number").getBoundingClientRect();
        const parts = [...question.querySelectorAll(".small, .badge, input, textarea")];
        const under = parts.filter((part) => start(part.getBoundingClientRect()) < start(number) + 20);
        return under.map((part) => question.textContent.trim().slice(0, 40) + ": " + part.className);
      });
    })()`) as Promise<readonly string[]>,
  );
  expect(faults).toEqual([]);
});

test("a playbook of full size fits windows of any width, in all its languages", async () => {
  // What does not fit is a long word in a narrow column, and how narrow columns get goes up and down with the width.
  const widths = [360, 600, 800, 1000, 1200, 1280, 1440];
  const paths = large.paths.filter((path) => /^[a-z]+\/(?!play-(?!Technical))/.test(path));
  expect(new Set(paths.map((path) => path.split("/")[0]))).toEqual(new Set(["en", "es", "el", "ar", "fa"]));
  const faults = await visit(large, paths, {}, async (page) => {
    const found: string[] = [];
    for (const width of widths) {
      await page.setViewportSize({ width, height: 800 });
      found.push(...(await widthFaults(page)).map((fault) => `${fault}, of ${width}`));
    }
    return found;
  });
  expect(faults).toEqual([]);
});

test.each(["light", "dark"] as const)("plans by themselves, in %s", async (colorScheme) => {
  expect(plans.paths.length).toBeGreaterThan(4);
  const faults = await visit(plans, plans.paths, { colorScheme, viewport: screens.phone }, async (page) => [
    ...(await barriers(page)),
    ...(await widthFaults(page)),
  ]);
  expect(faults).toEqual([]);
});

test("every page of every language fits the narrowest phone", async () => {
  const viewport = { width: 320, height: 640 };
  for (const site of [small, large, plans]) {
    expect(await visit(site, site.paths, { viewport }, widthFaults)).toEqual([]);
  }
});

test("no day of a timeline runs into what stands beside it, in any language", async () => {
  const look = (page: Page): Promise<readonly string[]> =>
    page.evaluate(`[...document.querySelectorAll(".entry")].flatMap((entry) => {
      const range = document.createRange();
      range.selectNodeContents(entry.querySelector(".when"));
      const day = range.getBoundingClientRect();
      const line = entry.querySelector(".what").getBoundingClientRect();
      return day.right <= line.left - 6 || day.left >= line.right + 6 ? [] : [range.toString()];
    })`);
  for (const site of [small, plans]) {
    expect(await visit(site, site.paths, { viewport: screens.desktop }, look)).toEqual([]);
  }
});

test("the time of an entry ends where its day does", async () => {
  const look = (page: Page): Promise<readonly string[]> =>
    page.evaluate(`[...document.querySelectorAll(".entry .when")].flatMap((when) => {
      const end = document.dir === "rtl" ? "left" : "right";
      const [day, time] = [":scope > time:last-of-type", ":scope > .small"].map((each) => {
        const range = document.createRange();
        range.selectNodeContents(when.querySelector(each) ?? when);
        return Math.min(...[...range.getClientRects()].map((box) => box[end] * (end === "left" ? 1 : -1)));
      });
      return Math.abs(day - time) < 2 ? [] : [when.textContent];
    })`);
  expect(await visit(plans, plans.paths, { viewport: screens.desktop }, look)).toEqual([]);
});

test("begins on the right side where the language does", async () => {
  const faults = await visit(small, ["ar/plays.html", "en/plays.html"], {}, async (page, path) => {
    const left = await page.evaluate("document.querySelector('h1').getClientRects()[0].left");
    const heading = (await page.evaluate(
      "(() => { const r = document.createRange(); r.selectNodeContents(document.querySelector('h1')); const b = r.getBoundingClientRect(); return [b.left, innerWidth - b.right]; })()",
    )) as [number, number];
    expect(typeof left).toBe("number");
    const [toLeft, toRight] = heading;
    return toLeft < toRight === path.startsWith("en/") ? [] : ["the heading is on the wrong side"];
  });
  expect(faults).toEqual([]);
});

test("the year of a date stands left of its month, also within a text from right to left", async () => {
  const look = (page: Page) =>
    page.evaluate<string[]>(`(() => {
      const faults = [];
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
      for (let text = texts.nextNode(); text; text = texts.nextNode())
        for (const { 0: date, index } of text.data.matchAll(/2026-0[78]/g)) {
          const [year, month] = [[0, 4], [5, 7]].map(([from, to]) => {
            const range = document.createRange();
            range.setStart(text, index + from);
            range.setEnd(text, index + to);
            return range.getBoundingClientRect();
          });
          faults.push(year.right < month.left ? "in order" : date);
        }
      return faults;
    })()`);
  const paths = ["ar/personas.html", "fa/personas.html", "en/personas.html"];
  expect(await visit(small, paths, { viewport: screens.desktop }, look)).toEqual(
    paths.flatMap((path) => [`${path}: in order`, `${path}: in order`]),
  );
});

test("is printed whole: nothing scrolls, nothing is wider than the paper, navigation stays away", async () => {
  const paths = small.paths.filter((path) => /^(?:en|fa)\//.test(path));
  const faults = await visit(small, paths, {}, async (page) => {
    const pdf = await page.pdf({ format: "A4" });
    const text = Buffer.from(pdf).toString("latin1");
    if (!text.startsWith("%PDF-")) return ["no PDF"];
    await page.setViewportSize({ width: 690, height: 1000 }); // The width of A4 between its margins.
    await page.emulateMedia({ media: "print" });
    const found = (await page.evaluate(`[
      ...[...document.querySelectorAll(".scroll")].filter((each) => each.scrollWidth > each.clientWidth + 1).map((each) => "cut off on paper: " + each.getAttribute("aria-label") + " " + each.scrollWidth + " > " + each.clientWidth),
      ...[...document.querySelectorAll("nav")].filter((each) => each.checkVisibility()).map(() => "navigation on paper"),
    ]`)) as string[];
    const wide = await widthFaults(page);
    await page.emulateMedia({ media: null });
    return [...found, ...wide];
  });
  expect(faults).toEqual([]);
});

test("the keyboard reaches the content first, and every table that scrolls", async () => {
  const faults = await visit(small, ["en/personas.html"], { viewport: screens.phone }, async (page) => {
    await page.keyboard.press("Tab");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate("document.activeElement.id")).toBe("content");
    await page.focus("section.scroll");
    await page.keyboard.press("ArrowRight");
    // The page's own policy forbids what Playwright would wait with.
    await expect
      .poll(() => page.evaluate("document.querySelector('section.scroll').scrollLeft"))
      .toBeGreaterThan(0);
    return [];
  });
  expect(faults).toEqual([]);
});

test("opened from the disk, without a server, it looks the same", async () => {
  const folder = mkdtempSync(join(tmpdir(), "persona-pages-"));
  try {
    replaceOutputSet(
      folder,
      [...smallSite].map(([path, content]) => ({ path, content })),
      { command: "docs" },
    );
    const page = await browser.newPage();
    await page.goto(pathToFileURL(join(folder, "en/personas.html")).href);
    expect(await page.evaluate("getComputedStyle(document.querySelector('.personas')).display")).toBe("grid");
    expect(await page.evaluate("document.querySelector('img').naturalWidth")).toBeGreaterThan(0);
    await page.click("text=فارسی");
    expect(await page.evaluate("document.dir + ' ' + document.querySelector('h1').textContent")).toBe(
      "rtl پرسوناها",
    );
    await page.close();
  } finally {
    rmSync(folder, { recursive: true });
  }
});
