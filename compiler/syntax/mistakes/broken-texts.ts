/**
 * Texts in quotes that end too early: one that goes on in the next line, and one that holds quotes.
 *
 * Each is read as it was meant, so that the words of a text are not taken for words of the language.
 */

import { lex } from "../lexer.ts";
import { indentationAt, lineEnd } from "../line-bounds.ts";
import type { SyntaxReport } from "../syntax-report.ts";
import { isClosedText } from "../text-tokens.ts";
import { LineEnd, type SourceToken, TextBlockToken, TextToken } from "../tokens.ts";

/** Reads a text that is not closed, or right behind which something stands, as it was meant, and says so. */
export function mendText(lexed: SourceToken[], index: number, text: string, report: SyntaxReport): boolean {
  const token = lexed[index] as SourceToken;
  if (token.tokenType === TextBlockToken) return false;
  const closed = isClosedText(token.image);
  // A mark right behind a word closes what nothing opened.
  if (token.image === '"' && /\S/.test(text.charAt(token.startOffset - 1))) return false;
  const mended = closed
    ? (withDoubledQuotes(text, token) ?? withQuotesInside(text, token))
    : overLines(text, token);
  if (mended === undefined) return false;
  const { code, end, found, write, payload } = mended;
  const behind = tokensFrom(lexed, index, text, end);
  if (behind === undefined) return false;
  const start = token.startOffset;
  const span = { start, end: code === "other-spelling" ? end : start + 1 };
  const corrections = [
    {
      title: code === "other-spelling" ? `write \`${write}\`` : 'write it between `"""`',
      span: { start, end },
      newText: write,
    },
  ];
  if (code === "other-spelling") report(code, span, { found, write }, corrections);
  else report(code, span, undefined, corrections);
  token.image = text.slice(start, end);
  token.payload = payload;
  lexed.splice(index + 1, behind.count, ...behind.read);
  return true;
}

/**
 * `summary "Books for four, ar "…"` — of a line whose last quotation mark closes nothing: the text that took the comma
 * and the language behind it for its own words, and where it should have ended.
 */
export function textOverLanguage(
  lexed: readonly SourceToken[],
  last: number,
): { readonly start: number; readonly end: number } | undefined {
  for (let index = last - 1; index >= 0; index--) {
    const token = lexed[index] as SourceToken;
    if (token.tokenType === LineEnd) return undefined;
    if (token.tokenType !== TextToken) continue;
    const end = /,\s*[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\s+"$/.exec(token.image)?.index;
    // Nothing before the comma: it was not opened.
    return end === undefined || end < 2
      ? undefined
      : { start: token.startOffset, end: token.startOffset + end };
  }
  return undefined;
}

/** How many tokens end at an offset after all, and what is to be read anew of the line it stands in. */
function tokensFrom(
  lexed: readonly SourceToken[],
  index: number,
  text: string,
  offset: number,
): { readonly count: number; readonly read: readonly SourceToken[] } | undefined {
  const end = lineEnd(text, offset);
  const reaches = (token: SourceToken) => token.startOffset + token.image.length > end;
  let next = index + 1;
  while (next < lexed.length && (lexed[next] as SourceToken).startOffset < end) {
    if (reaches(lexed[next] as SourceToken)) return undefined;
    next++;
  }
  const read = lex(text.slice(offset, end)).tokens;
  for (const token of read) token.startOffset += offset;
  return { count: next - index - 1, read };
}

interface MendedText {
  readonly code: "text-over-lines" | "other-spelling";
  /** The offset behind it. */
  readonly end: number;
  readonly found: string;
  /** What to write instead. */
  readonly write: string;
  /** The text as it was meant, in quotes. */
  readonly payload: string;
}

/** Of a closed text right behind which something else stands: `""Adviser""`, `"The ""Adviser"""` as in tables. */
function withDoubledQuotes(source: string, { startOffset }: SourceToken): MendedText | undefined {
  const line = source.slice(startOffset, Math.min(lineEnd(source, startOffset), startOffset + longest));
  const all = /^""(?<inside>[^"]+)""(?!")/.exec(line);
  const some = /^"(?:[^"\\]|\\.)*?(?:""[^"\s\\](?:[^"\\]|\\.)*?""(?:[^"\\]|\\.)*?)+"(?!")/.exec(line);
  const [found] = all ?? some ?? [];
  if (found === undefined) return undefined;
  const write = `"${all?.groups?.inside ?? found.slice(1, -1).replaceAll('""', '\\"')}"`;
  const end = startOffset + found.length;
  return { code: "other-spelling", end, found, write, payload: write };
}

/** Of a closed text right behind which a word stands: `"Wants "the best" seat"` holds a word in quotes. */
function withQuotesInside(source: string, { startOffset }: SourceToken): MendedText | undefined {
  const line = source.slice(startOffset, Math.min(lineEnd(source, startOffset), startOffset + longest));
  const parts =
    /^"(?<before>[^"\\]*[\s(])"(?<inside>\p{L}[^"\\]*)"(?<after>[^"\\\p{L}][^"\\]*|)"(?=\s*(?:[,;}]|\/\/|$))/u.exec(
      line,
    );
  const { before, inside, after } = parts?.groups ?? {};
  if (parts === null) return undefined;
  const [found] = parts;
  const write = `"${before}\\"${inside}\\"${after}"`;
  return { code: "other-spelling", end: startOffset + found.length, found, write, payload: write };
}

const longest = 1_000;
const mostLines = 12;

/**
 * Of a text that is not closed on its line: where a later line closes it, with nothing but words between.
 *
 * A quotation mark closes where it stands right behind a word or alone; `summary "x` opens another text.
 */
function overLines(source: string, { startOffset, image }: SourceToken): MendedText | undefined {
  let start = lineEnd(source, startOffset);
  for (let lines = 0; lines < mostLines && start < source.length; lines++) {
    start += source.startsWith("\r\n", start) ? 2 : 1;
    const line = source.slice(start, lineEnd(source, start));
    const quotes = line.match(/(?<!\\)"/g)?.length ?? 0;
    if (quotes === 0 && /[{}]/.test(line)) return undefined;
    if (quotes > 0) {
      const at = line.search(/(?<!\\)"/);
      const closes = quotes % 2 === 1 && (/\S$/.test(line.slice(0, at)) || line.slice(0, at).trim() === "");
      if (!closes || line.startsWith('"""', at)) return undefined;
      return asBlock(source, startOffset, start + at + 1, image);
    }
    start += line.length;
  }
  return undefined;
}

function asBlock(source: string, start: number, end: number, found: string): MendedText {
  const indentation = indentationAt(source, start);
  const lines = source
    .slice(start + 1, end - 1)
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim());
  const inner = lines.map((line) => (line === "" ? "" : `${indentation}  ${line}`));
  const write = `"""\n${inner.join("\n").trimEnd()}\n${indentation}  """`;
  return { code: "text-over-lines", end, found, write, payload: `"${lines.join(" ").trim()}"` };
}
