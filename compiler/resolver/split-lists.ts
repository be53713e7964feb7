/**
 * `region is europe or asia`, `worry contains price or delay`: a list of values, of which all but the first are
 * taken for signals.
 *
 * Asked only of a name that nothing has; says how the whole is written.
 */

import type { Span } from "../source/span.ts";
import type { Comparison, Condition } from "../syntax/ast/conditions.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import { nodesAt } from "../syntax/walk.ts";

export interface SplitList {
  readonly span: Span;
  readonly write: string;
}

/** How a list is said, by what is written before its first value and the word between two. */
const lists: ReadonlyMap<string, string> = new Map([
  ["is or", "is one of"],
  ["is one of or", "is one of"],
  ["is not or", "is not one of"],
  ["is not and", "is not one of"],
  ["has or", "has any of"],
  ["has any of or", "has any of"],
  ["has and", "has all of"],
  ["has all of and", "has all of"],
  ["contains or", "contains"],
  ["starts with or", "starts with"],
]);

/** What is followed by texts. */
const beforeTexts: ReadonlySet<string> = new Set(["contains", "starts with"]);

/** The list that the name at `at` belongs to; `isKnown` says whether a name means something by itself. */
export function splitListAt(
  { tree, source }: ParsedFile,
  at: Span,
  isKnown: (name: string) => boolean,
): SplitList | undefined {
  const isValue = (one: Condition | undefined): one is Comparison =>
    one?.kind === "comparison" &&
    one.operator === "holds" &&
    !one.subject.ofCustomer &&
    !isKnown(one.subject.name.text);
  for (const node of nodesAt(tree, at.start).toReversed()) {
    if (node.kind !== "logical") continue;
    const { operator, operands } = node as Extract<Condition, { kind: "logical" }>;
    const heads = operands.map(headOf);
    const own = heads.findIndex((one) => isValue(one) && one.subject.name.start === at.start);
    // A value that stands first is the rest of what a word around this one joins.
    if (own < 1) continue;
    let first = own - 1;
    while (first > 0 && isValue(operands[first])) first--;
    const begun = nextTo(operands[first]);
    if (begun?.kind !== "comparison" || !begun.operands.every(isWordOrText)) return undefined;
    const said = source.text.slice(begun.operatorSpan.start, begun.operatorSpan.end).replace(/\s+/g, " ");
    const written = lists.get(`${said} ${operator}`);
    if (written === undefined) return undefined;
    const ofTexts = beforeTexts.has(written);
    if (!ofTexts && !begun.operands.every(isWord)) return undefined;
    let last = own;
    while (isValue(operands[last]) && isValue(heads[last + 1])) last++;
    const values = heads.slice(first + 1, last + 1).map((one) => (one as Comparison).subject.name.text);
    const span = { start: begun.start, end: (heads[last] as Condition).end };
    const before = source.text.slice(span.start, begun.operatorSpan.start);
    const start = begun.operands.map((one) => source.text.slice(one.start, one.end));
    const all = [...start, ...values].map((one) => (ofTexts && !one.startsWith('"') ? `"${one}"` : one));
    return { span, write: `${before}${written} ${all.join(", ")}` };
  }
  return undefined;
}

/** What stands next to an `or` that follows: of what `and` joins, the last. */
const nextTo = (one: Condition | undefined): Condition | undefined =>
  one?.kind === "logical" ? one.operands.at(-1) : one;

/** What follows an `or`: of what `and` joins, as in `mood is calm or proud and known visit`, the first. */
const headOf = (one: Condition): Condition | undefined => (one.kind === "logical" ? one.operands[0] : one);

const isWord = ({ kind }: { readonly kind: string }): boolean => kind === "reference";
const isWordOrText = (one: { readonly kind: string }): boolean => isWord(one) || one.kind === "text";
