/**
 * Drift as data: how the customers of today differ from those that the playbook was made for.
 *
 * This is what `drift.json` holds. It depends on the playbook and what was counted of both files, and on nothing else;
 * how it looks is in drift-sections.ts.
 */

import type { Playbook } from "../../ir/ir.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { type DriftedFeature, driftOfFeatures, type NewValue, newValuesOf } from "./feature-drift.ts";
import { checkGate, type GateCheck, type GateLimits } from "./gate.ts";
import type { Observation, UnknownValue, Watched } from "./observe.ts";
import { type PersonaDrift, personasOf } from "./persona-drift.ts";
import { type RepeatedWords, repeatedWords } from "./repeated-words.ts";
import { type ReviewedPersona, reviewedPersonas } from "./reviews.ts";
import { type FileSummary, monthsOf, type Shares, summaryOf } from "./shares.ts";
import { type Stability, type StabilityIndex, stabilityIndex, stabilityOf } from "./stability-index.ts";

export interface Drift {
  readonly format: "persona-drift";
  readonly driftVersion: 1;
  readonly playbook: { readonly name: string; readonly version: string; readonly title: string };
  readonly baseline: FileSummary;
  readonly current: FileSummary;
  /** Of the shares of all personas together. */
  readonly personasIndex: StabilityIndex & { readonly stability: Stability };
  /** As the playbook declares them, and last who is undecided. */
  readonly personas: readonly PersonaDrift[];
  /** Those that moved most first. */
  readonly signals: readonly DriftedFeature[];
  /** What nobody had before. */
  readonly newValues: readonly NewValue[];
  /** Values of the current file that made records be refused, the most frequent first. */
  readonly unknownValues: readonly UnknownValue[];
  readonly words: readonly {
    readonly signal: string;
    readonly title: string;
    readonly words: readonly RepeatedWords[];
  }[];
  /** Signals whose words are personal, and were not counted. */
  readonly unread: readonly { readonly signal: string; readonly title: string }[];
  readonly months: readonly (Shares & { readonly month: string })[];
  readonly review: readonly ReviewedPersona[];
  readonly gate: readonly GateCheck[];
}

export interface DriftRequest {
  readonly playbook: Playbook;
  readonly watched: Watched;
  readonly files: { readonly baseline: string; readonly current: string };
  readonly before: Observation;
  readonly now: Observation;
  readonly limits: GateLimits;
}

/** Fewer customers than these are no complaint that repeats; of what is personal it takes more. */
const fewest = { open: 5, personal: 10 };

/** There must be customers in both files. */
export function driftOf({ playbook, watched, files, before, now, limits }: DriftRequest): Drift {
  const chain = chainOf("en", playbook.languages);
  const features = driftOfFeatures(playbook, watched, before, now);
  const index = stabilityIndex(before.personas, now.personas);
  const personas = personasOf(playbook, before, now);
  const measured = {
    personasIndex: { ...index, stability: stabilityOf(index) },
    personas,
    signals: features,
    current: summaryOf(playbook, now, files.current),
  };
  return {
    format: "persona-drift",
    driftVersion: 1,
    playbook: { name: playbook.name, version: playbook.version, title: titleOf(playbook, chain) },
    baseline: summaryOf(playbook, before, files.baseline),
    ...measured,
    newValues: newValuesOf(features),
    unknownValues: [...now.unknownValues.values()].toSorted(
      (a, b) => b.customers - a.customers || (a.message < b.message ? -1 : 1),
    ),
    words: watched.texts.flatMap((signal, place) => {
      const [earlier, later] = [before.words[place], now.words[place]];
      if (earlier === undefined || later === undefined) return [];
      const words = repeatedWords(earlier, later, signal.personal ? fewest.personal : fewest.open);
      return words.length === 0 ? [] : [{ signal: signal.name, title: titleOf(signal, chain), words }];
    }),
    unread: watched.unread.map((signal) => ({ signal: signal.name, title: titleOf(signal, chain) })),
    months: monthsOf(playbook, before, now),
    review: reviewedPersonas(playbook, personas, features),
    gate: checkGate(measured, limits),
  };
}
