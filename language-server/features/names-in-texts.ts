/**
 * Names of the playbook inside texts: `{{developers}}`, `{{#if customer.systems}}`, `{{dates.kickoff}}`.
 *
 * The compiler checks what a text names; here it is only found where each name stands. What is neither a signal, a
 * role, a resource nor an action (`customer.name`, `play.title`, a field of a person) is no name of the playbook. Nor is
 * anything inside of `{{#each}}`, where a signal may be called as a field of the person is.
 */

import {
  type ast,
  children,
  nodesAt,
  type ParsedFile,
  type Program,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { openBehind } from "./words-in-texts.ts";

export interface UseInText {
  readonly symbol: Symbol;
  readonly span: Span;
}

/** Properties whose texts have fields. */
const templates: Readonly<Record<string, readonly string[]>> = {
  task: ["note"],
  meeting: ["agenda"],
  "message-text": ["subject", "body"],
};

/** What a bare word at the start of a field can be. */
const direct = ["signal", "role", "resource"] as const;
/** Words that are none there: a signal that is called so is written `customer.or`. */
const templateWords: ReadonlySet<string> = new Set(["or", "if", "unless", "each", "else", "this"]);

const takesFields = (kind: string, word: string): boolean =>
  Object.hasOwn(templates, kind) && templates[kind]?.includes(word) === true;

/** The text at a place, where it is one that has fields. */
export function templateAt(file: ParsedFile, offset: number): ast.Text | undefined {
  const path = nodesAt(file.tree, offset);
  const text = path.at(-1);
  const property = path.findLast(({ kind }) => kind === "property") as ast.Property | undefined;
  const declaration = path.findLast((node) => "keyword" in node);
  if (text?.kind !== "text" || property === undefined || declaration === undefined) return undefined;
  return takesFields(declaration.kind, property.word.text) ? (text as ast.Text) : undefined;
}

const known = new WeakMap<Program, Map<ParsedFile, readonly UseInText[]>>();

/** In the order of the text; a place stands twice where its name belongs to actions of two plays. */
export function usesInTexts(program: Program, file: ParsedFile): readonly UseInText[] {
  const ofProgram = known.get(program) ?? new Map<ParsedFile, readonly UseInText[]>();
  known.set(program, ofProgram);
  const before = ofProgram.get(file);
  if (before !== undefined) return before;
  const uses: UseInText[] = [];
  for (const declaration of file.tree.declarations) collect(declaration, undefined, program, file, uses);
  ofProgram.set(file, uses);
  return uses;
}

function collect(
  declaration: ast.Declaration,
  outerPlay: ast.Declaration | undefined,
  program: Program,
  file: ParsedFile,
  uses: UseInText[],
): void {
  const play = declaration.kind === "play" ? declaration : outerPlay;
  for (const item of declaration.items) {
    if (item.node === "declaration") collect(item, play, program, file, uses);
    else if (takesFields(declaration.kind, item.word.text))
      for (const text of textsIn(item))
        collectFields(text, playsOf(declaration, play, program), program, file, uses);
  }
}

function textsIn(node: ast.Property): readonly ast.Text[] {
  const found: ast.Text[] = [];
  const visit = (each: { readonly kind: string }): void => {
    if (each.kind === "text") found.push(each as ast.Text);
    else for (const child of children(each as ast.Property)) visit(child);
  };
  visit(node);
  return found;
}

/** The plays whose actions a text sees: the one around it, or those that send it. */
function playsOf(
  declaration: ast.Declaration,
  play: ast.Declaration | undefined,
  program: Program,
): () => readonly Symbol[] {
  return () => {
    if (play !== undefined) return [program.symbolOf(play)].filter((symbol) => symbol !== undefined);
    const message = program.symbolOf(declaration);
    if (message === undefined) return [];
    const plays = program.references(message).flatMap(({ within }) => program.symbolOf(within) ?? []);
    return [...new Set(plays)];
  };
}

/** What stands in quotes is printed as it is; where they are never closed, that is the rest. */
export const inQuotes = /"(?:[^"\\]|\\[\s\S]?)*"?|'(?:[^'\\]|\\[\s\S]?)*'?/g;

/** A path of names, with what stands before it: a `.`, a quote or another letter. */
const fieldPattern =
  /(?<![\p{L}\p{M}\p{N}_."'])([\p{L}_][\p{L}\p{M}\p{N}_]*)(?:\.([\p{L}_][\p{L}\p{M}\p{N}_]*))?/gu;

function collectFields(
  node: ast.Text,
  plays: () => readonly Symbol[],
  program: Program,
  file: ParsedFile,
  uses: UseInText[],
): void {
  const written = file.source.text.slice(node.start, node.end);
  let open: readonly string[] = [];
  for (const braces of written.matchAll(/\{\{(?!!)[^{}]*\}\}/g)) {
    const isOutOfSight = open.includes("each");
    open = openBehind(braces[0], open);
    if (isOutOfSight) continue;
    const inside = braces[0].replace(inQuotes, (quoted) => " ".repeat(quoted.length));
    for (const field of inside.matchAll(fieldPattern)) {
      const [, first = "", second] = field;
      const start = node.start + braces.index + field.index;
      const add = (symbol: Symbol | undefined, name: string, at: number): void => {
        if (symbol !== undefined) uses.push({ symbol, span: { start: at, end: at + name.length } });
      };
      if (first === "customer" && second !== undefined)
        add(nameIn(["signal"], second, program), second, start + first.length + 1);
      else if (first === "dates" && second !== undefined) {
        for (const play of plays())
          add(
            program.symbols("action", play).find(({ name }) => name === second.normalize("NFC")),
            second,
            start + first.length + 1,
          );
        add(nameIn(["signal"], second, program), second, start + first.length + 1);
      } else if (!templateWords.has(first)) add(nameIn(direct, first, program), first, start);
    }
  }
}

type Direct = (typeof direct)[number];
const byName = new WeakMap<Program, Readonly<Record<Direct, ReadonlyMap<string, Symbol>>>>();

/** The first of them that has a symbol of this name. */
function nameIn(namespaces: readonly Direct[], written: string, program: Program): Symbol | undefined {
  const mapOf = (namespace: Direct) =>
    new Map(
      program
        .symbols(namespace)
        .map((symbol) => [symbol.name, symbol] as const)
        .toReversed(),
    );
  const maps = byName.get(program) ?? {
    signal: mapOf("signal"),
    role: mapOf("role"),
    resource: mapOf("resource"),
  };
  byName.set(program, maps);
  const name = written.normalize("NFC");
  for (const namespace of namespaces) {
    const symbol = maps[namespace].get(name);
    if (symbol !== undefined) return symbol;
  }
  return undefined;
}
