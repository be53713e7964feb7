/** The schema target: `schema.js` for applications that use zod, its types, and `schema.json` for all others. */

import type { Emitter } from "../emitter.ts";
import { emitJsonSchema } from "./json-schema.ts";
import { emitZodDeclarations, emitZodSchema } from "./zod.ts";

export const schema: Emitter = {
  name: "schema",
  emit(playbook, context) {
    return [
      { path: "schema.js", content: emitZodSchema(playbook, context) },
      { path: "schema.d.ts", content: emitZodDeclarations(playbook, context) },
      { path: "schema.json", content: emitJsonSchema(playbook) },
    ];
  },
};
