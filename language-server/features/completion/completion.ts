/** What a completion is, and those that are made of names and of plain words. */

import {
  type ast,
  describeType,
  kindWords,
  type Namespace,
  type Program,
  type ResolvedSnapshot,
  type Span,
  type Symbol,
} from "@persona-lang/compiler";
import { oneLine } from "../markdown.ts";
import type { Place } from "./place.ts";

export interface Completion {
  readonly label: string;
  readonly kind: "keyword" | "property" | "name" | "value" | "field" | "file";
  /** In a few words, beside the label. */
  readonly detail: string;
  /** What it names, where it names something of the playbook. */
  readonly symbol?: Symbol;
  /** With `$1` and `$0` where the cursor goes; absent: the label. */
  readonly snippet?: string;
  /** Those with less come first; of those with the same, the first. */
  readonly rank: number;
}

export interface Completions {
  /** What is replaced: the word that the cursor is in or behind. */
  readonly span: Span;
  readonly items: readonly Completion[];
}

export const words = (labels: readonly string[], detail: string): readonly Completion[] =>
  labels.filter((label) => label !== "").map((label) => ({ label, kind: "keyword", detail, rank: 10 }));

export const isComma = (word: string | undefined): boolean => word === "," || word === "،";

/** Those of the playbook. */
export function languagesOf({ snapshot }: Place, detail: string): readonly Completion[] {
  return (snapshot.types?.languages ?? []).map((language) => ({
    label: language,
    kind: "value",
    detail,
    rank: 10,
  }));
}

/** The languages in which a text is not given yet; of several texts on the line, the last. */
export function languagesLeft(rest: readonly string[], place: Place, detail: string): readonly Completion[] {
  const last = rest.at(-1);
  const languages = languagesOf(place, detail);
  const isTag = (word: string | undefined) => languages.some(({ label }) => label === word);
  if (last?.startsWith('"') || isTag(last)) return [];
  const texts = rest.slice(rest.findLastIndex((word) => word === "want" || word === "so") + 1);
  const untagged = texts.some((word, index) => word.startsWith('"') && !isTag(texts[index - 1]));
  return languages.filter(({ label }, index) => !texts.includes(label) && !(untagged && index === 0));
}

export function namesOf(
  namespaces: readonly Namespace[],
  place: Place,
  block?: ast.Declaration,
): readonly Completion[] {
  const { program, blocks, snapshot } = place;
  return namespaces.flatMap((namespace) =>
    ownersOf(namespace, blocks, program)
      .flatMap((owner) => program.symbols(namespace, owner))
      .filter(({ node }) => node !== block)
      .map((symbol) => item(symbol, snapshot)),
  );
}

/** Needs are a persona's, actions and phases a play's: of the block around the cursor, or of those that it is for. */
function ownersOf(
  namespace: Namespace,
  blocks: readonly ast.Declaration[],
  program: Program,
): readonly (Symbol | undefined)[] {
  const play = blocks.find(({ kind }) => kind === "play");
  if (namespace === "action" || namespace === "phase")
    return play === undefined ? program.symbols("play") : [program.symbolOf(play)];
  return namespace === "need" ? personasOf(play, program) : [undefined];
}

/** Whom a play is for; all of them where it does not say. */
function personasOf(play: ast.Declaration | undefined, program: Program): readonly Symbol[] {
  const names = (play?.items ?? []).flatMap((item) =>
    item.node === "property" && item.word.text === "for" && item.value?.kind === "names"
      ? item.value.names.map(({ text }) => text)
      : [],
  );
  const all = program.symbols("persona");
  const own = all.filter(({ name }) => names.includes(name));
  return own.length > 0 ? own : all;
}

export function item(symbol: Symbol, { types }: ResolvedSnapshot, rank = 10): Completion {
  const { node, namespace, name } = symbol;
  const title = ("titles" in node ? node.titles : "texts" in node ? node.texts : [])[0]?.text.value;
  const type = types?.typeOf(symbol);
  const detail = [title, type === undefined ? undefined : describeType(type)].filter(
    (part) => part !== undefined,
  );
  return {
    label: name,
    kind: namespace === "member" ? "value" : "name",
    detail: detail.length === 0 ? kindWords[namespace] : oneLine(detail.join(": ")),
    symbol,
    rank,
  };
}

export function symbolNamed(
  name: string,
  namespaces: readonly Symbol["namespace"][],
  { program }: Place,
): Symbol | undefined {
  for (const namespace of namespaces) {
    const found = program.symbols(namespace).find((symbol) => symbol.name === name);
    if (found !== undefined) return found;
  }
  return undefined;
}
