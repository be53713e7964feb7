/** Files that are none of customers, told by how they begin; a single row that no text has is none of them. */

import { expect, test } from "vitest";
import { complaints, readAll, strict } from "./sample.ts";

test.each([
  ["PK\u0003\u0004\u0014\u0000\u0006\u0000", "the file is a workbook (.xlsx or .ods), not a text"],
  ["<!DOCTYPE html><table><tr><td>id", "the file is a web page or XML"],
  ["%PDF-1.7\n", "the file is a PDF"],
  ["BZh91AY&SY", "the file is compressed"],
  [
    "PAR1\u0015\u0004\u0015",
    "the file is in Parquet, whatever its name says\n  help: end its name in .parquet",
  ],
  [
    "SQLite format 3\u0000\u0010\u0000",
    "the file is no text, but a picture, a database or another program's",
  ],
  ["ARROW1\u0000\u0000", "the file is no text"],
  ["\u0000".repeat(40), "the file is no text"],
])("%j is told as what it is", async (text, message) => {
  const found = await complaints(text, "csv", strict);
  expect(found).toHaveLength(1);
  expect(found[0]).toContain(message);
});

test.each(["csv", "ndjson"] as const)(
  "one row of %s with signs that no text has is refused alone",
  async (format) => {
    const text =
      format === "csv"
        ? "id,name,goLive\n1,\u0001\u0002\u0000,2027-03-01\n2,Bo,2027-03-01\n"
        : '{"id":"1","name":"\u0001\u0002"}\n{"id":"2","name":"Bo","signals":{"goLive":"2027-03-01"}}\n';
    const records = (await readAll(text, format, strict)).map(({ record }) => record?.id);
    expect(records).toContain("2");
  },
);
