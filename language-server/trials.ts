/**
 * What was tried out of each playbook, kept until it changes: the sample of its customers, what its tests cover, the
 * results that tests had last.
 *
 * Several may wait for the same, so none of it is given up when one of them does; it makes room for others in between.
 */

import type { CompilerHost, Playbook, Snapshot } from "@persona-lang/compiler";
import type { CoverageItem, Result } from "@persona-lang/compiler/trial";
import type { Sample, SampleCustomer } from "./features/trial/customers.ts";

/** A playbook without errors, and the folder it is in. */
export interface Sound {
  readonly snapshot: Snapshot;
  readonly playbook: Playbook;
  readonly root: string;
  readonly host: CompilerHost;
}

export interface Trials {
  sample(sound: Sound): Promise<Sample>;
  hits(sound: Sound): Promise<ReadonlyMap<string, readonly SampleCustomer[]>>;
  coverage(sound: Sound): Promise<readonly CoverageItem[]>;
  /** Of the playbook as it is: a result is gone as soon as anything is edited. */
  lastResult(playbook: Playbook, kind: Result["kind"], name: string, file: string): Result | undefined;
  remember(playbook: Playbook, result: Result): void;
  /** Files beside the playbooks changed. */
  dataChanged(): void;
}

export function createTrials(): Trials {
  let samples = new WeakMap<Playbook, Promise<Sample>>();
  let coverages = new WeakMap<Playbook, Promise<readonly CoverageItem[]>>();
  let hits = new WeakMap<Playbook, Promise<ReadonlyMap<string, readonly SampleCustomer[]>>>();
  let results = new WeakMap<Playbook, Map<string, Result>>();

  function sample({ playbook, snapshot, host }: Sound): Promise<Sample> {
    return keptIn(samples, playbook, async () => {
      const { sampleCustomers } = await import("./features/trial/customers.ts");
      return sampleCustomers(playbook, snapshot.entry, host);
    });
  }

  return {
    sample,
    hits: (sound) =>
      keptIn(hits, sound.playbook, async () => {
        const { hitsOf } = await import("./features/trial/hits.ts");
        return hitsOf(sound.playbook, await sample(sound));
      }),
    coverage: ({ playbook, host }) =>
      keptIn(coverages, playbook, async () => {
        const { coverageOf } = await import("./features/trial/run-tests.ts");
        return coverageOf(playbook, host);
      }),
    lastResult: (playbook, kind, name, file) => results.get(playbook)?.get(keyOf(kind, name, file)),
    remember(playbook, result) {
      const ofPlaybook = results.get(playbook) ?? new Map<string, Result>();
      results.set(playbook, ofPlaybook.set(keyOf(result.kind, result.name, result.at.file), result));
    },
    dataChanged() {
      samples = new WeakMap();
      coverages = new WeakMap();
      hits = new WeakMap();
      results = new WeakMap();
    },
  };
}

const keyOf = (kind: string, name: string, file: string): string => JSON.stringify([kind, name, file]);

/** What was taken back, or failed, is done again when somebody asks again. */
function keptIn<Kept>(
  all: WeakMap<Playbook, Promise<Kept>>,
  playbook: Playbook,
  make: () => Promise<Kept>,
): Promise<Kept> {
  const known = all.get(playbook);
  if (known !== undefined) return known;
  const made = make();
  all.set(playbook, made);
  made.catch(() => all.delete(playbook));
  return made;
}
