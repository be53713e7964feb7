/**
 * The schema target: `schema.js` for applications that use zod, its types, `schema.json` for all others,
 * `receipt.schema.json` for who keeps receipts, and `openapi.json` for services.
 */

import type { Emitter } from "../emitter.ts";
import { emitJsonSchema } from "./json-schema.ts";
import { emitOpenApi } from "./openapi.ts";
import { emitReceiptSchema } from "./receipt.ts";
import { emitZodDeclarations, emitZodSchema } from "./zod.ts";

export const schema: Emitter = {
  name: "schema",
  emit(playbook, context) {
    return [
      { path: "schema.js", content: emitZodSchema(playbook, context) },
      { path: "schema.d.ts", content: emitZodDeclarations(playbook, context) },
      { path: "schema.json", content: emitJsonSchema(playbook) },
      { path: "receipt.schema.json", content: emitReceiptSchema(playbook) },
      { path: "openapi.json", content: emitOpenApi(playbook) },
    ];
  },
};
