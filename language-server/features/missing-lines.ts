/**
 * Writes the lines that a block must have and has not: with a name of the playbook where they name something, else as
 * messages show them. They are to be gone over, so nobody writes them unasked.
 */

import {
  type ast,
  exampleLine,
  nodesAt,
  type ParsedFile,
  type ResolvedSnapshot,
  specificationOf,
} from "@persona-lang/compiler";
import { addedLines } from "./added-lines.ts";
import { namesOf } from "./completion/completion.ts";
import { rolesFrom } from "./completion/own-names.ts";
import { type Place, placeAt } from "./completion/place.ts";
import type { Edit } from "./rename.ts";

/** @param offset of what is told to lack lines */
export function missingLines(
  snapshot: ResolvedSnapshot,
  file: ParsedFile,
  offset: number,
): { readonly title: string; readonly edits: readonly Edit[] } | undefined {
  const block = nodesAt(file.tree, offset).findLast((node) => "keyword" in node) as
    | ast.Declaration
    | undefined;
  if (block?.body === undefined || snapshot.program === undefined) return undefined;
  const place = placeAt(snapshot, snapshot.program, file, block.body.start + 1);
  const there = new Set(block.items.flatMap((item) => (item.node === "property" ? [item.word.text] : [])));
  const lines = Object.entries(specificationOf(block.kind).properties).flatMap(([word, { required, of }]) =>
    required === true && !there.has(word) ? [lineFor(word, of, block, place)] : [],
  );
  const added = addedLines(block, lines, file.source.text);
  if (lines.length === 0 || added === undefined) return undefined;
  const title = `write ${lines.map((line) => `\`${line}\``).join(" and ")}`;
  return { title, edits: [{ file: file.source.path, ...added }] };
}

function lineFor(
  word: string,
  of: Parameters<typeof namesOf>[0][number] | undefined,
  block: ast.Declaration,
  place: Place,
): string {
  // Letters and questions go to people of the customer.
  const [theirs] = word === "to" ? rolesFrom("customer", place) : [];
  const [own] = of === undefined ? [] : namesOf([of], place, block).map(({ label }) => label);
  const named = theirs ?? own;
  if (named !== undefined) return `${word} ${named}`;
  const [stage] = namesOf(["stage"], place);
  const example = exampleLine(block.kind, word);
  return stage === undefined ? example : example.replace(/(?<=\bend of )\w+/, () => stage.label);
}
