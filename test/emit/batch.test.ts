/** `classifyBatch` beyond what the differential tests draw: long columns, columns filled by hand, codes that are none. */

import { beforeAll, describe, expect, test } from "vitest";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { snapshotOf } from "../harness/compile.ts";
import {
  classifierSource,
  type GeneratedClassifier,
  type GeneratedColumns,
  importSource,
} from "../harness/run-generated.ts";

/** Columns of every form; rules about one signal, about two, and about more than one table can hold. */
const source = `playbook Columns "Columns" {
  version "1.0.0"
  owner "Tests <tests@example.com>"
  languages en
  timezone "Europe/London"
}
signals All "All" {
  source internal
  ${Array.from({ length: 12 }, (_, index) => `flag${index} boolean "Flag ${index}"`).join("\n  ")}
  ${Array.from({ length: 4 }, (_, index) => `choice${index} one of red, green, blue, white, black "Choice ${index}"`).join("\n  ")}
  systems any of sap, hubspot, netsuite, salesforce, custom "Systems"
  developers integer 0 to 500 "Developers"
  steps integer -3 to 12 "Steps"
  beyond integer 0 to 9 "Beyond"
  employees integer 1 to 2_000_000 "Employees"
  price decimal 2 0 to 1000 "Price"
  worry text "Worry"
  other text "Other"
}
persona Technical "Technical" { summary "One." }
persona Marketing "Marketing" { summary "Another." }
weights {
  ${Array.from({ length: 12 }, (_, index) => `when flag${index} then Technical +${index + 1}`).join("\n  ")}
  ${Array.from({ length: 12 }, (_, index) => `when flag${index} and flag${(5 * index + 1) % 12} then Marketing +${index + 1}`).join("\n  ")}
  ${Array.from({ length: 4 }, (_, index) => `for choice${index} { red then Technical +3; blue or white then Marketing +2; green or black then none }`).join("\n  ")}
  when flag0 and choice0 is red and choice1 is not blue and systems has any of sap then Technical +7
  when flag1 or developers > 100 or price < 12.5 or worry contains "logo" then Marketing +7
  when worry is customer.other then Technical +5
  for each of systems then Technical +1 at most 3
  for developers { below 10 then Marketing +1; 10 to below 200 then Technical +2; 200 and above then Technical +4 }
  when steps >= 12 then Technical +2
  when steps < -2 then Marketing +2
  when beyond >= 9 then Technical +1
  for employees { below 50 then Technical +1; 50 to below 1_000 then Marketing +2; 1_000 and above then Marketing +3 }
  when price >= 99.99 then Technical +3
}
classify {
  accept when score >= 20 and coverage >= 30%
  ties Technical, Marketing
  otherwise Marketing
}
`;

let code: string;
let classifier: GeneratedClassifier;
beforeAll(async () => {
  const snapshot = await snapshotOf(new Map([["main.persona", source]]));
  expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  code = classifierSource(snapshot.playbook() as Playbook);
  classifier = await importSource(code);
});

type Row = Record<string, unknown>;

function createRows(count: number): readonly Row[] {
  let state = 20_261_128;
  const random = (below: number) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
  const pick = <Item>(...items: Item[]) => items[random(items.length)] as Item;
  return Array.from({ length: count }, () => {
    const row: Row = {
      systems: ["sap", "hubspot", "netsuite", "salesforce", "custom"].filter(() => random(2) === 0),
      developers: pick(0, 9, 10, 100, 101, 199, 200, 500),
      steps: pick(-3, -2, 0, 11, 12),
      beyond: pick(0, 8, 9),
      employees: pick(1, 49, 50, 999, 1_000, 2_000_000),
      price: pick(0, 12.49, 12.5, 99.98, 99.99, 1000),
      worry: pick("a logo", "nothing", "Nothing"),
      other: pick("a logo", "nothing"),
    };
    for (let index = 0; index < 12; index++) row[`flag${index}`] = random(2) === 0;
    for (let index = 0; index < 4; index++)
      row[`choice${index}`] = pick("red", "green", "blue", "white", "black");
    for (const name of Object.keys(row)) if (random(6) === 0) delete row[name];
    return row;
  });
}

function expectSame(columns: GeneratedColumns, rows: readonly Row[], by = classifier): void {
  const batch = by.classifyBatch(columns);
  for (const [row, signals] of rows.entries())
    expect(batch.at(row), `row ${row}`).toEqual(classifier.classify(signals));
}

describe("rows", () => {
  test.each([0, 1, 2, 3, 2_047, 2_048, 2_049, 4_099])("%i of them", (count) => {
    const rows = createRows(count);
    expectSame(classifier.createColumns(rows), rows);
  });

  test("of numbers beyond their bounds, which nobody has checked", () => {
    const rows = [-(2 ** 31), -4, -1, 501, 65_535, 2 ** 40].flatMap((number) =>
      ["developers", "steps", "beyond", "employees", "price"].map((name) => ({ [name]: number })),
    );
    expectSame(classifier.createColumns(rows), rows);
  });
});

test.each([5, {}, { length: 3 }, undefined])("%j holds no customers", (customers) => {
  expect(() => classifier.createColumns(customers as unknown as Row[])).toThrow(TypeError);
});

describe("columns filled by hand", () => {
  const columnsOf = (rows: readonly Row[], change: (column: unknown) => unknown): GeneratedColumns => {
    const { length, signals } = classifier.createColumns(rows);
    return {
      length,
      signals: Object.fromEntries(Object.entries(signals).map(([name, column]) => [name, change(column)])),
    };
  };

  test("may start anywhere in their memory, and be longer than the rows", () => {
    const rows = createRows(1_001);
    const moved = (column: unknown): unknown => {
      if (!(column instanceof Uint16Array)) return column;
      const longer = new Uint16Array(column.length + 4).fill(65_535);
      longer.set(column, 1);
      return longer.subarray(1);
    };
    expectSame(columnsOf(rows, moved), rows);
  });

  test("are left as they are", () => {
    const rows = createRows(50);
    const columns = classifier.createColumns(rows);
    const before = structuredClone({ ...columns.signals });
    classifier.classifyBatch(columns);
    expect({ ...columns.signals }).toEqual(before);
  });

  test("a code that is none is refused by name, wherever it stands", () => {
    const rows = createRows(2_051);
    const { length, signals } = classifier.createColumns(rows);
    let tried = 0;
    for (const [name, column] of Object.entries(signals)) {
      const codes = column instanceof Uint16Array ? column : (column as { codes?: Uint32Array }).codes;
      if (codes === undefined) continue;
      const highest = sizes[name] ?? (column as { values: unknown[] }).values.length;
      for (const code of [highest + 1, highest + 2, 2 * highest + 2, 511, 512, 1_023, 32_768, 65_535]) {
        if (code <= highest) continue;
        for (const row of [0, 1, 2_047, 2_048, 2_050]) {
          const wrong = codes.slice();
          wrong[row] = code;
          const changed = column instanceof Uint16Array ? wrong : { ...(column as object), codes: wrong };
          expect(() =>
            classifier.classifyBatch({ length, signals: { ...signals, [name]: changed } }),
          ).toThrow(new RangeError(`${name}: ${code} is no code, in row ${row}`));
          tried++;
        }
      }
    }
    expect(tried).toBeGreaterThan(500);
  });

  test.each([-1, 1.5, NaN, Infinity, "2", undefined])("with a length of %s", (length) => {
    const { signals } = classifier.createColumns(createRows(3));
    const columns = { length, signals } as unknown as GeneratedColumns;
    expect(() => classifier.classifyBatch(columns)).toThrow(
      new RangeError("length must be a whole number, from 0 on"),
    );
  });

  test.each(["flag3", "developers", "employees", "worry"])("without %s", (name) => {
    const { length, signals } = classifier.createColumns(createRows(3));
    expect(() => classifier.classifyBatch({ length, signals: { ...signals, [name]: undefined } })).toThrow(
      RangeError,
    );
  });
});

/** The highest code of each column of codes. */
const sizes: Readonly<Record<string, number>> = {
  ...Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`flag${index}`, 2])),
  ...Object.fromEntries(Array.from({ length: 4 }, (_, index) => [`choice${index}`, 5])),
  systems: 32,
  developers: 503,
  steps: 18,
  beyond: 12,
};

test("a machine that keeps the higher half of an integer first gets the same", async () => {
  const lowerHalfFirst = /const lowerHalfFirst = .*;/;
  expect(code).toMatch(lowerHalfFirst);
  // Here that is the wrong order: of each two rows the one gets the other's points.
  const swapped: GeneratedClassifier = await importSource(
    code.replace(lowerHalfFirst, "const lowerHalfFirst = false;"),
  );
  const rows = createRows(10).map(({ worry: _, other: __, ...row }) => row);
  const batch = swapped.classifyBatch(classifier.createColumns(rows));
  for (let row = 0; row < rows.length; row += 2) {
    expect(batch.at(row)).toEqual(classifier.classify(rows[row + 1]));
    expect(batch.at(row + 1)).toEqual(classifier.classify(rows[row]));
  }
});
