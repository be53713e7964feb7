/** `channel`: in which languages and at which hours it serves customers. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { Context } from "../context.ts";
import { checkHours } from "../hours.ts";
import { checkLanguageTags } from "../language-tags.ts";

export function checkChannel(context: Context, file: string, channel: Declaration<"channel">): void {
  checkLanguageTags(context, file, valueOf(channel, "languages"));
  checkHours(context, file, valueOf(channel, "hours"));
}
