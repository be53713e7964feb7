/**
 * Semantic tokens: what each word is, in the numbers that the protocol has for it.
 *
 * Of each open file the numbers are kept that the client has, so that it can be told what changed in them.
 */

import type { Span } from "@persona-lang/compiler";
import type { CancellationToken, SemanticTokens, SemanticTokensDelta } from "vscode-languageserver";
import { tokensIn, tokenTypes } from "../features/semantic-tokens.ts";
import { type Session, signalOf } from "../session.ts";
import { pause } from "../turns.ts";
import type { Look } from "../workspace.ts";

export function serveColours(session: Session): void {
  const { connection } = session;

  async function encoded(
    look: Look,
    token: CancellationToken,
    within?: Span,
  ): Promise<{ readonly data: number[] }> {
    const data: number[] = [];
    const signal = signalOf(token);
    let [line, character] = [0, 0];
    for (const tokens of tokensIn(look.snapshot, look.file, within)) {
      for (const { span, type, declaration, documentation } of tokens) {
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
      await pause(signal);
    }
    return { data };
  }
  /** What clients were told last, by address. */
  const told = new Map<string, { readonly resultId: string; readonly data: readonly number[] }>();
  let count = 0;

  function remember(uri: string, data: number[]): SemanticTokens {
    if (!takesChanges(session) || session.workspace.document(uri) === undefined) return { data };
    for (const other of told.keys()) if (session.workspace.document(other) === undefined) told.delete(other);
    const resultId = String(++count);
    told.set(uri, { resultId, data });
    return { resultId, data };
  }

  connection.languages.semanticTokens.on(
    async ({ textDocument: { uri } }, token) =>
      (await session.answer(uri, "resolved", token, async (seen) =>
        remember(uri, (await encoded(seen, token)).data),
      )) ?? { data: [] },
  );
  connection.languages.semanticTokens.onDelta(
    async ({ textDocument: { uri }, previousResultId }, token) =>
      (await session.answer(
        uri,
        "resolved",
        token,
        async (seen): Promise<SemanticTokens | SemanticTokensDelta> => {
          const before = told.get(uri);
          const { data } = await encoded(seen, token);
          const now = remember(uri, data);
          if (before?.resultId !== previousResultId || now.resultId === undefined) return now;
          return { resultId: now.resultId, edits: changesBetween(before.data, data) };
        },
      )) ?? { data: [] },
  );
  connection.languages.semanticTokens.onRange(
    async ({ textDocument: { uri }, range }, token) =>
      (await session.answer(uri, "resolved", token, (seen) =>
        encoded(seen, token, seen.positions.spanOf(range)),
      )) ?? {
        data: [],
      },
  );
}

export const takesChanges = ({ client }: Session): boolean => {
  const full = client.textDocument?.semanticTokens?.requests.full;
  return typeof full === "object" && full.delta === true;
};

/** One change from the first number that is another to the last; none where all are the same. */
function changesBetween(before: readonly number[], after: readonly number[]): SemanticTokensDelta["edits"] {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start++;
  let same = 0;
  while (same < most - start && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
  const [deleteCount, data] = [before.length - start - same, after.slice(start, after.length - same)];
  return deleteCount === 0 && data.length === 0 ? [] : [{ start, deleteCount, data }];
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
