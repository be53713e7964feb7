/** `message` at the top of a file: at most one body for each tone, and one for all others. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import { propertiesOf, type ValueOf } from "../../syntax/ast/typed-access.ts";
import type { Context } from "../context.ts";
import { inLanguage } from "../localized-texts.ts";
import { isWhole } from "../whole.ts";

export function checkMessage(context: Context, file: string, message: Declaration<"message-text">): void {
  const first = new Map<string | undefined, (typeof bodies)[number]>();
  const bodies = propertiesOf(message, "body").filter(isWhole);
  for (const property of bodies) {
    const { tone } = property.value as ValueOf<"message-text", "body">;
    const before = first.get(tone?.text);
    if (before === undefined) first.set(tone?.text, property);
    else {
      const word = tone === undefined ? "body" : `body ${tone.text}`;
      const related = [{ file, span: before.word, message: "stands here first" }];
      const args = { word, ...inLanguage(property) };
      context.reporter.report("duplicate-property", file, property.word, args, { related });
    }
  }
}
