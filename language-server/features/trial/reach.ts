/** How many points each persona can get, whoever the customer is, and what one weight is of them. */

import type { Playbook } from "@persona-lang/compiler";
import { totalReach } from "@persona-lang/compiler/trial";

interface PointsReach {
  readonly least: number;
  readonly most: number;
}

const known = new WeakMap<Playbook, Map<string, PointsReach>>();

/** In points. */
export function reachOfPersona(persona: string, playbook: Playbook): PointsReach {
  const ofPlaybook = known.get(playbook) ?? new Map<string, PointsReach>();
  known.set(playbook, ofPlaybook);
  const before = ofPlaybook.get(persona);
  if (before !== undefined) return before;
  const { least, most } = totalReach(persona, playbook);
  const reach = { least: least / 1000, most: most / 1000 };
  ofPlaybook.set(persona, reach);
  return reach;
}

/** "from −2 to 24 points" */
export const wordReach = ({ least, most }: PointsReach): string =>
  least === most ? `always ${sign(least)} points` : `from ${sign(least)} to ${sign(most)} points`;

const sign = (points: number): string => String(points).replace("-", "−");

/** "16.7 % of the 24 points that `Builder` can get"; undefined where they can get none. */
export function shareOf(points: number, { least, most }: PointsReach): string | undefined {
  const all = points < 0 ? least : most;
  if (all === 0 || Math.sign(all) !== Math.sign(points)) return undefined;
  return `${Math.round((points / all) * 1000) / 10} % of the ${sign(all)} points`;
}
