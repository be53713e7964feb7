/**
 * `npm run test:mutants`: makes faults in what guards the language, one after another, and counts those that tests
 * notice. At least 85 of 100 of each group must be; the others are listed.
 *
 * `npm run test:mutants -- limits plans` takes these groups of guarded.ts alone. Stryker, which does the work, is
 * installed if it is missing.
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { root } from "../harness/source-files.ts";
import { guarded } from "./guarded.ts";

const stryker = join(root, "test/mutants/node_modules/@stryker-mutator/core/bin/stryker.js");
const run = (command: string, args: readonly string[], env = {}) =>
  spawnSync(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" }).status === 0;

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(guarded, name));
if (unknown.length > 0) {
  console.error(`there is no group ${unknown.join(", ")}, only ${Object.keys(guarded).join(", ")}`);
  process.exit(2);
}
if (!existsSync(stryker) && !run("npm", ["ci", "--ignore-scripts", "--prefix", "test/mutants"]))
  process.exit(1);

const weak = (named.length > 0 ? named : Object.keys(guarded)).filter((group) => {
  console.log(`\n${group}`);
  return !run(process.execPath, [stryker, "run", "test/mutants/stryker.config.js"], { GROUP: group });
});
if (weak.length > 0) {
  console.error(`too few faults are noticed in ${weak.join(", ")}`);
  process.exit(1);
}
