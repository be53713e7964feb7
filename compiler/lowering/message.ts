/** Messages: subject and text as templates, checked but not touched. */

import type { Message } from "../ir/ir.ts";
import { valueOf } from "../syntax/ast.ts";
import { atOf, type Lowering, nameOf, optional, textsOfValue } from "./context.ts";

export function lowerMessages(lowering: Lowering): readonly Message[] {
  return lowering.program.declarations("message-text").map(({ file, node }) => ({
    name: nameOf(node),
    ...optional("was", valueOf(node, "was")?.text),
    titles: lowering.texts(node.titles),
    subject: textsOfValue(lowering, valueOf(node, "subject")),
    body: textsOfValue(lowering, valueOf(node, "body")),
    at: atOf(lowering, file, node),
  }));
}
