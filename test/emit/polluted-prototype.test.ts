import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { Polluted } from "./pollute-prototype.ts";

/** What a library adds to `Object.prototype` changes no answer of a classifier, whatever it is called. */

const program = fileURLToPath(new URL("pollute-prototype.ts", import.meta.url));

test("names that it reads, with values of every kind", () => {
  const polluted: Polluted = JSON.parse(execFileSync(process.execPath, [program], { encoding: "utf8" }));
  expect(polluted.names).toBeGreaterThan(200);
  expect(polluted.changed).toEqual([]);
});
