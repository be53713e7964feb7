/**
 * Checks where the fields of a Markdown template stand.
 *
 * Values are escaped for what they are in Markdown: words. Inside of HTML a backslash escapes nothing, and where a link
 * leads to Markdown takes it off again, so in these places a customer's name could be an element or a script. HTML is
 * refused as a whole; a link may lead to a `link`, or go on with a field where its author wrote whose address it is.
 */

import { createLineMap } from "../source/line-map.ts";
import type { Span } from "../source/span.ts";
import type { TemplateProblem } from "./template-problem.ts";
import { parseTemplate } from "./template-syntax.ts";

/** What may stand before a field, as few signs as tell whether the field is words or an address. */
const before = { words: "", bracket: "]", value: "\ufffc", address: "](", site: "](https://x/" } as const;
type Before = (typeof before)[keyof typeof before];

const html = { what: "begins HTML, inside of which a name can be more than a name" };
const address = { what: "says where a link leads to, and a name can lead anywhere" };

/** Everything wrong with a template that `checkTemplate` has nothing to say of; the spans count in `text`. */
export function checkMarkdown(text: string): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const lines = createLineMap(text);
  const spanOf = ({ loc }: hbs.AST.Node): Span => ({
    start: lines.offsetAt(loc.start.line, loc.start.column + 1),
    end: lines.offsetAt(loc.end.line, loc.end.column + 1),
  });
  const refuse = (span: Span, what: string, instead: string): void => {
    const written = text.slice(span.start, span.end);
    problems.push({ code: "text-not-allowed", span, args: { written, what, instead } });
  };
  const trims = /\{\{~|~\}\}/.test(text);

  const program = parseTemplate(text, () => {});
  if (program !== undefined) after(program.body, new Set([before.words]));
  return problems;

  /** What may stand before whatever comes behind the statements. */
  function after(statements: readonly hbs.AST.Statement[], start: ReadonlySet<Before>): ReadonlySet<Before> {
    let seen = start;
    for (const statement of statements) {
      if (statement.type === "ContentStatement")
        seen = afterWords(statement as hbs.AST.ContentStatement, seen);
      else if (statement.type === "MustacheStatement")
        seen = afterField(statement as hbs.AST.MustacheStatement, seen);
      else if (statement.type === "BlockStatement")
        seen = afterBlock(statement as hbs.AST.BlockStatement, seen);
    }
    return seen;
  }

  function afterWords(statement: hbs.AST.ContentStatement, seen: ReadonlySet<Before>): ReadonlySet<Before> {
    refuseHtml(spanOf(statement));
    const words = trims ? statement.value.trim() : statement.value;
    return new Set([...seen].map((each) => beforeNext(each + words)));
  }

  function afterField(field: hbs.AST.MustacheStatement, seen: ReadonlySet<Before>): ReadonlySet<Before> {
    const span = spanOf(field);
    refuseHtml(span);
    const isLink = (field.path as hbs.AST.PathExpression).parts.at(-1) === "link";
    if (isLink) return new Set([seen.has(before.address) ? before.site : before.value]);
    if (seen.has(before.address) || seen.has(before.bracket))
      refuse(
        span,
        address.what,
        "write the address yourself as far as the `/` behind the name of the site, or use the `link` of a resource",
      );
    return new Set([seen.has(before.site) ? before.site : before.value]);
  }

  /** Either half may be what is written, or neither; what is gone through comes after itself. */
  function afterBlock(block: hbs.AST.BlockStatement, seen: ReadonlySet<Before>): ReadonlySet<Before> {
    const count = problems.length;
    let held = after(block.program.body, seen);
    if ((block.path as hbs.AST.PathExpression).original === "each" && problems.length === count)
      held = after(block.program.body, held);
    const other = block.inverse == null ? seen : after(block.inverse.body, seen);
    return new Set([...held, ...other]);
  }

  function refuseHtml({ start, end }: Span): void {
    const words = text.slice(start, end);
    for (const match of words.matchAll(/\\.|<(?:(?:https?:\/\/|mailto:)[^\s<>{}]*>|[a-z/!?]*|$)/gis)) {
      const [found] = match;
      const isAlive = /^<[a-z/!?]*$/i.test(found) && (found.length > 1 || match.index + 1 === words.length);
      if (!isAlive) continue;
      const at = start + match.index;
      refuse(
        { start: at, end: at + found.length },
        html.what,
        "write Markdown; the sign itself is written `\\<`",
      );
    }
  }
}

/** @param words all that stands before, or what is left of it */
function beforeNext(words: string): Before {
  if (/[\]\ufffc]\(\s*<?(?:https?:\/\/[^\s/]+\/|mailto:)[^\s)\]\ufffc]*$/.test(words)) return before.site;
  if (/[\]\ufffc]\(\s*<?[^\s)\]\ufffc]*$/.test(words)) return before.address;
  // The address of a link that is named elsewhere: `[1]: https://…`
  if (/(?:^|\n)[ >*+-]*\[[^\]\n]*\]:\s*\S*$/.test(words)) return before.address;
  return /(?:^|[^\\])\]$/.test(words) ? before.bracket : before.words;
}
