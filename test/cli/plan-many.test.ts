/** `persona plan --customers`: a plan for every customer of a file, and what they come to. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { type Disk, nodeDisk } from "../../compiler/cli/output/disk.ts";
import { openStreamedSet } from "../../compiler/cli/output/streamed-set.ts";
import { folderWith, newFolder, persona } from "../harness/command.ts";

const header = "id,name,developers,wantsFast,mainGoal,goLive";
const rows = [
  "A-2,Ben,12,true,speed,2027-03-01",
  "A-1,Ann,0,false,control,2027-04-12",
  "A-3,Cid,many,true,speed,2027-03-01",
  "A-4,Dee,12,true,speed,2026-11-02",
  "A-5,Eva,3,false,control,2027-05-01",
];
const files = { "many.csv": `${[header, ...rows].join("\n")}\n` };

const planMany = (folder: string, ...args: readonly string[]) =>
  persona(["plan", ".", "--team", "team.csv", "--out", "out", ...args], { in: folder });
const readIn = (folder: string, path: string) => readFileSync(join(folder, "out", path), "utf8");
/** "1 hour 15 minutes" */
const inWords = (minutes: number): string =>
  [
    [Math.floor(minutes / 60), "hour"],
    [minutes % 60, "minute"],
  ]
    .filter(([count]) => count !== 0)
    .map(([count, unit]) => `${count} ${unit}${count === 1 ? "" : "s"}`)
    .join(" ");
const rowsOf = (text: string): readonly Record<string, string>[] => parse(text, { columns: true });

describe("of many customers", () => {
  const folder = folderWith(files, "starter");
  const many = planMany(folder, "--customers", "many.csv", "--start", "2026-12-01");

  test("each has a folder, and who cannot be planned is told with row and reason", () => {
    expect(many.status).toBe(1);
    expect(many.stderr).toContain("many.csv, row 4 (A-3), column developers: ");
    expect(many.stderr).toContain("many.csv, row 5 (A-4): ");
    expect(many.stderr).toContain("2 customers were not planned; see out/not-planned.csv");
    expect(many.stdout).toMatch(/^✓ 3 customers planned in out, [\d.]+ a second\n/);
    expect(readdirSync(join(folder, "out/plans")).sort()).toEqual(["A-1", "A-2", "A-5"]);
    expect(rowsOf(readIn(folder, "not-planned.csv"))).toEqual([
      expect.objectContaining({ row: "4", id: "A-3", reason: expect.stringMatching(/^column developers: /) }),
      expect.objectContaining({
        row: "5",
        id: "A-4",
        name: "Dee",
        reason: expect.stringContaining("2026-11-02"),
      }),
    ]);
  });

  test("the files of each are those of one customer alone", () => {
    const alone = folderWith(files, "starter");
    const one = ["--customer", "many.csv", "--id", "A-2", "--start", "2026-12-01"];
    expect(planMany(alone, ...one)).toMatchObject({ status: 0 });
    for (const name of readdirSync(join(alone, "out")).filter(
      (each) => each.includes(".") && each !== ".persona",
    ))
      expect(readIn(folder, `plans/A-2/${name}`)).toBe(readIn(alone, name));
    expect(readdirSync(join(folder, "out/plans/A-2/invitations"))).toEqual(
      readdirSync(join(alone, "out/invitations")),
    );
  });

  test("what they come to is told for each customer, and for each persona", () => {
    const summary = rowsOf(readIn(folder, "summary.csv"));
    expect(summary.map(({ id, folder: at }) => [id, at])).toEqual([
      ["A-1", "plans/A-1"],
      ["A-2", "plans/A-2"],
      ["A-5", "plans/A-5"],
    ]);
    const byPersona = new Map<string, number[]>();
    for (const { id, persona: who = "", hours } of summary) {
      const plan = JSON.parse(readIn(folder, `plans/${id}/plan.json`));
      const team = plan.hours.filter(({ from }: { from: string }) => from === "team");
      const minutes = team.reduce((sum: number, each: { minutes: number }) => sum + each.minutes, 0);
      expect(Number(hours)).toBeCloseTo(minutes / 60, 2);
      byPersona.set(who, [...(byPersona.get(who) ?? []), minutes / 60]);
    }
    for (const times of byPersona.values()) {
      const mean = times.reduce((sum, each) => sum + each, 0) / times.length;
      expect(readIn(folder, "summary.md")).toContain(
        `| ${times.length} | ${inWords(Math.round(mean * 60))} |`,
      );
    }
  });

  test("who has how much to do in which week", () => {
    const weeks = rowsOf(readIn(folder, "workload.csv"));
    const meetings = ["A-1", "A-2", "A-5"].flatMap((id) =>
      JSON.parse(readIn(folder, `plans/${id}/plan.json`)).plays.flatMap(
        (play: { actions: { kind: string; people: { people: { email?: string }[] }[] }[] }) =>
          play.actions.filter(({ kind }) => kind === "meeting"),
      ),
    );
    for (const email of new Set(weeks.map((week) => week.email))) {
      const counted = weeks.filter((week) => week.email === email);
      const own = meetings.filter(({ people }) => JSON.stringify(people).includes(`"${email}"`));
      expect(counted.reduce((sum, week) => sum + Number(week.meetings), 0)).toBe(own.length);
      for (const { week, from } of counted) {
        expect(week).toMatch(/^\d{4}-W\d{2}$/);
        expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(1);
      }
    }
    expect(weeks.length).toBeGreaterThan(0);
    // What weeks come to is what plans come to.
    const sum = (all: readonly Record<string, string>[], column: string) =>
      all.reduce((hours, row) => hours + Number(row[column]), 0);
    expect(sum(weeks, "hours")).toBeCloseTo(sum(rowsOf(readIn(folder, "summary.csv")), "hours"), 1);
    expect(sum(weeks, "meetingHours") + sum(weeks, "taskHours")).toBeCloseTo(sum(weeks, "hours"), 1);
  });

  test("the fullest weeks stand in the summary, the fullest first", () => {
    const [, table = ""] = readIn(folder, "summary.md").split("## Fullest weeks\n\n");
    const told = table.trim().split("\n").slice(2);
    const busy = rowsOf(readIn(folder, "workload.csv")).filter(({ hours }) => Number(hours) > 0);
    const most = busy.map(({ hours }) => Number(hours)).sort((left, right) => right - left);
    expect(told).toHaveLength(Math.min(5, busy.length));
    for (const [index, line] of told.entries())
      expect(line).toContain(` | ${inWords(Math.round((most[index] as number) * 60))} | `);
    const first = busy.find(({ hours }) => Number(hours) === most[0]);
    expect(told[0]).toContain(`| ${first?.name} | ${first?.week}, from ${first?.from} |`);
  });

  test("the next time takes the place of all of it, and leaves what is not ours", () => {
    writeFileSync(join(folder, "out/notes.txt"), "mine");
    writeFileSync(join(folder, "few.csv"), `${[header, rows[0]].join("\n")}\n`);
    const few = planMany(folder, "--customers", "few.csv", "--start", "2026-12-01");
    expect(few).toMatchObject({ status: 0, stderr: "" });
    expect(readdirSync(join(folder, "out/plans"))).toEqual(["A-2"]);
    expect(existsSync(join(folder, "out/not-planned.csv"))).toBe(false);
    expect(readIn(folder, "notes.txt")).toBe("mine");
  });
});

test("ids are no paths: each customer has a folder of their own in plans/, whatever it is called", () => {
  const ids = ["../../a", "..", "a/b", "a\\b", "c-1", "C-1", "CON", "__proto__", "=cmd()", "dup", "dup", " "];
  const lines = ids.map((id) => `"${id}"${(rows[0] as string).slice((rows[0] as string).indexOf(","))}`);
  const folder = folderWith({ "many.csv": `${[header, ...lines].join("\n")}\n` }, "starter");
  const ran = planMany(folder, "--customers", "many.csv", "--start", "2026-12-01");
  expect(ran).toMatchObject({ status: 1, stderr: expect.stringContaining("2 customers were not planned") });
  const refused = rowsOf(readIn(folder, "not-planned.csv"));
  expect(refused.map(({ row, id }) => `${row} ${id}`)).toEqual(["12 dup", "13 "]);
  const folders = readdirSync(join(folder, "out/plans"));
  expect(new Set(folders.map((name) => name.toLowerCase())).size).toBe(10);
  const listed = rowsOf(readIn(folder, "summary.csv")).map((row) => row.folder);
  expect(listed.toSorted()).toEqual(folders.map((name) => `plans/${name}`).toSorted());
  expect(readdirSync(join(folder, "out")).sort()).toEqual(
    expect.arrayContaining(["not-planned.csv", "plans", "summary.csv", "summary.md"]),
  );
  expect(existsSync(join(folder, "a"))).toBe(false);
});

test("each starts on the day of a signal, and whoever has none is told", () => {
  const main = readFileSync(join(folderWith({}, "starter"), "main.persona"), "utf8").replace(
    /^ {2}goLive .*$/m,
    (line) => `${line}\n  signed date "Signed"`,
  );
  const customers = [
    `${header},signed`,
    `${rows[0]},2026-12-07`,
    // No persona either: two reasons of one customer.
    "A-1,Ann,,,,2027-04-12,",
  ];
  const folder = folderWith({ "main.persona": main, "many.csv": `${customers.join("\n")}\n` }, "starter");
  const { status, stderr } = planMany(folder, "--customers", "many.csv", "--start", "signed");
  expect(status).toBe(1);
  expect(stderr).toContain("many.csv, row 3 (A-1): ");
  expect(rowsOf(readIn(folder, "not-planned.csv")).map(({ id }) => id)).toEqual(["A-1", "A-1"]);
  expect(readIn(folder, "summary.md")).toContain("\n1 could not be planned: see not-planned.csv.\n");
  expect(JSON.parse(readIn(folder, "plans/A-2/plan.json")).start).toBe("2026-12-07");
  const wrong = planMany(folder, "--customers", "many.csv", "--start", "developers");
  expect(wrong).toMatchObject({ status: 2, stderr: expect.stringContaining("this signal holds no dates") });
  const one = planMany(folder, "--customer", "many.csv", "--id", "A-2", "--start", "signed");
  expect(one).toMatchObject({ status: 2, stderr: expect.stringContaining("starts on a day") });
});

test("without a start, or with a name near to a signal's, nothing is planned", () => {
  const folder = folderWith(files, "starter");
  const without = planMany(folder, "--customers", "many.csv");
  expect(without).toMatchObject({ status: 2, stdout: "" });
  expect(without.stderr.match(/error/g)).toHaveLength(1);
  expect(without.stderr).toContain("there is no day for the customers to start on");
  const start = (day: string) => planMany(folder, "--customers", "many.csv", "--start", day);
  expect(start("goLiv")).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("did you mean goLive?"),
  });
  expect(start("soon").stderr).toMatch(/write a day as in 2026-12-01, or the name of a date signal$/m);
  expect(start("1.12.2026").stderr).not.toContain("signal");
  const one = planMany(folder, "--customer", "many.csv", "--id", "A-2", "--start", "goLiv");
  expect(one.stderr).toContain("write it as in 2026-12-01");
  expect(existsSync(join(folder, "out"))).toBe(false);
});

test("with rates, a persona has its cost to serve", () => {
  const starter = folderWith({}, "starter");
  const main = readFileSync(join(starter, "main.persona"), "utf8").replace(
    /^team \{$/m,
    'team {\n  rate money EUR "Rate"',
  );
  const team = readFileSync(join(starter, "team.csv"), "utf8")
    .trim()
    .split("\n")
    .map((row, index) => `${row},${index === 0 ? "rate" : "100"}`);
  const folder = folderWith(
    { ...files, "main.persona": main, "team.csv": `${team.join("\n")}\n` },
    "starter",
  );
  const { stdout } = planMany(folder, "--customers", "many.csv", "--start", "2026-12-01");
  const summary = rowsOf(readIn(folder, "summary.csv"));
  for (const { hours, cost, currency, withoutRate } of summary) {
    expect(Number(cost)).toBeCloseTo(Number(hours) * 100, 0);
    expect(currency).toBe("EUR");
    expect(withoutRate).toBe("0");
  }
  expect(stdout).toMatch(/Cost to serve each\n.*€/);
  expect(stdout).not.toContain("Without a rate");

  // The same team, of whom nobody has one: every hour is without.
  const unpaid = team.map((row) => row.replace(/,100$/, ","));
  writeFileSync(join(folder, "team.csv"), `${unpaid.join("\n")}\n`);
  const without = planMany(folder, "--customers", "many.csv", "--start", "2026-12-01");
  for (const row of rowsOf(readIn(folder, "summary.csv")))
    expect(row).toMatchObject({ cost: "0", withoutRate: row.hours });
  const remark = readIn(folder, "summary.md").trimEnd().split("\n").at(-1) as string;
  expect(remark).toMatch(/^Without a rate in the roster, and so in no cost: \w/);
  expect(without.stdout.replaceAll(/\s+/g, " ")).toContain(remark);
});

test("nothing is written where nobody can be planned, or where the call makes no sense", () => {
  const folder = folderWith({ ...files, "none.csv": `${header}\n` }, "starter");
  const start = ["--start", "2026-12-01"];
  expect(planMany(folder, "--customers", "many.csv", "--start", "2030-01-01").status).toBe(1);
  expect(planMany(folder, "--customers", "none.csv", ...start)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining("none.csv holds no customer"),
  });
  expect(planMany(folder, "--customers", "many.csv", "--customer", "many.csv", ...start).status).toBe(2);
  expect(planMany(folder, "--customers", "many.csv", "--id", "A-1", ...start).status).toBe(2);
  expect(planMany(folder, ...start).status).toBe(2);
  expect(existsSync(join(folder, "out"))).toBe(false);
});

describe("a set that is written file by file", () => {
  const maker = { command: "plan" } as const;
  const write = (out: string, content: string, disk?: Disk) => {
    const set = openStreamedSet(out, maker, disk);
    set.add({ path: "plans/a/plan.json", content });
    set.add({ path: "summary.csv", content });
    return set;
  };
  const at = (out: string) =>
    ["plans/a/plan.json", "summary.csv"].map((path) => readFileSync(join(out, path), "utf8"));

  test("is the old one until all of it is there", () => {
    const out = join(newFolder(), "out");
    expect(write(out, "old").commit()).toEqual({ changed: true, oneByOne: false });
    const next = write(out, "new");
    expect(at(out)).toEqual(["old", "old"]);
    next.commit();
    expect(at(out)).toEqual(["new", "new"]);
    expect(write(out, "new").commit().changed).toBe(false);
    write(out, "never").discard();
    expect(at(out)).toEqual(["new", "new"]);
    expect(readdirSync(join(out, ".persona")).filter((name) => /staging|lock/.test(name))).toEqual([]);
  });

  test("that is given up leaves no folder, and a failing disk neither", () => {
    const out = join(newFolder(), "out");
    write(out, "never").discard();
    expect(existsSync(out)).toBe(false);
    const full: Disk = {
      ...nodeDisk,
      writeSoon() {
        throw Object.assign(new Error("ENOSPC: no space left on device, write"), {
          code: "ENOSPC",
          syscall: "write",
        });
      },
    };
    expect(() => write(out, "never", full)).toThrow();
    expect(existsSync(out)).toBe(false);
  });

  test("is replaced one by one where a disk knows no links", () => {
    const out = join(newFolder(), "out");
    const linkless: Disk = {
      ...nodeDisk,
      makeLink() {
        throw Object.assign(new Error("EPERM: operation not permitted, symlink"), {
          code: "EPERM",
          errno: -1,
          syscall: "symlink",
        });
      },
    };
    expect(write(out, "old", linkless).commit()).toEqual({ changed: true, oneByOne: true });
    expect(write(out, "new", linkless).commit()).toEqual({ changed: true, oneByOne: true });
    expect(at(out)).toEqual(["new", "new"]);
  });

  test("is refused where something else has one of its names, or another command made the old one", () => {
    const out = join(newFolder(), "out");
    write(out, "old").commit();
    expect(() => openStreamedSet(out, { command: "build" })).toThrow(/would be lost/);
    expect(at(out)).toEqual(["old", "old"]);
  });
});

test("whoever is away later in a plan is told for each customer, listed, and counted in their weeks", () => {
  const starter = folderWith({}, "starter");
  const main = readFileSync(join(starter, "main.persona"), "utf8").replace(
    /^team \{$/m,
    'team {\n  away list of period "Away"',
  );
  const team = readFileSync(join(starter, "team.csv"), "utf8").trim().split("\n");
  const away = team.map((line, index) => `${line},${index === 0 ? "away" : "2027-02-01 to 2027-12-31"}`);
  const folder = folderWith(
    {
      "main.persona": main,
      "team.csv": `${away.join("\n")}\n`,
      "many.csv": `${[header, rows[0], rows[1], rows[4]].join("\n")}\n`,
    },
    "starter",
  );
  const { status, stderr } = planMany(folder, "--customers", "many.csv", "--start", "2026-12-01");
  expect(status).toBe(0);
  const listed = rowsOf(readIn(folder, "absences.csv"));
  expect(listed.length).toBeGreaterThan(0);
  const emails = team.slice(1).map((line) => line.split(",")[1] as string);
  const expected = ["A-1", "A-2", "A-5"].flatMap((id) =>
    actionsIn(readIn(folder, `plans/${id}/plan.json`))
      .filter(({ date, people }) => date >= "2027-02-01" && emails.some((email) => people.includes(email)))
      .map(({ title, date }) => [id, title, date]),
  );
  expect(listed.map(({ id, action, date }) => [id, action, date])).toEqual(expected);
  const told = stderr.replace(/\s+/g, " ");
  for (const { id, action, person, awayFrom, awayTo, folder: at } of listed) {
    expect(told).toContain(`${person} is away from Monday, 1 February 2027 to Friday, 31 December 2027`);
    expect(told).toContain(`“${action}” is on`);
    expect([awayFrom, awayTo, at]).toEqual(["2027-02-01", "2027-12-31", `plans/${id}`]);
  }
  const counted = rowsOf(readIn(folder, "workload.csv")).reduce((sum, row) => sum + Number(row.whileAway), 0);
  expect(counted).toBeGreaterThan(0);
});

const twoStages = `playbook Hotels "Hotels" {
  version   "1.0.0"
  owner     "Onboarding <onboarding@example.com>"
  languages en, es
  timezone  "Europe/Madrid"
}
signals Call "Call" { urgent boolean "In a hurry" }
persona Quick "Quick" { summary "Wants it soon." }
weights { when urgent then Quick +2 }
classify { otherwise Quick }
team {
  load percent "Load"
  away list of period "Away"
}
role Manager "Manager" { from team }
assign Manager { spread evenly by load adding 1% at most 100% }
stage Sales "Sales", es "Venta"
stage Setup "Setup", es "Alta"
play Begin "Begin", es "Empezar" {
  stage Setup
  task call "Call", es "Llamar" { owner Manager; when on start; takes 1 hour }
  task build "Build it", es "Construirlo" { owner Manager; when 1 business day after call; takes 5 business days }
}
`;

describe("a batch as it comes from real life", () => {
  const folder = folderWith({
    "main.persona": twoStages,
    "team.csv":
      "name,email,load,away\nAna,ana@example.com,10,2027-01-19 to 2027-01-21\nBen,ben@example.com,,\n",
    "many.csv": [
      "id,name,language,stage,urgent",
      "H-1,Sol,es,setup,true",
      "H-2,Mar,es,setup,true",
      "H-3,Luz,es,,true",
      "H-4,Rio,es,sales,true",
      "",
    ].join("\n"),
  });
  const ran = planMany(folder, "--customers", "many.csv", "--start", "2027-01-18");
  const said = ran.stdout.replace(/\s+/g, " ");

  test("whoever has more to do in a week than there is time for is named", () => {
    expect(said).toContain("Overloaded: Ana in 2027-W03 (66 hours of work, 16 hours available).");
    expect(readIn(folder, "summary.md")).toContain(
      "Overloaded: Ana in 2027-W03 (66 hours of work, 16 hours available).",
    );
    const [week] = rowsOf(readIn(folder, "workload.csv"));
    expect(week).toMatchObject({ name: "Ana", hours: "66", available: "16", whileAway: "2" });
  });

  test("customers whose stage has no play are named, and are in no average", () => {
    const nothing =
      "Nothing is planned for H-3, H-4, who are in no average: their `stage` has no play for their persona.";
    expect(said).toContain(nothing);
    expect(said).toContain("Quick 2 41 hours");
    expect(readIn(folder, "summary.md")).toContain("| Quick | 2 | 41 hours |");
    const { notices } = JSON.parse(readIn(folder, "plans/H-3/plan.json"));
    expect(notices).toContainEqual({
      message: "no hay nada planificado: ningún plan de acción de la etapa «Venta» es para Quick",
      help: expect.stringContaining("`stage`"),
    });
    expect(readIn(folder, "plans/H-3/plan.md")).not.toContain("stage");
  });

  test("what the team reads is in its own language, whatever the customer's is", () => {
    expect(rowsOf(readIn(folder, "absences.csv")).map(({ action }) => action)).toEqual([
      "Build it",
      "Build it",
    ]);
    expect(ran.stderr).toContain("“Build it” is on Tuesday, 19 January 2027");
  });

  test("whom an empty cell of the roster keeps from every role is told once", () => {
    const notice = "team.csv: `load` is empty for Ben: nobody without it becomes `Manager`; fill it in";
    expect(ran.stderr.split(notice)).toHaveLength(2);
    writeFileSync(join(folder, "team.csv"), "name,email,load,away\nBen,ben@example.com,,\n");
    const none = planMany(folder, "--customers", "many.csv", "--start", "2027-01-18");
    expect(none.stderr).toContain("of 1 person none is left after “Load at most 100%” (not known of Ben)");
  });
});

/** The actions of a plan, their people as text. */
const actionsIn = (plan: string): readonly { title: string; date: string; people: string }[] =>
  JSON.parse(plan).plays.flatMap(
    ({ actions }: { actions: { title: string; date: string; people: unknown }[] }) =>
      actions.map(({ title, date, people }) => ({ title, date, people: JSON.stringify(people) })),
  );
