/** `persona plan`: templates, one customer of many, and when its calendars were made. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

const starter = folderWith({}, "starter");
const customer = "customers/birch-labs.json";

describe("plan", () => {
  const plan = (folder: string, ...args: string[]) =>
    persona(["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "out", ...args], {
      in: folder,
    });

  test("says in which language headings are, where they are not in that of the plan", () => {
    const main = readFileSync(join(starter, "main.persona"), "utf8").replace(
      "languages en",
      "languages en, fr",
    );
    const folder = folderWith({ "main.persona": main }, "starter");
    const french = plan(folder, "--language", "fr");
    expect(french).toMatchObject({ status: 0 });
    expect(french.stderr).toContain("there are no headings and reasons in French; they are in English");
    expect(plan(folder, "--language", "en").stderr).not.toContain("headings");
    expect(plan(folder, "--language", "French").stderr).toContain("help: write its tag, fr\n");
  });

  test("with a template of one's own, checked before anything is written", () => {
    const folder = folderWith(
      {
        "own.hbs": "# {{customer.name}}\n",
        "bad.hbs": "# {{customer.nam}}\n",
        "of-a-message.hbs": "{{developers}}",
        "inside-each.hbs": "{{#each phases}}{{titel}}{{/each}}",
        "address.hbs": "[site]({{customer.id}})",
      },
      "starter",
    );
    const bad = plan(folder, "--template", "bad.hbs");
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain("bad.hbs:1:");
    const messageFields = plan(folder, "--template", "of-a-message.hbs");
    expect(messageFields.stderr).toContain("there is no field `developers`");
    expect(messageFields.stderr.replace(/\s+/g, " ")).toContain("in sight here: `first`, `last`, `plan`,");
    const insideEach = plan(folder, "--template", "inside-each.hbs");
    expect(insideEach.stderr.replace(/\s+/g, " ")).toContain(
      "help: in sight here: `title`, `from`, `to` and `actions`",
    );
    const address = plan(folder, "--template", "address.hbs");
    expect(address.status).toBe(1);
    expect(address.stderr).toContain("address.hbs:1:8 [text-not-allowed]");
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect(plan(folder, "--template", "own.hbs")).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "out/plan.md"), "utf8")).toBe("# Birch Labs\n");
  });

  test.each([
    ["empty", ""],
    ["of blanks", " \n\n"],
    ["of a remark alone", "{{!-- to be written --}}\n{{! soon }}"],
  ])("refuses a template %s", (_, text) => {
    const folder = folderWith({ "own.hbs": text }, "starter");
    expect(plan(folder, "--template", "own.hbs")).toEqual({
      status: 1,
      stdout: "",
      stderr:
        "error: own.hbs: nothing stands in this template, and plan.md would be empty\n" +
        "  help: copy one of those that `persona build` writes to templates/, and change it\n",
    });
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("refuses a file of many customers, and of none", () => {
    const folder = folderWith({ "none.json": "[]" }, "starter");
    expect(plan(folder, "--customer", "customers.csv")).toMatchObject({
      status: 2,
      stderr:
        "error: customers.csv holds 4 customers, and a plan is for one\n" +
        "  help: say which by its id, as in --id C-1; `persona plan --customers` plans all of them\n",
    });
    expect(plan(folder, "--customer", "none.json").status).toBeGreaterThan(0);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("says who was chosen and why, and what waits or is not decided", () => {
    const main = readFileSync(join(starter, "main.persona"), "utf8")
      .replace(/^ {2}goLive .*$/m, (line) => line.replace(" required", ""))
      .replace("{{goLive}}", "{{or goLive 'soon'}}")
      .replace('  milestone live "Live" { when on goLive exactly; needs review; owner Manager }', (line) =>
        [line, '  if developers >= 3 { task audit "Audit" { owner Manager; when on start } }'].join("\n"),
      );
    const acme = { id: "X", name: "Xenon", signals: { mainGoal: "control" } };
    const folder = folderWith({ "main.persona": main, "x.json": JSON.stringify(acme) }, "starter");
    const { status, stdout, stderr } = plan(folder, "--customer", "x.json", "--team", "team.csv");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { team, plays } = JSON.parse(readFileSync(join(folder, "out/plan.json"), "utf8"));
    const [manager] = team;
    expect(manager.reasons.length).toBeGreaterThan(0);
    const lines = stdout.split("\n");
    const below = (line: string) => lines[lines.indexOf(line) + 1];
    expect(below(`  ${manager.title}: ${manager.people[0].name}`)).toBe(`    ${manager.reasons.join("; ")}`);
    expect(plays[0].waiting.map(({ title }: { title: string }) => title)).toEqual([
      "Review what they built",
      "Live",
    ]);
    expect(below("  waiting: Live")).toMatch(/^ {4}waiting for .*, which is not known yet$/);
    expect(below("  not decided: Audit")).toMatch(/^ {4}depends on .*, not known yet$/);
  });

  test("speaks English to who runs it, whatever the plan's language is", () => {
    const main = readFileSync(join(starter, "main.persona"), "utf8")
      .replace(/^ {2}languages en$/m, "  languages en, es")
      .replace('"Customer manager"', '"Customer manager", es "Responsable del cliente"')
      .replace("5 business days before goLive", "5 business days before goLive; needs kickoff");
    const folder = folderWith({ "main.persona": main }, "starter");
    const inSpanish = plan(folder, "--team", "team.csv", "--language", "es");
    expect(inSpanish.stdout).toContain("4 dated actions from 2026-12-01, 8 files in Spanish in out\n");
    expect(inSpanish.stdout).toContain("  Customer manager: Sam Ito\n");
    expect(inSpanish.stdout).toContain("named in the customer's record\n");
    expect(readFileSync(join(folder, "out/plan.md"), "utf8")).toContain("Responsable del cliente");
    const inGerman = plan(folder, "--language", "de");
    expect(inGerman.stdout).toContain("notice: the playbook has no words in German; English is taken\n");
  });

  test("breaks a long notice between words, and goes on below it", () => {
    const title = "The day on which everything goes live, with everybody who had a part in it";
    const main = readFileSync(join(starter, "main.persona"), "utf8").replace(
      /milestone live "[^"]+"/g,
      `milestone live "${title}"`,
    );
    const folder = folderWith(
      { "main.persona": main.replace("holidays  ", "holidays  2027-03-01, ") },
      "starter",
    );
    const { stdout } = plan(folder, "--team", "team.csv");
    const at = stdout.split("\n").findIndex((line) => line.startsWith(`  notice: ${title}`));
    const [first = "", second = ""] = stdout.split("\n").slice(at);
    expect(first.length).toBeLessThanOrEqual(100);
    expect(`${first} ${second.trim()}`).toContain("although that is a day off");
    expect(second).toMatch(/^ {4}\S/);
  });

  test("says which titles are not in the plan's language, and build and docs say it of all", () => {
    const main = readFileSync(join(starter, "main.persona"), "utf8")
      .replace(/^ {2}languages en$/m, "  languages en, es")
      .replace('"Customer manager"', '"Customer manager", es "Responsable del cliente"');
    const folder = folderWith({ "main.persona": main }, "starter");
    const { stdout, stderr } = plan(folder, "--language", "es-MX");
    expect(stderr).toMatch(
      /^notice: \d+ titles are not given in `es` and are in English: `[^`]+`, `[^`]+` and \d+ more\n {2}help: /,
    );
    expect(stderr.match(/notice/g)).toHaveLength(1);
    expect(stdout).toContain("files in Spanish");
    expect(plan(folder, "--language", "en").stderr).toBe("");
    // What the plan shows, title by title, where only those of its own actions are left out.
    const { plays } = JSON.parse(readFileSync(join(folder, "out/plan.json"), "utf8"));
    const shown = [...plays[0].actions, ...plays[0].phases].map(({ title }: { title: string }) => title);
    const translated = shown.reduce(
      (text: string, title: string) => text.replaceAll(`"${title}"`, `"${title}", es "${title}"`),
      main,
    );
    const better = folderWith({ "main.persona": translated }, "starter");
    const countIn = (text: string) => Number(/notice: (\d+) title/.exec(text)?.[1]);
    expect(countIn(stderr) - countIn(plan(better, "--language", "es").stderr)).toBe(new Set(shown).size);

    for (const command of ["build", "docs"]) {
      const of = persona([command, ".", "--out", command], { in: folder });
      expect(of.status).toBe(0);
      const [, count] =
        /^notice: titles are not given in every language.*: (\d+) in `es` \(`[^`]+`, .*\)\n/.exec(
          of.stderr,
        ) ?? [];
      expect(Number(count)).toBeGreaterThan(countIn(stderr));
    }
  });

  test("names the place of what is wrong as a check does", () => {
    const folder = folderWith({}, "starter");
    const { stderr, status } = persona(
      [
        ...["plan", folder.split("/").at(-1) ?? "", "--customer", join(folder, customer)],
        ...["--start", "2027-12-01", "--out", join(folder, "out")],
      ],
      { in: join(folder, "..") },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(
      new RegExp(`^error: .*\\n  ╭─ ${folder.split("/").at(-1)}/main\\.persona:\\d+:\\d+\\n  why: `),
    );
  });

  describe("of one customer of many", () => {
    const rows = [
      "id,name,developers,wantsFast,mainGoal,goLive",
      "A-1,Ann,12,true,speed,2027-03-01",
      "A-2,Ben,many,true,speed,2027-03-01",
      "A-3,Cid,0,false,control,2027-03-01",
      "A-3,Cid again,0,false,control,2027-03-01",
    ];
    const json = [
      { id: "A-1", name: "Ann", signals: { developers: 12, wantsFast: true, goLive: "2027-03-01" } },
      { id: "A-2", name: "Ben", signals: { developers: "many", goLive: "2027-03-01" } },
      { id: "A-3", name: "Cid", signals: { developers: 12, wantsFast: true, goLive: "2027-03-01" } },
    ];
    const files = {
      "many.csv": `${rows.join("\n")}\n`,
      "many.json": JSON.stringify(json),
      "many.ndjson": json.map((one) => JSON.stringify(one)).join("\n"),
    };

    test.each(Object.keys(files))("--id takes them from %s, whatever is wrong with others", (file) => {
      const folder = folderWith(files, "starter");
      const { status, stderr } = plan(folder, "--customer", file, "--id", "A-1");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const { customer } = JSON.parse(readFileSync(join(folder, "out/plan.json"), "utf8"));
      expect(customer).toMatchObject({ id: "A-1", name: "Ann" });
      const explained = persona(["explain", ".", file, "--id", "A-1", "--format", "json"], { in: folder });
      expect(explained).toMatchObject({ status: 0, stderr: "" });
      expect(JSON.parse(explained.stdout)).toMatchObject({ id: "A-1", name: "Ann" });
    });

    test.each(Object.keys(files))("says what is wrong with the one of %s", (file) => {
      const folder = folderWith(files, "starter");
      const { status, stderr } = plan(folder, "--customer", file, "--id", "A-2");
      expect(status).toBe(1);
      expect(stderr).toContain("(A-2)");
      expect(stderr).toContain("developers");
      expect(existsSync(join(folder, "out"))).toBe(false);
    });

    test("does not choose between two rows with one id", () => {
      const folder = folderWith(files, "starter");
      const { status, stderr } = plan(folder, "--customer", "many.csv", "--id", "A-3");
      expect(status).toBe(1);
      expect(stderr).toContain("row 5 (A-3), column id: the id `A-3` is there twice, also in row 4");
      expect(existsSync(join(folder, "out"))).toBe(false);
    });

    test("names the near id where there is no such customer", () => {
      const folder = folderWith(
        { "some.csv": `${rows.slice(0, 2).join("\n")}\nB-7,Dee,1,true,speed,2027-03-01\n` },
        "starter",
      );
      expect(plan(folder, "--customer", "some.csv", "--id", "a1")).toMatchObject({
        status: 2,
        stderr: "error: some.csv has no customer a1\n  help: did you mean A-1?\n",
      });
      expect(plan(folder, "--customer", "some.csv", "--id", "Dee")).toMatchObject({
        status: 2,
        stderr: "error: some.csv has no customer Dee\n  help: did you mean B-7?\n",
      });
      expect(plan(folder, "--customer", "some.csv", "--id", "zebra")).toMatchObject({
        status: 2,
        stderr: "error: some.csv has no customer zebra\n  help: it holds 2 customers\n",
      });
      expect(existsSync(join(folder, "out"))).toBe(false);
    });
  });
});

describe("SOURCE_DATE_EPOCH", () => {
  const stamps = (folder: string, path: string) =>
    new Set(readFileSync(join(folder, path), "utf8").match(/^DTSTAMP:.*$/gm));
  const plan = ["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "plan"];
  const build = ["build", "--start", "2026-12-01", "--out", "build"];

  test("is when calendars were made; without it, they were at their plan's start", () => {
    const folder = folderWith({}, "starter");
    // date -u -d @1767225599 +%Y%m%dT%H%M%SZ
    for (const [env, stamp] of [
      [{}, "20261201T000000Z"],
      [{ SOURCE_DATE_EPOCH: "" }, "20261201T000000Z"],
      [{ SOURCE_DATE_EPOCH: "1767225599" }, "20251231T235959Z"],
      [{ SOURCE_DATE_EPOCH: "0" }, "19700101T000000Z"],
    ] as const) {
      for (const args of [plan, build]) expect(persona(args, { in: folder, env }).status).toBe(0);
      expect(stamps(folder, "plan/feed.ics")).toEqual(new Set([`DTSTAMP:${stamp}`]));
      expect(stamps(folder, "build/calendars/Quick.ics")).toEqual(new Set([`DTSTAMP:${stamp}`]));
      for (const file of readdirSync(join(folder, "plan/invitations")))
        expect(stamps(folder, `plan/invitations/${file}`)).toEqual(new Set([`DTSTAMP:${stamp}`]));
    }
  });

  test.each(["soon", "-1", "1.5", "1e9", "253402300800"])("refuses %s, and writes nothing", (epoch) => {
    const folder = folderWith({}, "starter");
    const { status, stderr } = persona(plan, { in: folder, env: { SOURCE_DATE_EPOCH: epoch } });
    expect(status).toBe(2);
    expect(stderr).toContain("SOURCE_DATE_EPOCH");
    expect(existsSync(join(folder, "plan"))).toBe(false);
  });
});
