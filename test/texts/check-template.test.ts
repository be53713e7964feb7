import fc from "fast-check";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import { catalog } from "../../compiler/diagnostics/catalog.ts";
import {
  always,
  createTextScopes,
  list,
  maybe,
  record,
  type Scope,
  type ScopeNode,
  type TextNames,
} from "../../compiler/ir/text-scope.ts";
import { templateOptions } from "../../compiler/planner/words/template-engine.ts";
import { checkTemplate } from "../../compiler/texts/check-template.ts";
import { drawsOf } from "../harness/counts.ts";

const names: TextNames = {
  customer: { language: "tongue" },
  signals: [
    { name: "developers", required: false, type: { kind: "integer", places: 0 } },
    { name: "goLive", required: true, type: { kind: "date" } },
    { name: "fromSpreadsheets", required: false, type: { kind: "boolean" } },
    { name: "tongue", required: false, type: { kind: "language" } },
    { name: "__proto__", required: true, type: { kind: "text" } },
    { name: "constructor", required: false, type: { kind: "text" } },
    { name: "or", required: true, type: { kind: "text" } },
    { name: "Sponsor", required: true, type: { kind: "text" } },
    { name: "stage", required: true, type: { kind: "text" } },
  ],
  roles: [
    { name: "ProjectManager", many: false },
    { name: "Developers", many: true },
    { name: "Sponsor", many: false },
  ],
  resources: [{ name: "ApiGuide" }],
};
const place = {
  goalKnown: true,
  dates: new Map([
    ["kickoff", { known: true }],
    ["review", { known: false }],
  ]),
};
const scope = createTextScopes(names)(place);

/** Each problem as `code` and the part of the text it points at. */
function problemsOf(text: string, within: Scope = scope): readonly string[] {
  return checkTemplate(text, within).map(({ code, span }) => `${code} ${text.slice(span.start, span.end)}`);
}

describe("a template that is fine", () => {
  test.each([
    "",
    "no braces } }} { at all",
    "{{customer.name}} {{customer.id}} {{goLive}} {{customer.goLive}}",
    '{{or developers "your"}} {{or customer.developers "your"}} {{or customer.language "?"}}',
    "{{#if developers}}{{developers}} and {{customer.developers}}{{/if}}",
    "{{#if developers}}yes{{else}}no{{/if}} {{#unless developers}}none{{else}}{{developers}}{{/unless}}",
    "{{#if fromSpreadsheets}}a{{else if developers}}{{developers}}{{else}}c{{/if}}",
    '{{#each Developers}}{{name}} {{or email "-"}}{{#if email}}{{email}}{{/if}}{{#unless @last}}, {{/unless}}{{/each}}',
    "{{#each Developers}}{{this.name}}{{else}}{{customer.name}}{{/each}}",
    "{{ProjectManager.name}} {{persona.title}} {{play.goal}} {{action.date}} {{ApiGuide.link}}",
    '{{dates.start}} {{dates.kickoff}} {{or dates.review "soon"}}',
    "{{! a note }}{{!-- }} --}}{{~ goLive ~}} \\{{not.a.field}} \\\\{{goLive}}",
    "{{__proto__}} {{customer.__proto__}} {{customer.or}} {{customer.[or]}} {{customer.Sponsor}}",
  ])("%s", (text) => expect(problemsOf(text)).toEqual([]));
});

describe("a template that is not", () => {
  test.each([
    ["{{develpers}}", "text-unknown-field develpers"],
    ["{{customer.nam}}", "text-unknown-field nam"],
    ["{{ProjectManager.phone}}", "text-unknown-field phone"],
    ["{{goLive.year}}", "text-unknown-field year"],
    ["{{toString}}", "text-unknown-field toString"],
    ["{{customer.hasOwnProperty}}", "text-unknown-field hasOwnProperty"],
    ["{{dates.launch}}", "text-unknown-field launch"],
    ["{{developers}}", "text-may-be-empty developers"],
    ["{{constructor}}", "text-may-be-empty constructor"],
    ["{{#if developers}}{{/if}}{{developers}}", "text-may-be-empty developers"],
    ["{{#if developers}}{{else}}{{developers}}{{/if}}", "text-may-be-empty developers"],
    ["{{#unless developers}}{{developers}}{{/unless}}", "text-may-be-empty developers"],
    ["{{#each Developers}}{{email}}{{/each}}", "text-may-be-empty email"],
    ["{{#each Developers}}{{customer.name}}{{/each}}", "text-field-out-of-reach customer.name"],
    ["{{#each Developers}}{{this}}{{/each}}", "text-not-printable this"],
    ["{{this}}", "text-not-printable this"],
    ["{{fromSpreadsheets}}", "text-not-printable fromSpreadsheets"],
    ['{{or fromSpreadsheets "x"}}', "text-not-printable fromSpreadsheets"],
    ["{{Developers}}", "text-not-printable Developers"],
    ["{{Developers.name}}", "text-not-printable Developers.name"],
    ["{{ProjectManager}}", "text-not-printable ProjectManager"],
    ["{{Sponsor.name}}", "text-ambiguous-field Sponsor.name"],
    ["{{or}}", "text-ambiguous-field or"],
    ["{{stage}}{{#if customer.stage}}{{/if}}", "text-ambiguous-field customer.stage"],
    ["{{upper goLive}}", "text-unknown-word upper"],
    ["{{customer name}}", "text-unknown-word customer name"],
    ["{{#iff developers}}{{/iff}}", "text-unknown-word iff"],
    ["{{#with customer}}{{/with}}", "text-unknown-word with"],
    ["{{or developers}}", "text-wrong-use {{or developers}}"],
    ['{{or "a" developers}}', 'text-wrong-use {{or "a" developers}}'],
    ['{{or (lookup a b) "x"}}', 'text-wrong-use {{or (lookup a b) "x"}}'],
    ['{{or developers "x" a=1}}', 'text-wrong-use {{or developers "x" a=1}}'],
    ["{{if developers}}", "text-wrong-use {{if developers}}"],
    ["{{#if}}x{{/if}}", "text-wrong-use {{#if}}"],
    ["{{#if developers goLive}}x{{/if}}", "text-wrong-use {{#if developers goLive}}"],
    ["{{#if developers includeZero=true}}x{{/if}}", "text-wrong-use {{#if developers includeZero=true}}"],
    ["{{#if ProjectManager}}x{{/if}}", "text-wrong-use ProjectManager"],
    ["{{#each developers}}{{what}}{{/each}}", "text-wrong-use developers"],
    ["{{#if develpers}}x{{/if}}", "text-unknown-field develpers"],
    ["{{#developers}}x{{/developers}}", "text-not-allowed {{#developers}}"],
    ["{{^developers}}x{{/developers}}", "text-not-allowed {{^developers}}"],
    ["{{{goLive}}}", "text-not-allowed {{{goLive}}}"],
    ["{{&goLive}}", "text-not-allowed {{&goLive}}"],
    ["{{> footer}}", "text-not-allowed {{> footer}}"],
    ["{{#> layout}}x{{/layout}}", "text-not-allowed {{#> layout}}"],
    ['{{#*inline "x"}}{{/inline}}', 'text-not-allowed {{#*inline "x"}}'],
    ["{{* decorate}}", "text-not-allowed {{* decorate}}"],
    ["{{@root.goLive}}", "text-not-allowed @root.goLive"],
    ["{{@first}}", "text-not-allowed @first"],
    ["{{../goLive}}", "text-not-allowed ../goLive"],
    ["{{#each Developers as |d|}}x{{/each}}", "text-not-allowed {{#each Developers as |d|}}"],
    ["{{{{if}}}}x{{{{/if}}}}", "text-not-allowed {{{{if}}}}"],
    ['{{"text"}}', 'text-braces-unreadable {{"text"}}'],
    ["{{12}}", "text-braces-unreadable {{12}}"],
    ["{{", "text-braces-open {{"],
    ["a {{customer.name\nb", "text-braces-open {{customer.name"],
    ["a {{ b {{goLive}}", "text-braces-open {{ b {{goLive}}"],
    ["{{goLive}}}", "text-braces-unreadable {{goLive}}}"],
    ["{{}}", "text-braces-unreadable {{}}"],
    ["{{goLive}} {{a b=}} {{goLive}}", "text-braces-unreadable {{a b=}}"],
    ["{{#if developers}}x", "text-block-mismatch {{#if developers}}"],
    ["x{{/if}}", "text-block-mismatch {{/if}}"],
    ["x{{else}}", "text-block-mismatch {{else}}"],
    ["{{#if developers}}x{{/each}}", "text-block-mismatch {{/each}}"],
    ["a\0b", "text-not-allowed \0"],
    ["{{customer.this}}", "text-braces-unreadable {{customer.this}}"],
    ["one\r\ntwo\u2028three {{develpers}}\n{{goLive}}", "text-unknown-field develpers"],
  ])("%s", (text, problem) => expect(problemsOf(text)).toEqual([problem]));

  test("each place in one text is reported", () => {
    expect(problemsOf("{{a1}} {{goLive}} {{#if b1}}{{c1}}{{/if}}")).toHaveLength(3);
  });

  test("a near name comes with a fix that makes the text right", () => {
    for (const text of ["{{customer.nam}}", "{{customer name}}"]) {
      const fix = checkTemplate(text, scope)[0]?.fix;
      expect(fix).toBeDefined();
      if (fix === undefined) continue;
      const fixed = text.slice(0, fix.span.start) + fix.newText + text.slice(fix.span.end);
      expect(fixed).toBe("{{customer.name}}");
    }
  });
});

describe("depth", () => {
  const nested = (depth: number) => "{{#if developers}}".repeat(depth) + "{{/if}}".repeat(depth);
  test("blocks may stand 64 deep", () => {
    expect(problemsOf(nested(64))).toEqual([]);
    expect(checkTemplate(nested(65), scope).map(({ code }) => code)).toEqual(["text-too-deep"]);
    const chain = `{{#if developers}}${"{{else if goLive}}".repeat(3_000)}{{/if}}`;
    expect(problemsOf(chain)).toEqual(["text-too-deep {{else if goLive}}"]);
    expect(problemsOf(nested(3_000))).toEqual(["text-too-deep {{#if developers}}"]);
  });

  test("three `each` may stand inside one another", () => {
    let inner = list(record({ name: always }));
    for (let depth = 0; depth < 3; depth++) inner = list(record({ name: always, more: inner }));
    const deep = (times: number) => "{{#each more}}".repeat(times) + "{{/each}}".repeat(times);
    expect(problemsOf(deep(3), record({ more: inner }))).toEqual([]);
    expect(problemsOf(deep(4), record({ more: inner }))).toEqual(["text-too-deep {{#each more}}"]);
  });

  test("a list of texts is printed by `this`", () => {
    const reasons = record({ reasons: list(always), notes: list(maybe()) });
    expect(problemsOf("{{#each reasons}}- {{this}}\n{{/each}}", reasons)).toEqual([]);
    expect(problemsOf("{{#each notes}}- {{this}}\n{{/each}}", reasons)).toEqual(["text-may-be-empty this"]);
  });
});

/** Pieces that make good and bad templates, in any order. */
const pieces = [
  ..."{}\"'[]\\#/^!~@&>*.|= \n\r\u2028\0",
  "{{",
  "}}",
  "{{{",
  "}}}",
  "{{{{",
  "{{!--",
  "--}}",
  "\\{{",
  "\\\\{{",
  "{{#if developers}}",
  "{{else}}",
  "{{else if goLive}}",
  "{{/if}}",
  "{{#unless goLive}}",
  "{{/unless}}",
  "{{#each Developers}}",
  "{{/each}}",
  "{{name}}",
  "{{developers}}",
  '{{or developers "x"}}',
  "{{goLive}}",
  "{{customer.name}}",
  "{{ProjectManager.name}}",
  "{{or",
  "developers",
  "as |x|",
  "{{>x}}",
  "{{#*inline",
  "{{@first}}",
];
const anyTemplate = fc.array(fc.constantFrom(...pieces), { maxLength: 14 }).map((parts) => parts.join(""));

/** Stands for what is unknown, and shows itself when it is printed. */
const hole = { toString: () => "HOLE" };

/** A context as the scope promises it: of what is not always known, about half is unknown. */
function contextOf(node: ScopeNode, known: () => boolean): unknown {
  if (node.kind === "value") return !node.known && !known() ? hole : node.boolean ? known() : "value";
  if (node.kind === "list")
    return known() ? [contextOf(node.element, known), contextOf(node.element, known)] : [];
  const fields = node.kind === "record" ? [...node.fields] : [];
  const context = Object.create(null);
  for (const [name, field] of fields) context[name] = contextOf(field, known);
  return context;
}

/** The planner's engine, but that it knows the hole for what it is. */
function createHoleyEngine() {
  const engine = Handlebars.create();
  const holds = (value: unknown) => value !== hole && !Handlebars.Utils.isEmpty(value);
  engine.registerHelper("or", (value: unknown, text: unknown) => (value === hole ? text : value));
  for (const [word, wanted] of [
    ["if", true],
    ["unless", false],
  ] as const)
    engine.registerHelper(word, function (this: unknown, value: unknown, options) {
      return holds(value) === wanted ? options?.fn(this as object) : options?.inverse(this as object);
    } as Handlebars.HelperDelegate);
  return engine;
}

test.each(drawsOf("random templates", 20_261_201))(
  "any text gives problems inside it, or renders without a fault or a hole for every customer: $count of seed $seed",
  ({ seed, count }) => {
    const engine = createHoleyEngine();
    let clean = 0;
    fc.assert(
      fc.property(anyTemplate, fc.infiniteStream(fc.boolean()), (text, coin) => {
        const problems = checkTemplate(text, scope);
        for (const { code, span, args } of problems) {
          expect(span.start).toBeLessThanOrEqual(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect((catalog[code].message as (args: unknown) => string)(args)).not.toMatch(/undefined|\n/);
        }
        if (problems.length > 0) return;
        clean++;
        const render = engine.compile(text, templateOptions as unknown as CompileOptions);
        expect(render(contextOf(scope, () => coin.next().value as boolean))).not.toMatch(/HOLE|\[object/);
      }),
      { numRuns: count, seed },
    );
    expect(clean).toBeGreaterThan(count / 20);
  },
);

test("a text as long as a text may be is checked at once", () => {
  const hostile = ["{{", "[", "{{#if developers}}", "{{a [", '{{or a "', "{{!", "\\{{", "{{a}}}"].map(
    (piece) => piece.repeat((64 * 1024) / piece.length),
  );
  const start = performance.now();
  for (const text of hostile) checkTemplate(text, scope);
  expect(performance.now() - start).toBeLessThan(5_000);
});
