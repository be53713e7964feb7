// How the runtime that emitted plans carry is bundled; used by build.mjs and by the tests.
//
// Emitted plans put the text into their own module: it must not export, only name one thing. It also has to load
// where an application froze the prototypes or added to them before. So nothing in it may be CommonJS, which assigns
// `exports.toString`, and it has no exports of its own, which esbuild would list with `for … in`.
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));

export const planRuntime = {
  stdin: {
    contents: 'import { createPlans } from "./runtime.ts"; planRuntime = { createPlans };',
    resolveDir: join(here, "../planner"),
    sourcefile: "plan-runtime.ts",
  },
  entryNames: "plan-runtime",
  banner: { js: "let planRuntime;" },
  platform: "neutral",
  target: "es2022",
  mainFields: ["module", "main"],
  alias: { "handlebars/runtime.js": join(here, "handlebars-runtime.mjs") },
  format: "iife",
};
