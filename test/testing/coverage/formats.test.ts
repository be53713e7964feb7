/** What other programs read of coverage: LCOV by a plain reader, Cobertura's XML against its document type, the page by a validator. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { HtmlValidate } from "html-validate";
import { describe, expect, test } from "vitest";
import { cobertura } from "../../../compiler/testing/coverage/cobertura.ts";
import { type Coverage, createCoverage } from "../../../compiler/testing/coverage/coverage.ts";
import { coveragePage } from "../../../compiler/testing/coverage/coverage-page.ts";
import { lcov } from "../../../compiler/testing/coverage/lcov.ts";
import { missingOf } from "../../../compiler/testing/coverage/missing.ts";
import { observe } from "../../../compiler/testing/run-test.ts";
import { root } from "../../harness/source-files.ts";
import { readXml, type XmlElement } from "../../harness/xml.ts";
import { openPlaybook } from "../../playbooks/open-playbook.ts";

const { playbook, renderText, files } = await openPlaybook("playbooks/consumer");
const collector = createCoverage(playbook);
// The first tests leave much to be shown as not covered.
for (const each of playbook.tests.slice(0, 12))
  collector.add(each, observe(playbook, each, undefined, renderText));
const coverage = collector.coverage();

const hostile = '<script>alert("1")</script> & ]]> \u001b[2J\nSF:x.persona';
const hostileCoverage: Coverage = {
  items: [
    { kind: "rules", id: "a", name: hostile, at: { file: hostile, line: 1, column: 1 } },
    { kind: "rules", id: "b", name: "b", at: { file: hostile, line: 2, column: 1 }, by: hostile },
  ],
};

/** By file and line, how many items there are, and how many are covered. */
const counted = ({ items }: Coverage): ReadonlyMap<string, readonly [number, number]> => {
  const counts = new Map<string, readonly [number, number]>();
  for (const { at, by } of items) {
    const key = `${at.file}:${at.line}`;
    const [all, covered] = counts.get(key) ?? [0, 0];
    counts.set(key, [all + 1, covered + (by === undefined ? 0 : 1)]);
  }
  return counts;
};

describe("LCOV", () => {
  test("has every item as a branch of its line, and sums that are right", () => {
    const found = new Map<string, [number, number]>();
    let [file, branches, hits, lines, lineHits] = ["", 0, 0, 0, 0];
    for (const line of lcov(coverage).split("\n")) {
      const [field = "", value = ""] = line.split(/:(.*)/s);
      const numbers = value.split(",").map(Number);
      if (field === "SF") [file, branches, hits, lines, lineHits] = [value, 0, 0, 0, 0];
      else if (field === "BRDA") {
        const [at = 0, , , taken = 0] = numbers;
        const count = found.get(`${file}:${at}`) ?? [0, 0];
        found.set(`${file}:${at}`, [count[0] + 1, count[1] + taken]);
        branches++;
        hits += taken;
      } else if (field === "DA") {
        const [at = 0, hit = 0] = numbers;
        expect(hit > 0).toBe((found.get(`${file}:${at}`)?.[1] ?? 0) > 0);
        lines++;
        lineHits += hit;
      } else if (field === "BRF") expect(numbers).toEqual([branches]);
      else if (field === "BRH") expect(numbers).toEqual([hits]);
      else if (field === "LF") expect(numbers).toEqual([lines]);
      else if (field === "LH") expect(numbers).toEqual([lineHits]);
    }
    expect(found).toEqual(counted(coverage));
  });

  test("has one line for a file, whatever its name", () => {
    expect(lcov(hostileCoverage).match(/^SF:/gm)).toHaveLength(1);
  });
});

describe("Cobertura", () => {
  const valid = documentType(readFileSync(join(root, "test/testing/coverage/coverage-04.dtd"), "utf8"));

  test("is valid by its document type, and counts what there is", () => {
    const document = readXml(cobertura([{ name: "Consumer", coverage }], "0.1.0", 1_700_000_000));
    valid(document);
    const counts = [...counted(coverage).values()];
    const sum = (of: (count: readonly [number, number]) => number) =>
      String(counts.reduce((all, count) => all + of(count), 0));
    expect(document.attributes).toMatchObject({
      "lines-valid": String(counts.length),
      "lines-covered": sum(([, covered]) => (covered > 0 ? 1 : 0)),
      "branches-valid": sum(([all]) => all),
      "branches-covered": sum(([, covered]) => covered),
      timestamp: "1700000000",
    });
  });

  test("is valid where nothing is covered, nothing is there, and names are hostile", () => {
    for (const each of [hostileCoverage, { items: [] }])
      valid(readXml(cobertura([{ name: hostile, coverage: each }], "0.1.0")));
  });

  test("the reading of the document type refuses what it does not know", () => {
    const wrong = cobertura([{ name: "x", coverage }], "0.1.0").replace("<methods/>", "");
    expect(() => valid(readXml(wrong))).toThrow(/class/);
    expect(() => valid(readXml(wrong.replace(/ timestamp="0"/, "")))).toThrow(/timestamp/);
  });
});

describe("the page", () => {
  const page = (of: Coverage) =>
    coveragePage({
      title: hostile,
      coverage: of,
      text: (path) => files.get(path) ?? hostile,
      generator: "persona",
    });
  const validator = new HtmlValidate({ extends: ["html-validate:recommended", "html-validate:a11y"] });

  test("is sound and accessible HTML without a script", async () => {
    for (const of of [coverage, hostileCoverage]) {
      const text = await page(of);
      const { results } = await validator.validateString(text);
      const said = results.flatMap(({ messages }) =>
        messages.map(({ ruleId, message }) => `${ruleId}: ${message}`),
      );
      expect(said.filter((each) => !/long-title|no-inline-style|no-raw-characters/.test(each))).toEqual([]);
      expect(text).not.toMatch(/<script/i);
      expect(text).toContain("default-src 'none'");
    }
  });

  test("leads from what is not covered to its line", async () => {
    const text = await page(coverage);
    const links = [...text.matchAll(/<a href="#(file-\d+-line-\d+)"><bdi>([^<]+)<\/bdi><\/a> <bdi>([^<]+)/g)];
    const missing = missingOf(coverage.items);
    expect(links.map(([, , at, name]) => [at, name]).toSorted()).toEqual(
      missing
        .map(({ at, name }) => [`${at.file}:${at.line}`, name.replaceAll("'", "&#39;")])
        .toSorted()
        .slice(0, 100),
    );
    for (const [, anchor = "", at = ""] of links) {
      const row = text.slice(text.indexOf(` id="${anchor}"`), text.indexOf(` id="${anchor}"`) + 100);
      expect(row).toContain(`<td class="number">${at.split(":")[1]}</td>`);
    }
  });

  test("shows each line, and says beside it what is not covered", async () => {
    const text = await page(coverage);
    const missing = coverage.items.filter(({ by }) => by === undefined);
    expect(missing.length).toBeGreaterThan(3);
    for (const { name } of missing.slice(0, 20))
      expect(text).toContain(`<bdi>${name.replaceAll("'", "&#39;")}</bdi>`);
    const weights = files.get("weights.persona") ?? "";
    expect(text.match(/<tr[^>]*><td class="number">/g)?.length).toBeGreaterThanOrEqual(
      weights.split("\n").length,
    );
  });
});

test.each(["otherwise", "keep"])("`%s` stands at its own line in every format", async (word) => {
  const lines = files.get("weights.persona")?.split("\n") ?? [];
  const line = lines.findIndex((each) => each.trim().startsWith(`${word} `)) + 1;
  expect(line).toBeGreaterThan(1);
  const inFile = (text: string) => text.slice(text.indexOf("weights.persona"));
  expect(inFile(lcov(coverage))).toMatch(new RegExp(`^BRDA:${line},`, "m"));
  const xml = cobertura([{ name: "Consumer", coverage }], "0.1.0");
  expect(inFile(xml)).toContain(`<line number="${line}" `);
  const page = await coveragePage({
    title: "Consumer",
    coverage,
    text: (path) => files.get(path) ?? "",
    generator: "persona",
  });
  expect(page).toMatch(
    new RegExp(`<tr class="\\w+"[^>]*><td class="number">${line}</td>.*<code>\\s*${word}\\s`),
  );
});

/** A plain reading of a document type: children in their order, attributes that must be there, no others. */
function documentType(dtd: string): (element: XmlElement) => void {
  const children = new Map<string, RegExp>();
  for (const [, name = "", model = ""] of dtd.matchAll(/<!ELEMENT (\S+) (\([^>]*\)|EMPTY)>/g)) {
    const named =
      model === "EMPTY" || model === "(#PCDATA)"
        ? ""
        : model.replaceAll(/[\w-]+/g, "(?:<$&>)").replaceAll(",", "");
    children.set(name, new RegExp(`^${named}$`));
  }
  const attributes = new Map<string, Map<string, boolean>>();
  for (const [, name = "", attribute = "", use] of dtd.matchAll(/<!ATTLIST (\S+) (\S+) CDATA ([^>]+)>/g)) {
    const own = attributes.get(name) ?? new Map<string, boolean>();
    attributes.set(name, own.set(attribute, use === "#REQUIRED"));
  }
  const check = (element: XmlElement): void => {
    const model = children.get(element.name);
    const inside = element.children.map(({ name }) => `<${name}>`).join("");
    if (model?.test(inside) !== true) throw new Error(`${element.name} may not hold ${inside}`);
    const known = attributes.get(element.name) ?? new Map<string, boolean>();
    for (const name of Object.keys(element.attributes))
      if (!known.has(name)) throw new Error(`${element.name} has no ${name}`);
    for (const [name, isRequired] of known)
      if (isRequired && !(name in element.attributes)) throw new Error(`${element.name} lacks ${name}`);
    element.children.forEach(check);
  };
  return check;
}
