/**
 * Requests for the one style: of a whole file, of parts of it, and of what was just typed.
 *
 * The style has no options: what an editor says of blanks and tabs changes nothing.
 */

import type { Range, TextEdit } from "vscode-languageserver";
import { formattingOf, formattingOfTyped } from "../features/formatting.ts";
import type { Replacement } from "../features/smallest-edit.ts";
import type { Session } from "../session.ts";
import type { ReadFile } from "../workspace.ts";

/** Behind these a line is over, or a block. */
export const formattedOnType = { firstTriggerCharacter: "}", moreTriggerCharacter: ["\n"] };

export function serveFormatting({ connection, answer }: Session): void {
  const inRanges = (seen: ReadFile, ranges?: readonly Range[]): TextEdit[] =>
    toEdits(
      seen,
      formattingOf(
        seen.file,
        ranges?.map((range) => seen.positions.spanOf(range)),
      ),
    );

  connection.onDocumentFormatting(({ textDocument: { uri } }, token) =>
    answer(uri, "read", token, (look) => inRanges(look)),
  );
  connection.onDocumentRangeFormatting(({ textDocument: { uri }, range }, token) =>
    answer(uri, "read", token, (look) => inRanges(look, [range])),
  );
  connection.onDocumentRangesFormatting(({ textDocument: { uri }, ranges }, token) =>
    answer(uri, "read", token, (look) => inRanges(look, ranges)),
  );
  connection.onDocumentOnTypeFormatting(({ textDocument: { uri }, position, ch }, token) =>
    answer(uri, "read", token, (look) => {
      const offset = look.positions.offsetAt(position);
      return toEdits(look, formattingOfTyped(look.file, ch, offset));
    }),
  );
}

const toEdits = ({ positions }: ReadFile, edits: readonly Replacement[]): TextEdit[] =>
  edits.map(({ span, newText }) => ({ range: positions.rangeOf(span), newText }));
