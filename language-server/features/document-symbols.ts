/** The outline of a file: its declarations, each with its title. */

import {
  type ast,
  kindWords,
  type ParsedFile,
  type Program,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { oneLine } from "./markdown.ts";

export interface Entry {
  readonly name: string;
  /** What it is, in a word or two: `persona`, `signal`; with its title. */
  readonly detail: string;
  readonly kind: ast.Declaration["kind"];
  readonly span: Span;
  readonly nameSpan: Span;
  readonly children: readonly Entry[];
}

export function documentSymbols({ tree, source }: ParsedFile): readonly Entry[] {
  return tree.declarations.map((declaration) => entryOf(declaration, source.text));
}

function entryOf(declaration: ast.Declaration, text: string): Entry {
  const { kind, keyword, header, items } = declaration;
  const given = declaration.name ?? declaration.subject ?? (header?.kind === "text" ? header : undefined);
  const nameSpan = given === undefined || given.missing ? keyword : given;
  const title = declaration.titles[0]?.text.value;
  const word = kind === "message-text" ? "message" : kind === "test-customer" ? "customer" : kind;
  const condition =
    kind === "if" && header !== undefined ? ` ${oneLine(text.slice(header.start, header.end))}` : "";
  const children = items.flatMap((item) => (item.node === "declaration" ? [entryOf(item, text)] : []));
  const name = oneLine(text.slice(nameSpan.start, nameSpan.end));
  return {
    name: name === "" ? word : name + condition,
    detail: title === undefined ? word : `${word}: ${oneLine(title)}`,
    kind,
    span: declaration,
    nameSpan,
    children,
  };
}

/** What can be looked for in the whole workspace: everything that has a name, but for values and columns. */
export function workspaceSymbols(program: Program, query: string): readonly Symbol[] {
  const wanted = query.toLowerCase();
  const namespaces = Object.keys(kindWords) as Symbol["namespace"][];
  return namespaces
    .filter((namespace) => namespace !== "member")
    .flatMap((namespace) => symbolsOf(namespace, program))
    .filter(({ name }) => isSubsequence(wanted, name.toLowerCase()));
}

function symbolsOf(namespace: Symbol["namespace"], program: Program): readonly Symbol[] {
  const owners =
    namespace === "need"
      ? program.symbols("persona")
      : namespace === "action" || namespace === "phase"
        ? program.symbols("play")
        : undefined;
  return owners === undefined
    ? program.symbols(namespace)
    : owners.flatMap((owner) => program.symbols(namespace, owner));
}

/** As editors match: `kof` finds `kickoff`. */
function isSubsequence(wanted: string, name: string): boolean {
  let at = 0;
  for (const character of wanted) {
    at = name.indexOf(character, at) + 1;
    if (at === 0) return false;
  }
  return true;
}
