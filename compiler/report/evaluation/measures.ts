/** How well a playbook finds the personas that people name: agreement, and precision and recall of each persona. */

import { type Agreement, undecided } from "../../evaluator/agreement.ts";
import type { Playbook } from "../../ir/ir.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { type Interval, shareInterval } from "../intervals.ts";

/** What limits and comparisons look at. */
export interface Measured {
  readonly agreement: ShareOfCount;
  /** J. Cohen's kappa, from -1 to 1: agreement beyond what chance would give. Absent: only one name is there. */
  readonly kappa?: number;
  /** As the playbook declares them, and last `undecided` where somebody says or is it. */
  readonly personas: readonly PersonaQuality[];
}

export interface PersonaQuality {
  readonly name: string;
  readonly title: string;
  /** Of those who come out as it, how many are said to be. Absent: nobody does. */
  readonly precision?: ShareOfCount;
  /** Of those who are said to be it, how many come out as such. Absent: nobody is. */
  readonly recall?: ShareOfCount;
}

/** Percent, with the 95 % interval. */
export interface ShareOfCount extends Interval {
  readonly count: number;
  readonly of: number;
  readonly share: number;
}

export interface Missed {
  readonly id: string;
  readonly said: string;
  readonly found: string;
}

/** Of an earlier result, what is compared with. */
export type Earlier = Measured & { readonly missed: readonly Missed[] };

export function measure(playbook: Playbook, { asked, agreed, counts }: Agreement): Measured {
  const said = (name: string): number => sumOf(counts.get(name)?.values() ?? []);
  const foundAs = new Map<string, number>();
  for (const row of counts.values())
    for (const [name, count] of row) foundAs.set(name, (foundAs.get(name) ?? 0) + count);
  const found = (name: string): number => foundAs.get(name) ?? 0;
  const both = (name: string): number => counts.get(name)?.get(name) ?? 0;
  const chain = chainOf("en", playbook.languages);
  const personas = [
    ...playbook.personas.map((persona) => ({ name: persona.name, title: titleOf(persona, chain) })),
    ...(said(undecided) + found(undecided) > 0 ? [{ name: undecided, title: undecided }] : []),
  ];
  const byChance = [...counts.keys()].reduce((sum, name) => sum + said(name) * found(name), 0) / asked ** 2;
  return {
    agreement: shareOf(agreed, asked),
    ...(byChance === 1 ? {} : { kappa: (agreed / asked - byChance) / (1 - byChance) }),
    personas: personas.map((persona) => ({
      ...persona,
      ...(found(persona.name) === 0 ? {} : { precision: shareOf(both(persona.name), found(persona.name)) }),
      ...(said(persona.name) === 0 ? {} : { recall: shareOf(both(persona.name), said(persona.name)) }),
    })),
  };
}

const shareOf = (count: number, of: number): ShareOfCount => ({
  count,
  of,
  share: (100 * count) / of,
  ...shareInterval(count, of),
});

const sumOf = (counts: Iterable<number>): number => [...counts].reduce((sum, count) => sum + count, 0);
