/**
 * Reads the templates that nearly all texts are: plain text, `{{field}}`, `{{or field "words"}}`, and the blocks
 * `if`, `unless` and `each`, with `else` or without.
 *
 * The result is the very tree that Handlebars gives (a test compares the two), in a twentieth of the time. Whatever
 * else there is in a text, right or wrong, is none of its business: then Handlebars reads it.
 */

type Statement = hbs.AST.Statement;
type Path = hbs.AST.PathExpression;

/**
 * A name, whose start is no word that Handlebars takes for something else than a field. Beyond ASCII Handlebars lets
 * all but spaces be a part of one, and so does this: classes of Unicode take longer to prepare than a playbook to read.
 */
const beyondAscii = String.raw`\u00C0-\u167F\u1681-\u1FFF\u3001-\uFEFE`;
const name = String.raw`(?!(?:else|false|null|this|true|undefined)\b)[A-Za-z_${beyondAscii}][\w${beyondAscii}]*`;
const path = String.raw`${name}(?:\.${name})*`;
const blockWord = "if|unless|each";
const words = `"[^"\\n]*"|'[^'\\n]*'`;
const tag = new RegExp(
  String.raw`\{\{(?:#(${blockWord}) +(${path})|/(${blockWord})|(else)|or +(${path}) +(${words})|(${path}))\}\}(?!\})`,
  "y",
);

/** A block that is still to be closed. */
interface Open {
  readonly word: string;
  readonly subject: Path;
  readonly start: hbs.AST.Position;
  /** What the block stands in. */
  readonly around: Statement[];
  readonly held: Statement[];
  other?: Statement[];
}

/** The tree as written; undefined where there is more in the text than this knows. */
export function readPlainTemplate(text: string): hbs.AST.Program | undefined {
  // A backslash escapes braces, some line ends are counted in a way of their own, and NUL is refused.
  if (/[\\\r\0\u2028\u2029]/.test(text)) return undefined;
  const blocks: Open[] = [];
  const root: Statement[] = [];
  let body = root;
  let line = 1;
  let lineStart = 0;
  const placeOf = (offset: number): hbs.AST.Position => ({ line, column: offset - lineStart });
  // No line ends inside of braces.
  const between = (start: number, end: number) => locationOf(placeOf(start), placeOf(end));
  const pathAt = (start: number, original: string): Path => ({
    type: "PathExpression",
    data: false,
    depth: 0,
    parts: original.split("."),
    original,
    loc: between(start, start + original.length),
  });

  function addContent(from: number, to: number): void {
    if (from === to) return;
    const start = placeOf(from);
    for (let end = text.indexOf("\n", from); end >= 0 && end < to; end = text.indexOf("\n", end + 1)) {
      line++;
      lineStart = end + 1;
    }
    const value = text.slice(from, to);
    const content = { type: "ContentStatement", original: value, value, loc: locationOf(start, placeOf(to)) };
    body.push(content as unknown as hbs.AST.ContentStatement);
  }

  function addMustache(start: number, end: number, path: Path, params: hbs.AST.Expression[]): void {
    const loc = between(start, end);
    const mustache = { type: "MustacheStatement", path, params, escaped: true, strip: unstripped, loc };
    body.push(mustache as unknown as hbs.AST.MustacheStatement);
  }

  for (let at = 0; at < text.length; at = tag.lastIndex) {
    const start = text.indexOf("{{", at);
    addContent(at, start < 0 ? text.length : start);
    if (start < 0) break;
    tag.lastIndex = start;
    const match = tag.exec(text);
    if (match === null) return undefined;
    const { 1: opened, 2: subject, 3: closed, 4: otherwise, 5: either, 6: fallback, 7: field } = match;
    const end = tag.lastIndex;
    const block = blocks.at(-1);
    if (field !== undefined) addMustache(start, end, pathAt(start + 2, field), []);
    else if (either !== undefined && fallback !== undefined) {
      const fieldStart = text.indexOf(either, start + "{{or ".length);
      const value = fallback.slice(1, -1);
      const loc = between(end - 2 - fallback.length, end - 2);
      const literal = { type: "StringLiteral", value, original: value, loc } as hbs.AST.StringLiteral;
      addMustache(start, end, pathAt(start + 2, "or"), [pathAt(fieldStart, either), literal]);
    } else if (opened !== undefined && subject !== undefined) {
      const held: Statement[] = [];
      const subjectPath = pathAt(end - 2 - subject.length, subject);
      blocks.push({ word: opened, subject: subjectPath, start: placeOf(start), around: body, held });
      body = held;
    } else if (block === undefined) return undefined;
    else if (otherwise !== undefined) {
      if (block.other !== undefined) return undefined;
      block.other = [];
      body = block.other;
    } else {
      if (closed !== block.word) return undefined;
      blocks.pop();
      body = block.around;
      body.push(blockOf(block, placeOf(end)));
    }
  }
  return blocks.length === 0 ? programOf(root) : undefined;
}

const unstripped: hbs.AST.StripFlags = { open: false, close: false };

const locationOf = (start: hbs.AST.Position, end: hbs.AST.Position) =>
  ({ start, end }) as hbs.AST.SourceLocation;

function blockOf({ word, subject, start, held, other }: Open, end: hbs.AST.Position): hbs.AST.BlockStatement {
  const at = { line: start.line, column: start.column + "{{#".length };
  const block = {
    type: "BlockStatement",
    path: {
      type: "PathExpression",
      data: false,
      depth: 0,
      parts: [word],
      original: word,
      loc: locationOf(at, { line: at.line, column: at.column + word.length }),
    },
    params: [subject],
    program: programOf(held),
    inverse: other && programOf(other),
    openStrip: unstripped,
    inverseStrip: other && unstripped,
    closeStrip: unstripped,
    loc: locationOf(start, end),
  };
  return block as unknown as hbs.AST.BlockStatement;
}

function programOf(body: Statement[]): hbs.AST.Program {
  const [first] = body;
  const last = body.at(-1);
  const loc = first && last && locationOf(first.loc.start, last.loc.end);
  return { type: "Program", body, strip: {}, loc } as unknown as hbs.AST.Program;
}
