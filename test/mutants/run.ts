/**
 * `npm run test:mutants`: makes faults in what guards the language, one after another, and counts those that tests
 * notice. At least 85 of 100 of each group must be; the others are listed.
 *
 * `npm run test:mutants -- limits plans` takes these groups of guarded.ts alone, `-- compiler/resolver/scope.ts` one
 * file. Stryker, which does the work, is installed if it is missing.
 */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join, matchesGlob } from "node:path";
import { root } from "../harness/source-files.ts";
import { guarded } from "./guarded.ts";

const stryker = join(root, "test/mutants/node_modules/@stryker-mutator/core/bin/stryker.js");
const run = (command: string, args: readonly string[], env = {}) =>
  spawnSync(command, args, { cwd: root, env: { ...process.env, ...env }, stdio: "inherit" }).status === 0;

const groups = Object.keys(guarded);
/** What is asked for, by its name: a group, or a file of one. */
const asked = new Map<string, { readonly GROUP: string; readonly FILE?: string }>();
for (const name of process.argv.length > 2 ? process.argv.slice(2) : groups) {
  const group = groups.find((one) => guarded[one]?.files.some((pattern) => matchesGlob(name, pattern)));
  if (groups.includes(name)) asked.set(name, { GROUP: name });
  else if (group !== undefined) asked.set(name, { GROUP: group, FILE: name });
  else {
    console.error(`${name} is no file that is guarded, and no group of ${groups.join(", ")}`);
    process.exit(2);
  }
}
if (!existsSync(stryker) && !run("npm", ["ci", "--ignore-scripts", "--prefix", "test/mutants"]))
  process.exit(1);

const weak = [...asked].filter(([name, env]) => {
  console.log(`\n${name}`);
  return !run(process.execPath, [stryker, "run", "test/mutants/stryker.config.js"], env);
});
if (weak.length > 0) {
  console.error(`too few faults are noticed in ${weak.map(([name]) => name).join(", ")}`);
  process.exit(1);
}
