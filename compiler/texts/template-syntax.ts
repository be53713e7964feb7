/**
 * Reads a template: Handlebars' own tree, or where and why there is none.
 *
 * Handlebars says little about where it stopped, and says it in terms of its grammar. So when it refuses a text
 * we look for the reason ourselves: a pair of braces without an end, a block without its other half, and last
 * a pair of braces that Handlebars refuses when it stands alone.
 */

// Only the half that reads: the whole package takes several times as long to load.
import handlebars from "handlebars/dist/cjs/handlebars/compiler/base.js";
import { limits } from "../limits.ts";
import type { Span } from "../source/span.ts";
import { readPlainTemplate } from "./plain-template.ts";
import type { ReportTemplateProblem } from "./template-problem.ts";
import { comparisonIn, textWords } from "./text-words.ts";

/** `{{…}}` with its braces. */
interface Tag {
  readonly span: Span;
  readonly text: string;
  readonly closed: boolean;
}

/** The tree as written, blanks not yet touched; undefined where something was reported. */
export function parseTemplate(text: string, report: ReportTemplateProblem): hbs.AST.Program | undefined {
  if (reportTooDeep(text, report)) return undefined;
  const program = readPlainTemplate(text) ?? parseOrRefuse(text);
  if (program === undefined) reportSyntaxProblem(text, report);
  return program;
}

/** Blanks and remarks, and nothing else. */
export const printsNothing = ({ body }: hbs.AST.Program): boolean =>
  body.every(
    (statement) =>
      statement.type === "CommentStatement" ||
      (statement.type === "ContentStatement" && (statement as hbs.AST.ContentStatement).value.trim() === ""),
  );

function parseOrRefuse(text: string): hbs.AST.Program | undefined {
  try {
    // Handlebars counts columns wrongly after these two line ends, which its grammar takes for plain text.
    return handlebars.parseWithoutProcessing(text.replace(/[\u2028\u2029]/g, " "));
  } catch {
    return undefined;
  }
}

/** Handlebars takes a time that grows with the square of the depth, so depth is looked at first. */
function reportTooDeep(text: string, report: ReportTemplateProblem): boolean {
  if (!hasMoreTagsThan(text, limits.nesting)) return false;
  let depth = 0;
  for (const tag of findTags(text)) {
    const { sign, word } = partsOf(tag);
    if (sign === "/") depth--;
    else if (sign === "#" || (sign === "^" && word !== "") || isChained(tag)) depth++;
    if (depth <= limits.nesting) continue;
    report("text-too-deep", tag.span, { word: isChained(tag) ? "else" : word, limit: limits.nesting });
    return true;
  }
  return false;
}

/** Counted, and not taken apart: hardly a text has so many. */
function hasMoreTagsThan(text: string, most: number): boolean {
  let tags = 0;
  for (let at = text.indexOf("{{"); at >= 0 && tags <= most; at = text.indexOf("{{", at + 2)) tags++;
  return tags > most;
}

function reportSyntaxProblem(text: string, report: ReportTemplateProblem): void {
  const tags = findTags(text);
  const open = tags.find((tag) => !tag.closed);
  if (open !== undefined) report("text-braces-open", open.span, undefined);
  else if (!reportMismatch(tags, report)) {
    const span = tags.find((tag) => !readsAlone(tag))?.span ?? { start: 0, end: text.length };
    const written = text.slice(span.start, span.end);
    const compares = comparisonIn(written);
    if (compares === undefined) report("text-braces-unreadable", span, { written });
    else report("text-wrong-use", span, { word: "#if", ...textWords.if, compares });
  }
}

/** The first block that lacks its other half, or has another's. */
function reportMismatch(tags: readonly Tag[], report: ReportTemplateProblem): boolean {
  const open: Tag[] = [];
  for (const tag of tags) {
    const { sign, word } = partsOf(tag);
    if (sign === "#" || (sign === "^" && word !== "")) open.push(tag);
    else if (sign === "/") {
      const opening = open.pop();
      if (opening !== undefined && partsOf(opening).word === word) continue;
      report("text-block-mismatch", tag.span, {
        closed: tag.text,
        ...(opening === undefined ? {} : { opened: opening.text }),
      });
      return true;
    } else if ((sign === "^" || word === "else") && open.length === 0) {
      report("text-block-mismatch", tag.span, { closed: tag.text });
      return true;
    }
  }
  const last = open.at(-1);
  if (last !== undefined) report("text-block-mismatch", last.span, { opened: last.text });
  return last !== undefined;
}

/** `{{~#if developers}}` → sign `#`, word `if`. */
function partsOf(tag: Tag): { readonly sign: string; readonly word: string } {
  const [, sign = "", word = ""] = /^\{\{~?\s*([#^/]?)[>*]?\s*([^\s}~]*)/.exec(tag.text) ?? [];
  return { sign, word };
}

/** `{{else if developers}}`: one block more inside the other. */
const isChained = (tag: Tag): boolean => /^\{\{~?\s*else\s+[^~}\s]/.test(tag.text);

/** Whether Handlebars reads these braces by themselves; a block is given its other half. */
function readsAlone(tag: Tag): boolean {
  const { sign, word } = partsOf(tag);
  if (sign === "/" || word === "else" || (sign === "^" && word === "")) return true;
  const whole = sign === "" ? tag.text : `${tag.text}{{/${word}}}`;
  return parseOrRefuse(whole) !== undefined;
}

/** Every pair of braces, in order; those after a backslash are plain text. */
function findTags(text: string): readonly Tag[] {
  const tags: Tag[] = [];
  for (let start = text.indexOf("{{"); start >= 0; start = text.indexOf("{{", start)) {
    const escaped = text[start - 1] === "\\" && text[start - 2] !== "\\";
    const end = escaped ? start + 2 : endOfTag(text, start);
    if (!escaped) {
      const span = { start, end: end ?? endOfLine(text, start) };
      tags.push({ span, text: text.slice(span.start, span.end), closed: end !== undefined });
      if (end === undefined) break;
    }
    start = end ?? text.length;
  }
  return tags;
}

/** After the `}}` that belongs to the `{{` at `start`: quotes and brackets hide braces, a new `{{` means it is missing. */
function endOfTag(text: string, start: number): number | undefined {
  if (text.startsWith("{{!--", start) || text.startsWith("{{~!--", start)) {
    const end = /--~?\}\}/g;
    end.lastIndex = start;
    return end.exec(text) === null ? undefined : end.lastIndex;
  }
  const braces = /^\{+/.exec(text.slice(start, start + 4))?.[0].length ?? 2;
  if (/^~?!/.test(text.slice(start + 2, start + 4))) {
    const end = text.indexOf("}}", start);
    return end < 0 ? undefined : end + 2;
  }
  for (let at = start + braces; at < text.length; at++) {
    if (text.startsWith("}}", at)) {
      let end = at + 2;
      while (end - at < braces && text[end] === "}") end++;
      return end;
    }
    if (text.startsWith("{{", at)) return undefined;
    const closing = hidden[text[at] as string];
    if (closing !== undefined) at = endOfHidden(text, at, closing);
  }
  return undefined;
}

const hidden: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  '"': '"',
  "'": "'",
  "[": "]",
});

/** At the closing mark, or where it opened if there is none on the way. */
function endOfHidden(text: string, at: number, closing: string): number {
  const end = text.indexOf(closing, at + 1);
  return end < 0 ? at : end;
}

function endOfLine(text: string, start: number): number {
  const end = text.slice(start).search(/[\r\n]/);
  return end < 0 ? text.length : start + end;
}
