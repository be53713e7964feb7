/**
 * Loads a playbook's generated classifier, for who classifies more customers than the evaluator would be quick at.
 *
 * The emitter's text is imported as it is from a `data:` address: nothing is evaluated, nothing is written to the
 * disk. A few lines of our own stand behind it, which make the object that `classify` takes out of a list of values:
 * an object with the same shape for every customer, however many signals there are.
 */

import { javascript } from "../../emit/javascript/emit.ts";
import { access, block, js, literal, printFile } from "../../emit/javascript/writers.ts";
import type { Classification } from "../../evaluator/classification.ts";
import type { Playbook } from "../../ir/ir.ts";
import type { SoundRecord } from "../../records/sound-records.ts";

/** Who a customer is, by the values of a sound record. */
export type Classify = (record: SoundRecord) => Classification;

/** The text of a module; text, so that it can be made once and loaded in every thread. */
export function classifierModule(playbook: Playbook): string {
  // Of what an application is told about the playbook, nothing is asked here.
  const context = { generator: "persona", digest: "", planRuntime: { code: "", types: "" } };
  const emitted = javascript.emit(playbook, context).find(({ path }) => path === "classifier.js");
  return (emitted?.content ?? "") + printFile(signalsObject(playbook));
}

export async function loadClassifier(module: string): Promise<Classify> {
  const { classify, $signals } = await import(`data:text/javascript;base64,${base64(module)}`);
  return ({ values, previous }) => classify($signals(values), { previous });
}

/**
 * Assigned in a constructor: an object literal of more than 128 keys would be a dictionary, which is several times
 * slower to make and to read. Names that every object inherits are set one by one on an object without a prototype.
 */
function signalsObject({ signals }: Playbook) {
  const names = signals.map(({ name }) => name);
  if (names.some((name) => name in Object.prototype)) {
    return [
      js`const $names = ${literal(names)};`,
      ...block(js`export function $signals(values)`, [
        js`const signals = Object.create(null);`,
        js`for (let i = 0; i < $names.length; i++) signals[$names[i]] = values[i];`,
        js`return signals;`,
      ]),
    ];
  }
  return [
    ...block(
      js`function $Signals(values)`,
      names.map((name, index) => js`${access(js`this`, name)} = values[${index}];`),
    ),
    js`$Signals.prototype = Object.prototype;`,
    js`export const $signals = (values) => new $Signals(values);`,
  ];
}

const base64 = (text: string): string => Buffer.from(text, "utf8").toString("base64");
