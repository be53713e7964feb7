/** What each word is, for colours: by what the resolver says of it, which no grammar of an editor can know. */

import {
  type ast,
  descendants,
  type ParsedFile,
  type Program,
  type ResolvedSnapshot,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { type UseInText, usesInTexts } from "./names-in-texts.ts";
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

interface Token {
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

/**
 * In the order of the text, none inside of another, one declaration of the file after another: whoever goes through a
 * long file can do something else in between.
 *
 * @param within absent: all of the file
 */
export function* tokensIn(
  { program }: ResolvedSnapshot,
  file: ParsedFile,
  within: Span = { start: 0, end: file.source.text.length },
): Generator<readonly Token[]> {
  const fields = program === undefined ? [] : usesInTexts(program, file);
  const comments = file.comments.values();
  let [comment, end] = [comments.next().value, 0];
  // Behind the last declaration there may be comments.
  for (const declaration of [...file.tree.declarations, undefined]) {
    const tokens: Token[] = [];
    const upTo = declaration?.end ?? Number.POSITIVE_INFINITY;
    for (; comment !== undefined && comment.start < upTo; comment = comments.next().value)
      addToken(comment, "comment", tokens, { documentation: comment.text.startsWith("///") });
    if (declaration !== undefined && declaration.start <= within.end && upTo >= within.start)
      addTokens(declaration, program, fields, tokens);
    const apart = withoutOverlaps(tokens, end);
    end = Math.max(end, apart.at(-1)?.span.end ?? 0);
    yield apart.filter(({ span }) => span.end >= within.start && span.start <= within.end);
  }
}

function addToken(
  span: Span,
  type: Token["type"],
  tokens: Token[],
  { declaration = false, documentation = false } = {},
): void {
  if (span.end > span.start) tokens.push({ span, type, declaration, documentation });
}

function addTokens(
  declaration: ast.Declaration,
  program: Program | undefined,
  fields: readonly UseInText[],
  tokens: Token[],
): void {
  const declared = new Map<object, Symbol>();
  for (const node of descendants(declaration)) {
    const symbol = program?.symbolOf(node as Symbol["node"]);
    if (symbol !== undefined) declared.set(symbol.nameNode, symbol);
    const { node: sort, keyword, name, subject } = node as Partial<ast.Declaration>;
    if (sort === "declaration" && keyword !== undefined && keyword.start !== (name ?? subject)?.start)
      addToken(keyword, "keyword", tokens);
    if (node.kind === "property") addToken((node as ast.Property).word, "property", tokens);
    else if (node.kind === "text") addText(node as ast.Text, fields, tokens);
    else if (numbers.has(node.kind)) addToken(node, "number", tokens);
    else if (node.kind === "name" && declared.has(node)) {
      const { namespace } = declared.get(node) as Symbol;
      addToken(node, typeOfNamespace[namespace], tokens, { declaration: true });
    } else if (node.kind === "reference") {
      const referred = program?.resolution(node as ast.Reference);
      if (referred !== undefined) addToken(node, typeOfNamespace[referred.namespace], tokens);
      else if (isMember(node as ast.Reference, program)) addToken(node, "enumMember", tokens);
    }
  }
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
function addText(text: ast.Text, fields: readonly UseInText[], tokens: Token[]): void {
  let { start } = text;
  for (let index = firstFrom(start, fields); index < fields.length; index++) {
    const { symbol, span: name } = fields[index] as UseInText;
    if (name.end > text.end) break;
    // One place may stand for the actions of two plays.
    if (name.start < start) continue;
    addToken({ start, end: name.start }, "string", tokens);
    addToken(name, typeOfNamespace[symbol.namespace], tokens);
    start = name.end;
  }
  addToken({ start, end: text.end }, "string", tokens);
}

/** The index of the first field that begins at an offset or behind it; they stand in the order of the text. */
function firstFrom(offset: number, fields: readonly UseInText[]): number {
  let [low, high] = [0, fields.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((fields[middle] as UseInText).span.start < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** @param from what ends before is told already */
function withoutOverlaps(tokens: Token[], from: number): readonly Token[] {
  let end = from;
  return tokens
    .sort((a, b) => a.span.start - b.span.start || b.span.end - a.span.end)
    .filter(({ span }) => {
      if (span.start < end) return false;
      end = span.end;
      return true;
    });
}
