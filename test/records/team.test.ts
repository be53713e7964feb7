import { expect, test } from "vitest";
import { readTeam } from "../../compiler/records/codec.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import { bytesOf, playbookWith, signalsOf, types } from "./sample.ts";

const playbook = playbookWith([], {
  team: signalsOf({ speaks: types.speaks, load: { kind: "percent", places: 0 }, away: types.away }),
});
const read = async (text: string, format: "csv" | "json" | "ndjson") => {
  const { members, problems } = await readTeam(playbook, bytesOf(text), format, `team.${format}`);
  return { members, problems: problems.map(renderProblem) };
};

test("people with their columns", async () => {
  const { members, problems } = await read(
    "name,email,speaks,load,away\nAna,ana@example.com,en;es,80,none\nBo,bo@example.com,,,2026-08-01 to 2026-08-15\n",
    "csv",
  );
  expect(problems).toEqual([]);
  expect(members).toEqual([
    {
      name: "Ana",
      email: "ana@example.com",
      fields: new Map<string, unknown>([
        ["speaks", ["en", "es"]],
        ["load", 80],
        ["away", []],
      ]),
    },
    {
      name: "Bo",
      email: "bo@example.com",
      fields: new Map([["away", [{ from: "2026-08-01", to: "2026-08-15" }]]]),
    },
  ]);
});

test("a wrong row is refused by itself", async () => {
  const { members, problems } = await read(
    "name,email,speaks,load,away\nAna,ana@,en,80,\nBo,bo@example.com,en,eighty,\nCy,cy@example.com,en,1,\n,di@example.com,,,\n",
    "csv",
  );
  expect(members.map(({ name }) => name)).toEqual(["Cy"]);
  expect(problems.map((problem) => problem.split("\n")[0])).toEqual([
    "team.csv, row 2, column email: `ana@` is not an e-mail address, as in `ana@example.com`",
    "team.csv, row 3, column load: `eighty` is not a whole number",
    "team.csv, row 5, column name: `name` must be known, and is missing",
  ]);
});

test("two rows with one address are both refused, each names the other", async () => {
  const { members, problems } = await read(
    "name,email,speaks,load,away\nAna,ana@example.com,,,\nBo,bo@example.com,,,\nEva,ANA@example.com,,,\n",
    "csv",
  );
  expect(members.map(({ name }) => name)).toEqual(["Bo"]);
  expect(problems.map((problem) => problem.split("\n")[0])).toEqual([
    "team.csv, row 2, column email: the e-mail address `ana@example.com` is there twice, also in row 4",
    "team.csv, row 4, column email: the e-mail address `ANA@example.com` is there twice, also in row 2",
  ]);
});

test("without names or addresses nothing is read", async () => {
  const { members, problems } = await read("nome,e-mail,speaks,load,away\nAna,ana@example.com,,,\n", "csv");
  expect(members).toEqual([]);
  expect(problems).toEqual([
    "team.csv, row 1: the column `name`, which must be there, is missing\n  help: rename the column `nome` to `name`, if that is what it holds",
    "team.csv, row 1: the column `email`, which must be there, is missing\n  help: rename the column `e-mail` to `email`, if that is what it holds",
  ]);
});

test("JSON: columns beside name and email, others refused", async () => {
  const { members, problems } = await read(
    '[{"name":"Ana","email":"ana@example.com","load":80},{"name":"Bo","email":"bo@example.com","laod":1}]',
    "json",
  );
  expect(members.map(({ name }) => name)).toEqual(["Ana"]);
  expect(problems).toEqual([
    "team.json, row 2, laod, line 1: nothing here is called `laod`\n  help: write `load`",
  ]);
});
