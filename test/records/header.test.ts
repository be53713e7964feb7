/** What is said of the first row of CSV, and what is not. */

import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { type KnownColumn, readHeader } from "../../compiler/records/header.ts";
import { createProblems, renderProblem } from "../../compiler/records/problems.ts";

/** The problems with a header, as a person reads them. */
function said(header: string, known: readonly KnownColumn[]): readonly string[] {
  const problems = createProblems("c.csv");
  readHeader(header.split(","), known, problems);
  return problems.all.map(renderProblem);
}

const required = (name: string, rest: Partial<KnownColumn> = {}) => ({ name, required: true, ...rest });
const optional = (name: string, rest: Partial<KnownColumn> = {}) => ({ name, required: false, ...rest });
const id = required("id");

test("its names come without the blanks around them, in one spelling", () => {
  const problems = createProblems("c.csv");
  const names = readHeader([" id ", "cafe\u0301"], [id, optional("café")], problems);
  expect(names).toEqual(["id", "café"]);
  expect(problems.all).toEqual([]);
});

describe("a first row that is no header", () => {
  test.each([
    [
      "SEP=;",
      "c.csv, row 1: the first row tells Excel how columns are separated, and names none\n" +
        "  help: delete this row; the separator is found without it",
    ],
    [
      "id|name",
      "c.csv, row 1: the columns are separated by `|` instead of commas\n" +
        "  help: export it with commas between the columns",
    ],
    [
      "x sep=,a|b",
      "c.csv, row 1: the first row names none of the columns that are expected\n" +
        "  help: write the names of the columns into the first row: `id`, `name` and `plan`, and what else there is",
    ],
    [
      "17",
      "c.csv, row 1: the first row names none of the columns that are expected\n" +
        "  help: write the names of the columns into the first row: `id`, `name` and `plan`, and what else there is",
    ],
  ])("%j", (header, message) => {
    expect(said(header, [id, required("name"), optional("size"), required("plan")])).toEqual([message]);
  });

  test("is none where a single name is known, or nearly", () => {
    const known = [id, optional("name", { quiet: true }), optional("size", { quiet: true })];
    expect(said("a|b,x,id", known)).toEqual([
      expect.stringContaining("the columns `a|b` and `x` are not used"),
    ]);
    expect(said("Nmae", [optional("name"), optional("size", { quiet: true })])).toEqual([
      "c.csv, row 1: there is no column `name`, so it is unknown for all\n" +
        "  help: rename the column `Nmae` to `name`, if that is what it holds",
    ]);
  });

  test("is none where a known name is there, but none that must be", () => {
    expect(said("x,size", [id, optional("size")])[0]).toBe(
      "c.csv, row 1: the column `id`, which must be there, is missing\n  help: add the column",
    );
  });

  test("may have as many columns as the limit, and no more", () => {
    const columns = (count: number) => ["id", ...Array<string>(count - 1).fill("")].join(",");
    expect(said(columns(limits.recordColumns), [id])).toEqual([]);
    expect(said(columns(limits.recordColumns + 1), [id])).toEqual([
      "c.csv, row 1: the number of columns is larger than the limit of 10000\n" +
        "  help: look for a quotation mark or bracket that is never closed",
    ]);
  });
});

describe("columns that are there", () => {
  test("twice are wrong where they are known, and told once where they are not", () => {
    expect(said("id,x,size,x,id", [id, optional("size"), optional("away", { quiet: true })])).toEqual([
      "c.csv, row 1, column id: the column `id` is there twice\n  help: keep one of the two",
      "c.csv, row 1: the column `x` is not used\n  help: look for a mistyped name; else there is nothing to do",
    ]);
  });

  test("without a name are not told", () => {
    expect(said("id,,", [id])).toEqual([]);
  });
});

describe("a required column that is missing", () => {
  test("is told with the one that may hold it, each by itself", () => {
    expect(said("id,Plam,x", [id, required("plan"), required("size")])).toEqual([
      "c.csv, row 1: the column `plan`, which must be there, is missing\n" +
        "  help: rename the column `Plam` to `plan`, if that is what it holds",
      "c.csv, row 1: the column `size`, which must be there, is missing\n  help: add the column",
      "c.csv, row 1: the column `x` is not used\n  help: look for a mistyped name; else there is nothing to do",
    ]);
  });

  test("is told once, also where it is not worth a notice else", () => {
    expect(said("naem,size", [required("name", { quiet: true }), optional("size")])).toEqual([
      "c.csv, row 1: the column `name`, which must be there, is missing\n" +
        "  help: rename the column `naem` to `name`, if that is what it holds",
    ]);
  });

  test("may be replaced by the one that says the same, and by no other", () => {
    const known = [id, required("tongue", { orElse: "language" }), optional("language", { quiet: true })];
    expect(said("id,language", known)).toEqual([]);
    expect(said("id,tongue", known)).toEqual([]);
    expect(said("id", known)).toEqual([
      "c.csv, row 1: the column `tongue`, which must be there, is missing\n  help: add the column",
    ]);
  });

  const chosen = [id, required("manager", { chosen: true })];
  test("and was chosen is to be chosen again, among those that nobody uses", () => {
    expect(said("id,Manger", chosen)).toEqual([
      "c.csv, row 1: there is no column `manager`\n  help: there is `Manger`: name that one",
    ]);
    expect(said("id,a,b", chosen)[0]).toBe(
      "c.csv, row 1: there is no column `manager`\n  help: name the one that is meant; there is `a` and `b`",
    );
    expect(said("id,a,b,c,d,e,f,g", chosen)[0]).toContain("there is `a`, `b`, `c`, `d`, `e` and 2 more");
    expect(said("id", chosen)).toEqual([
      "c.csv, row 1: there is no column `manager`\n  help: add it to the file, or name one that the file has",
    ]);
  });
});

describe("an optional column that is missing", () => {
  test("is told with all others, but for those that another one may hold or that are not worth it", () => {
    const known = [
      id,
      optional("plan"),
      optional("size"),
      optional("seats"),
      optional("stage", { quiet: true }),
    ];
    expect(said("id,Plan", known)).toEqual([
      "c.csv, row 1: there is no column `plan`, so it is unknown for all\n" +
        "  help: rename the column `Plan` to `plan`, if that is what it holds",
      "c.csv, row 1: there are no columns `size` and `seats`, so they are unknown for all\n" +
        "  help: add them to the export if you have the data",
    ]);
  });

  const pair = [
    ...[id, optional("Buyer.name", { quiet: true, beside: "Buyer.email" })],
    optional("Buyer.email", { quiet: true, beside: "Buyer.name" }),
  ];
  test("is told where the one beside it is there, unless another may hold it", () => {
    expect(said("id", pair)).toEqual([]);
    expect(said("id,Buyer.email", pair)).toEqual([
      "c.csv, row 1: there is no column `Buyer.name`, so it is unknown for all\n" +
        "  help: add it, or leave `Buyer.email` out: by itself, that says nothing",
    ]);
    expect(said("id,Buyer.email,buyer name", pair)).toEqual([
      "c.csv, row 1: the column `buyer name` is not used\n" +
        "  help: rename it to `Buyer.name`, if that is what it holds",
    ]);
  });

  test("is not told as meant where another one has taken the name already", () => {
    const known = [id, optional("lead", { titles: ["Leader"] }), optional("leaders", { quiet: true })];
    expect(said("id,Leader", known)).toEqual([
      "c.csv, row 1: there is no column `lead`, so it is unknown for all\n" +
        "  help: rename the column `Leader` to `lead`, if that is what it holds",
    ]);
    const quiet = [
      id,
      optional("leaders", { quiet: true }),
      optional("leader2", { quiet: true, titles: ["Leadrs"] }),
    ];
    expect(said("id,Leadrs", quiet)).toEqual([
      "c.csv, row 1: the column `Leadrs` is not used\n  help: rename it to `leaders`, if that is what it holds",
    ]);
  });
});

describe("a column is meant", () => {
  /** Which of the other columns may hold `goLive`. */
  const meant = (others: string, rest: Partial<KnownColumn> = {}, ...more: readonly KnownColumn[]) =>
    /rename the column `(.*)` to `goLive`/.exec(
      said(`id,${others}`, [id, required("goLive", rest), ...more]).join("\n"),
    )?.[1];

  test.each(["; planned", ": planned", " (planned)", "/planned", " [planned]"])(
    "by its name with %j behind it, if nothing else is called so",
    (remark) => {
      expect(meant(`GOLIVE${remark}`)).toBe(`GOLIVE${remark}`);
      expect(meant(`goLive${remark},goLive (latest)`)).toBeUndefined();
      expect(meant(`goLive planned,goLive${remark}`)).toBe(`goLive${remark}`);
    },
  );

  test("by its title in any language, before a near name", () => {
    const titles = ["Go-live day", "Inicio"];
    expect(meant("goLiv,INICIO", { titles })).toBe("INICIO");
    expect(meant("goLiv,Go-Live Day", { titles })).toBe("Go-Live Day");
    expect(meant("goLiv,day", { titles })).toBe("goLiv");
  });

  test("by a near name only where that is near to no other", () => {
    expect(meant("goLiv,goLives", {}, optional("goLives"))).toBe("goLiv");
    expect(meant("GoLives,goLives", {}, optional("goLives"))).toBeUndefined();
  });
});
