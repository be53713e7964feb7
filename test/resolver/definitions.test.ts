/** Definitions that build on one another, and what there may be only one of. */

import { expect, test } from "vitest";
import type { Symbol } from "../../compiler/binder/symbols.ts";
import type { Reporter } from "../../compiler/diagnostics/reporter.ts";
import { limits } from "../../compiler/limits.ts";
import { checkDefinitions } from "../../compiler/resolver/definitions.ts";
import { said } from "./said.ts";

const playbook = `playbook Sales "Sales" {
  version "1.0.0"
  owner "A <a@example.com>"
  languages en
  timezone "UTC"
}
signals Facts "Facts" { people integer; tongue language }
`;
const personas = 'persona Fast "Fast" { summary "Hurries." }\n';
const classify = "classify { otherwise Fast }\n";
const ofText = (text: string) => said({ "main.persona": playbook + text });

const [one, two, three] = ["one as people > 1", "two as one and people > 2", "three as two or one"];
const define = (...definitions: readonly string[]) =>
  definitions.map((text) => `define ${text}\n`).join("") + personas + classify;

test.each<[string, string, ...string[]]>([
  ["a chain", define(one, two, three)],
  ["a chain from its end", define(three, two, one)],
  ["itself", define("one as one or people > 1"), "circular-definition: one"],
  ["two", define("one as two", "two as one"), "circular-definition: one [two]"],
  [
    "three, entered from outside",
    define("start as two", "one as two", "two as three", "three as one"),
    "circular-definition: two [three, one]",
  ],
  [
    "two circles",
    define("a as b", "b as a", "c as d or a", "d as c"),
    "circular-definition: a [b]",
    "circular-definition: c [d]",
  ],
  ["two circles that share one", define("a as b or c", "b as a", "c as a"), "circular-definition: a [b]"],
  [
    "two circles that share one in their middle",
    define("c as b", "b as c or a", "a as b"),
    "circular-definition: c [b]",
  ],
  ["twice the same", define("a as b or b", "b as people > 1", "c as a or b")],
])("definitions: %s", async (_, text, ...expected) => {
  expect(await ofText(text)).toEqual(expected);
});

test("each is gone through once, however many build on it, and others may have a turn meanwhile", () => {
  const asked: string[] = [];
  const turnsWith = (count: number, below: (at: number) => readonly number[]) => {
    const symbols = Array.from({ length: count }, (_, at) => ({ name: `d${at}` }) as Symbol);
    const usedBy = ({ name }: Symbol) => {
      asked.push(name);
      return below(Number(name.slice(1))).map((at) => symbols[at] as Symbol);
    };
    return [...checkDefinitions(symbols.toReversed(), usedBy, {} as Reporter)].length;
  };
  // Two on each level, each of which builds on both of the level below.
  expect(turnsWith(20, (at) => (at < 2 ? [] : [at - (at % 2) - 2, at - (at % 2) - 1]))).toBe(0);
  expect(asked.sort()).toEqual(Array.from({ length: 20 }, (_, at) => `d${at}`).sort());
  expect(turnsWith(200, () => [])).toBe(3);
});

/** `d1`, and each further on the one before it. */
const chain = (length: number) =>
  Array.from({ length }, (_, at) => (at === 0 ? "d1 as people > 1" : `d${at + 1} as d${at} and people > 1`));

test("a chain may be as long as the limit says, in whatever order it is written", async () => {
  const most = limits.definitionDepth;
  const tooDeep = [`definition-too-deep: d${most + 1}`];
  expect(await ofText(define(...chain(most)))).toEqual([]);
  expect(await ofText(define(...chain(most).reverse()))).toEqual([]);
  expect(await ofText(define(...chain(most + 3)))).toEqual(tooDeep);
  expect(await ofText(define(...chain(most + 3).reverse()))).toEqual(tooDeep);
  // By way of another that is short.
  const [last, ...others] = chain(most + 1).reverse();
  const by = `${last} and other`.replace(`as d${most}`, `as other and d${most}`);
  expect(await ofText(define("other as people > 3", by, ...others))).toEqual(tooDeep);
  expect(await ofText(define("other as people > 3", by.replace(`d${most} `, "d1 "), ...others))).toEqual([]);
  // A circle is told as that, however long it is.
  const [first, ...rest] = chain(most + 1);
  const circle = await ofText(define(`${first} or d${most + 1}`, ...rest));
  expect(circle).toHaveLength(1);
  expect(circle[0]).toMatch(/^circular-definition: d1 /);
});

test.each<[string, string, ...string[]]>([
  ["all there must be", personas + classify],
  ["two ways to classify", personas + classify + classify, "repeated-declaration: classify [classify]"],
  [
    "three ways to classify",
    personas + classify.repeat(3),
    ...Array<string>(2).fill("repeated-declaration: classify [classify]"),
  ],
  ["two teams", `${personas}${classify}team { }\nteam { }\n`, "repeated-declaration: team [team]"],
  [
    "two customers",
    `${personas}${classify}customer { language tongue }\ncustomer { language tongue }\n`,
    "repeated-declaration: customer [customer]",
  ],
  [
    "two voices",
    `${personas}${classify}voice { feelings calm, upset }\nvoice { feelings sad, glad }\n`,
    "repeated-declaration: voice [voice]",
  ],
  [
    "two playbooks",
    personas + classify + playbook.slice(0, playbook.indexOf("signals")),
    "repeated-declaration: playbook [playbook]",
  ],
  [
    "a role assigned twice",
    `${personas}${classify}role A "A" { from team }\nassign A { }\nassign A { }\nrole B "B" { from team }\nassign B { }\n`,
    "repeated-declaration: assign [assign]",
  ],
  ["nobody", "", "no-personas: Sales"],
  ["nobody, though they are classified", "classify { otherwise undecided }\n", "no-personas: Sales"],
  ["people who are not classified", personas, "no-classify: Sales"],
  ["nobody where a file is missing", 'import "./gone.persona"\n', 'missing-file: "./gone.persona"'],
])("a playbook with %s", async (_, text, ...expected) => {
  expect(await ofText(text)).toEqual(expected);
});

test("a playbook without a name lacks nothing else for it", async () => {
  expect(await said({ "main.persona": playbook.replace('Sales "Sales"', "") })).not.toContain("no-personas");
});
