import { expect, test } from "vitest";
import { bindFile } from "../../compiler/binder/bind.ts";
import { parse } from "../../compiler/syntax/parse.ts";

const bind = (text: string) => bindFile(parse({ path: "main.persona", text, version: 0 }));
const symbolsIn = (text: string) => [...bind(text).declares.values()].flat();

/** `namespace owner.name` of each symbol, in the order of the text. */
const namesIn = (text: string) =>
  symbolsIn(text).map(
    ({ namespace, owner, name }) => `${namespace} ${owner === undefined ? "" : `${owner.name}.`}${name}`,
  );

test("everything with a name is a symbol, and belongs where it belongs", () => {
  const text = `
signals Handover "Hand-over" {
  developers integer
  systems    any of sap, hubspot
  region     Region
}
type Region one of { north "North"; south "South" }
define large as developers > 3
persona Technical "Technical" { summary "One."; need briefs "Briefs" }
team { skills any of portal, design }
role Manager "Manager" { from team }
assign Manager { require skills has portal }
channel email "E-mail"
journey { stage Sales "Sales" }
stage Support "Support"
resource Guide "Guide" { link "https://example.com" }
message Welcome { subject "Hello"; body "Hello" }
play Onboarding "Onboarding" {
  stage Sales
  task brief "Brief" { owner Manager; when on start }
  phase First "First" {
    window 0 to 3 days after start
    message welcome { send Welcome; to Manager; channel email; when on start }
  }
  if developers > 3 { milestone live "Live" { when on start } }
}
test "one" { customer { developers 3 }; expect persona Technical }
`;
  expect(namesIn(text)).toEqual([
    "group Handover",
    "signal developers",
    "signal systems",
    "member systems.sap",
    "member systems.hubspot",
    "signal region",
    "type Region",
    "member Region.north",
    "member Region.south",
    "definition large",
    "persona Technical",
    "need Technical.briefs",
    "column skills",
    "member skills.portal",
    "member skills.design",
    "role Manager",
    "channel email",
    "stage Sales",
    "stage Support",
    "resource Guide",
    "message Welcome",
    "play Onboarding",
    "action Onboarding.brief",
    "phase Onboarding.First",
    "action Onboarding.welcome",
    "action Onboarding.live",
  ]);
});

test("a symbol knows the declaration that gives its name", () => {
  const bound = bind('persona Technical "Technical" { summary "One." }');
  expect([...bound.declares.values()][0]?.[0]?.node).toBe(bound.file.tree.declarations[0]);
});

test("a lost name is remembered by what it would have named", () => {
  const bound = bind('persona "Technical" { summary "One." }');
  expect([...bound.declares.values()].flat()).toEqual([]);
  expect([...bound.lostNames]).toEqual(["persona"]);
});

test("names that programs give a meaning to are refused, but not as values", () => {
  const unsafe = ["__proto__", "constructor", "prototype", "hasOwnProperty", "toString", "valueOf", "toJSON"];
  for (const name of unsafe) {
    expect(bind(`role ${name} "R" { from team }`).diagnostics.map(({ code }) => code)).toEqual([
      "unsafe-name",
    ]);
    expect(bind(`type T one of ${name}, other`).diagnostics).toEqual([]);
  }
});

test("the joiners that Persian needs are no mistake", () => {
  expect(bind('persona می\u200cخواهم "P" { summary "One." }').diagnostics).toEqual([]);
});
