/**
 * `classifyBatch`: many customers at once, from columns of typed arrays.
 *
 * What the rules give stands in tables by the codes of columns, so that a column costs a look into a table and an
 * addition for each row, whatever its rules, and several columns that are looked up together (joint-tables.ts) cost no
 * more. The tables are worked out here; the loops over rows are fixed code (batch-runtime.ts).
 */

import type { Rule, Signal, Value } from "../../ir/ir.ts";
import { truthTableOf } from "./batch-conditions.ts";
import { emitDecideBatch } from "./batch-decision.ts";
import { casesOf, givenAt } from "./cases.ts";
import { byCount, createMadeColumns, type MadeColumns, segmentColumn } from "./code-columns.ts";
import { type ColumnForm, codeCount, columnFormOf, columnSignals } from "./column-forms.ts";
import { type JointTable, jointTables, type Table } from "./joint-tables.ts";
import type { Given } from "./lanes.ts";
import { type ClassifierModel, forColumns } from "./model.ts";
import { codesOf, emitKnownCases, givenByAward } from "./signal-points.ts";
import {
  block,
  type Code,
  docComment,
  indent,
  join,
  js,
  literal,
  type Plain,
  propertyKey,
} from "./writers.ts";

export function emitBatch(ofOne: ClassifierModel): readonly Code[] {
  const model = forColumns(ofOne);
  const { words } = model;
  const columns = createMadeColumns();
  const tables = [
    ...ofForm("codes", model).map((signal) => codeTable(signal, columns, model)),
    ...ofForm("counts", model).map((signal) => countTable(signal, columns, model)),
    ...ofForm("numbers", model).flatMap((signal) => numberTable(signal, columns, model)),
    ...model.mixedRules.flatMap((rule) => mixedTable(rule, columns, model)),
  ];
  return [
    ...docComment([
      "Who many customers are. `columns` come from createColumns, or are filled by the caller in the same form.",
      "`previous` has the previous persona of each row, where there is one. Throws a RangeError for a code that is none,",
      "and a TypeError for what are no columns.",
    ]),
    ...block(js`export function classifyBatch(columns, options)`, [
      js`const previous = optionIn(options, "previous");`,
      js`if (previous !== undefined && typeof previous !== "object") throw new TypeError("previous must be a list: the persona that each row had");`,
      js`const sums = addUpColumns(columns, planOfBatch());`,
      js`return decideBatch(${join([js`columns`, js`previous`, ...words.map((_, index) => js`sums[${index}]`)], ", ")});`,
    ]),
    js``,
    js`/** By the codes of \`outcome\` in the results of classifyBatch. */`,
    js`export const outcomes = ["undecided", "accepted", "fallback", "kept"];`,
    js``,
    ...emitDecideBatch(model),
    js``,
    js`/** Of columns that are compared with others: the value of each code. */`,
    ...block(js`const valuesOfCodes =`, [js`__proto__: null,`, ...comparedCodeColumns(model)], js`};`),
    js``,
    js`let batchPlan;`,
    js``,
    js`/** Which columns there are, which are made of them, and what their codes give; made when the first batch comes. */`,
    ...block(js`function planOfBatch()`, [
      js`batchPlan ??= preparedPlan({`,
      js`  start: ${literal(model.lanes.words.map(({ start }) => start))},`,
      js`  codes: [`,
      ...indent(indent(codeColumns(model))),
      js`  ],`,
      js`  numbers: ${literal(ofForm("numbers", model).map(({ name }) => name))},`,
      js`  values: [`,
      ...indent(indent(valueColumns(model))),
      js`  ],`,
      js`  made: [`,
      ...indent(indent(columns.lines)),
      js`  ],`,
      js`  tables: [`,
      ...indent(indent(jointTables(tables).flatMap(jointTable))),
      js`  ],`,
      js`});`,
      js`return batchPlan;`,
    ]),
  ];
}

// ---------- tables ----------

const rulesFor = (signal: Signal, { rulesOf }: ClassifierModel): readonly Rule[] =>
  rulesOf.get(signal.name) ?? [];

/** One list for each of the sums. */
function ofSums(given: readonly Given[], { lanes }: ClassifierModel): Code {
  const constants = given.map((each) => lanes.constantsOf(each));
  return literal(lanes.words.map((_, word) => constants.map((each) => each[word] ?? 0)));
}

function jointTable({ columns, width, tables }: JointTable): readonly Code[] {
  const names = literal(columns.map(({ name }) => name));
  const sizes = literal(columns.map(({ size }) => size));
  return [
    js`{`,
    ...indent([
      js`columns: ${names}, sizes: ${sizes}, width: ${width},`,
      js`tables: [`,
      ...indent(
        tables.map((table) => {
          const of = literal(table.columns.map((column) => columns.indexOf(column)));
          return js`{ of: ${of}, given: ${table.given} },`;
        }),
      ),
      js`],`,
    ]),
    js`},`,
  ];
}

function ofForm(kind: ColumnForm["kind"], model: ClassifierModel): readonly Signal[] {
  return columnSignals(model).filter((signal) => columnFormOf(signal, model).kind === kind);
}

function codeColumns(model: ClassifierModel): readonly Code[] {
  return columnSignals(model).flatMap((signal) => {
    const form = columnFormOf(signal, model);
    if (form.kind !== "codes" && form.kind !== "counts") return [];
    return [js`{ name: ${literal(signal.name)}, size: ${codeCount(form)} },`];
  });
}

/** Also where nothing is given: a code that is none is found when it is looked up. */
function codeTable(signal: Signal, columns: MadeColumns, model: ClassifierModel): Table {
  const form = columnFormOf(signal, model);
  const values: readonly (Value | undefined)[] = [undefined, ...(form.kind === "codes" ? form.values : [])];
  const given = values.map((value) => givenAt(value, signal, rulesFor(signal, model), model));
  return { columns: [columns.given(signal.name, values.length)], given: ofSums(given, model) };
}

/** Codes of enumerations that some rule compares with another signal. */
function comparedCodeColumns(model: ClassifierModel): readonly Code[] {
  return ofForm("codes", model).flatMap((signal) => {
    const form = columnFormOf(signal, model);
    if (form.kind !== "codes" || !model.comparedWithSignals.has(signal.name)) return [];
    const values = form.values.map((value) => literal(value as Plain));
    return [js`${propertyKey(signal.name)}: [${join([js`undefined`, ...values], ", ")}],`];
  });
}

function countTable(signal: Signal, columns: MadeColumns, model: ClassifierModel): Table {
  const form = columnFormOf(signal, model);
  const size = form.kind === "counts" ? codeCount(form) : 0;
  const { segments, given } = segmentsGiven(signal, model);
  return {
    columns: [columns.given(signal.name, size)],
    given: byCount(signal, segments, ofSums(given, model), model),
  };
}

function numberTable(signal: Signal, columns: MadeColumns, model: ClassifierModel): readonly Table[] {
  if (rulesFor(signal, model).length === 0) return [];
  const { segments, given } = segmentsGiven(signal, model);
  return [{ columns: [segmentColumn(signal, segments, columns)], given: ofSums(given, model) }];
}

/** What is given where a number is unknown, and in each of its segments. */
function segmentsGiven(signal: Signal, model: ClassifierModel) {
  const rules = rulesFor(signal, model);
  const cases = casesOf(signal, rules, model);
  const segments = cases?.kind === "segments" ? cases.cases : [];
  return {
    segments,
    given: [givenAt(undefined, signal, rules, model), ...segments.map((each) => each.given)],
  };
}

function valueColumns(model: ClassifierModel): readonly Code[] {
  return ofForm("values", model).flatMap((signal) => {
    const rules = rulesFor(signal, model);
    const local = model.names.signal(signal.name);
    const unknown = model.lanes.constantsOf(givenAt(undefined, signal, rules, model));
    return [
      js`{`,
      ...indent([
        js`name: ${literal(signal.name)},`,
        js`unknown: ${literal(unknown)},`,
        ...block(
          js`given(${local})`,
          [
            ...model.words.map((word) => js`let ${word} = 0;`),
            ...emitKnownCases(signal, rules, local, model),
            js`return [${join(model.words, ", ")}];`,
          ],
          js`},`,
        ),
      ]),
      js`},`,
    ];
  });
}

function mixedTable(rule: Rule, columns: MadeColumns, model: ClassifierModel): readonly Table[] {
  if (rule.kind !== "when") return [];
  const decidedBy = truthTableOf(rule.condition, { model, columns });
  const weight = model.weights.get(rule.id) ?? 0;
  const whereTrue = givenByAward(rule.award, codesOf(rule, model).rule);
  const given = decidedBy.truths.map((truth): Given => {
    const decided = truth === undefined ? 0 : weight;
    return truth === true ? { ...whereTrue, decided } : { points: new Map(), decided, fired: [] };
  });
  return [{ columns: decidedBy.columns, given: ofSums(given, model) }];
}
