/** Runs generated modules. */

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { javascript } from "../../compiler/emit/javascript/emit.ts";
import type { Classification, Explanation } from "../../compiler/evaluator/classification.ts";
import type { Receipt } from "../../compiler/evaluator/receipt.ts";
import type { Verification } from "../../compiler/evaluator/verify.ts";
import type { WhyNot } from "../../compiler/evaluator/why-not.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";

export interface GeneratedClassifier {
  classify(signals: unknown, options?: { previous?: string | undefined }): Classification;
  classifyWithReasons(
    signals: unknown,
    options?: { previous?: string | undefined },
  ): Classification & { readonly reasons: readonly string[] };
  explain(signals: unknown, options?: { previous?: string | undefined }): Explanation;
  whyNot(signals: unknown, persona: string, options?: { previous?: string | undefined }): WhyNot;
  receipt(record: unknown, days?: { on?: string; dataFrom?: string }): Receipt;
  verify(receipt: unknown): Verification;
  classifyRecord(record: unknown): Classification;
  classifyJson(json: string | Uint8Array): Classification;
  createColumns(customers: Iterable<unknown>): GeneratedColumns;
  classifyBatch(
    columns: GeneratedColumns,
    options?: { previous?: readonly (string | undefined)[] },
  ): GeneratedBatch;
  readonly outcomes: readonly string[];
  readonly version: string;
  readonly personas: readonly { readonly name: string }[];
  readonly signals: readonly { readonly name: string }[];
}

export interface GeneratedColumns {
  readonly length: number;
  readonly signals: Readonly<Record<string, unknown>>;
}

export interface GeneratedBatch {
  readonly length: number;
  readonly persona: ArrayLike<number>;
  readonly outcome: ArrayLike<number>;
  readonly score: ArrayLike<number>;
  readonly margin: ArrayLike<number>;
  readonly coverage: ArrayLike<number>;
  readonly fit: ArrayLike<number>;
  readonly scores: readonly ArrayLike<number>[];
  at(row: number): Classification;
}

export const context = {
  generator: "persona 0.0.0",
  digest: "0".repeat(64),
  planRuntime: { code: "", types: "" },
};

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

/**
 * Each call is a module of its own. Its folder lies inside the repository, so that packages are found, and is
 * removed again; a `data:` address would fill every stack trace with the whole source.
 */
export const importSource = <Module>(source: string): Promise<Module> =>
  withFile("module.mjs", source, (file) => import(/* @vite-ignore */ pathToFileURL(file).href));

/** The same for a module of CommonJS. */
export const requireSource = <Module>(source: string): Promise<Module> =>
  withFile("module.cjs", source, async (file) => createRequire(file)(file));

async function withFile<Result>(
  name: string,
  source: string,
  load: (file: string) => Promise<Result>,
): Promise<Result> {
  const folder = mkdtempSync(join(import.meta.dirname, "../../node_modules/.generated-"));
  try {
    const file = join(folder, name);
    writeFileSync(file, source);
    return await load(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
