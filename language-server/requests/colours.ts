/** Semantic tokens: what each word is, in the numbers that the protocol has for it. */

import type { Span } from "@persona-lang/compiler";
import { tokensIn, tokenTypes } from "../features/semantic-tokens.ts";
import type { Session } from "../session.ts";
import type { Look } from "../workspace.ts";

export function serveColours(session: Session): void {
  const { connection } = session;

  const encoded = (look: Look, within?: Span): { data: number[] } => {
    const data: number[] = [];
    let [line, character] = [0, 0];
    for (const { span, type, declaration, documentation } of tokensIn(look.snapshot, look.file)) {
      if (within !== undefined && (span.end < within.start || span.start > within.end)) continue;
      // A token of several lines is told line by line: not every client takes it whole.
      for (const piece of linePieces(look.file.source.text, span)) {
        const { start, end } = look.positions.rangeOf(piece);
        const modifiers = (declaration ? 1 : 0) | (documentation ? 2 : 0);
        const isSameLine = start.line === line;
        data.push(start.line - line, isSameLine ? start.character - character : start.character);
        data.push(end.character - start.character, tokenTypes.indexOf(type), modifiers);
        [line, character] = [start.line, start.character];
      }
    }
    return { data };
  };
  connection.languages.semanticTokens.on(
    async ({ textDocument: { uri } }, token) =>
      (await session.answer(uri, token, (seen) => encoded(seen))) ?? { data: [] },
  );
  connection.languages.semanticTokens.onRange(
    async ({ textDocument: { uri }, range }, token) =>
      (await session.answer(uri, token, (seen) => {
        const { positions } = seen;
        return encoded(seen, { start: positions.offsetAt(range.start), end: positions.offsetAt(range.end) });
      })) ?? { data: [] },
  );
}

function linePieces(text: string, { start, end }: Span): readonly Span[] {
  const pieces: Span[] = [];
  let from = start;
  for (const match of text.slice(start, end).matchAll(/\r\n|\r|\n/g)) {
    pieces.push({ start: from, end: start + match.index });
    from = start + match.index + match[0].length;
  }
  pieces.push({ start: from, end });
  return pieces.filter((piece) => piece.end > piece.start);
}
