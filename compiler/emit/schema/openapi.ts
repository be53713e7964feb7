/**
 * `openapi.json`: what a service takes and gives that classifies with the playbook, as components of OpenAPI 3.1.
 *
 * Which paths it has is its own business, and so there are none here. The forms of results are in results.ts.
 */

import type { Playbook } from "../../ir/ir.ts";
import { jsonText } from "../../values/json-text.ts";
import { firstText } from "../javascript/positions.ts";
import { customerSchema } from "./json-schema.ts";
import { resultForms } from "./results.ts";

export function emitOpenApi(playbook: Playbook): string {
  const { name, titles, version } = playbook;
  const document = {
    openapi: "3.1.0",
    info: { title: firstText(titles) ?? name, version },
    components: {
      schemas: {
        Customer: customerSchema(playbook),
        ...resultForms(playbook, (form) => ({ $ref: `#/components/schemas/${form}` })),
      },
    },
  };
  return `${jsonText(document, 2)}\n`;
}
