/** `region is empty`, `goal is not null`: asks whether something is known, in the words of other tools. */

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
  if ((operator !== "is" && operator !== "is not") || operands.length !== 1 || operand?.kind !== "reference")
    return undefined;
  const word = operand.text.toLowerCase();
  const element = type.kind === "set" || type.kind === "list" ? type.element : type;
  const members = element.kind === "enumeration" ? element.members.map(({ name }) => name) : [];
  if (members.includes(operand.text) || !(unknownWords.has(word) || knownWords.has(word))) return undefined;
  const path = subject.ofCustomer ? `customer.${subject.name.text}` : subject.name.text;
  const asksUnknown = unknownWords.has(word) === (operator === "is");
  const known = `${asksUnknown ? "unknown" : "known"} ${path}`;
  // A set of which is known that nothing is in it is empty as well.
  if (element === type || word === "unknown" || word === "known" || members.length === 0) return [known];
  return [known, `${asksUnknown ? "not " : ""}${path} has any of ${members.join(", ")}`];
}
