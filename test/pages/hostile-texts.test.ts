import fc from "fast-check";
import { expect, test } from "vitest";
import { html } from "../../compiler/emit/pages/html.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { drawsOf } from "../harness/counts.ts";
import { hostileNames, hostileTexts, playbookWith, type Words } from "../harness/renamed-playbook.ts";
import { elementsIn, type Node, readPage, siteOf, textOf } from "./site.ts";

/** Meant for pages; what is meant for code comes from the other emitters' list. */
const markup = [
  "</title><script>alert(1)</script>",
  '"><img src=x onerror=alert(1)>',
  "' autofocus onfocus=alert(1) x='",
  "</textarea></select></table></svg><svg onload=alert(1)>",
  "<!--",
  "]]><![CDATA[",
  "&lt;b&gt; &amp &#x3c;script>",
  "{{constructor}} {{{raw}}} <%= x %>",
  "javascript:alert(1)",
  "\u202Eevil\u202C \u2066open",
  "\u0000\u0008<b>\u001b[31m",
  "\uD800<i>",
];
const text = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...markup, ...hostileTexts, ...hostileNames) },
  { weight: 1, arbitrary: fc.string({ unit: "binary" }) },
);
const name = fc.uniqueArray(fc.oneof(text, fc.string({ unit: "grapheme", minLength: 1 })), {
  minLength: 6,
  maxLength: 6,
});
const words: fc.Arbitrary<Words> = fc
  .record({
    signals: name,
    definitions: name,
    personas: name,
    members: name,
    texts: fc.array(text, { minLength: 10, maxLength: 10 }),
  })
  .map(({ signals, definitions, personas, members, texts }) => ({
    signal: (index) => `${signals[index]}${index}`,
    definition: (index) => `${definitions[index]}${index}`,
    persona: (index) => `${personas[index]}${index}`,
    member: (index) => `${members[index]}${index}`,
    text: (index) => `${texts[index % texts.length]}.`,
  }));
const plain: Words = {
  signal: (index) => `signal${index}`,
  definition: (index) => `definition${index}`,
  persona: (index) => `Persona${index}`,
  member: (index) => `member${index}`,
  text: (index) => `Text ${index}.`,
};

/** With a play, a stage, roles and a resource too. */
function whole(words: Words): Playbook {
  const playbook = playbookWith(words);
  const at = { file: "x", line: 1, column: 1 };
  const titles = { en: words.text(3), es: words.text(4) };
  return {
    ...playbook,
    languages: ["en", "es"],
    reviewed: { on: "2026-10-01" },
    owner: { name: words.text(5) },
    stages: [
      {
        name: "Stage",
        titles,
        owner: { en: words.text(7) },
        goal: titles,
        measures: [titles],
        feeling: { from: words.member(0), to: words.member(1) },
        touchpoints: [
          {
            titles,
            channel: "none",
            owner: { en: words.text(8) },
            shows: [titles],
            asks: [words.signal(0)],
            uses: [words.signal(1)],
            at,
          },
        ],
        handovers: [{ stage: "Stage", texts: titles, at }],
        at,
      },
    ],
    roles: [{ name: "Role", titles, from: "team", many: false, at }],
    resources: [{ name: "Guide", titles, link: { en: words.text(6) }, at } as never],
    plays: [
      {
        name: words.signal(0),
        titles,
        personas: [words.persona(0)],
        stage: "Stage",
        goal: titles,
        leaving: "cancel",
        phases: [],
        actions: [
          {
            kind: "task",
            name: "Task",
            titles,
            conditions: [{ kind: "known", field: { of: "customer", name: words.signal(1) } }],
            when: { base: { kind: "on", anchor: { kind: "start" } }, customerTime: false, exactly: false },
            needs: [],
            serves: [],
            give: ["Guide"],
            owner: "Role",
            note: {},
            at,
          },
        ],
        at,
      },
    ],
  };
}

test.each(drawsOf("renamed pages", 4721))(
  "whatever names and texts are, the pages have one shape, and hold them as text: $count of seed $seed",
  ({ seed, count }) => {
    const twin = [...siteOf(whole(plain)).values()].map(shapeOf);
    fc.assert(
      fc.property(words, (hostile) => {
        const playbook = whole(hostile);
        const site = siteOf(playbook);
        expect([...site.values()].map(shapeOf)).toEqual(twin);
        const said = textOf(readPage(site.get("en/personas.html") ?? "").root);
        for (const { summary } of playbook.personas) expect(said).toContain(visible(summary.en ?? ""));
        for (const content of site.values()) expect(hidden(content)).toEqual([]);
      }),
      { numRuns: count, seed },
    );
  },
);

test("text is escaped between elements and in attributes", () => {
  for (const payload of markup) {
    const { root } = readPage(html`<!DOCTYPE html><title>x</title><p title="${payload}">${payload}</p>`.html);
    const [p, ...more] = elementsIn(root).filter(
      ({ tagName }) => !["html", "head", "title", "body"].includes(tagName),
    );
    expect(more).toEqual([]);
    expect(p?.attrs).toEqual([{ name: "title", value: visible(payload) }]);
    expect(textOf(p as Node)).toBe(visible(payload));
  }
});

/** What our texts lose before they are shown: controls, marks that turn the direction, halves of characters. */
const visible = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\r\n|[\r\v\f\u0085\u2028\u2029]/g, "\n")
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is lost
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
    .replace(/\p{Noncharacter_Code_Point}/gu, "\u{fffd}");

const hidden = (content: string): readonly string[] =>
  [...content].filter((character) => visible(character) === "" || character === "\r");

/** Elements and the names of their attributes; of a link whether it is one is a matter of the text. */
function shapeOf(content: string): unknown {
  const { root, errors } = readPage(content);
  return [
    errors,
    elementsIn(root).map(({ tagName, attrs }) =>
      [tagName, ...attrs.map((attribute) => attribute.name)].join(" "),
    ),
  ];
}
