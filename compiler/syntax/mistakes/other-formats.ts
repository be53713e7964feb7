/**
 * Files that are no playbook at all, whatever they are called: data, pages and notes of other programs.
 *
 * Asked only of a file with mistakes, so a playbook that can be read never is one of these.
 */

/** In words, as in "this file is JSON"; undefined where it may be a playbook. */
export function otherFormatOf(text: string): string | undefined {
  const start = text.slice(0, 2_000).trimStart();
  if (/^(?:\{\s*"[^"\n]*"\s*:|\[\s*(?:\{\s*"|"|\[|-?\d))/.test(start)) return "JSON";
  if (/^<(?:!doctype\s+html|html|head|body)\b/i.test(start)) return "an HTML page";
  if (/^<(?:\?xml\s|[a-z][\w:-]*(?:\s+[\w:-]+\s*=|\s*\/?>))/i.test(start)) return "XML";
  if (/^\{\\rtf/.test(start)) return "a document of a word processor (RTF)";
  const lines = text.slice(0, 20_000).split(/\r\n|\r|\n/);
  const written = lines.filter((line) => !/^\s*(?:#|\/\/|$)/.test(line));
  if (written.length < 2 || written.some((line) => /[{}]/.test(line))) return undefined;
  if (isTable(written)) return "a table (CSV)";
  const pairs = written.filter((line) => /^\s*(?:- )*"?[\p{L}_][^"{}]*"?:(?:\s|$)/u.test(line)).length;
  if (/^---\s/.test(start) ? pairs > 0 : pairs >= 2 && pairs * 2 >= written.length) return "YAML";
  const marked = lines.filter((line) => /^(?:#{1,6} |\s*[-*+] |\s*\d+\. )/.test(line)).length;
  return /^#{1,6} /m.test(text) && marked >= 3 && marked * 3 >= written.length ? "Markdown" : undefined;
}

/** Rows of the same number of cells, at least three. */
function isTable(lines: readonly string[]): boolean {
  const cells = (line: string, separator: string) =>
    line.replaceAll(/"(?:[^"]|"")*"/g, "").split(separator).length;
  return [",", ";", "\t"].some((separator) => {
    const [first, ...rest] = lines.slice(0, 20).map((line) => cells(line, separator));
    const header = lines[0]
      ?.split(separator)
      .every((cell) => /^\s*"?[\p{L}_][\p{L}\p{N}_ .-]*"?\s*$/u.test(cell));
    return header && first !== undefined && first >= 3 && rest.every((count) => count === first);
  });
}
