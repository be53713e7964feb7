/** `region is empty`, `systems has none`: asks whether something is known, or is there, in the words of other tools. */

import type { Type } from "../ir/ir.ts";
import type { Comparison } from "../syntax/ast/conditions.ts";

const unknownWords: ReadonlySet<string> = new Set([
  "unknown",
  "empty",
  "blank",
  "missing",
  "null",
  "none",
  "nothing",
]);
const knownWords: ReadonlySet<string> = new Set(["known", "filled", "given", "set", "present", "there"]);

/** What is to be written instead, in all readings; undefined where it asks something else. */
export function meantByAsking(
  { subject, operator, operands }: Comparison,
  type: Type,
): readonly string[] | undefined {
  const [operand] = operands;
  const isSet = type.kind === "set" || type.kind === "list";
  const isNone = operand?.kind === "none";
  const isNot = operator === "is not";
  // `systems has empty` speaks of what is in it, and not of whether that is known.
  const isOfContent = operator.startsWith("has");
  const asks = operator === "is" || isNot || isOfContent;
  if (!asks || operands.length !== 1 || !(isNone || operand?.kind === "reference")) return undefined;
  const written = isNone ? "none" : operand.text;
  const word = written.toLowerCase();
  const means = unknownWords.has(word) || (knownWords.has(word) && !isOfContent);
  if (membersOf(type).includes(written) || !means) return undefined;
  const path = subject.ofCustomer ? `customer.${subject.name.text}` : subject.name.text;
  const asksUnknown = unknownWords.has(word) !== isNot;
  const known = `${asksUnknown ? "unknown" : "known"} ${path}`;
  if (!isSet || word === "unknown" || word === "known") return [known];
  const holds = `${asksUnknown ? "not " : ""}${hasAny(path, type)}`;
  // A set of which is known that nothing is in it is empty as well.
  return isNone || isOfContent ? [holds] : [known, holds];
}

/** That a set holds something at all; with `not` before it, that it holds nothing. */
export const hasAny = (path: string, type: Type): string =>
  `${path} has any of ${membersOf(type).join(", ") || "…"}`;

/** None where they cannot be listed, as languages. */
function membersOf(type: Type): readonly string[] {
  const element = type.kind === "set" || type.kind === "list" ? type.element : type;
  return element.kind === "enumeration" ? element.members.map(({ name }) => name) : [];
}
