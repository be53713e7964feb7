/**
 * Adds each name that a generated classifier reads to `Object.prototype`, and prints which of them change an answer.
 *
 * A program of its own: with each name, the engine drops what it knows of all objects of the process.
 */

import { examplePlaybook } from "../harness/example-playbook.ts";
import { classifierSource, type GeneratedClassifier, importSource } from "../harness/run-generated.ts";

export interface Polluted {
  /** How many names were added. */
  readonly names: number;
  /** What differs, with the name and the value that it had. */
  readonly changed: readonly string[];
}

const source = classifierSource(examplePlaybook);
const classifier = await importSource<GeneratedClassifier>(source);

const signals = { goLive: "2027-03-01", developers: 2, systems: ["sap"], quoteTurnaround: "3 days" };
const records = [
  { id: "c1", name: "Ana", signals },
  { id: "c2", name: "Bo", contacts: [{ role: "Sponsor", name: "Cy", email: "cy@example.com" }], signals: {} },
  { id: "c3", contacts: [{ role: "Sponsr" }], signals: { ...signals, developers: 0.5, biggestWorry: 1 } },
];

/** All that the calls answer, as text; of an error what it says. */
function answers(): readonly string[] {
  const { classify, classifyWithReasons, classifyRecord, classifyJson, explain, whyNot } = classifier;
  const calls = [
    () => [classify(signals, {}), classify({}), classify(signals, { previous: "Marketing" })],
    () => [classifyWithReasons(signals), explain(signals), whyNot(signals, "Marketing", {})],
    () => whyNot({ goLive: "2027-03-01" }, "Simplicity"),
    () => [classifier.verify(classifier.receipt(records[0], {})), classifier.verify({ format: "else" })],
    () => classifier.receipt(records[1], { on: "2026-12-01" }),
    () => classifier.classifyBatch(classifier.createColumns([signals, {}]), {}).at(0),
    () => classifier.classifyBatch({ length: 1, signals: {} }),
    ...records.flatMap((record) => [
      () => classifyRecord(record),
      () => classifyJson(JSON.stringify(record)),
      () => classifyJson(JSON.stringify(record, null, 1)),
    ]),
  ];
  return calls.map((call) => {
    try {
      return JSON.stringify(call());
    } catch (error) {
      return String(error);
    }
  });
}

/** Of everybody's objects: with these, JavaScript's own functions do something else, or nothing works at all. */
const languages = [
  "get",
  "set",
  "value",
  "toJSON",
  "toString",
  "valueOf",
  "constructor",
  "then",
  "length",
  "return",
];

const read = new Set([...source.matchAll(/[.{,]\s*([A-Za-z]\w*)\b/g)].map(([, name = ""]) => name));
const names = [...read].filter((name) => !languages.includes(name) && !(name in Object.prototype));
const expected = answers();
const changed: string[] = [];
for (const name of names) {
  for (const value of [true, "Marketing", [], {}]) {
    let found: readonly string[];
    Reflect.set(Object.prototype, name, value);
    try {
      found = answers();
    } finally {
      Reflect.deleteProperty(Object.prototype, name);
    }
    const at = found.findIndex((answer, index) => answer !== expected[index]);
    if (at >= 0) changed.push(`${name} ${String(value)}: ${found[at]?.slice(0, 200)}`);
  }
}
console.log(JSON.stringify({ names: names.length, changed } satisfies Polluted));
