/** Which names each construct of the language uses, what each may stand for, and that none is overlooked. */

import { describe, expect, test } from "vitest";
import { usesIn } from "../../compiler/resolver/uses.ts";
import { parseText } from "../harness/invariants.ts";
import { textFiles } from "../harness/source-files.ts";

/** `name: signal | definition`, in the order of the text; `(anchor)` and the like where it is no plain name. */
function usesOf(text: string): readonly string[] {
  const { tree } = parseText(text);
  return tree.declarations.flatMap(usesIn).map(({ node, expects, as }) => {
    const role = as === "name" ? "" : ` (${as})`;
    return `${node.text}: ${expects.join(" | ")}${role}`;
  });
}

const asked = (name: string) => `${name}: signal | definition`;

describe("a condition uses", () => {
  test.each<[string, ...string[]]>([
    ["a > 3 and b is small", asked("a"), asked("b")],
    ["a > b", asked("a")],
    ["not (a or b)", asked("a"), asked("b")],
    ["known a", asked("a")],
    ["unknown a", asked("a")],
    ["customer.a > 3", "a: signal"],
  ])("%s", (condition, ...expected) => {
    expect(usesOf(`define x as ${condition}\n`)).toEqual(expected);
  });
});

describe("a declaration uses", () => {
  test.each<[string, ...string[]]>([
    ['type T one of { a "A"; b "B" }'],
    ['persona P "P" { summary "One."; channels mail, post }', "mail: channel", "post: channel"],
    ["signals S { a integer 0 to 3; b T }", "T: type"],
    ["signals S { a any of T; b list of T 0 to 3; c list of integer }", "T: type (type or value)", "T: type"],
    ["signals S { a any of x, y; b one of x, y }"],
    ["signals S { a any of T 0 to 3 }", "T: type"],
    ["weights { when a then P +1, Q +2 }", asked("a"), "P: persona", "Q: persona"],
    ["weights { for s { x then P +1\n below 3 then Q +1 } }", "s: signal", "P: persona", "Q: persona"],
    ["weights { for each of s then P +1 at most 4 }", "s: signal", "P: persona"],
    ["classify { ties P, Q; otherwise R }", "P: persona", "Q: persona", "R: persona"],
    ["classify { accept when score >= 4; otherwise undecided }"],
    ["team { level integer; load percent }"],
    [
      "assign R { require level > 2; prefer region is customer.a for P, Q then +3; spread evenly by load at most most }",
      ...["R: role", "level: column", "region: column", "a: signal", "P: persona", "Q: persona"],
      ...["load: column", "most: column"],
    ],
    ["assign R { spread evenly by load at most 3 }", "R: role", "load: column"],
    ["customer { language a; timezone b }", "a: signal", "b: signal"],
    [
      "voice { feelings calm; tone t when feeling is upset and customer.feeling is x and other; tone u }",
      ...["feeling: signal", asked("other")],
    ],
    ["define x as feeling is upset", asked("feeling")],
    [
      `journey { stage S "S" { feeling calm; enters when a; touchpoint "T" { channel mail; feeling calm to glad; asks a, b }; handover N "All" } }`,
      ...["calm: feeling", asked("a"), "mail: channel", "calm: feeling", "glad: feeling"],
      ...["a: signal", "b: signal", "N: stage"],
    ],
    [`message M { subject en "S"; body calm en "Calm"; body en "Plain" }`, "calm: tone"],
    [
      `survey S "S" { question en "?"; to R; channel mail; ask on goLive; ask 3 days after end of N; ask every 6 months after start until end of O }`,
      ...["R: role", "mail: channel", "goLive: signal (anchor)", "N: stage", "O: stage"],
    ],
    ['import A from "./a.persona"'],
  ])("%s", (text, ...expected) => {
    expect(usesOf(`${text}\n`)).toEqual(expected);
  });
});

describe("a play uses", () => {
  const day = (name: string) => `${name}: signal | action (anchor)`;
  const end = (name: string) => `${name}: phase | stage`;

  test.each<[string, ...string[]]>([
    ["for P, Q; stage S; was Old", "P: persona", "Q: persona", "S: stage", "Old: play (former name)"],
    ["window start until goLive", day("goLive")],
    ["window goLive until end of N", day("goLive"), end("N")],
    ["window 0 to 3 days after goLive", day("goLive")],
    ["phase F { window 0 to 3 days after end of N; task a { when on b } }", end("N"), day("b")],
    [
      "task a { owner R; when 2 days before goLive; needs b, c; serves n; give G; was d }",
      "R: role",
      day("goLive"),
      "b: action",
      "c: action",
      "n: need",
      "G: resource",
      "d: action (former name)",
    ],
    ["meeting a { invite R, Q; when on start at 10:00 }", "R: role", "Q: role"],
    ["meeting a { when every week on Tuesday after b until end of F }", day("b"), end("F")],
    ["meeting a { when every year on born }", day("born")],
    [
      "message a { send M; to R; channel mail; when 3 days after b }",
      "M: message",
      "R: role",
      "mail: channel",
      day("b"),
    ],
    ["if a > 3 { task b { when on c } }", asked("a"), day("c")],
  ])("%s", (lines, ...expected) => {
    expect(usesOf(`play P "P" { ${lines} }\n`)).toEqual(expected);
  });

  test("the play that it stands in is known of each", () => {
    const { tree } = parseText(
      'play A { phase F { task a { needs b } } }\nplay B { task b { needs a } }\ntest "t" { expect a }\n',
    );
    const [first, second] = tree.declarations;
    const plays = tree.declarations.flatMap(usesIn).map(({ play }) => play);
    expect(plays).toEqual([first, second, undefined]);
  });
});

describe("a test uses", () => {
  test.each<[string, ...string[]]>([
    ["persona P, because s, margin at least 3", "P: persona", "s: signal"],
    ["undecided"],
    ["P before Q", "P: persona", "Q: persona"],
    ["a on 2026-12-04, invites R, S", "a: action | play", "R: role", "S: role"],
    ["no a", "a: action | play"],
    ["a, to R", "a: action | play", "R: role"],
    ["a, tone calm", "a: action | play", "calm: tone"],
    ['R is "Ana Ruiz"', "R: role"],
  ])("expect %s", (clauses, ...expected) => {
    expect(usesOf(`test "t" { expect ${clauses} }\n`)).toEqual(expected);
  });

  test("the signals that its customer has", () => {
    expect(usesOf('test "t" { customer { a 3; b yes } }\n')).toEqual(["a: signal", "b: signal"]);
    expect(
      usesOf('cohort "c" { from "c.csv"; expect share P 20% to 40%; expect undecided at most 5% }\n'),
    ).toEqual(["P: persona"]);
  });
});

test("all are in the order of the text, in the language by example", () => {
  const [example] = textFiles("test/fixtures/lowering/language.persona");
  const places = parseText(example?.text ?? "")
    .tree.declarations.flatMap(usesIn)
    .map(({ node }) => node.start);
  expect(places.length).toBeGreaterThan(100);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

describe("no name is used", () => {
  test.each([
    ["where it is missing", "classify { otherwise }\n"],
    ["in a line that could not be read", "classify { otherwise A B C }\n"],
    ["where a property has no value", "persona P { channels }\n"],
    ["where nothing is known of the property", "persona P { chanels mail }\n"],
  ])("%s", (_, text) => {
    expect(usesOf(text)).toEqual([]);
  });
});
