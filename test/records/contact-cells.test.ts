/** People in two cells of a row: what is told of the two, and at which of them. */

import { expect, test } from "vitest";
import type { Role } from "../../compiler/ir/ir.ts";
import { contactColumnPairs, contactColumns } from "../../compiler/records/contact-cells.ts";
import { complaints, playbookWith, readAll } from "./sample.ts";

const at = { file: "main.persona", line: 1, column: 1 };
const role = (name: string, rest: Partial<Role> = {}): Role => ({
  ...{ name, titles: {}, from: "customer", many: false, at },
  ...rest,
});
const roles = [role("Sponsor"), role("Manager", { from: "team" }), role("Coders", { many: true })];
const playbook = playbookWith([], { roles });
const rowOf = (cells: string) =>
  `id,name,Sponsor.name,Sponsor.email,Coders.name,Coders.email\nc1,Aurora,${cells}\n`;

test("the columns are those of the customer's roles", () => {
  expect(contactColumnPairs({ roles })).toEqual([
    ["Sponsor.name", "Sponsor.email"],
    ["Coders.name", "Coders.email"],
  ]);
  expect(contactColumns({ roles })).toEqual([
    ...["Sponsor.name", "Sponsor.email", "Coders.name", "Coders.email"],
  ]);
});

test("names and addresses are taken without blanks around them, in one spelling", async () => {
  const [result] = await readAll(
    rowOf(' Jose\u0301 , jo@example.com,"Xi ; Wim", xi@example.com;wi@example.com '),
    "csv",
    playbook,
  );
  expect(result?.record?.contacts).toEqual([
    { role: "Sponsor", name: "José", email: "jo@example.com" },
    { role: "Coders", name: "Xi", email: "xi@example.com" },
    { role: "Coders", name: "Wim", email: "wi@example.com" },
  ]);
});

test("two cells that are blank hold nobody", async () => {
  const [result] = await readAll(rowOf('  ,"",\t, '), "csv", playbook);
  expect([result?.record?.contacts, result?.problems]).toEqual([[], []]);
});

test.each([
  [
    "Zoe,,,",
    "Sponsor.email: `Sponsor.email` must be known, and is missing\n" +
      "  help: a contact has both Sponsor.name and Sponsor.email; leave both empty where one is not known",
  ],
  [
    ",z@example.com,,",
    "Sponsor.name: `Sponsor.name` must be known, and is missing\n" +
      "  help: a contact has both Sponsor.name and Sponsor.email; leave both empty where one is not known",
  ],
  [
    "Zoe;Yan,z@example.com;y@example.com,,",
    "Sponsor.email: `Sponsor` is one person, and 2 are given\n" +
      "  help: keep one of them, or add `many` to the role in the playbook",
  ],
  [
    ",,Xi;Wim;Jo,x@example.com",
    "Coders.email: `Coders` has 3 names and 1 e-mail address\n" +
      "  help: write one for each person, in the same order, with `;` between them",
  ],
  [
    ",,Xi,x@example.com;w@example.com",
    "Coders.name: `Coders` has 1 name and 2 e-mail addresses\n" +
      "  help: write one for each person, in the same order, with `;` between them",
  ],
  [
    ",,Xi;;Jo,x@example.com;w@example.com",
    "Coders.name: `Coders` has 3 names and 2 e-mail addresses\n" +
      "  help: write one for each person, in the same order, with `;` between them",
  ],
  [
    ",,Xi;,x@example.com;w@example.com",
    "Coders.name: `Coders` has 2 names and 2 e-mail addresses\n" +
      "  help: write one for each person, in the same order, with `;` between them",
  ],
  [
    ",,Xi;Wim,x@example.com;",
    "Coders.email: `` is not an e-mail address, as in `ana@example.com`\n" +
      "  help: correct the value, or leave it empty if it is not known",
  ],
])("of %s it is told what is wrong", async (cells, message) => {
  expect(await complaints(rowOf(cells), "csv", playbook)).toEqual([
    `customers.csv, row 2 (c1), column ${message}`,
  ]);
});

test.each(["Sponsor.name", "Sponsor.email"])("of the column %s alone nobody is read", async (column) => {
  const results = await readAll(`id,name,${column}\nc1,Aurora,zoe@example.com\n`, "csv", playbook);
  expect(results.at(-1)?.record?.contacts).toEqual([]);
  expect(results.at(-1)?.problems).toEqual([]);
});
