import { describe, expect, test } from "vitest";
import { languageOf, stageOf, timezoneOf } from "../../compiler/records/customer-fields.ts";
import { complaints, playbookWith, readAll, sample, signalsOf } from "./sample.ts";

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

describe("a signal that stands for a field of the record", () => {
  const playbook = playbookWith(
    signalsOf(
      {
        tongue: { kind: "language" },
        zone: { kind: "timezone" },
        lifecycle: {
          kind: "enumeration",
          members: ["sales", "implementation"].map((name) => ({ name, titles: {} })),
        },
      },
      { tongue: { required: true } },
    ),
    { customer: { language: "tongue", timezone: "zone", stage: "lifecycle" } },
  );
  const signalsIn = async (text: string, format: "csv" | "json") =>
    (await readAll(text, format, playbook)).map(({ record }) => record && Object.fromEntries(record.signals));

  test("has the field's value, in JSON and in CSV, without a notice about its column", async () => {
    const expected = { tongue: "es", zone: "Europe/Madrid", lifecycle: "implementation" };
    const own = { language: "es", timezone: "Europe/Madrid", stage: "IMPLEMENTATION" };
    expect(await signalsIn(JSON.stringify({ id: "c1", name: "Ana", ...own }), "json")).toEqual([expected]);
    const text = "id,name,language,timezone,stage\nc1,Ana,es,Europe/Madrid,implementation\n";
    expect(await signalsIn(text, "csv")).toEqual([expected]);
  });

  test("keeps its own value where it has one", async () => {
    const record = { id: "c1", name: "Ana", language: "es", stage: "Sales", signals: { tongue: "en" } };
    expect(await signalsIn(JSON.stringify(record), "json")).toEqual([{ tongue: "en", lifecycle: "sales" }]);
  });

  test("is still required where neither is given", async () => {
    expect((await complaints('{"id":"c1","name":"Ana"}', "json", playbook))[0]).toContain(
      "`tongue` must be known",
    );
    expect((await complaints("id,name,timezone\nc1,Ana,UTC\n", "csv", playbook))[0]).toContain(
      "column `tongue`",
    );
  });
});
