/**
 * Words with a character in them that nobody sees: it is reported, and the word is read as it looks.
 *
 * Asked only of a file that holds such characters. In texts some of them have a use; in a word none has, but for the
 * joiners of scripts whose letters hang together.
 */

import { stepLength, type Work } from "../../source/work.ts";
import { isHidden, isPlainName } from "../characters.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import { NumberToken, Oddity, type SourceToken, Word } from "../tokens.ts";
import { unseen } from "../unseen.ts";
import { spanOf } from "./token-edits.ts";

/** Letters with capitals never hang together, and nothing hangs on the end of a word. */
const isJoiner = (word: string, at: number): boolean =>
  /[\u200c\u200d]/.test(word.charAt(at)) && /[^\p{Lu}\p{Ll}\p{N}_].\p{L}/u.test(word.slice(at - 1, at + 2));

/** The same tokens, where a word that was cut by such a character is one again. */
export function* mendWords(tokens: SourceToken[], text: string, report: SyntaxReport): Work<SourceToken[]> {
  if (!(yield* haveUnusual(tokens))) return tokens;
  const mended: SourceToken[] = [];
  for (let index = 0; index < tokens.length; yield) {
    const stop = index + stepLength;
    for (; index < stop && index < tokens.length; index++) {
      const token = tokens[index] as SourceToken;
      mended.push(token);
      if (token.tokenType !== Word) continue;
      while (goesOn(tokens, index)) index += 2;
      const { end } = spanOf(tokens[index] as SourceToken);
      token.image = text.slice(token.startOffset, end);
      mendWord(token, report);
    }
  }
  return mended;
}

/** Nearly always they have not: what nobody sees stands in texts. */
function* haveUnusual(tokens: readonly SourceToken[]): Work<boolean> {
  for (let index = 0; index < tokens.length; yield) {
    const stop = Math.min(tokens.length, index + stepLength);
    for (; index < stop; index++) {
      const { tokenType, image } = tokens[index] as SourceToken;
      if (tokenType === Oddity || (tokenType === Word && !isPlainName(image) && beyondAscii.test(image)))
        return true;
    }
  }
  return false;
}

const beyondAscii = /[\u0080-\uffff]/;

/** Whether a word or digits stand right behind what cuts the word off. */
function goesOn(tokens: readonly SourceToken[], index: number): boolean {
  const [word, cut, rest] = tokens.slice(index, index + 3);
  return (
    word !== undefined &&
    cut?.tokenType === Oddity &&
    rest !== undefined &&
    (rest.tokenType === Word || (rest.tokenType === NumberToken && /^\d+$/.test(rest.image))) &&
    spanOf(word).end === cut.startOffset &&
    spanOf(cut).end === rest.startOffset &&
    cut.image.replaceAll(unseen(), "") === ""
  );
}

function mendWord(token: SourceToken, report: SyntaxReport): void {
  const { image, startOffset } = token;
  let seen = "";
  let from = 0;
  for (const { 0: character, index } of image.matchAll(unseen())) {
    if (isJoiner(image, index)) continue;
    seen += image.slice(from, index);
    from = index + character.length;
    if (isHidden(character)) continue;
    const span = { start: startOffset + index, end: startOffset + from };
    const code = character.codePointAt(0) as number;
    report("hidden-character", span, { code, effect: "which nobody can see" }, [{ newText: "" }]);
  }
  if (from > 0) token.payload = seen + image.slice(from);
}
