/**
 * Checks a template against what it may see.
 *
 * The check is a closed list: plain text, comments, a field, `or`, and the blocks `if`, `unless` and `each`; all
 * else that Handlebars can do is refused. A template without problems names only fields of its scope and never
 * prints one that is unknown, so that rendering it cannot fail and cannot leave a hole.
 */

import type { Scope, ScopeNode } from "../ir/text-scope.ts";
import { limits } from "../limits.ts";
import { createLineMap, type LineMap } from "../source/line-map.ts";
import type { Span } from "../source/span.ts";
import { createFieldReader, type Sight, type Suggests } from "./fields.ts";
import { foreignFields } from "./foreign-fields.ts";
import type { ReportTemplateProblem, TemplateProblem } from "./template-problem.ts";
import { parseTemplate } from "./template-syntax.ts";
import { comparisonIn, isBlockWord, isTextWord, type TextWord, textWords } from "./text-words.ts";

type Statement = hbs.AST.Statement;
type Mustache = hbs.AST.MustacheStatement;
type Block = hbs.AST.BlockStatement;
type Path = hbs.AST.PathExpression;
type Expression = hbs.AST.Expression;

/**
 * Everything wrong with a template; the spans count in `text`. `named` takes in the names of what the template shows
 * or asks for: signals (also as `customer.x`), roles, resources, and the parts of every text. `suggests`: whether to
 * look for what a field that is not there might have been, alone or `of` another; among many fields that takes long.
 */
export function checkTemplate(
  text: string,
  scope: Scope,
  named: Set<string> = new Set(),
  suggests: Suggests = () => true,
): readonly TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const report: ReportTemplateProblem = (code, span, args, fix) => {
    problems.push({ code, span, args, ...(fix === undefined ? {} : { fix }) } as TemplateProblem);
  };
  const nothing = text.indexOf("\0");
  if (nothing >= 0) {
    const what = "is a character without a meaning";
    report(
      "text-not-allowed",
      { start: nothing, end: nothing + 1 },
      { written: "\\u{0}", what, instead: "remove it" },
    );
    return problems;
  }
  reportForeignFields(text, scope, report);
  if (!text.includes("{")) return problems;
  const program = text.includes("{{") ? parseTemplate(text, report) : undefined;
  if (program !== undefined) checkProgram(program, text, scope, report, named, suggests);
  return problems;
}

/** `[Sponsor name]`, as a letter to many is written elsewhere. */
function reportForeignFields(text: string, scope: Scope, report: ReportTemplateProblem): void {
  for (const { written, span, field } of foreignFields(text, scope)) {
    const newText = `{{${field ?? "customer.name"}}}`;
    const args = { written, write: newText, sure: field !== undefined };
    const fix = { title: `write \`${newText}\``, span, newText };
    report("text-single-braces", span, args, field === undefined ? undefined : fix);
  }
}

interface Refusal {
  readonly what: string;
  readonly instead: string;
}
const refusals = {
  raw: { what: "prints a field as it is", instead: "write two braces on each side and no `&`" },
  rawBlock: { what: "switches fields off", instead: "write `\\\\{{` for two plain braces" },
  blockParams: { what: "gives a field another name", instead: "remove what stands between the bars" },
  partial: { what: "takes in another template", instead: "write the words out here" },
  decorator: { what: "changes how templates work", instead: "remove it" },
} as const satisfies Record<string, Refusal>;

/** Statements of Handlebars that texts do not have. */
const refusedStatements = new Map<string, Refusal>([
  ["PartialStatement", refusals.partial],
  ["PartialBlockStatement", refusals.partial],
  ["Decorator", refusals.decorator],
  ["DecoratorBlock", refusals.decorator],
]);

function checkProgram(
  program: hbs.AST.Program,
  text: string,
  scope: Scope,
  report: ReportTemplateProblem,
  named: Set<string>,
  suggests: Suggests,
): void {
  // Made when first asked for: a template with fields alone, and nothing wrong, asks for no place.
  let lines: LineMap | undefined;
  const spanOf = ({ loc }: { readonly loc: hbs.AST.SourceLocation }): Span => {
    lines ??= createLineMap(text);
    return {
      start: lines.offsetAt(loc.start.line, loc.start.column + 1),
      end: lines.offsetAt(loc.end.line, loc.end.column + 1),
    };
  };
  const written = (node: hbs.AST.Node) => text.slice(spanOf(node).start, spanOf(node).end);
  /** The opening braces of a block, or all of anything else. */
  const opening = (node: Statement): Span => {
    const span = spanOf(node);
    const closing = "}".repeat(/^\{+/.exec(text.slice(span.start, span.start + 4))?.[0].length ?? 2);
    const end = text.indexOf(closing, span.start);
    return end < 0 ? span : { start: span.start, end: Math.min(end + closing.length, span.end) };
  };
  const fields = createFieldReader(text, spanOf, report, named, suggests);

  checkStatements(program.body, { node: scope, known: new Set(), blocks: 0, loops: 0 });

  function checkStatements(statements: readonly Statement[], sight: Sight): void {
    for (const statement of statements) {
      if (statement.type === "MustacheStatement") checkMustache(statement as Mustache, sight);
      else if (statement.type === "BlockStatement") checkBlock(statement as Block, sight);
      else {
        const refusal = refusedStatements.get(statement.type);
        if (refusal !== undefined) refuse(statement, refusal);
      }
    }
  }

  function refuse(statement: Statement, { what, instead }: Refusal): void {
    const span = opening(statement);
    report("text-not-allowed", span, { written: text.slice(span.start, span.end), what, instead });
  }

  function reportWrongUse(word: TextWord, span: Span): void {
    const compares = comparisonIn(text.slice(span.start, span.end));
    const more = compares === undefined ? {} : { compares };
    report("text-wrong-use", span, { word: word === "or" ? word : `#${word}`, ...textWords[word], ...more });
  }

  /** `{{field}}`, `{{or field "text"}}` */
  function checkMustache(mustache: Mustache, sight: Sight): void {
    const path = mustache.path as Path;
    const name = path.original;
    const alone = mustache.params.length === 0 && mustache.hash === undefined;
    if (!mustache.escaped) refuse(mustache, refusals.raw);
    else if (path.type !== "PathExpression")
      report("text-braces-unreadable", spanOf(mustache), { written: written(mustache) });
    else if (alone && (!isTextWord(name) || fields.find(path, sight) !== undefined))
      fields.checkPrinted(path, sight);
    else if (name === "or") checkOr(mustache, sight);
    else if (isTextWord(name)) reportWrongUse(name, spanOf(mustache));
    else fields.reportUnknownWord(path, mustache.params, sight);
  }

  function checkOr(mustache: Mustache, sight: Sight): void {
    const [field, fallback] = mustache.params;
    const fits =
      field?.type === "PathExpression" &&
      fallback?.type === "StringLiteral" &&
      mustache.params.length === 2 &&
      mustache.hash === undefined;
    if (fits && (fallback as hbs.AST.StringLiteral).value.trim() === "")
      report("text-empty-words", spanOf(fallback), { field: (field as Path).original });
    else if (fits) fields.checkPrinted(field as Path, sight, "or");
    else reportWrongUse("or", spanOf(mustache));
  }

  function checkBlock(block: Block, sight: Sight): void {
    const word = block.path.original;
    const each = word === "each";
    const limit = each ? limits.templateDepth : limits.nesting;
    if (text.includes("{{{{") && text.startsWith("{{{{", spanOf(block).start))
      refuse(block, refusals.rawBlock);
    else if (!isBlockWord(word)) refuseBlock(block, sight);
    else if (block.program?.blockParams || block.inverse?.blockParams) refuse(block, refusals.blockParams);
    else if ((each ? sight.loops : sight.blocks) >= limit)
      report("text-too-deep", opening(block), { word, limit });
    else {
      const subject = subjectOf(block);
      if (subject === undefined) reportWrongUse(word, opening(block));
      const around = { ...sight, blocks: sight.blocks + 1 };
      const [held, other] = each ? insideEach(subject, around) : insideTest(word, subject, around);
      if (held !== undefined) checkStatements(block.program?.body ?? [], held);
      checkStatements(block.inverse?.body ?? [], other);
    }
  }

  /** The one field a block is about; undefined where it has another shape. */
  function subjectOf(block: Block): Path | undefined {
    const [subject] = block.params as readonly Expression[];
    const fits = block.params.length === 1 && block.hash === undefined && subject?.type === "PathExpression";
    return fits ? (subject as Path) : undefined;
  }

  /** What is in sight where the test holds, and where it does not. */
  function insideTest(
    word: "if" | "unless",
    subject: Path | undefined,
    sight: Sight,
  ): readonly [Sight, Sight] {
    const node = subject && fields.read(subject, sight);
    if (subject !== undefined && node?.kind === "record") reportWrongUse(word, spanOf(subject));
    const guarded = node === undefined ? sight : { ...sight, known: new Set([...sight.known, node]) };
    return word === "if" ? [guarded, sight] : [sight, guarded];
  }

  /** What is in sight for each one, and where there is none; nothing is said of what is no list. */
  function insideEach(subject: Path | undefined, sight: Sight): readonly [Sight | undefined, Sight] {
    const node: ScopeNode | undefined = subject && fields.read(subject, sight);
    if (subject !== undefined && node !== undefined && node.kind !== "list")
      reportWrongUse("each", spanOf(subject));
    if (subject === undefined || node?.kind !== "list") return [undefined, sight];
    const inside: Sight = {
      node: node.element,
      known: new Set(),
      blocks: sight.blocks,
      loops: sight.loops + 1,
      outside: { sight, list: subject.original },
    };
    return [inside, sight];
  }

  /** `{{#Developers}}`, `{{^developers}}`, `{{#upper x}}` */
  function refuseBlock(block: Block, sight: Sight): void {
    const name = block.path.original;
    const node = block.params.length === 0 ? fields.find(block.path, sight) : undefined;
    if (node === undefined) fields.reportUnknownWord(block.path, [], sight, "block");
    else {
      const word = block.program === undefined ? "unless" : node.kind === "list" ? "each" : "if";
      refuse(block, {
        what: "does not say what it asks",
        instead: `write \`{{#${word} ${name}}}…{{/${word}}}\``,
      });
    }
  }
}
