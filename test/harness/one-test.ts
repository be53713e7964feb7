/**
 * The starter playbook with one test in place of its own, which leaves most of it unproven: for tests of what runs
 * tests, which have something to add and something to find.
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "./source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");

export const oneTest = `${starter.slice(0, starter.indexOf("// ---------- proof"))}\
// ---------- proof ----------
test "in a hurry and without developers is Quick" {
  customer {
    wantsFast  true
    developers 0
    mainGoal   speed
    goLive     2027-03-01
  }
  expect persona Quick, margin at least 5
}
`;
