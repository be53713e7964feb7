/** Figures beside their limits: as many digits as are usual, unless what differs would look alike. */

import { expect, test } from "vitest";
import { besideLimit } from "../../compiler/report/beside-limit.ts";

test.each([
  [{ found: 0.31234, limit: 0.25 }, 3, { found: "0.312", limit: "0.25" }],
  [{ found: 80, limit: 80 }, 1, { found: "80", limit: "80" }],
  // A limit below what is usually shown is no 0.
  [{ found: 0.0123, limit: 0.0005 }, 3, { found: "0.0123", limit: "0.0005" }],
  [{ found: 0, limit: 0 }, 3, { found: "0", limit: "0" }],
  // 79.96 of 80 is not 80 of 80.
  [{ found: 79.96, limit: 80 }, 1, { found: "79.96", limit: "80" }],
  [{ found: 200 / 3, limit: 66.7 }, 1, { found: "66.67", limit: "66.7" }],
  [{ found: 0.2500001, limit: 0.25 }, 3, { found: "0.2500001", limit: "0.25" }],
])("%j with %i digits", (held, digits, shown) => {
  expect(besideLimit(held, digits)).toEqual(shown);
});
