/** `persona evaluate`: figures held against those counted by hand, its limits, an earlier result, and wrong files. */

import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { commandFile, folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const header = "id,name,wantsFast,developers,mainGoal,goLive,persona";
const said = ["Quick", "Builder", "Builder", "undecided", "", "quick", "Quick"];
const rows = Array.from({ length: 210 }, (_, index) =>
  [
    `c-${index}`,
    `N ${index}`,
    ["true", "false", ""][index % 3],
    ["0", "3", "40", ""][index % 4],
    ["speed", "control", "", "", ""][index % 5],
    "2027-03-01",
    said[index % said.length],
  ].join(","),
);
const csv = (lines: readonly string[]): string => [header, ...lines, ""].join("\n");
const files = { "labelled.csv": csv(rows) };
const folder = folderWith(files, "starter");
const evaluate = (args: readonly string[] = [], where = folder) =>
  persona(["evaluate", ".", "labelled.csv", ...args], { in: where });

/** Who comes out, as another command says it, beside what is said. */
const pairs = persona(["classify", ".", "labelled.csv", "--format", "csv"], { in: folder })
  .stdout.trim()
  .split("\n")
  .slice(1)
  .map((line, index) => ({
    said: rows[index]?.split(",").at(-1) ?? "",
    found: line.split(",")[2] || "undecided",
    margin: Number(line.split(",")[5]),
  }))
  .filter((pair) => pair.said !== "");

test("tables of short titles fit 80 columns", () => {
  const tables = evaluate().stdout.match(/^(?:Persona|Quick starter|Builder|Said|Customer) .*$/gm) ?? [];
  expect(tables.length).toBeGreaterThan(5);
  for (const line of tables) expect(line.length, line).toBeLessThanOrEqual(80);
});

describe("what is counted", () => {
  const { status, stdout } = evaluate(["--format", "json"]);
  const result = JSON.parse(stdout);
  const both = (name: string) => pairs.filter((pair) => pair.said === name && pair.found === name).length;

  test("agreement, and precision and recall of each persona", () => {
    expect(status).toBe(0);
    expect(result).toMatchObject({ customers: 210, unlabelled: 30, refused: 0 });
    expect(result.agreement).toMatchObject({
      count: pairs.filter((pair) => pair.said === pair.found).length,
      of: pairs.length,
    });
    for (const { name, precision, recall } of result.personas) {
      expect(precision).toMatchObject({
        count: both(name),
        of: pairs.filter(({ found }) => found === name).length,
      });
      expect(recall).toMatchObject({
        count: both(name),
        of: pairs.filter((pair) => pair.said === name).length,
      });
      expect(precision.low).toBeLessThanOrEqual(precision.share);
      expect(precision.high).toBeGreaterThanOrEqual(precision.share);
    }
  });

  test("kappa, from the definition", () => {
    const names = [...new Set(pairs.flatMap((pair) => [pair.said, pair.found]))];
    const share = (count: number) => count / pairs.length;
    const observed = share(pairs.filter((pair) => pair.said === pair.found).length);
    const chance = names.reduce(
      (sum, name) =>
        sum +
        share(pairs.filter((pair) => pair.said === name).length) *
          share(pairs.filter(({ found }) => found === name).length),
      0,
    );
    expect(result.kappa).toBeCloseTo((observed - chance) / (1 - chance), 12);
  });

  test("who comes out as whom, in every cell", () => {
    expect(result.confusion.map((row: { said: string }) => row.said)).toEqual([
      "Quick",
      "Builder",
      "undecided",
      "quick",
    ]);
    for (const row of result.confusion)
      for (const { persona: found, customers } of row.found)
        expect(customers).toBe(pairs.filter((pair) => pair.said === row.said && pair.found === found).length);
    expect(result.strangers).toEqual([{ said: "quick", customers: 30, meant: "Quick" }]);
  });

  test("the ten most surprising are ahead by most, and all that are missed are named", () => {
    const leads = pairs.filter((pair) => pair.said !== pair.found).map(({ margin }) => margin);
    const greatest = leads.toSorted((a, b) => b - a).slice(0, 10);
    expect(result.surprises.map(({ margin }: { margin: number }) => margin)).toEqual(greatest);
    expect(result.missed).toHaveLength(leads.length);
  });

  test("as data, customers are named by their ids alone", () => {
    expect(result.surprises.length).toBeGreaterThan(0);
    expect(JSON.stringify(result)).not.toMatch(/"N \d+"/);
  });

  test("thousands of different words are counted in time, and told in few lines", () => {
    const many = Array.from(
      { length: 5_000 },
      (_, index) => `m-${index},N,true,0,speed,2027-03-01,word ${index}`,
    );
    const began = performance.now();
    const { stdout } = evaluate([], folderWith({ "labelled.csv": csv([...rows, ...many]) }, "starter"));
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(stdout.split("\n").length).toBeLessThan(200);
  });

  test("the same from NDJSON, and with another column", () => {
    const ndjson = rows.map((row) => {
      const [id, name, wantsFast, developers, mainGoal, goLive, label] = row.split(",");
      const signals = {
        wantsFast: wantsFast === "" ? null : wantsFast === "true",
        developers: developers === "" ? null : Number(developers),
        mainGoal: mainGoal === "" ? null : mainGoal,
        goLive,
      };
      return JSON.stringify({ id, name, manager: label, signals });
    });
    const where = folderWith({ "l.ndjson": ndjson.join("\n") }, "starter");
    const again = persona(["evaluate", ".", "l.ndjson", "--column", "manager", "--format", "json"], {
      in: where,
    });
    expect(again.stderr).toBe("");
    expect({ ...JSON.parse(again.stdout), file: "labelled.csv", column: "persona" }).toEqual(result);
  });
});

describe("limits", () => {
  test("an agreement that is too low ends with 1, and says so", () => {
    const { status, stderr } = evaluate(["--min-agreement", "99"]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^error: agreement: [0-9.]+ % is less than the limit of 99 %\n$/);
    expect(evaluate(["--min-agreement", "1"]).status).toBe(0);
  });

  const where = folderWith(files, "starter");
  evaluate(["--out", "saved"], where);
  const saved = ["--baseline", "saved/evaluation.json"];

  test("against its own result nothing is worse", () => {
    const { status, stdout } = evaluate(saved, where);
    expect(status).toBe(0);
    expect(stdout).toContain("no change");
  });

  test("who is in one of the files only is not told as having changed", () => {
    const two = (second: string) => csv([`1,N,true,0,speed,2027-03-01,Builder`, second]);
    const there = folderWith({ "labelled.csv": two("2,N,true,0,speed,2027-03-01,Builder") }, "starter");
    evaluate(["--out", "e"], there);
    writeFileSync(join(there, "labelled.csv"), two("3,N,true,0,speed,2027-03-01,Builder"));
    const compared = evaluate(["--baseline", "e/evaluation.json", "--format", "json"], there);
    const { newlyFound, newlyMissed } = JSON.parse(compared.stdout).comparison;
    expect([newlyFound, newlyMissed.map(({ id }: { id: string }) => id)]).toEqual([[], ["3"]]);
    writeFileSync(join(there, "labelled.csv"), two("2,N,true,0,speed,2027-03-01,Quick"));
    const mended = evaluate(["--baseline", "e/evaluation.json", "--format", "json"], there);
    expect(JSON.parse(mended.stdout).comparison.newlyFound.map(({ id }: { id: string }) => id)).toEqual([
      "2",
    ]);
  });

  test("a change of the weights for the worse is named, with the customers; a drop can be allowed", () => {
    writeFileSync(join(where, "main.persona"), main.replace("score >= 3", "score >= 30"));
    const worse = evaluate(saved, where);
    expect(worse.status).toBe(1);
    expect(worse.stderr).toContain("error: agreement, against before:");
    expect(worse.stdout).toMatch(/- c-\d+: now undecided, said to be Builder/);
    expect(evaluate([...saved, "--max-drop", "100", "--max-persona-drop", "100"], where).status).toBe(0);
    writeFileSync(join(where, "main.persona"), main);
  });

  test.each([
    ["{", "this is no JSON"],
    ['{"format":"persona-plan"}', "this is a plan, and an evaluation is asked for"],
    ['{"format":"persona-evaluation"}', "this is missing"],
    ['{"format":"persona-evaluation","evaluationVersion":2}', "wrong.json: evaluationVersion: "],
  ])("an earlier result that is %s is named, and nothing is evaluated", (text, said) => {
    writeFileSync(join(where, "wrong.json"), text);
    const { status, stdout, stderr } = evaluate(["--baseline", "wrong.json"], where);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(said);
  });
});

test("without a column of what people say, what to do is told", () => {
  const where = folderWith({}, "starter");
  const ran = persona(["evaluate", ".", "customers.csv"], { in: where });
  expect([ran.status, ran.stdout]).toEqual([1, ""]);
  expect(ran.stderr).toContain(
    "there is no column `persona`\n  help: add it to the file, or name one that the file has\n",
  );
});

test("a column that names no persona is taken for another than was meant, and nothing is evaluated", () => {
  const where = folderWith({}, "starter");
  const ran = persona(["evaluate", ".", "customers.csv", "--column", "name", "--out", "e"], { in: where });
  expect([ran.status, ran.stdout]).toEqual([1, ""]);
  expect(ran.stderr).toMatch(
    /the column `name` never says the name or the title of a persona\n {2}help: name /,
  );
  expect(existsSync(join(where, "e"))).toBe(false);
});

test("what is said at length is shown as far as it fits into a table", () => {
  const essay = "they are builders, I would say, ".repeat(2000);
  const where = folderWith(
    { "labelled.csv": csv([...rows, `x,X,true,0,speed,2027-03-01,"${essay}"`]) },
    "starter",
  );
  const { stdout, status } = evaluate([], where);
  expect(status).toBe(0);
  expect(stdout).toContain("they are builders");
  expect(Math.max(...stdout.split("\n").map((line) => line.length))).toBeLessThan(140);
});

test.each([
  ["evaluate", ["labelled.csv"], "evaluation.json"],
  ["drift", ["--baseline", "labelled.csv", "--current", "labelled.csv"], "drift.json"],
])("%s has written its files before somebody closes the pipe", (command, args, file) => {
  const where = folderWith(files, "starter");
  const run = [process.execPath, commandFile, command, ".", ...args, "--out", "e"];
  spawnSync("bash", ["-c", '"$@" | true', "-", ...run], { cwd: where, stdio: "ignore" });
  expect(JSON.parse(readFileSync(join(where, "e", file), "utf8"))).toHaveProperty("playbook");
});

test("page, Markdown and data in one step; the page without fault, and texts of others stay texts", async () => {
  const evil = '"<img src=x onerror=alert(1)> | # [x](javascript:1)"';
  const where = folderWith(
    { "labelled.csv": csv([...rows, `x,${evil},true,0,speed,2027-03-01,${evil}`]) },
    "starter",
  );
  expect(evaluate(["--out", "e"], where).stderr).toBe("✓ made e; open e/evaluation.html\n");
  const read = (name: string) => readFileSync(join(where, "e", name), "utf8");
  expect(JSON.parse(read("evaluation.json")).format).toBe("persona-evaluation");
  const [, confusion = ""] = read("evaluation.md").split("## Who comes out as whom");
  // Where what is said is what comes out, the cell stands out: one in each row of a persona.
  expect(confusion).toMatch(/\| Quick starter \| \*\*\d+\*\* \| \d+ \|/);
  expect(confusion).toMatch(/\| Builder \| \d+ \| \*\*\d+\*\* \|/);
  const page = read("evaluation.html");
  expect(page).toContain("<code>persona explain</code> with <code>--id</code> says why");
  expect(page).toMatch(/<td class="number"><strong>\d+<\/strong><\/td>/);
  expect(page).not.toMatch(/<script|<link|<img/);
  const { results } = await new HtmlValidate({ extends: ["html-validate:recommended"] }).validateString(page);
  expect(results.flatMap(({ messages }) => messages.map(({ message }) => message))).toEqual([]);
});

describe("files that are wrong", () => {
  const withFile = (text: string, args: readonly string[] = []) =>
    evaluate(args, folderWith({ "labelled.csv": text }, "starter"));

  test("a row that cannot be read is named, the others count, and it ends with 1", () => {
    const { status, stdout, stderr } = withFile(csv([...rows, "x,X,perhaps,0,speed,2027-03-01,Quick"]));
    expect(status).toBe(1);
    expect(stderr).toContain("row 212 (x), column wantsFast");
    expect(stdout).toMatch(/210 customers, 30 of whom “persona” says nothing, 1\s+refused/);
  });

  test.each([
    [csv(rows).replace(",persona\n", ",persna\n"), [], "help: there is `persna`: name that one"],
    [csv(rows.map((row) => row.replace(/[^,]*$/, ""))), [], "says nothing of anybody"],
    [csv(rows), ["--column", "nobody"], "`nobody`"],
  ])("a column that is not there, or says nothing: 1, and nothing is evaluated", (text, args, said) => {
    const { status, stdout, stderr } = withFile(text, args);
    expect([status, stdout]).toEqual([1, ""]);
    expect(stderr).toContain(said);
    expect(stderr).toContain("nothing was evaluated");
  });

  test.each([
    [["--column", "developers"], "this is a signal"],
    [["--max-drop", "3"], "name that with --baseline"],
    [["--min-agreement", "80,5"], "(With a point: 80.5)"],
  ])("%j: 2", (args, said) => {
    const { status, stderr } = evaluate(args);
    expect(status).toBe(2);
    expect(stderr).toContain(said);
  });
});
