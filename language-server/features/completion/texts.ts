/** What can stand inside a text between `{{` and `}}`: fields, and the words that choose what is written. */

import {
  type ast,
  kindWords,
  type Namespace,
  nodesAt,
  type ParsedFile,
  type Program,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { fieldsAt, fieldsOf, isInEach, openBlocks, wordsInTexts } from "../words-in-texts.ts";
import type { Completion, Completions } from "./completion.ts";

interface InText {
  /** Whose field it is, where a dot stands before it. */
  readonly owner: string | undefined;
  readonly program: Program;
  readonly path: readonly { readonly kind: string }[];
  /** The text up to the cursor. */
  readonly before: string;
}

/** Undefined where no braces are open. */
export function fieldCompletions(
  text: ast.Text,
  file: ParsedFile,
  program: Program,
  offset: number,
  span: Span,
): Completions | undefined {
  const before = file.source.text.slice(text.start, offset);
  const [, written] = /\{\{([^{}]*)$/.exec(before) ?? [];
  if (written === undefined) return undefined;
  const owner = /(?<![\p{L}\p{M}\p{N}_])([\p{L}_][\p{L}\p{M}\p{N}_]*)\.[\p{L}\p{M}\p{N}_]*$/u.exec(
    written,
  )?.[1];
  const place: InText = { owner, program, path: nodesAt(file.tree, offset), before };
  const closing = file.source.text.startsWith("}}", offset) ? "" : "}}";
  const start = /[#/]/.test(file.source.text[span.start - 1] ?? "") ? span.start - 1 : span.start;
  const [first, ...rest] = written.trimStart().split(/\s+/);
  const sign = file.source.text.slice(start, span.start);
  const items =
    first !== undefined && rest.length > 0
      ? argumentsOf(first, rest, place)
      : sign !== ""
        ? wordsIn(before, closing).filter(({ label }) => label.startsWith(sign))
        : [...(owner === undefined ? wordsIn(before, closing) : []), ...fields(place)];
  return { span: { ...span, start }, items };
}

/** Words with what stands behind them, up to the closing braces. */
const snippets = {
  or: "or ${1:field} '${2:text}'",
  "#if": "#if ${1:field}}}$0{{/if",
  "#unless": "#unless ${1:field}}}$0{{/unless",
  "#each": "#each ${1:Role}}}{{name}}$0{{/each",
} as const;

/** Words that open, go on and close: `else` and the end only in what is open. */
function wordsIn(before: string, closing: string): readonly Completion[] {
  const open = openBlocks(before);
  const innermost = open.at(-1);
  const ends = innermost === undefined ? [] : [...(innermost === "each" ? [] : ["else"]), `/${innermost}`];
  return [
    ...ends.map((label) => field(label, wordsInTexts[label] ?? "", 0)),
    ...Object.entries(snippets)
      .filter(([label]) => label !== "#each" || !open.includes("each"))
      .map(([label, snippet]) => ({
        ...field(label, wordsInTexts[label] ?? "", 2),
        snippet: snippet + closing,
      })),
  ];
}

/** Behind a word and a blank: a field, but behind the field of `or` its text in quotes. */
function argumentsOf(word: string, rest: readonly string[], place: InText): readonly Completion[] {
  if (rest.length !== 1) return [];
  if (word === "#each") return rolesOf(place.program, true);
  return ["or", "#if", "#unless"].includes(word) ? fields(place) : [];
}

const field = (label: string, detail: string, rank: number): Completion => ({
  label,
  kind: "field",
  detail,
  rank,
});

/** @param many those that several people have, or those that one has */
const rolesOf = (program: Program, many: boolean): readonly Completion[] =>
  program
    .symbols("role")
    .filter(({ node }) => isOfMany(node) === many)
    .map(({ name }) => field(name, kindWords.role, 1));

const isOfMany = (node: Symbol["node"]): boolean =>
  "items" in node && node.items.some((item) => item.node === "property" && item.word.text === "many");

function fields({ owner, program, path, before }: InText): readonly Completion[] {
  const symbols = (namespace: Namespace) =>
    program.symbols(namespace).map(({ name }) => field(name, kindWords[namespace], 3));
  const own = Object.entries(owner === undefined ? fieldsAt(before) : fieldsOf(owner, program)).map(
    ([name, about]) => field(name, about, 1),
  );
  if (owner === undefined)
    return isInEach(before)
      ? own
      : [...own, ...rolesOf(program, false), ...(["signal", "resource"] as const).flatMap(symbols)];
  if (owner === "customer") return [...own, ...symbols("signal")];
  if (owner !== "dates") return own;
  const play = path.find(({ kind }) => kind === "play") as ast.Declaration | undefined;
  const plays = play === undefined ? program.symbols("play") : [program.symbolOf(play)];
  // Plays that send the same message often have actions of one name.
  const actions = new Set(plays.flatMap((each) => program.symbols("action", each)).map(({ name }) => name));
  return [...own, ...[...actions].map((name) => field(name, "the day of an action", 3))];
}
