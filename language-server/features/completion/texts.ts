/** What can stand inside a text between `{{` and `}}`: fields, and the words that choose what is written. */

import {
  type ast,
  kindWords,
  type Namespace,
  nodesAt,
  type ParsedFile,
  type Program,
  type Span,
} from "@persona-lang/compiler";
import type { Completion, Completions } from "./completion.ts";

/** Undefined where no braces are open. */
export function fieldCompletions(
  text: ast.Text,
  file: ParsedFile,
  program: Program,
  offset: number,
  span: Span,
): Completions | undefined {
  const path = nodesAt(file.tree, offset);
  const before = file.source.text.slice(text.span.start, offset);
  const [, written] = /\{\{([^{}]*)$/.exec(before) ?? [];
  if (written === undefined) return undefined;
  const owner = /([\p{L}_][\p{L}\p{M}\p{N}_]*)\.[\p{L}\p{M}\p{N}_]*$/u.exec(written)?.[1];
  const closing = file.source.text.startsWith("}}", offset) ? "" : "}}";
  const start = /[#/]/.test(file.source.text[span.start - 1] ?? "") ? span.start - 1 : span.start;
  const [first, ...rest] = written.trimStart().split(/\s+/);
  const items =
    first !== undefined && rest.length > 0
      ? argumentsOf(first, rest, owner, program, path)
      : [
          ...(owner === undefined ? wordsIn(before, closing) : []),
          ...fieldsOf(owner, program, path, openBlocks(before).includes("each")),
        ];
  return { span: { ...span, start }, items };
}

/** With what stands behind them, up to the closing braces. */
const wordsOfTexts = {
  or: "or ${1:field} '${2:text}'",
  "#if": "#if ${1:field}}}$0{{/if",
  "#unless": "#unless ${1:field}}}$0{{/unless",
  "#each": "#each ${1:Role}}}{{name}}$0{{/each",
} as const;

/** Words that open, go on and close: `else` and the end only in what is open. */
function wordsIn(before: string, closing: string): readonly Completion[] {
  const innermost = openBlocks(before).at(-1);
  const ends = innermost === undefined ? [] : [...(innermost === "each" ? [] : ["else"]), `/${innermost}`];
  return [
    ...ends.map((label, rank) => field(label, "a word of texts", rank)),
    ...Object.entries(wordsOfTexts).map(([label, snippet], rank) => ({
      ...field(label, "a word of texts", rank + 5),
      snippet: snippet + closing,
    })),
  ];
}

/** The words of what is open at the end of a text, the innermost last. */
function openBlocks(before: string): readonly string[] {
  const open: string[] = [];
  for (const [, sign, word = ""] of before.matchAll(/\{\{\s*([#/])\s*([a-z]+)/g))
    if (sign === "#") open.push(word);
    else open.pop();
  return open;
}

/** Behind a word and a blank: a field, but behind the field of `or` its text in quotes. */
function argumentsOf(
  word: string,
  rest: readonly string[],
  owner: string | undefined,
  program: Program,
  path: readonly { readonly kind: string }[],
): readonly Completion[] {
  const takesField = ["or", "#if", "#unless", "#each"].includes(word) && rest.length === 1;
  if (!takesField) return [];
  return word === "#each"
    ? program.symbols("role").map(({ name }, rank) => field(name, kindWords.role, rank))
    : fieldsOf(owner, program, path, false);
}

const field = (label: string, detail: string, rank: number): Completion => ({
  label,
  kind: "field",
  detail,
  rank,
});

/** @param ofEach inside of `#each`: the fields of each person */
function fieldsOf(
  owner: string | undefined,
  program: Program,
  path: readonly { readonly kind: string }[],
  ofEach: boolean,
): readonly Completion[] {
  const symbols = (namespace: Namespace) =>
    program.symbols(namespace).map(({ name }, rank) => field(name, kindWords[namespace], rank + 10));
  if (owner === undefined)
    return [
      ...(ofEach ? ["name", "email"] : []).map((name, rank) => field(name, "of each person", rank)),
      ...["customer", "persona", "play", "action", "dates"].map((name, rank) =>
        field(name, "of this plan", rank),
      ),
      ...(["role", "signal", "resource"] as const).flatMap(symbols),
    ];
  if (owner === "customer")
    return [
      field("name", "the customer's name", 0),
      field("id", "the customer's key", 1),
      ...["language", "timezone", "stage"].map((name, rank) => field(name, "of the customer", rank + 2)),
      ...symbols("signal"),
    ];
  if (owner === "persona")
    return ["name", "title", "summary"].map((name, rank) => field(name, "of the persona", rank));
  if (owner === "play") return ["title", "goal"].map((name, rank) => field(name, "of the play", rank));
  if (owner === "action")
    return ["title", "date", "time"].map((name, rank) => field(name, "of the action", rank));
  if (owner === "dates") {
    const play = path.find(({ kind }) => kind === "play") as ast.Declaration | undefined;
    const plays = play === undefined ? program.symbols("play") : [program.symbolOf(play)];
    const actions = plays.flatMap((each) => program.symbols("action", each));
    return [
      field("start", "the day of the start", 0),
      // Plays that send the same message often have actions of one name.
      ...[...new Set(actions.map(({ name }) => name))].map((name, rank) =>
        field(name, "the day of an action", rank + 1),
      ),
    ];
  }
  if (program.symbols("role").some(({ name }) => name === owner))
    return ["name", "email"].map((name, rank) => field(name, "of the person", rank));
  if (program.symbols("resource").some(({ name }) => name === owner))
    return ["title", "link"].map((name, rank) => field(name, "of the resource", rank));
  return [];
}
