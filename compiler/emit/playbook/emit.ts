/** The playbook as data, with the JSON Schema of its form: what everything downstream of the compiler reads. */

import { playbookJsonSchema } from "../../ir/schema.ts";
import { serialisePlaybook } from "../../ir/serialise.ts";
import type { Emitter } from "../emitter.ts";

export const playbookData = {
  name: "playbook",
  emit: (playbook) => [
    { path: "playbook.json", content: serialisePlaybook(playbook) },
    { path: "playbook.schema.json", content: `${JSON.stringify(playbookJsonSchema(), undefined, 2)}\n` },
  ],
} satisfies Emitter;
