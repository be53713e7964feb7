/**
 * A tree as text, one node a line, for snapshots and `persona debug ast`.
 *
 *     signal name=developers
 *       header: signal-header
 *         type: simple-type name=integer
 *           range: range lower=0 upper=500 upperIncluded
 *
 * Places are left out, so that a snapshot changes where the meaning does; children come in the order of the text.
 */

import { isNode, type SyntaxNode } from "./walk.ts";

export function printTree(tree: SyntaxNode): string {
  const lines: string[] = [];
  print(tree, "", "", lines);
  return lines.join("\n");
}

function print(node: SyntaxNode, label: string, indent: string, lines: string[]): void {
  const words = [label === "" ? node.kind : `${label}: ${node.kind}`];
  const inner: { readonly key: string; readonly child: SyntaxNode }[] = [];
  for (const [key, value] of Object.entries(node)) {
    if (unprinted.has(key) || value === undefined || value === false) continue;
    const nodes = Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : undefined;
    if (nodes !== undefined) inner.push(...nodes.map((child) => ({ key, child })));
    else if (key === "broken" || value === true) words.push(key);
    else words.push(`${key}=${JSON.stringify(value)}`);
  }
  inner.sort((a, b) => a.child.start - b.child.start);
  const outer = inner.filter(({ key, child }) => {
    const leaf = leafText(child);
    if (leaf !== undefined) words.push(`${key}=${leaf}`);
    return leaf === undefined;
  });
  lines.push(indent + words.join(" "));
  for (const { key, child } of outer) print(child, unlabelled.has(key) ? "" : key, `${indent}  `, lines);
}

/** What a node without inner nodes says, so that it can stand on the line of its parent. */
function leafText(node: SyntaxNode): string | undefined {
  const leaf = node as unknown as Readonly<Record<string, unknown>>;
  if (leaf.missing === true) return "missing";
  const broken = leaf.broken === true ? " broken" : "";
  switch (node.kind) {
    case "name":
    case "reference":
      return `${leaf.text}${broken}`;
    case "text":
      return `${JSON.stringify(leaf.value)}${broken}`;
    case "number":
      return `${leaf.digits}${broken}`;
    case "date":
    case "time":
      return `${leaf.iso}${broken}`;
    case "weekday":
      return `${leaf.weekday}${broken}`;
    default:
      return undefined;
  }
}

const unlabelled: ReadonlySet<string> = new Set([
  "items",
  "declarations",
  "titles",
  "texts",
  "value",
  "members",
]);

/** Places, and what the kind says already. */
const unprinted = new Set(["kind", "node", "start", "end", "keyword", "body", "operatorSpan", "measureSpan"]);
