/**
 * From types as written to types as meant.
 *
 * A type is worked out once, at its first use, and remembered; a declared type that leads back to itself is
 * found on the way. `undefined` is the error type: something was reported, and silence follows.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { EnumerationType, Member, Range, Type } from "../ir/ir.ts";
import { limits } from "../limits.ts";
import type { Program } from "../resolver/program.ts";
import type { Span } from "../source/span.ts";
import type * as ast from "../syntax/ast/ast.ts";
import { newDeclaration } from "../syntax/building.ts";
import { type BuiltInType, builtInTypes } from "../syntax/signal-words.ts";
import { currencies, currencyPlaces } from "../values/currency.ts";
import { type Context, replacing, reportProblem, type Types, textAt } from "./context.ts";
import { readLiteral } from "./literals.ts";
import { textsOf } from "./localized-texts.ts";
import {
  holds,
  intervalOf,
  isEmpty,
  isOrdered,
  type OrderedType,
  withoutRange,
  writeRange,
} from "./ordered.ts";
import { isWhole } from "./whole.ts";

/** Places of a `decimal` that does not say how many. */
const defaultPlaces = 2;
const mostPlaces = 6;

export function createTypes(program: Program, reporter: Reporter, firstLanguage: string): Types {
  const ofNode = new Map<ast.TypeNode, Type | undefined>();
  const memberNodes = new Map<
    EnumerationType,
    readonly { file: string; node: ast.Declaration<"member"> }[]
  >();
  /** Declared types that are being worked out, outermost first. */
  const open: Symbol[] = [];
  const { report } = reporter;

  function ofSymbol(symbol: Symbol): Type | undefined {
    const node = typeNodeOf(symbol);
    return node === undefined ? undefined : resolve(symbol.file, node, symbol);
  }

  function resolve(file: string, node: ast.TypeNode, declared?: Symbol): Type | undefined {
    if (ofNode.has(node)) return ofNode.get(node);
    if (declared?.namespace === "type") open.push(declared);
    const type = read(file, node, declared?.namespace === "type" ? declared.name : undefined);
    if (declared?.namespace === "type") open.pop();
    ofNode.set(node, type);
    return type;
  }

  function read(file: string, node: ast.TypeNode, name: string | undefined): Type | undefined {
    if (node.broken) return undefined;
    if (node.kind === "enumeration-type") return readEnumeration(file, node, name);
    if (node.kind === "collection-type") return readCollection(file, node);
    return readSimple(file, node);
  }

  function readSimple(file: string, node: ast.SimpleType): Type | undefined {
    if (!isWhole(node.name)) return undefined;
    const word = node.name.text;
    const base = isBuiltIn(word) ? readBuiltIn(file, node, word) : readNamed(file, node);
    if (base === undefined) return undefined;
    checkDetails(file, node, base);
    return withRange(file, node, base);
  }

  function readBuiltIn(file: string, node: ast.SimpleType, word: BuiltInType): Type | undefined {
    switch (word) {
      case "integer":
        return { kind: word, places: 0 };
      case "decimal":
        return readDecimal(file, node);
      case "percent":
        // A share of something: from nothing to all of it, unless a range says otherwise.
        return { kind: word, places: 2, range: { lower: 0, upper: 10_000, upperIncluded: true } };
      case "money":
        return readMoney(file, node);
      default:
        return { kind: word };
    }
  }

  function readDecimal(file: string, { scale }: ast.SimpleType): Type | undefined {
    if (scale === undefined) return { kind: "decimal", places: defaultPlaces };
    if (!isWhole(scale)) return undefined;
    const places = /^[0-9]{1,2}$/.test(scale.digits) ? Number(scale.digits) : mostPlaces + 1;
    if (places <= mostPlaces) return { kind: "decimal", places };
    report("wrong-places", file, scale, { written: scale.digits });
    return undefined;
  }

  function readMoney(file: string, { name, currency }: ast.SimpleType): Type | undefined {
    if (currency === undefined) {
      report("missing-currency", file, name, {});
      return undefined;
    }
    if (!isWhole(currency)) return undefined;
    const code = currency.text;
    const places = currencyPlaces(code);
    if (places !== undefined) return { kind: "money", places, currency: code };
    const upper = code.toUpperCase();
    const suggestion = currencies.has(upper) ? upper : suggest(upper, [...currencies.keys()]);
    const fixes = currencies.has(upper) ? [replacing(file, currency, upper)] : [];
    report("unknown-currency", file, currency, { written: code, suggestion }, { fixes });
    return undefined;
  }

  function readNamed(file: string, { name }: ast.SimpleType): Type | undefined {
    const symbol = program.resolution(name);
    if (symbol === undefined) return undefined;
    const start = open.indexOf(symbol);
    if (start === -1 && open.length < limits.nesting) return ofSymbol(symbol);
    if (start === -1) {
      const args = {
        what: "types, each named after the next",
        count: open.length + 1,
        limit: limits.nesting,
      };
      report("too-many", file, name, args);
      return undefined;
    }
    const chain = [...open.slice(start), symbol].map((each) => `\`${each.name}\``).join(" → ");
    report("circular-type", file, name, { chain });
    return undefined;
  }

  /** A currency belongs to `money`, places to `decimal`, a range to what has an order. */
  function checkDetails(file: string, node: ast.SimpleType, base: Type): void {
    const type = node.name.text;
    const refuse = (part: Span | undefined, detail: string) =>
      part && report("unexpected-type-detail", file, part, { type, detail });
    if (type !== "money") refuse(node.currency, "currency");
    if (type !== "decimal") refuse(node.scale, "number of places");
    if (!isOrdered(base)) refuse(node.range, "range");
  }

  function withRange(file: string, node: ast.SimpleType, base: Type): Type | undefined {
    if (node.range === undefined || !isOrdered(base)) return base;
    if (!isWhole(node.range)) return undefined;
    const whole = isBuiltIn(node.name.text) ? withoutRange(base) : base;
    const range = readRange({ program, reporter }, file, inCurrency(node.range, base), withoutRange(base));
    if (range === undefined) return undefined;
    const narrowed: OrderedType = { ...base, range };
    if (holds(intervalOf(whole), intervalOf({ ...withoutRange(base), range } as OrderedType)))
      return narrowed;
    const written = textAt({ program }, file, node.range);
    report("out-of-range", file, node.range, { written, range: writeRange(whole), widen: "range" });
    return undefined;
  }

  function readCollection(file: string, node: ast.CollectionType): Type | undefined {
    const element = isOnlyValue(node) ? readOnlyValue(file, node.element) : resolve(file, node.element);
    if (element === undefined) return undefined;
    if (element.kind === "set" || element.kind === "list") {
      report("nested-collection", file, node.element, {
        type: textAt({ program }, file, node.element),
      });
      return undefined;
    }
    return { kind: node.collection, element };
  }

  /** `any of portal` where no type has the name and the resolver found none near. */
  function isOnlyValue(node: ast.CollectionType): node is ast.CollectionType & { element: ast.SimpleType } {
    const { element } = node;
    if (element.kind !== "simple-type" || !isWhole(element) || isBuiltIn(element.name.text)) return false;
    return program.isValue(element.name);
  }

  function readOnlyValue(file: string, { start, end, name }: ast.SimpleType): Type | undefined {
    const member = newDeclaration("member", { start, end });
    member.name = { kind: "name", start: name.start, end: name.end, text: name.text };
    const node = { kind: "enumeration-type", start, end, members: [member], block: false } as const;
    return readEnumeration(file, node, undefined);
  }

  function readEnumeration(
    file: string,
    node: ast.EnumerationType,
    name: string | undefined,
  ): Type | undefined {
    const members = node.members.filter((member) => isWhole(member.name));
    if (members.length === 0) {
      if (isWhole(node)) report("no-members", file, node, {});
      return undefined;
    }
    if (members.length > limits.members) {
      const args = { what: "values in one list", count: members.length, limit: limits.members };
      report("too-many", file, members[limits.members] as ast.Declaration, args);
    }
    const kept = distinct(members);
    const type: EnumerationType = {
      kind: "enumeration",
      ...(name === undefined ? {} : { name }),
      members: kept.map(
        (member): Member => ({
          name: member.name?.text ?? "",
          titles: textsOf(member.titles, firstLanguage),
        }),
      ),
    };
    memberNodes.set(
      type,
      kept.map((member) => ({ file, node: member })),
    );
    return type;
  }

  return {
    ofSymbol,
    ofNode: (node) => ofNode.get(node),
    resolve,
    membersOf: (type) => memberNodes.get(type) ?? [],
  };
}

/**
 * A range as canonical bounds; undefined where something was reported. Bands are ranges too.
 * `type` is without its range, so that a bound outside of it can be spoken of by the caller.
 */
export function readRange(
  context: Pick<Context, "program" | "reporter">,
  file: string,
  node: ast.Range,
  type: OrderedType,
): Range | undefined {
  const bounds: { lower?: number | string; upper?: number | string } = {};
  for (const end of ["lower", "upper"] as const) {
    const literal = node[end];
    if (literal === undefined) continue;
    const reading = readLiteral(literal, type);
    if ("problem" in reading) {
      reportProblem(context, file, reading.problem);
      return undefined;
    }
    bounds[end] = reading.value as number | string;
  }
  const range: Range = { ...bounds, upperIncluded: node.upperIncluded };
  if (!isEmpty(intervalOf({ ...type, range } as OrderedType))) return range;
  context.reporter.report("backward-range", file, node, {
    written: textAt(context, file, node),
  });
  return undefined;
}

/** `money USD 0 and above`: bounds beside their currency need not repeat it. */
function inCurrency(range: ast.Range, type: OrderedType): ast.Range {
  if (type.kind !== "money") return range;
  const amount = (bound: ast.Literal): ast.Literal =>
    bound.kind === "number"
      ? {
          kind: "money",
          start: bound.start,
          end: bound.end,
          number: bound,
          currency: { kind: "name", start: bound.start, end: bound.end, text: type.currency ?? "" },
        }
      : bound;
  return {
    ...range,
    ...(range.lower === undefined ? {} : { lower: amount(range.lower) }),
    ...(range.upper === undefined ? {} : { upper: amount(range.upper) }),
  };
}

/** Members that can be told apart; the binder reports the others. */
function distinct(members: readonly ast.Declaration<"member">[]): readonly ast.Declaration<"member">[] {
  const names = new Set<string>();
  return members.filter(({ name }) => {
    const isNew = name !== undefined && !names.has(name.text);
    if (name !== undefined) names.add(name.text);
    return isNew;
  });
}

/** The type that a declaration gives its name: of a signal, a column, a declared type. */
function typeNodeOf({ node, namespace }: Symbol): ast.TypeNode | undefined {
  if (!("header" in node) || node.header === undefined) return undefined;
  if (namespace === "type") return node.header as ast.TypeNode;
  return namespace === "signal" || namespace === "column"
    ? (node.header as ast.SignalHeader).type
    : undefined;
}

const isBuiltIn = (word: string): word is BuiltInType => (builtInTypes as readonly string[]).includes(word);
