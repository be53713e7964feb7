/** Files whose names are as long as a disk takes, which is 255 bytes on most. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

/** Alike at first, and of letters that are several bytes each. */
const longest = (ending: string): string => {
  const free = 255 - ending.length;
  return "a".repeat(free % 3) + "顧".repeat(Math.floor(free / 3)) + ending;
};

test("two results that stand side by side are written, and again over themselves", () => {
  const folder = folderWith({}, "starter");
  const [out, rejects] = [longest("-1.csv"), longest("-2.csv")];
  const run = () =>
    persona(["classify", ".", "customers.csv", "--out", out, "--rejects", rejects], { in: folder }).status;
  expect(run()).toBe(0);
  const written = [out, rejects].map((name) => readFileSync(join(folder, name), "utf8"));
  expect(written.map((text) => text.split(",", 1)[0])).toEqual(["id", "row"]);
  expect(run()).toBe(0);
  expect([out, rejects].map((name) => readFileSync(join(folder, name), "utf8"))).toEqual(written);
  expect(readdirSync(folder).filter((name) => name.includes("staging"))).toEqual([]);
});

test("a file of a playbook is formatted", () => {
  const name = longest(".persona");
  const folder = folderWith({ [name]: 'playbook   P "P" { version "1" }\n' });
  expect(persona(["fmt", "."], { in: folder })).toMatchObject({ status: 0 });
  expect(readFileSync(join(folder, name), "utf8")).toBe('playbook P "P" { version "1" }\n');
  expect(readdirSync(folder)).toEqual([name]);
});
