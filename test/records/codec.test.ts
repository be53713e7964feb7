/** Which columns a file of customers is asked for, and what comes beside each record. */

import { describe, expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import type { Cohort } from "../../compiler/ir/proof.ts";
import { nothingRead } from "../../compiler/records/blocks.ts";
import { openCustomerRows, openCustomers, readCustomers, readTeam } from "../../compiler/records/codec.ts";
import { comparedColumns } from "../../compiler/records/compared-columns.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import type { CustomerResult, DataFormat } from "../../compiler/records/record.ts";
import { allOf, bytesOf, complaints, playbookWith, readAll, signalsOf, strict, types } from "./sample.ts";

const at = { file: "main.persona", line: 1, column: 1 };
const agreement = (column: string) => ({ kind: "agreement", column, least: 8000, at }) as const;
const cohort = (...expectations: Cohort["expectations"]): Cohort => ({
  ...{ name: "last year", from: "last-year.csv", at },
  expectations,
});

const read = (text: string, further: readonly string[], format: DataFormat = "csv", playbook = strict) =>
  allOf(readCustomers(playbook, bytesOf(text), format, `c.${format}`, further));
const said = (results: readonly CustomerResult[]) =>
  results.flatMap(({ problems }) => problems.map(renderProblem));

describe("further columns", () => {
  const header = "id,name,goLive,developers,biggestWorry";

  test("come beside the record as written; where none were asked for, nothing does", async () => {
    const text = `${header},day,manager\nc1,Ana,2027-03-01,,, 1 ,\n`;
    const [result] = await read(text, ["manager", "day"]);
    expect([...(result?.cells ?? [])]).toEqual([
      ["manager", ""],
      ["day", " 1 "],
    ]);
    const [, without] = await read(text, []);
    expect(without?.record?.id).toBe("c1");
    expect(without).not.toHaveProperty("cells");
  });

  test("of JSON are fields of the record, and texts", async () => {
    const text = '{"id":"c1","name":"Ana","day":"x","size":3,"signals":{"goLive":"2027-03-01"}}';
    const [result] = await read(text, ["size", "day", "manager"], "json");
    expect(result?.problems).toEqual([]);
    expect([...(result?.cells ?? [])]).toEqual([["day", "x"]]);
    expect(said(await read(text, [], "json")).map((line) => line.split("\n")[0])).toEqual([
      "c.json, day, line 1: nothing here is called `day`",
      "c.json, size, line 1: nothing here is called `size`",
    ]);
  });

  test("must be there, each told once; those that a customer has anyway are no others", async () => {
    expect(said(await read(`${header},x\nc1,Ana,2027-03-01,,,1\n`, ["day", "id", "goLive", "day"]))).toEqual([
      "c.csv, row 1: there is no column `day`\n  help: name the one that is meant; there is `x`",
      "c.csv, row 1: the column `x` is not used\n  help: look for a mistyped name; else there is nothing to do",
    ]);
    expect(said(await read("id,name,developers,biggestWorry\nc1,Ana,,\n", ["goLive"]))).toEqual([
      "c.csv, row 1: the column `goLive`, which must be there, is missing\n  help: add the column",
    ]);
  });

  test("are asked for when a file is opened, and none without", async () => {
    const open = async (further?: readonly string[]) => {
      const input = (async function* () {
        yield bytesOf(`${header}\nc1,Ana,2027-03-01,,\n`);
      })();
      const opened = await openCustomers(strict, input, "csv", "c.csv", further);
      if (!("reader" in opened)) throw new Error("it cannot be opened");
      const [block] = await allOf(opened.blocks);
      return block && [...opened.reader.read(block, nothingRead)].flatMap(({ problems }) => problems);
    };
    expect(await open()).toEqual([]);
    expect((await open(["day"]))?.map(({ message }) => message)).toEqual(["there is no column `day`"]);
  });
});

test("rows that were made from a table have commas between their cells, whatever stands in them", () => {
  const opened = (...further: readonly string[]) =>
    openCustomerRows(
      strict,
      (async function* () {})(),
      "c.parquet",
      ...(further.length > 0 ? [further] : []),
    );
  const block = (text: string) => ({ text, first: true, final: true, marked: false });
  const rows = block("id,name,goLive,developers,biggestWorry,day\nc1,A;n;a,2027-03-01,3,,x\n");
  const [notice, record] = [...opened().reader.read(rows, nothingRead)];
  expect(notice?.problems.map(({ message }) => message)).toEqual(["the column `day` is not used"]);
  expect(record?.csv?.cells).toEqual(["c1", "A;n;a", "2027-03-01", "3", "", "x"]);
  const { reader } = opened("day");
  expect([...reader.read(rows, nothingRead)].flatMap(({ problems }) => problems)).toEqual([]);
  expect(reader.layout).toMatchObject({ format: "csv", separator: "," });
});

describe("an id", () => {
  test("that is missing is no id twice", async () => {
    const text = "id,name,goLive\n,Ana,2027-03-01\n  ,Bo,2027-03-01\n";
    expect((await complaints(text, "csv", strict)).map((line) => line.split("\n")[0])).toEqual([
      "customers.csv, row 2, column id: `id` must be known, and is missing",
      "customers.csv, row 3, column id: `id` must be known, and is missing",
    ]);
  });

  test("names its record without the blanks around it, in every format", async () => {
    expect((await complaints("id,name,goLive\n c1 ,Ana,x\n", "csv", strict))[0]).toMatch(
      /^customers\.csv, row 2 \(c1\), column goLive: /,
    );
    const text = '{"id":" c1 ","name":"Ana","signals":{"goLive":"x"}}';
    expect((await complaints(text, "ndjson", strict))[0]).toMatch(
      /^customers\.ndjson, row 1 \(c1\), signals\.goLive: /,
    );
    const number = '{"id":1,"name":"Ana","signals":{"goLive":"2027-03-01"}}';
    expect((await complaints(number, "ndjson", strict))[0]).toMatch(/^customers\.ndjson, row 1, id: /);
  });

  test("three times names the first", async () => {
    const rows = ["c1,Ana", "c1,Bo", "c1,Cy"].map((row) => `${row},2027-03-01\n`).join("");
    expect(
      (await complaints(`id,name,goLive\n${rows}`, "csv", strict)).map((line) => line.split("\n")[0]),
    ).toEqual([
      "customers.csv, row 3 (c1), column id: the id `c1` is there twice, also in row 2",
      "customers.csv, row 4 (c1), column id: the id `c1` is there twice, also in row 2",
    ]);
  });
});

describe("columns that cohorts compare with", () => {
  test("are those of expected agreements, each once", () => {
    const share = { kind: "share", most: 1000, at } as const;
    expect(comparedColumns(cohort(agreement("b"), share, agreement("a"), agreement("b")))).toEqual([
      "b",
      "a",
    ]);
    expect(comparedColumns(cohort(share))).toEqual([]);
  });

  test("and that are signals are asked for as signals", async () => {
    const developers = { titles: { en: "People" } };
    const playbook: Playbook = {
      ...playbookWith(signalsOf({ developers: types.developers }, { developers })),
      cohorts: [cohort(agreement("developers"), agreement("says")), cohort(agreement("says"))],
    };
    expect(said(await readAll("id,name,People,Developers\n", "csv", playbook))).toEqual([
      "customers.csv, row 1: there is no column `developers`, so it is unknown for all\n" +
        "  help: rename the column `People` to `developers`, if that is what it holds",
      "customers.csv, row 1: the column `Developers` is not used\n" +
        "  help: look for a mistyped name; else there is nothing to do",
    ]);
    expect(said(await read("id,name,developers,day,Says\n", ["day"], "csv", playbook))).toEqual([
      "c.csv, row 1: the column `Says` is not used\n  help: rename it to `says`, if that is what it holds",
    ]);
  });

  test("and that were asked for must be there", async () => {
    const playbook: Playbook = { ...strict, cohorts: [cohort(agreement("says"))] };
    expect(said(await read("id,name,goLive,developers,biggestWorry\n", ["says"], "csv", playbook))).toEqual([
      "c.csv, row 1: there is no column `says`\n  help: add it to the file, or name one that the file has",
    ]);
  });

  test("or another cohort's, which is there, is to be named", async () => {
    const playbook: Playbook = { ...strict, cohorts: [cohort(agreement("says")), cohort(agreement("syas"))] };
    expect(
      said(await read("id,name,goLive,developers,biggestWorry,says\n", ["syas"], "csv", playbook)),
    ).toEqual([
      "c.csv, row 1: there is no column `syas`\n  help: name the one that is meant; there is `says`",
    ]);
  });
});

test("a signal that a field of the record stands in for is unknown in the row, not in a column that is not there", async () => {
  const playbook = playbookWith(signalsOf({ tongue: types.tongue }, { tongue: { required: true } }), {
    customer: { language: "tongue" },
  });
  expect(await complaints("id,name,language\nc1,Ana,\nc2,Bo,en\n", "csv", playbook)).toEqual([
    "customers.csv, row 2 (c1): `tongue` must be known, and is missing\n  help: fill it in",
  ]);
  expect(await complaints("id,name,stage\nc1,Ana,\n", "csv", playbook)).toEqual([
    "customers.csv, row 1: the column `tongue`, which must be there, is missing\n  help: add the column",
  ]);
});

test.each(["id", "name"])("without the column %s no customer is read", async (column) => {
  const header = "id,name,goLive,developers,biggestWorry".replace(column, "x");
  expect(await complaints(`${header}\nc1,Ana,2027-03-01,3,\n`, "csv", strict)).toEqual([
    `customers.csv, row 1: the column \`${column}\`, which must be there, is missing\n  help: add the column`,
  ]);
});

test("a field of the record stands in for no other signal than its own", async () => {
  const playbook: Playbook = { ...strict, customer: { language: "developers" } };
  expect(await complaints("id,name,language\nc1,Ana,en\n", "csv", playbook)).toEqual([
    "customers.csv, row 1: the column `goLive`, which must be there, is missing\n  help: add the column",
  ]);
});

test("a column of the roster is asked for as it is declared, and known by its title", async () => {
  const team = signalsOf(
    { speaks: types.speaks, load: types.ratio },
    { speaks: { required: true, titles: { en: "Languages" } } },
  );
  const playbook = playbookWith([], { team });
  const problems = async (text: string) =>
    (await readTeam(playbook, bytesOf(text), "csv", "team.csv")).problems.map(renderProblem);
  expect(await problems("name,email,LANGUAGES\nAna,ana@example.com,en\n")).toEqual([
    "team.csv, row 1: the column `speaks`, which must be there, is missing\n" +
      "  help: rename the column `LANGUAGES` to `speaks`, if that is what it holds",
    "team.csv, row 1: there is no column `load`, so it is unknown for all\n" +
      "  help: add it to the export if you have the data",
  ]);
  expect(await problems("name,speaks,load\nAna,en,1\n")).toEqual([
    "team.csv, row 1: the column `email`, which must be there, is missing\n  help: add the column",
  ]);
});
