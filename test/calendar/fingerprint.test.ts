import fc from "fast-check";
import { expect, test } from "vitest";
import { fingerprint } from "../../compiler/planner/calendar/fingerprint.ts";

/** FNV-1a as its authors define it, with numbers of any size. */
function byDefinition(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (const byte of new TextEncoder().encode(text))
    hash = BigInt.asUintN(64, (hash ^ BigInt(byte)) * 0x100000001b3n);
  return hash.toString(16).padStart(16, "0");
}

test("a fingerprint is FNV-1a with 64 bits", () => {
  // Published with the algorithm.
  expect(fingerprint("")).toBe("cbf29ce484222325");
  expect(fingerprint("foobar")).toBe("85944171f73967e8");
  fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => fingerprint(text) === byDefinition(text)));
});
