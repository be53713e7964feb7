/** Rows of CSV: the same as another reader finds in them, however the bytes come. */

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { blocksOf } from "../../compiler/records/blocks.ts";
import { csvCut } from "../../compiler/records/csv-records.ts";
import { createRowScanner } from "../../compiler/values/csv-rows.ts";
import { bytesOf } from "./sample.ts";

const separators = [",", ";", "\t"] as const;
const cell = fc.oneof(
  fc.constantFrom("", " ", "12", "a b", "true"),
  fc.string({ unit: fc.constantFrom("a", "é", "😀", '"', ",", ";", "\t", "\n", "\r", " "), maxLength: 6 }),
);
const rows = fc.array(fc.array(cell, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 8 });

/** As a program writes them: quoted where it must be, and now and then where it need not. */
function written(table: readonly string[][], separator: string, lineEnd: string, quoteAll: boolean): string {
  const lines = table.map((cells) =>
    cells
      .map((text) => (quoteAll || /["\r\n,;\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(separator),
  );
  return lines.join(lineEnd) + lineEnd;
}

async function rowsInChunks(text: string, separator: (typeof separators)[number], size: number) {
  const bytes = bytesOf(text);
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  );
  const found: string[][] = [];
  for await (const block of blocksOf(chunks, csvCut(separator))) {
    const scanner = createRowScanner(block.text, separator);
    for (let row = scanner.next(); row !== undefined; row = scanner.next()) {
      expect(row.broken).toBeUndefined();
      found.push([...row.cells]);
    }
  }
  return found;
}

describe("rows of CSV", () => {
  test("are those that csv-parse finds, in whatever chunks the bytes come", async () => {
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(...separators),
        fc.constantFrom("\n", "\r\n"),
        fc.boolean(),
        fc.integer({ min: 1, max: 40 }),
        async (table, separator, lineEnd, quoteAll, size) => {
          const text = written(table, separator, lineEnd, quoteAll);
          const expected = parse(text, { delimiter: separator, relax_column_count: true });
          expect(expected).toEqual(table);
          expect(await rowsInChunks(text, separator, size)).toEqual(expected);
        },
      ),
      { seed: 20261201, numRuns: 1000 },
    );
  });

  test("what is broken ends with its line, and is not told of another", () => {
    const scanner = createRowScanner('a,b"c,d\n"x"y,"z,\n1,2\n"open,3\n4,5', ",");
    const found = [];
    for (let row = scanner.next(); row !== undefined; row = scanner.next()) found.push(row);
    expect(found.map(({ broken, lines }) => [broken, lines])).toEqual([
      ["quote-inside", 1],
      ["quote-inside", 3],
      [undefined, 1],
    ]);
  });
});
