/** `customer`: the signals that give the record its own fields must be of the field's type. */

import type { Symbol } from "../../binder/symbols.ts";
import type { EnumerationType, Type } from "../../ir/ir.ts";
import type { Span } from "../../source/span.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { fold } from "../../values/text-fold.ts";
import { type Context, declaredAt } from "../context.ts";
import { describeType } from "../type-words.ts";

/** The kind of type that a signal must have to be the field. */
export const customerSignalKinds = {
  language: "language",
  timezone: "timezone",
  stage: "enumeration",
  feeling: "enumeration",
} as const;
const fieldWords = {
  language: "language",
  timezone: "time zone",
  stage: "stage",
  feeling: "feeling",
} as const;
const wantedWords = {
  language: "a language",
  timezone: "a time zone",
  stage: "`one of` the stages",
  feeling: "`one of` the feelings",
} as const;

export function checkCustomer(context: Context, file: string, customer: Declaration<"customer">): void {
  // Of several, the first counts; what another may say wrong is told too, but not of each member again.
  const isFirst = customer === context.program.declarations("customer")[0]?.node;
  for (const field of ["language", "timezone", "stage", "feeling"] as const) {
    const reference = valueOf(customer, field);
    const symbol = reference && context.program.resolution(reference);
    const type = symbol && context.types.ofSymbol(symbol);
    if (reference === undefined || symbol === undefined || type === undefined) continue;
    if (type.kind !== customerSignalKinds[field])
      reportWrongMapping(context, file, field, reference, symbol, type);
    else if (isFirst && type.kind === "enumeration" && (field === "stage" || field === "feeling"))
      everyMemberIsDeclared(context, symbol, type, field);
  }
}

function reportWrongMapping(
  { reporter }: Context,
  file: string,
  field: keyof typeof wantedWords,
  span: Span,
  symbol: Symbol,
  type: Type,
): void {
  const args = {
    field: fieldWords[field],
    signal: symbol.name,
    type: describeType(type),
    expected: wantedWords[field],
  };
  reporter.report("wrong-mapping", file, span, args, { related: [declaredAt(symbol, "declared here")] });
}

/** Without regard to case; reported at the member, which is what does not fit. */
function everyMemberIsDeclared(
  { program, reporter, types }: Context,
  symbol: Symbol,
  type: EnumerationType,
  namespace: "stage" | "feeling",
): void {
  const declared = new Set(program.symbols(namespace).map(({ name }) => fold(name)));
  for (const { file, node } of types.membersOf(type)) {
    const { name } = node;
    if (name === undefined || declared.has(fold(name.text))) continue;
    const code = namespace === "stage" ? "member-without-stage" : "member-without-feeling";
    reporter.report(code, file, name, { member: name.text, signal: symbol.name });
  }
}
