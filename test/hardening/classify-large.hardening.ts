/** Files of many customers: the same whatever the format and the number of threads, and files replaced in one step. */

import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona, startPersona } from "../harness/command.ts";

/** More than one block of a file, and so more than one thread. */
const many = 12_000;
const goals = ["", "speed", "control"];

/** Every 1,000th is wrong, and the last has the id of the first. */
const customers = Array.from({ length: many }, (_, index) => ({
  id: index === many - 1 ? "C-0" : `C-${index}`,
  name: index % 7 === 0 ? `Firm "${index}",\nBerlin` : `Firm ${index}`,
  goLive: index % 1_000 === 999 ? "soon" : "2027-03-01",
  developers: index % 30,
  wantsFast: index % 3 === 0,
  mainGoal: goals[index % 3] ?? "",
}));
const csv = `id,name,goLive,developers,wantsFast,mainGoal\n${customers
  .map(({ name, ...rest }) => {
    const { id, goLive, developers, wantsFast, mainGoal } = rest;
    return `${id},"${name.replaceAll('"', '""')}",${goLive},${developers},${wantsFast},${mainGoal}`;
  })
  .join("\n")}\n`;
const records = customers.map(({ id, name, mainGoal, ...signals }) =>
  JSON.stringify({ id, name, signals: { ...signals, ...(mainGoal === "" ? {} : { mainGoal }) } }),
);
const folder = folderWith(
  {
    "many.csv": csv,
    "many.ndjson": `${records.join("\n")}\n`,
    "many.json": `[\n${records.join(",\n")}\n]\n`,
    "oneline.json": `[${records.join(",")}]`,
  },
  "starter",
);
const classify = (...args: string[]) => persona(["classify", ".", ...args], { in: folder });
const read = (path: string): string => readFileSync(join(folder, path), "utf8");
const leftovers = (): readonly string[] => readdirSync(folder).filter((name) => name.includes("staging"));

describe("many customers", () => {
  test("the same for any number of threads, told in the order of the rows", () => {
    const one = classify("many.csv", "--format", "csv", "--jobs", "1");
    expect(classify("many.csv", "--format", "csv", "--jobs", "3")).toEqual(one);
    expect(one.status).toBe(1);
    const lines = one.stdout.trim().split("\n");
    const ids = lines.flatMap((line) => /^C-\d+(?=,)/.exec(line) ?? []);
    const right = customers.slice(0, -1).filter(({ goLive }) => goLive !== "soon");
    expect(ids).toEqual(right.map(({ id }) => id));
    const told = [...one.stderr.matchAll(/row (\d+) \((C-\d+)\)/g)].map(([, row, id]) => [Number(row), id]);
    expect(told).toEqual([
      ...customers
        .flatMap(({ id, goLive }, index) => (goLive === "soon" ? [[index + 2, id]] : []))
        .slice(0, -1),
      // The last one is wrong, and there twice.
      [many + 1, "C-0"],
      [many + 1, "C-0"],
    ]);
    expect(one.stderr).toContain("the id `C-0` is there twice, also in row 2");
    expect(one.stderr).toMatch(
      /11,988 customers: Quick [\d,]+ .*; on average coverage \d+ %, ahead by [\d.]+; 12 refused\n$/,
    );
  });

  test("the same from every format", () => {
    const [first, ...others] = ["many.csv", "many.ndjson", "many.json", "oneline.json"].map((file) =>
      classify(file, "--format", "ndjson"),
    );
    for (const other of others) {
      expect(other.stdout).toBe(first?.stdout);
      expect(other.status).toBe(1);
    }
    const place = (stderr = "") => stderr.split("\n").filter((line) => line.startsWith("error"))[1];
    expect(place(others[0]?.stderr)).toContain("many.ndjson, row 2000 (C-1999), signals.goLive: ");
    expect(place(others[1]?.stderr)).toContain("many.json, row 2000 (C-1999), signals.goLive, line 2001: ");

    expect(place(others[2]?.stderr)).toContain("oneline.json, row 2000 (C-1999), signals.goLive, line 1");
  });

  test("a table, and reasons, as long as the file", () => {
    const { stdout } = classify("many.csv");
    const lines = stdout.trim().split("\n");
    expect(lines.filter((line) => line.startsWith("id"))).toHaveLength(1);
    expect(lines.filter((line) => line.startsWith("C-"))).toHaveLength(11_988);
    const explained = classify("many.csv", "--format", "csv", "--explain", "--jobs", "2").stdout;
    expect(explained.match(/\n/g)?.length).toBeGreaterThan(11_988);
    expect(explained).toContain("Wants to start as soon as possible (+3)");
  });
});

test("a table takes little more of the processor than CSV, whatever is in it", () => {
  const rows = Array.from(
    { length: 100_000 },
    (_, index) => `C-${index},Łódź & ${"Söhne ".repeat(index % 9)},2027-03-01,${index % 4}`,
  );
  const large = folderWith(
    {
      "customers.csv": `id,name,goLive,developers\n${rows.join("\n")}\n`,
      // Told at the end by the process itself, its threads included.
      "spent.mjs": `import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread) process.on("exit", () => writeFileSync(process.env.SPENT, String(process.cpuUsage().user)));
`,
    },
    "starter",
  );
  const spentOn = (format: string): number => {
    const spent = join(large, "spent");
    const { status, stdout } = persona(["classify", ".", "customers.csv", "--format", format], {
      in: large,
      env: { NODE_OPTIONS: `--import=${join(large, "spent.mjs")}`, SPENT: spent },
    });
    expect(status).toBe(0);
    expect(stdout.match(/\n/g)).toHaveLength(rows.length + 1);
    return Number(readFileSync(spent, "utf8")) / 1e6;
  };
  const [csvSpent, tableSpent] = [spentOn("csv"), spentOn("table")];
  console.log(`${csvSpent.toFixed(1)} s for CSV, ${tableSpent.toFixed(1)} for a table`);
  expect(tableSpent).toBeLessThan(csvSpent * 2.5);
});

describe("--out and --rejects", () => {
  test("take the place of the old files when all is done, and keep links and permissions", () => {
    writeFileSync(join(folder, "old.csv"), "old\n", { mode: 0o640 });
    symlinkSync("old.csv", join(folder, "result.csv"));
    const { status, stdout, stderr } = classify(
      "many.csv",
      "--out",
      "result.csv",
      "--rejects",
      "rejects.csv",
    );
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(read("old.csv")).toBe(classify("many.csv", "--format", "csv").stdout);
    const rejects = read("rejects.csv").trim().split("\n");
    expect(rejects[0]).toBe("row,line,column,id,reason,help");
    expect(rejects).toHaveLength(1 + 13);
    // Names take two lines each time in seven.
    expect(rejects[1]).toMatch(/^1001,1144,goLive,C-999,"?`soon` is not a date/);
    expect(rejects.at(-1)).toMatch(/^12001,13716,id,C-0,/);
    expect(stderr).not.toContain("error");
    expect(stderr).toContain("12 refused, see rejects.csv");
    expect(leftovers()).toEqual([]);
  });

  test("nothing is replaced where the customers cannot be read to their end", () => {
    writeFileSync(join(folder, "kept.json"), "old");
    writeFileSync(join(folder, "cut.json"), read("many.json").slice(0, -200));
    const { status, stderr } = classify("cut.json", "--out", "kept.json");
    expect(status).toBe(1);
    expect(stderr).toContain("kept.json was not written");
    expect(read("kept.json")).toBe("old");
    expect(leftovers()).toEqual([]);
  });

  test.each([
    [["many.csv", "--out", "many.csv"], 2, "the customers and --out are the same file"],
    [["many.csv", "--out", "r.csv", "--rejects", "./r.csv"], 2, "--out and --rejects are the same file"],
    [["many.csv", "--out", "result.txt"], 2, "its name does not say in which format"],
    [["many.csv", "--out", "r.csv", "--format", "table"], 2, "a table is for the screen"],
    [["many.csv", "--out", "customers"], 2, "its name does not say"],
    [["many.csv", "--out", "customers", "--format", "csv"], 3, "this is a folder, a file is needed"],
    [["many.csv", "--out", "/dev/null", "--format", "csv"], 3, "this is not a file"],
    [["many.csv", "--out", "nowhere/r.csv"], 3, "there is no such file or folder"],
    [["many.csv", "--out", ""], 2, "It names no file"],
    [["many.csv", "--jobs", "0"], 2, "a whole number from 1 to 64"],
    [["many.csv", "--jobs", "many"], 2, "a whole number from 1 to 64"],
  ])("%j ends with %i", (args, status, message) => {
    const ran = classify(...args);
    expect(ran).toMatchObject({ status, stdout: "" });
    expect(ran.stderr).toContain(message);
    expect(read("many.csv")).toBe(csv);
  });

  test("stopped by Ctrl-C: nothing under the name, and how far it came", async () => {
    const child = startPersona(["classify", ".", "-", "--out", "stopped.csv", "--rejects", "r.csv"], {
      in: folder,
    });
    let stderr = "";
    child.stderr.on("data", (chunk) => {
      stderr += chunk;
    });
    child.stdin.write(csv.slice(0, csv.length >> 1));
    const deadline = Date.now() + 30_000;
    while (leftovers().length < 2 && Date.now() < deadline)
      await new Promise((resolve) => setTimeout(resolve, 20));
    await new Promise((resolve) => setTimeout(resolve, 500));
    child.kill("SIGINT");
    const code = await new Promise((resolve) => child.on("exit", resolve));
    expect(code).toBe(130);
    expect(stderr).toMatch(/interrupted after [\d,]+ customers; stopped.csv and r.csv are as before\n$/);
    expect(existsSync(join(folder, "stopped.csv"))).toBe(false);
    expect(leftovers()).toEqual([]);
  });
});
