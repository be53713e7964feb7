/** A test that would notice a fault, as a person would write it: line by line, all but its name. */

import { displayWidth, wrap } from "../../diagnostics/display-text.ts";
import type { Playbook } from "../../ir/ir.ts";
import { signalSource } from "../proposals/test-source.ts";
import { quotedText } from "../value-source.ts";
import type { Witness } from "./witness.ts";

export interface Showing {
  /** `developers 12` */
  readonly customer: readonly string[];
  /** `previous Technical`, `started 2026-12-01`, `team "team.csv"` */
  readonly more: readonly string[];
  /** `persona Technical` */
  readonly expects: string;
  /** What comes out with the fault, in the same words. */
  readonly faulty: string;
}

export function showingOf(witness: Witness, playbook: Playbook): Showing {
  const { signals, previous, started, team, expects, faulty } = witness;
  const customer = playbook.signals.flatMap((signal) => {
    const value = signals.get(signal.name);
    return value === undefined ? [] : [signalSource(signal, value)];
  });
  const more = [
    ...(previous === undefined ? [] : [`previous ${previous}`]),
    ...(started === undefined ? [] : [`started ${started}`]),
    ...(team === undefined ? [] : [`team ${quotedText(team)}`]),
  ];
  return { customer, more, expects, faulty };
}

/** What can be put into a test as it is; the customer in one line where it fits into so many columns. */
export function testLines({ customer, more, expects, faulty }: Showing, width: number): readonly string[] {
  const inOne = customer.length === 0 ? "customer { }" : `customer { ${customer.join("; ")} }`;
  return [
    ...(displayWidth(inOne) <= width ? [inOne] : ["customer {", ...customer.map((line) => `  ${line}`), "}"]),
    ...more,
    `expect ${expects}`,
    ...wrap(`with the fault: ${faulty}`, Math.max(20, width - 3)).map((line) => `// ${line}`),
  ];
}
