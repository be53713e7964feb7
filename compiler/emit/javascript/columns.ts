/** `createColumns`: customers as rows become columns, each value that rules look at held to its type. */

import type { Signal } from "../../ir/ir.ts";
import { membersOf } from "./cases.ts";
import { columnFormOf, columnSignals } from "./column-forms.ts";
import type { ClassifierModel } from "./model.ts";
import { formOf, readSignal } from "./values.ts";
import { access, block, type Code, docComment, indent, js, literal, propertyKey } from "./writers.ts";

export function emitColumns(model: ClassifierModel): readonly Code[] {
  return [
    ...docComment([
      "Columns for classifyBatch, from any iterable of signals as classify takes them.",
      "What rules look at is held to its type, members of sets and lists too, and throws a SignalError where it is of",
      "another.",
    ]),
    ...block(js`export function createColumns(customers)`, [
      js`const rows = rowsOf(customers);`,
      js`return {`,
      ...indent([
        js`length: rows.length,`,
        js`signals: {`,
        js`  __proto__: null,`,
        ...indent(
          columnSignals(model).map((signal) => {
            const isAsked = model.signals.includes(signal);
            return js`${propertyKey(signal.name)}: ${isAsked ? column(signal, model) : knownColumn(signal)},`;
          }),
        ),
        js`},`,
      ]),
      js`};`,
    ]),
  ];
}

function knownColumn({ name }: Signal): Code {
  return js`codesColumn(rows, ${literal(name)}, (row) => (${access(js`row`, name)} == null ? null : true), [false, true])`;
}

function column(signal: Signal, model: ClassifierModel): Code {
  const { name, type } = signal;
  const property = access(js`row`, name);
  const { reader, isKnown, expected } = formOf(type);
  const valueIn = js`(row) => ${reader === undefined ? property : readSignal(signal, property)}`;
  const form = columnFormOf(signal, model);
  switch (form.kind) {
    case "codes": {
      if (type.kind === "set") {
        const members = literal((membersOf(type.element) ?? []).map(String));
        return js`subsetsColumn(rows, ${literal(name)}, ${valueIn}, ${members})`;
      }
      const isBoolean = type.kind === "boolean";
      const members = isBoolean ? js`[false, true]` : literal((membersOf(type) ?? []).map(String));
      const otherwise = isBoolean
        ? js`() => ${literal(expected)}`
        : js`(value) => (${isKnown(js`value`)} ? "one of its values" : ${literal(expected)})`;
      return js`codesColumn(rows, ${literal(name)}, ${valueIn}, ${members}, ${otherwise})`;
    }
    case "counts": {
      const known = js`(value) => ${isKnown(js`value`)}`;
      return js`countsColumn(rows, ${literal(name)}, ${valueIn}, ${known}, ${literal(expected)}, ${form.lowest}, ${form.highest})`;
    }
    case "numbers": {
      const known = reader === undefined ? js`(value) => ${isKnown(js`value`)}` : js`() => true`;
      return js`numbersColumn(rows, ${literal(name)}, ${valueIn}, ${known}, ${literal(expected)})`;
    }
    case "values": {
      if (reader !== undefined) return js`valuesColumn(rows, ${valueIn})`;
      if (type.kind === "set" || type.kind === "list") {
        const member = formOf(type.element);
        return js`valuesColumn(rows, (row) => checkedMembers(${literal(name)}, ${property}, ${literal(expected)}, (value) => ${member.isKnown(js`value`)}, ${literal(member.expected)}))`;
      }
      return js`valuesColumn(rows, (row) => checkedValue(${literal(name)}, ${property}, (value) => ${isKnown(js`value`)}, ${literal(expected)}))`;
    }
  }
}
