/**
 * Joins files to a program: chooses what belongs to it and finds what every name in it stands for.
 *
 * The result is side tables. What a name may stand for was decided by uses.ts, what has the name is asked of
 * scope.ts; here the two meet. What is not found is handed to unknown-names.ts.
 */

import { checkNameClashes } from "../binder/name-clashes.ts";
import type { Symbol } from "../binder/symbols.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import type { Declaration, Reference } from "../syntax/ast.ts";
import { valueOf } from "../syntax/ast.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";
import { checkCompleteness } from "./completeness.ts";
import { checkDefinitions } from "./definitions.ts";
import type { FileGraph } from "./files.ts";
import { lookUp, type Owners } from "./look-up.ts";
import { selectMembers } from "./membership.ts";
import type { Located, Program } from "./program.ts";
import { createScope } from "./scope.ts";
import { createUnknownNames } from "./unknown-names.ts";
import type { Use } from "./uses.ts";

export function resolveProgram(
  graph: FileGraph,
  assets: ReadonlyMap<string, Uint8Array>,
  reporter: Reporter,
): Program {
  const bound = [...graph.files.values()].map((file) => file.bound);
  const files = bound.map(({ file }) => file);
  const { declarations, symbols, usesOf } = selectMembers(graph, reporter);
  const byKind = Map.groupBy(declarations, ({ node }) => node.kind);
  const scope = createScope(symbols);
  const resolutions = new Map<Reference, Symbol>();
  const references = new Map<Symbol, { readonly file: string; readonly node: Reference }[]>();

  /** Words that stand for themselves. */
  const values = new Set<Reference>();
  const byNode = new Map(bound.flatMap((file) => [...file.symbolOf]));
  const symbolOf = (node: Symbol["node"]) => byNode.get(node);
  const unknown = createUnknownNames(scope, graph, reporter);

  function resolve(use: Use, file: string): void {
    const owners = ownersOf(use);
    const found = lookUp(use, owners, scope);
    const [symbol, other] = found;
    if (use.former) {
      if (symbol !== undefined) unknown.reportFormer(use, symbol, file);
    } else if (symbol === undefined) {
      if (!isGivenColumn(use) && unknown.report(use, owners, file) === "value") values.add(use.node);
    } else if (other !== undefined) {
      unknown.reportAmbiguous(use, symbol, other, file);
    } else {
      resolutions.set(use.node, symbol);
      const known = references.get(symbol);
      if (known === undefined) references.set(symbol, [{ file, node: use.node }]);
      else known.push({ file, node: use.node });
    }
  }

  /** What the names of a use belong to, where they belong to something. */
  function ownersOf(use: Use): Owners {
    const play = use.play && symbolOf(use.play);
    const personas = use.play && valueOf(use.play as Declaration<"play">, "for")?.names;
    const served = personas?.flatMap(({ text }) => scope.find("persona", text) ?? []);
    return {
      play: use.play === undefined ? scope.all("play") : play === undefined ? [] : [play],
      persona: personas === undefined ? scope.all("persona") : (served ?? []),
    };
  }

  checkNameClashes(symbols, reporter);
  for (const { file, node } of declarations) for (const use of usesOf(node)) resolve(use, file);

  const certain = !graph.incomplete && graph.lostNames.size === 0 && files.every((file) => file.printable);
  const program: Program = {
    certain,
    files,
    file: (path) => graph.files.get(path)?.bound.file,
    playbook: byKind.get("playbook")?.[0] as Located<"playbook"> | undefined,
    declarations: <K extends DeclarationKind>(kind: K) =>
      (byKind.get(kind) ?? []) as unknown as readonly Located<K>[],
    symbols: (namespace, owner) => scope.all(namespace, owner),
    symbolOf,
    resolution: (reference) => resolutions.get(reference),
    isValue: (reference) => values.has(reference),
    references: (symbol) => references.get(symbol) ?? [],
    asset: (path) => assets.get(path),
  };

  const definitionsIn = (definition: Symbol) =>
    usesOf(definition.node as Declaration).flatMap((use) => {
      const used = resolutions.get(use.node);
      return used?.namespace === "definition" ? [used] : [];
    });
  checkDefinitions(scope.all("definition"), definitionsIn, reporter);
  checkCompleteness(program, certain, reporter);
  return program;
}

/** Every person of the team has a name and an e-mail address: columns that nobody declares. */
const isGivenColumn = ({ node, expects }: Use) =>
  expects.includes("column") && (node.text === "name" || node.text === "email");
