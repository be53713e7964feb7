/**
 * What an edit changes of a program, and what it leaves as it was.
 *
 * Declarations know of one another by their names. So one that is still there, and uses no name of anything that was
 * written anew, means what it meant: every later stage may say of it what it said before.
 */

import type { Symbol } from "../binder/symbols.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";
import type { Declared, Member, Program } from "./program.ts";

export interface Unchanged {
  /** These are as they were, and all that they refer to. */
  readonly declarations: ReadonlySet<Declaration>;
  /** Texts use names that no declaration is asked for. */
  readonly changed: ChangedNames;
}

/** Names of all that came or went: of what was written anew, too. */
export interface ChangedNames {
  readonly everywhere: ReadonlySet<string>;
  /** Of what belongs to a play: in other plays the same name means something else. */
  readonly outsideOfPlays: ReadonlySet<string>;
}

/** What all declarations depend on, whether they name it or not. */
const seenByAll: readonly DeclarationKind[] = ["playbook", "customer", "team", "voice", "classify"];

/** Undefined where an edit may have changed the meaning of anything. */
export function unchangedSince(before: Program, now: Program): Unchanged | undefined {
  const stayed = seenByAll.every((kind) => sameNodes(before, now, kind));
  if (!before.certain || !now.certain || !stayed || !declareSame(before.members, now.members))
    return undefined;
  const changed = createNames(differing(before.members, now.members));
  const declarations = new Set<Declaration>();
  for (const [node, { settled }] of now.members)
    if (settled && before.members.has(node)) declarations.add(node);
  // What uses something that changed may have changed itself, and so what uses that.
  for (let size = -1; size !== declarations.size; ) {
    size = declarations.size;
    for (const node of declarations) {
      const member = now.members.get(node);
      if (member === undefined || !usesChanged(member, changed)) continue;
      declarations.delete(node);
      for (const symbol of member.declares) add(symbol, changed);
    }
  }
  return { declarations, changed };
}

type DeclaredByNode = ReadonlyMap<Declaration, Declared>;

export const changedNames = (before: DeclaredByNode, now: DeclaredByNode): ChangedNames =>
  createNames(differing(before, now));

/** Whether a settled declaration uses any of the names. */
export function usesChanged(
  { node: { kind }, references }: Member,
  { everywhere, outsideOfPlays }: ChangedNames,
): boolean {
  const isOutside = kind !== "play";
  return references.some(
    ({ node }) => everywhere.has(node.text) || (isOutside && outsideOfPlays.has(node.text)),
  );
}

/** All that came or went; a declaration that is still there has the symbols that it had. */
function differing(before: DeclaredByNode, now: DeclaredByNode): readonly Symbol[] {
  const onlyIn = (some: DeclaredByNode, others: DeclaredByNode) =>
    [...some].flatMap(([node, { declares }]) => (others.has(node) ? [] : declares));
  const gone = new Set(onlyIn(before, now));
  const came = onlyIn(now, before).filter((symbol) => !gone.delete(symbol));
  return [...came, ...gone];
}

type BuildingNames = { readonly [Part in keyof ChangedNames]: Set<string> };

function createNames(symbols: readonly Symbol[]): BuildingNames {
  const names = { everywhere: new Set<string>(), outsideOfPlays: new Set<string>() };
  for (const symbol of symbols) add(symbol, names);
  return names;
}

function add({ name, owner }: Symbol, { everywhere, outsideOfPlays }: BuildingNames): void {
  (owner?.namespace === "play" ? outsideOfPlays : everywhere).add(name);
}

/** By name and kind, in the same order. */
export function declareSame(before: DeclaredByNode, now: DeclaredByNode): boolean {
  const declaring = (all: DeclaredByNode) => [...all.values()].filter(({ declares }) => declares.length > 0);
  const [were, are] = [declaring(before), declaring(now)];
  return were.length === are.length && were.every((one, index) => sameNames(one, are[index] as Declared));
}

const sameNames = (one: Declared, other: Declared): boolean =>
  one.node === other.node ||
  (one.declares.length === other.declares.length &&
    one.declares.every(({ namespace, name }, index) => {
      const symbol = other.declares[index];
      return name === symbol?.name && namespace === symbol.namespace;
    }));

function sameNodes(before: Program, now: Program, kind: DeclarationKind): boolean {
  const [were, are] = [before.declarations(kind), now.declarations(kind)];
  return were.length === are.length && were.every(({ node }, index) => node === are[index]?.node);
}
