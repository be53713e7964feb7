/**
 * The fixed parts of generated code, of which each file takes what it needs.
 *
 * What they do stands in the other files called *-runtime.ts; here they are put together.
 */

import { batchParts } from "./batch-runtime.ts";
import { columnParts } from "./columns-runtime.ts";
import { jsonParts } from "./json-runtime.ts";
import { patternParts } from "./pattern-runtime.ts";
import { receiptParts } from "./receipt-runtime.ts";
import { recordParts } from "./record-runtime.ts";
import type { Part } from "./runtime-part.ts";
import { signalParts } from "./signal-runtime.ts";
import { tableParts } from "./tables-runtime.ts";
import { traceParts } from "./trace-runtime.ts";
import { type Code, js } from "./writers.ts";

const table = {
  ...signalParts,
  ...patternParts,
  ...traceParts,
  ...receiptParts,
  ...recordParts,
  ...jsonParts,
  ...batchParts,
  ...columnParts,
  ...tableParts,
};
export type PartName = keyof typeof table;
const parts: Readonly<Record<PartName, Part>> = table;

/** The parts asked for and those that they call, each once, in the order of this file. */
export function runtimeParts(asked: Iterable<PartName>): readonly Code[] {
  const needed = new Set<PartName>();
  const visit = (name: PartName): void => {
    if (needed.has(name)) return;
    needed.add(name);
    for (const needed of parts[name].needs) visit(needed as PartName);
  };
  for (const name of asked) visit(name);
  return (Object.keys(parts) as PartName[])
    .filter((name) => needed.has(name))
    .flatMap((name) => [js``, parts[name].code()]);
}

/** Identifiers that generated files use themselves, and that no signal, definition or persona may take. */
export const runtimeNames: readonly string[] = [
  ...Object.values(parts).flatMap(({ names }) => names),
  ...`shown signals options score decide decided wrong previous classify own explain classifyWithReasons scoreWithReasons reasons codesOfBits fired firedCodes at bits classification tracedSignals askedSignals values rules arms missed unknown
    members personas version classifyRecord recordFields rank lead nothingScored noticesAbout nothing trace known
    definitions tests rankedBy unit thisPlaybook tieOrder inputForms decideTotals noTotals
    readCustomer patterns countries ranking first margin failed accepted persona outcome kept
    withMappedSignals classifyJson jsonReader nothingKnown setSignal forgetSignals
    classifyBatch createColumns planOfBatch batchPlan decideBatch outcomes codesOfPersonas fitOf valuesOfCodes
    columns row rows length results outcome score margin coverage fit points value best second lead known before
    case1 case2 case3 case4 case5 case6 case7 case8`.split(/\s+/),
];
