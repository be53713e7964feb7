/** The planner as `plans.js` carries it: bundled when the command is built, and read only when needed. */

import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { EmitContext } from "../emit/emitter.ts";
import { ioFailure } from "./failure.ts";

export function readPlanRuntime(): EmitContext["planRuntime"] {
  return { code: readBundled("plan-runtime.js"), types: readBundled("plan-types.d.ts") };
}

/** Beside the bundled command or its chunks; from the sources, in the folder that the bundle goes to. */
function readBundled(name: string): string {
  for (const folder of ["./", "../", "../dist/"]) {
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    if (existsSync(path)) return readFileSync(path, "utf8");
  }
  throw ioFailure(`${name} is missing`, "run `npm install`, which builds it");
}
