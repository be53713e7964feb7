/**
 * The names that the texts of an action have between braces: all that they can show, and at most a few words more.
 *
 * Who fills texts looks for these alone. A playbook has thousands of signals, and a text names few.
 */

import type { Action, Playbook, Texts } from "../../ir/ir.ts";
import { ownText } from "./renderer.ts";

/** By action: the words of a playbook are the same for every customer. */
const namesByAction = new WeakMap<Action, ReadonlySet<string>>();

export function namesInTexts(action: Action, playbook: Playbook): ReadonlySet<string> {
  const known = namesByAction.get(action);
  if (known !== undefined) return known;
  const texts = textsOf(action, playbook).flatMap((each) => Object.values(each));
  const names = new Set(texts.flatMap(namesIn));
  namesByAction.set(action, names);
  return names;
}

const namesIn = (text: string): readonly string[] =>
  text
    .split("{{")
    .slice(1)
    .flatMap((rest) => rest.split("}}", 1)[0]?.match(/[\p{XID_Continue}\u200c\u200d]+/gu) ?? []);

/** Every text that an action shows. */
function textsOf(action: Action, { messages }: Playbook): readonly Texts[] {
  const own = ownText(action);
  const message = action.kind === "message" && messages.find(({ name }) => name === action.send);
  return [
    ...(own ? [own] : []),
    ...(message ? [message.subject, ...message.bodies.map(({ texts }) => texts)] : []),
  ];
}
