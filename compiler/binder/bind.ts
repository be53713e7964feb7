/**
 * Binds one file: finds everything in it that has a name.
 *
 * Which declarations give a name, and to what kind of thing, stands in the vocabulary; only what belongs to
 * something else (a member, a need, an action) is known here. Names are judged one by one; what two names
 * of a program may not have in common is the business of name-clashes.ts, since it needs all the files.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createReporter } from "../diagnostics/reporter.ts";
import { finish, oneIn, type Work } from "../source/work.ts";
import type { Declaration, Property } from "../syntax/ast/declaration.ts";
import type { Header } from "../syntax/ast/headers.ts";
import type { TypeNode } from "../syntax/ast/types.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { type DeclarationKind, propertyOf, specificationOf } from "../syntax/vocabulary.ts";
import { checkName } from "./name-rules.ts";
import type { Symbol } from "./symbols.ts";

export interface BoundFile {
  readonly file: ParsedFile;
  /** What each declaration at the top of the file declares, itself and all in it, in the order of the text. */
  readonly declares: ReadonlyMap<Declaration, readonly Symbol[]>;
  /**
   * Kinds of things of which one lost its name to a syntax error: a reference to one that is not found may
   * mean just that one, and is not reported.
   */
  readonly lostNames: ReadonlySet<Symbol["namespace"]>;
  readonly diagnostics: readonly Diagnostic[];
}

/** @param before the same file before an edit: what a node that is still there declares is the symbol that it was. */
export const bindFile = (file: ParsedFile, before?: BoundFile): BoundFile => finish(binding(file, before));

/** A step for every few declarations. */
export function* binding(file: ParsedFile, before?: BoundFile): Work<BoundFile> {
  const known = before === undefined ? undefined : createKnown(before, file);
  const reporter = createReporter();
  const declares = new Map<Declaration, readonly Symbol[]>();
  let symbols: Symbol[] = [];
  const lostNames = new Set<Symbol["namespace"]>();
  const path = file.source.path;

  function bindName(
    node: Symbol["node"],
    namespace: Symbol["namespace"],
    owner: Symbol | undefined,
  ): Symbol | undefined {
    const nameNode = node.kind === "name" ? node : node.name;
    if (nameNode === undefined || nameNode.missing || nameNode.text === "") {
      lostNames.add(namespace);
      return undefined;
    }
    const earlier = known?.symbolOf(node);
    const symbol: Symbol =
      earlier?.owner === owner && earlier?.namespace === namespace
        ? earlier
        : { namespace, name: nameNode.text, nameNode, file: path, node, owner };
    symbols.push(symbol);
    if (!nameNode.broken) checkName(symbol, reporter);
    return symbol;
  }

  /** `around`: the persona of a need, the play of an action or phase. */
  function bindDeclaration(
    declaration: Declaration,
    parent: DeclarationKind | undefined,
    around: Symbol | undefined,
  ): void {
    const namespace = namespaceOf(declaration, parent);
    const symbol = namespace && bindName(declaration, namespace, around);

    const type = typeIn(declaration.header);
    if (type !== undefined && symbol !== undefined) bindMembers(type, symbol);

    // Most declarations are lines.
    if (declaration.items.length === 0) return;
    const owner = declaration.kind === "persona" || declaration.kind === "play" ? symbol : around;
    for (const item of declaration.items) {
      if (item.node === "declaration") bindDeclaration(item, declaration.kind, owner);
      else bindProperty(item, declaration.kind, owner);
    }
  }

  function bindProperty({ word, value }: Property, kind: DeclarationKind, owner: Symbol | undefined): void {
    // No other declares anything.
    if (value?.kind !== "named-texts" && value?.kind !== "tone" && value?.kind !== "new-names") return;
    const namespace = propertyOf(kind, word.text)?.declares;
    if (namespace === undefined) return;
    if (value.kind === "named-texts" && owner !== undefined) bindName(value, namespace, owner);
    if (value.kind === "tone") bindName(value, namespace, undefined);
    if (value.kind === "new-names") for (const name of value.names) bindName(name, namespace, undefined);
  }

  function bindMembers(type: TypeNode, owner: Symbol): void {
    if (type.kind === "collection-type") bindMembers(type.element, owner);
    if (type.kind !== "enumeration-type") return;
    for (const member of type.members) bindName(member, "member", owner);
  }

  const endsStep = oneIn(64);
  for (const declaration of file.tree.declarations) {
    const whole = known?.declaredIn(declaration);
    symbols = [];
    if (whole === undefined) bindDeclaration(declaration, undefined, undefined);
    declares.set(declaration, whole ?? symbols);
    if (endsStep()) yield;
  }
  return { file, declares, lostNames, diagnostics: reporter.diagnostics };
}

/** What was bound before an edit and is still there. Where something was wrong with a name, all are judged anew. */
function createKnown({ declares, lostNames, diagnostics }: BoundFile, { tree }: ParsedFile) {
  const isSound = diagnostics.length === 0 && lostNames.size === 0;
  const still = new Set(tree.declarations);
  const inOthers = [...declares].flatMap(([node, symbols]) => (still.has(node) && isSound ? [] : symbols));
  const byNode = new Map(inOthers.map((symbol) => [symbol.node, symbol]));
  return {
    declaredIn: (declaration: Declaration) => (isSound ? declares.get(declaration) : undefined),
    symbolOf: (node: Symbol["node"]) => byNode.get(node),
  };
}

/** What the name of a declaration stands for. The one line that the vocabulary leaves open: a signal of the team. */
function namespaceOf(
  declaration: Declaration,
  parent: DeclarationKind | undefined,
): Symbol["namespace"] | undefined {
  const specification = specificationOf(declaration.kind);
  if (specification.name !== "declares") return undefined;
  return declaration.kind === "signal" && parent === "team" ? "column" : specification.namespace;
}

/** The type that a `type` declaration or a signal's line gives. */
export function typeIn(header: Header | undefined): TypeNode | undefined {
  if (header === undefined) return undefined;
  if (header.kind === "signal-header") return header.type;
  const isType =
    header.kind === "simple-type" || header.kind === "enumeration-type" || header.kind === "collection-type";
  return isType ? header : undefined;
}
