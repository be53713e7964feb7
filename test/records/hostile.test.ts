import fc from "fast-check";
import { expect, test } from "vitest";
import { readCustomers, readTeam } from "../../compiler/records/codec.ts";
import { encodeCustomer } from "../../compiler/records/encode.ts";
import { renderProblem } from "../../compiler/records/problems.ts";
import { allOf, bytesOf, readAll, sample } from "./sample.ts";

const csv =
  'id,name,developers,biggestWorry,__proto__\r\nc1,Ana,3,"a ""b"",\nc",7\r\nc2,Bo,,none,\r\nc3,Cy,5,"",1\n';

/** Bytes of a good file with a few changed, left out or put in between. */
function bent(text: string): fc.Arbitrary<Uint8Array> {
  const byte = fc.oneof(fc.constantFrom(...bytesOf('",;\r\n\\{}[]:0e-.')), fc.nat({ max: 255 }));
  const change = fc.tuple(fc.nat(), fc.nat({ max: 2 }), fc.array(byte, { maxLength: 3 }));
  return fc.array(change, { minLength: 1, maxLength: 4 }).map((changes) => {
    const bytes = [...bytesOf(text)];
    for (const [place, cut, put] of changes) bytes.splice(place % (bytes.length + 1), cut, ...put);
    return Uint8Array.from(bytes);
  });
}

test.each(["csv", "json", "ndjson"] as const)(
  "whatever the bytes of a %s file, an answer for every row",
  async (format) => {
    const records = (await readAll(csv, "csv")).flatMap(({ record }) => (record ? [record] : []));
    expect(records.map(({ id }) => id)).toEqual(["c1", "c2", "c3"]);
    const encoded = records.map((record) => JSON.stringify(encodeCustomer(sample, record)));
    const text = { csv, json: `[\n${encoded.join(",\n")}\n]`, ndjson: encoded.join("\n") }[format];
    await fc.assert(
      fc.asyncProperty(bent(text), async (bytes) => {
        const results = await allOf(readCustomers(sample, bytes, format, "customers"));
        for (const { record, problems } of results) {
          const errors = problems.filter(({ severity }) => severity === "error");
          // A record, or why there is none; a notice about the whole file stands alone.
          expect(record === undefined ? problems.length : 1 - errors.length).toBeGreaterThan(0);
          for (const problem of problems) expect(renderProblem(problem)).toMatch(/^customers.*: \S/);
        }
        const rows = results.flatMap(({ record, row }) => (record ? [row] : []));
        expect(rows).toEqual([...new Set(rows)].sort((a, b) => a - b));
        await readTeam(sample, bytes, format, "team");
      }),
      { seed: 20261201, numRuns: 1000 },
    );
  },
);
