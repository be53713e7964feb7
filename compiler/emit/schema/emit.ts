/**
 * The schema target: `schema.js` for applications that use zod, its types, `schema.json` for all others,
 * `receipt.schema.json` for who keeps receipts, `plan.schema.json` for who works with plans, `openapi.json` for services.
 */

import { planJsonSchema } from "../../planner/plan-schema.ts";
import type { Emitter } from "../emitter.ts";
import { emitJsonSchema } from "./json-schema.ts";
import { emitOpenApi } from "./openapi.ts";
import { emitReceiptSchema } from "./receipt.ts";
import { emitZodDeclarations, emitZodSchema } from "./zod.ts";

export const schema = {
  name: "schema",
  emit(playbook, context) {
    return [
      { path: "schema.js", content: emitZodSchema(playbook, context) },
      { path: "schema.d.ts", content: emitZodDeclarations(playbook, context) },
      { path: "schema.json", content: emitJsonSchema(playbook) },
      { path: "receipt.schema.json", content: emitReceiptSchema(playbook) },
      { path: "plan.schema.json", content: `${JSON.stringify(planJsonSchema(), undefined, 2)}\n` },
      { path: "openapi.json", content: emitOpenApi(playbook) },
    ];
  },
} satisfies Emitter;
