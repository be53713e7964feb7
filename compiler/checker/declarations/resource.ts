/** `resource`: every link must be one that can be handed out. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { type Context, reportProblem } from "../context.ts";
import { readLink } from "../literals.ts";
import { isWhole } from "../whole.ts";

export function checkResource(context: Context, file: string, resource: Declaration<"resource">): void {
  for (const { text } of valueOf(resource, "link")?.texts ?? []) {
    if (!isWhole(text)) continue;
    const reading = readLink(text.value, text);
    if ("problem" in reading) reportProblem(context, file, reading.problem);
  }
}
