/** `persona test`: what is run, how it ends, and what it says where there is nothing to run. */

import { spawnSync } from "node:child_process";
import { lstatSync, readFileSync, rmSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import type { Value } from "../../compiler/ir/ir.ts";
import { folderWith, persona } from "../harness/command.ts";
import { oneTest } from "../harness/one-test.ts";
import { openPlaybook } from "../playbooks/open-playbook.ts";

const main = oneTest;
const wrong = `test "is somebody else" {
  customer { goLive 2027-03-01; wantsFast true; developers 0 }
  expect persona Builder
}
`;
const cohort = `cohort "Of last year" {
  from "last-year.csv"
  expect persona agrees with column "said" at least 60%
  expect share Quick 50% to 70%
  expect undecided at most 10%
}
`;
const lastYear = (rows: readonly string[]): string =>
  ["id,name,wantsFast,developers,mainGoal,goLive,said", ...rows, ""].join("\n");
const rows = [
  "c-1,Acme,true,0,speed,2027-03-01,Quick",
  "c-2,Birch,false,12,control,2027-03-01,Builder",
  "c-3,Cone,true,0,speed,2027-03-01,Builder",
  "c-4,Dale,true,0,,2027-03-01,",
  "c-5,Elm,false,9,,2027-03-01,Quick",
];
const folder = folderWith(
  {
    "main.persona": `import "./more.persona"\n\n${main}`,
    "more.persona": wrong + cohort,
    "last-year.csv": lastYear(rows),
  },
  "starter",
);

describe("what is run", () => {
  test("all of a playbook, in the order of its files", () => {
    const { status, stdout, stderr } = persona(["test"], { in: folder });
    expect(stderr).toBe("");
    expect(status).toBe(1);
    const names = [...stdout.matchAll(/^ {2}[✓✗] (.*)$/gm)].map(([, name]) => name);
    expect(names).toEqual(["in a hurry and without developers is Quick", "is somebody else", "Of last year"]);
    expect(stdout).toMatch(/\n2 tests and 1 cohort: 2 failed, 1 passed\n$/);
  });

  test("of a file that is named, what is in it; by a part of its name, in any case", () => {
    expect(persona(["test", "more.persona"], { in: folder }).stdout).toContain(
      "1 test and 1 cohort: 2 failed",
    );
    const { status, stdout } = persona(["test", "-t", "IN A HURRY"], { in: folder });
    expect(stdout).toBe("Welcome\n  ✓ in a hurry and without developers is Quick\n\n1 test: 1 passed\n");
    expect(status).toBe(0);
  });

  test.each([
    ["Quick", "  ✓ all 61 passed\n", /^ {2}[✓✗]/gm, 1],
    ["Builder", "61 tests: 61 failed", /^ {2}✗/gm, 61],
  ])("of many, those that passed are counted: %s", (expected, told, lines, count) => {
    const many = Array.from(
      { length: 61 },
      (_, index) =>
        `test "${index}" {\n  customer { goLive 2027-03-01; mainGoal speed }\n  expect persona ${expected}\n}\n`,
    );
    const where = folderWith(
      { "main.persona": main.replace(/\/\/ -+ proof[\s\S]*/, many.join("")) },
      "starter",
    );
    const { stdout } = persona(["test"], { in: where });
    expect(stdout).toContain(told);
    expect(stdout.match(lines)).toHaveLength(count);
    expect(stdout).not.toContain("0 more");
  });

  test("several playbooks, each by its name", () => {
    const { stdout } = persona(["test", folder, "."], {
      in: folderWith({ "main.persona": oneTest }, "starter"),
    });
    expect(stdout.match(/^Welcome$/gm)).toHaveLength(2);
  });
});

describe("a cohort that fails", () => {
  const { stdout } = persona(["test", "-t", "last year"], { in: folder });
  const judged = (text: string) => text.slice(text.indexOf("expected  persona"));

  test("shows who comes out as whom, and who surprises most", () => {
    expect(stdout).toContain(
      [
        '    expected  persona agrees with column "said" at least 60%',
        "    found     50%: 2 of 4",
        "    What the column says, and what comes out",
        "      Quick: 1 Quick, 1 Builder",
        "      Builder: 1 Builder, 1 Quick",
        "    The most surprising customers; `persona explain` with `--id` says why",
        "      Cone (c-3): Quick, 9 ahead; the column says Builder",
        "      Elm (c-5): Builder, 4 ahead; the column says Quick",
      ].join("\n"),
    );
  });

  test("says of names that are no personas which one is meant", () => {
    const [first = "", second = ""] = rows;
    const said = [first.replace("Quick", "quick"), second.replace("Builder", "Quick startr")];
    const files = { "main.persona": main + cohort, "last-year.csv": lastYear(said) };
    expect(persona(["test"], { in: folderWith(files, "starter") }).stdout).toContain(
      [
        "    What the column says that is no persona's name or title",
        "      quick: did you mean Quick?",
        "      Quick startr: did you mean Quick?",
        "    What the column says, and what comes out",
      ].join("\n"),
    );
  });

  test("takes a persona's title for its name", () => {
    const said = rows.map((row) => row.replace(/,Quick$/, ",Quick starter"));
    const files = { "main.persona": main + cohort, "last-year.csv": lastYear(said) };
    const again = persona(["test", "-t", "last year"], { in: folderWith(files, "starter") });
    expect(said).not.toEqual(rows);
    expect(judged(again.stdout)).toBe(judged(stdout));
  });

  test("of a column that the file has not, says which it has", () => {
    const files = {
      "main.persona": main + cohort,
      "last-year.csv": lastYear(rows).replace(",said", ",Said"),
    };
    const { status, stderr } = persona(["test", "-t", "last year"], { in: folderWith(files, "starter") });
    expect(status).toBe(1);
    expect(stderr).toContain("row 1: there is no column `said`\n  help: there is `Said`: name that one");
  });

  test("reads NDJSON, where the column is a field beside the signals", () => {
    const records = rows.map((row) => {
      const [id, name, wantsFast, developers, mainGoal, goLive, said] = row.split(",");
      const goal = mainGoal === "" ? null : mainGoal;
      const signals = {
        wantsFast: wantsFast === "true",
        developers: Number(developers),
        mainGoal: goal,
        goLive,
      };
      return JSON.stringify({ id, name, signals, said });
    });
    const files = {
      "main.persona": main + cohort.replace("last-year.csv", "last-year.ndjson"),
      "last-year.ndjson": records.join("\n"),
    };
    const again = persona(["test", "-t", "last year"], { in: folderWith(files, "starter") });
    expect(again.stderr).toBe("");
    expect(judged(again.stdout)).toBe(judged(stdout));
  });

  test("counts shares of all customers, with their bounds", () => {
    expect(stdout).not.toContain("expected  share Quick");
    expect(stdout).not.toContain("expected  undecided");
  });
});

describe("an action of many days that is expected on another", () => {
  const main = oneTest.replace(
    "  milestone live",
    '  meeting daily "Daily" { when every day at 09:00 for 15 minutes; invite Manager, Contact }\n  milestone live',
  );
  const failing = (expects: string) => {
    const customer = "customer { wantsFast true; developers 0; mainGoal speed; goLive 2027-03-01 }";
    const test = `test "day by day" {\n  ${customer}\n  started 2026-12-01\n  expect ${expects}\n}\n`;
    const folder = folderWith({ "main.persona": `${main}${test}` }, "starter");
    return persona(["test", "-t", "day by day"], { in: folder }).stdout.replace(/\s+/g, " ");
  };

  test("shows the days around it, and that a series without an end was cut", () => {
    const stdout = failing("daily on 2027-01-03");
    expect(stdout).toMatch(
      /found daily on 2026-12-31 at 09:00, 2027-01-04 at 09:00, 2027-01-05 at 09:00 and \d+ more/,
    );
    expect(stdout.match(/Why on/g)).toHaveLength(1);
    expect(stdout).toContain("Why on 2026-12-31, 2027-01-04, 2027-01-05 every day");
    expect(stdout).toContain("What there is to know of it has no end; planned until Fri, 1 Dec 2028");
  });

  test("shows the day itself where it must not be", () => {
    expect(failing("no daily on 2026-12-03")).toMatch(
      /found daily on 2026-12-03 at 09:00 and \d+ more Why on 2026-12-03/,
    );
  });
});

test("a cohort of many blocks is counted as the evaluator counts row by row", async () => {
  const said = ["Quick", "Builder", "", "undecided"];
  const many = Array.from({ length: 12_000 }, (_, i) => {
    const id = i % 1000 === 999 ? "c-1" : `c-${i}`;
    const wants = i % 777 === 5 ? "perhaps" : ["true", "false", ""][i % 3];
    const name = i % 10 === 0 ? `"Firm ${i}, Ltd"` : `Firm ${i}`;
    return `${id},${name},${wants},${i % 14},${["speed", "control", ""][(i >> 2) % 3]},2027-03-01,${said[(i >> 3) % 4]}`;
  });
  const text = lastYear(many);
  const { stdout } = persona(["test", "--reporter", "json", "-t", "last year"], {
    in: folderWith({ "main.persona": main + cohort, "last-year.csv": text }, "starter"),
  });
  const { playbook } = await openPlaybook("compiler/starter");
  const seen = new Set<string>();
  const counts = { all: 0, asked: 0, agreed: 0, quick: 0, undecided: 0 };
  for (const row of parse<Record<string, string>>(text, { columns: true })) {
    const { id = "", wantsFast = "", developers, mainGoal = "", said = "" } = row;
    if (seen.has(id) || wantsFast === "perhaps") continue;
    seen.add(id);
    const signals = new Map<string, Value>([
      ["developers", Number(developers)],
      ["goLive", "2027-03-01"],
    ]);
    if (wantsFast !== "") signals.set("wantsFast", wantsFast === "true");
    if (mainGoal !== "") signals.set("mainGoal", mainGoal);
    const found = classify(playbook, signals).persona ?? "undecided";
    counts.all++;
    if (said !== "") counts.asked++;
    if (said === found) counts.agreed++;
    if (found === "Quick") counts.quick++;
    if (found === "undecided") counts.undecided++;
  }
  const verdicts: readonly { found: string }[] = JSON.parse(stdout).suites[0].results[0].verdicts;
  const counted = (count: number, all: number) =>
    [count, all].map((each) => String(each).replace(/\B(?=(\d{3})+$)/g, ",")).join(" of ");
  expect(verdicts.map(({ found }) => found.replace(/^.*: /, ""))).toEqual([
    counted(counts.agreed, counts.asked),
    counted(counts.quick, counts.all),
    counted(counts.undecided, counts.all),
  ]);
  expect(counts.undecided).toBeGreaterThan(100);
});

describe("what cannot be run", () => {
  const without = (text: string, files: Readonly<Record<string, string>> = {}) =>
    persona(["test"], { in: folderWith({ "main.persona": text, ...files }, "starter") });

  test("no tests at all: 2, and how to write one", () => {
    const { status, stdout, stderr } = without(main.slice(0, main.indexOf("// ---------- proof")));
    expect([status, stdout]).toEqual([2, ""]);
    expect(stderr).toMatch(/there are no tests\n {2}help: write one, as in `test /);
  });

  test("no test of that name: 2, and one that there is", () => {
    const { status, stderr } = persona(["test", "-t", "in a hury"], { in: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("in a hurry and without developers is Quick");
  });

  test("a playbook with errors: 1, and the errors", () => {
    const { status, stderr } = without(main.replace("expect persona Quick", "expect persona Quik"));
    expect(status).toBe(1);
    expect(stderr).toContain("did you mean `Quick`?");
  });

  test("customers without the column that is compared with: 1, with its name", () => {
    const { status, stdout, stderr } = without(main + cohort, {
      "last-year.csv": lastYear(rows).replace(",said\n", ",sayd\n"),
    });
    expect(status).toBe(1);
    expect(stderr).toContain("`said`");
    expect(stdout.match(/no customers to judge by: last-year.csv: there is no column `said`/g)).toHaveLength(
      1,
    );
    expect(stdout).toContain("What to do\n      there is `sayd`: name that one");
    expect(stdout).toMatch(/expected {2}persona agrees with column "said" at least 60%; share Quick/);
  });

  test("a cohort's file without customers says so in what build servers read", () => {
    const files = {
      "main.persona": main + cohort,
      "last-year.csv": lastYear(rows).replace(",goLive,", ",golive,"),
    };
    const ran = (data: string) =>
      persona(["test", "--reporter", "junit"], {
        in: folderWith({ ...files, "last-year.csv": data }, "starter"),
      }).stdout;
    expect(ran(files["last-year.csv"])).toContain("the column `goLive`, which must be there, is missing");
    expect(ran("")).toContain("last-year.csv: the file is empty");
  });

  test("a column in which nothing is said is told apart from a file without customers", () => {
    const { status, stdout } = without(main + cohort, {
      "last-year.csv": lastYear(rows.map((row) => row.replace(/[^,]*$/, ""))),
    });
    expect(status).toBe(1);
    expect(stdout).toContain("found     nothing is said in this column of any customer");
  });

  test("a row that cannot be read is told, counts for nothing, and ends with 1", () => {
    const { status, stdout, stderr } = without(main + cohort.replace("60%", "40%"), {
      "last-year.csv": lastYear([...rows, "c-6,Fir,perhaps,0,speed,2027-03-01,Quick"]),
    });
    expect(stderr).toContain("row 7");
    expect(stdout).toContain("2 passed");
    expect(status).toBe(1);
  });

  test("other reporters print nothing but their format", () => {
    for (const [reporter, start] of [
      ["json", '{\n  "suites"'],
      ["junit", "<?xml"],
      ["tap", "TAP version 13\n"],
    ] as const)
      expect(persona(["test", "--reporter", reporter], { in: folder }).stdout).toMatch(
        new RegExp(`^${start.replace(/[?{]/g, "\\$&")}`),
      );
  });
});

describe("coverage", () => {
  const covered = `test "three developers are not enough" {
  customer { goLive 2027-03-01; developers 12; mainGoal control }
  expect persona Builder, margin is 8
}
`;
  const project = (settings: string, text = main + covered) =>
    folderWith({ "main.persona": text, "package.json": settings }, "starter");

  test("names what no test depends on, by file and line", () => {
    const { status, stdout } = persona(["test", "--coverage"], { in: project("{}") });
    expect(status).toBe(0);
    expect(stdout).toMatch(/\nCoverage of Welcome\n.*\n {2}rules +2 +3 +66%\n/);
    expect(stdout).toMatch(/\nNot covered\n {2}main\.persona:\d+ +\w+ /);
  });

  test("is written as a page, as LCOV and as Cobertura; as JSON with the results", () => {
    const folder = project("{}");
    const { stdout, stderr } = persona(["test", "--coverage", "--out", "found", "--reporter", "json"], {
      in: folder,
    });
    expect(stderr).toContain("open found/coverage.html");
    const [{ shares, items }] = JSON.parse(stdout).coverage;
    expect(shares[0]).toEqual({ kind: "rules", covered: 2, all: 3 });
    expect(items[0]).toMatchObject({ kind: "rules", at: { file: "main.persona" } });
    const read = (name: string) => readFileSync(join(folder, "found", name), "utf8");
    expect(read("lcov.info")).toMatch(/^TN:\nSF:main\.persona\n/);
    expect(read("cobertura.xml")).toContain('<package name="Welcome"');
    expect(read("coverage.html")).toContain("<h1>Coverage</h1>");
    expect(read("coverage.html")).toContain("<bdi>Welcoming new customers</bdi>");
    // Services that take up reports refuse links.
    expect(lstatSync(join(folder, "found", "cobertura.xml")).isFile()).toBe(true);
  });

  test("what package.json asks is reached, or ends with 1", () => {
    const asking = (settings: string, ...more: readonly string[]) =>
      persona(["test", "--coverage", ...more], { in: project(`{"persona":${settings}}`) });
    expect(asking('{"coverage":{"rules":66}}').status).toBe(0);
    const { status, stderr } = asking('{"coverage":{"rules":66,"actions":100}}');
    expect(status).toBe(1);
    expect(stderr).toMatch(/Welcome: 0% of actions are covered, and package\.json asks for 100%/);
    // Of a part, nothing is asked.
    expect(asking('{"coverage":{"actions":100}}', "-t", "three").status).toBe(0);
  });

  test.each([
    ['{"persona":{"coverage":{"rule":1}}}', "did you mean `rules`"],
    ['{"persona":{"coverage":{"rules":"all"}}}', "no number from 0 to 100"],
    ['{"persona":{"coverage":{"rules":101}}}', "no number from 0 to 100"],
    ['{"persona":{"covrage":{}}}', "no setting `covrage`"],
    ['{"persona":[]}', "is no object"],
    ['{"persona":{"mutation":90},"persona":{}}', "`persona` is there twice"],
    ['{"persona":{"coverage":{"rules":90,"rules":0}}}', "`rules` is there twice"],
    ['{"persona":{"coverage":{"mutation":90}}}', "put it beside it"],
    ['{"persona":{\n"coverage":{"rules":1 "bands":1}}}', "this is no JSON, see line 2"],
  ])("%s is refused", (settings, said) => {
    const { status, stdout, stderr } = persona(["test", "--coverage"], { in: project(settings) });
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(said);
  });

  test("settings are read inside the folder alone, and no pipe holds the command up", () => {
    const elsewhere = folderWith({ "package.json": '{"secret":1,' });
    const folder = project("{}");
    const settings = join(folder, "package.json");
    rmSync(settings);
    symlinkSync(join(elsewhere, "package.json"), settings);
    const linked = persona(["test", "--coverage"], { in: folder });
    expect([linked.status, linked.stdout]).toEqual([3, ""]);
    expect(linked.stderr).toContain("package.json leads out of the project folder");
    rmSync(settings);
    spawnSync("mkfifo", [settings]);
    const piped = persona(["test", "--coverage"], { in: folder });
    expect([piped.status, piped.stdout]).toEqual([3, ""]);
    expect(piped.stderr).toContain("package.json: it is not a plain file");
  });

  test("--out without --coverage is refused", () => {
    const { status, stderr } = persona(["test", "--out", "found"], { in: project("{}") });
    expect(status).toBe(2);
    expect(stderr).toContain("add --coverage");
  });
});

describe("faults", () => {
  const sharp = `test "who is in control" {
  customer { goLive 2027-03-01; developers 12; mainGoal control }
  expect persona Builder, score is 8, margin is 8
}
`;
  const project = (settings: string, text = main + sharp) =>
    folderWith({ "main.persona": text, "package.json": settings }, "starter");

  test("that no test notices are named, with who would show them", () => {
    const { status, stdout } = persona(["test", "--mutate"], { in: project("{}") });
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Faults in Welcome: \d+ of \d+ noticed, \d+%/);
    expect(stdout).toMatch(
      /\nNot noticed by any test\n {2}main\.persona:\d+ {2}\w+ \+\d becomes \+\d\n {6}customer \{ .* \}\n {6}expect .*\n {6}\/\/ with the fault: \w+/,
    );
    // The points that the test counts are not among them.
    expect(stdout).not.toContain("Builder +4 becomes");
  });

  test("are data for other programs, and what is asked is reached or ends with 1", () => {
    const { status, stdout, stderr } = persona(["test", "--mutate", "--reporter", "json"], {
      in: project('{"persona":{"mutation":99}}'),
    });
    expect(status).toBe(1);
    expect(stderr).toMatch(/Welcome: \d+% of faults are noticed, and package\.json asks for 99%/);
    const [{ faults, noticed, missed }] = JSON.parse(stdout).mutation;
    expect(missed).toHaveLength(faults - noticed);
    expect(missed[0]).toMatchObject({
      at: { file: "main.persona" },
      shownBy: { expects: expect.any(String) },
    });
  });

  test("are not looked for while a test fails, nor with what is a run of its own", () => {
    const failing = persona(["test", "--mutate"], { in: project("{}", main + wrong) });
    expect([failing.status, failing.stdout]).toEqual([1, ""]);
    expect(failing.stderr).toContain("fails as it is");
    for (const more of [["--coverage"], ["--watch"], ["--reporter", "tap"], ["--out", "x"]])
      expect(persona(["test", "--mutate", ...more], { in: project("{}") }).status).toBe(2);
  });
});

test("a playbook that is named twice, by its folder and by files, is one: each test is run once", () => {
  const own = 'test "of its own" { customer { goLive 2027-03-01 }; expect undecided }\n';
  const folder = folderWith(
    { "main.persona": `import "./more.persona"\n${main}`, "more.persona": own },
    "starter",
  );
  const run = (...named: string[]) => persona(["test", ...named], { in: folder }).stdout;
  expect(run(".", "main.persona", ".")).toBe(run("."));
  expect(run("more.persona", ".")).toBe(run("."));
  expect(run("more.persona", "more.persona")).toContain("1 test: 1 passed");
});

test("what a long condition asks is told to its end, where it is not covered", () => {
  const long = main.replace(
    "when wantsFast then Quick +3",
    "when wantsFast and developers >= 2 and developers <= 90 and goLive <= 2027-03-01 then Quick +3",
  );
  const { stdout } = persona(["test", "--coverage"], { in: folderWith({ "main.persona": long }, "starter") });
  expect(stdout).toMatch(
    /main\.persona:31 {3}rules {8}Wants to start as soon as possible: yes.*\n( {31}.*\n)* {31}.*no later than Monday, 1 March 2027\n/,
  );
});
