/** Commands about one customer, of a file that holds none: what was asked for is not there, and they end with 1. */

import { readdirSync } from "node:fs";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

test.each([
  ["explain", ["."], ["none.csv"]],
  ["explain", [".", "--format", "json"], ["none.csv"]],
  ["receipt", [".", "--out", "receipt.json"], ["none.csv"]],
  ["plan", ["."], ["--customer", "none.csv", "--start", "2026-12-01", "--out", "plan"]],
  ["plan", ["."], ["--customers", "none.csv", "--start", "2026-12-01", "--out", "plans"]],
])("%s %j", (command, options, customers) => {
  const folder = folderWith({ "none.csv": "id,name,goLive,wantsFast,developers,mainGoal\n" }, "starter");
  const before = readdirSync(folder);
  const { status, stderr } = persona([command, ...options, ...customers], { in: folder });
  expect(status).toBe(1);
  expect(stderr).toContain("error: none.csv holds no customer\n");
  expect(readdirSync(folder)).toEqual(before);
});
