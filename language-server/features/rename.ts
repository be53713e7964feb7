/**
 * A name changed everywhere at once: where it is declared, in conditions, plays and tests, and inside texts.
 *
 * What is already under way keeps its identity: of an action, a play and a message the old name is kept as `was`.
 */

import { type ast, parse, type ResolvedSnapshot, type Symbol } from "@persona-lang/compiler";
import { addedLines } from "./added-lines.ts";
import { codeSpan } from "./markdown.ts";
import type { Located } from "./symbol-at.ts";
import { distinct, membersOf, mentionsOf } from "./symbol-at.ts";

export interface Edit extends Located {
  readonly newText: string;
}

type Renamed = { readonly edits: readonly Edit[] } | { readonly refused: string };

/** @param everywhere the symbol of each playbook that has it */
export function rename(
  everywhere: readonly (readonly [Symbol, ResolvedSnapshot])[],
  newName: string,
): Renamed {
  if (!isName(newName)) return { refused: whyNoName(newName) };
  const edits = everywhere.flatMap(([symbol, snapshot]) => editsIn(snapshot, symbol, newName));
  const packaged = edits.find(({ file }) => file.startsWith("node_modules/"));
  if (packaged !== undefined)
    return {
      refused: `\`${everywhere[0]?.[0].name}\` comes from ${packaged.file}, an installed package: rename it there`,
    };
  return { edits: distinct(edits) };
}

function editsIn(snapshot: ResolvedSnapshot, symbol: Symbol, newName: string): readonly Edit[] {
  if (newName.normalize("NFC") === symbol.name) return [];
  const named = [symbol, ...sameThing(symbol, snapshot)];
  const places = named.flatMap((each) => {
    const newText = each === symbol ? newName : inCaseOf(each.name, newName);
    const declared = { file: each.file, span: each.nameNode };
    return [declared, ...mentionsOf(each, snapshot)].map((place) => ({ ...place, newText }));
  });
  return [...places, ...formerName(symbol, snapshot)];
}

/** A customer's record names its stage and feeling by a value of a signal, which is called as the stage, in any case. */
function sameThing(symbol: Symbol, { program }: ResolvedSnapshot): readonly Symbol[] {
  const customer = program?.declarations("customer")[0]?.node;
  if (program === undefined || customer === undefined) return [];
  const folded = symbol.name.toLowerCase();
  return (["stage", "feeling"] as const).flatMap((word) => {
    const mapped = customer.items.find((item) => item.node === "property" && item.word.text === word);
    const value = mapped?.node === "property" ? mapped.value : undefined;
    const signal = value?.kind === "reference" ? program.resolution(value) : undefined;
    if (signal === undefined) return [];
    const members = membersOf(signal, program);
    const others =
      symbol.namespace === word ? members : members.includes(symbol) ? program.symbols(word) : [];
    return others.filter(({ name }) => name.toLowerCase() === folded);
  });
}

/** `arrival` stays with a small letter where the stage `Arrival` becomes `Welcome`. */
const inCaseOf = (name: string, newName: string): string => {
  const [first = "", ...rest] = newName;
  const small = name.charAt(0) === name.charAt(0).toLowerCase();
  return (small ? first.toLowerCase() : first.toUpperCase()) + rest.join("");
};

/** Whether a `type` of that name would be read as one. */
function isName(name: string): boolean {
  const { tree, diagnostics } = typeNamed(name);
  const [only, ...more] = tree.declarations;
  return more.length === 0 && only?.name?.text === name.normalize("NFC") && diagnostics.length === 0;
}

const typeNamed = (name: string) =>
  parse({ path: "name.persona", text: `type ${name} one of { a }\n`, version: 0 });

/** With a name that would do, where one can be made of it: `keyAccount` for `key-account` and `key account`. */
function whyNoName(name: string): string {
  const reserved = typeNamed(name).diagnostics.find(({ code }) => code === "reserved-word");
  if (reserved !== undefined) return reserved.message;
  const words = name.match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];
  const joined = words.map((word, index) =>
    index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1),
  );
  const near = joined.join("");
  const example = near !== name && isName(near) ? `, as in ${codeSpan(near)}` : "";
  return `${codeSpan(name)} is no name: write letters, digits and _, a letter first${example}`;
}

/** `was` for what identities hang on, unless it has one already: the oldest name is the one that plans know. */
function formerName(symbol: Symbol, { files }: ResolvedSnapshot): readonly Edit[] {
  if (!["action", "play", "message"].includes(symbol.namespace)) return [];
  const declaration = symbol.node as ast.Declaration;
  if (declaration.items.some((item) => item.node === "property" && item.word.text === "was")) return [];
  const text = files.find(({ source }) => source.path === symbol.file)?.source.text ?? "";
  const added = addedLines(declaration, [`was ${symbol.name}`], text);
  return added === undefined ? [] : [{ file: symbol.file, ...added }];
}
