/**
 * What can be written next.
 *
 * What can stand where the cursor is says the vocabulary, as it says so to the parser; where it is, place.ts.
 */

import { kindOfKeyword, type ParsedFile, propertyOf, type ResolvedSnapshot } from "@persona-lang/compiler";
import type { Completion, Completions } from "./completion.ts";
import { linesOf, ofArm, ofHeader, ofLine, topLevel } from "./lines.ts";
import { casesOf, endsAt, isInComment, isInOptions, type Place, placeAt, textAround } from "./place.ts";
import { fieldCompletions } from "./texts.ts";
import { valuesOf } from "./values.ts";

/** @param paths of files of the project that can be named at the place, where any can: see paths.ts */
export function completionsAt(
  snapshot: ResolvedSnapshot,
  file: ParsedFile,
  offset: number,
  paths: readonly string[] = [],
): Completions {
  const { text } = file.source;
  const start =
    offset -
    (/(?<![\p{L}\p{M}\p{N}_-])[\p{L}\p{M}\p{N}_-]*$/u.exec(text.slice(Math.max(0, offset - 200), offset))?.[0]
      .length ?? 0);
  const span = { start, end: offset };
  const { program } = snapshot;
  if (program === undefined || isInComment(file, offset)) return { span, items: [] };
  const at = (place: number) => itemsFor(placeAt(snapshot, program, file, place, paths));
  const inText = textAround(file, offset);
  if (inText !== undefined)
    return (
      fieldCompletions(inText, file, program, offset, span) ?? {
        span: { start: inText.start + 1, end: offset },
        items: inText.block ? [] : at(inText.start).flatMap(unquoted),
      }
    );
  const items = at(start);
  // Where something stands behind the word, what it takes is there already, or being written.
  return { span, items: endsAt(start, text) ? items : items.map(({ snippet: _, ...plain }) => plain) };
}

/** Of what can be written at a place, the texts, as they are written between quotes that are there already. */
const unquoted = (item: Completion): readonly Completion[] =>
  item.label.startsWith('"') ? [{ ...item, label: item.label.slice(1, -1) }] : [];

function itemsFor(place: Place): readonly Completion[] {
  const { blocks, before } = place;
  const block = blocks.at(-1);
  if (before.length === 0 && isInOptions(place.file.source.text, place.start)) return [];
  if (block?.kind === "weights" && casesOf(place.file.source.text, place.start) !== undefined)
    return ofArm(place);
  if (block === undefined) return before.length === 0 ? topLevel(place) : ofHeader(place);
  if (before.length === 0) return linesOf(block, place);
  const [word = ""] = before;
  const property = propertyOf(block.kind, word);
  if (property !== undefined) return valuesOf(word, property, block, before.slice(1), place);
  if (kindOfKeyword(word, block.kind) !== undefined) return ofHeader(place);
  return ofLine(block, place);
}
