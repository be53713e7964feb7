/**
 * The fixed part of `classifyBatch`: from columns of codes and tables of what each code gives to sums, block by block.
 *
 * Nothing of a playbook is in here. A block of rows is small enough for fast memory, and several tables are looked up
 * at a time, so that sums are seldom read and written. Two rows are taken at once, as the halves of one integer: that
 * their codes are read, put together and checked as one halves what columns cost. Each loop reads from one array of
 * codes and one of tables, since an engine asks of every array whether it is still there. No row is branched on.
 */

import { type Part, part } from "./runtime-part.ts";

export const batchParts = {
  addUpColumns: part(
    [
      "addUpColumns",
      "preparedPlan",
      "callsOf",
      "jointTable",
      "byCount",
      "rowsOfBlock",
      "mostColumns",
      "addOfOne",
      "addOfThree",
      "addOfFive",
      "beyond",
      "addValues",
      "tablesOfValues",
      "lowerHalfFirst",
      "swapPairs",
      "createMade",
      "preparedColumn",
      "fillOf",
      "numberCodes",
      "joinCodes",
      "valuesOfColumn",
      "checkColumns",
      "refuseCodes",
      "createResults",
    ],
    [],
    `const rowsOfBlock = 2048;
/** Of one call of the loops below. */
const mostColumns = 10;

/** The tables of each of the sums in one array, and which of them are looked up together: worked out once. */
function preparedPlan(plan) {
  // The first entry is for tables that there are not.
  const entries = plan.start.map(() => [0]);
  let end = 1;
  const placed = plan.tables.map((each) => {
    const start = end;
    end += each.width ** each.columns.length;
    for (const [word, list] of entries.entries()) for (const sum of jointTable(each, word)) list.push(sum);
    return { columns: each.columns, width: each.width, start };
  });
  const ofSize = (least, most) => placed.filter(({ columns }) => columns.length >= least && columns.length <= most);
  return {
    ...plan,
    made: plan.made.map(preparedColumn),
    tables: entries.map((list) => Float64Array.from(list)),
    calls: [
      ...callsOf(addOfFive, ofSize(4, 5), 5, 2),
      ...callsOf(addOfThree, ofSize(2, 3), 3, 3),
      ...callsOf(addOfOne, ofSize(0, 1), 1, 8),
    ],
  };
}

/** \`atOnce\` tables of one width in each call of \`add\`, which takes \`most\` columns of each. */
function callsOf(add, placed, most, atOnce) {
  const calls = [];
  for (const width of new Set(placed.map((each) => each.width))) {
    const alike = placed.filter((each) => each.width === width);
    for (let i = 0; i < alike.length; i += atOnce) {
      const together = Array.from({ length: atOnce }, (_, at) => alike[i + at] ?? { columns: [], start: 0 });
      calls.push({
        add,
        width,
        columns: together.flatMap(({ columns }) => [...new Array(most - columns.length).fill(undefined), ...columns]),
        starts: together.map(({ start }) => start),
      });
    }
  }
  return calls;
}

/** By all codes one behind the other, as digits of a number; NaN where one is none. */
function jointTable({ sizes, width, tables }, word) {
  const codes = sizes.map(() => 0);
  return Float64Array.from({ length: width ** sizes.length }, (_, index) => {
    for (let i = sizes.length - 1, rest = index; i >= 0; i--, rest = Math.floor(rest / width)) codes[i] = rest % width;
    if (codes.some((code, i) => code >= sizes[i])) return NaN;
    let sum = 0;
    for (const { of, given } of tables) sum += given[word][of.reduce((at, i) => at * sizes[i] + codes[i], 0)];
    return sum;
  });
}

/** From lists by segment, the first of which is unknown, lists by the codes of whole numbers within bounds. */
function byCount(lowest, highest, bounds, lists) {
  const numbers = Array.from({ length: highest - lowest + 1 }, (_, i) => lowest + i);
  const segments = [...numbers, -Infinity, Infinity].map((number) => 1 + bounds.filter((bound) => number >= bound).length);
  return lists.map((list) => [0, ...segments].map((segment) => list[segment]));
}

/** One array of sums for each number in \`plan.start\`; the last may have a row too many. */
function addUpColumns(columns, plan) {
  checkColumns(columns ?? {}, plan);
  const { length, signals } = columns;
  const sums = plan.start.map((first) => new Float64Array(length + (length % 2)).fill(first));
  const values = plan.values.map((each) => ({
    codes: signals[each.name].codes,
    tables: tablesOfValues(each, signals[each.name].values),
  }));
  const made = [];
  for (const column of plan.made) made.push(createMade(column, signals, made));
  const codes = new Uint16Array(mostColumns * rowsOfBlock);
  const pairs = new Int32Array(codes.buffer);
  let wrong = 0;
  for (let from = 0; from < length; from += rowsOfBlock) {
    const rows = Math.min(rowsOfBlock, length - from);
    for (const { fill } of made) fill(from, rows);
    for (const call of plan.calls) {
      for (const [i, column] of call.columns.entries()) {
        const at = i * rowsOfBlock;
        // Rows are taken in pairs: one that is left over has one of zeros beside it.
        codes.fill(0, column === undefined ? at : at + rows, at + rows + (rows % 2));
        if (typeof column === "number") codes.set(made[column].codes.subarray(0, rows), at);
        else if (column !== undefined) codes.set(signals[column].subarray(from, from + rows), at);
      }
      if (!lowerHalfFirst) swapPairs(codes);
      for (let word = 0; word < sums.length; word++) {
        const block = sums[word].subarray(from, from + rows + (rows % 2));
        wrong |= call.add(block, pairs, plan.tables[word], call.width, ...call.starts);
      }
    }
    for (const { codes, tables } of values) {
      for (let word = 0; word < sums.length; word++)
        addValues(sums[word].subarray(from, from + rows), codes.subarray(from, from + rows), tables[word]);
    }
  }
  for (const each of sums) for (let row = 0; row < length; row++) wrong |= +(each[row] !== each[row]);
  if (wrong !== 0) refuseCodes(columns, plan);
  return sums;
}

/** So that of two rows in one integer the first is in the lower half on every machine. */
const lowerHalfFirst = /* @__PURE__ */ new Uint16Array(/* @__PURE__ */ new Int32Array([1]).buffer)[0] === 1;

function swapPairs(codes) {
  for (let i = 0; i < codes.length; i += 2) [codes[i], codes[i + 1]] = [codes[i + 1], codes[i]];
}

/** Eight tables by one column each. */
function addOfOne(sums, pairs, table, width, A, B, C, D, E, F, G, H) {
  let seen = 0;
  for (let i = 0, row = 0; row < sums.length; i++, row += 2) {
    const a = pairs[i];
    const b = pairs[i + 1024];
    const c = pairs[i + 2048];
    const d = pairs[i + 3072];
    const e = pairs[i + 4096];
    const f = pairs[i + 5120];
    const g = pairs[i + 6144];
    const h = pairs[i + 7168];
    seen |= a | b | c | d | e | f | g | h;
    sums[row] +=
      table[A + (a & 0xffff)] + table[B + (b & 0xffff)] + table[C + (c & 0xffff)] + table[D + (d & 0xffff)] +
      (table[E + (e & 0xffff)] + table[F + (f & 0xffff)] + table[G + (g & 0xffff)] + table[H + (h & 0xffff)]);
    sums[row + 1] +=
      table[A + (a >>> 16)] + table[B + (b >>> 16)] + table[C + (c >>> 16)] + table[D + (d >>> 16)] +
      (table[E + (e >>> 16)] + table[F + (f >>> 16)] + table[G + (g >>> 16)] + table[H + (h >>> 16)]);
  }
  return beyond(seen, width);
}

/** Three tables by three columns each. */
function addOfThree(sums, pairs, table, width, A, B, C) {
  let seen = 0;
  for (let i = 0, row = 0; row < sums.length; i++, row += 2) {
    const a1 = pairs[i];
    const a2 = pairs[i + 1024];
    const a3 = pairs[i + 2048];
    const b1 = pairs[i + 3072];
    const b2 = pairs[i + 4096];
    const b3 = pairs[i + 5120];
    const c1 = pairs[i + 6144];
    const c2 = pairs[i + 7168];
    const c3 = pairs[i + 8192];
    const a = Math.imul(Math.imul(a1, width) + a2, width) + a3;
    const b = Math.imul(Math.imul(b1, width) + b2, width) + b3;
    const c = Math.imul(Math.imul(c1, width) + c2, width) + c3;
    seen |= a1 | a2 | a3 | b1 | b2 | b3 | c1 | c2 | c3;
    sums[row] += table[A + (a & 0xffff)] + table[B + (b & 0xffff)] + table[C + (c & 0xffff)];
    sums[row + 1] += table[A + (a >>> 16)] + table[B + (b >>> 16)] + table[C + (c >>> 16)];
  }
  return beyond(seen, width);
}

/** Two tables by five columns each. */
function addOfFive(sums, pairs, table, width, A, B) {
  let seen = 0;
  for (let i = 0, row = 0; row < sums.length; i++, row += 2) {
    const a1 = pairs[i];
    const a2 = pairs[i + 1024];
    const a3 = pairs[i + 2048];
    const a4 = pairs[i + 3072];
    const a5 = pairs[i + 4096];
    const b1 = pairs[i + 5120];
    const b2 = pairs[i + 6144];
    const b3 = pairs[i + 7168];
    const b4 = pairs[i + 8192];
    const b5 = pairs[i + 9216];
    const a = Math.imul(Math.imul(Math.imul(Math.imul(a1, width) + a2, width) + a3, width) + a4, width) + a5;
    const b = Math.imul(Math.imul(Math.imul(Math.imul(b1, width) + b2, width) + b3, width) + b4, width) + b5;
    seen |= a1 | a2 | a3 | a4 | a5 | b1 | b2 | b3 | b4 | b5;
    sums[row] += table[A + (a & 0xffff)] + table[B + (b & 0xffff)];
    sums[row + 1] += table[A + (a >>> 16)] + table[B + (b >>> 16)];
  }
  return beyond(seen, width);
}

/** What the codes of two rows have beyond the bits of \`width\`, a power of two: it would count for another column. */
function beyond(seen, width) {
  return seen & ~((width - 1) * 0x10001);
}

function addValues(sums, codes, table) {
  for (let i = 0; i < sums.length; i++) sums[i] += table[codes[i]];
}

/** What each value gives, which is asked once, whatever the number of rows that have it. */
function tablesOfValues({ unknown, given }, values) {
  const tables = unknown.map((sum) => new Float64Array(values.length + 1).fill(sum, 0, 1));
  for (let i = 0; i < values.length; i++) {
    const sums = given(values[i]);
    for (let word = 0; word < tables.length; word++) tables[word][i + 1] = sums[word];
  }
  return tables;
}

/** What a column that is made of others needs for every batch. */
function preparedColumn(column) {
  switch (column.kind) {
    case "numbers": {
      const { bounds } = column;
      return { ...column, bounds: Float64Array.from({ length: Math.max(8, bounds.length) }, (_, i) => bounds[i] ?? NaN) };
    }
    case "joined":
      return { ...column, codes: Uint16Array.from(column.codes) };
    default:
      return column;
  }
}

/** \`fill\` works out its codes for a block of rows. */
function createMade(column, signals, made) {
  const codes = new Uint16Array(rowsOfBlock);
  return { codes, fill: fillOf(column, codes, signals, made) };
}

function fillOf(column, codes, signals, made) {
  const { of } = column;
  switch (column.kind) {
    case "numbers":
      return (from, rows) => numberCodes(codes, rows, signals[of], from, column.bounds);
    case "values": {
      const given = signals[of];
      const byValue = Uint16Array.from([column.unknown, ...given.values.map((value) => column.codeOf(value))]);
      return (from, rows) => {
        for (let i = 0; i < rows; i++) codes[i] = byValue[given.codes[from + i]];
      };
    }
    case "rows": {
      const readers = of.map((name) => valuesOfColumn(name, signals[name]));
      return (from, rows) => {
        for (let i = 0; i < rows; i++) codes[i] = column.codeOf(...readers.map((read) => read(from + i)));
      };
    }
    case "joined": {
      const codesIn = (name, from) => (typeof name === "number" ? made[name].codes : signals[name].subarray(from));
      const none = new Uint16Array(rowsOfBlock);
      return (from, rows) => {
        const [left, right = none] = of.map((name) => codesIn(name, from));
        joinCodes(codes, rows, left, right, column.width, column.codes);
      };
    }
  }
}

function joinCodes(codes, rows, left, right, width, table) {
  for (let i = 0; i < rows; i++) codes[i] = table[left[i] * width + right[i]];
}

/**
 * 0 is unknown, 1 below the first bound, and so on; no number reaches a bound that is NaN.
 * One function, so that it is too long for an engine to copy it into its callers, where loops are compiled less well.
 */
function numberCodes(codes, rows, column, from, bounds) {
  if (bounds.length > 8) {
    for (let i = 0; i < rows; i++) {
      const x = column[from + i];
      let low = 0;
      let high = bounds.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (x >= bounds[middle]) low = middle + 1;
        else high = middle;
      }
      codes[i] = x === x ? low + 1 : 0;
    }
    return;
  }
  const a = bounds[0], b = bounds[1], c = bounds[2], d = bounds[3], e = bounds[4], f = bounds[5], g = bounds[6], h = bounds[7];
  if (e !== e) {
    for (let i = 0; i < rows; i++) {
      const x = column[from + i];
      codes[i] = +(x === x) + +(x >= a) + +(x >= b) + +(x >= c) + +(x >= d);
    }
    return;
  }
  for (let i = 0; i < rows; i++) {
    const x = column[from + i];
    const few = +(x === x) + +(x >= a) + +(x >= b) + +(x >= c) + +(x >= d);
    codes[i] = few + +(x >= e) + +(x >= f) + +(x >= g) + +(x >= h);
  }
}

/** A function that gives the value in a row, \`undefined\` where it is unknown. */
function valuesOfColumn(name, column) {
  if (column instanceof Float64Array) return (row) => (Number.isNaN(column[row]) ? undefined : column[row]);
  if (column instanceof Uint16Array) {
    const values = valuesOfCodes[name];
    return (row) => values[column[row]];
  }
  return (row) => (column.codes[row] === 0 ? undefined : column.values[column.codes[row] - 1]);
}

/** Columns that do not belong here. */
function checkColumns({ length, signals }, { codes, numbers, values }) {
  if (typeof signals !== "object" || signals === null)
    throw new TypeError("columns must be { length, signals }: createColumns makes them of rows");
  if (!(Number.isSafeInteger(length) && length >= 0)) throw new RangeError("length must be a whole number, from 0 on");
  for (const { name } of codes) {
    if (!(signals[name] instanceof Uint16Array && signals[name].length >= length))
      throw new RangeError(\`the column \${name} must be a Uint16Array of \${length} rows\`);
  }
  for (const name of numbers) {
    if (!(signals[name] instanceof Float64Array && signals[name].length >= length))
      throw new RangeError(\`the column \${name} must be a Float64Array of \${length} rows\`);
  }
  for (const { name } of values) {
    const column = signals[name];
    if (!(column?.codes instanceof Uint32Array && column.codes.length >= length && Array.isArray(column.values)))
      throw new RangeError(\`the column \${name} must have codes, a Uint32Array of \${length} rows, and values\`);
  }
}

/** Where sums have gone wrong: names the code that is none. */
function refuseCodes({ length, signals }, { codes, values }) {
  const sized = [
    ...codes.map(({ name, size }) => ({ name, size, column: signals[name] })),
    ...values.map(({ name }) => ({ name, size: signals[name].values.length + 1, column: signals[name].codes })),
  ];
  for (let row = 0; row < length; row++) {
    for (const { name, size, column } of sized)
      if (column[row] >= size) throw new RangeError(\`\${name}: \${column[row]} is no code, in row \${row}\`);
  }
}

function createResults(length, personas) {
  const figures = () => new Float64Array(length);
  return {
    length,
    persona: new Uint16Array(length),
    outcome: new Uint8Array(length),
    score: figures(),
    margin: figures(),
    coverage: figures(),
    fit: figures(),
    scores: Array.from({ length: personas }, figures),
  };
}`,
  ),
} as const satisfies Record<string, Part>;
