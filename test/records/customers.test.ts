import { describe, expect, test } from "vitest";
import { readCustomers } from "../../compiler/records/codec.ts";
import { languageOf, stageOf, timezoneOf } from "../../compiler/records/customer-fields.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import { allOf, bytesOf, complaints, playbookWith, readAll, sample, signalsOf, types } from "./sample.ts";

const strict = playbookWith(
  signalsOf(
    { developers: types.developers, goLive: types.goLive, biggestWorry: types.biggestWorry },
    { goLive: { required: true }, biggestWorry: { personal: true } },
  ),
);
const idsOf = async (...args: Parameters<typeof readAll>) =>
  (await readAll(...args)).flatMap(({ record }) => (record ? [record.id] : []));

describe("CSV", () => {
  test("a wrong row is refused by itself, and says where and what", async () => {
    const text =
      "id,name,developers,goLive\nc1,Ana,3,2027-03-01\nc2,Bo,abc,2027-03-01\n\nc3,Cy,,2027-03-02\n";
    expect(await idsOf(text, "csv", strict)).toEqual(["c1", "c3"]);
    expect(await complaints(text, "csv", strict)).toEqual([
      "customers.csv, row 3, column developers: `abc` is not a whole number\n  help: correct the value, or leave it empty if it is not known",
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
      "customers.csv, row 2, column goLive: `goLive` must be known, and is missing",
      "customers.csv, row 4, column id: `id` must be known, and is missing",
      "customers.csv, row 5, column name: `name` must be known, and is missing",
    ]);
  });

  test("a mistyped column gives one message", async () => {
    const [first] = await readAll("id,name,Developers,goLive,biggestWorry,crm_owner\n", "csv", strict);
    expect(first?.problems.map(({ code, help }) => [code, help])).toEqual([
      ["data-missing-column", "call the column `Developers` `developers`, if that is what it holds"],
      ["data-unknown-column", "look for a mistyped name; else there is nothing to do"],
    ]);
  });

  test("the later of two rows with an id is refused, both named", async () => {
    const text = "id,name,goLive\nc1,Ana,2027-03-01\nc1,Bo,2027-03-01\nc2,Cy,2027-03-01\n";
    expect(await idsOf(text, "csv", strict)).toEqual(["c1", "c2"]);
    expect((await complaints(text, "csv", strict))[0]).toContain(
      "row 3, column id: the id `c1` is there twice, also in row 2",
    );
  });

  test("personal values are not shown", async () => {
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
    ["quotes everywhere", '"id","name","goLive"\n"c1","Ana","2027-03-01"\n'],
    ["empty columns and rows that spreadsheets leave", "id,name,goLive,,\nc1,Ana,2027-03-01,,\n,,,,\n"],
  ])("reads %s", async (_, text) => expect(await idsOf(text, "csv", strict)).toEqual(["c1"]));

  test.each([
    ["", "the file is empty"],
    ["\n\n", "the file is empty"],
    ["id;name;goLive\nc1;Ana;2027-03-01\n", "separated by `;` instead of commas"],
    ["id\tname\tgoLive\n", "separated by tabs"],
    ["id,name,goLive\nc1,Ana\n", "this row has 2 cells, the header has 3"],
    ["id,name,goLive\nc1,Ana,2027-03-01,more\n", "this row has 4 cells, the header has 3"],
    ['id,name,goLive\nc1,5" pipe,2027-03-01\n', "a quotation mark stands in the middle of a cell"],
    ['id,name,goLive\nc1,"Ana,2027-03-01\n', "a quotation mark is opened here and never closed"],
    [`id,name,goLive\nc1,"${"x".repeat(2_000_000)}`, "this row is larger than the limit of 1 MiB"],
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

  test("the rows before a byte that is no UTF-8 are good, and the byte is named", async () => {
    const bytes = new Uint8Array([
      ...bytesOf("id,name,goLive\nc1,Ana,2027-03-01\nc2,Jos"),
      0xe9,
      ...bytesOf(",2027-03-01\n"),
    ]);
    expect(await idsOf(bytes, "csv", strict)).toEqual(["c1"]);
    expect((await complaints(bytes, "csv", strict))[0]).toBe(
      'customers.csv, row 3: the file is not in UTF-8: byte 40 belongs to no character\n  help: save it as UTF-8; spreadsheets call it "CSV UTF-8"',
    );
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
      "customers.ndjson, row 5, column id, character 7: the id `c1` is there twice, also in row 1",
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
      'customers.json, row 2, column signals.developers, line 3, character 72: `"12"` is not a whole number\n  help: write the number alone, without quotes',
    ]);
  });

  test("cut off: the place", async () => {
    expect((await complaints('[\n  {"id": "c1",\n   "name": ', "json", strict))[0]).toBe(
      "customers.json, line 3, character 12: the JSON ends too early: a value is missing\n  help: look at this place, and just before it",
    );
  });

  test.each([
    [record(',"develpers":3'), "row 1, column signals.develpers", "write `developers`"],
    [record("", ',"developers":3'), "row 1, column developers", "put it into `signals`"],
    [record("", ',"langauge":"en"'), "row 1, column langauge", "write `language`"],
    [record(',"developers":1,"developers":2'), "the field `developers` is there twice", "keep one"],
    [record("").replace('"c1"', "42"), "`42` is not a text", "write it in double quotes"],
    [record("").replace('"c1"', "null"), "`id` must be known", "fill it in"],
    [record("").replace('"c1"', '"  "'), "`id` must be known", "fill it in"],
    ['{"id":"c1","name":"Ana"}', "row 1, column signals.goLive", "`goLive` must be known"],
    ['{"id":"c1","name":"Ana","signals":[]}', "this is not a group of signals", ""],
    [record("", ',"stage":"implementatoin"'), "one of the playbook's stages", "write `Implementation`"],
    [record("", ',"hours":"always"'), "is not working hours", "Monday to Friday"],
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
    [`${"[".repeat(100_000)}`, "nested deeper than the limit of 64", ""],
  ])("refuses %s", async (text, place, help) => {
    const found = await complaints(text, "json", strict);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]).toContain(place);
    expect(found[0]).toContain(help);
  });

  test("the whole record", async () => {
    const rest = `,"language":"PT-br","timezone":"america/denver","hours":"Monday to Tuesday 09:00 to 17:00, Friday 08:00 to 12:30",
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
        { weekday: 1, opens: "09:00", closes: "17:00" },
        { weekday: 2, opens: "09:00", closes: "17:00" },
        { weekday: 5, opens: "08:00", closes: "12:30" },
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

test("the record's own field wins over the signal that the playbook maps to it", async () => {
  const playbook = { ...sample, customer: { language: "tongue", timezone: "zone", stage: "stage" } };
  const text =
    "id,name,language,tongue,zone,signals.stage,stage\nc1,Ana,en,es,UTC,IMPLEMENTATION,\nc2,Bo,,es,,,sales\nc3,Cy,,,,,\n";
  const records = (await readAll(text, "csv", playbook)).flatMap(({ record }) => (record ? [record] : []));
  const fields = records.map((record) => [
    languageOf(record, playbook),
    timezoneOf(record, playbook),
    stageOf(record, playbook)?.name,
  ]);
  expect(fields).toEqual([
    ["en", "UTC", "Implementation"],
    ["es", undefined, "Sales"],
    [undefined, undefined, undefined],
  ]);
});
