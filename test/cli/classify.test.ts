/** `persona classify`: the same customers in every format, and rows that are wrong. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

const customer = "customers/birch-labs.json";
const starter = folderWith({}, "starter");

describe("classify", () => {
  const classify = (...args: string[]) =>
    persona(["classify", ".", "customers.csv", ...args], { in: starter });

  test("as table, CSV, JSON and NDJSON: the same customers", () => {
    const rows = JSON.parse(classify("--format", "json").stdout);
    expect(rows.map(({ id, persona }: Record<string, unknown>) => [id, persona])).toEqual([
      ["C-1", "Quick"],
      ["C-2", "Builder"],
      ["C-3", "Quick"],
      ["C-4", null],
    ]);
    const lines = classify("--format", "ndjson").stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
    const csv = classify("--format", "csv").stdout.trim().split("\n");
    expect(csv[0]).toBe("id,name,persona,outcome,score,margin,coverage,fit");
    expect(csv.slice(1).map((line) => line.split(",").slice(0, 3))).toEqual(
      rows.map(({ id, name, persona }: Record<string, string>) => [id, name, persona ?? ""]),
    );
    const table = classify().stdout.trim().split("\n");
    expect(table).toHaveLength(5);
    expect(table[1]).toMatch(/^C-1\s+Acme Bikes\s+Quick\s+accepted\s+9\s+9\s+100 %\s+100 %$/);
  });

  test.each([
    ["all between 0 and 1", ["0.5", "0.25", ""], true],
    ["one that is 1", ["0.5", "0.25", "1"], false],
    ["one that is 0", ["0.5", "0.25", "0"], false],
    ["one above", ["0.5", "80", "0.2"], false],
    ["only one given", ["0.5", "", ""], false],
  ])("tells of a percent column that seems to hold shares of 1: %s", (_, cells, told) => {
    const main = readFileSync(join(starter, "main.persona"), "utf8");
    const more = `\nsignals More "More" {\n  share percent "Share"\n}\nweights {\n  when share > 50% then Quick +1\n}\n`;
    const rows = cells.map((cell, index) => `C-${index},Name,2027-03-01,${cell}`);
    const files = {
      "main.persona": main + more,
      "shares.csv": `id,name,goLive,share\n${rows.join("\n")}\n`,
    };
    const { stderr } = persona(["classify", ".", "shares.csv"], { in: folderWith(files, "starter") });
    expect(stderr.includes("shares.csv, column share: all values are between 0 and 1")).toBe(told);
    expect(stderr).toContain("3 customers: ");
  });

  test("says why with --explain, and reads standard input", () => {
    const input = readFileSync(join(starter, "customers.csv"), "utf8");
    const piped = persona(["classify", ".", "-", "--explain"], { in: starter, input });
    expect(piped.stdout).toContain(
      "because What matters most (+4) · Wants to start as soon as possible (+3)",
    );
    expect(piped.stdout).toBe(classify("--explain").stdout);
    const one = readFileSync(join(starter, customer), "utf8");
    const unsaid = persona(["classify", ".", "-"], { in: starter, input: '{"id":"a"}\n{"id":"b"}\n' });
    expect(unsaid).toMatchObject({ status: 1, stdout: "" });
    expect(unsaid.stderr).toContain("standard input: this is JSON, and is read as CSV");
    expect(unsaid.stderr).toContain("add `--input json` or `--input ndjson`");
    const json = persona(["classify", ".", "-", "--input", "json", "--format", "ndjson"], {
      in: starter,
      input: one,
    });
    expect(JSON.parse(json.stdout)).toMatchObject({ id: "C-2", persona: "Builder" });
  });

  test.each([
    [["--out", "x.json", "--format", "csv"], "x.json: its name says json, and --format says csv"],
    [["--out", "x.JSONL", "--format", "json"], "x.JSONL: its name says ndjson, and --format says json"],
    [["--rejects", "x.json"], "x.json: its name says json, and rejects are csv"],
  ])("a file of another form than its name says is refused: %j", (options, message) => {
    const folder = folderWith({}, "starter");
    const { status, stdout, stderr } = persona(["classify", ".", "customers.csv", ...options], {
      in: folder,
    });
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(existsSync(join(folder, String(options[1])))).toBe(false);
  });

  test("names a wrong row and column, goes on with the others, and ends with 1", () => {
    const folder = folderWith(
      {
        "customers.csv":
          "id,name,developers,goLive\nA,Ann,12,2027-01-01\nB,Ben,many,2027-01-01\nC,Cid,0,2027-01-01\n",
      },
      "starter",
    );
    const { status, stdout, stderr } = persona(["classify", ".", "customers.csv", "--format", "csv"], {
      in: folder,
    });
    expect(status).toBe(1);
    expect(stderr).toContain("customers.csv, row 3 (B), column developers");
    expect(stdout.split("\n").map((line) => line.split(",")[0])).toEqual(["id", "A", "C", ""]);
    expect(stderr).toContain("1 refused");
  });

  test("says that a file holds nobody, and prints no empty table", () => {
    const folder = folderWith(
      { "none.csv": "id,name,goLive,wantsFast,developers,mainGoal\n", "empty.csv": "" },
      "starter",
    );
    const none = persona(["classify", ".", "none.csv"], { in: folder });
    expect(none).toEqual({ status: 0, stdout: "", stderr: "none.csv holds no customers\n" });
    const empty = persona(["classify", ".", "empty.csv"], { in: folder });
    expect(empty).toMatchObject({ status: 1, stdout: "" });
    expect(empty.stderr).toBe(
      "error: empty.csv: the file is empty\n  help: its first row names the columns\nnobody was classified\n",
    );
  });

  const keeping = readFileSync(join(starter, "main.persona"), "utf8").replace(
    /^ {2}otherwise undecided$/m,
    "$&\n  keep      previous unless beaten by 2",
  );
  const previous = "id,name,goLive,previous\nA,Ann,2027-01-01,Quick\nB,Ben,2027-01-01,Nobody\n";

  test.each(["table", "csv", "json", "ndjson"])(
    "as %s says of whom the previous persona is unknown",
    (format) => {
      const folder = folderWith({ "main.persona": keeping, "customers.csv": previous }, "starter");
      const { status, stderr } = persona(["classify", ".", "customers.csv", "--format", format], {
        in: folder,
      });
      expect(status).toBe(0);
      expect(stderr).toContain(
        "notice: customers.csv, row 3 (B): the previous persona `Nobody` is not one of this playbook",
      );
      expect(stderr).not.toContain("row 2");
    },
  );

  test("leaves nothing behind where one of its two files cannot be written", () => {
    const folder = folderWith({ "notes.txt": "mine" }, "starter");
    const before = readdirSync(folder);
    const args = ["--out", "personas.csv", "--rejects", "notes.txt/rejects.csv"];
    const { status, stderr } = persona(["classify", ".", "customers.csv", ...args], { in: folder });
    expect(stderr).toContain("error: notes.txt/rejects.csv: ");
    expect(status).toBe(3);
    expect(readdirSync(folder)).toEqual(before);
  });

  test("names every refused row of many, in each format", () => {
    const rows = Array.from({ length: 250 }, (_, index) => `R${index},Ann,many,2027-01-01`);
    const folder = folderWith(
      { "customers.csv": `id,name,developers,goLive\n${rows.join("\n")}\nOk,Ben,1,2027-01-01\n` },
      "starter",
    );
    for (const format of ["table", "csv", "json", "ndjson"]) {
      const { status, stdout, stderr } = persona(["classify", ".", "customers.csv", "--format", format], {
        in: folder,
      });
      expect(status).toBe(1);
      for (const index of rows.keys())
        expect(stderr).toContain(`error: customers.csv, row ${index + 2} (R${index}), column developers: `);
      expect(stderr).toContain("250 refused");
      expect(stdout).toContain("Ok");
    }
  });
});
