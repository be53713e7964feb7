/**
 * `&` and `|`: in a condition they are words, between the values of a case `or`, in a list commas.
 *
 * `has sap & hubspot` is a list inside of a condition, unless what follows is a condition itself.
 */

import { tokenMatcher } from "chevrotain";
import type { SyntaxReport } from "../syntax-report.ts";
import {
  AtLeast,
  AtMost,
  Comma,
  LeftBrace,
  LessThan,
  LineEnd,
  MoreThan,
  RightBrace,
  Semicolon,
  type SourceToken,
  Word,
  words,
} from "../tokens.ts";
import { correctionOf } from "./oddities.ts";
import { spanOf, typed, typeOf, withBlanks } from "./token-edits.ts";

/** `Technical & Marketing`, `has sap & hubspot` */
export function replaceListSign(
  token: SourceToken,
  [next, second]: readonly (SourceToken | undefined)[],
  tokens: SourceToken[],
  report: SyntaxReport,
): void {
  const meaning = meaningOf(token.image, tokens, next, second);
  const comma = { ...token, payload: ",", ...typed(Comma) };
  const value = tokens.at(-1);
  if (isOneWord(meaning) || value === undefined || next === undefined) {
    const again = tokens.at(-2)?.image === token.image && meaning === "comma";
    const write = meaning === "word" ? correctionOf(token.image).write : meaning === "or" ? "or" : ",";
    const span = {
      start: write === "," && value !== undefined ? spanOf(value).end : token.startOffset,
      end: spanOf(token).end,
    };
    if (!again)
      report("other-spelling", spanOf(token), { found: token.image, write }, [
        { span, newText: withBlanks(write, span, value, next) },
      ]);
    tokens.push(write === "," ? comma : { ...token, payload: write, ...typed(typeOf(write)) });
    return;
  }
  const span = { start: value.startOffset, end: spanOf(next).end };
  const found = `${value.image} ${token.image} ${next.image}`;
  const write = `${meaning} ${value.image}, ${next.image}`;
  report("other-wording", span, { found, write: [write] }, [{ newText: write }]);
  const added = meaning.split(" ").map((word) => ({ ...value, image: "", ...typed(typeOf(word)) }));
  tokens.splice(-1, 0, ...added);
  tokens.push(comma);
}

/** No further is the beginning of an item looked for. */
const furthest = 100;

type ListSign = "word" | "or" | "comma" | "all of" | "any of" | "one of";

const isOneWord = (meaning: ListSign): meaning is "word" | "or" | "comma" =>
  meaning === "word" || meaning === "or" || meaning === "comma";

const beginnings: ReadonlySet<string> = new Set([
  "when",
  "if",
  "define",
  "require",
  "prefer",
  "enters",
  "accept",
]);

/** What a sign stands for, by the tokens before it and the two behind it. */
function meaningOf(
  sign: string,
  before: readonly SourceToken[],
  next: SourceToken | undefined,
  second: SourceToken | undefined,
): ListSign {
  if (!inCondition(before)) return inCase(before) ? "or" : "comma";
  const operator = before.at(-2);
  const isValue = tokenMatcher(before.at(-1) as SourceToken, Word) && next?.tokenType === Word;
  // Programmers double the sign, and write whole comparisons.
  if (!isValue || sign.length > 1 || (second !== undefined && begins(second))) return "word";
  if (operator?.image === sign) return "comma";
  if (operator?.tokenType === words.has) return sign === "&" ? "all of" : "any of";
  return operator?.tokenType === words.is && sign === "|" ? "one of" : "word";
}

/** Whether a comparison begins here. */
const begins = ({ tokenType }: SourceToken): boolean =>
  [words.is, words.has, words.contains, words.starts, words.matches].includes(tokenType) ||
  [AtLeast, AtMost, MoreThan, LessThan].includes(tokenType);

/** Whether the item is one that has a condition, and its points have not begun. */
export function inCondition(tokens: readonly SourceToken[]): boolean {
  const first = Math.max(0, tokens.length - furthest);
  for (let index = tokens.length - 1; index >= first; index--) {
    const { tokenType, image } = tokens[index] as SourceToken;
    if (tokenType === words.then) return false;
    if (tokenType === LineEnd || tokenType === LeftBrace || tokenType === Semicolon) return false;
    if (beginnings.has(image)) return true;
  }
  return false;
}

/** `europe & asia then Technical +2` in `for region { … }` */
export function inCase(tokens: readonly SourceToken[]): boolean {
  const first = Math.max(0, tokens.length - furthest);
  let inLine = true;
  for (let index = tokens.length - 1; index >= first; index--) {
    const { tokenType } = tokens[index] as SourceToken;
    if (tokenType === LeftBrace) return tokens[index - 2]?.image === "for";
    if (tokenType === RightBrace || (inLine && tokenType === words.then)) return false;
    if (tokenType === LineEnd || tokenType === Semicolon) inLine = false;
  }
  return false;
}
