/** Who the customers of a file are, in sum: shares of the personas, and how sure the answers are. */

import type { Playbook } from "../../ir/ir.ts";
import { countText, customersText } from "../terminal/counts.ts";
import type { Customers } from "./classified-customers.ts";

export interface Tally {
  /** Counts the customer at a place of a block's lists. */
  count(customers: Customers, at: number): void;
  readonly customers: number;
  /** Of at least one customer: "3 customers: Quick 2 (67 %), undecided 1 (33 %); on average coverage 80 %, ahead by 4.5" */
  summary(): string;
}

export function createTally({ personas, classify }: Playbook): Tally {
  /** The last is of nobody. */
  const counts = new Array(personas.length + 1).fill(0);
  let customers = 0;
  // Of integers, so that no order of the customers changes them.
  let margins = 0;
  let coverages = 0;

  return {
    count({ personas: found, margins: ahead, coverages: covered }, at) {
      const persona = found[at] as number;
      counts[persona < 0 ? personas.length : persona]++;
      customers++;
      margins += ahead[at] as number;
      coverages += covered[at] as number;
    },
    get customers() {
      return customers;
    },
    summary() {
      const shares = [...personas.map(({ name }) => name), "undecided"].flatMap((name, index) => {
        const count = counts[index] as number;
        return count === 0
          ? []
          : [`${name} ${countText(count)} (${Math.round((count / customers) * 100)} %)`];
      });
      const margin = margins / customers / 10_000;
      const ahead =
        classify.rankBy === "fit" ? `${Math.floor(margin * 100)} %` : String(Number(margin.toFixed(1)));
      const coverage = Math.floor(coverages / customers / 100);
      return (
        `${customersText(customers)}: ${shares.join(", ")}; ` +
        `on average coverage ${coverage} %, ahead by ${ahead}`
      );
    },
  };
}
