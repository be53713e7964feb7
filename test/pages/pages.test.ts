import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { beforeAll, describe, expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { phrasesFor } from "../../compiler/planner/words/phrases/by-language.ts";
import { examplePlaybook } from "../harness/example-playbook.ts";
import { root } from "../harness/source-files.ts";
import { attributeOf, elementsIn, findAll, playbookIn, readPage, siteOf, textOf, textsOf } from "./site.ts";

let playbook: Playbook;
let site: ReadonlyMap<string, string>;
beforeAll(async () => {
  playbook = await playbookIn(join(root, "playbooks/partner-portal"));
  site = siteOf(playbook);
}, 60_000);

const pageOf = (path: string): string => site.get(path) ?? "";
const pages = () => [...site].filter(([path]) => path.endsWith(".html"));

describe("every page", () => {
  test("is there in every language, under the same name", () => {
    const filesIn = (language: string) =>
      [...site.keys()].filter((path) => path.startsWith(`${language}/`)).map((path) => path.slice(3));
    expect(filesIn("en")).toEqual([
      "index.html",
      "personas.html",
      "journey.html",
      "scorecard.html",
      "plays.html",
      ...playbook.plays.map(({ name }) => `play-${name}.html`),
      "questionnaire.html",
    ]);
    expect(playbook.languages).toEqual(["en", "es", "el", "ar", "fa"]);
    for (const language of playbook.languages) expect(filesIn(language), language).toEqual(filesIn("en"));
  });

  test("is HTML without a fault, for a parser and for a validator", async () => {
    const validator = new HtmlValidate({
      extends: ["html-validate:recommended"],
      // How long a title is, is up to the playbook.
      rules: { "long-title": "off" },
    });
    const faults: string[] = [];
    for (const [path, content] of pages()) {
      faults.push(...readPage(content).errors.map((error) => `${path}: ${error}`));
      // The validator takes its time: one language of each direction will do.
      if (/^(?:es|el|fa)\//.test(path)) continue;
      for (const { messages } of (await validator.validateString(content, path)).results) {
        faults.push(...messages.map(({ line, ruleId, message }) => `${path}:${line}: ${ruleId}: ${message}`));
      }
    }
    expect(faults).toEqual([]);
  });

  test("leads only to pages and places that are there", () => {
    const places = new Map(
      pages().map(([path, content]) => [
        path,
        new Set(elementsIn(readPage(content).root).map((element) => attributeOf(element, "id"))),
      ]),
    );
    const broken: string[] = [];
    let links = 0;
    for (const [path, content] of pages()) {
      for (const element of elementsIn(readPage(content).root)) {
        const address = attributeOf(element, "href") ?? attributeOf(element, "src");
        if (address === undefined || /^https:/.test(address)) continue;
        links++;
        const target = new URL(address, `http://site/${path}`);
        const file = decodeURIComponent(target.pathname.slice(1));
        const place = target.hash.slice(1);
        if (!site.has(file) || (place !== "" && !places.get(file)?.has(place)))
          broken.push(`${path}: ${address}`);
      }
    }
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(300);
  });

  test("runs nothing, loads nothing from elsewhere, sends nothing", () => {
    const policy = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'none'";
    const forbidden = ["script", "style", "iframe", "object", "embed", "form", "base"];
    const faults: string[] = [];
    for (const [path, content] of pages()) {
      const elements = elementsIn(readPage(content).root);
      const policies = elements.filter((element) => attributeOf(element, "http-equiv") !== undefined);
      if (policies.map((element) => attributeOf(element, "content")).join() !== policy) faults.push(path);
      for (const { tagName, attrs } of elements) {
        if (forbidden.includes(tagName)) faults.push(`${path}: ${tagName}`);
        for (const { name, value } of attrs) {
          const harmful = /^on|^style$|^action$|^srcdoc$|^ping$/.test(name);
          const outside = /^(?:[a-z]+:)?\/\//i.test(value) && `${tagName} ${name}` !== "a href";
          if (harmful || outside) faults.push(`${path}: ${tagName} ${name}="${value}"`);
        }
      }
    }
    expect(faults).toEqual([]);
    expect(site.get("style.css")).not.toMatch(/url\(|@import|expression/);
  });

  test("says its language and direction, and where its translations are", () => {
    for (const [path, content] of pages()) {
      const [language] = path.split("/") as [string];
      const [html] = findAll(content, "html");
      expect(html && attributeOf(html, "lang")).toBe(path === "index.html" ? "en" : language);
      expect(html && (attributeOf(html, "dir") ?? "ltr")).toBe(/^(?:ar|fa)\//.test(path) ? "rtl" : "ltr");
      const alternates = findAll(content, "link")
        .filter((link) => attributeOf(link, "rel") === "alternate")
        .map((link) => attributeOf(link, "hreflang"));
      expect(alternates).toEqual([...playbook.languages, ...(path === "index.html" ? [] : ["x-default"])]);
    }
  });
});

describe("what is on the pages", () => {
  test("personas: a card for each, and a matrix with each as a column", () => {
    const personas = pageOf("en/personas.html");
    const titles = playbook.personas.map(({ titles }) => titles.en);
    expect(textsOf(personas, "article.persona").length).toBe(4);
    expect(textsOf(personas, "h2").slice(0, 4)).toEqual(titles);
    const [matrix] = findAll(personas, "table.matrix");
    const headings = elementsIn(matrix as never).filter((element) => attributeOf(element, "scope") === "col");
    expect(headings.map(textOf)).toEqual(titles);
    const rows = elementsIn(matrix as never).filter((element) => attributeOf(element, "scope") === "row");
    expect(rows.map(textOf)).toEqual([
      "In short",
      "Challenges",
      "Needs",
      "Values",
      "Jobs to be done",
      "technology",
      "knowledge",
      "time",
      "decides",
      "Channels, best first",
      "In their words",
    ]);
    for (const { summary, challenges, needs, values, evidence } of playbook.personas) {
      for (const { es } of [
        summary,
        ...challenges,
        ...needs.map(({ texts }) => texts),
        ...values,
        ...evidence.map(({ texts }) => texts),
      ]) {
        expect(textOf(readPage(pageOf("es/personas.html")).root)).toContain(es);
      }
    }
  });

  test("questionnaire: every signal of the hand-over, with all of its options", () => {
    const sheet = pageOf("es/questionnaire.html");
    const text = textOf(readPage(sheet).root);
    for (const { titles, type } of playbook.signals) {
      expect(text).toContain(titles.es);
      const element = type.kind === "set" ? type.element : type;
      for (const { titles } of element.kind === "enumeration" ? element.members : []) {
        expect(text).toContain(titles.es ?? titles.en ?? "");
      }
    }
    const questions = [...findAll(sheet, "fieldset.question"), ...findAll(sheet, "div.question")];
    expect(questions.length).toBe(playbook.signals.length);
  });

  test("journey: the stages in their order, with their plays", () => {
    const journey = pageOf("en/journey.html");
    const [map] = findAll(journey, "table.journey");
    const stages = elementsIn(map as never).filter((element) => attributeOf(element, "scope") === "col");
    expect(stages.map(textOf)).toEqual(["Sales", "Implementation", "Support", "Success", "Renewal"]);
    for (const { titles } of playbook.plays) expect(textsOf(journey, "a")).toContain(titles.en);
  });

  test("journey: goals, owners, feelings, touchpoints with what they ask and use, handovers", async () => {
    const whole = siteOf(await playbookIn(join(root, "test/pages/bike-shop")));
    const [map] = findAll(whole.get("en/journey.html") ?? "", "table.journey");
    const rows = elementsIn(map as never)
      .filter(({ tagName }) => tagName === "tr")
      .map((row) => row.childNodes.map((cell) => textOf(cell).replace(/\s+/g, " ").trim()));
    expect(rows).toEqual([
      ["", "First visit", "Regular"],
      ["Here when", "Everybody begins here", "Kilometres a week at least 100"],
      ["Goal", "Rolling again", "Back every spring"],
      ["Measure", "Days until collected", ""],
      ["Owner", "Counter", "Workshop"],
      ["Feeling", "anxious", ""],
      [
        "Touchpoints",
        "Call to the counter Channel Phone They see When it will be ready Feeling anxious calm " +
          "We ask for Bicycles at home What worries them " +
          "Ready to collect Channel E-mail Owner Workshop They see What was done We use Bicycles at home",
        "",
      ],
      ["Plays", "Ready for the tour Tourer", ""],
      ["Handover", "To Regular What to look at next time", ""],
    ]);
  });

  test("journey: how customers are reached, and what they are asked", async () => {
    const whole = siteOf(await playbookIn(join(root, "test/pages/bike-shop")));
    expect(textsOf(whole.get("en/journey.html") ?? "", "tr").slice(-2)).toEqual([
      "PhoneEnglish, Spanish, Greek, Arabic, and Persian Monday – Thursday 09:00 – 13:00, 15:00 – 18:00 Friday 09:00 – 13:00",
      "E-mailEnglish, Spanish, Greek, Arabic, and Persianat all hours",
    ]);
    expect(textsOf(whole.get("es/journey.html") ?? "", "div.card")).toEqual([
      expect.stringMatching(/^¿Satisfecho\? ¿Nos recomendaría\? Respuestas 0 – 10 .* Meta 60 \(90 días\)$/),
    ]);
  });

  test("play: days from the review on, conditions, people, and what waits for a date", () => {
    const entries = textsOf(pageOf("en/play-TechnicalOnboarding.html"), "li.entry");
    const about = (title: string) =>
      entries.find((entry) =>
        /(?:Task|Meeting|Message|Milestone) (.*)/.exec(entry)?.[1]?.startsWith(title),
      ) ?? "";
    // The fourth business day after Thursday 1 October, as a calendar on the wall says.
    expect(about("Technical kick-off")).toMatch(/^Wed, 7 Oct 2026 10:00 – 11:00 Meeting/);
    expect(about("Technical kick-off")).toContain(
      "Who Implementation manager Solution engineer Portal owner",
    );
    expect(about("Security questions")).toContain("Only if A security review comes first: yes or");
    expect(about("Weekly check-in")).toMatch(/^Tue, 6 Oct 2026 – Tue, 27 Oct 2026 09:30 – 10:00 4 times/);
    expect(about("Rehearse the cut-over")).toMatch(/^no date yet .* 5 business days before “Go-live agreed”/);
    expect(about("Welcome")).toContain("Hello [Executive sponsor],");
    const started = siteOf(playbook, "2027-01-04").get("en/play-TechnicalOnboarding.html") ?? "";
    expect(textsOf(started, "li.entry")[0]).toMatch(/^Mon, 4 Jan 2027/);
  });

  test("journey: teams and feelings in the reader's language, where the playbook says them in it", () => {
    const cells = (language: string) =>
      textsOf(pageOf(`${language}/journey.html`), "td").map((cell) => cell.trim());
    expect(cells("es")).toContain("Ventas");
    // The title of the member of the customer's signal, not the name in `feelings`.
    expect(cells("es")).toContain("con curiosidad con calma");
    expect(cells("fa")).toContain("نگران سربلند");
  });

  test("questionnaire: a stage without a title as an answer has that of the journey", () => {
    const signal = playbook.signals.find(({ name }) => name === playbook.customer.stage);
    if (signal?.type.kind !== "enumeration") throw new Error("no signal says the stage");
    const [one, ...others] = signal.type.members;
    if (one === undefined) throw new Error("it has no members");
    const members = [{ ...one, titles: {} }, ...others];
    const signals = playbook.signals.map((each) =>
      each === signal ? { ...each, type: { ...signal.type, members } } : each,
    ) as Playbook["signals"];
    const stages = playbook.stages.map((stage) =>
      stage.name.toLowerCase() === one.name.toLowerCase()
        ? { ...stage, titles: { en: "First of all" } }
        : stage,
    );
    const made = siteOf({ ...playbook, signals, stages }).get("en/questionnaire.html") ?? "";
    const options = textsOf(made, "label");
    expect(options.join("\n")).toContain("First of all");
  });

  test("play: a message in every tone that it can have there", () => {
    const wordsIn = (page: string, title: string) =>
      findAll(pageOf(page), "li.entry")
        .filter((entry) => textOf(entry).includes(title))
        .flatMap((entry) => elementsIn(entry).filter(({ tagName }) => tagName === "details"))
        .map((words) => textOf(words).replace(/\s+/g, " "));
    const results = wordsIn("en/play-FirstMonths.html", "First results");
    expect(results).toHaveLength(2);
    expect(results[0]).toMatch(
      /^The words What changed in your first month .* A month ago your portal went live/,
    );
    expect(results[1]).toMatch(/^The words: soothing \(Feeling: upset\) .* harder than it should have been/);
    // Nobody is written to as Simplicity in a play for Technical.
    const welcome = wordsIn("en/play-TechnicalOnboarding.html", "Welcome").join("\n");
    expect(welcome).toContain("The words: precise (Persona: Technical)");
    expect(welcome).not.toContain("brief");
  });

  test("play: what is written is shown for days that are not known yet, with titles where days will stand", () => {
    const wordsOf = (page: string, title: string) =>
      textsOf(pageOf(page), "li.entry")
        .map((entry) => entry.replace(/\s+/g, " "))
        .find((entry) => entry.startsWith("no date yet") && entry.includes(title));
    expect(wordsOf("en/play-SimplicityOnboarding.html", "Train their people")).toContain(
      "The words People: [People to train]; languages",
    );
    expect(wordsOf("en/play-RenewInTime.html", "The renewal, in good time")).toContain(
      "Your contract ends on [Renewal].",
    );
    const dated: Playbook = {
      ...playbook,
      plays: playbook.plays.map((play) => ({
        ...play,
        actions: play.actions.map((action) =>
          action.kind === "task" && action.name === "rehearse"
            ? { ...action, note: { en: "On {{action.date}}." } }
            : action,
        ),
      })),
    };
    const rehearsal = textsOf(siteOf(dated).get("en/play-TechnicalOnboarding.html") ?? "", "li.entry");
    expect(rehearsal.find((entry) => entry.includes("Rehearse"))).toContain("On [Rehearse the cut-over].");
  });

  test("play: what has no length has one time", () => {
    const timed = {
      ...playbook,
      plays: playbook.plays.map((play) => ({
        ...play,
        actions: play.actions.map((action) =>
          action.kind === "message" ? { ...action, when: { ...action.when, at: "09:30" } } : action,
        ),
      })),
    };
    const entries = textsOf(siteOf(timed).get("en/play-TechnicalOnboarding.html") ?? "", "li.entry");
    expect(
      entries.filter((entry) => / 09:30 Message /.test(entry.replace(/\s+/g, " "))).length,
    ).toBeGreaterThan(1);
    expect(entries.join("\n")).not.toContain("09:30 – 09:30");
  });

  test("play: days are counted where there is no day to start from", () => {
    const { reviewed: _, ...unreviewed } = playbook;
    const counted = siteOf(unreviewed).get("en/play-TechnicalOnboarding.html") ?? "";
    const entries = textsOf(counted, "li.entry");
    expect(entries.find((entry) => entry.includes("Welcome"))).toMatch(/^Day 1 /);
    expect(entries.find((entry) => entry.includes("Collect the first questions"))).toMatch(/^Day 8 /);
    expect(counted).not.toContain("2001");
  });
});

describe("scorecard", () => {
  const score = siteOf({ ...examplePlaybook, languages: ["en"] }).get("en/scorecard.html") ?? "";
  const rows = findAll(score, "tr").map((row) =>
    row.childNodes.map((cell) => textOf(cell).replace(/\s+/g, " ").trim()),
  );

  // By hand: Technical 2 + 5 + 5 + 4, Marketing 5 + 3, Simplicity 4 + 2 + 3, Consulting 1 + 5 + 1 + 1.
  test("says the most that each persona can reach", () => {
    expect(rows[1]).toEqual(["Most that can be reached", "16", "8", "9", "8", ""]);
  });

  test("is shaded in five steps up to the greatest share in it, whatever that is", () => {
    const cells = elementsIn(readPage(score).root).flatMap((cell) => {
      const [, step] = /^heat-(\d)$/.exec(attributeOf(cell, "class") ?? "") ?? [];
      const [, share] = /([\d.]+)%$/.exec(textOf(cell).trim()) ?? [];
      return step === undefined ? [] : [`${share}: ${step}`];
    });
    // Fifths of 62.5 %.
    const steps = "12.5: 1, 18.8: 2, 22.2: 2, 25: 2, 31.3: 3, 33.3: 3, 37.5: 3, 44.4: 4, 62.5: 5";
    expect([...new Set(cells)].sort()).toEqual(steps.split(", "));
  });

  test("has the titles of the blocks above their rules, in the reader's language", () => {
    const [table] = findAll(pageOf("es/scorecard.html"), "table.score");
    const blocks = elementsIn(table as never).filter((element) => attributeOf(element, "class") === "block");
    expect(blocks.map((block) => textOf(block).trim())).toEqual(
      playbook.ruleGroups.map(({ titles }) => titles.es),
    );
    const after = textOf(table as never).split("Lo que hay que construir")[1] ?? "";
    expect(playbook.ruleGroups.flatMap(({ rules }) => rules)).toEqual(playbook.rules.map(({ id }) => id));
    expect(after.length).toBeGreaterThan(0);
  });

  test("has every rule, with points, shares and the reason", () => {
    expect(rows.slice(2)).toEqual([
      ["Title of usedCompetitor: yes", "+2 12.5%", "", "", "+1 12.5%", ""],
      ["Title of reasonChosen"],
      ["price or speed", "", "", "+4 44.4%", "", ""],
      ["design", "", "+5 62.5%", "", "", ""],
      ["integrations", "+5 31.3%", "", "", "", ""],
      ["expertise", "", "", "", "+5 62.5%", ""],
      ["Title of developers"],
      ["below 1", "", "", "+2 22.2%", "", ""],
      ["1 to below 3", "", "", "", "+1 12.5%", ""],
      ["3 to below 11", "+3 18.8%", "", "", "", ""],
      ["11 and above", "+5 31.3%", "", "", "", ""],
      ["not known", "", "", "", "+1 12.5%", ""],
      ["Title of systems: for each", "+1 at most 4 25%", "", "", "", ""],
      ["Title of biggestWorry mentioning “rounded”, “logo”, or “brand”", "", "+3 37.5%", "", "", ""],
      [
        "Title of quoteTurnaround above 2 days and Title of fromSpreadsheets: yes",
        "",
        "",
        "+3 33.3%",
        "+1 12.5%",
        "They come for speed",
      ],
    ]);
  });
});

describe("languages", () => {
  test("what a language lacks is in another, and marked as that", () => {
    const personas = [
      { ...(playbook.personas[0] as Playbook["personas"][number]), titles: { en: "Simplicity" } },
    ];
    const some = siteOf({ ...playbook, personas }).get("es/personas.html") ?? "";
    const marked = findAll(some, "bdi").filter((element) => attributeOf(element, "lang") === "en");
    expect(marked.map(textOf)).toContain("Simplicity");
  });

  test("a language without words of ours reads English, marked as English", () => {
    const swedish = siteOf({ ...playbook, languages: ["sv"] }).get("sv/personas.html") ?? "";
    expect(findAll(swedish, "html").map((element) => attributeOf(element, "lang"))).toEqual(["sv"]);
    for (const heading of findAll(swedish, "h1")) {
      const [mark] = elementsIn(heading).slice(1);
      expect(mark && [attributeOf(mark, "lang"), textOf(mark)]).toEqual(["en", "Personas"]);
    }
  });

  test("the five languages of the practice have all words of their own", async () => {
    const whole = siteOf(await playbookIn(join(root, "test/pages/bike-shop")));
    // Kinds of traits, and feelings that no signal gives titles to.
    const names = ["patience", "anxious", "calm"];
    for (const [path, content] of whole) {
      const marked = findAll(content, "bdi").filter((element) => attributeOf(element, "lang") !== undefined);
      expect(
        marked.map(textOf).filter((text) => text !== "persona test" && !names.includes(text)),
        path,
      ).toEqual([]);
    }
    const directions = ["en", "es", "el", "ar", "fa"].map((language) => {
      const [html] = findAll(whole.get(`${language}/personas.html`) ?? "", "html");
      return html && attributeOf(html, "dir");
    });
    expect(directions).toEqual(["ltr", "ltr", "ltr", "rtl", "rtl"]);
  });

  test("things that are counted in Arabic take the form of their number", () => {
    const { span } = phrasesFor("ar");
    expect([1, 2, 3, 10, 11, 99, 100, 103, 0].map((count) => span(count, "days"))).toEqual([
      "يوم واحد",
      "يومين",
      "3 أيام",
      "10 أيام",
      "11 يومًا",
      "99 يومًا",
      "100 يوم",
      "103 أيام",
      "0 يوم",
    ]);
  });

  test("a language that is the name of a device gets a folder all the same", () => {
    expect([...siteOf({ ...playbook, languages: ["con"] }).keys()]).toContain("con-file/index.html");
  });
});

test("a portrait is part of the page; without one, the first letter stands for it", async () => {
  const address = "data:image/svg+xml;base64,PHN2Zy8+";
  const pages = siteOf(
    await playbookIn(join(root, "test/pages/bike-shop")),
    undefined,
    new Map([["commuter.svg", address]]),
  );
  for (const page of ["en/index.html", "en/personas.html"]) {
    const content = pages.get(page) ?? "";
    expect(findAll(content, "img.mark").map((element) => attributeOf(element, "src"))).toEqual([address]);
    expect(textsOf(content, "span.mark")).toEqual(["T"]);
  }
});

test("the same playbook gives the same bytes", () => {
  expect(siteOf(playbook)).toEqual(site);
});
