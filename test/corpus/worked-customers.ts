/**
 * Worked customers: the rulings on values and scores, one or more for each, with what must come out.
 *
 * Every backend runs them. They were worked out by hand from the rulings, not taken from an implementation.
 */

import { inBands } from "./worked-customers/bands.ts";
import { choice } from "./worked-customers/choice.ts";
import { conditions } from "./worked-customers/conditions.ts";
import { keeping } from "./worked-customers/keeping.ts";
import { points } from "./worked-customers/points.ts";
import type { WorkedCustomer } from "./worked-customers/worked-customer.ts";

export const workedCustomers: readonly WorkedCustomer[] = [
  ...conditions,
  ...inBands,
  ...points,
  ...choice,
  ...keeping,
];
