/**
 * What lowering is given: the checked program, and the few questions that every kind asks of it.
 *
 * Invariant: the program has no errors. So names are resolved, values read and required properties there; what
 * is missing all the same is a mistake of ours, and `present` says so.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { CheckedProgram } from "../checker/checked-program.ts";
import { readLiteral } from "../checker/literals.ts";
import { textsOf } from "../checker/localized-texts.ts";
import type { FactsOf } from "../checker/signal-facts.ts";
import type { At, Texts, Type, Value } from "../ir/ir.ts";
import type { Program } from "../resolver/program.ts";
import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Literal } from "../syntax/ast/literals.ts";
import type { LocalizedText, Reference } from "../syntax/ast/node.ts";
import type { TextsValue } from "../syntax/ast/property-values.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { canonicalLanguage } from "../values/language-tag.ts";

export interface Lowering {
  readonly program: Program;
  readonly typeOf: (symbol: Symbol) => Type;
  readonly facts: FactsOf;
  readonly at: (file: string, offset: number) => At;
  /** The playbook's languages, its own first. */
  readonly languages: readonly string[];
  readonly texts: (texts: readonly LocalizedText[]) => Texts;
}

export function createLowering({ program, typeOf, facts }: CheckedProgram): Lowering {
  const lines = new Map<string, LineMap>();
  const playbook = present(program.playbook, "a playbook").node;
  const languages = present(valueOf(playbook, "languages"), "languages").languages.map(
    ({ text }) => canonicalLanguage(text) ?? text,
  );
  return {
    program,
    typeOf: (symbol) => present(typeOf(symbol), `the type of ${symbol.name}`),
    facts,
    at(file, offset) {
      let map = lines.get(file);
      if (map === undefined) {
        map = createLineMap(program.file(file)?.source.text ?? "");
        lines.set(file, map);
      }
      const { line, column } = map.positionAt(offset);
      return { file, line, column };
    },
    languages: [...new Set(languages)],
    texts: (texts) => textsOf(texts, languages[0] ?? ""),
  };
}

/** What a program without errors has. */
export function present<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`a program without errors lacks ${what}`);
  return value;
}

/** The name of a declaration, in its canonical form. */
export const nameOf = (node: Declaration): string => present(node.name, `the name of a ${node.kind}`).text;

export const symbolOf = ({ program }: Lowering, reference: Reference): Symbol =>
  present(program.resolution(reference), `what ${reference.text} stands for`);

export const referred = (lowering: Lowering, reference: Reference): string =>
  symbolOf(lowering, reference).name;

export const referredAll = (
  lowering: Lowering,
  value: { readonly names: readonly Reference[] } | undefined,
): readonly string[] => (value?.names ?? []).map((reference) => referred(lowering, reference));

/** Where a declaration stands: its keyword, or its name where it has none. */
export const atOf = ({ at }: Lowering, file: string, node: Declaration): At => at(file, node.keyword.start);

export const textsOfValue = ({ texts }: Lowering, value: TextsValue | undefined): Texts =>
  texts(value?.texts ?? []);

/** The canonical value of a literal. */
export function valueOfLiteral(literal: Literal, type: Type): Value {
  const reading = readLiteral(literal, type);
  return present("value" in reading ? reading.value : undefined, `the value of a ${literal.kind}`);
}

/** `key: value` where there is a value, nothing otherwise: for fields that may be absent. */
export function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return (value === undefined ? {} : { [key]: value }) as { readonly [P in K]?: V };
}
