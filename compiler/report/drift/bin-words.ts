/** A bin in words: "3 to below 11", "Integrations", "yes". */

import { neighbour } from "../../evaluator/bands.ts";
import type { Type } from "../../ir/ir.ts";
import { formatValue } from "../../planner/words/format-value.ts";
import { type LanguageChain, titleOf } from "../../planner/words/language.ts";
import type { Bin } from "./features.ts";

type Band = Extract<Bin, { kind: "band" }>;

export function binText(bin: Bin, type: Type, chain: LanguageChain): string {
  if (bin.kind === "member") {
    const members = type.kind === "enumeration" ? type.members : [];
    const member = members.find(({ name }) => name === bin.name);
    return member === undefined ? bin.name : titleOf(member, chain);
  }
  if (bin.kind !== "band") return bin.kind;
  return bandText(bin, (value) => endOf(value, type, chain));
}

interface End {
  readonly text: string;
  /** The text is the last value before the end, which belongs to what is below. */
  readonly before: boolean;
}

/** Of `> 4 weeks` the end is a minute later: it is said by whichever of the two is shorter. */
function endOf(value: number | string, type: Type, chain: LanguageChain): End {
  const shown = (end: number | string) => formatValue(end, type, { locale: "en-GB", chain });
  const text = shown(value);
  const last = isCounted(type) ? undefined : neighbour(value, -1, type);
  const shorter = last === undefined ? text : shown(last);
  return shorter.length < text.length ? { text: shorter, before: true } : { text, before: false };
}

/** Where the value before is as common as the value itself. */
const isCounted = ({ kind }: Type): boolean => kind === "integer" || kind === "date" || kind === "time";

function bandText({ from, below }: Band, endOf: (value: number | string) => End): string {
  const [first, end] = [from, below].map((value) => (value === undefined ? undefined : endOf(value)));
  const last = end && (end.before ? `up to ${end.text}` : `below ${end.text}`);
  if (first === undefined) return last ?? "known";
  if (first.before) return [`more than ${first.text}`, ...(last === undefined ? [] : [last])].join(", ");
  if (end === undefined) return `${first.text} and above`;
  return `${first.text} to ${end.before ? "" : "below "}${end.text}`;
}
