/**
 * The JavaScript target: `classifier.js`, an ES module without dependencies, its source map, and its types,
 * `classifier.d.ts`.
 *
 * The module evaluates nothing at run time and touches nothing but its arguments. What it computes is what
 * evaluator/ computes from the same playbook; the tests compare the two.
 */

import type { Playbook } from "../../ir/ir.ts";
import { compilePattern } from "../../values/pattern.ts";
import type { EmitContext, Emitter } from "../emitter.ts";
import { emitBatch } from "./batch.ts";
import { emitColumns } from "./columns.ts";
import { emitClassify, emitDecide } from "./decision.ts";
import { emitDeclarations } from "./declarations.ts";
import { emitJson } from "./json.ts";
import { type ClassifierModel, modelOf } from "./model.ts";
import { fileHeader } from "./positions.ts";
import { emitReasons } from "./reasons.ts";
import { emitReceipt } from "./receipt.ts";
import { emitRecord, recordParts } from "./record.ts";
import { type PartName, runtimeParts } from "./runtime.ts";
import { emitScore } from "./score.ts";
import { printSourceMap } from "./source-map.ts";
import { emitTrace } from "./trace.ts";
import { formOf } from "./values.ts";
import { type Code, js, literal, printFile } from "./writers.ts";

export const javascript = {
  name: "javascript",
  emit(playbook, context) {
    const { code, map, types } = emitModule(playbook, context);
    return [
      { path: "classifier.js", content: `${code}//# sourceMappingURL=classifier.js.map\n` },
      { path: "classifier.js.map", content: map },
      { path: "classifier.d.ts", content: types },
      // Programs of the other kind of module, which `npm init` makes, would take these files for their own kind.
      { path: "package.json", content: '{ "type": "module" }\n', givesWay: true },
    ];
  },
} satisfies Emitter;

/** What a classifier is told besides its playbook. */
export type ModuleContext = Pick<EmitContext, "generator" | "digest" | "sourceText">;

/** The classifier as a bundler takes it: the texts of the three files, the code without a line that names the map. */
export interface ClassifierModule {
  readonly code: string;
  readonly map: string;
  readonly types: string;
}

export function emitModule(playbook: Playbook, context: ModuleContext): ClassifierModule {
  const lines = emitClassifier(playbook, context);
  return {
    code: printFile(lines),
    map: printSourceMap(lines, { file: "classifier.js", sourceText: context.sourceText }),
    types: emitDeclarations(playbook, context),
  };
}

function emitClassifier(playbook: Playbook, context: ModuleContext): readonly Code[] {
  const model = modelOf(playbook);
  return [
    ...fileHeader(playbook, context),
    js``,
    js`/** The playbook's version. */`,
    js`export const version = ${literal(playbook.version)};`,
    js``,
    ...emitClassify(model),
    js``,
    ...emitScore(model),
    js``,
    ...emitDecide(model),
    js``,
    ...emitReasons(model),
    js``,
    ...emitTrace(model),
    js``,
    ...emitReceipt(model, context.digest),
    js``,
    ...emitColumns(model),
    js``,
    ...emitBatch(model),
    js``,
    ...emitRecord(playbook),
    js``,
    ...emitJson(playbook),
    ...emitPatterns(model),
    ...runtimeParts(partsOf(model)),
  ];
}

/** As steps: how a pattern is written is not looked at when customers are classified. */
function emitPatterns({ patterns }: ClassifierModel): readonly Code[] {
  if (patterns.length === 0) return [];
  const programs = patterns.map((pattern) => {
    const compiled = compilePattern(pattern);
    // The checker lets no other through; these steps match nothing.
    const { steps, ranges } = "program" in compiled ? compiled.program : { steps: [], ranges: [] };
    return literal({ steps, ranges });
  });
  return [js``, js`const patterns = [`, ...programs.map((program) => js`  ${program},`), js`];`];
}

function partsOf({ playbook, signals, rulesOf, patterns }: ClassifierModel): ReadonlySet<PartName> {
  const parts = new Set<PartName>([
    "SignalError",
    "ownSignals",
    "optionIn",
    "withoutPrototypes",
    "addUpColumns",
    "readColumns",
    "readJson",
  ]);
  for (const { name, type } of signals) {
    const { reader, memberReader } = formOf(type);
    if (reader) parts.add(reader);
    if (memberReader) parts.add(memberReader);
    const counted = type.kind === "set" && rulesOf.get(name)?.some(({ kind }) => kind === "each");
    if (counted) parts.add("countDistinct");
    if (counted && type.element.kind === "enumeration") parts.add("countMembers");
    if (type.kind === "boolean") parts.add("refuseBoolean");
  }
  if (patterns.length > 0) parts.add("matchesPattern");
  parts.add("resultsOf").add("whyNot").add("receipt").add("verify");
  for (const part of recordParts(playbook)) parts.add(part);
  return parts;
}
