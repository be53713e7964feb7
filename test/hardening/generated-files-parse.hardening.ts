import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { OutputFile } from "../../compiler/emit/emitter.ts";
import { emitPages } from "../../compiler/emit/pages/emit.ts";
import { emitAll } from "../../compiler/emit/registry.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { drawFrom, drawPlaybook } from "../harness/arbitrary-playbook.ts";
import { shapeOf } from "../harness/artefact-shape.ts";
import { snapshotOf } from "../harness/compile.ts";
import { countOf, drawsOf } from "../harness/counts.ts";
import { damagedBooks } from "../harness/damaged-books.ts";
import { root } from "../harness/source-files.ts";
import { planRuntime } from "../plans/plan-runtime.ts";

/**
 * Whatever is generated parses with a parser that is not ours, the declarations in TypeScript's strict mode too, and
 * the playbook's data come back as they were. Random playbooks and damaged examples that are still sound.
 */

const context = { generator: "persona 0.0.0", digest: "0".repeat(64), planRuntime, start: "2026-12-01" };

/** The files of a playbook; their types are checked all at once. */
function expectParses(playbook: Playbook): readonly OutputFile[] {
  const made = [...emitAll(playbook, context), ...emitPages(playbook, context)];
  for (const { path, content } of made) {
    // The planner in plans.js is the same in all.
    shapeOf(path, content.replace(planRuntime.code, ""));
  }
  const data = made.find(({ path }) => path === "playbook.json")?.content ?? "";
  expect(JSON.parse(data)).toMatchObject(JSON.parse(JSON.stringify({ personas: playbook.personas })));
  return made;
}

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "bin/tsc");

function expectTypes(sets: readonly (readonly OutputFile[])[]): void {
  const folder = mkdtempSync(join(root, "node_modules/.generated-"));
  try {
    const paths = sets.flatMap((set, index) => {
      mkdirSync(join(folder, String(index)));
      return set.flatMap(({ path, content }) => {
        if (!path.endsWith(".d.ts")) return [];
        const file = join(folder, String(index), path);
        writeFileSync(file, content);
        return [file];
      });
    });
    const strict = ["--ignoreConfig", "--noEmit", "--strict", "--skipLibCheck", "false", "--types", ""];
    const target = ["--module", "nodenext", "--target", "es2022"];
    const ran = spawnSync(process.execPath, [tsc, ...strict, ...target, ...paths], { encoding: "utf8" });
    expect(ran.stdout).toBe("");
    expect(ran.status).toBe(0);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

test.each(drawsOf("generated programs", 20261127))(
  "$count programs of seed $seed",
  async ({ seed, count }) => {
    const sets: (readonly OutputFile[])[] = [];
    fc.assert(
      fc.property(fc.gen(), (generate) => {
        const made = expectParses(drawPlaybook(drawFrom(generate)));
        if (sets.length < 50) sets.push(made);
      }),
      { numRuns: Math.ceil(count * 0.8), seed },
    );
    const books = damagedBooks(seed);
    for (let sound = 0; sound < count * 0.2; ) {
      const playbook = (await snapshotOf(books.next().value)).playbook();
      if (playbook === undefined) continue;
      sound++;
      const made = expectParses(playbook);
      if (sets.length < 100) sets.push(made);
    }
    expectTypes(sets);
  },
);

test("there are programs", () => expect(countOf("generated programs")).toBeGreaterThan(0));
