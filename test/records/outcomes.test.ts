import { expect, test } from "vitest";
import { readOutcomes } from "../../compiler/records/codec.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import type { DataFormat } from "../../compiler/records/record.ts";
import { asking } from "../report/asking.ts";
import { allOf, bytesOf } from "./sample.ts";

async function read(text: string, format: DataFormat = "csv") {
  const results = await allOf(readOutcomes(asking, bytesOf(text), format, `outcomes.${format}`));
  return {
    outcomes: results.flatMap(({ outcome }) => outcome ?? []),
    problems: results.flatMap(({ problems }) => problems.map((each) => renderProblem(each).split("\n"))),
  };
}

const kickOff = { customer: "C-1", survey: "KickOff", date: "2026-11-01", value: 5 };

test("answers, with what they say of persona, stage and manager", async () => {
  const { outcomes, problems } = await read(
    "customer,survey,date,value,persona,stage,manager\n" +
      "C-1,kickoff,2026-11-01,5,,,\nC-2,Recommendation,2026-11-02,0,quick,SALES, Ana Ruiz \n",
  );
  expect(problems).toEqual([]);
  expect(outcomes).toEqual([
    kickOff,
    {
      customer: "C-2",
      survey: "Recommendation",
      date: "2026-11-02",
      value: 0,
      persona: "Quick",
      stage: "Sales",
      manager: "Ana Ruiz",
    },
  ]);
});

test("the same from JSON and NDJSON", async () => {
  const line = '{"customer":"C-1","survey":"KickOff","date":"2026-11-01","value":5,"manager":null}';
  for (const [text, format] of [
    [`[${line}]`, "json"],
    [`${line}\n`, "ndjson"],
  ] as const) {
    expect(await read(text, format)).toEqual({ outcomes: [kickOff], problems: [] });
  }
});

test("the columns of persona, stage and manager may be missing; other columns are told once", async () => {
  const { outcomes, problems } = await read(
    "survey,customer,value,date,comment\nKickOff,C-1,5,2026-11-01,fine\n",
  );
  expect(outcomes).toEqual([kickOff]);
  expect(problems.map(([first]) => first)).toEqual(["outcomes.csv, row 1: the column `comment` is not used"]);
});

test.each<[string, string, string]>([
  ["C-1,KickOff,2026-11-01,0,,", "column value: `0` is not a whole number from 1 to 5", "correct the value"],
  ["C-1,KickOff,2026-11-01,6,,", "column value: `6` is not a whole number from 1 to 5", "correct the value"],
  ["C-1,Recommendation,2026-11-01,11,,", "column value: `11` is not a whole number from 0 to 10", "correct"],
  [
    "C-1,Recommendation,2026-11-01,8.5,,",
    "column value: `8.5` is not a whole number",
    "round it to a whole number",
  ],
  ["C-1,Recommendation,2026-11-01,,,", "column value: `value` must be known, and is missing", "fill it in"],
  ["C-1,Recomendation,2026-11-01,99,,", "column survey: `Recomendation` is not one of", "`Recommendation`"],
  ["C-1,After the kick-off,2026-11-01,5,,", "column survey: `After the kick-off` is not one", "`KickOff`"],
  ["C-1,,2026-11-01,5,,", "column survey: `survey` must be known, and is missing", "fill it in"],
  ["C-1,KickOff,11/01/2026,5,,", "column date: `11/01/2026` is not a date", "2026-11-01"],
  ["C-1,KickOff,2026-11-31,5,,", "column date: `2026-11-31` is not a date", "`November 2026` has 30 days"],
  [
    "C-1,KickOff,2026-11-01,5,Selling,",
    "column stage: `Selling` is not one of the playbook's stages",
    "Sales",
  ],
  ["C-1,KickOff,2026-11-01,5,", "this row has 5 cells, the header has 6", "cell"],
])("%s is refused by itself", async (row, said, help) => {
  const { outcomes, problems } = await read(
    `customer,survey,date,value,stage,manager\n${row}\nC-1,KickOff,2026-11-01,5,,\n`,
  );
  expect(outcomes).toEqual([kickOff]);
  expect(problems).toHaveLength(1);
  expect(problems[0]?.[0]).toContain("outcomes.csv, row 2");
  expect(problems[0]?.[0]).toContain(said);
  expect(problems[0]?.join(" ")).toContain(help);
});

test("an answer of nobody is refused, and a customer is named by the id", async () => {
  const { problems } = await read(
    "customer,survey,date,value\n,KickOff,2026-11-01,5\nC-7,KickOff,2026-11-01,x\n",
  );
  expect(problems.map(([first]) => first)).toEqual([
    "outcomes.csv, row 2, column customer: `customer` must be known, and is missing",
    "outcomes.csv, row 3 (C-7), column value: `x` is not a whole number",
  ]);
});

test("a file without a column that must be there is refused, with the column that may be meant", async () => {
  const { outcomes, problems } = await read("customer,survey,day,values\nC-1,KickOff,2026-11-01,5\n");
  expect(outcomes).toEqual([]);
  expect(problems.flat().join("\n")).toContain("the column `value`, which must be there, is missing");
  expect(problems.flat().join("\n")).toContain("rename the column `values` to `value`");
});

test("a field that is not known refuses the record in JSON", async () => {
  const { problems } = await read(
    '[{"customer":"C-1","survey":"KickOff","date":"2026-11-01","valu":5}]',
    "json",
  );
  expect(problems.flat().join("\n")).toContain("nothing here is called `valu`");
  expect(problems.flat().join("\n")).toContain("write `value`");
});
