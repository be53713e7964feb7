/** Messages: subject and text as templates, checked but not touched. */

import type { Message } from "../ir/ir.ts";
import { valueOf, valuesOf } from "../syntax/ast/typed-access.ts";
import { atOf, type Lowering, nameOf, optional, referred, textsOfValue } from "./context.ts";

export function lowerMessages(lowering: Lowering): readonly Message[] {
  return lowering.program.declarations("message-text").map(({ file, node }) => ({
    name: nameOf(node),
    ...optional("was", valueOf(node, "was")?.text),
    titles: lowering.texts(node.titles),
    subject: textsOfValue(lowering, valueOf(node, "subject")),
    bodies: valuesOf(node, "body").map(({ tone, texts }) => ({
      ...optional("tone", tone && referred(lowering, tone)),
      texts: lowering.texts(texts),
    })),
    at: atOf(lowering, file, node),
  }));
}
