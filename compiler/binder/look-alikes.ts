/**
 * Which names look alike: the skeleton of a name, after UTS 39.
 *
 * Two names look alike if their skeletons are equal. A skeleton is for comparing only, never for showing.
 */

import { isPlainName } from "../syntax/characters.ts";
import { lookAlikeTable } from "./look-alike-table.ts";

let prototypes: ReadonlyMap<string, string> | undefined;

/** Those of ASCII, by the code of a character: for names of nothing else the table need not be read. */
function plainPrototypeOf(code: number): string | undefined {
  switch (code) {
    case 48: // 0
      return "O";
    case 49: // 1
    case 73: // I
      return "l";
    case 109: // m
      return "rn";
    default:
      return undefined;
  }
}

/** The name with each character replaced by the one that all its look-alikes share. */
export function skeletonOf(name: string): string {
  // Nearly all names are of ASCII, where nothing is composed and nothing unseen.
  if (isPlainName(name)) return ofPlainName(name);
  // What nobody sees (the joiners of Persian) makes no difference.
  const seen = name.normalize("NFKD").replace(/\p{Default_Ignorable_Code_Point}/gu, "");
  return withPrototypes(seen).normalize("NFD");
}

/** In one pass, as every name is looked at: what has no other look stays as it is. */
function ofPlainName(name: string): string {
  let skeleton = "";
  let copied = 0;
  for (let at = 0; at < name.length; at++) {
    const prototype = plainPrototypeOf(name.charCodeAt(at));
    if (prototype === undefined) continue;
    skeleton += name.slice(copied, at) + prototype;
    copied = at + 1;
  }
  return copied === 0 ? name : skeleton + name.slice(copied);
}

function withPrototypes(name: string): string {
  prototypes ??= readTable();
  let skeleton = "";
  for (const character of name) skeleton += prototypes.get(character) ?? character;
  return skeleton;
}

function readTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const entry of lookAlikeTable()) {
    const blank = entry.lastIndexOf(" ");
    for (const character of entry.slice(blank + 1)) table.set(character, entry.slice(0, blank));
  }
  return table;
}
