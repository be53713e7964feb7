/** Damages texts in the ways that hands, editors and transmission do; the same seed gives the same damage. */

import { lex } from "../../compiler/syntax/lexer.ts";

/** A small generator of numbers from 0 up to, not including, 1 (mulberry32). */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const snippets = [
  ..."{}(),;.%\"'<>=!|&:+-/\\[]*#@“«،٣−\u00a0\u202e\u200d\0\ufeff\ud800\r\n\t ",
  '"""',
  "//",
  "/*",
  "\r\n",
  "\n\n",
  " then ",
  " when ",
  " persona ",
  " and above ",
  " one of ",
  "😀",
  "\\u{",
  "__proto__",
  "constructor",
  "1_000",
  "2026-10-01",
  "{{",
];

export function mutate(text: string, random: () => number): string {
  let mutated = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count--) mutated = mutateOnce(mutated, random);
  return mutated;
}

function mutateOnce(text: string, random: () => number): string {
  const pick = (length: number) => Math.floor(random() * length);
  const at = pick(text.length + 1);
  const end = Math.min(text.length, at + 1 + pick(random() < 0.2 ? 200 : 4));
  switch (pick(7)) {
    case 0:
      return text.slice(0, at) + text.slice(end);
    case 1:
      return text.slice(0, at) + snippets[pick(snippets.length)] + text.slice(at);
    case 2:
      return text.slice(0, at) + String.fromCharCode(pick(0x10000)) + text.slice(at + 1);
    case 3:
      return text.slice(0, at) + text.slice(at, end) + text.slice(at);
    case 4:
      return text.slice(0, at);
    default:
      return mutateToken(text, random);
  }
}

/** Leaves out, doubles, swaps or replaces one token. */
function mutateToken(text: string, random: () => number): string {
  const tokens = lex(text).tokens;
  const pick = () => tokens[Math.floor(random() * tokens.length)];
  const one = pick();
  const other = pick();
  if (one === undefined || other === undefined) return text;
  const start = one.startOffset;
  const end = start + one.image.length;
  const kind = Math.floor(random() * 3);
  const replacement = kind === 0 ? "" : kind === 1 ? `${one.image} ${one.image}` : other.image;
  return text.slice(0, start) + replacement + text.slice(end);
}
