/**
 * What the name at a place stands for, and everywhere that it is used.
 *
 * The resolver knows nearly all of it. Only a value such as `price` means something by the type it meets, so the
 * signal beside it is asked.
 */

import {
  type ast,
  children as childrenOf,
  descendants,
  nodesAt,
  type ParsedFile,
  type Program,
  type ResolvedSnapshot,
  type Span,
  type Symbol,
  type SyntaxNode,
} from "@persona-lang/compiler";
import { usesInTexts } from "./names-in-texts.ts";

interface Named {
  readonly symbol: Symbol;
  /** The name under the cursor. */
  readonly span: Span;
}

/** A place in a file of the playbook. */
export interface Located {
  readonly file: string;
  readonly span: Span;
}

export function symbolAt({ program }: ResolvedSnapshot, file: ParsedFile, offset: number): Named | undefined {
  if (program === undefined) return undefined;
  const path = nodesAt(file.tree, offset);
  const node = path.at(-1);
  if (node === undefined) return undefined;
  const symbol = symbolOf(node, path, program);
  if (symbol !== undefined) return { symbol, span: node };
  return usesInTexts(program, file).find(({ span }) => span.start <= offset && offset <= span.end);
}

function symbolOf(node: SyntaxNode, path: readonly SyntaxNode[], program: Program): Symbol | undefined {
  if (node.kind === "reference") {
    const reference = node as ast.Reference;
    if (path.at(-2)?.kind === "import-header") return takenIn(reference, program);
    return program.resolution(reference) ?? memberAt(reference, path, program);
  }
  if (node.kind !== "name") return undefined;
  for (const around of path.toReversed()) {
    const symbol = program.symbolOf(around as Symbol["node"]);
    if (symbol?.nameNode === node) return symbol;
  }
  return undefined;
}

/** What an import takes from a file by its name: the first that has it and is nothing's part. */
const takenIn = ({ text }: ast.Reference, { members }: Program): Symbol | undefined =>
  [...members.values()]
    .flatMap(({ declares }) => declares)
    .find(({ name, owner, namespace }) => name === text && owner === undefined && namespace !== "column");

/** `price` in `when reasonChosen is price`, in a case of `for reasonChosen`, or as the value that a test gives. */
function memberAt(
  reference: ast.Reference,
  path: readonly SyntaxNode[],
  program: Program,
): Symbol | undefined {
  for (const of of subjectsAt(path)) {
    if (of === reference) continue;
    const signal = program.resolution(of);
    const values = signal === undefined ? valuesOfMessage(of, path, program) : membersOf(signal, program);
    return values.find(({ name }) => name === reference.text);
  }
  return undefined;
}

/** What a tone asks of the message it words: `when feeling is upset`. */
function valuesOfMessage(
  { text }: ast.Reference,
  path: readonly SyntaxNode[],
  program: Program,
): readonly Symbol[] {
  const isAsked =
    (text === "feeling" || text === "channel" || text === "persona") &&
    path.some(({ kind }) => kind === "voice");
  return isAsked ? program.symbols(text) : [];
}

/** Whose value stands at a place: a signal, or a column of the team. */
export function subjectAt(path: readonly SyntaxNode[], program: Program): Symbol | undefined {
  const [subject] = subjectsAt(path);
  return subject && program.resolution(subject);
}

/** The innermost first. */
const subjectsAt = (path: readonly SyntaxNode[]): readonly ast.Reference[] =>
  path.toReversed().flatMap((around) => subjectOf(around) ?? []);

/** The name whose values can stand in a node. */
function subjectOf(node: SyntaxNode): ast.Reference | undefined {
  switch (node.kind) {
    case "comparison":
      return (node as ast.Comparison).subject.name;
    case "for-rule":
      return (node as ast.ForRule).signal;
    case "assignment":
      return (node as ast.Declaration).subject;
    default:
      return undefined;
  }
}

/** The values of a signal: those listed on its line, or those of its type. */
export function membersOf(signal: Symbol, program: Program): readonly Symbol[] {
  const own = program.symbols("member", signal);
  if (own.length > 0) return own;
  for (const node of descendants(signal.node)) {
    if (node.kind !== "simple-type") continue;
    const type = program.resolution((node as ast.SimpleType).name);
    if (type !== undefined) return program.symbols("member", type);
  }
  return [];
}

/** A symbol of the first of some playbooks in each that takes in the file in which it is declared. */
export const inAll = (
  symbol: Symbol,
  [own, ...others]: readonly [ResolvedSnapshot, ...ResolvedSnapshot[]],
): readonly (readonly [Symbol, ResolvedSnapshot])[] => [
  [symbol, own],
  ...others.flatMap((other) => {
    const same = other.program?.symbolOf(symbol.node);
    return same === undefined ? [] : [[same, other] as const];
  }),
];

/** Where the symbol is used, in the order of files and text; its declaration is not among them. */
export function usesOf(symbol: Symbol, { program, files }: ResolvedSnapshot): readonly Located[] {
  if (program === undefined) return [];
  const inTexts = files.flatMap((file) =>
    usesInTexts(program, file).flatMap((use) =>
      use.symbol === symbol ? [{ file: file.source.path, span: use.span }] : [],
    ),
  );
  const inTrees = [
    ...program.references(symbol).map(({ file, node }) => ({ file, span: node })),
    ...(areValues.has(symbol.namespace) ? files.flatMap((file) => usesAsValue(symbol, file, program)) : []),
  ];
  return inOrder([...inTrees, ...inTexts], files);
}

function inOrder(places: readonly Located[], files: readonly ParsedFile[]): readonly Located[] {
  const order = files.map(({ source }) => source.path);
  return places.toSorted(
    (a, b) => order.indexOf(a.file) - order.indexOf(b.file) || a.span.start - b.span.start,
  );
}

/** Where its name is written: where it is used, and where it is taken in, which is no use of it. */
export function mentionsOf(symbol: Symbol, snapshot: ResolvedSnapshot): readonly Located[] {
  const { program, files } = snapshot;
  const imports = files.flatMap(({ source, tree }) =>
    tree.declarations
      .flatMap(({ header }) => (header?.kind === "import-header" ? header.names : []))
      .filter((name) => name.text === symbol.name && program && takenIn(name, program) === symbol)
      .map((span) => ({ file: source.path, span })),
  );
  return inOrder([...imports, ...usesOf(symbol, snapshot)], files);
}

/** The uses of a symbol in each of several playbooks. */
export const usesInAll = (symbols: ReturnType<typeof inAll>): readonly Located[] =>
  distinct(symbols.flatMap((each) => usesOf(...each)));

/** Each place once: of those in several playbooks, that of the first. */
export function distinct<Place extends Located>(places: readonly Place[]): readonly Place[] {
  const seen = new Set<string>();
  return places.filter(({ file, span }) => {
    const key = `${file}:${span.start}:${span.end}`;
    return !seen.has(key) && seen.add(key);
  });
}

/** What conditions compare with: only the name beside it tells what such a word means. */
const areValues: ReadonlySet<Symbol["namespace"]> = new Set(["member", "feeling", "channel", "persona"]);

function usesAsValue(member: Symbol, file: ParsedFile, program: Program): readonly Located[] {
  const found: Located[] = [];
  const visit = (node: SyntaxNode, path: readonly SyntaxNode[]): void => {
    const here = [...path, node];
    if (node.kind === "reference" && (node as ast.Reference).text === member.name) {
      const isOpen = program.resolution(node as ast.Reference) === undefined;
      if (isOpen && symbolOf(node, here, program) === member)
        found.push({ file: file.source.path, span: node });
    }
    for (const child of childrenOf(node)) visit(child, here);
  };
  visit(file.tree, []);
  return found;
}
