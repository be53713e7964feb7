/** What can stand inside a text: paths of imports, and fields between `{{` and `}}`. */

import {
  type ast,
  kindWords,
  type Namespace,
  nodesAt,
  type ParsedFile,
  type Program,
  relativePath,
  type Span,
} from "@persona-lang/compiler";
import type { Completion, Completions } from "./completion.ts";

export function textCompletions(
  text: ast.Text,
  file: ParsedFile,
  program: Program,
  offset: number,
  span: Span,
): Completions {
  const path = nodesAt(file.tree, offset);
  const declaration = path.findLast((node) => "keyword" in node) as ast.Declaration | undefined;
  const before = file.source.text.slice(text.span.start, offset);
  if (declaration?.kind === "import") {
    const start = text.span.start + 1;
    return { span: { start, end: offset }, items: importsFrom(file, program) };
  }
  const field = /\{\{[#/]?(?:[a-z]+ )?([^{}"]*)$/.exec(before)?.[1];
  if (field === undefined) return { span, items: [] };
  const owner = /([\p{L}_][\p{L}\p{M}\p{N}_]*)\.[\p{L}\p{M}\p{N}_]*$/u.exec(field)?.[1];
  const closing = file.source.text.startsWith("}}", offset) ? "" : "}}";
  const start = file.source.text[span.start - 1] === "#" ? span.start - 1 : span.start;
  return { span: { ...span, start }, items: fieldsOf(owner, closing, program, path) };
}

const importsFrom = (file: ParsedFile, program: Program): readonly Completion[] =>
  program.files
    .filter(({ source }) => source.path !== file.source.path && !source.path.startsWith("node_modules/"))
    .map(({ source }, rank) => ({
      label: relativePath(file.source.path, source.path),
      kind: "file",
      detail: "a file of this playbook",
      rank,
    }));

/** With what stands behind them, up to the closing braces. */
const wordsOfTexts = {
  or: "or ${1:field} '${2:text}'",
  "#if": "#if ${1:field}}}$0{{/if",
  "#unless": "#unless ${1:field}}}$0{{/unless",
  "#each": "#each ${1:Role}}}{{name}}$0{{/each",
} as const;

function fieldsOf(
  owner: string | undefined,
  closing: string,
  program: Program,
  path: readonly { readonly kind: string }[],
): readonly Completion[] {
  const field = (label: string, detail: string, rank: number): Completion => ({
    label,
    kind: "field",
    detail,
    rank,
  });
  const symbols = (namespace: Namespace) =>
    program.symbols(namespace).map(({ name }, rank) => field(name, kindWords[namespace], rank + 10));
  if (owner === undefined)
    return [
      ...["customer", "persona", "play", "action", "dates"].map((name, rank) =>
        field(name, "of this plan", rank),
      ),
      ...Object.entries(wordsOfTexts).map(([name, snippet], rank) => ({
        ...field(name, "a word of texts", rank + 5),
        snippet: snippet + closing,
      })),
      ...(["role", "signal", "resource"] as const).flatMap(symbols),
    ];
  if (owner === "customer")
    return [
      field("name", "the customer's name", 0),
      field("id", "the customer's key", 1),
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
    return plays
      .flatMap((each) => program.symbols("action", each))
      .map(({ name }, rank) => field(name, "the day of an action", rank));
  }
  if (program.symbols("role").some(({ name }) => name === owner))
    return ["name", "email"].map((name, rank) => field(name, "of the person", rank));
  if (program.symbols("resource").some(({ name }) => name === owner))
    return ["title", "link"].map((name, rank) => field(name, "of the resource", rank));
  return [];
}
