import { expect, test } from "vitest";
import { nothingRead } from "../../compiler/records/blocks.ts";
import { openCustomers } from "../../compiler/records/codec.ts";
import { createFurtherCells } from "../../compiler/records/further-cells.ts";
import type { DataFormat } from "../../compiler/records/record.ts";
import { bytesOf, playbookWith } from "./sample.ts";

/** What is read of these columns, a list for each record. */
async function furtherCells(format: DataFormat, text: string, columns: readonly string[], asked = columns) {
  const file = `customers.${format}`;
  const bytes = bytesOf(text);
  const chunks = (async function* () {
    yield bytes;
  })();
  const open = await openCustomers(playbookWith([]), chunks, format, file, columns);
  if (!("reader" in open)) throw new Error(`${file} could not be opened`);
  const found: (readonly string[])[] = [];
  for await (const block of open.blocks)
    for (const raw of open.reader.read(block, nothingRead))
      if (raw.csv !== undefined || format !== "csv")
        found.push(createFurtherCells(open.reader.layout, asked)(raw));
  return found;
}

const columns = ["manager", "day"];

test("of CSV: the cells of these columns, wherever they stand", async () => {
  const text = "day,id,name,manager\n2026-12-01,a,Acme,Ana\n,b,Bo,\n";
  expect(await furtherCells("csv", text, columns)).toEqual([
    ["Ana", "2026-12-01"],
    ["", ""],
  ]);
});

test.each(["json", "ndjson"] as const)("of %s: texts; nothing for what is none", async (format) => {
  const lines = [
    '{"id":"a","name":"Acme","manager":"Ana","day":"2026-12-01"}',
    '{"id":"b","name":"Bo","manager":7}',
  ];
  const text = format === "json" ? `[${lines.join(",")}]` : lines.join("\n");
  expect(await furtherCells(format, text, columns)).toEqual([
    ["Ana", "2026-12-01"],
    ["", ""],
  ]);
});

test("of a column that is not there, and of a record that cannot be read, nothing", async () => {
  const text = "id,name,manager,day\na,Acme,Ana,2026-12-01\n";
  expect(await furtherCells("csv", text, columns, ["day", "nobody"])).toEqual([["2026-12-01", ""]]);
  expect(await furtherCells("ndjson", '{"id":"a","day":"x"\n{"id":"b","day":"y"}\n', columns)).toEqual([
    ["", ""],
    ["", "y"],
  ]);
});
