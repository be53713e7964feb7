/**
 * Conditions: whether each comparison fits the type of its signal, and whether it can hold at all.
 *
 * Each comparison is looked at by itself; what several of them say together is a matter of later analyses.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Label } from "../diagnostics/diagnostic.ts";
import type { Type } from "../ir/ir.ts";
import type { Program } from "../resolver/program.ts";
import type {
  Comparison,
  Condition,
  KnownCondition,
  PatternLiteral,
  Subject,
} from "../syntax/ast/conditions.ts";
import type { Literal } from "../syntax/ast/literals.ts";
import type { Reference } from "../syntax/ast/node.ts";
import { compilePattern } from "../values/pattern.ts";
import { hasAny, meantByAsking } from "./asks-if-known.ts";
import { areComparable, operandType, operatorAdvice, operatorsOf } from "./assignable.ts";
import { type Context, declaredAt, replacing, reportListedTwice, reportProblem, textAt } from "./context.ts";
import { type LiteralProblem, readLiteral } from "./literals.ts";
import {
  holds,
  type Interval,
  intersect,
  intervalOf,
  isEmpty,
  isOrdered,
  type OrderedType,
  ordinalOf,
  withoutRange,
  writeRange,
} from "./ordered.ts";
import { describeType } from "./type-words.ts";
import { isWholeIn } from "./whole.ts";

export function checkCondition(context: Context, file: string, condition: Condition): void {
  if (condition.broken) return;
  switch (condition.kind) {
    case "logical":
      for (const operand of condition.operands) checkCondition(context, file, operand);
      return;
    case "not":
      checkCondition(context, file, condition.operand);
      return;
    case "group":
      checkCondition(context, file, condition.condition);
      return;
    case "known":
      knownIsInDoubt(context, file, condition);
      return;
    case "comparison":
      // Where nothing was lost, nothing is broken: nearly always, and there are many comparisons.
      if (isWholeIn(context.program, condition)) checkComparison(context, file, condition);
  }
}

/** The signals that a condition looks at, through definitions, each with the reference that leads there. */
export function signalsOf(
  program: Program,
  condition: Condition,
): readonly { readonly symbol: Symbol; readonly reference: Reference }[] {
  const visited = new Set<Symbol>();
  const found: { symbol: Symbol; reference: Reference }[] = [];
  // A list instead of recursion: chains of definitions may be longer than they should.
  const waiting = subjectsOf(condition).map(({ name }) => ({ name, reference: name }));
  for (const { name, reference } of waiting) {
    const symbol = program.resolution(name);
    if (symbol === undefined || visited.has(symbol)) continue;
    visited.add(symbol);
    if (symbol.namespace === "signal") found.push({ symbol, reference });
    else if (symbol.namespace === "definition" && "header" in symbol.node && symbol.node.header !== undefined)
      for (const inner of subjectsOf(symbol.node.header as Condition))
        waiting.push({ name: inner.name, reference });
  }
  return found;
}

function subjectsOf(condition: Condition): readonly Subject[] {
  switch (condition.kind) {
    case "logical":
      return condition.operands.flatMap(subjectsOf);
    case "not":
      return subjectsOf(condition.operand);
    case "group":
      return subjectsOf(condition.condition);
    case "known":
      return [condition.subject];
    case "comparison":
      return [condition.subject, ...condition.operands.filter((operand) => operand.kind === "subject")];
  }
}

// ---------- known ----------

function knownIsInDoubt(context: Context, file: string, condition: KnownCondition): void {
  const symbol = context.program.resolution(condition.subject.name);
  if (symbol === undefined || !isWholeIn(context.program, condition)) return;
  if (symbol.namespace === "definition") {
    reportDefinitionCompared(context, file, condition.subject, symbol);
    return;
  }
  if (!context.facts(symbol).required) return;
  const args = {
    condition: textAt(context, file, condition),
    because: `\`${symbol.name}\` is required`,
  };
  const related = [declaredAt(symbol, "declared here")];
  context.reporter.report(condition.known ? "always-true" : "never-true", file, condition, args, {
    related,
  });
}

// ---------- comparisons ----------

function checkComparison(context: Context, file: string, comparison: Comparison): void {
  const { subject, operator } = comparison;
  const symbol = context.program.resolution(subject.name);
  if (symbol?.namespace === "definition") {
    if (operator !== "holds") reportDefinitionCompared(context, file, subject, symbol);
    return;
  }
  const field = fieldOf(context, subject);
  if (field === undefined) return;
  const meant = meantByAsking(comparison, field.type);
  if (meant !== undefined) {
    const found = textAt(context, file, comparison);
    const [write = "", other] = meant;
    const certain = other === undefined && !write.endsWith("…");
    const fixes = certain ? [replacing(file, comparison, write)] : [];
    context.reporter.report("other-wording", file, comparison, { found, write: meant }, { fixes });
  } else if (operator === "holds") standsForItself(context, file, comparison, field);
  else if (!operatorsOf(field.type).includes(operator)) reportWrongOperator(context, file, comparison, field);
  else if (comparison.pattern !== undefined) checkPattern(context, file, comparison.pattern);
  else checkOperands(context, file, comparison, field);
}

/** What is wrong is marked inside the pattern. */
function checkPattern({ reporter }: Context, file: string, literal: PatternLiteral): void {
  const { source } = literal;
  if (source === "") {
    reporter.report("malformed-pattern", file, literal, { kind: "nothing", found: "" });
    return;
  }
  const pattern = source.normalize("NFC");
  const compiled = compilePattern(pattern);
  if (!("problem" in compiled)) return;
  const { kind, start, end } = compiled.problem;
  if (kind === "too long" || kind === "too large") {
    reporter.report("pattern-too-large", file, literal, { kind, length: pattern.length });
    return;
  }
  // Composing letters moves what stands behind them.
  const moved = pattern !== source;
  const within = { start: literal.start + 1 + start, end: literal.start + 1 + Math.max(end, start + 1) };
  reporter.report("malformed-pattern", file, moved ? literal : within, {
    kind,
    found: pattern.slice(start, end),
  });
}

/** What a comparison is about. */
interface Field {
  readonly name: string;
  readonly type: Type;
  readonly related: readonly Label[];
}

function fieldOf({ program, types, givenFields }: Context, { name, ofCustomer }: Subject): Field | undefined {
  const symbol = program.resolution(name);
  const type =
    symbol === undefined && !ofCustomer ? givenFields.get(name.text) : symbol && types.ofSymbol(symbol);
  if (type === undefined) return undefined;
  return {
    name: name.text,
    type,
    related: symbol === undefined ? [] : [declaredAt(symbol, "declared here")],
  };
}

function checkOperands(context: Context, file: string, comparison: Comparison, field: Field): void {
  const readable = comparison.operands.map((operand) => operandFits(context, file, operand, field));
  if (readable.includes(false)) return;
  if (comparison.operands.length > 1)
    reportListedTwice(
      context,
      file,
      comparison.operands.filter((operand) => operand.kind === "reference"),
    );
  canGoEitherWay(context, file, comparison, field);
}

function reportDefinitionCompared(
  { reporter }: Context,
  file: string,
  subject: Subject,
  symbol: Symbol,
): void {
  const related = [declaredAt(symbol, "defined here")];
  reporter.report("definition-compared", file, subject, { definition: symbol.name }, { related });
}

/** A name by itself must be true or false. */
function standsForItself(
  { reporter }: Context,
  file: string,
  { subject }: Comparison,
  { name, type, related }: Field,
): void {
  if (type.kind === "boolean") return;
  const use =
    type.kind === "set" || type.kind === "list"
      ? `ask what it holds, as in \`${name} has …\`; that it holds nothing is \`not ${hasAny(name, type)}\``
      : `compare it, as in \`${name} ${isOrdered(type) ? ">=" : "is"} …\`, or ask \`known ${name}\``;
  const args = { signal: name, type: describeType(type), use };
  reporter.report("not-yes-or-no", file, subject, args, { related });
}

function reportWrongOperator(
  context: Context,
  file: string,
  { operator, operatorSpan, operands }: Comparison,
  { name, type, related }: Field,
): void {
  const { use, replacement } = operatorAdvice(type, operator, operands.length);
  const written = textAt(context, file, operatorSpan) || operator;
  const args = { operator: written, signal: name, type: describeType(type), use };
  const fixes = replacement === undefined ? [] : [replacing(file, operatorSpan, replacement)];
  context.reporter.report("wrong-operator", file, operatorSpan, args, { fixes, related });
}

/** Whether an operand can be read and compared; what is wrong with it is reported. */
function operandFits(context: Context, file: string, operand: Literal | Subject, left: Field): boolean {
  const wanted = operandType(left.type);
  if (operand.kind !== "subject") {
    const reading = readLiteral(operand, wanted);
    if ("problem" in reading)
      reportProblem(context, file, signalMeant(context, operand, wanted) ?? reading.problem);
    return "value" in reading;
  }
  const right = context.program.resolution(operand.name);
  if (right?.namespace === "definition") {
    reportDefinitionCompared(context, file, operand, right);
    return false;
  }
  const field = fieldOf(context, operand);
  if (field === undefined || areComparable(wanted, field.type)) return field !== undefined;
  const isSet = left.type !== wanted && operandType(field.type) !== field.type;
  const args = {
    left: left.name,
    leftType: describeType(left.type),
    right: field.name,
    rightType: describeType(field.type),
    ...(isSet && { single: signalOf(context, wanted) }),
  };
  const related = [...left.related, ...field.related];
  context.reporter.report("incomparable", file, operand, args, { related });
  return false;
}

/** The first signal that such a value can be compared with. */
const signalOf = ({ program, types }: Context, wanted: Type): string | undefined =>
  program.symbols("signal").find((symbol) => {
    const type = types.ofSymbol(symbol);
    return type !== undefined && areComparable(wanted, type);
  })?.name;

/** A bare word is a value; where it names a signal of the right type instead, that is what was meant. */
function signalMeant(
  { program, types }: Context,
  operand: Literal,
  wanted: Type,
): LiteralProblem | undefined {
  if (operand.kind !== "reference") return undefined;
  const signal = program.symbols("signal").find(({ name }) => name === operand.text);
  const type = signal && types.ofSymbol(signal);
  if (type === undefined || !areComparable(wanted, type)) return undefined;
  const replacement = `customer.${operand.text}`;
  const example = replacement;
  const args = { written: operand.text, expected: describeType(wanted), example, ofSignal: true } as const;
  return { code: "wrong-value", span: operand, args, replacement };
}

// ---------- what can never hold, what always holds ----------

function canGoEitherWay(
  context: Context,
  file: string,
  comparison: Comparison,
  { name, type, related }: Field,
): void {
  const verdict = verdictOf(comparison, type);
  if (verdict === undefined) return;
  const because = isOrdered(type)
    ? `\`${name}\` is always in \`${writeRange(type)}\``
    : `these are all the values of \`${name}\``;
  const args = { condition: textAt(context, file, comparison), because };
  context.reporter.report(verdict, file, comparison, args, { related });
}

function verdictOf(comparison: Comparison, type: Type): "never-true" | "always-true" | undefined {
  const literals = comparison.operands.filter((operand) => operand.kind !== "subject");
  if (literals.length !== comparison.operands.length) return undefined;
  const negated = comparison.operator === "is not" || comparison.operator === "is not one of";
  if (isOrdered(type)) return verdictOfOrdered(comparison, literals, type, negated);
  const all = type.kind === "enumeration" ? type.members.length : Infinity;
  const isEquality = negated || comparison.operator === "is" || comparison.operator === "is one of";
  if (!isEquality || new Set(literals.map((literal) => "text" in literal && literal.text)).size < all)
    return undefined;
  return negated ? "never-true" : "always-true";
}

function verdictOfOrdered(
  { operator }: Comparison,
  literals: readonly Literal[],
  type: OrderedType,
  negated: boolean,
): "never-true" | "always-true" | undefined {
  const domain = intervalOf(type);
  const fitting = literals.flatMap((literal) => {
    const reading = readLiteral(literal, withoutRange(type));
    return "value" in reading ? [fittingInterval(operator, ordinalOf(type, reading.value))] : [];
  });
  if (fitting.every((interval) => isEmpty(intersect(domain, interval))))
    return negated ? "always-true" : "never-true";
  if (fitting.some((interval) => holds(interval, domain))) return negated ? "never-true" : "always-true";
  return undefined;
}

/** The values for which the comparison holds; of a negated one, those for which it does not. */
function fittingInterval(operator: Comparison["operator"], at: number): Interval {
  switch (operator) {
    case ">":
      return { from: at + 1, below: Infinity };
    case ">=":
      return { from: at, below: Infinity };
    case "<":
      return { from: -Infinity, below: at };
    case "<=":
      return { from: -Infinity, below: at + 1 };
    default:
      return { from: at, below: at + 1 };
  }
}
