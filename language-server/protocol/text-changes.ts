/** The text of a file after what the client says was changed in it, each change in the text that the ones before made. */

import type { Position, TextDocumentContentChangeEvent } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { codeUnitsBefore, type Encoding } from "./positions.ts";

export function withChanges(
  text: string,
  changes: readonly TextDocumentContentChangeEvent[],
  encoding: Encoding,
): string {
  // It knows where lines begin after a change without reading the whole text again, and counts in UTF-16.
  const document = TextDocument.create("", "", 0, text);
  const counted = ({ line, character }: Position): Position => {
    const range = { start: { line, character: 0 }, end: { line, character: Number.MAX_SAFE_INTEGER } };
    return { line, character: codeUnitsBefore(character, document.getText(range), encoding) };
  };
  for (const change of changes) {
    const inUtf16 =
      "range" in change
        ? { ...change, range: { start: counted(change.range.start), end: counted(change.range.end) } }
        : change;
    TextDocument.update(document, [inUtf16], 0);
  }
  return document.getText();
}
