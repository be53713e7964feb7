/** What an edit leaves as it was: declarations that need not be looked at again, whatever was typed elsewhere. */

import { describe, expect, test } from "vitest";
import { createProject } from "../../compiler/project/project.ts";
import { unchangedSince } from "../../compiler/resolver/changes.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

const sales = `playbook Sales "Sales" {
  version "1.0.0"
  owner "A <a@example.com>"
  languages en
  timezone "UTC"
}
type Size one of small, large
signals Facts "Facts" { tongue language; size Size; people integer }
define busy as people > 20
define late as busy
define big as size is large
persona Fast "Fast" { summary "Hurries." }
persona Calm "Calm" { summary "Waits." }
customer { language tongue }
team { load percent }
voice { feelings calm, upset }
classify { ties Fast, Calm; otherwise Calm }
weights { when late then Fast +2 }
role Lead "Lead" { from team }
play First "First" {
  task brief "Brief" { owner Lead; when on start }
  task next "Next" { owner Lead; when 1 day after brief }
}
play Second "Second" {
  task brief "Brief" { owner Lead; when on start }
  task rest "Rest" { owner Lead; when 2 days after brief }
}
test "of the first" {
  started 2027-01-04
  customer { people 30 }
  expect next
}
test "of the second" {
  started 2027-01-04
  customer { people 30 }
  expect rest
}
`;

/** By what stands at the beginning of each: `define busy`, `test "of the second"`. */
const nameOf = (text: string): string => /^\w+(?: \w+(?=.*[{ ]| as)| "[^"]*"|)/.exec(text)?.[0] ?? "";

/** A playbook before an edit, and the same after it: `from` is exchanged for `to` in what is open. */
async function edited(from: string, to: string, before = sales) {
  const project = createProject(createMemoryHost(new Map([["main.persona", before]])));
  project.update("main.persona", before, 1);
  const { program: first } = await project.snapshot("main.persona");
  if (!before.includes(from)) throw new Error(`there is no ${from}`);
  const after = before.replace(from, () => to);
  project.update("main.persona", after, 2);
  const { program: second } = await project.snapshot("main.persona");
  if (first === undefined || second === undefined) throw new Error("the entry was not read");
  return { first, second, after };
}

async function lookedAtAfter(from: string, to: string, before?: string) {
  const { first, second, after } = await edited(from, to, before);
  const unchanged = unchangedSince(first, second);
  if (unchanged === undefined) return undefined;
  const again = [...second.members.keys()].filter((node) => !unchanged.declarations.has(node));
  return {
    /** In the order of the text. */
    again: again.map(({ start, end }) => nameOf(after.slice(start, end))),
    everywhere: [...unchanged.changed.everywhere].sort(),
    outsideOfPlays: [...unchanged.changed.outsideOfPlays].sort(),
  };
}

describe("looked at again is", () => {
  test("nothing where only blanks between declarations were typed", async () => {
    expect(await lookedAtAfter("\nweights", "\n\nweights")).toEqual({
      again: [],
      everywhere: [],
      outsideOfPlays: [],
    });
  });

  test("what was edited, what uses it, and what uses that", async () => {
    expect(await lookedAtAfter("people > 20", "people > 30")).toEqual({
      again: ["define busy", "define late", "weights"],
      everywhere: ["busy", "late"],
      outsideOfPlays: [],
    });
  });

  test("what uses it, also where that is all there is", async () => {
    const two = "define busy as people > 20\ndefine late as busy\n";
    expect((await lookedAtAfter("people > 20", "people > 30", two))?.again).toEqual([
      "define busy",
      "define late",
    ]);
  });

  test("what was edited alone, where nothing uses it", async () => {
    expect(await lookedAtAfter("size is large", "size is small")).toEqual({
      again: ["define big"],
      everywhere: ["big"],
      outsideOfPlays: [],
    });
  });

  test("of a group: itself, the signal that was edited, and what uses that", async () => {
    expect(await lookedAtAfter("people integer", "people decimal")).toEqual({
      again: [
        "signals Facts",
        "define busy",
        "define late",
        "weights",
        'test "of the first"',
        'test "of the second"',
      ],
      everywhere: ["Facts", "busy", "late", "people"],
      outsideOfPlays: [],
    });
  });

  test("of a play: itself, and what names its actions outside of plays", async () => {
    expect(await lookedAtAfter("1 day after", "3 days after")).toEqual({
      again: ["play First", 'test "of the first"'],
      everywhere: ["First"],
      outsideOfPlays: ["brief", "next"],
    });
  });

  test("what declares nothing, by itself", async () => {
    expect(await lookedAtAfter("Fast +2", "Fast +3")).toEqual({
      again: ["weights"],
      everywhere: [],
      outsideOfPlays: [],
    });
    expect(await lookedAtAfter("expect rest", "expect next")).toEqual({
      again: ['test "of the second"'],
      everywhere: [],
      outsideOfPlays: [],
    });
  });

  test("what declares nothing and came anew; nothing for what declared nothing and went", async () => {
    const more = 'test "one more" {\n  started 2027-01-04\n  customer { people 3 }\n  expect rest\n}\n';
    expect((await lookedAtAfter('test "of the second"', `${more}test "of the second"`))?.again).toEqual([
      'test "one more"',
    ]);
    expect((await lookedAtAfter(more, "", sales + more))?.again).toEqual([]);
  });

  test("what names nothing that there is, whatever else was edited", async () => {
    const lost = sales.replace("when late then", "when lately then");
    expect((await lookedAtAfter("size is large", "size is small", lost))?.again).toEqual([
      "define big",
      "weights",
    ]);
  });
});

describe("all is looked at again where", () => {
  test.each([
    ["a name is another", "define big", "define huge"],
    ["a name is there no more", "define big as size is large\n", ""],
    ["a name is new", "define big", "define new as people > 1\ndefine big"],
    [
      "the same name is of another kind",
      'persona Calm "Calm" { summary "Waits." }',
      'role Calm "Calm" { from team }',
    ],
    ["a signal of a group is another", "people integer }", "persons integer }"],
    ["a group has one signal more", "people integer }", "people integer; more integer }"],
    ["a group has one signal less", "size Size; people integer }", "people integer }"],
    [
      "what is declared is in another order",
      "define busy as people > 20\ndefine late as busy\n",
      "define late as busy\ndefine busy as people > 20\n",
    ],
    ["all see it: the playbook", '"1.0.0"', '"1.0.1"'],
    ["all see it: the customer", "customer { language tongue }", "customer { timezone tongue }"],
    ["all see it: the team", "load percent", "load integer"],
    ["all see it: the voice", "calm, upset", "calm"],
    ["all see it: how customers are classified", "otherwise Calm", "otherwise Fast"],
    ["what all see is there no more", "voice { feelings calm, upset }\n", ""],
    ["what all see is new", "weights {", "classify { otherwise Fast }\nweights {"],
    ["a file is no longer read to its end", "people > 20", "people >"],
    ["an import of a name leads nowhere", "type Size", 'import Sort from "./nowhere.persona"\ntype Size'],
    ["an import leads nowhere", "type Size", 'import "./nowhere.persona"\ntype Size'],
  ])("%s", async (_, from, to) => {
    const { first, second } = await edited(from, to);
    expect(unchangedSince(first, second)).toBeUndefined();
    // And where the edit is taken back.
    expect(unchangedSince(second, first)).toBeUndefined();
  });
});

test("all is looked at again where the second of two that all see is another", async () => {
  const twice = `${sales}team { load integer }\n`;
  expect(await lookedAtAfter("load integer", "load decimal", twice)).toBeUndefined();
});

test("what an edit left is the same as it was, and what it changed is found anew", async () => {
  const { first, second } = await edited("people > 20", "people > 30");
  const [busy] = second.symbols("definition");
  const kept = [...second.members].filter(([node, member]) => first.members.get(node) === member);
  expect([...second.members].length - kept.length).toBe(2);
  expect(busy && second.references(busy)).toHaveLength(1);
  expect(busy && first.symbolOf(busy.node)).toBeUndefined();
});
