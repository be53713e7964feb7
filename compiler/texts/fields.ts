/**
 * Reads the fields that a template names: finds each in what is in sight, or says why it is not there.
 *
 * Knows the scope's tree and nothing of blocks; check-template.ts tells it what is in sight at each place.
 */

import { suggest } from "../diagnostics/suggest.ts";
import type { ScopeNode } from "../ir/text-scope.ts";
import type { Span } from "../source/span.ts";
import type { ReportTemplateProblem } from "./template-problem.ts";

type Path = hbs.AST.PathExpression;

/** What a place in a template can name. */
export interface Sight {
  /** What names are looked up in: the whole scope, or the element that `{{#each}}` is at. */
  readonly node: ScopeNode;
  /** What an `{{#if}}` around it has shown to be known. */
  readonly known: ReadonlySet<ScopeNode>;
  /** Blocks, and `{{#each}}`, around it. */
  readonly blocks: number;
  readonly loops: number;
  /** The sight outside of the `{{#each}}`, and what that goes through. */
  readonly outside?: { readonly sight: Sight; readonly list: string };
}

/** Whether to look for the field that was meant by one that is not there, and what that would be a part of. */
export type Suggests = (of: string | undefined) => boolean;

export function createFieldReader(
  text: string,
  spanOf: (node: { readonly loc: hbs.AST.SourceLocation }) => Span,
  report: ReportTemplateProblem,
  named: Set<string>,
  suggests: Suggests,
) {
  /** The field, without saying anything where there is none. */
  function find(path: Path, sight: Sight): ScopeNode | undefined {
    if (path.data) return sight.outside !== undefined && loopWords.has(path.original) ? loopFlag : undefined;
    if (path.depth > 0) return undefined;
    return path.parts.reduce<ScopeNode | undefined>(fieldOf, sight.node);
  }

  /** The field; undefined where something was reported. */
  function read(path: Path, sight: Sight): ScopeNode | undefined {
    const node = find(path, sight);
    if (node === undefined) reportMissing(path, sight);
    else if (node.kind === "ambiguity") {
      const { name, meanings, instead } = node;
      report("text-ambiguous-field", spanOf(path), {
        field: name,
        meanings,
        ...(instead === undefined ? {} : { instead }),
      });
    } else {
      if (sight.outside === undefined) named.add(nameIn(path));
      return node;
    }
    return undefined;
  }

  /** A field that is printed, alone or with `or` and the words for where it is unknown. */
  function checkPrinted(path: Path, sight: Sight, or?: "or"): void {
    const node = read(path, sight);
    if (node === undefined) return;
    const field = path.original;
    const other = unprintable(node, field);
    if (other !== undefined) report("text-not-printable", spanOf(path), { field, ...other });
    else if (or === undefined && node.kind === "value" && !node.known && !sight.known.has(node))
      report("text-may-be-empty", spanOf(path), { field });
    else if (node.kind === "value" && node.untitled !== undefined)
      report("text-raw-member", spanOf(path), { field, member: node.untitled });
  }

  function reportMissing(path: Path, sight: Sight): void {
    const { parent, at } = lastFound(path, sight.node);
    const { outside } = sight;
    const field = path.original;
    if (path.data || path.depth > 0)
      report("text-not-allowed", spanOf(path), {
        written: field,
        ...refusals[path.data ? "data" : "outside"],
      });
    else if (at === 0 && outside !== undefined && find(path, outside.sight) !== undefined)
      report("text-field-out-of-reach", spanOf(path), { field, list: outside.list });
    else if (parent.kind === "list") {
      const several = path.parts.slice(0, at).join(".");
      const instead = `{{#each ${several}}}{{${path.parts[at]}}}{{/each}}`;
      report("text-not-printable", spanOf(path), { field: several, what: manyOf(parent), instead });
    } else reportUnknownField(path, at, parent, sight);
  }

  function reportUnknownField(path: Path, at: number, parent: ScopeNode, sight: Sight): void {
    const field = path.parts[at] as string;
    const span = spanOfPart(path, at);
    const of = at === 0 ? undefined : path.parts.slice(0, at).join(".");
    const fields = parent.kind === "record" && suggests(of) ? [...parent.fields.keys()] : [];
    const listed = at > 0 || sight.outside !== undefined || (parent.kind === "record" && parent.listed);
    // `{{kickoff.date}}`: the day of an action.
    const dated =
      [undefined, "date", "time"].includes(path.parts[1]) &&
      find({ ...path, parts: ["dates", field] }, sight) !== undefined;
    const instead = dated ? `dates.${field}` : suggest(field, fields);
    report(
      "text-unknown-field",
      dated ? spanOf(path) : span,
      {
        field,
        ...(of === undefined ? {} : { of }),
        ...(listed ? { fields } : {}),
        ...(instead === undefined ? {} : { instead }),
      },
      instead === undefined ? undefined : replacing(dated ? spanOf(path) : span, instead),
    );
  }

  /** `{{customer name}}`, `{{upper name}}`, `{{#while x}}` */
  function reportUnknownWord(
    path: Path,
    params: readonly hbs.AST.Expression[],
    sight: Sight,
    as: "field" | "block" = "field",
  ): void {
    const word = path.original;
    const dotted =
      params.length === 1 && params[0]?.type === "PathExpression" ? (params[0] as Path) : undefined;
    if (dotted !== undefined && find(joined(path, dotted), sight) !== undefined) {
      const instead = `${word}.${dotted.original}`;
      const span = { start: spanOf(path).start, end: spanOf(dotted).end };
      report("text-unknown-word", span, { word, instead }, replacing(span, instead));
    } else if (params.length === 2 && (params[0] as Path).original === "or") {
      // `{{goLive or "soon"}}`: the word comes first.
      const span = { start: spanOf(path).start, end: spanOf(params[1] as Path).end };
      const instead = `or ${word} ${text.slice(spanOf(params[1] as Path).start, span.end)}`;
      report("text-unknown-word", span, { word, instead }, replacing(span, instead));
    } else {
      const instead = suggest(word, as === "block" ? ["if", "unless", "each"] : ["or"]);
      report("text-unknown-word", spanOf(path), { word, ...(instead === undefined ? {} : { instead }) });
    }
  }

  function spanOfPart(path: Path, index: number): Span {
    const { start, end } = spanOf(path);
    let from = start;
    let place = { start, end };
    for (const part of path.parts.slice(0, index + 1)) {
      const at = text.indexOf(part, from);
      if (at < 0 || at + part.length > end) return { start, end };
      place = { start: at, end: at + part.length };
      from = place.end;
    }
    return place;
  }

  return {
    find,
    has: (path: Path, sight: Sight) => find(path, sight) !== undefined,
    read,
    checkPrinted,
    reportUnknownWord,
  };
}

/** `developers`, also of `customer.developers`. */
const nameIn = ({ parts }: Path): string =>
  (parts[0] === "customer" ? parts[1] : undefined) ?? parts[0] ?? "";

const replacing = (span: Span, newText: string) => ({ title: `write \`${newText}\``, span, newText });

const refusals = {
  data: {
    what: "asks for how the text is being written",
    instead: "use `@first` or `@last` inside `{{#each}}`, or a field",
  },
  outside: { what: "looks outside of the block", instead: "name the field without `../`" },
} as const;

/** Inside `{{#each}}`: whether it is at the first, or at the last. */
const loopWords: ReadonlySet<string> = new Set(["@first", "@last"]);
const loopFlag: ScopeNode = { kind: "value", known: true, boolean: true };

/** What is ambiguous stays so, whatever field of it is meant. */
function fieldOf(node: ScopeNode | undefined, part: string): ScopeNode | undefined {
  if (node?.kind === "ambiguity") return node;
  return node?.kind === "record" ? node.fields.get(part) : undefined;
}

/** How far a path can be followed: the last node there is, and the part that it lacks. */
function lastFound(path: Path, from: ScopeNode): { readonly parent: ScopeNode; readonly at: number } {
  let parent = from;
  for (const [at, part] of path.parts.entries()) {
    const next = fieldOf(parent, part);
    if (next === undefined) return { parent, at };
    parent = next;
  }
  return { parent, at: path.parts.length - 1 };
}

const joined = (path: Path, rest: Path): Path => ({ ...path, parts: [...path.parts, ...rest.parts] });

/** What stands in the way of printing a field, and what to write instead. */
function unprintable(
  node: ScopeNode,
  field: string,
): { readonly what: string; readonly instead: string } | undefined {
  if (node.kind === "list")
    return { what: manyOf(node), instead: `{{#each ${field}}}{{${partOf(node.element)}}}{{/each}}` };
  if (node.kind === "record") {
    const part = partOf(node);
    return { what: "more than one field", instead: `{{${field === "this" ? part : `${field}.${part}`}}}` };
  }
  if (node.kind === "value" && node.boolean)
    return { what: "yes or no", instead: `{{#if ${field}}}…{{else}}…{{/if}}` };
  return undefined;
}

/** Of people, texts see the name; of what else there are several, only templates of plans know. */
const manyOf = ({ element }: ScopeNode & { kind: "list" }): string =>
  element.kind === "record" && element.fields.get("name") !== undefined ? "several people" : "a list";

/** What to print of a record. A persona has both of the first, and its name is the playbook's own word. */
function partOf(node: ScopeNode): string {
  const names = node.kind === "record" ? [...node.fields.keys()] : [];
  return ["title", "name"].find((name) => names.includes(name)) ?? names[0] ?? "…";
}
