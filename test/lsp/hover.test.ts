import { afterEach, expect, test } from "vitest";
import type { CompletionItem, Hover, Location, MarkupContent, TextEdit } from "vscode-languageserver";
import { createProject } from "../../compiler/index.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** What hovering says of words, fields and values that no name of the playbook gives. */

const playbook = `playbook Club "Club", es "Club" {
  version   "1.0.0"
  owner     "Club <club@example.com>"
  languages en, es
  timezone  "Europe/Athens"
  reviewed  2026-11-02 every 6 months
}
import "./signals.persona"

persona Quick "Quick", es "Rápido" { summary "In a hurry", es "Con prisa" }

weights {
  when waited >= 3 days then Quick +2 because "They wait", es "Esperan"
  when spent >= 50 EUR then Quick +1
}
classify { otherwise Quick }

role Coach "Coach", es "Monitor" { from customer }
role Friends "Friends", es "Amigos" { from customer; many }
resource Guide "Guide", es "Guía" { link en "https://example.com/guide", es "https://example.com/guia" }

stage Joining "Joining", es "Entrada" {}
play Begin "Begin", es "Empezar" {
  stage Joining
  goal  "Begun", es "Empezado"
  leaving finish started
  meeting hello "Hello", es "Hola" {
    when   3 business days after start at 10:00 for 30 minutes
    invite Coach, Friends
    agenda en "{{Coach.name}} and {{#each Friends}}{{name}}{{#unless @last}}, {{/unless}}{{/each}}", es "Hola"
  }
  message say { send Hello; to Coach; channel email; when on start }
}
channel email "E-mail", es "Correo" { languages en, es }
message Hello {
  subject "Hello {{customer.name}}, {{persona.title}}", es "Hola"
  body """
    {{or visits "some"}} visits{{#if birthday}} until {{birthday}}{{else}}.{{/if}} {{Guide.link}} {{dates.start}}
    """, es "Hola"
}
test "a test" {
  customer {
    home   ES
    tongue es
    zone   "Asia/Kolkata"
  }
}
`;
const signals = `signals Person "Person", es "Persona" {
  tongue   language  "Language", es "Idioma"
  zone     timezone  "Zone", es "Zona"
  home     country   "Home", es "País"
  visits   integer   "Visits", es "Visitas"
  waited   duration required personal "Waited", es "Espera"
  spent    money EUR "Spent", es "Gasto"
  birthday date      "Birthday", es "Cumpleaños"
}
`;

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

async function at(from: string, to: string, path = "main.persona") {
  const files: Record<string, string> = { "main.persona": playbook, "signals.persona": signals };
  const whole = files[path] ?? "";
  if (!whole.includes(from)) throw new Error(`there is no ${from}`);
  const marked = whole.replace(from, () => to);
  const text = marked.replace("$0", "");
  client = await connect(createMemoryFiles(new Map(Object.entries({ ...files, [path]: text }))));
  const uri = uriOf(path);
  await client.open(uri, text);
  const positions = createPositions(text, "utf-16");
  const position = positions.positionAt(marked.indexOf("$0"));
  return { client, positions, text, where: { textDocument: { uri }, position } };
}

test.each([
  ["a word of texts", "{{or visits", "{{o$0r visits", "or", "where it is not known"],
  ["what opens", "{{#if birthday", "{{#i$0f birthday", "#if", "{{else}}"],
  ["what goes on", "{{else}}", "{{el$0se}}", "else", "otherwise"],
  ["what closes", "{{/if}}", "{{/i$0f}}", "/if", "ends what"],
  ["what goes through people", "{{#each Fr", "{{#ea$0ch Fr", "#each", "each person"],
  ["where it is", "@last", "@la$0st", "@last", "last person"],
  ["the field of a role", "Coach.name", "Coach.na$0me", "name", "the person's name"],
  ["the field of each person", "{{name}}", "{{na$0me}}", "name", "the person's name"],
  ["the field of a resource", "Guide.link", "Guide.li$0nk", "link", "where the resource is found"],
  ["a field of the customer", "customer.name}}", "customer.na$0me}}", "name", "the customer's name"],
  ["the customer", "{{customer.name", "{{cust$0omer.name", "customer", "what is known of the customer"],
  ["a field of the persona", "persona.title", "persona.ti$0tle", "title", "how the persona is called"],
  ["a day", "dates.start}}", "dates.st$0art}}", "start", "the day of the start"],
  ["a field that is being written", "dates.start}}", "dates.st$0art", "start", "the day of the start"],
  [
    "a time zone",
    "Europe/Athens",
    "Europe$0/Athens",
    '"Europe/Athens"',
    "UTC+02:00 in January, UTC+03:00 in July",
  ],
  [
    "a zone without summer time",
    "Asia/Kolkata",
    "Asia$0/Kolkata",
    '"Asia/Kolkata"',
    "a time zone, UTC+05:30",
  ],
  [
    "a language of the playbook",
    "languages en, es\n  timezone",
    "languages en, e$0s\n  timezone",
    "es",
    "Spanish",
  ],
  ["the language of a text", 'es "Con prisa"', 'e$0s "Con prisa"', "es", "Spanish"],
  ["the language of a customer", "tongue es", "tongue e$0s", "es", "Spanish"],
  ["a country", "home   ES", "home   E$0S", "ES", "Spain"],
  ["a currency", "50 EUR", "50 E$0UR", "EUR", "Euro"],
  ["a unit of what is known of a customer", "3 days then", "3 d$0ays then", "3 days", "of 24 hours each"],
  ["a unit of a value", 'zone   "Asia', 'waited 3 da$0ys; zone "Asia', "3 days", "of 24 hours each"],
  ["a unit of a time", "3 business days after", "3 d$0ays after", "3 days", "days of the calendar"],
  [
    "days that are worked",
    "3 business days after",
    "3 busi$0ness days after",
    "3 business days",
    "days off do not count",
  ],
  ["hours of a value", 'zone   "Asia', 'waited 3 ho$0urs; zone "Asia', "3 hours", "hours of the clock"],
  ["minutes of a meeting", "30 minutes", "30 min$0utes", "30 minutes", "minutes of the clock"],
  [
    "hours of work",
    "message say {",
    "task prepare { takes 12 ho$0urs; owner Coach; when on start }\n  message say {",
    "12 hours",
    "done on the next ones",
  ],
  [
    "what both must hold",
    "spent >= 50 EUR then",
    "spent >= 50 EUR a$0nd visits > 1 then",
    "and",
    "both sides must",
  ],
  [
    "of which one must hold",
    "spent >= 50 EUR then",
    "(spent >= 50 EUR o$0r visits > 1) then",
    "or",
    "one side must",
  ],
  ["what must not hold", "spent >= 50 EUR then", "no$0t (spent >= 50 EUR) then", "not", "must not hold"],
  [
    "a band",
    "when spent >= 50 EUR then Quick +1",
    "for waited { 2 days t$0o below 4 days then Quick +1 }",
    "2 days to below 4 days",
    "from `2 days`, included, up to `4 days`, not included",
  ],
  [
    "the last band",
    "when spent >= 50 EUR then Quick +1",
    "for waited { 2 days and a$0bove then Quick +1 }",
    "2 days and above",
    "from `2 days`, included",
  ],
  [
    "who is invited, in a test",
    "customer {",
    "expect hello, inv$0ites Coach\n customer {",
    "invites",
    "who is",
  ],
  ["who gets it, in a test", "customer {", "expect say, t$0o Coach\n customer {", "to", "who gets it"],
  ["its tone, in a test", "customer {", "expect say, ton$0e warm\n customer {", "tone", "in which words"],
  [
    "what it says, in a test",
    "customer {",
    'expect say, sa$0ys "Hi"\n customer {',
    "says",
    '`says "words"`: what stands',
  ],
  ["a day of the year", "2026-11-02", "2026-$011-02", "2026-11-02", "Monday, 2 November 2026"],
  [
    "the day that others count from",
    "after start at",
    "after st$0art at",
    "start",
    "the day the customer starts",
  ],
  ["a playbook", "playbook Club", "playbook Cl$0ub", "Club", "7 signals, 1 persona"],
  ["a path", "./signals.persona", "./sig$0nals.persona", "./signals.persona", "declares signals `Person`"],
  ["a word of a rule", "then Quick +2", "th$0en Quick +2", "then", "who gets points"],
  ["the reason", "because", "bec$0ause", "because", "the reason that people read"],
  ["a word of a time", "days after start", "days af$0ter start", "after", "from which day it counts"],
  [
    "what was chosen",
    "finish started",
    "finish st$0arted",
    "finish started",
    "when the customer's persona changes",
  ],
])("of %s", async (_, from, to, written, said) => {
  const { client, where, positions, text } = await at(from, to);
  const hover = await client.request<Hover | null>("textDocument/hover", where);
  expect((hover?.contents as MarkupContent | undefined)?.value).toContain(said);
  const span = hover?.range && positions.spanOf(hover.range);
  expect(span && text.slice(span.start, span.end)).toBe(written);
});

test.each([
  ["a type", "duration", "dur$0ation", "a length of time"],
  ["what holds for a signal", "personal", "pers$0onal", "explanations do not show the value"],
  ["its range", "integer ", "integer 0 t$0o 500 ", "from `0`, included, up to `500`, included"],
  ["the currency of a signal", "money EUR", "money E$0UR", "Euro"],
])("on the line of a signal, of %s", async (_, from, to, said) => {
  const { client, where } = await at(from, to, "signals.persona");
  const hover = await client.request<Hover | null>("textDocument/hover", where);
  expect((hover?.contents as MarkupContent | undefined)?.value).toContain(said);
});

test.each([
  ["what a text writes", "some", "so$0me"],
  ["words outside of braces", "visits{{#if", "vis$0its{{#if"],
  ["a text without fields", '"In a hurry"', '"In a hur$0ry"'],
  ["a day that there is not", "2026-11-02", "2026-$002-30"],
  ["a zone that there is not", "Europe/Athens", "Europe$0/Atlantis"],
  ["a field that there is not", "Coach.name", "Coach.ag$0e"],
  ["a name of every text in `{{#each}}`", "{{name}}", "{{cust$0omer}}"],
])("nothing of %s", async (_, from, to) => {
  const { client, where } = await at(from, to);
  expect(await client.request("textDocument/hover", where)).toBe(null);
});

test.each([
  [
    "a condition without `then`",
    "when waited >= 3 days then Quick +2",
    "when wai$0ted",
    "**signal** `waited`",
  ],
  ["points without a number", "then Quick +2 because", "then Qui$0ck because", "**persona** `Quick`"],
])("of a name in a line that is not finished: %s", async (_, from, to, said) => {
  const { client, where } = await at(from, to);
  const hover = await client.request<Hover | null>("textDocument/hover", where);
  expect((hover?.contents as MarkupContent | undefined)?.value).toContain(said);
});

test("a path leads to its file", async () => {
  const { client, where } = await at("./signals.persona", "./sig$0nals.persona");
  const found = await client.request<Location>("textDocument/definition", where);
  expect(found).toEqual({
    uri: uriOf("signals.persona"),
    range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
  });
});

/** Each kind of place in a text: whatever is offered can be named there, and hovering over it says something. */
test.each([
  ["alone", "{{Guide.link}}", "{{$0}}"],
  ["asked for", "{{Guide.link}}", "{{#if $0}}x{{/if}}"],
  ["of the customer", "{{Guide.link}}", "{{customer.$0}}"],
  ["of the persona", "{{Guide.link}}", "{{persona.$0}}"],
  ["of the play", "{{Guide.link}}", "{{play.$0}}"],
  ["of the action", "{{Guide.link}}", "{{action.$0}}"],
  ["of the days", "{{Guide.link}}", "{{dates.$0}}"],
  ["of a role", "{{Guide.link}}", "{{Coach.$0}}"],
  ["of a resource", "{{Guide.link}}", "{{Guide.$0}}"],
  ["of each person", "{{Guide.link}}", "{{#each Friends}}{{$0}}{{/each}}"],
  ["of each person, asked for", "{{Guide.link}}", "{{#each Friends}}{{#if $0}}x{{/if}}{{/each}}"],
  ["of many people", "{{Guide.link}}", "{{#each $0}}x{{/each}}"],
])("fields that are offered are there: %s", async (_, from, to) => {
  const { client, where } = await at(from, to);
  const items = await client.request<CompletionItem[]>("textDocument/completion", where);
  const names = items.filter(({ label }) => /^\p{L}/u.test(label) && label !== "or" && label !== "else");
  expect(names.length).toBeGreaterThan(0);
  for (const { label, textEdit } of names) {
    const written = playbook.replace(from, to.replace("$0", (textEdit as TextEdit).newText));
    const files = new Map([
      ["main.persona", written],
      ["signals.persona", signals],
    ]);
    const { diagnostics } = await createProject(createMemoryHost(files)).snapshot("main.persona");
    // One that may be unknown, or that is several things, is a field all the same.
    const unknown = diagnostics.filter(
      ({ code }) =>
        ["text-unknown-field", "text-field-out-of-reach"].includes(code) ||
        (code === "text-wrong-use" && to.includes("#each $0")),
    );
    expect({ label, unknown: unknown.map(({ code }) => code) }).toEqual({ label, unknown: [] });
  }
});

test("what a playbook says makes no links, as addresses do by themselves in most editors", async () => {
  const said = "See https://example.com, www.example.com or a@example.com";
  const declared = 'persona Quick "Quick", es "Rápido" { summary ';
  const { client, where } = await at(`${declared}"In a hurry"`, `${declared.replace("Q", "Q$0")}"${said}"`);
  const { contents } = await client.request<Hover>("textDocument/hover", where);
  const { value } = contents as MarkupContent;
  expect(value).not.toMatch(/https?:\/\/|www\.|\w@\w/);
  expect(value.replaceAll("\\", "")).toContain(said);
});
