/**
 * The formatter: one style, no options.
 *
 * It works on the outline of a file, lines and blocks, so that it knows no construct by name: words are kept as
 * written, and only gaps, line ends and indentation change. A file with a syntax error is refused, since what
 * its lines are is not known.
 */

import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import type { SourceFile } from "../source/source-file.ts";
import { parseToPrint } from "../syntax/parse.ts";
import type { FileToPrint, ParsedFile } from "../syntax/parsed-file.ts";
import { readOutline } from "./outline.ts";
import { printItems } from "./print.ts";

export type Formatted =
  | { readonly text: string }
  /** The first error that has to go before the file can be formatted. */
  | { readonly refused: Diagnostic };

/** Of a text that is read only to be printed: what its tokens are is found once. */
export const formatSource = (source: SourceFile): Formatted => format(parseToPrint(source));

/** Line ends become those of the file's first line; the last line is ended. */
export function format(parsed: ParsedFile | FileToPrint): Formatted {
  const refused = parsed.printable
    ? undefined
    : parsed.diagnostics.find(({ severity }) => severity === "error");
  if (refused !== undefined) return { refused };
  const items = readOutline(parsed);
  const text = items.length === 0 ? "" : `${printItems(items, "file", "")}\n`;
  return { text: /^[^\r\n]*\r\n/.test(parsed.source.text) ? text.replace(/\r?\n/g, "\r\n") : text };
}
