/**
 * The obvious next line, where there is one: of cases, the value that has none yet; in a block, the property that must be
 * there; of a test's customer, the next signal that must be known.
 */

import {
  type ast,
  nodesAt,
  type ParsedFile,
  type Program,
  type Snapshot,
  specificationOf,
} from "@persona-lang/compiler";
import { blocksAround, isInComment } from "./completion/place.ts";
import { membersOf } from "./symbol-at.ts";

/** What would be written at the cursor, on a line with nothing else. */
export function nextLine(snapshot: Snapshot, file: ParsedFile, offset: number): string | undefined {
  const { program } = snapshot;
  const { text } = file.source;
  const before = text.slice(
    Math.max(text.lastIndexOf("\n", offset - 1), text.lastIndexOf("\r", offset - 1)) + 1,
    offset,
  );
  const after = /^[^\r\n]*/.exec(text.slice(offset))?.[0] ?? "";
  const path = nodesAt(file.tree, offset);
  const isAlone = before.trim() === "" && after.trim() === "";
  if (program === undefined || !isAlone || isInComment(file, offset)) return undefined;
  if (path.at(-1)?.kind === "text") return undefined;
  const rule = path.findLast(({ kind }) => kind === "for-rule") as ast.ForRule | undefined;
  if (rule !== undefined) return nextCase(rule, program);
  const block = blocksAround(file, offset).at(-1);
  return block === undefined ? undefined : (nextSignal(block, program) ?? nextProperty(block));
}

function nextCase({ signal, arms }: ast.ForRule, program: Program): string | undefined {
  const symbol = program.resolution(signal);
  if (symbol === undefined) return undefined;
  const there = new Set(
    arms.flatMap(({ test }) =>
      test.kind === "case"
        ? test.values.flatMap((value) => (value.kind === "reference" ? [value.text] : []))
        : [],
    ),
  );
  const missing = membersOf(symbol, program).find(({ name }) => !there.has(name));
  return missing === undefined ? undefined : `${missing.name} then `;
}

function nextSignal(block: ast.Declaration, program: Program): string | undefined {
  if (block.kind !== "test-customer") return undefined;
  const given = new Set(
    block.items.flatMap((item) => (item.node === "declaration" ? [item.subject?.text] : [])),
  );
  const missing = program.symbols("signal").find(({ name, node }) => {
    const { header } = node as Partial<ast.Declaration>;
    const flags = header?.kind === "signal-header" ? header.flags.map(({ text }) => text) : [];
    return flags.includes("required") && !given.has(name);
  });
  return missing === undefined ? undefined : `${missing.name} `;
}

function nextProperty({ kind, items }: ast.Declaration): string | undefined {
  const there = new Set(items.flatMap((item) => (item.node === "property" ? [item.word.text] : [])));
  const missing = Object.entries(specificationOf(kind).properties).find(
    ([word, { required }]) => required === true && !there.has(word),
  );
  return missing === undefined ? undefined : `${missing[0]} `;
}
