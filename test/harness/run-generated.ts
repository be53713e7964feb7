/** Runs generated modules: from memory, or from a folder where they must find a package. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { javascript } from "../../compiler/emit/javascript/emit.ts";
import type { Classification, Explanation } from "../../compiler/evaluator/classification.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";

export interface GeneratedClassifier {
  classify(signals: unknown, options?: { previous?: string | undefined }): Classification;
  explain(signals: unknown, options?: { previous?: string | undefined }): Explanation;
  classifyRecord(record: unknown): Classification;
  readonly version: string;
  readonly personas: readonly { readonly name: string }[];
  readonly signals: readonly { readonly name: string }[];
}

export const context = { generator: "persona 0.0.0", planRuntime: { code: "", types: "" } };

export function classifierSource(playbook: Playbook): string {
  return contentOf(javascript.emit(playbook, context), "classifier.js");
}

export function contentOf(files: readonly { path: string; content: string }[], path: string): string {
  const file = files.find((each) => each.path === path);
  if (file === undefined) throw new Error(`no ${path} was generated`);
  return file.content;
}

export async function importClassifier(playbook: Playbook): Promise<GeneratedClassifier> {
  return importSource<GeneratedClassifier>(classifierSource(playbook));
}

/** Each call is a module of its own, also for equal sources. */
export async function importSource<Module>(source: string): Promise<Module> {
  const url = `data:text/javascript;charset=utf-8,${encodeURIComponent(`${source}\n// ${count++}`)}`;
  return (await import(/* @vite-ignore */ url)) as Module;
}
let count = 0;

/** For modules that import packages: the folder lies inside the repository, and is removed again. */
export async function importBesidePackages<Module>(source: string): Promise<Module> {
  const folder = mkdtempSync(join(import.meta.dirname, "../../node_modules/.generated-"));
  try {
    const file = join(folder, "module.mjs");
    writeFileSync(file, source);
    return (await import(/* @vite-ignore */ pathToFileURL(file).href)) as Module;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
