/**
 * `classifyJson`: a customer's record from its JSON text, without the objects that JSON.parse would make of it.
 *
 * Engines keep objects of more than 128 keys that come out of JSON.parse as dictionaries, which costs more than all
 * rules together. So the reader (json-runtime.ts) fills an object whose shape is written down here.
 */

import type { Playbook } from "../../ir/ir.ts";
import { access, block, type Code, docComment, indent, js, propertyKey } from "./writers.ts";

export function emitJson({ signals }: Playbook): readonly Code[] {
  return [
    ...docComment([
      "Classifies a customer's record from its JSON, such as a line of NDJSON: a text, or its bytes in UTF-8.",
      "As classifyRecord does after JSON.parse, and stricter: no key may be there twice, no digit be lost.",
    ]),
    ...block(js`export function classifyJson(json)`, [
      js`mustBeJson(json);`,
      js`jsonReader ??= createJsonReader(signals, recordFields.filter(({ fields }) => fields === undefined), nothingKnown(), setSignal, forgetSignals);`,
      js`const usual = jsonReader(json);`,
      js`const own = withMappedSignals(usual === unusual ? readUnusual(json, recordFields) : usual);`,
      js`return classify(own.signals, { previous: own.previous });`,
    ]),
    js``,
    js`let jsonReader;`,
    js``,
    ...block(js`function nothingKnown()`, [
      js`return {`,
      ...indent(signals.map(({ name }) => js`${propertyKey(name)}: undefined,`)),
      js`};`,
    ]),
    js``,
    ...block(js`function forgetSignals(known)`, [
      ...signals.map(({ name }) => js`${access(js`known`, name)} = undefined;`),
    ]),
    js``,
    js`/** By the signal's place in \`signals\`. */`,
    ...emitSet(signals.map(({ name }) => name)),
  ];
}

/** Engines do not make a switch over thousands of cases fast. */
const mostCases = 256;

function emitSet(names: readonly string[]): readonly Code[] {
  const parts = Math.max(1, Math.ceil(names.length / mostCases));
  return Array.from({ length: parts }, (_, part) => {
    const first = part * mostCases;
    const isLast = part === parts - 1;
    return block(js`function setSignal${part === 0 ? js`` : part + 1}(known, index, value)`, [
      js`switch (index) {`,
      ...indent(
        names
          .slice(first, first + mostCases)
          .flatMap((name, offset) => [
            js`case ${first + offset}:`,
            ...indent([js`${access(js`known`, name)} = value;`, js`return;`]),
          ]),
      ),
      js`}`,
      ...(isLast ? [] : [js`setSignal${part + 2}(known, index, value);`]),
    ]);
  }).flat();
}
