/** The index of the cookbook names each of its pages, and says how many there are. */

import { readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { expect, test } from "vitest";
import { root, textFiles } from "../harness/source-files.ts";

const tens = ["", "", "twenty", "thirty", "forty"];
const ones = ["", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const inWords = (count: number): string =>
  [tens[Math.floor(count / 10)], ones[count % 10]].filter((part) => part !== "").join("-");

test("each page is listed, and their number is right here and in the README", () => {
  const pages = textFiles("docs/cookbook/*.md").map(({ path }) => basename(path));
  const recipes = pages.filter((page) => page !== "index.md").sort();
  const index = readFileSync(join(root, "docs/cookbook/index.md"), "utf8");
  const listed = [...index.matchAll(/^\| \[[^\]]+\]\((?<page>[^)]+)\)/gm)].map(({ groups }) => groups?.page);
  expect(listed.sort()).toEqual(recipes);
  const number = inWords(recipes.length);
  expect(index.toLowerCase()).toContain(`${number} questions that teams ask`);
  expect(readFileSync(join(root, "README.md"), "utf8")).toContain(`${number} questions that teams ask`);
});
