/** The planner as `plans.js` carries it: bundled when the command is built, and read only when needed. */

import { readFileSync } from "node:fs";
import type { EmitContext } from "../emit/emitter.ts";
import { bundledFile } from "./bundled-file.ts";

export function readPlanRuntime(): EmitContext["planRuntime"] {
  return { code: readBundled("plan-runtime.js"), types: readBundled("plan-types.d.ts") };
}

const readBundled = (name: string): string => readFileSync(bundledFile(name), "utf8");
