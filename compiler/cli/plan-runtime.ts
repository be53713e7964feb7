/** The planner as `plans.js` carries it: bundled when the command is built, and read only when needed. */

import { existsSync, readFileSync } from "node:fs";
import { ioFailure } from "./failure.ts";

export function readPlanRuntime(): string {
  // Beside the bundled command; from the sources, in the folder that the bundle goes to.
  for (const place of ["./plan-runtime.js", "../plan-runtime.js", "../dist/plan-runtime.js"]) {
    const url = new URL(place, import.meta.url);
    if (existsSync(url)) return readFileSync(url, "utf8");
  }
  throw ioFailure("the planner's bundle is missing", "run `npm install`, which builds it");
}
