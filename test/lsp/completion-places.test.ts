import { afterEach, expect, test } from "vitest";
import type { CompletionItem, TextEdit } from "vscode-languageserver";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { type Client, connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/**
 * A playbook with one line of each kind, and for each place in it what can be written there: read off the reference
 * pages, not off the server.
 */

const playbook = `playbook Club "Club", es "Club" {
  version   "1.0.0"
  owner     "Club <club@example.com>"
  languages en, es
  timezone  "Europe/Athens"
  reviewed  2026-11-02 every 6 months
  hours     Monday to Friday 09:00 to 18:00
  holidays  "days-off.ics"
}

import "./signals.persona"

customer {
  language tongue
  timezone zone
}

persona Quick "Quick", es "Rápido" {
  summary  "In a hurry", es "Con prisa"
  need     speed "Speed", es "Rapidez"
  portrait "pictures/quick.svg"
}

weights "What they do" {
  when waited >= 3 days then Quick +2
  when spent >= 50 EUR then Quick +1
  for visits {
    below 3      then Quick +2
    3 to below 8 then none
    8 and above  then Quick +1
  }
}

classify {
  otherwise Quick
}

role Coach "Coach", es "Monitor" {
  from team
  many
}

play Begin "Begin", es "Empezar" {
  stage Joining
  meeting hello "Hello", es "Hola" {
    when   3 business days after start at 10:00 for 30 minutes
    invite Coach
    remind 1 day before
    agenda en "{{#if visits}}{{visits}} visits{{/if}}", es "Hola"
  }
  task call "Call", es "Llamar" {
    owner Coach
    takes 30 minutes
    when  every week on Tuesday, Thursday until birthday
  }
}

message Hello {
  subject "Hello", es "Hola"
  body en """
    Hello
    """, es """
    Hola
    """
}

survey Happy "Happy", es "Contentos" {
  kind   csat
  target 90% over 90 days
}

test "a test" {
  customer {
    zone   "Europe/Madrid"
    waited 2 days
    tongue es
  }
  team "people/team.csv"
  expect persona Quick
}
`;

const others = {
  "signals.persona": `signals Person "Person", es "Persona" {
  tongue   language  "Language", es "Idioma"
  zone     timezone  "Zone", es "Zona"
  country  country   "Country", es "País"
  visits   integer   "Visits", es "Visitas"
  waited   duration  "Waited", es "Espera"
  spent    money EUR "Spent", es "Gasto"
  birthday date      "Birthday", es "Cumpleaños"
}
stage Joining "Joining", es "Entrada" {}
`,
  "plays/more.persona": "",
  "days-off.ics": "",
  "pictures/quick.svg": "",
  "people/team.csv": "",
  "node_modules/other/some.persona": "",
};

let client: Client;
afterEach(() => client.end());

/** What is offered where `$0` stands, the best first. */
async function offered(from: string, to: string): Promise<readonly string[]> {
  if (!playbook.includes(from)) throw new Error(`the playbook has no ${from}`);
  return offeredIn(playbook.replace(from, () => to));
}

async function offeredIn(marked: string): Promise<readonly string[]> {
  const items = await itemsAt(marked);
  for (const { label, textEdit } of items)
    if (label.includes("/")) expect((textEdit as TextEdit).newText).toContain(label);
  return items.map(({ label }) => label);
}

/** In the order in which an editor shows them. */
async function itemsAt(marked: string): Promise<readonly CompletionItem[]> {
  const text = marked.replace("$0", "");
  const uri = uriOf("main.persona");
  client = await connect(createMemoryFiles(new Map(Object.entries({ "main.persona": text, ...others }))));
  await client.open(uri, text);
  const position = createPositions(text, "utf-16").positionAt(marked.indexOf("$0"));
  const items = await client.request<CompletionItem[]>("textDocument/completion", {
    textDocument: { uri },
    position,
  });
  return items.toSorted((a, b) => ((a.sortText ?? "") < (b.sortText ?? "") ? -1 : 1));
}

test.each([
  ["a time zone", "Europe/Athens", "Europe/$0", ["Europe/Madrid", "America/Denver", "UTC", "Asia/Kolkata"]],
  ["a time zone without quotes", '"Europe/Athens"', "$0", ['"Europe/Madrid"', '"UTC"']],
  ["a time zone of a customer", "Europe/Madrid", "$0", ["Europe/Madrid", "Asia/Tehran"]],
  ["a language", "languages en, es", "languages en, $0", ["fr", "fa", "ar"]],
  ["a language of a customer", "tongue es", "tongue $0", ["en", "es", "fr"]],
  ["the language of a title", 'Club "Club", es "Club"', 'Club "Club", $0', ["es"]],
  ["the language of a text", '"In a hurry", es', '"In a hurry", $0', ["es"]],
  ["the language of a need", 'speed "Speed", es', 'speed "Speed", $0', ["es"]],
  ["the language of a body", '    """, es """', '    """, $0', ["es"]],
  ["how often", "2026-11-02 every 6 months", "2026-11-02 $0", ["every"]],
  ["how often, the unit", "every 6 months", "every 6 $0", ["months", "years"]],
  ["the days of the team", "Monday to Friday 09", "$0 09", ["Monday", "Sunday"]],
  ["the last day of the team", "Monday to Friday", "Monday to $0", ["Friday"]],
  ["days off", '"days-off.ics"', '"$0"', ["days-off.ics"]],
  ["another file", "./signals.persona", "./$0", ["./plays/more.persona", "./signals.persona"]],
  ["a picture", "pictures/quick.svg", "$0", ["pictures/quick.svg"]],
  ["a roster", "people/team.csv", "$0", ["people/team.csv"]],
  ["the customer's language", "language tongue", "language $0", ["tongue"]],
  ["the customer's zone", "timezone zone", "timezone $0", ["zone"]],
  ["a length of time", "3 days then", "3 $0 then", ["minutes", "hours", "days", "weeks"]],
  ["an amount", "50 EUR then", "50 $0 then", ["EUR"]],
  ["a length of time in a test", "waited 2 days", "waited 2 $0", ["days"]],
  ["a band", "3 to below 8", "3 $0", ["to below", "and above"]],
  ["the end of a band", "3 to below 8 then none", "3 to below 8 $0", ["then"]],
  ["a time", "when   3 business days after start at", "when $0", ["on", "every"]],
  ["a time, the unit", "3 business days after", "3 $0", ["days", "business days", "months"]],
  ["how long a meeting is", "for 30 minutes", "for 30 $0", ["minutes", "hours"]],
  ["how often it is", "every week on", "every $0", ["day", "week", "2 weeks", "year"]],
  ["on which days", "on Tuesday, Thursday", "on Tuesday, $0", ["Thursday", "Friday"]],
  ["until when", "until birthday", "until $0", ["start", "birthday", "end of"]],
  ["a reminder", "remind 1 day before", "remind 1 $0", ["day", "hour"]],
  ["how long work is", "takes 30 minutes", "takes 30 $0", ["minutes", "hours"]],
  ["what answers are counted over", "90% over 90 days", "90% $0", ["over"]],
  ["a field that is open", "{{visits}} visits", "{{$0}}", ["/if", "else", "visits"]],
  ["what is asked in a text", "{{#if visits}}", "{{#if $0}}", ["visits", "customer"]],
  ["who is gone through", "{{#if visits}}", "{{#each $0}}", ["Coach"]],
  ["of the customer", "{{visits}} visits", "{{customer.$0}}", ["name", "language", "stage"]],
  ["who is further up", "expect persona Quick", "expect $0 before Quick", ["Quick"]],
  ["than whom", "expect persona Quick", "expect Quick $0", ["before"]],
  ["whoever is further down", "expect persona Quick", "expect Quick before $0", ["Quick"]],
  ["a day", "{{visits}} visits", "{{dates.$0}}", ["start", "hello", "call"]],
] as const)("%s", async (_, from, to, expected) => {
  expect(await offered(from, to)).toEqual(expect.arrayContaining([...expected]));
});

test.each([
  ["a title in the languages that it has", 'Club "Club", es "Club"', 'Club "Club", $0', ["en"]],
  ["a signal of another type", "language tongue", "language $0", ["zone", "visits"]],
  ["a source that is not the user's own", "./signals.persona", "./$0", ["./node_modules/other/some.persona"]],
  ["an unsuitable file", "pictures/quick.svg", "$0", ["people/team.csv", "./signals.persona"]],
  [
    "a day as the beginning of a time",
    "when   3 business days after start at",
    "when $0",
    ["birthday", "start"],
  ],
  ["a word in the place of a field", "{{#if visits}}", "{{#if $0}}", ["#if", "or", "else"]],
  ["the end of what is not open", 'es "Hola"\n  }\n  task', 'es "{{$0}}"\n  }\n  task', ["/if", "else"]],
  ["units of time for an amount", "50 EUR then", "50 $0 then", ["days"]],
  ["a length for what is no meeting", "until birthday", "$0", ["for"]],
  [
    "a word behind a persona that comes out",
    "expect persona Quick",
    "expect persona Quick $0",
    ["before", "on"],
  ],
  ["a persona alone where it cannot go on", "expect persona Quick", "expect $0 margin is 2", ["Quick"]],
  ["nobody as a persona", "expect persona Quick", "expect persona $0", ["undecided"]],
] as const)("not %s", async (_, from, to, unexpected) => {
  const labels = await offered(from, to);
  for (const label of unexpected) expect(labels).not.toContain(label);
});

test.each([
  ["a flag behind a title", 'signals A "A" {\n  wants boolean "Wants" $0\n}\n'],
  ["a declaration among options", 'type Way any of {\n  phone "By phone"\n  $0\n}\n'],
  ["a flag among options", 'signals A "A" {\n  way one of {\n    phone "By phone"\n    $0\n  }\n}\n'],
  ["a type as an option", "type Way one of $0\n"],
])("nothing where only the writer knows: not %s", async (_, written) => {
  expect(await offered(playbook, playbook + written)).toEqual([]);
});

/** What is begun goes on, and with nothing else. */
test.each([
  ["a range", 'signals A "A" {\n  size integer 0 $0\n}\n', ["to", "and above"]],
  ["a range of decimals", 'signals A "A" {\n  size decimal 1 0 $0\n}\n', ["to", "and above"]],
  ["a range without an end", 'signals A "A" {\n  cost money EUR 0 and $0\n}\n', ["above"]],
  ["a range up to a number", 'signals A "A" {\n  size integer 0 to $0\n}\n', []],
  ["a length in a range", 'signals A "A" {\n  wait duration 1 $0\n}\n', ["minute", "hour", "day", "week"]],
  [
    "a range that is whole",
    'signals A "A" {\n  size integer 0 to 9 required $0\n}\n',
    ["personal", "sensitive", "context"],
  ],
  ["decimals", 'signals A "A" {\n  size decimal 1 required $0\n}\n', ["personal", "sensitive", "context"]],
  ["what is accepted", "classify {\n  accept when score $0\n}\n", [">=", ">"]],
  ["what is accepted, a number", "classify {\n  accept when score >= $0\n}\n", []],
  ["what is accepted, and more", "classify {\n  accept when score >= 4 $0\n}\n", ["and"]],
  ["one of", "weights {\n  when tongue is one $0\n}\n", ["of"]],
  ["starts with", "weights {\n  when zone starts $0\n}\n", ["with"]],
  ["at most, of points", "weights {\n  for each of tongue then Quick +1 at $0\n}\n", ["most"]],
  ["when a stage is entered", 'stage Late "Late" {\n  enters $0\n}\n', ["when"]],
  ["evenly by", "assign Coach {\n  spread evenly $0\n}\n", ["by"]],
  ["business days", 'play Next "Next" {\n  task a "A" {\n    when 3 business $0\n  }\n}\n', ["days"]],
  [
    "end of, without a play",
    'play P "P" {\n  phase Early "Early" { window 0 to 3 days after start }\n}\nsurvey Sad "Sad" {\n  ask on end of $0\n}\n',
    ["Joining"],
  ],
  ["what a cohort says", 'cohort "c" {\n  expect persona $0\n}\n', ["agrees with column"]],
  ["what a cohort says, by column", 'cohort "c" {\n  expect persona agrees $0\n}\n', ["with column"]],
  ["how many of a cohort", 'cohort "c" {\n  expect undecided at $0\n}\n', ["least", "most"]],
  ["a share", 'cohort "c" {\n  expect share Quick 20% $0\n}\n', ["to"]],
  ["a share up to a number", 'cohort "c" {\n  expect share Quick 20% to $0\n}\n', []],
  ["a margin", 'test "t" {\n  expect margin at $0\n}\n', ["least", "most"]],
] as const)("what is begun goes on: %s", async (_, written, expected) => {
  const labels = await offered(playbook, playbook + written);
  expect(labels.toSorted()).toEqual(expected.toSorted());
});

test.each([
  ["at first", "expect $0", ["invites", "to", "tone", "says"]],
  ["behind who comes out", "expect persona Quick, $0", ["invites", "to", "tone", "says"]],
  ["among roles", "expect hello on 2026-12-04, invites Coach, $0", ["Begin"]],
])("in a test, what needs an action before it is not offered %s", async (_, written, unexpected) => {
  const labels = await offered("expect persona Quick", written);
  for (const label of unexpected) expect(labels).not.toContain(label);
  expect(labels).toContain("hello");
  await client.end();
  const behind = await offered("expect persona Quick", "expect hello on 2026-12-04, $0");
  expect(behind).toEqual(expect.arrayContaining(["invites", "to", "tone", "says", "Begin"]));
});

/** As somebody writes who has not come to the closing brace yet. */
test.each([
  ["the first line of a block", "play Begin {\n  $0", ["stage", "for"]],
  ["a line of a block in a block", "play Begin {\n  task call {\n    owner Coach\n    $0", ["when"]],
  ["what a line goes on with", "play Begin {\n  task call {\n    owner $0", ["Coach"]],
  ["a case", "weights {\n  for tongue {\n    es then Quick +1\n    $0", ["en", "unknown"]],
  ["a signal", 'test "a test" {\n  customer {\n    visits 2\n    $0', ["waited", "spent"]],
  [
    "behind a block in a block",
    'test "a test" {\n  customer {\n    visits 2\n  }\n  $0',
    ["expect", "started"],
  ],
  ["behind all blocks", 'test "a test" {\n  customer {\n    visits 2\n  }\n}\n$0', ["test", "play"]],
])("at the end of a text that is not finished: %s", async (_, written, expected) => {
  expect(await offered(playbook, playbook + written)).toEqual(expect.arrayContaining([...expected]));
});

const choice = `signals Way "Way" {
  contact one of phone, letter, visit "Contact"
  due     date required "Due"
}
persona Slow "Slow" {
  summary "Takes time"
  need    calm "Calm"
}
`;

test.each([
  ["", "Quick before ${1:Slow}"],
  ["  // why", "Quick before ${1:Slow}"],
  [", undecided", "Quick before ${1:Slow}"],
  [" before Slow", "Quick"],
])(
  "in a test a persona is written with whom it comes before, with `%s` behind it",
  async (behind, written) => {
    const marked = (playbook + choice).replace("expect persona Quick", () => `expect Qu$0${behind}`);
    const item = (await itemsAt(marked)).find(({ label }) => label === "Quick");
    expect((item?.textEdit as TextEdit | undefined)?.newText).toBe(written);
  },
);

/** In this order, with nothing between. */
test.each([
  [
    "the days of the week before the days of the play",
    "",
    "on Tuesday, Thursday",
    "on $0",
    ["Monday", "Tuesday"],
  ],
  ["the start before actions", "", "until birthday", "until $0", ["start", "hello", "birthday", "end of"]],
  ["short times before long ones", "", "3 days then", "3 $0 then", ["minutes", "hours", "days", "weeks"]],
  [
    "yes and no before not known",
    choice,
    "for visits {",
    "for contact {\n $0",
    ["phone", "letter", "visit", "unknown"],
  ],
  ["what a case leaves", choice, "for visits {", "for contact {\n phone or $0", ["letter", "visit"]],
  [
    "what other cases leave",
    choice,
    "for visits {",
    "for contact {\n phone then none\n $0\n }\n for visits {",
    ["letter", "visit", "unknown"],
  ],
  [
    "no `and` behind a number",
    "",
    "when waited >= 3 days then",
    "when visits $0",
    [">=", "<=", ">", "<", "is", "is known", "is unknown"],
  ],
  ["what opens, behind its sign", "", "{{#if visits}}", "{{#$0}}", ["#if", "#unless", "#each"]],
  ["the needs of whom a play is for", choice, "takes 30 minutes", "serves $0", ["speed"]],
  [
    "what an imported file declares",
    "",
    'import "./signals',
    'import $0 from "./signals',
    ["Person", "Joining"],
  ],
] as const)("first %s", async (_, more, from, to, expected) => {
  const whole = playbook.replace("  stage Joining\n", "  for Quick\n  stage Joining\n") + more;
  if (!whole.includes(from)) throw new Error(`the playbook has no ${from}`);
  const labels = await offeredIn(whole.replace(from, () => to));
  const start = labels.indexOf(expected[0]);
  const others = new Set(["call", "then"]);
  expect(
    labels
      .slice(start)
      .filter((label) => !others.has(label))
      .slice(0, expected.length),
  ).toEqual(expected);
});

test("what must be known comes first in a test, and a playbook has no second one", async () => {
  const inTest = await offeredIn(`${playbook}${choice}test "b" {\n  customer {\n    $0\n  }\n}\n`);
  expect(inTest[0]).toBe("due");
  await client.end();
  const atTop = await offeredIn(`${playbook}\n$0\n`);
  expect(atTop[0]).toBe("import");
  expect(atTop.slice(-3)).toEqual(["playbook", "customer", "classify"]);
});
