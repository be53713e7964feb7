/**
 * What every check is given: the program, the types worked out so far, and where to report.
 *
 * Checks are functions of a context, a file and a node; they hold no state. The file travels beside the node
 * because a span never names its file.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { EnumerationType, Type } from "../ir/ir.ts";
import type { Program } from "../resolver/program.ts";
import type { Span } from "../source/span.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import type { TypeNode } from "../syntax/ast/types.ts";
import { writtenAt } from "../syntax/written-at.ts";
import { mayHoldDouble } from "./doubles.ts";
import type { LiteralProblem } from "./literals.ts";
import type { FactsOf } from "./signal-facts.ts";

export interface Context {
  readonly program: Program;
  readonly reporter: Reporter;
  readonly types: Types;
  readonly facts: FactsOf;
  /** Fields that a condition may speak of though nobody declares them: `name` and `email` of a person. */
  readonly givenFields: ReadonlyMap<string, Type>;
  /** Canonical tags of the playbook, its own first; empty where the playbook has none. */
  readonly languages: readonly string[];
}

/** What is worked out of types as written: see types.ts. */
export interface Types {
  /** Of a signal, a column, a declared type. */
  readonly ofSymbol: (symbol: Symbol) => Type | undefined;
  readonly ofNode: (node: TypeNode) => Type | undefined;
  /** Works out a type that stands in a file; the first call for a node reports what is wrong with it. */
  readonly resolve: (file: string, node: TypeNode) => Type | undefined;
  /** Where the members of an enumeration stand. */
  readonly membersOf: (
    type: EnumerationType,
  ) => readonly { readonly file: string; readonly node: Declaration<"member"> }[];
}

/** What is written at a place, on one line. */
export function textAt(context: Pick<Context, "program">, file: string, span: Span): string {
  const parsed = context.program.file(file);
  return parsed === undefined ? "" : writtenAt(parsed, span);
}

/** A label on the place where a symbol was declared. */
export const declaredAt = (symbol: Symbol, message: string) => ({
  file: symbol.file,
  span: symbol.nameNode,
  message,
});

/** A fix that replaces one place. */
export const replacing = (file: string, span: Span, newText: string) => ({
  title: `write \`${newText}\``,
  edits: [{ file, span, newText }],
});

/** Reports what `readLiteral` found, with the replacement as a fix where there is one. */
export function reportProblem(
  { reporter }: Pick<Context, "reporter">,
  file: string,
  problem: LiteralProblem,
): void {
  const { code, span } = problem;
  if (!reporter.hasRoom(code, file)) return;
  const { args, replacement } = problem;
  const fixes = replacement === undefined ? [] : [replacing(file, span, replacement)];
  // Code and arguments come from one member of the union, which TypeScript cannot see here.
  reporter.report(code, file, span, args as never, { fixes });
}

/** Reports every name that a list names again, at its second place. */
export function reportListedTwice(
  { reporter }: Context,
  file: string,
  names: readonly (Span & { readonly text: string; readonly missing?: true })[],
): void {
  if (!mayHoldDouble(names, ({ text }) => text)) return;
  const first = new Map<string, Span>();
  for (const name of names) {
    const before = first.get(name.text);
    if (name.missing) continue;
    if (before === undefined) first.set(name.text, name);
    else {
      const related = [{ file, span: before, message: "listed here first" }];
      reporter.report("listed-twice", file, name, { name: name.text }, { related });
    }
  }
}

/** The symbols of references that are resolved. */
export const resolvedOf = ({ program }: Context, references: readonly Reference[]): readonly Symbol[] =>
  references.flatMap((reference) => program.resolution(reference) ?? []);
