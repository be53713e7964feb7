/**
 * The fixed part of `classifyBatch`: from columns of codes and tables of what each code gives to sums, block by block.
 *
 * Nothing of a playbook is in here. A block of rows is small enough for the fastest memory, and eight columns are
 * taken at a time, so that sums are seldom read and written. No row is branched on.
 */

import { type Part, part } from "./runtime-part.ts";

export const batchParts = {
  addUpColumns: part(
    [
      "addUpColumns",
      "preparedPlan",
      "rowsOfBlock",
      "noCodes",
      "noTable",
      "addCodes",
      "addPairs",
      "addFewSegments",
      "addSegments",
      "addManySegments",
      "addValues",
      "createOperand",
      "valuesOfColumn",
      "joinCodes",
      "refuseColumns",
      "createResults",
    ],
    [],
    `const rowsOfBlock = 2048;
const noCodes = /* @__PURE__ */ new Uint16Array(rowsOfBlock);
const noTable = /* @__PURE__ */ new Float64Array(1);

/** Tables as typed arrays: then the loops below are compiled once, for them alone. */
function preparedPlan({ codes, numbers, values, pairs }) {
  const typed = (entry) => ({ ...entry, tables: entry.tables.map((table) => Float64Array.from(table)) });
  return { codes: codes.map(typed), numbers: numbers.map(typed), values, pairs: pairs.map(typed) };
}

/** One array of sums for each number in \`start\`. */
function addUpColumns(columns, plan, start) {
  const { length, signals } = columns;
  refuseColumns(columns, plan);
  const sums = start.map((first) => new Float64Array(length).fill(first));
  const values = plan.values.map(({ name, unknown, given }) => {
    const all = [unknown, ...signals[name].values.map((value) => given(value))];
    return { name, tables: start.map((_, word) => Float64Array.from(all, (each) => each[word])) };
  });
  const pairs = plan.pairs.map(({ left, right, width, tables }) => ({
    left: createOperand(left, signals),
    right: createOperand(right, signals),
    width,
    tables,
  }));
  for (let from = 0; from < length; from += rowsOfBlock) {
    const to = Math.min(from + rowsOfBlock, length);
    const cuts = new Map(plan.codes.map(({ name }) => [name, signals[name].subarray(from, to)]));
    const joined = pairs.map(({ left, right }) => [left(from, to, cuts), right(from, to, cuts)]);
    for (let word = 0; word < start.length; word++) {
      const block = sums[word].subarray(from, to);
      const codesAt = (i) => (i < plan.codes.length ? cuts.get(plan.codes[i].name) : noCodes);
      const tableAt = (i) => (i < plan.codes.length ? plan.codes[i].tables[word] : noTable);
      for (let i = 0; i < plan.codes.length; i += 8) {
        addCodes(
          block,
          codesAt(i), codesAt(i + 1), codesAt(i + 2), codesAt(i + 3), codesAt(i + 4), codesAt(i + 5), codesAt(i + 6), codesAt(i + 7),
          tableAt(i), tableAt(i + 1), tableAt(i + 2), tableAt(i + 3), tableAt(i + 4), tableAt(i + 5), tableAt(i + 6), tableAt(i + 7),
        );
      }
      for (let i = 0; i < joined.length; i += 4) {
        const codes = (at, side) => (at < joined.length ? joined[at][side] : noCodes);
        const width = (at) => (at < joined.length ? pairs[at].width : 1);
        const table = (at) => (at < joined.length ? pairs[at].tables[word] : noTable);
        addPairs(
          block,
          codes(i, 0), codes(i, 1), width(i), table(i),
          codes(i + 1, 0), codes(i + 1, 1), width(i + 1), table(i + 1),
          codes(i + 2, 0), codes(i + 2, 1), width(i + 2), table(i + 2),
          codes(i + 3, 0), codes(i + 3, 1), width(i + 3), table(i + 3),
        );
      }
      for (const { name, bounds, tables } of plan.numbers) {
        const column = signals[name].subarray(from, to);
        if (bounds.length <= 4) addFewSegments(block, column, bounds, tables[word]);
        else if (bounds.length <= 8) addSegments(block, column, bounds, tables[word]);
        else addManySegments(block, column, bounds, tables[word]);
      }
      for (const { name, tables } of values) addValues(block, signals[name].codes.subarray(from, to), tables[word]);
    }
  }
  for (const each of sums) if (each.some(Number.isNaN)) refuseColumns(columns, plan, each.findIndex(Number.isNaN));
  return sums;
}

function addCodes(sums, a, b, c, d, e, f, g, h, ofA, ofB, ofC, ofD, ofE, ofF, ofG, ofH) {
  for (let i = 0; i < sums.length; i++) {
    sums[i] += ofA[a[i]] + ofB[b[i]] + ofC[c[i]] + ofD[d[i]] + ofE[e[i]] + ofF[f[i]] + ofG[g[i]] + ofH[h[i]];
  }
}

/** Tables by two codes, the second running faster. */
function addPairs(sums, a, b, widthB, ofB, c, d, widthD, ofD, e, f, widthF, ofF, g, h, widthH, ofH) {
  for (let i = 0; i < sums.length; i++) {
    sums[i] += ofB[a[i] * widthB + b[i]] + ofD[c[i] * widthD + d[i]] + ofF[e[i] * widthF + f[i]] + ofH[g[i] * widthH + h[i]];
  }
}

/** 0 is unknown, 1 below the first bound, and so on; no number reaches a bound that is NaN. */
function addFewSegments(sums, column, [a = NaN, b = NaN, c = NaN, d = NaN], table) {
  for (let i = 0; i < sums.length; i++) {
    const x = column[i];
    sums[i] += table[+(x === x) + +(x >= a) + +(x >= b) + +(x >= c) + +(x >= d)];
  }
}

function addSegments(sums, column, [a = NaN, b = NaN, c = NaN, d = NaN, e = NaN, f = NaN, g = NaN, h = NaN], table) {
  for (let i = 0; i < sums.length; i++) {
    const x = column[i];
    const few = +(x === x) + +(x >= a) + +(x >= b) + +(x >= c) + +(x >= d);
    sums[i] += table[few + +(x >= e) + +(x >= f) + +(x >= g) + +(x >= h)];
  }
}

function addManySegments(sums, column, bounds, table) {
  for (let i = 0; i < sums.length; i++) {
    const x = column[i];
    let low = 0;
    let high = bounds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (x >= bounds[middle]) low = middle + 1;
      else high = middle;
    }
    sums[i] += table[x === x ? low + 1 : 0];
  }
}

function addValues(sums, codes, table) {
  for (let i = 0; i < sums.length; i++) sums[i] += table[codes[i]];
}

/** A function that gives the codes of an operand for a block of rows. */
function createOperand(operand, signals) {
  const { kind, name } = operand;
  if (kind === "nothing") return () => noCodes;
  if (kind === "codes") return (from, to, cuts) => cuts.get(name);
  const codes = new Uint16Array(rowsOfBlock);
  if (kind === "segments") {
    const { bounds } = operand;
    return (from, to) => {
      const column = signals[name];
      for (let i = 0; i < to - from; i++) {
        const x = column[from + i];
        let at = +(x === x);
        for (let b = 0; b < bounds.length; b++) at += +(x >= bounds[b]);
        codes[i] = operand.codes[at];
      }
      return codes;
    };
  }
  if (kind === "values") {
    const column = signals[name];
    const byValue = Uint16Array.from([operand.unknown, ...column.values.map((value) => operand.codeOf(value))]);
    return (from, to) => {
      for (let i = 0; i < to - from; i++) codes[i] = byValue[column.codes[from + i]];
      return codes;
    };
  }
  if (kind === "rows") {
    const readers = operand.names.map((each) => valuesOfColumn(each, signals[each]));
    return (from, to) => {
      for (let i = 0; i < to - from; i++) codes[i] = operand.codeOf(...readers.map((read) => read(from + i)));
      return codes;
    };
  }
  const left = createOperand(operand.left, signals);
  const right = createOperand(operand.right, signals);
  const table = Uint16Array.from(operand.codes);
  return (from, to, cuts) => joinCodes(codes, to - from, left(from, to, cuts), right(from, to, cuts), operand.width, table);
}

function joinCodes(codes, count, left, right, width, table) {
  for (let i = 0; i < count; i++) codes[i] = table[left[i] * width + right[i]];
  return codes;
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

/** A column that does not belong here, or where sums have gone wrong, the code in it that is none. */
function refuseColumns({ length, signals }, { codes, numbers, values }, row) {
  for (const { name, tables } of codes) {
    const column = signals[name];
    if (!(column instanceof Uint16Array && column.length >= length))
      throw new RangeError(\`the column \${name} must be a Uint16Array of \${length} rows\`);
    if (column[row] >= (tables[0] ?? []).length) throw new RangeError(\`\${name}: \${column[row]} is no code, in row \${row}\`);
  }
  for (const { name } of numbers) {
    if (!(signals[name] instanceof Float64Array && signals[name].length >= length))
      throw new RangeError(\`the column \${name} must be a Float64Array of \${length} rows\`);
  }
  for (const { name } of values) {
    const column = signals[name];
    if (!(column?.codes instanceof Uint32Array && column.codes.length >= length && Array.isArray(column.values)))
      throw new RangeError(\`the column \${name} must have codes, a Uint32Array of \${length} rows, and values\`);
    if (column.codes[row] > column.values.length)
      throw new RangeError(\`\${name}: \${column.codes[row]} is no code, in row \${row}\`);
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

  readColumns: part(
    ["codesColumn", "subsetsColumn", "numbersColumn", "checkedValue", "valuesColumn"],
    ["SignalError"],
    `/** \`members\` have the codes 1 and on. */
function codesColumn(rows, name, valueIn, members, expected) {
  const codes = new Map(members.map((member, index) => [member, index + 1]));
  const column = new Uint16Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = valueIn(rows[row]);
    if (value === undefined || value === null) continue;
    const code = codes.get(value);
    if (code === undefined) throw new SignalError(name, value, expected(value));
    column[row] = code;
  }
  return column;
}

/** 1 is the empty set; from there each member adds its bit. */
function subsetsColumn(rows, name, valueIn, members) {
  const column = new Uint16Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = valueIn(rows[row]);
    if (value === undefined || value === null) continue;
    if (!Array.isArray(value)) throw new SignalError(name, value, "a list of members");
    let bits = 0;
    for (let i = 0; i < value.length; i++) {
      const member = members.indexOf(value[i]);
      if (member < 0) throw new SignalError(name, value[i], "one of its members");
      bits |= 1 << member;
    }
    column[row] = 1 + bits;
  }
  return column;
}

function numbersColumn(rows, name, valueIn, isKnown, expected) {
  const column = new Float64Array(rows.length);
  for (let row = 0; row < rows.length; row++)
    column[row] = checkedValue(name, valueIn(rows[row]), isKnown, expected) ?? NaN;
  return column;
}

function checkedValue(name, value, isKnown, expected) {
  if (value === undefined || value === null) return undefined;
  if (!isKnown(value)) throw new SignalError(name, value, expected);
  return value;
}

/** Equal values are listed once; a list is equal to one with the same members in the same order. */
function valuesColumn(rows, valueIn) {
  const codeOf = new Map();
  const values = [];
  const codes = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const value = valueIn(rows[row]);
    if (value === undefined || value === null) continue;
    const key = Array.isArray(value) ? JSON.stringify(value) : value;
    let code = codeOf.get(key);
    if (code === undefined) codeOf.set(key, (code = values.push(value)));
    codes[row] = code;
  }
  return { codes, values };
}`,
  ),
} as const satisfies Record<string, Part>;
