/**
 * `persona classify` of Parquet, where DuckDB is installed beside the command: the same as of CSV, row by row, and
 * what is said where something is missing or wrong.
 */

import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, inject, test } from "vitest";
import { openCustomerSource } from "../../compiler/cli/classify/customer-source.ts";
import { folderWith, newFolder, persona, type RunOptions, runPersona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const folder = folderWith({
  "main.persona": `playbook Tables "Tables" {
  version   "1.0.0"
  owner     "CX Operations <cx-ops@example.com>"
  languages en
  timezone  "America/Denver"
}
signals Facts "Facts" {
  source     internal
  isNew      boolean
  developers integer 0 to 500
  revenue    decimal 2
  discount   percent
  share      decimal 3
  value      money USD 0 and above
  reason     one of price, design, expertise
  systems    any of sap, hubspot, netsuite
  goLive     date required
  handover   date
  opens      time
  turnaround duration
  words      list of text context
  worry      text
}
persona Quick "Quick" { summary "Wants to begin." }
persona Careful "Careful" { summary "Wants to be sure." }
weights {
  when isNew then Quick +2
  when not isNew then Careful +1
  for developers { below 3 then Quick +1; 3 and above then Careful +1.5 }
  when revenue >= 10.25 then Careful +2
  when discount > 12.5% then Quick +1
  when share < 0.1 then Quick +1
  when value >= 1000 USD then Careful +1
  for reason { price then Quick +1; design or expertise then Careful +1 }
  for each of systems then Careful +1
  when handover < customer.goLive then Quick +1
  when opens < 09:30 then Careful +1
  when turnaround > 2 days then Careful +1
  when worry contains "budget", "A, B" then Careful +3
  when known worry then Quick +0.5
}
classify { accept when score >= 1; ties Quick, Careful; otherwise undecided; keep previous unless beaten by 1 }
`,
});

/** Of each column its name, its type in the Parquet file, and its values. */
const columns: readonly (readonly [string, string, readonly unknown[]])[] = [
  ["id", "VARCHAR", []],
  ["name", "VARCHAR", ["Ann", 'Ben "B"', "Cid, Ltd", "Δήμητρα", "two\nlines"]],
  ["previous", "VARCHAR", [null, "Quick", "Nobody", "Careful"]],
  ["isNew", "BOOLEAN", [true, null, false]],
  ["developers", "UTINYINT", [0, 3, null, 12, 255]],
  ["revenue", "DECIMAL(18,4)", [10.25, 0.5, null, -3, 1_234_567.8, 0.0001]],
  ["discount", "BIGINT", [5, null, 13, 80, 101]],
  ["share", "FLOAT", [0.1, 0.05, null, 7.125]],
  ["value", "DOUBLE", [1000, 999.99, null, 0.1]],
  ["reason", "VARCHAR", ["price", "expertise", null, "design", "cheap"]],
  ["systems", "VARCHAR[]", [[], ["sap"], null, ["netsuite", "hubspot"]]],
  ["goLive", "DATE", ["2027-03-01", "2026-12-31", "2028-02-29"]],
  ["handover", "TIMESTAMP", ["2027-01-01", null, "2030-01-01"]],
  ["opens", "TIME", ["09:00", null, "09:30"]],
  ["turnaround", "VARCHAR", ["36 hours", null, "3 days"]],
  ["words", "VARCHAR[]", [["a", "b c"], null, []]],
  ["worry", "VARCHAR", ["the Budget", "", null, 'He said "A, B"', "  ", "nothing"]],
  ["notOurs", "INTEGER", [1, 2]],
];

const customers = Array.from({ length: 5_000 }, (_, row) =>
  columns.map(([name, , values], column) =>
    name === "id"
      ? row === 700
        ? "C-3"
        : `C-${row}`
      : values[(row * (column + 1) + (row >> 4)) % values.length],
  ),
);

/** As a person would export them. */
function csvOf(rows: readonly (readonly unknown[])[]): string {
  const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;
  const cell = (value: unknown): string => {
    if (value === null || value === undefined) return "";
    if (Array.isArray(value)) return value.length === 0 ? "none" : quoted(value.join(";"));
    return typeof value === "string" ? quoted(value) : String(value);
  };
  const header = columns.map(([name]) => name).join(",");
  return `${[header, ...rows.map((row) => row.map(cell).join(","))].join("\n")}\n`;
}

async function writeParquet(path: string, rows: readonly (readonly unknown[])[]): Promise<void> {
  const json = join(folder, "rows.ndjson");
  writeFileSync(
    json,
    rows
      .map((row) => JSON.stringify(Object.fromEntries(columns.map(([name], index) => [name, row[index]]))))
      .join("\n"),
  );
  const types = columns.map(([name, type]) => `"${name}": '${type}'`).join(", ");
  const target = path.replaceAll("'", "''");
  const connection = await (await DuckDBInstance.create(":memory:")).connect();
  await connection.run(
    `COPY (SELECT * FROM read_json('${json}', format = 'newline_delimited', columns = {${types}})) TO '${target}' (FORMAT parquet)`,
  );
  connection.closeSync();
}

/** The command as somebody has it who installed DuckDB beside it. */
const withDuckDb = newFolder();
cpSync(inject("installedPackage"), withDuckDb, { recursive: true });
mkdirSync(join(withDuckDb, "node_modules"));
symlinkSync(join(root, "node_modules/@duckdb"), join(withDuckDb, "node_modules/@duckdb"));
const classify = (args: readonly string[], options: RunOptions = {}) =>
  runPersona(join(withDuckDb, "bin/persona.js"), ["classify", ".", ...args], { in: folder, ...options });

describe("where DuckDB is installed", () => {
  test("the same as of CSV, row by row, in any number of threads", async () => {
    writeFileSync(join(folder, "customers.csv"), csvOf(customers));
    await writeParquet(join(folder, "customers.parquet"), customers);
    const result = (file: string, jobs: string) => {
      const rejects = `${file}.rejects.csv`;
      const ran = classify([file, "--format", "ndjson", "--jobs", jobs, "--rejects", rejects]);
      expect(ran.status).toBe(1);
      const refused: readonly Readonly<Record<string, string>>[] = parseCsv(
        readFileSync(join(folder, rejects), "utf8"),
        { columns: true },
      );
      return { ...ran, refused };
    };
    const csv = result("customers.csv", "1");
    for (const jobs of ["1", "3"]) {
      const parquet = result("customers.parquet", jobs);
      expect(parquet.stdout).toBe(csv.stdout);
      expect(parquet.refused).toEqual(
        csv.refused.map(({ row, reason = "", ...rest }) => {
          // The header is no row of a table; which row had the id before is told, too.
          const counted = reason.replace(/in row (\d+)/, (_, other) => `in row ${Number(other) - 1}`);
          return { ...rest, row: String(Number(row) - 1), line: "", reason: counted };
        }),
      );
    }
    expect(csv.stdout.split("\n").length).toBeGreaterThan(1_000);
    expect(csv.refused.length).toBeGreaterThan(1_000);
    const personas = new Set(csv.stdout.match(/"(persona|outcome)":(null|"\w+")/g));
    expect([...personas].sort()).toEqual([
      ...['"outcome":"accepted"', '"outcome":"kept"', '"outcome":"undecided"'],
      ...['"persona":"Careful"', '"persona":"Quick"', '"persona":null'],
    ]);
  });

  test("names of columns are looked at once, and a wrong row is named by its place in the table", async () => {
    const row =
      customers[0]?.map((value, column) => (columns[column]?.[0] === "reason" ? "cheap" : value)) ?? [];
    await writeParquet(join(folder, "one.parquet"), [row]);
    const { stderr } = classify(["one.parquet"]);
    expect(stderr).toContain("notice: one.parquet: the column `notOurs` is not used");
    expect(stderr).toContain("error: one.parquet, row 1 (C-0), column reason: `cheap`");
  });

  test("a row of nulls and a member that no cell holds are refused, and cost themselves alone", async () => {
    const right = customers[1] ?? [];
    const nulls = columns.map(() => null);
    const words = (list: readonly string[], id: string) =>
      right.map((value, column) => ({ id, words: list })[columns[column]?.[0] ?? ""] ?? value);
    const rows = [
      nulls,
      words(["a;b"], "W-1"),
      words(["none"], "W-2"),
      words([""], "W-3"),
      words(["x"], "W-4"),
    ];
    await writeParquet(join(folder, "odd.parquet"), rows);
    const { stdout, stderr } = classify(["odd.parquet", "--format", "csv"]);
    expect(stdout.split("\n").map((line) => line.split(",")[0])).toEqual(["id", "W-4", ""]);
    for (const place of ["row 1, column id", "row 2 (W-1), column words", "row 3 (W-2)", "row 4 (W-3)"])
      expect(stderr).toContain(`error: odd.parquet, ${place}`);
  });

  test.each([
    "it's; DROP TABLE x",
    "st*r",
    "what?",
    "[a]",
    "back\\slash",
    "region=eu/x",
    "$1",
    "s3://bucket",
  ])("a name is a name: %s", async (name) => {
    const path = join(folder, `${name}.parquet`);
    mkdirSync(join(path, ".."), { recursive: true });
    // Another file that the name would be a pattern of.
    await writeParquet(join(folder, "stXr.parquet"), customers.slice(0, 2));
    await writeParquet(path, customers.slice(4, 5));
    const { stdout, stderr } = classify([`${name}.parquet`, "--format", "csv"]);
    expect(
      stdout.split("\n").map((line) => line.split(",")[0]),
      stderr,
    ).toEqual(["id", "C-4", ""]);
    expect(stderr).not.toContain("`region`");
  });

  test("what is no Parquet, or none that is whole, is said", async () => {
    writeFileSync(join(folder, "text.parquet"), "id,name\n");
    await writeParquet(join(folder, "whole.parquet"), customers);
    const damaged = readFileSync(join(folder, "whole.parquet"));
    damaged.fill(0xff, 200, 20_000);
    writeFileSync(join(folder, "damaged.parquet"), damaged);
    for (const file of ["text.parquet", "damaged.parquet"]) {
      const { status, stderr } = classify([file, "--out", "out.csv"]);
      expect(status, stderr).toBe(3);
      expect(stderr).toContain(`error: ${file}: this cannot be read as Parquet\n  help: DuckDB says: `);
      expect(() => readFileSync(join(folder, "out.csv"))).toThrow("ENOENT");
    }
  });

  test("a file under another name, and what is no file", async () => {
    await writeParquet(join(folder, "export.dat"), customers.slice(4, 5));
    expect(classify(["export.dat", "--input", "parquet", "--format", "csv"]).stdout).toContain("\nC-4,");
    expect(classify(["-", "--input", "parquet"])).toMatchObject({ status: 2 });
    expect(classify(["costumers.parquet"]).stderr).toContain("there is no such file");
  });
});

test("a link that is put in the place of a file while it is opened is not followed out of the folder", async () => {
  const [within, away] = [newFolder(), newFolder()];
  const [path, secret] = [join(within, "customers.parquet"), join(away, "secret.parquet")];
  for (const target of [path, secret]) await writeParquet(target, customers.slice(0, 3));
  const opened = openCustomerSource(path, undefined, within);
  rmSync(path);
  symlinkSync(secret, path);
  await expect(opened).rejects.toThrow("customers.parquet leads out of");
});

describe("where it is not", () => {
  test("it is said what to install, also where the folder of the playbook has a package of that name", () => {
    const planted = join(folder, "node_modules/@duckdb/node-api");
    mkdirSync(planted, { recursive: true });
    writeFileSync(join(planted, "package.json"), '{ "main": "index.js" }');
    writeFileSync(join(planted, "index.js"), "console.log('planted');");
    writeFileSync(join(folder, "some.parquet"), "PAR1");
    const { status, stdout, stderr } = persona(["classify", ".", "some.parquet"], { in: folder });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain("error: some.parquet: reading Parquet takes DuckDB, which is not installed");
    expect(stderr).toContain("npm install @duckdb/node-api");
  });

  test("other commands say that they do not read it", () => {
    const { status, stderr } = persona(["explain", ".", "some.parquet"], { in: folder });
    expect(status).toBe(2);
    expect(stderr).toContain("only `persona classify` reads Parquet");
  });
});
