import { describe, expect, test } from "vitest";
import type { Playbook, Type } from "../../compiler/ir/ir.ts";
import type { Cohort } from "../../compiler/ir/proof.ts";
import { readCustomers } from "../../compiler/records/codec.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import { allOf, bytesOf, complaints, playbookWith, readAll, signalsOf, strict, types } from "./sample.ts";

const cohortOver = (column: string): Cohort => ({
  name: "last year",
  from: "last-year.csv",
  expectations: [{ kind: "agreement", column, least: 8000, at }],
  at,
});
const at = { file: "main.persona", line: 1, column: 1 };
const systemTypes: Type = {
  kind: "set",
  element: { kind: "enumeration", members: ["sap", "hubspot"].map((name) => ({ name, titles: {} })) },
};
const idsOf = async (...args: Parameters<typeof readAll>) =>
  (await readAll(...args)).flatMap(({ record }) => (record ? [record.id] : []));

describe("CSV", () => {
  test("a wrong row is refused by itself, and says where and what", async () => {
    const text =
      "id,name,developers,goLive\nc1,Ana,3,2027-03-01\nc2,Bo,abc,2027-03-01\n\nc3,Cy,,2027-03-02\n";
    expect(await idsOf(text, "csv", strict)).toEqual(["c1", "c3"]);
    expect(await complaints(text, "csv", strict)).toEqual([
      "customers.csv, row 3 (c2), column developers: `abc` is not a whole number\n  help: correct the value, or leave it empty if it is not known",
    ]);
    expect((await readAll(text, "csv", strict)).at(-1)?.row).toBe(5);
  });

  test("an optional column that is missing is told once; a required one refuses the file", async () => {
    const [notice, ...rows] = await readAll("id,name,goLive\nc1,Ana,2027-03-01\n", "csv", strict);
    expect(notice?.problems.map(renderProblem)).toEqual([
      "customers.csv, row 1: there are no columns `developers` and `biggestWorry`, so they are unknown for all\n  help: add them to the export if you have the data",
    ]);
    expect(rows).toHaveLength(1);
    expect(await idsOf("id,name,developers\nc1,Ana,3\n", "csv", strict)).toEqual([]);
    expect(await complaints("id,name,developers\nc1,Ana,3\n", "csv", strict)).toEqual([
      "customers.csv, row 1: the column `goLive`, which must be there, is missing\n  help: add the column",
    ]);
  });

  test("an empty required cell refuses its row", async () => {
    const text = 'id,name,goLive\nc1,Ana,\nc2,Bo,2027-03-01\n,Cy,2027-03-01\nc4,"",2027-03-01\n';
    expect(await idsOf(text, "csv", strict)).toEqual(["c2"]);
    expect((await complaints(text, "csv", strict)).map((line) => line.split("\n")[0])).toEqual([
      "customers.csv, row 2 (c1), column goLive: `goLive` must be known, and is missing",
      "customers.csv, row 4, column id: `id` must be known, and is missing",
      "customers.csv, row 5 (c4), column name: `name` must be known, and is missing",
    ]);
  });

  test("a mistyped column gives one message", async () => {
    const [first] = await readAll("id,name,Developers,goLive,biggestWorry,crm_owner\n", "csv", strict);
    expect(first?.problems.map(({ code, help }) => [code, help])).toEqual([
      ["data-missing-column", "rename the column `Developers` to `developers`, if that is what it holds"],
      ["data-unknown-column", "look for a mistyped name; else there is nothing to do"],
    ]);
  });

  test("a column that a cohort compares with is none that is not used, and need not be there", async () => {
    const compared: Playbook = { ...strict, cohorts: [cohortOver("manager_says")] };
    const rows = await readAll("id,name,developers,goLive,biggestWorry,manager_says,crm\n", "csv", compared);
    expect(rows.flatMap(({ problems }) => problems.map(({ message }) => message))).toEqual([
      "the column `crm` is not used",
    ]);
    expect(await readAll("id,name,developers,goLive,biggestWorry\n", "csv", compared)).toEqual([]);
    const line = `{"id":"c1","name":"Ana","manager_says":"A","crm":7,"signals":{"goLive":"2027-03-01"}}`;
    const [record] = await readAll(line, "ndjson", compared);
    expect(record?.problems.map(({ message }) => message)).toEqual(["nothing here is called `crm`"]);
  });

  test("the later of two rows with an id is refused, both named", async () => {
    const text = "id,name,goLive\nc1,Ana,2027-03-01\nc1,Bo,2027-03-01\nc2,Cy,2027-03-01\n";
    expect(await idsOf(text, "csv", strict)).toEqual(["c1", "c2"]);
    expect((await complaints(text, "csv", strict))[0]).toContain(
      "row 3 (c1), column id: the id `c1` is there twice, also in row 2",
    );
  });

  test("a file refused as a whole refuses no record", async () => {
    const whole = async (text: string) => (await readAll(text, "csv", strict)).map(({ whole }) => whole);
    expect(await whole("id,name\nc1,Ana\n")).toEqual([true]);
    expect(await whole("")).toEqual([true]);
    expect(await whole("id,name,goLive,developers,biggestWorry\nc1,Ana,\n")).toEqual([undefined]);
  });

  test("members in a file with semicolons stand in quotes; a row of the wrong length says what to quote", async () => {
    const playbook = playbookWith(signalsOf({ systems: systemTypes }));
    const [row] = await readAll('id;name;systems\nc1;Ana;"sap;hubspot"\n', "csv", playbook);
    expect(row?.record?.signals.get("systems")).toEqual(["sap", "hubspot"]);
    expect((await complaints("id;name;systems\nc1;Ana;sap;hubspot\n", "csv", playbook)).join()).toMatch(
      /has 4 cells.*\n.*a semicolon into double quotes/,
    );
  });

  test("members separated as in a sentence: the message shows the sign to write", async () => {
    const playbook = playbookWith(signalsOf({ systems: systemTypes }));
    expect((await complaints('id,name,systems\nc1,Ana,"sap, hubspot"\n', "csv", playbook)).join()).toContain(
      "help: put `;` between the members, as in `sap;hubspot`",
    );
  });

  test("a comma in the name of a column does not hide the tabs: the message is about that column", async () => {
    expect(await complaints("id\tname\tgoLive, planned\nc1\tAna\t2027-03-01\n", "csv", strict)).toEqual([
      "customers.csv, row 1: the column `goLive`, which must be there, is missing\n" +
        "  help: rename the column `goLive, planned` to `goLive`, if that is what it holds",
    ]);
  });

  test("a byte at a time it is the same", async () => {
    async function* slowly() {
      for (const byte of bytesOf("id;name;goLive\nc1;Ana;2027-03-01\n")) yield Uint8Array.of(byte);
    }
    const [notice, row] = await allOf(readCustomers(strict, slowly(), "csv", "customers.csv"));
    expect([notice?.problems.length, row?.record?.id]).toEqual([1, "c1"]);
  });

  test("personal values are not shown, and the message says so", async () => {
    const born = playbookWith(signalsOf({ born: { kind: "date" } }, { born: { personal: true } }));
    expect(await complaints("id,name,born\nc1,Ana,1961-02-29\n", "csv", born)).toEqual([
      "customers.csv, row 2 (c1), column born: the value, which is personal and not shown, is not a date: there is no such day\n  help: correct the value, or leave it empty if it is not known",
    ]);
    const text = `id,name,goLive,biggestWorry\nc1,Ana,2027-03-01,secret\0\n`;
    expect((await complaints(text, "csv", strict)).join()).not.toContain("secret");
  });

  test("known columns twice refuse the file, unknown ones do not", async () => {
    expect(await complaints("id,name,goLive,goLive\nc1,Ana,2027-03-01,2027-03-02\n", "csv", strict)).toEqual([
      "customers.csv, row 1, column goLive: the column `goLive` is there twice\n  help: keep one of the two",
    ]);
    expect(
      await idsOf("id,name,goLive,x,x,__proto__,constructor\nc1,Ana,2027-03-01,1,2,3,4\n", "csv", strict),
    ).toEqual(["c1"]);
  });

  test.each([
    ["BOM", "\ufeffid,name,goLive\nc1,Ana,2027-03-01\n"],
    ["CR LF", "id,name,goLive\r\nc1,Ana,2027-03-01\r\n"],
    ["CR", "id,name,goLive\rc1,Ana,2027-03-01\r"],
    ["no last line end", "id,name,goLive\nc1,Ana,2027-03-01"],
    ["blanks in the header", "id, name, goLive\nc1,Ana,2027-03-01\n"],
    ["the semicolons of other spreadsheets", "id;name;goLive\nc1;Ana, Bo;2027-03-01\n"],
    ["semicolons after a header in quotes", '"id";"name, first";name;goLive\nc1;;Ana;2027-03-01\n'],
    ["semicolons, CR LF and a blank line first", "\ufeff\r\nid;name;goLive\r\nc1;Ana;2027-03-01\r\n"],
    ["the tabs of what is copied out of one", "id\tname\tgoLive\nc1\tAna, Bo; Cy\t2027-03-01\n"],
    ["tabs, with a comma in a name", "id\tname\tgoLive\tplanned, latest\nc1\tAna\t2027-03-01\t, ;\n"],
    [
      "semicolons, with commas in a name",
      '\ufeff"id";name;net, gross, tax;goLive\nc1;Ana, Bo;1,5;2027-03-01\n',
    ],
    ["commas, with semicolons in a name", "a;b;c;d,id,name,goLive\nx,c1,Ana,2027-03-01\n"],
    ["quotes everywhere", '"id","name","goLive"\n"c1","Ana","2027-03-01"\n'],
    ["empty columns and rows that spreadsheets leave", "id,name,goLive,,\nc1,Ana,2027-03-01,,\n,,,,\n"],
  ])("reads %s", async (_, text) => expect(await idsOf(text, "csv", strict)).toEqual(["c1"]));

  test.each([
    ["", "the file is empty"],
    ["\n\n", "the file is empty"],
    ["id|name|goLive\n", "separated by `|`"],
    ["sep=;\nid;name;goLive\nc1;Ana;2027-03-01\n", "the first row tells Excel how columns are separated"],
    ["c1,Ana,2027-03-01\n", "the first row names none of the columns that are expected"],
    ["id,name,goLive\nc1,Ana\n", "this row has 2 cells, the header has 3"],
    ["id,name,goLive\nc1,Ana,2027-03-01,more\n", "this row has 4 cells, the header has 3"],
    ['id,name,goLive\nc1,5" pipe,2027-03-01\n', "a quotation mark stands in the middle of a cell"],
    [
      'id,name,goLive\nc1,"Ana,2027-03-01\n',
      "a quotation mark is opened here and never closed, so all that follows",
    ],
  ])("refuses %j", async (text, message) => {
    const found = await complaints(text, "csv", strict);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });

  test("good rows go on after a broken quote", async () => {
    const text =
      'id,name,goLive\nc1,5" pipe,2027-03-01\nc2,Bo,2027-03-01\nc3,a"b"c,2027-03-01\nc4,Di,2027-03-01\n';
    const results = await readAll(text, "csv", strict);
    expect(results.flatMap(({ record, row }) => (record ? [[record.id, row]] : []))).toEqual([
      ["c2", 3],
      ["c4", 5],
    ]);
  });

  test("a column is known by its title, and a contact's by a near name", async () => {
    const titled = playbookWith(
      signalsOf(
        { developers: types.developers },
        { developers: { titles: { en: "Developers on their side" } } },
      ),
    );
    const text = "id,name,developers on their side,Sponsor name,sponsor.email\n";
    const [first] = await readAll(text, "csv", titled);
    expect(first?.problems.map(({ code, help }) => [code, help])).toEqual([
      [
        "data-missing-column",
        "rename the column `developers on their side` to `developers`, if that is what it holds",
      ],
      ["data-unknown-column", "rename it to `Sponsor.name`, if that is what it holds"],
      ["data-unknown-column", "rename it to `Sponsor.email`, if that is what it holds"],
    ]);
  });

  test("the same rows in whatever chunks the bytes come", async () => {
    const text =
      '\ufeffid,name,goLive\r\nc1,"Añ""a,\r\nb",2027-03-01\r\nc2,Bo,x\r\n"c3","",\r\nc4,Di,2027-03-01';
    const bytes = bytesOf(text);
    const whole = await readAll(bytes, "csv", strict);
    for (const size of [1, 2, 3, 7]) {
      const chunks = (async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
      })();
      expect(await allOf(readCustomers(strict, chunks, "csv", "customers.csv"))).toEqual(whole);
    }
  });

  test("is read as it comes, not all before the first result", async () => {
    let given = 0;
    const endless = (async function* () {
      yield bytesOf("id,name,goLive\n");
      for (;;) yield bytesOf(`c${given++},Ana,2027-03-01\n`);
    })();
    let read = 0;
    for await (const { record } of readCustomers(strict, endless, "csv", "-"))
      if (record && ++read === 1000) break;
    expect(given).toBeLessThan(1100);
  });
});

describe("NDJSON", () => {
  test("a broken line costs only itself", async () => {
    const good = (id: string) => `{"id":"${id}","name":"Ana","signals":{"goLive":"2027-03-01"}}`;
    const text = `${good("c1")}\n{"id":"c2"\n\r\n${good("c3")}\r\n${good("c1")}\n"x"\n{"id":"${"x".repeat(1_100_000)}"}\n${good("c4")}`;
    expect(await idsOf(text, "ndjson", strict)).toEqual(["c1", "c3", "c4"]);
    expect((await complaints(text, "ndjson", strict)).map((line) => line.split("\n")[0])).toEqual([
      "customers.ndjson, row 2, character 11: the JSON ends too early: `,` or `}` is missing",
      "customers.ndjson, row 5 (c1), id: the id `c1` is there twice, also in row 1",
      "customers.ndjson, row 6, character 1: a record should be here: fields in braces",
      "customers.ndjson, row 7: this line is larger than the limit of 1 MiB",
    ]);
  });
});

describe("JSON", () => {
  const record = (signals: string, rest = "") =>
    `{"id":"c1","name":"Ana"${rest},"signals":{"goLive":"2027-03-01"${signals}}}`;

  test("one record alone, or a list; a wrong one costs only itself", async () => {
    expect(await idsOf(record(""), "json", strict)).toEqual(["c1"]);
    const text = `[\n  ${record("")},\n  {"id":"c2","name":"Bo","signals":{"goLive":"2027-03-01","developers":"12"}},\n  ${record("").replace("c1", "c3")}\n]`;
    expect(await idsOf(text, "json", strict)).toEqual(["c1", "c3"]);
    expect(await complaints(text, "json", strict)).toEqual([
      'customers.json, row 2 (c2), signals.developers, line 3: `"12"` is not a whole number\n  help: write the number alone, without quotes',
    ]);
  });

  test.each(["", " \n"])("%j is an empty file", async (text) => {
    expect(await complaints(text, "json", strict)).toEqual([
      "customers.json: the file is empty\n  help: write a record in braces, or several in square brackets with commas between them",
    ]);
  });

  test("cut off: the place", async () => {
    expect((await complaints('[\n  {"id": "c1",\n   "name": ', "json", strict))[0]).toBe(
      "customers.json, line 3, character 12: the JSON ends too early: a value is missing\n  help: look at this place, and just before it",
    );
  });

  test.each([
    [record(',"develpers":3'), "customers.json, signals.develpers, line 1: ", "write `developers`"],
    [record("", ',"developers":3'), "customers.json, developers, line 1: ", "put it into `signals`"],
    [record("", ',"langauge":"en"'), "customers.json, langauge, line 1: ", "write `language`"],
    [record(',"developers":1,"developers":2'), "the field `developers` is there twice", "keep one"],
    [record("").replace('"c1"', "42"), "`42` is not a text", "write it in double quotes"],
    [record("").replace('"c1"', "null"), "`id` must be known", "fill it in"],
    [record("").replace('"c1"', '"  "'), "`id` must be known", "fill it in"],
    ['{"id":"c1","name":"Ana"}', "customers.json, signals.goLive, line 1: ", "`goLive` must be known"],
    ['{"id":"c1","name":"Ana","signals":[]}', "this is not a group of signals", ""],
    [record("", ',"stage":"implementatoin"'), "one of the playbook's stages", "write `Implementation`"],
    [record("", ',"hours":"always"'), "is not working hours", "Monday to Friday"],
    [
      record("", ',"hours":"Monday 09:00 to 12:00, Monday 11:00 to 18:00"'),
      "is not working hours",
      "Monday to Friday",
    ],
    [record("", ',"holidays":["2026-12-32"]'), "is not a date", ""],
    [record("", ',"contacts":{}'), "is not a list of contacts", ""],
    [record("", ',"contacts":[1]'), "contacts[1]", "is not a contact in braces"],
    [
      record("", ',"contacts":[{"role":"Sponsr","name":"Bo","email":"b@example.com"}]'),
      "contacts[1].role",
      "write `Sponsor`",
    ],
    [
      record("", ',"contacts":[{"role":"Manager","name":"Bo","email":"b@example.com"}]'),
      "contacts[1].role",
      "takes from the customer",
    ],
    [
      record("", ',"contacts":[{"role":"Sponsor","name":"Bo","mail":"x","email":"b@example.com"}]'),
      "contacts[1].mail",
      "write `email`",
    ],
    [record("", ',"contacts":[{"role":"Sponsor","name":"Bo"}]'), "contacts[1].email", "must be known"],
  ])("refuses %s", async (text, place, help) => {
    const found = await complaints(text, "json", strict);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(place);
    expect(found[0]).toContain(help);
  });

  test("the whole record", async () => {
    const rest = `,"language":"PT-br","timezone":"america/denver","hours":"Sunday to Monday 14:00 to 17:00, Friday 12:30 to 13:00, Friday 08:00 to 12:30, Monday 09:00 to 12:00",
      "holidays":["2026-12-25","2026-12-24"],"stage":"sales","feeling":"anxious","previous":"Nobody",
      "contacts":[{"role":"Sponsor","name":"Bo","email":"bo@example.com","language":"es"}]`;
    const [result] = await readAll(record("", rest), "json", strict);
    expect(result?.problems).toEqual([]);
    expect(result?.record).toEqual({
      id: "c1",
      name: "Ana",
      language: "pt-BR",
      timezone: "America/Denver",
      hours: [
        { weekday: 1, opens: "09:00", closes: "12:00" },
        { weekday: 1, opens: "14:00", closes: "17:00" },
        { weekday: 5, opens: "08:00", closes: "13:00" },
        { weekday: 7, opens: "14:00", closes: "17:00" },
      ],
      holidays: ["2026-12-24", "2026-12-25"],
      stage: "Sales",
      feeling: "anxious",
      previous: "Nobody",
      contacts: [{ role: "Sponsor", name: "Bo", email: "bo@example.com", language: "es" }],
      signals: new Map([["goLive", "2027-03-01"]]),
    });
  });
});

describe("contacts", () => {
  const playbook = playbookWith([], {
    roles: [
      {
        name: "Sponsor",
        titles: { en: "The Main Sponsor" },
        from: "customer",
        many: false,
        at: { file: "m", line: 1, column: 1 },
      },
      { name: "Coders", titles: {}, from: "customer", many: true, at: { file: "m", line: 1, column: 1 } },
      { name: "Manager", titles: {}, from: "team", many: false, at: { file: "m", line: 1, column: 1 } },
    ],
  });
  const header = "id,name,Sponsor.name,Sponsor.email,Coders.name,Coders.email\n";

  test("stand in columns of their role, several with semicolons", async () => {
    const text = `${header}c1,Aurora,Zoe,zoe@example.com,Xi;Wim,xi@example.com; wim@example.com\nc2,Brisa,,,,\n`;
    const [first, second] = await readAll(text, "csv", playbook);
    expect(first?.record?.contacts).toEqual([
      { role: "Sponsor", name: "Zoe", email: "zoe@example.com" },
      { role: "Coders", name: "Xi", email: "xi@example.com" },
      { role: "Coders", name: "Wim", email: "wim@example.com" },
    ]);
    expect(second?.record?.contacts).toEqual([]);
  });

  test("are not asked for where the columns are missing; those of the team are no columns", async () => {
    expect(
      (await readAll("id,name\nc1,Aurora\n", "csv", playbook)).flatMap(({ problems }) => problems),
    ).toEqual([]);
    const [notice] = await readAll("id,name,Manager.name\nc1,Aurora,Ana\n", "csv", playbook);
    expect(notice?.problems.map(({ code }) => code)).toEqual(["data-unknown-column"]);
  });

  test.each([
    ["Sponsor.name", "Sponsor.email"],
    ["Sponsor.email", "Sponsor.name"],
  ])("with %s alone are told once, and nobody is refused for it", async (there, missing) => {
    const rows = ["c1,Aurora,zoe@example.com", "c2,Brisa,wim@example.com"].join("\n");
    const read = await readAll(`id,name,${there}\n${rows}\n`, "csv", playbook);
    expect(read.flatMap(({ problems }) => problems.map(({ message, help }) => [message, help]))).toEqual([
      [
        `there is no column \`${missing}\`, so it is unknown for all`,
        `add it, or leave \`${there}\` out: by itself, that says nothing`,
      ],
    ]);
    expect(read.flatMap(({ record }) => record?.contacts ?? [])).toEqual([]);
    expect(read.filter(({ record }) => record !== undefined)).toHaveLength(2);
  });

  test.each([
    ["the main sponsor", "write `Sponsor`"],
    ["Buyer", "the roles are `Sponsor` and `Coders`"],
  ])("in JSON their role is a name: %s is told what to write", async (role, help) => {
    const contacts = [{ role, name: "Zoe", email: "zoe@example.com" }];
    const text = JSON.stringify({ id: "c1", name: "Aurora", contacts });
    expect(await complaints(text, "json", playbook)).toEqual([
      `customers.json, contacts[1].role, line 1: \`${role}\` is not a role that the playbook takes from the customer\n  help: ${help}`,
    ]);
  });

  test.each([
    ["Zoe,,,", "`Sponsor.email` must be known"],
    [",zoe@example.com,,", "`Sponsor.name` must be known"],
    ["Zoe,zoe,,", "column Sponsor.email: `zoe` is not an e-mail address"],
    ["Zoe;Yan,z@example.com;y@example.com,,", "`Sponsor` is one person, and 2 are given"],
    [",,Xi;Wim,xi@example.com", "column Coders.email: `Coders` has 2 names and 1 e-mail address"],
    [",,Xi,xi@example.com;wim@example.com", "column Coders.name: `Coders` has 1 name and 2 e-mail addresses"],
  ])("refuses %s", async (cells, message) => {
    const found = await complaints(`${header}c1,Aurora,${cells}\n`, "csv", playbook);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(message);
  });
});
