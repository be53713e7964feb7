/** What each word is, for colours: by what the resolver says of it, which no grammar of an editor can know. */

import {
  type ast,
  descendants,
  type ParsedFile,
  type Program,
  type Snapshot,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { usesInTexts } from "./names-in-texts.ts";
import { membersOf } from "./symbol-at.ts";

export const tokenTypes = [
  "keyword",
  "property",
  "class",
  "variable",
  "enumMember",
  "function",
  "type",
  "parameter",
  "namespace",
  "string",
  "number",
  "comment",
] as const;
export const tokenModifiers = ["declaration", "documentation"] as const;

export interface Token {
  readonly span: Span;
  readonly type: (typeof tokenTypes)[number];
  readonly declaration: boolean;
  readonly documentation: boolean;
}

const typeOfNamespace: Readonly<Record<Symbol["namespace"], Token["type"]>> = {
  group: "namespace",
  signal: "variable",
  type: "type",
  member: "enumMember",
  definition: "variable",
  persona: "class",
  need: "enumMember",
  role: "parameter",
  column: "variable",
  channel: "namespace",
  stage: "namespace",
  feeling: "enumMember",
  tone: "enumMember",
  resource: "parameter",
  message: "function",
  survey: "function",
  play: "class",
  action: "function",
  phase: "namespace",
};

const numbers = new Set(["number", "percent", "money", "duration", "date", "time"]);

/** In the order of the text, none inside of another. */
export function tokensIn({ program }: Snapshot, file: ParsedFile): readonly Token[] {
  const tokens: Token[] = [];
  const add = (span: Span, type: Token["type"], declaration = false, documentation = false): void => {
    if (span.end > span.start) tokens.push({ span, type, declaration, documentation });
  };
  for (const { span, text } of file.comments) add(span, "comment", false, text.startsWith("///"));
  const declared = new Map<object, Symbol>();
  for (const node of descendants(file.tree)) {
    const symbol = program?.symbolOf(node as Symbol["node"]);
    if (symbol !== undefined) declared.set(symbol.nameNode, symbol);
    const { node: sort, keyword, name, subject } = node as Partial<ast.Declaration>;
    if (sort === "declaration" && keyword !== undefined && keyword.start !== (name ?? subject)?.span.start)
      add(keyword, "keyword");
    if (node.kind === "property") add((node as ast.Property).word.span, "property");
    else if (node.kind === "text") addText(node as ast.Text, file, program, add);
    else if (numbers.has(node.kind)) add(node.span, "number");
    else if (node.kind === "name" && declared.has(node))
      add(node.span, typeOfNamespace[(declared.get(node) as Symbol).namespace], true);
    else if (node.kind === "reference") {
      const referred = program?.resolution(node as ast.Reference);
      if (referred !== undefined) add(node.span, typeOfNamespace[referred.namespace]);
      else if (isMember(node as ast.Reference, program)) add(node.span, "enumMember");
    }
  }
  return withoutOverlaps(tokens);
}

/** A word that no name of the playbook has, where values stand: some member is called so. */
const isMember = ({ text, missing }: ast.Reference, program: Program | undefined): boolean =>
  !missing && program !== undefined && memberNames(program).has(text);

const namesOfMembers = new WeakMap<Program, ReadonlySet<string>>();

function memberNames(program: Program): ReadonlySet<string> {
  const known = namesOfMembers.get(program);
  if (known !== undefined) return known;
  const owners = [...program.symbols("type"), ...program.symbols("signal"), ...program.symbols("column")];
  const names = new Set(owners.flatMap((owner) => membersOf(owner, program)).map(({ name }) => name));
  namesOfMembers.set(program, names);
  return names;
}

/** A text in pieces around the names of fields in it. */
function addText(
  { span }: ast.Text,
  file: ParsedFile,
  program: Program | undefined,
  add: (span: Span, type: Token["type"]) => void,
): void {
  let start = span.start;
  const fields = program === undefined ? [] : usesInTexts(program, file);
  for (const { symbol, span: name } of fields) {
    if (name.start < start || name.end > span.end) continue;
    add({ start, end: name.start }, "string");
    add(name, typeOfNamespace[symbol.namespace]);
    start = name.end;
  }
  add({ start, end: span.end }, "string");
}

function withoutOverlaps(tokens: Token[]): readonly Token[] {
  let end = 0;
  return tokens
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
