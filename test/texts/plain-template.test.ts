import fc from "fast-check";
import Handlebars from "handlebars";
import { expect, test } from "vitest";
import { readPlainTemplate } from "../../compiler/texts/plain-template.ts";

const plain = [
  "{{customer.name}}",
  '{{or developers "your\'s"}}',
  "{{or  a.b  'x }} \" y'}}",
  "{{προγραμματιστές}}",
  "{{elsewhere.thisOne}}",
  "plain { text }",
  " }} \n",
  "\n\n",
];
const blocks = [
  ["{{#if developers}}", "{{/if}}"],
  ["{{#unless  a.b}}", "{{/unless}}"],
  ["{{#each Developers}}", "{{/each}}"],
] as const;
const others = [
  "\u2029",
  "\0",
  ...[
    "{{{raw}}}",
    "{{&raw}}",
    "{{!-- {{x}} --}}",
    "{{! x }}",
    "{{ x }}",
    "{{~x~}}",
    "{{x}}}",
    "{",
    "{{{",
    "{{",
  ],
  ...["{{this}}", "{{this.x}}", "{{x.this}}", "{{../x}}", "{{@first}}", "{{true}}", "{{null.x}}", "{{1}}"],
  ...["{{else}}", "{{elseé}}", "{{else if x}}", "{{^}}", "{{^x}}", "{{/if}}", "{{#if x as |y|}}", "{{#x}}"],
  ...["{{or a}}", "{{or a b}}", '{{or "a" b}}', '{{or a "b" "c"}}', '{{or a "b" c=1}}', "{{or}}", "{{a b}}"],
  ...[
    "\\",
    "\\{{x}}",
    "\r",
    "\r\n",
    "{{> x}}",
    "{{x-y}}",
    "{{x/y}}",
    "{{[x]}}",
    '{{or a "\n"}}',
    "{{{{raw}}}}",
  ],
];

// Handlebars itself counts columns wrongly after these.
const byHandlebars = (text: string) =>
  Handlebars.parseWithoutProcessing(text.replace(/[\u2028\u2029]/g, " "));
const treeOf = (tree: unknown) =>
  JSON.parse(JSON.stringify(tree), (key, value) =>
    key === "value" || key === "original" ? String(value).replace(/[\u2028\u2029]/g, " ") : value,
  );

const body: fc.Arbitrary<string> = fc.letrec<{ body: string; part: string; block: string }>((tie) => ({
  body: fc.array(tie("part"), { maxLength: 5 }).map((parts) => parts.join("")),
  part: fc.oneof({ depthSize: "small", maxDepth: 3 }, fc.constantFrom(...plain), tie("block")),
  block: fc
    .tuple(fc.constantFrom(...blocks), tie("body"), fc.option(tie("body")))
    .map(
      ([[open, close], held, other]) => `${open}${held}${other === null ? "" : `{{else}}${other}`}${close}`,
    ),
})).body;

test("a plain template is read as Handlebars reads it", () => {
  fc.assert(
    fc.property(body, (text) => {
      expect(treeOf(readPlainTemplate(text))).toEqual(treeOf(byHandlebars(text)));
    }),
    { seed: 20261127, numRuns: 200 },
  );
});

test("of any other text it says nothing, or the same as Handlebars", () => {
  const pieces = fc.constantFrom(...plain, ...others, ...blocks.flat());
  let read = 0;
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 6 }), (parts) => {
      const text = parts.join("");
      const tree = readPlainTemplate(text);
      if (tree === undefined) return;
      read++;
      expect(treeOf(tree)).toEqual(treeOf(byHandlebars(text)));
    }),
    { seed: 20261127, numRuns: 10_000 },
  );
  expect(read).toBeGreaterThan(500);
});
