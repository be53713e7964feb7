/** How the values of each signal moved: its bins before and now, its stability index, and what nobody had before. */

import type { Playbook, Signal } from "../../ir/ir.ts";
import { chainOf, type LanguageChain, titleOf } from "../../planner/words/language.ts";
import { binText } from "./bin-words.ts";
import { featuresOf } from "./features.ts";
import type { Observation, Watched } from "./observe.ts";
import { type Stability, type StabilityIndex, stabilityIndex, stabilityOf } from "./stability-index.ts";

export interface DriftedFeature extends StabilityIndex {
  readonly signal: string;
  readonly title: string;
  /** Of a set: the member that is looked at. */
  readonly member?: string;
  readonly stability: Stability;
  readonly bins: readonly {
    readonly title: string;
    /** Nobody knows the value, or it is known of somebody. */
    readonly kind: "unknown" | "value";
    readonly before: number;
    readonly now: number;
  }[];
}

export interface NewValue {
  readonly signal: string;
  readonly title: string;
  readonly value: string;
  readonly customers: number;
}

/** Those that moved most first; of equals, in the order of the playbook. */
export function driftOfFeatures(
  playbook: Playbook,
  watched: Watched,
  before: Observation,
  now: Observation,
): readonly DriftedFeature[] {
  const chain = chainOf("en", playbook.languages);
  const coded = featuresOf(playbook).map((feature, place): DriftedFeature => {
    const { signal, member, bins } = feature;
    const counts = [before.features[place] ?? [], now.features[place] ?? []] as const;
    return {
      ...named(signal, chain, member),
      ...measured(...counts),
      bins: bins.map((bin, code) => ({
        title: binText(bin, signal.type, chain),
        kind: bin.kind === "unknown" ? "unknown" : "value",
        before: counts[0][code] ?? 0,
        now: counts[1][code] ?? 0,
      })),
    };
  });
  const open = watched.open.map((signal, place): DriftedFeature => {
    const [earlier, later] = [before.open[place] ?? new Map(), now.open[place] ?? new Map()];
    const values = [...new Set<string>([...earlier.keys(), ...later.keys()])].sort();
    const bins = values.map((value) => ({
      title: value === "" ? "unknown" : value,
      kind: value === "" ? ("unknown" as const) : ("value" as const),
      before: (earlier.get(value) as number | undefined) ?? 0,
      now: (later.get(value) as number | undefined) ?? 0,
    }));
    return {
      ...named(signal, chain),
      ...measured(
        bins.map((bin) => bin.before),
        bins.map((bin) => bin.now),
      ),
      bins,
    };
  });
  return [...coded, ...open].toSorted((a, b) => b.index - a.index);
}

const named = (signal: Signal, chain: LanguageChain, member?: string) => ({
  signal: signal.name,
  title:
    member === undefined
      ? titleOf(signal, chain)
      : `${titleOf(signal, chain)}: ${memberTitle(signal, member, chain)}`,
  ...(member === undefined ? {} : { member }),
});

function memberTitle({ type }: Signal, name: string, chain: LanguageChain): string {
  const members = type.kind === "set" && type.element.kind === "enumeration" ? type.element.members : [];
  const member = members.find((each) => each.name === name);
  return member === undefined ? name : titleOf(member, chain);
}

function measured(before: readonly number[], now: readonly number[]) {
  const index = stabilityIndex(before, now);
  return { ...index, stability: stabilityOf(index) };
}

/** Values that customers have now and none had before; the most frequent first. */
export const newValuesOf = (features: readonly DriftedFeature[]): readonly NewValue[] =>
  features
    .flatMap(({ signal, title, member, bins }) =>
      bins
        .filter(({ kind, before, now }) => kind === "value" && before === 0 && now > 0)
        // Of a member, that nobody lacks it is nothing new.
        .filter((_, index) => member === undefined || index === 0)
        .map((bin) => ({ signal, title, value: bin.title, customers: bin.now })),
    )
    .toSorted((a, b) => b.customers - a.customers);
