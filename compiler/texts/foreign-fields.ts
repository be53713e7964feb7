/**
 * Fields as other programs write them: `«Guest_Name»` of a letter, `[Guest name]`, `%%FirstName%%` of a mailing.
 *
 * To a text they are plain words, and customers would read them. Signs that also stand in plain sentences count only
 * around the name of a field.
 */

import type { Scope, ScopeNode } from "../ir/text-scope.ts";
import type { Span } from "../source/span.ts";

export interface ForeignField {
  readonly written: string;
  readonly span: Span;
  /** The field that was meant, as in `Sponsor.name`; undefined where none is called so. */
  readonly field: string | undefined;
}

interface Sign {
  /** What every field of this kind begins with. */
  readonly opening: string;
  /** Made when there is such a sign: classes of Unicode take long to prepare. */
  readonly createPattern: () => RegExp;
  /** Whether it means a field wherever it stands, or may be somebody's way of writing. */
  readonly sure: boolean;
}

const signs: readonly Sign[] = [
  { opening: "%%", createPattern: () => /%%(?<name>[\p{L}_][\p{L}\p{N}_. -]{0,60})%%/gu, sure: true },
  { opening: "*|", createPattern: () => /\*\|(?<name>[\p{L}_][\p{L}\p{N}_. :-]{0,60})\|\*/gu, sure: true },
  { opening: "<<", createPattern: () => /<<\s?(?<name>[\p{L}_][\p{L}\p{N}_. -]{0,60})>>/gu, sure: true },
  { opening: "«", createPattern: () => /«\s?(?<name>[\p{L}_][\p{L}\p{N}_. -]{0,60})»/gu, sure: false },
  { opening: "[", createPattern: () => /\[(?<name>[\p{L}_][\p{L}\p{N}_. -]{0,60})\](?!\()/gu, sure: false },
  { opening: "%", createPattern: () => /(?<!%)%(?<name>[\p{L}_][\p{L}\p{N}_.]{0,60})%(?!%)/gu, sure: false },
  { opening: "{", createPattern: () => /(?<!\{)\{(?!\{)(?<name>[^{}\n]{1,200})\}(?!\})/g, sure: false },
  { opening: "<", createPattern: () => /(?<!<)<(?<name>[\p{L}_][\p{L}\p{N}_.]{0,60})>(?!>)/gu, sure: false },
];

/** What all of them begin with: most texts have none of it. */
const anySign = /[%*<«[]|(?<!\{)\{(?!\{)/;

export function foreignFields(text: string, scope: Scope): readonly ForeignField[] {
  if (!anySign.test(text)) return [];
  let known: ReadonlyMap<string, string> | undefined;
  const found: ForeignField[] = [];
  for (const { opening, createPattern, sure } of signs) {
    if (!text.includes(opening)) continue;
    for (const { 0: written, index, groups } of text.matchAll(createPattern())) {
      known ??= fieldsIn(scope);
      const field = known.get(folded(groups?.name ?? ""));
      const span = { start: index, end: index + written.length };
      if (sure || field !== undefined) found.push({ written, span, field });
    }
  }
  return found;
}

/** What a text can show, by its letters alone: `guestname` is `Guest.name`. */
function fieldsIn(scope: Scope): ReadonlyMap<string, string> {
  const fields = new Map<string, string>();
  const add = (path: string, node: ScopeNode) => {
    if (node.kind === "value" && !fields.has(folded(path))) fields.set(folded(path), path);
  };
  for (const [name, node] of scope.fields) {
    add(name, node);
    if (node.kind === "record") for (const [part, inner] of node.fields) add(`${name}.${part}`, inner);
  }
  return fields;
}

const folded = (name: string): string => name.toLowerCase().replaceAll(/[\s_.-]/g, "");
