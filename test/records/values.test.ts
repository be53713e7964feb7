import { describe, expect, test } from "vitest";
import { limits } from "../../compiler/limits.ts";
import { playbookWith, readAll, signalsOf, types } from "./sample.ts";

type Name = keyof typeof types;

/** A signal alone in its playbook, its cell as it stands in the file. */
async function readCell(name: Name, cell: string) {
  const playbook = playbookWith(signalsOf({ [name]: types[name] }));
  const [result] = await readAll(
    `id,name,${name === "stage" ? "signals.stage" : name}\nc1,Ana,${cell}\n`,
    "csv",
    playbook,
  );
  return outcome(result, name);
}

async function readJsonValue(name: Name, json: string) {
  const playbook = playbookWith(signalsOf({ [name]: types[name] }));
  const [result] = await readAll(`{"id":"c1","name":"Ana","signals":{"${name}":${json}}}`, "json", playbook);
  return outcome(result, name);
}

function outcome(result: Awaited<ReturnType<typeof readAll>>[number] | undefined, name: string): unknown {
  if (result?.record) return result.record.signals.get(name);
  const [problem] = result?.problems ?? [];
  return { not: problem?.message.replace(/^.* is not /, ""), help: problem?.help };
}

const refused = (not: string, help?: string) =>
  expect.objectContaining({
    not: expect.stringContaining(not),
    ...(help ? { help: expect.stringContaining(help) } : {}),
  });

describe("a cell is read by its signal's type", () => {
  test.each<[Name, string, unknown]>([
    ["usedCompetitor", "true", true],
    ["usedCompetitor", "FALSE", false],
    ["usedCompetitor", "yes", refused("`true` or `false`", "write `true`")],
    ["usedCompetitor", "Sí", refused("`true` or `false`", "write `true`")],
    ["usedCompetitor", "VERDADERO", refused("`true` or `false`", "write `true`")],
    ["usedCompetitor", "FALSCH", refused("`true` or `false`", "write `false`")],
    ["usedCompetitor", "ΨΕΥΔΗΣ", refused("`true` or `false`", "write `false`")],
    ["usedCompetitor", "0", refused("`true` or `false`", "write `false`")],
    ["usedCompetitor", "maybe", refused("`true` or `false`", "write `true` or `false`, whichever you mean")],
    ["usedCompetitor", "x", refused("`true` or `false`", "write `true` or `false`, whichever you mean")],
    ["usedCompetitor", "", undefined],
    ["usedCompetitor", "  ", undefined],
    ["usedCompetitor", '""', refused("`true` or `false`", "without quotes")],
    ["developers", "12", 12],
    ["developers", " 12 ", 12],
    ["developers", "-0", 0],
    ["developers", "500", 500],
    ["developers", "501", refused("a whole number from 0 to 500")],
    ["developers", "-1", refused("from 0 to 500")],
    ["developers", "3.0", refused("a whole number", "write `3`")],
    ["developers", "abc", refused("a whole number")],
    ["developers", "1e2", refused("a whole number")],
    ["developers", "NaN", refused("a whole number")],
    ["developers", "=cmd()", refused("a whole number")],
    [
      "employees",
      '"1,000"',
      refused("whole", "write `1000` if the comma separates thousands, `1` if it does not"),
    ],
    [
      "employees",
      "1.000",
      refused("whole", "write `1000` if the point separates thousands, `1` if it does not"),
    ],
    [
      "employees",
      "1.250",
      refused("whole", "write `1250` if the point separates thousands; if it does not, round it to a whole"),
    ],
    ["employees", "12.5", refused("whole", "round it to a whole number, or correct it")],
    ["employees", '"1,5"', refused("a whole number")],
    ["employees", "1 250 000", refused("a whole number", "write `1250000`, the number alone")],
    ["employees", "1.250.000", refused("a whole number", "write `1250000`")],
    ["employees", "$300", refused("a whole number", "write `300`, the number alone")],
    ["employees", "1 250 USD", refused("a whole number", "write `1250`, the number alone")],
    ["employees", "80 %", refused("a whole number", "write `80`, the number alone")],
    ["employees", "\u22125", refused("a whole number", "write `-5`")],
    ["employees", "$\u22121 250", refused("a whole number", "write `-1250`, the number alone")],
    ["employees", "9007199254740991", 9007199254740991],
    ["employees", "9007199254740993", refused("small enough")],
    ["ratio", "12.5", 1250],
    ["ratio", '"12,5"', refused("at most 2 decimal places", "write `12.5`, with a point")],
    ["ratio", '"1.234,5"', refused("at most 2 decimal places", "write `1234.5`, with a point")],
    ["ratio", '"1,234.5"', refused("at most 2 decimal places", "write `1234.5`, the number alone")],
    [
      "ratio",
      "1.234",
      refused(
        "at most 2 decimal places",
        "write `1234` if the point separates thousands; if it does not, round",
      ),
    ],
    [
      "ratio",
      "0.30000000000000004",
      refused("at most 2 decimal places", "round it to 2 decimal places, or correct it"),
    ],
    ["ratio", "1e400", refused("at most 2 decimal places")],
    ["discount", "12.5", 125],
    ["discount", "12.5%", refused("at most 1 decimal place", "write `12.5`, the number alone")],
    ["discount", "100", refused("from 0.0 to below 100.0")],
    ["contractValue", "100000", 10_000_000],
    ["contractValue", "100000.5", 10_000_050],
    [
      "contractValue",
      "$1250.50",
      refused("an amount in USD", "write `1250.50`, the number alone; the currency is USD"),
    ],
    [
      "contractValue",
      "1250 EUR",
      refused("an amount in USD", "convert it from EUR to USD, and write the number alone"),
    ],
    ["contractValue", "€1.250", refused("an amount in USD", "convert it from € to USD")],
    ["contractValue", "1250 USD", refused("an amount in USD", "write `1250`, the number alone")],
    ["contractValue", "-1", refused("at least 0.00")],
    ["yen", "100.5", refused("an amount in JPY without decimal places")],
    ["quoteTurnaround", "2 days", 2880],
    ["quoteTurnaround", "2", refused("a length of time", "write the unit too")],
    ["quoteTurnaround", "2 months", refused("a length of time", "minutes, hours, days or weeks")],
    ["quoteTurnaround", "3 weeks", refused("at most 2 weeks")],
    ["goLive", "2027-03-01", "2027-03-01"],
    ["goLive", "2027-02-30", refused("a date", "write the day that is meant: `February 2027` has 28 days")],
    ["goLive", "2028-2-30", refused("a date", "write the day that is meant: `February 2028` has 29 days")],
    [
      "goLive",
      "2027-04-31 00:00",
      refused("a date", "write the day that is meant: `April 2027` has 30 days"),
    ],
    ["goLive", "20270431", refused("a date", "write the day that is meant: `April 2027` has 30 days")],
    ["goLive", "2027-13-01", refused("a date: there is no such day")],
    // By the calendar of who writes it: points and 13 and above leave one reading, 3/4 leaves two.
    ["goLive", "01.03.2027", refused("a date", "write `2027-03-01`")],
    ["goLive", "15/02/2027", refused("a date", "write `2027-02-15`")],
    ["goLive", "02/15/2027", refused("a date", "write `2027-02-15`")],
    [
      "goLive",
      "3/4/2027",
      refused("a date", "write `2027-04-03` if the day comes first, `2027-03-04` if the month"),
    ],
    [
      "goLive",
      "15-2-27",
      refused("a date", "write `2027-02-15` if the year is 2027, `1927-02-15` if it is 1927"),
    ],
    [
      "goLive",
      "15.02.68",
      refused("a date", "write `2068-02-15` if the year is 2068, `1968-02-15` if it is 1968"),
    ],
    ["goLive", "27-02-15", refused("a date", "write year, month and day in this order, the year with four")],
    ["goLive", "99-12-31", refused("a date", "write `2099-12-31` if the year is 2099, `1999-12-31` if")],
    ["goLive", "29.02.00", refused("a date", "write `2000-02-29`")],
    ["goLive", "3/4/27", refused("a date", "write year, month and day in this order, the year with four")],
    ["goLive", "15 Feb 2027", refused("a date", "write `2027-02-15`")],
    ["goLive", "15-Feb-27", refused("a date", "write `2027-02-15` if the year is 2027, `1927-02-15`")],
    ["goLive", '"February 15th, 2027"', refused("a date", "write `2027-02-15`")],
    ["goLive", "2027-02-15 00:00:00", refused("a date", "write `2027-02-15`")],
    ["goLive", "2027-02-15T00:00:00.000Z", refused("a date", "write `2027-02-15`")],
    ["goLive", "2/15/2027 0:00", refused("a date", "write `2027-02-15`")],
    ["goLive", "20270215", refused("a date", "write `2027-02-15`")],
    // As a spreadsheet counts: =DATE(2027;2;15) shown as a number.
    [
      "goLive",
      "46433",
      refused("a date", "write `2027-02-15`: let the spreadsheet show this column as dates"),
    ],
    ["goLive", "31/02/2027", refused("a date", undefined)],
    ["goLive", "soon", refused("a date")],
    ["standup", "09:30", "09:30"],
    ["standup", "9:30", refused("a time of day", "write `09:30`")],
    ["biggestWorry", "the logo; the brand", "the logo; the brand"],
    ["biggestWorry", '""', ""],
    ["biggestWorry", "", undefined],
    ["biggestWorry", "none", "none"],
    ["biggestWorry", '"a ""b"", c"', 'a "b", c'],
    ["biggestWorry", '"two\nlines"', "two\nlines"],
    ["biggestWorry", "=cmd()", "=cmd()"],
    ["biggestWorry", "e\u0301", "é"],
    ["biggestWorry", "a\0b", refused("no character")],
    ["tongue", "PT-br", "pt-BR"],
    ["tongue", "pt_BR", refused("a language tag", "write `pt-BR`")],
    ["country", "ES", "ES"],
    ["country", "es", refused("two-letter code", "write `ES`")],
    ["zone", "america/denver", "America/Denver"],
    ["zone", "America/Denvr", refused("a time zone", "write `America/Denver`")],
    ["address", "ana@example.com", "ana@example.com"],
    ["address", "ana@", refused("an e-mail address")],
    ["site", "https://example.com", "https://example.com"],
    ["site", "javascript:alert(1)", refused("a link")],
    ["site", "https://a:b@example.com", refused("a link", "user name and password")],
    ["freeze", "2026-08-01 to 2026-08-15", { from: "2026-08-01", to: "2026-08-15" }],
    ["freeze", "2026-08-15 to 2026-08-01", refused("two dates", "earlier date first")],
    ["freeze", "2026-08-01 – 2026-08-15", refused("two dates", "write `2026-08-01 to 2026-08-15`")],
    ["freeze", "2026-08-01/2026-08-15", refused("two dates", "write `2026-08-01 to 2026-08-15`")],
    ["freeze", "20.08.2026 bis 31.08.2026", refused("two dates", "write `2026-08-20 to 2026-08-31`")],
    ["freeze", "24/12/2026 - 31/12/2026", refused("two dates", "write `2026-12-24 to 2026-12-31`")],
    ["freeze", "24/12/2026 - 07/01/2027", refused("two dates", "each year first, with `to` between them")],
    ["freeze", "31/12/2026 - 24/12/2026", refused("two dates", "each year first, with `to` between them")],
    ["freeze", "2026-12-24", refused("two dates", "write `2026-12-24 to 2026-12-24` if it is that one day")],
    ["freeze", "2026-02-30", refused("two dates", "each year first, with `to` between them")],
    ["freeze", "over Christmas", refused("two dates", "the first and the last day")],
    ["region", "north", "north"],
    ["region", "constructor", "constructor"],
    ["region", "toString", refused("`north`, `south` or `constructor`")],
    ["region", "nroth", refused("`north`, `south` or `constructor`", "write `north`")],
    ["region", "the north", refused("`north`, `south` or `constructor`", "write `north`")],
    ["regions", "south;north", ["north", "south"]],
    ["regions", "south; south", ["south"]],
    ["regions", "none", []],
    ["regions", "", undefined],
    ["regions", "north;;south", refused("a list with `;`", "`none`")],
    ["regions", '"north,south"', refused("`north`")],
    ["regions", "no region", refused("`north`", "write `none` if there is none of them")],
    ["speaks", "es;en;ES", ["es", "en"]],
    [
      "away",
      "2026-08-01 to 2026-08-15;2026-12-24 to 2026-12-26",
      [
        { from: "2026-08-01", to: "2026-08-15" },
        { from: "2026-12-24", to: "2026-12-26" },
      ],
    ],
    ["scores", "1.5;2", [15, 20]],
    ["stage", "own", "own"],
    ["__proto__", "7", 7],
  ])("%s: %j", async (name, cell, expected) => {
    expect(await readCell(name, cell)).toEqual(expected);
  });

  test("biggestWorry: a text as long as a cell may be, and one character longer", async () => {
    const longest = "x".repeat(limits.cellLength);
    expect(await readCell("biggestWorry", longest)).toBe(longest);
    expect(await readCell("biggestWorry", `${longest}x`)).toEqual(refused("shorter than the limit"));
  });

  test.each<[Name, readonly string[]]>([
    ["employees", ["$10 000 000 000 000 000 000", "(5)", "5-", "5\u2212", "\u20135", "-$5"]],
    ["employees", ["5k", "5 M", "5 Mio", "2 dozen", ">5", "<5", "~5", "5+", "5h"]],
    ["ratio", ["80%", "(12.5)", "1.5k"]],
  ])("%s: of %j no number is proposed, as another may be meant", async (name, cells) => {
    for (const cell of cells) {
      expect(await readCell(name, cell)).toEqual({
        not: expect.stringContaining("number"),
        help: "correct the value, or leave it empty if it is not known",
      });
    }
  });
});

describe("in JSON nothing is coerced", () => {
  test.each<[Name, string, unknown]>([
    ["usedCompetitor", "false", false],
    ["usedCompetitor", '"false"', refused("`true` or `false`", "without quotes")],
    ["usedCompetitor", "0", refused("`true` or `false`")],
    ["usedCompetitor", "null", undefined],
    ["developers", "12", 12],
    ["developers", "1.2e1", 12],
    ["developers", "-0", 0],
    ["developers", '"12"', refused("a whole number", "without quotes")],
    ["developers", "12.0", refused("a whole number", "write `12`")],
    ["developers", "12.500", refused("a whole number", "round it to a whole number, or correct it")],
    ["developers", "true", refused("a whole number")],
    ["developers", "[12]", refused("a whole number")],
    ["employees", "9007199254740993", refused("small enough")],
    ["employees", "1e400", refused("small enough")],
    ["ratio", "0.30000000000000004", refused("at most 2 decimal places")],
    ["contractValue", "100000.5", 10_000_050],
    ["quoteTurnaround", '"2 days"', 2880],
    ["quoteTurnaround", "2880", refused("a length of time", "double quotes")],
    ["goLive", '"2027-02-29"', refused("a date", "`February 2027` has 28 days")],
    ["biggestWorry", '""', ""],
    ["biggestWorry", '"e\\u0301"', "é"],
    ["biggestWorry", '"\\ud800"', refused("no character")],
    ["biggestWorry", '"\\u0000"', refused("no character")],
    ["biggestWorry", "12", refused("a text")],
    ["region", '"North"', refused("`north`", "write `north`")],
    ["regions", '["south","north","south"]', ["north", "south"]],
    ["regions", "[]", []],
    ["regions", '"none"', refused("a list")],
    ["regions", "[null]", refused("a member of a list")],
    ["regions", "null", undefined],
    ["freeze", '"2026-08-01 to 2026-08-15"', { from: "2026-08-01", to: "2026-08-15" }],
    ["__proto__", "7", 7],
  ])("%s: %s", async (name, json, expected) => {
    expect(await readJsonValue(name, json)).toEqual(expected);
  });
});
