/** Applications that harden their process before they import anything get the same classifier. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { classifierSource } from "../harness/run-generated.ts";
import { playbookOf } from "../planner/demo.ts";

const program = `
import { classify, explain, classifyRecord } from "./classifier.js";
const signals = { value: 12, pilot: true, systems: ["sap", "sap"], worry: "STRASSE \\u03a3", goLive: "2027-03-01" };
const caught = (run) => { try { return run(); } catch (error) { return [error.name, error.message, error instanceof Error]; } };
process.stdout.write(JSON.stringify([
  classify(signals, { previous: "Simple" }),
  explain(signals),
  classifyRecord({ id: "c-1", name: "Ana", signals }),
  caught(() => classify({ value: NaN })),
  caught(() => classify(null)),
  caught(() => classifyRecord({ id: "c-1", name: "Ana", polite: 1, signals: JSON.parse('{ "value": 1e400, "__proto__": 1 }') })),
]));`;

const preludes = {
  frozen: `for (const each of [Object, Function, Array, String, Number, Boolean, RegExp, Map, Set, Error, Date])
    Object.freeze(each.prototype);`,
  extended: `Object.prototype.pilot = false; Object.prototype.surprise = "x"; Array.prototype.more = 1;`,
};

test("prototypes that are frozen, or extended, change no result and no error", async () => {
  const folder = mkdtempSync(join(tmpdir(), "hardened-"));
  const run = (prelude: string) => {
    writeFileSync(join(folder, "prelude.js"), prelude);
    writeFileSync(join(folder, "program.js"), `import "./prelude.js";${program}`);
    const { stdout, stderr, status } = spawnSync(
      process.execPath,
      ["--disallow-code-generation-from-strings", "program.js"],
      { cwd: folder, encoding: "utf8", env: {} },
    );
    if (status !== 0) throw new Error(stderr);
    return JSON.parse(stdout);
  };
  try {
    const source = classifierSource(await playbookOf({ actions: "" }));
    writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
    writeFileSync(join(folder, "classifier.js"), source);
    const plain = run("");
    expect(plain[0].persona).toBe("Technical");
    expect(plain.slice(3).map(([name]: [string]) => name)).toEqual([
      "SignalError",
      "TypeError",
      "PersonaDataError",
    ]);
    for (const [name, prelude] of Object.entries(preludes)) expect(run(prelude), name).toEqual(plain);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
