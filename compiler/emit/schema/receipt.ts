/**
 * `receipt.schema.json`: the form of a receipt as JSON Schema 2020-12, for who keeps receipts and reads them again.
 *
 * It says what a receipt of this version of the playbook looks like; whether one still holds, `verify` says.
 */

import type { Playbook } from "../../ir/ir.ts";
import { jsonText } from "../../values/json-text.ts";
import { firstText } from "../javascript/positions.ts";
import { resultForms } from "./results.ts";

export function emitReceiptSchema(playbook: Playbook): string {
  const { name, titles, version } = playbook;
  const { Receipt, Persona, SignalName } = resultForms(playbook, (form) => ({ $ref: `#/$defs/${form}` }));
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    title: `Receipts of ${firstText(titles) ?? name}`,
    description: `A classification to keep, as version ${version} of the playbook writes it.`,
    ...Receipt,
    $defs: { Persona, SignalName },
  };
  return `${jsonText(schema, 2)}\n`;
}
