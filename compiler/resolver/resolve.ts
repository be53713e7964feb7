/**
 * Joins files to a program: chooses what belongs to it and finds what every name in it stands for.
 *
 * The result is side tables. What a name may stand for was decided by uses.ts, what has the name is asked of
 * scope.ts; here the two meet. What is not found is handed to unknown-names.ts.
 */

import { checkNameClashes } from "../binder/name-clashes.ts";
import type { Symbol } from "../binder/symbols.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { packageOf } from "../source/package-path.ts";
import { resolvePath } from "../source/project-path.ts";
import { once, oneIn, type Work } from "../source/work.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Reference } from "../syntax/ast/node.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";
import { changedNames, declareSame, usesChanged } from "./changes.ts";
import { checkCompleteness } from "./completeness.ts";
import { checkDefinitions } from "./definitions.ts";
import type { FileGraph } from "./files.ts";
import { lookUp, type OwnerKind } from "./look-up.ts";
import { selectMembers } from "./membership.ts";
import type { Assets, Declared, Located, LocatedReference, Member, Program } from "./program.ts";
import { createScope } from "./scope.ts";
import { createUnknownNames } from "./unknown-names.ts";
import { type Use, usesIn } from "./uses.ts";

/** @param before the program before an edit: what uses no name that came or went since is not looked up again. */
export function* resolveProgram(
  graph: FileGraph,
  assets: Assets,
  reporter: Reporter,
  before?: Program,
): Work<Program> {
  const bound = [...graph.files.values()].map((file) => file.bound);
  const files = bound.map(({ file }) => file);
  const declarations = yield* selectMembers(graph, reporter);
  const symbols = declarations.flatMap(({ declares }) => declares);
  yield;
  const byKind = Map.groupBy(declarations, ({ node }) => node.kind);
  yield;
  const scope = yield* createScope(symbols);
  const resolutions = new Map<Reference, Symbol>();
  /** Words that stand for themselves. */
  const values = new Set<Reference>();
  const byNode = new Map<Symbol["node"], Symbol>();
  const endsStep = oneIn(64);
  for (const { declares } of bound)
    for (const symbols of declares.values()) {
      for (const symbol of symbols) byNode.set(symbol.node, symbol);
      if (endsStep()) yield;
    }
  const symbolOf = (node: Symbol["node"]) => byNode.get(node);
  const unknown = once(() => createUnknownNames(scope, ownersOf, graph, reporter));

  /** What a use refers to; undefined where that was reported, or it need not refer to anything. */
  function resolve(use: Use, file: string): Symbol | undefined {
    const { 0: symbol, 1: other } = lookUp(use, ownersOf, scope);
    if (use.as === "former name") {
      if (symbol !== undefined) unknown().reportFormer(use, symbol, file);
    } else if (symbol === undefined) {
      if (!isGivenColumn(use) && unknown().report(use, file) === "value") values.add(use.node);
    } else if (other !== undefined) unknown().reportAmbiguous(use, symbol, other, file);
    else return symbol;
    return undefined;
  }

  function resolveNames({ file, node, declares }: Declared): Member {
    const uses = usesIn(node);
    const references: LocatedReference[] = [];
    for (const use of uses) {
      const to = resolve(use, file);
      if (to !== undefined) references.push({ to, file, node: use.node, within: node });
    }
    return { file, node, declares, references, settled: references.length === uses.length };
  }

  /** The play around a use and the personas that it is for; without a play, all there are. */
  function ownersOf({ play }: Use, kind: OwnerKind): readonly Symbol[] {
    if (play === undefined) return scope.all(kind);
    const symbol = symbolOf(play);
    if (kind === "play") return symbol === undefined ? [] : [symbol];
    const served = valueOf(play as Declaration<"play">, "for")?.names;
    return served?.flatMap(({ text }) => scope.find("persona", text) ?? []) ?? scope.all("persona");
  }

  /** Grouped when first asked for: a playbook with errors is not asked who uses what. */
  let grouped: ReadonlyMap<Symbol, readonly LocatedReference[]> | undefined;
  function referencesTo(symbol: Symbol) {
    grouped ??= Map.groupBy(
      [...members.values()].flatMap(({ references }) => references),
      ({ to }) => to,
    );
    return grouped.get(symbol) ?? [];
  }

  const declared = once(() => new Map(declarations.map((each) => [each.node, each])));
  const namesDiffer =
    (before?.namesDiffer && declareSame(before.members, declared())) ||
    (yield* areDistinct(packagesFirst(symbols, graph), reporter));
  const changed = before && changedNames(before.members, declared());
  const members = new Map<Declaration, Member>();
  for (const each of declarations) {
    const { node } = each;
    const earlier = before?.members.get(node);
    const isSame = changed !== undefined && earlier?.settled && !usesChanged(earlier, changed);
    const member = isSame ? earlier : resolveNames(each);
    members.set(node, member);
    member.references.forEach(({ node, to }) => {
      resolutions.set(node, to);
    });
    if (endsStep()) yield;
  }

  const certain = !graph.incomplete && graph.lostNames.size === 0 && files.every((file) => file.printable);
  const program: Program = {
    certain,
    files,
    file: (path) => graph.files.get(path)?.bound.file,
    playbook: byKind.get("playbook")?.[0] as Located<"playbook"> | undefined,
    declarations: <K extends DeclarationKind>(kind: K) =>
      (byKind.get(kind) ?? []) as unknown as readonly Located<K>[],
    members,
    namesDiffer,
    symbols: (namespace, owner) => scope.all(namespace, owner),
    symbolOf,
    resolution: (reference) => resolutions.get(reference),
    isValue: (reference) => values.has(reference),
    references: referencesTo,
    asset(from, written) {
      const resolved = resolvePath(from, written);
      const bytes = resolved.kind === "path" ? assets.get(resolved.path) : undefined;
      return resolved.kind === "path" && bytes !== undefined ? { path: resolved.path, bytes } : undefined;
    },
  };

  const definitionsIn = (definition: Symbol) =>
    usesIn(definition.node as Declaration).flatMap((use) => {
      const used = resolutions.get(use.node);
      return used?.namespace === "definition" ? [used] : [];
    });
  yield* checkDefinitions(scope.all("definition"), definitionsIn, reporter);
  checkCompleteness(program, certain, reporter);
  return program;
}

/** False where names were reported that clash. */
function* areDistinct(symbols: readonly Symbol[], reporter: Reporter): Work<boolean> {
  const { length } = reporter.diagnostics;
  yield* checkNameClashes(symbols, reporter);
  return reporter.diagnostics.length === length;
}

/** What a package has was there before: the name to change is the playbook's own. */
function packagesFirst(symbols: readonly Symbol[], { files }: FileGraph): readonly Symbol[] {
  const packaged = new Set([...files.keys()].filter((path) => packageOf(path) !== undefined));
  if (packaged.size === 0) return symbols;
  const isPackaged = ({ file }: Symbol) => packaged.has(file);
  return [...symbols.filter(isPackaged), ...symbols.filter((symbol) => !isPackaged(symbol))];
}

/** Every person of the team has a name and an e-mail address: columns that nobody declares. */
const isGivenColumn = ({ node, expects }: Use) =>
  expects.includes("column") && (node.text === "name" || node.text === "email");
