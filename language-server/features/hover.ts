/** What a word means: of a name, what it stands for and where it is used; of a word of the language, what it is for. Of values, hover-values.ts says it. */

import {
  type ast,
  type DeclarationKind,
  describeType,
  isOrdered,
  kindWords,
  nodesAt,
  type ParsedFile,
  propertyOf,
  type ResolvedSnapshot,
  type Span,
  type Symbol,
  type SyntaxNode,
  specificationOf,
  type Type,
  wordOfKind,
  writeRange,
} from "@persona-lang/compiler";
import { completionsAt } from "./completion/completions-at.ts";
import { isInComment, textAround } from "./completion/place.ts";
import { hoverInText } from "./hover-in-texts.ts";
import { codeSpan, plainText } from "./markdown.ts";
import { playbookAt, wordTitle } from "./playbook-card.ts";
import { signatureAt } from "./signature-help.ts";
import { inAll, symbolAt, usesInAll } from "./symbol-at.ts";
import { weighedFor } from "./weighing.ts";
import { aboutSignalWord } from "./words-of-signals.ts";

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

/** @param others the other playbooks that know the name */
export function hoverAt(
  snapshot: ResolvedSnapshot,
  file: ParsedFile,
  offset: number,
  others: readonly ResolvedSnapshot[] = [],
): Hover | undefined {
  const named = symbolAt(snapshot, file, offset);
  if (named !== undefined) return { span: named.span, text: cardOf(named.symbol, snapshot, others) };
  const playbook = playbookAt(snapshot, file, offset);
  if (playbook !== undefined) return playbook;
  const inText = snapshot.program && hoverInText(snapshot.program, file, offset);
  return (
    inText ?? wordAt(file, offset) ?? wordOfLine(snapshot, file, offset) ?? unfinished(snapshot, file, offset)
  );
}

/** A name in a line that is not finished, so that the tree has no place for it: what would be offered there. */
function unfinished(snapshot: ResolvedSnapshot, file: ParsedFile, offset: number): Hover | undefined {
  const span = wordSpanAt(file, offset);
  if (span === undefined) return undefined;
  const word = file.source.text.slice(span.start, span.end);
  const offered = completionsAt(snapshot, file, span.start).items.find(({ label }) => label === word);
  return offered?.symbol && { span, text: cardOf(offered.symbol, snapshot) };
}

/** Of the word around a place outside of texts and comments. */
function wordSpanAt(file: ParsedFile, offset: number): Span | undefined {
  const { text } = file.source;
  const before =
    /(?<![\p{L}\p{M}\p{N}_])[\p{L}\p{M}\p{N}_]*$/u.exec(text.slice(Math.max(0, offset - 100), offset))?.[0] ??
    "";
  const start = offset - before.length;
  const word = /^[\p{L}_][\p{L}\p{M}\p{N}_]*/u.exec(text.slice(start, start + 100))?.[0];
  if (word === undefined || textAround(file, offset) !== undefined || isInComment(file, offset))
    return undefined;
  return { start, end: start + word.length };
}

/** What a name means, as Markdown: what it is in the first playbook, and what comes of it in all. */
export function cardOf(
  symbol: Symbol,
  snapshot: ResolvedSnapshot,
  others: readonly ResolvedSnapshot[] = [],
): string {
  const { name, namespace, owner, node } = symbol;
  const declaration = "items" in node ? node : undefined;
  const of = owner === undefined ? "" : ` of ${codeSpan(owner.name)}`;
  const lines = [`**${kindWords[namespace]}** ${codeSpan(name)}${of}`];
  const titles = declaration?.titles ?? ("texts" in node ? node.texts : []);
  if (titles.length > 0) lines.push(titles.map(wordTitle).join(", "));
  const type = snapshot.types?.typeOf(symbol);
  const group = declaration?.kind === "signal" ? groupOf(declaration, symbol.file, snapshot) : undefined;
  if (type !== undefined) lines.push([...wordsOfType(type), ...flagsOf(declaration, group)].join(", "));
  const source = group && choiceOf(group, "source");
  if (source !== undefined) lines.push(source === "research" ? "from research" : "from your own systems");
  const condition = declaration?.kind === "define" ? declaration.header : undefined;
  if (condition !== undefined) lines.push(`stands for ${codeSpan(textAt(condition, symbol.file, snapshot))}`);
  const summary = declaration === undefined ? undefined : textOf(declaration, ["summary", "goal", "subject"]);
  if (summary !== undefined) lines.push(plainText(summary));
  if (declaration?.documentation !== undefined) lines.push(plainText(declaration.documentation));
  const all = inAll(symbol, [snapshot, ...others]);
  if (namespace === "signal" || namespace === "definition")
    lines.push(wordWeighing(new Set(all.flatMap((each) => weighedFor(...each)))));
  lines.push(wordUses(usesInAll(all).length));
  return lines.join("\n\n");
}

/** The block of signals that one stands in. */
function groupOf(
  signal: ast.Declaration,
  path: string,
  { files }: ResolvedSnapshot,
): ast.Declaration | undefined {
  const file = files.find(({ source }) => source.path === path);
  return file?.tree.declarations.find(({ items }) => items.includes(signal));
}

/** With its range, where it has one: "a whole number, 0 to 500". */
const wordsOfType = (type: Type): readonly string[] => [
  describeType(type),
  ...(isOrdered(type) && type.range !== undefined ? [writeRange(type)] : []),
];

/** What is said of the signal, and of all that it stands with. */
function flagsOf(signal: ast.Declaration | undefined, group: ast.Declaration | undefined): readonly string[] {
  const own = signal?.header?.kind === "signal-header" ? signal.header.flags.map(({ text }) => text) : [];
  const ofGroup = group?.items.some((item) => item.node === "property" && item.word.text === "sensitive");
  return [...new Set([...own, ...(ofGroup ? ["sensitive"] : [])])];
}

function choiceOf({ items }: ast.Declaration, word: string): string | undefined {
  for (const item of items)
    if (item.node === "property" && item.word.text === word && item.value?.kind === "choice")
      return item.value.choice;
  return undefined;
}

const textAt = ({ start, end }: Span, path: string, { files }: ResolvedSnapshot): string =>
  files.find(({ source }) => source.path === path)?.source.text.slice(start, end) ?? "";

const wordWeighing = (personas: ReadonlySet<string>): string =>
  personas.size === 0 ? "weighs for nobody" : `weighs for ${[...personas].map(codeSpan).join(", ")}`;

const wordUses = (count: number): string =>
  count === 0 ? "not used anywhere" : count === 1 ? "used in 1 place" : `used in ${count} places`;

function textOf(declaration: ast.Declaration, words: readonly string[]): string | undefined {
  for (const item of declaration.items)
    if (item.node === "property" && words.includes(item.word.text) && item.value?.kind === "texts")
      return item.value.texts[0]?.text.value;
  return undefined;
}

/** The keyword of a declaration, or the word of a property. */
function wordAt(file: ParsedFile, offset: number): Hover | undefined {
  const path = nodesAt(file.tree, offset);
  const anchor = path.at(-1)?.kind === "anchor" ? (path.at(-1) as ast.Anchor) : undefined;
  const meaning = anchor && anchorWords[anchor.anchor];
  if (anchor !== undefined && meaning !== undefined)
    return { span: anchor, text: `${codeSpan(anchor.anchor)}: ${meaning}` };
  for (const [index, node] of [...path.entries()].reverse()) {
    if (node.kind === "property") {
      const { word } = node as ast.Property;
      const parent = path[index - 1]?.kind as DeclarationKind | undefined;
      const property = parent && propertyOf(parent, word.text);
      const { value } = node as ast.Property;
      if (value?.kind === "choice" && property !== undefined && isIn(value, offset))
        return { span: value, text: `${codeSpan(value.choice)}: ${property.about}` };
      if (property === undefined || !isIn(word, offset)) return undefined;
      const more = property.required ? "\n\nIt must be there." : "";
      return { span: word, text: `${codeSpan(word.text)}: ${property.about}${more}` };
    }
    if ("keyword" in node) {
      const { kind, keyword } = node as ast.Declaration;
      if (!isIn(keyword, offset)) return undefined;
      return { span: keyword, text: `${codeSpan(wordOfKind(kind))}: ${specificationOf(kind).about}` };
    }
  }
  return undefined;
}

/** What times count from, by the words for it. */
const anchorWords: Partial<Readonly<Record<ast.Anchor["anchor"], string>>> = {
  start: "the day the customer starts: as given for the plan, or when their stage was entered",
  "end of": "the last day of a phase or a stage",
};

/** A word behind the first of a line: which part of it begins there. */
function wordOfLine(snapshot: ResolvedSnapshot, file: ParsedFile, offset: number): Hover | undefined {
  const span = wordSpanAt(file, offset);
  if (span === undefined) return undefined;
  const word = file.source.text.slice(span.start, span.end);
  const path = nodesAt(file.tree, offset);
  const header = path.find(({ kind }) => kind === "signal-header");
  const ofSignal = header && aboutSignalWord(word);
  const about = ofSignal ?? aboutLogic(path.at(-1), word);
  if (about !== undefined) return { span, text: `${codeSpan(word)}: ${about}` };
  const help = signatureAt(snapshot, file, span.end);
  const signature = help?.signatures[help.active];
  const part = signature?.parts[signature.active];
  return part?.opens?.test(word)
    ? { span, text: `${codeSpan(part.shown.replace(/^, /, ""))}: ${part.about}` }
    : undefined;
}

/** Of a word that stands between conditions, or before one. */
function aboutLogic(node: SyntaxNode | undefined, word: string): string | undefined {
  const written = node?.kind === "logical" ? (node as ast.LogicalCondition).operator : node?.kind;
  return written === word ? wordsOfLogic.get(word) : undefined;
}

const wordsOfLogic: ReadonlyMap<string, string> = new Map([
  ["and", "both sides must hold; it binds closer than `or`"],
  ["or", "one side must hold, or both"],
  ["not", "what follows must not hold; where that is unknown, so is this"],
]);

const isIn = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
