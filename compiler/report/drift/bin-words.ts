/** A bin in words: "3 to below 11", "Integrations", "yes". */

import { neighbour } from "../../evaluator/bands.ts";
import type { Type } from "../../ir/ir.ts";
import { formatValue } from "../../planner/words/format-value.ts";
import { type LanguageChain, titleOf } from "../../planner/words/language.ts";
import { english } from "../../planner/words/phrases/en.ts";
import { type Moments, momentsFor } from "../../planner/words/phrases.ts";
import type { Bin } from "./features.ts";

type Band = Extract<Bin, { kind: "band" }>;

export function binText(bin: Bin, type: Type, chain: LanguageChain): string {
  if (bin.kind === "member") {
    const members = type.kind === "enumeration" ? type.members : [];
    const member = members.find(({ name }) => name === bin.name);
    return member === undefined ? bin.name : titleOf(member, chain);
  }
  if (bin.kind !== "band") return bin.kind;
  const moments = momentsFor(type, english);
  return moments === undefined
    ? bandText(bin, (value) => endOf(value, type, chain))
    : momentText(bin, moments, (value) => shownAs(value, type, chain));
}

interface End {
  readonly text: string;
  /** The text is the last value before the end, which belongs to what is below. */
  readonly before: boolean;
}

/** Of `> 4 weeks` the end is a minute later: it is said by whichever of the two is shorter. */
function endOf(value: number | string, type: Type, chain: LanguageChain): End {
  const text = shownAs(value, type, chain);
  const last = isCounted(type) ? undefined : neighbour(value, -1, type);
  const shorter = last === undefined ? text : shownAs(last, type, chain);
  return shorter.length < text.length ? { text: shorter, before: true } : { text, before: false };
}

const shownAs = (value: number | string, type: Type, chain: LanguageChain): string =>
  formatValue(value, type, { locale: "en-GB", chain });

/** Where the value before is as common as the value itself. */
const isCounted = ({ kind }: Type): boolean => kind === "integer";

function bandText({ from, below }: Band, endOf: (value: number | string) => End): string {
  const [first, end] = [from, below].map((value) => (value === undefined ? undefined : endOf(value)));
  const last = end && (end.before ? `up to ${end.text}` : `below ${end.text}`);
  if (first === undefined) return last ?? "known";
  if (first.before) return [`more than ${first.text}`, ...(last === undefined ? [] : [last])].join(", ");
  if (end === undefined) return `${first.text} and above`;
  return `${first.text} to ${end.before ? "" : "below "}${end.text}`;
}

function momentText(
  { from, below }: Band,
  moments: Moments,
  shown: (value: number | string) => string,
): string {
  if (from === undefined) return below === undefined ? "known" : moments["<"](shown(below));
  return below === undefined ? moments[">="](shown(from)) : moments.between(shown(from), shown(below));
}
