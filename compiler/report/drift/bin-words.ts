/** A bin in words: "3 to below 11", "Integrations", "yes". */

import type { Type } from "../../ir/ir.ts";
import { formatValue } from "../../planner/words/format-value.ts";
import { type LanguageChain, titleOf } from "../../planner/words/language.ts";
import type { Bin } from "./features.ts";

export function binText(bin: Bin, type: Type, chain: LanguageChain): string {
  if (bin.kind === "member") {
    const members = type.kind === "enumeration" ? type.members : [];
    const member = members.find(({ name }) => name === bin.name);
    return member === undefined ? bin.name : titleOf(member, chain);
  }
  if (bin.kind !== "band") return bin.kind;
  const shown = (value: number | string) => formatValue(value, type, { locale: "en-GB", chain });
  const { from, below } = bin;
  if (from === undefined) return below === undefined ? "known" : `below ${shown(below)}`;
  return below === undefined ? `${shown(from)} and above` : `${shown(from)} to below ${shown(below)}`;
}
