/** Every single token of a text left out, doubled or swapped with the next one. */

import { type PlainToken, split } from "./plain-grammar.ts";

export interface Damage {
  readonly kind: "deleted" | "doubled" | "swapped";
  readonly text: string;
  /** What was damaged, as written. */
  readonly image: string;
  /** Where the damage is in the damaged text. */
  readonly start: number;
  readonly end: number;
  /** The `{` or `(` whose partner is damaged. */
  readonly opening: number | undefined;
  /**
   * The declaration that is damaged, with the one before it and the one after it: the whole is well formed exactly
   * where this is, since all the others are.
   */
  readonly excerpt: string;
}

export function damagesOf(text: string): readonly Damage[] {
  const tokens = split(text) ?? [];
  const openings = openingsOf(tokens);
  const ends = declarationEnds(tokens, text);
  return tokens.flatMap((token, index) => {
    const { image, start } = token;
    const end = start + image.length;
    const [before, after] = [text.slice(0, start), text.slice(end)];
    const blank = token.kind === "line end" ? "" : " ";
    // A line end is left out together with its indentation: that is what joining two lines does.
    const left = token.kind === "line end" ? " " : "";
    const own = ends.findIndex((each) => each > start);
    const from = ends[own - 2] ?? 0;
    const to = ends[own + 2] ?? text.length;
    const damage = (
      kind: Damage["kind"],
      replacement: string,
      rest: string,
      opening: number | undefined,
    ) => ({
      kind,
      text: before + replacement + rest,
      image,
      start,
      end: start + replacement.length,
      opening,
      excerpt: text.slice(from, start) + replacement + rest.slice(0, rest.length - (text.length - to)),
    });
    const opening = openings.get(index);
    const all: Damage[] = [
      damage("deleted", left, after, opening),
      damage("doubled", image + blank + image, after, opening),
    ];
    const next = tokens[index + 1];
    if (next !== undefined && next.image !== image) {
      const between = text.slice(end, next.start);
      const replacement = next.image + between + image;
      const rest = text.slice(next.start + next.image.length);
      all.push(damage("swapped", replacement, rest, opening ?? openings.get(index + 1)));
    }
    return all;
  });
}

/** Where the lines of a file end that end a declaration. */
function declarationEnds(tokens: readonly PlainToken[], text: string): readonly number[] {
  const ends: number[] = [];
  let depth = 0;
  for (const [index, { image, kind, start }] of tokens.entries()) {
    if (image === "{" || image === "(") depth++;
    else if (image === "}" || image === ")") depth--;
    else if (kind === "line end" && depth === 0 && tokens[index - 1]?.image !== ",")
      ends.push(start + image.length);
  }
  return [...ends, text.length];
}

/** By the index of each closing brace or parenthesis, where its opening is. */
function openingsOf(tokens: readonly PlainToken[]): ReadonlyMap<number, number> {
  const openings = new Map<number, number>();
  const open: number[] = [];
  for (const [index, { image, start }] of tokens.entries()) {
    if (image === "{" || image === "(") open.push(start);
    else if (image === "}" || image === ")") {
      const opening = open.pop();
      if (opening !== undefined) openings.set(index, opening);
    }
  }
  return openings;
}
