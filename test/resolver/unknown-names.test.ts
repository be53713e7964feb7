/** What is said of a name that nothing has: where, as what, and what to write in its place. */

import { describe, expect, test } from "vitest";
import { builtInTypes } from "../../compiler/syntax/signal-words.ts";
import { said } from "./said.ts";

const book = `playbook Sales "Sales" {
  version "1.0.0"
  owner "A <a@example.com>"
  languages en
  timezone "UTC"
}
type Size one of { small "Small"; large "Large" }
signals Facts "Facts" {
  size Size
  regions any of { north "North"; south "South"; east "East" }
  people integer
  span duration
  goLive date
  tongue language
  worry text
}
customer { language tongue }
define busy as people > 20
persona Fast "Fast" { summary "Hurries."; need pace "Pace"; need briefs "Briefs" }
persona Calm "Calm" { summary "Waits."; need rest "Rest" }
role Lead "Lead" { from team }
stage Start "Start"
play First "First" {
  for Fast
  stage Start
  phase Opening "Opening" { window 0 to 30 days after start; task brief "Brief" { owner Lead; when on start } }
}
`;

const types = builtInTypes.join(", ");
const otherwise = "classify { ties Fast, Calm; otherwise Calm }\n";
const ofText = (text: string) =>
  said({ "main.persona": book + text + (text.includes("classify") ? "" : otherwise) });

describe("in a condition", () => {
  test.each<[string, ...string[]]>([
    ["people > 3 and not busy"],
    ["peple > 3", "unknown-name: peple → people"],
    ["hurried", "unknown-name: hurried"],
    ["BUSY", "unknown-name: BUSY → busy"],
    ["bսsy", "unknown-name: bսsy → busy"],
    ["Fast", "wrong-kind-of-name: Fast"],
    ["Size", "wrong-kind-of-name: Size → size"],
    ["pace", "unknown-name: pace"],
    ["large", "unknown-name: large"],

    ["people is 7 or more", "other-wording: people is 7 or more → people >= 7"],
    ["people is 7 or less", "other-wording: people is 7 or less → people <= 7"],
    ["busy and span is 2 days or longer", "other-wording: span is 2 days or longer → span >= 2 days"],
    ["span is 2 days or shorter", "other-wording: span is 2 days or shorter → span <= 2 days"],
    ["people is 7 or moreover", "unknown-name: moreover"],
    ["people is 7 or nevermore", "unknown-name: nevermore"],
    ["people > 7 or more", "unknown-name: more"],

    ["size is small or large", "other-wording: size is small or large → size is one of small, large"],
    ["size is  small or huge", "other-wording: size is  small or huge → size is one of small, huge"],
    [
      "size is one of small or large",
      "other-wording: size is one of small or large → size is one of small, large",
    ],
    [
      "size is not small or large",
      "other-wording: size is not small or large → size is not one of small, large",
    ],
    [
      "size is not small and large",
      "other-wording: size is not small and large → size is not one of small, large",
    ],
    ["size is small and large", "unknown-name: large"],
    [
      "regions has north or south or east",
      "other-wording: regions has north or south or east → regions has any of north, south, east",
    ],
    [
      "regions has any of north, south or east",
      "other-wording: regions has any of north, south or east → regions has any of north, south, east",
    ],
    [
      "regions has north and south",
      "other-wording: regions has north and south → regions has all of north, south",
    ],
    [
      "regions has all of north and south",
      "other-wording: regions has all of north and south → regions has all of north, south",
    ],
    [
      'worry contains "price" or delay',
      'other-wording: worry contains "price" or delay → worry contains "price", "delay"',
    ],
    [
      "worry contains price or delay",
      'other-wording: worry contains price or delay → worry contains "price", "delay"',
    ],
    [
      'worry starts with "a" or b or c',
      'other-wording: worry starts with "a" or b or c → worry starts with "a", "b", "c"',
    ],
    ["size is small or busy"],
    ["size is small or busi", "unknown-name: busi → busy"],
    ["size is small or busy or large", "unknown-name: large"],
    ["size is small or large or busy", "other-wording: size is small or large → size is one of small, large"],
    [
      "people > 3 or size is small or large",
      "other-wording: size is small or large → size is one of small, large",
    ],
    ["size is small or weight > 3", "unknown-name: weight"],
    ["size is one of 3, small or large", "unknown-name: large"],
    ['size is one of "small", mid or large', "unknown-name: large"],
    [
      "size is one  of small or large",
      "other-wording: size is one  of small or large → size is one of small, large",
    ],
    ["busy or large", "unknown-name: large"],
    ["not (people > 3) or large", "unknown-name: large"],
    ["people is 3 or large", "unknown-name: large"],
    ['size is "small" or large', "unknown-name: large"],
    ["size is small or (huge and vast)", "unknown-name: huge", "unknown-name: vast"],
    ["size is small or customer.large", "unknown-name: large"],
  ])("%s", async (condition, ...expected) => {
    expect(await ofText(`define asked as ${condition}\n`)).toEqual(expected);
  });
});

describe("of a type", () => {
  test.each<[string, ...string[]]>([
    ["other Sizes", "unknown-name: Sizes → Size"],
    ["other string", "unknown-name: string → text"],
    ["other FLOAT", "unknown-name: FLOAT → decimal"],
    ["other number", "unknown-name: number (integer, decimal)"],
    ["other people", "wrong-kind-of-name: people"],
    ["budget EUR", "other-wording: EUR → money EUR"],
    ["budget eur", "other-wording: eur → money EUR"],
    ["budget eux", `unknown-name: eux (${types})`],
    ['boolean hasPass "Has a pass"', "other-wording: boolean hasPass → hasPass boolean"],
    [
      "text note; \tdate  birthday ",
      "other-wording: text note → note text",
      "other-wording: date  birthday → birthday date",
    ],
    ["note day", "unknown-name: day → date"],
    ["several any of portal, phone"],
    ["several any of portal"],
    ["several any of Sise", "unknown-name: Sise → Size"],
    ["several any of number", "unknown-name: number (integer, decimal)"],
    ["several any of portal 0 to 3", `unknown-name: portal (${types})`],
  ])("%s", async (signal, ...expected) => {
    expect(await ofText(`signals Others "Others" { ${signal} }\n`)).toEqual(expected);
  });
});

describe("of a persona", () => {
  test.each<[string, ...string[]]>([
    ["classify { otherwise Fest }", "unknown-name: Fest → Fast"],
    ["classify { otherwise Somebody }", "unknown-name: Somebody (Fast, Calm)"],
    ["classify { otherwise nobody }", "other-wording: nobody → undecided"],
    ["classify { otherwise Unknown }", "other-wording: Unknown → undecided"],
    ["classify { otherwise  \tnone }", "other-wording: none → undecided"],
    ["classify { otherwise Calm; ties none }", "unknown-name: none (Fast, Calm)"],
    ["classify { otherwise nobodyElse }", "unknown-name: nobodyElse (Fast, Calm)"],
    ["classify { otherwise isNone }", "unknown-name: isNone (Fast, Calm)"],
    ["classify { ties undecided; otherwise Calm }", "unknown-name: undecided (Fast, Calm)"],
    ["classify { ties none; otherwise Calm }", "unknown-name: none (Fast, Calm)"],
    ["classify { otherwise busy }", "wrong-kind-of-name: busy"],
    ['play Two "Two" {\n  for all\n  stage Start\n}', "for-everyone: for all → "],
    ['play Two "Two" { for Everyone; stage Start }', "for-everyone: for Everyone → "],
    ['play Two "Two" { stage Start; for all // of them\n}', "for-everyone: for all → "],
    ['play Two "Two" { for all, Fast; stage Start }', "unknown-name: all (Fast, Calm)"],
    ['play Two "Two" { for  \tall; stage Start }', "for-everyone: for  \tall → "],
    ['play Two "Two" { for Fast, all; stage Start }', "unknown-name: all (Fast, Calm)"],
    ['play Two "Two" { for alle; stage Start }', "unknown-name: alle (Fast, Calm)"],
    ["weights { when busy then all +2 }", "unknown-name: all (Fast, Calm)"],
    [
      'test "a" { started 2027-01-04; customer { people 3 }; expect persona undecided }',
      "other-wording: persona undecided → undecided",
    ],
    [
      'test "a" { started 2027-01-04; customer { people 3 }; expect persona Undecided }',
      "other-wording: persona Undecided → undecided",
    ],
    [
      'test "a" { started 2027-01-04; customer { people 3 }; expect persona undecide }',
      "unknown-name: undecide (Fast, Calm)",
    ],
    [
      'test "a" { started 2027-01-04; customer { people 3 }; expect Fast }',
      "other-wording: Fast → persona Fast",
    ],
    [
      'test "a" { started 2027-01-04; customer { people 3 }; expect Fest }',
      "unknown-name: Fest (brief, First)",
    ],
    [
      'test "a" { started 2027-01-04; customer { language en }; expect persona Fast }',
      "unknown-name: language → tongue",
    ],
    [
      'test "a" { started 2027-01-04; customer { timezone UTC }; expect persona Fast }',
      "unknown-name: timezone",
    ],
  ])("%s", async (text, ...expected) => {
    expect(await ofText(`${text}\n`)).toEqual(expected);
  });
});

describe("in a play", () => {
  const play = (when: string, rest = "") =>
    `play Two "Two" { for Calm; stage Start; phase Next "Next" { window 0 to 9 days after start }; task note "Note" { owner Lead; when ${when}${rest} } }\n`;

  test.each<[string, ...string[]]>([
    ["on goLive"],
    ["1 day after end of Next"],
    ["1 day after end of Start"],
    ["on goLiv", "unknown-name: goLiv → goLive"],
    ["1 day after Next", "missing-end-of: Next → end of Next"],
    ["1 day after Start", "missing-end-of: Start → end of Start"],
    ["1 day after end of Opening", "unknown-name: Opening (Next, Start)"],
    ["1 day after brief", "action-of-another-play: brief"],
    ["1 day after Fast", "wrong-kind-of-name: Fast"],
    ["on Monday", "other-wording: on Monday → every week on Monday"],
    ["on  monday", "other-wording: on  monday → every week on Monday"],
    ["1 day after Monday", "wrong-anchor: Monday"],
    ["1 day after monday", "wrong-anchor: monday"],
    ["1 day after Mondey", "unknown-name: Mondey"],
    ["every week on monday", "unknown-name: monday → Monday"],
    ["on Mondey", "unknown-name: Mondey → Monday"],
    ["on start; needs brief", "action-of-another-play: brief"],
    ["on start; needs notes", "unknown-name: notes → note"],
    ["on start; serves rest"],
    ["on start; serves pace", "need-of-another-persona: pace"],
    ["on start; needs pace", "unknown-name: pace (note)"],
    ["on start; needs Fast", "wrong-kind-of-name: Fast"],
    ["on start; serves brief", "wrong-kind-of-name: brief"],
    ["on start; serves Rest", "unknown-name: Rest → rest"],
    ["on start; serves quiet", "unknown-name: quiet (rest)"],
    ["on start; owner Leed", "unknown-name: Leed → Lead"],
    ["on nobodyKnows; needs nobodyKnows", "unknown-name: nobodyKnows"],
  ])("when %s", async (when, ...expected) => {
    expect(await ofText(play(when))).toEqual(expected);
  });

  test("a need that several personas share is one need", async () => {
    const text =
      'persona Keen "Keen" { summary "Keen."; need pace "Pace" }\nplay Two "Two" { for Fast, Keen; stage Start; task a "A" { owner Lead; when on start; serves pace } }\n';
    expect(await ofText(text)).toEqual([]);
  });

  test("a name that two things have is told apart by nobody, and one that was changed is free", async () => {
    const twice = play("on start")
      .replace("task note", 'task goLive "Day" { owner Lead; when on start }; task note')
      .replace("when on start } }", "when on goLive } }");
    expect(await ofText(twice)).toEqual(["ambiguous-name: goLive [goLive, goLive]"]);
    expect(await ofText(play("on start", "; was brief"))).toEqual([]);
    expect(await ofText(play("on start", "; was note"))).toEqual(["name-still-in-use: note [note]"]);
    expect(await ofText('play Two "Two" { for Calm; stage Start; was First }\n')).toEqual([
      "name-still-in-use: First [First]",
    ]);
  });
});

test("a need of a play for nobody is not told as somebody else's", async () => {
  const text =
    'play Two "Two" { for Fest; stage Start; task a "A" { owner Lead; when on start; serves rest } }\n';
  expect(await ofText(text)).toEqual(["unknown-name: Fest → Fast"]);
});

test("of six names all are listed, of seven none", async () => {
  const roles = (count: number) =>
    Array.from({ length: count }, (_, at) => `role R${at} "R" { from team }\n`).join("") +
    "assign Somebody { }\n";
  expect(await ofText(roles(5))).toEqual(["unknown-name: Somebody (Lead, R0, R1, R2, R3, R4)"]);
  expect(await ofText(roles(6))).toEqual(["unknown-name: Somebody"]);
});

test("of people of the team the name and the e-mail address are known, of customers they are not", async () => {
  expect(await ofText('assign Lead { require name is "Ana"; require email is "a@example.com" }\n')).toEqual(
    [],
  );
  expect(await ofText('define a as name is "Ana"\n')).toEqual(["unknown-name: name"]);
});

test.each([
  ["int", "integer"],
  ["rating", "integer, decimal"],
  ["real", "decimal"],
  ["comments", "text"],
  ["checkbox", "boolean"],
  ["rate", "percent"],
  ["dollars", "money"],
  ["timestamp", "date, time"],
  ["day", "date"],
  ["clock", "time"],
  ["weeks", "duration"],
  ["website", "link"],
  ["mail", "email"],
  ["locale", "language"],
])("what others call %s is %s", async (name, types) => {
  const several = types.includes(",");
  expect(await ofText(`signals Others "Others" { other ${name} }\n`)).toEqual([
    `unknown-name: ${name} ${several ? `(${types})` : `→ ${types}`}`,
  ]);
});

describe("once", () => {
  test.each<[string, ...string[]]>([
    ["define a as hurried\ndefine b as hurried\n", "unknown-name: hurried"],
    ["define a as peple > 2\ndefine b as peple > 3\n", "unknown-name: peple → people"],
    [
      "define a as hurried\nclassify { otherwise hurried }\n",
      "unknown-name: hurried",
      "unknown-name: hurried (Fast, Calm)",
    ],
    [
      'play A "A" { for Calm; stage Start; task a "A" { owner Lead; when on gone } }\nplay B "B" { for Calm; stage Start; task b "B" { owner Lead; when on gone } }\n',
      "unknown-name: gone",
    ],
    [
      'play A "A" { for Calm; stage Start; task one "A" { owner Lead; when on on2 } }\nplay B "B" { for Calm; stage Start; task ones "B" { owner Lead; when on on2 } }\n',
      "unknown-name: on2 → one",
      "unknown-name: on2",
    ],
    [
      "define a as size is small or huge\ndefine b as size is small or huge\n",
      ...Array<string>(2).fill("other-wording: size is small or huge → size is one of small, huge"),
    ],
  ])("%s", async (text, ...expected) => {
    expect(await ofText(text)).toEqual(expected);
  });
});

describe("not said of what another mistake has taken away", () => {
  test.each<[string, ...string[]]>([
    ['persone Quick { summary "One." }\nclassify { otherwise Quick }\n', "unknown-word: persone → persona"],
    ['persona { summary "One." }\nclassify { otherwise Quick }\n'],
    ['import "./gone.persona"\nclassify { otherwise Quick }\n', 'missing-file: "./gone.persona"'],
    ['import Quick from "./gone.persona"\nclassify { otherwise Quick }\n', 'missing-file: "./gone.persona"'],
    [
      'import "./gone.persona"\nclassify { otherwise Fest }\n',
      'missing-file: "./gone.persona"',
      "unknown-name: Fest → Fast",
    ],
    [
      'import "./gone.persona"\nsignals Others "Others" { several any of portal }\n',
      'missing-file: "./gone.persona"',
    ],
  ])("%s", async (text, ...expected) => {
    expect(await ofText(text)).toEqual(expected);
  });
});
