/**
 * What belongs to a program: everything in the entry and its parts, and of other files what is named.
 *
 * What is taken is always a whole declaration at the top of a file: a signal comes with its group, a stage with
 * its journey. With it comes what it refers to, and what that refers to, as far as its own file can see: the file,
 * the parts it imports, and what these take from elsewhere.
 */

import type { BoundFile } from "../binder/bind.ts";
import type { Symbol } from "../binder/symbols.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { suggest } from "../diagnostics/suggest.ts";
import { importedAs } from "../source/package-path.ts";
import { oneIn, type Work } from "../source/work.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import { type FileGraph, fileOf } from "./files.ts";
import type { Declared } from "./program.ts";
import { replacing } from "./replacing.ts";
import { type Use, usesIn } from "./uses.ts";

/** A file that names are taken from, with its parts. */
interface Unit {
  readonly files: readonly string[];
  readonly named: ReadonlyMap<string, readonly Named[]>;
}
interface Named {
  readonly symbol: Symbol;
  /** The declaration at the top of the file that has it. */
  readonly declaration: Declaration;
}

/** Undefined: of any kind. */
type Kinds = Use["expects"] | undefined;
const isOneOf = ({ namespace }: Symbol, kinds: Kinds) =>
  kinds === undefined || kinds.some((kind) => kind === namespace);

/** In the order of files and text. */
export function* selectMembers(graph: FileGraph, reporter: Reporter): Work<readonly Declared[]> {
  const members = new Set<Declaration>();
  const waiting: { readonly declaration: Declaration; readonly unit: Unit }[] = [];
  const units = new Map<string, Unit>();
  const endsStep = oneIn(64);

  function unitOf(path: string): Unit {
    const known = units.get(path);
    if (known !== undefined) return known;
    const files = partsOf(path, graph);
    const bound = files.map((file) => fileOf(graph, file).bound);
    const named = Map.groupBy(bound.flatMap(namedIn), ({ symbol }) => symbol.name);
    const unit = { files, named };
    units.set(path, unit);
    return unit;
  }

  /**
   * Takes all that has the name, if it is one of the kinds expected; false where the unit does not know it.
   * What that refers to waits.
   */
  function take(name: string, kinds: Kinds, unit: Unit, seen: Set<string>): boolean {
    const found = (unit.named.get(name) ?? []).filter(({ symbol }) => isOneOf(symbol, kinds));
    for (const { declaration } of found) {
      if (members.has(declaration)) continue;
      members.add(declaration);
      waiting.push({ declaration, unit });
    }
    return found.length > 0 || takeFromImports(name, kinds, unit, seen);
  }

  function* takeWhatIsReferredTo(): Work<void> {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      for (const use of usesIn(next.declaration))
        if (use.as !== "former name") take(use.node.text, use.expects, next.unit, new Set());
      if (endsStep()) yield;
    }
  }

  function takeFromImports(name: string, kinds: Kinds, unit: Unit, seen: Set<string>): boolean {
    const targets = unit.files.flatMap((file) =>
      fileOf(graph, file)
        .imports.filter(({ header }) => header.names.some((taken) => taken.text === name))
        .map(({ target }) => target),
    );
    return targets.some((target) => {
      if (seen.has(target)) return false;
      seen.add(target);
      return take(name, kinds, unitOf(target), seen);
    });
  }

  function takeImport(name: Reference, file: string, target: string): void {
    if (name.missing || name.broken || take(name.text, undefined, unitOf(target), new Set())) return;
    const unit = unitOf(target);
    const sources = unit.files.map((path) => fileOf(graph, path).bound.file);
    if (sources.some((source) => source.skippedNames.has(name.text))) return;
    const near = suggest(name.text, unit.named.keys());
    // What a file with mistakes in it declares is not known for certain.
    if (near === undefined && sources.some((source) => !source.printable)) return;
    const args = { name: name.text, path: importedAs(target), near };
    reporter.report("unknown-import", file, name, args, replacing(file, name, near));
  }

  const parts = partsOf(graph.entry, graph);
  for (const path of parts) {
    for (const declaration of fileOf(graph, path).bound.file.tree.declarations) members.add(declaration);
  }
  for (const path of parts) {
    for (const { header, target } of fileOf(graph, path).imports)
      for (const name of header.names) takeImport(name, path, target);
  }
  yield* takeWhatIsReferredTo();

  const selected: Declared[] = [];
  for (const { bound } of graph.files.values()) {
    const file = bound.file.source.path;
    for (const [node, declares] of bound.declares) {
      if (members.has(node)) selected.push({ file, node, declares });
      if (endsStep()) yield;
    }
  }
  return selected;
}

/** A file and the files that it imports whole, these ones' own, and so on. */
export function partsOf(path: string, graph: FileGraph): readonly string[] {
  const parts = new Set<string>([path]);
  // A set is walked in the order of insertion, those added on the way included.
  for (const part of parts) {
    for (const { header, target } of fileOf(graph, part).imports)
      if (header.names.length === 0) parts.add(target);
  }
  return [...parts];
}

/** What can be taken from a file by name: everything that belongs to nothing else. */
const namedIn = ({ declares }: BoundFile): readonly Named[] =>
  [...declares].flatMap(([declaration, symbols]) =>
    symbols
      .filter(({ owner, namespace }) => owner === undefined && namespace !== "column")
      .map((symbol) => ({ symbol, declaration })),
  );
