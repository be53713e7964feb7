import { readFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import type { CodeAction, Command, WorkspaceEdit } from "vscode-languageserver";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { createProject, type Playbook } from "../../compiler/index.ts";
import type { Value } from "../../compiler/ir/ir.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { applied as appliedTo } from "./applied-edit.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");

let client: Client | undefined;
afterEach(async () => {
  await client?.end();
  client = undefined;
});

type Files = Readonly<Record<string, string>>;

/** What is offered where `⟦…⟧` stands in main.persona, by title. */
async function offered(
  marked: string,
  only: string,
  others: Files = {},
  capabilities = modern,
): Promise<{ actions: readonly CodeAction[]; files: Files }> {
  const [from, to] = [marked.indexOf("⟦"), marked.indexOf("⟧") - 1];
  const text = marked.replace("⟦", "").replace("⟧", "");
  const files = { "main.persona": text, ...others };
  client = await connect(createMemoryFiles(new Map(Object.entries(files))), { capabilities });
  const uri = uriOf("main.persona");
  await client.open(uri, text);
  const positions = createPositions(text, "utf-16");
  const actions = await client.request<CodeAction[]>("textDocument/codeAction", {
    textDocument: { uri },
    range: positions.rangeOf({ start: from, end: to }),
    context: { diagnostics: [], only: [only] },
  });
  return { actions, files };
}

const applied = (files: Files, edit: WorkspaceEdit | undefined): Files =>
  Object.fromEntries(appliedTo(edit, new Map(Object.entries(files))));

async function playbookOf(files: Files): Promise<Playbook> {
  const host = createMemoryHost(new Map(Object.entries(files)));
  const snapshot = await createProject(host).snapshot("main.persona");
  expect(snapshot.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  return snapshot.playbook() as Playbook;
}

/** Who each of many customers is, and with how many points. */
function outcomes(playbook: Playbook): readonly string[] {
  const customers: ReadonlyMap<string, Value>[] = [];
  for (const wantsFast of [true, false, undefined])
    for (const developers of [0, 1, 2, 4, 5, 6, 9, 10, 500, undefined])
      for (const mainGoal of ["speed", "control", undefined])
        customers.push(
          new Map(
            Object.entries({ wantsFast, developers, mainGoal, goLive: "2027-01-01" }).flatMap(
              ([name, value]): [string, Value][] => (value === undefined ? [] : [[name, value]]),
            ),
          ),
        );
  return customers.map((customer) => {
    const { persona, ranking } = classify(playbook, customer);
    return JSON.stringify([persona, ranking.map(({ persona, score }) => [persona, score])]);
  });
}

const marked = (from: string, to: string): string => {
  expect(starter).toContain(from);
  return starter.replace(from, () => to);
};

describe("what is written otherwise means the same", () => {
  test.each([
    [
      "when wantsFast then Quick +3",
      "when ⟦⟧wantsFast and developers < 5 then Quick +3",
      "define wantsFastCondition as wantsFast and developers < 5\n\nweights {\n  when wantsFastCondition then Quick +3\n",
    ],
    [
      "when wantsFast then Quick +3",
      "when wantsFast and ⟦developers < 5 and mainGoal is speed⟧ then Quick +3",
      "when wantsFast and developersCondition then",
    ],
    [
      "when wantsFast then Quick +3",
      "when not (⟦wantsFast or developers > 3⟧) then Quick +3",
      "when not (wantsFastCondition) then",
    ],
  ])("a condition gets a name: %s, %s", async (from, to, expected) => {
    const { actions, files } = await offered(marked(from, to), "refactor.extract");
    expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
      ["give the condition a name", "refactor.extract"],
    ]);
    const after = applied(files, actions[0]?.edit);
    expect(after["main.persona"]).toContain(expected);
    expect(outcomes(await playbookOf(after))).toEqual(outcomes(await playbookOf(files)));
  });

  test("a second one stands beside the first, under another name", async () => {
    const text = marked("when wantsFast then Quick +3", "when ⟦⟧developers > 4 then Quick +3").replace(
      "weights {",
      "define developersCondition as developers > 2\n\nweights {\n  when developersCondition then Quick +1",
    );
    const { actions, files } = await offered(text, "refactor.extract");
    expect(applied(files, actions[0]?.edit)["main.persona"]).toContain(
      "define developersCondition as developers > 2\ndefine developersCondition2 as developers > 4\n",
    );
  });

  test("it stands behind what is remarked at the end of a line, and not within another block", async () => {
    const text = marked("when wantsFast then Quick +3", "when ⟦⟧developers > 4 then Quick +3");
    const remarked = text.replace("weights {", "define hurry as wantsFast // as they say\n\nweights {");
    const behind = await offered(remarked, "refactor.extract");
    expect(applied(behind.files, behind.actions[0]?.edit)["main.persona"]).toContain(
      "define hurry as wantsFast // as they say\ndefine developersCondition as developers > 4\n",
    );
    await client?.end();
    const joined = text.replace(/\}\n\n.*\nweights \{/, "} weights {");
    const { actions, files } = await offered(joined, "refactor.extract");
    const after = applied(files, actions[0]?.edit);
    expect(outcomes(await playbookOf(after))).toEqual(outcomes(await playbookOf(files)));
  });

  test.each([
    ["a name by itself", "when wantsFast then Quick +3", "when ⟦⟧wantsFast then Quick +3"],
    ["a condition on the team", "require skills has onboarding", "require ⟦⟧skills has onboarding"],
    ["a test", "expect persona Quick", "expect ⟦⟧persona Quick"],
  ])("no name is offered for %s", async (_, from, to) => {
    const { actions } = await offered(marked(from, to), "refactor.extract");
    expect(actions).toEqual([]);
  });

  test.each([
    [
      "5 and above  then Builder +4",
      "    5 to below 253 then Builder +4\n    253 and above then Builder +4\n",
    ],
    ["1 to below 5 then Builder +2", "    1 to below 3 then Builder +2\n    3 to below 5 then Builder +2\n"],
  ])("a band is split: %s", async (band, expected) => {
    const { actions, files } = await offered(marked(band, `⟦⟧${band}`), "refactor.rewrite");
    expect(actions.map(({ title }) => title)).toEqual(["split the band in two"]);
    const after = applied(files, actions[0]?.edit);
    expect(after["main.persona"]?.replace(/ +then/g, " then")).toContain(expected);
    expect(outcomes(await playbookOf(after))).toEqual(outcomes(await playbookOf(files)));
  });

  test.each([
    ["refactor.rewrite", "5 and above  then", "⟦⟧5 and above  then"],
    ["refactor.extract", "when wantsFast then", "when ⟦⟧wantsFast and developers < 5 then"],
    ["refactor.move", "persona Quick", "persona ⟦⟧Quick"],
  ])("lines end as those of the file do: %s", async (only, from, to) => {
    for (const lineEnd of ["\r\n", "\r"]) {
      const { actions, files } = await offered(marked(from, to).replaceAll("\n", lineEnd), only);
      expect(actions).not.toEqual([]);
      for (const { edit } of actions)
        for (const text of Object.values(applied(files, edit)))
          expect(text.replaceAll(lineEnd, "")).not.toMatch(/[\r\n]/);
      await client?.end();
    }
    client = undefined;
  });

  test("a band of one value stays one", async () => {
    const { actions } = await offered(marked("below 1      then", "⟦⟧below 1      then"), "refactor.rewrite");
    expect(actions).toEqual([]);
  });

  test("conditions on one signal become cases", async () => {
    const conditions =
      'when main⟦⟧Goal is speed then Quick +4\n  when mainGoal is control then Builder +4 because "wires it"\n';
    const block = /for mainGoal \{[^}]*\}\n/.exec(starter)?.[0] ?? "";
    const { actions, files } = await offered(marked(block, conditions), "refactor.rewrite");
    expect(actions.map(({ title }) => title)).toEqual([
      "write as cases of `mainGoal`: one rule instead of 2",
    ]);
    const after = applied(files, actions[0]?.edit);
    expect(after["main.persona"]).toContain(
      '  for mainGoal {\n    speed then Quick +4\n    control then Builder +4 because "wires it"\n  }\n',
    );
    expect(outcomes(await playbookOf(after))).toEqual(outcomes(await playbookOf(files)));
  });

  test("values that are not asked for give nothing, and a doubled one is left as it is", async () => {
    const block = /for mainGoal \{[^}]*\}\n/.exec(starter)?.[0] ?? "";
    const three = starter.replace("one of speed, control", "one of speed, control, price, fun");
    const some = three.replace(
      block,
      "when mainGoal is ⟦⟧speed then Quick +4\n  when mainGoal is one of control, price then Builder +4\n",
    );
    const { actions, files } = await offered(some, "refactor.rewrite");
    expect(applied(files, actions[0]?.edit)["main.persona"]).toContain(
      "    speed then Quick +4\n    control or price then Builder +4\n    fun then none\n",
    );
    await client?.end();
    const doubled = three.replace(
      block,
      "when mainGoal is ⟦⟧speed then Quick +4\n  when mainGoal is one of control, speed then Builder +4\n",
    );
    expect((await offered(doubled, "refactor.rewrite")).actions).toEqual([]);
  });
});

test("a text gets the languages that it has not", async () => {
  const text = marked("  languages en\n", "  languages en, es, el\n").replace(
    '"Quick starter"',
    '⟦⟧"Quick starter", es "Rápido"',
  );
  const { actions, files } = await offered(text, "refactor.rewrite");
  expect(actions.map(({ title }) => title)).toEqual(["add the text in `el`"]);
  expect(applied(files, actions[0]?.edit)["main.persona"]).toContain(
    '"Quick starter", es "Rápido", el "…" {',
  );
  await client?.end();
  const none = text.replace(', es "Rápido"', "");
  const all = await offered(none, "refactor.rewrite");
  expect(all.actions.map(({ title }) => title)).toEqual([
    "add the text in `es`, `el`",
    "add the text in `es`",
    "add the text in `el`",
  ]);
});

describe("a declaration moves to a file", () => {
  test("that is new, with what is said of it, and is taken in", async () => {
    const text = marked('persona Quick "', '/// Who cannot wait.\npersona ⟦⟧Quick "');
    const { actions, files } = await offered(text, "refactor.move");
    expect(actions.map(({ title }) => title)).toEqual(["move to a new file `quick.persona`"]);
    const after = applied(files, actions[0]?.edit);
    expect(after["quick.persona"]).toBe(
      '/// Who cannot wait.\npersona Quick "Quick starter" {\n  summary "Wants it to work, soon, and without choices to make."\n}\n',
    );
    expect(after["main.persona"]).toContain('01-01\n}\n\nimport "./quick.persona"\n');
    expect(after["main.persona"]).not.toContain("Who cannot wait");
    expect(outcomes(await playbookOf(after)).length).toBeGreaterThan(0);
  });

  test("that is a part of the playbook, and not to one that names are taken from", async () => {
    const text = marked(
      "\nsignals Call",
      '\nimport "./people.persona"\nimport Region from "./shared.persona"\n\nsignals Call',
    ).replace("role Manager", "role ⟦⟧Manager");
    const others = { "people.persona": "// people\n", "shared.persona": "type Region one of { north }\n" };
    const { actions, files } = await offered(text, "refactor.move", others);
    expect(actions.map(({ title }) => title)).toEqual([
      "move to a new file `manager.persona`",
      "move to `people.persona`",
    ]);
    const after = applied(files, actions[1]?.edit);
    expect(after["people.persona"]).toBe('// people\n\nrole Manager "Customer manager" { from team }\n');
    await playbookOf(after);
  });

  test("and takes its place among those whose order decides with it", async () => {
    const text = marked("persona Quick", "persona ⟦⟧Quick")
      .replace(/ +ties .*\n/, "")
      .replace("\nsignals Call", '\nimport "./people.persona"\n\nsignals Call');
    const others = { "people.persona": "// people\n" };
    expect((await offered(text, "refactor.move", others)).actions).toEqual([]);
    await client?.end();
    const last = text.replace("⟦⟧", "").replace("persona Builder", "persona ⟦⟧Builder");
    const { actions } = await offered(last, "refactor.move", others);
    expect(actions.map(({ title }) => title)).toEqual([
      "move to a new file `builder.persona`",
      "move to `people.persona`",
    ]);
  });

  test("alone, where others stand on its lines, and is taken in behind what is remarked there", async () => {
    const text = marked(
      "\nsignals Call",
      '\nimport "./people.persona" // who they are\n\nsignals Call',
    ).replace(
      /\}\npersona Builder "Builder" \{\n.*\n\}\n/,
      '} persona ⟦⟧Builder "Builder" { summary "Knows how." } define hurry as wantsFast\n',
    );
    const { actions, files } = await offered(text, "refactor.move", { "people.persona": "// people\n" });
    const after = applied(files, actions[0]?.edit);
    expect(after["builder.persona"]).toBe('persona Builder "Builder" { summary "Knows how." }\n');
    expect(after["main.persona"]).toContain(
      'import "./people.persona" // who they are\nimport "./builder.persona"\n',
    );
    expect(after["main.persona"]).toContain("\n}  define hurry as wantsFast\n");
    expect(outcomes(await playbookOf(after))).toEqual(outcomes(await playbookOf(files)));
  });

  test("that is nobody's yet: not one that lies there and is part of nothing", async () => {
    const text = marked("persona Quick", "persona ⟦⟧Quick");
    const { actions, files } = await offered(text, "refactor.move", { "Quick.persona": "// lost\n" });
    expect(actions.map(({ title }) => title)).toEqual(["move to a new file `quick-2.persona`"]);
    await playbookOf(applied(files, actions[0]?.edit));
  });

  test("is not offered to who cannot make files, nor inside of its block", async () => {
    const text = marked("persona Quick", "persona ⟦⟧Quick");
    const { workspace: _, ...older } = modern;
    expect((await offered(text, "refactor.move", {}, older)).actions).toEqual([]);
    await client?.end();
    const inside = marked('summary "Wants it to work', 'summary ⟦⟧"Wants it to work');
    expect((await offered(inside, "refactor.move")).actions).toEqual([]);
  });
});

test("imports come together, one for a file, by the alphabet, without what nobody needs", async () => {
  const text = marked("\nsignals Call", '\n⟦⟧import Size, Region from "./shared.persona"\n\nsignals Call')
    .replace("integer 0 to 500 ", "Region ")
    .replace(/for developers \{[^}]*\}\n/, "for developers { north then Quick +2 }\n")
    .replace("developers 0\n", "developers north\n")
    .replace(
      "\nclassify {",
      '\nimport Goal, Region from "./shared.persona"\nimport "./people.persona"\n\nclassify {',
    )
    .replace("one of speed, control", "Goal");
  const others = {
    "people.persona": "// people\n",
    "shared.persona":
      "type Region one of { north }\ntype Size one of { big }\ntype Goal one of { speed, control }\n",
  };
  const { actions, files } = await offered(text, "source.organizeImports", others);
  expect(actions.map(({ title, kind }) => [title, kind])).toEqual([
    ["put imports in order", "source.organizeImports"],
  ]);
  const after = applied(files, actions[0]?.edit)["main.persona"] ?? "";
  expect(after).toContain(
    'import Goal, Region from "./shared.persona"\nimport "./people.persona"\n\nsignals',
  );
  expect(after.match(/import/g)).toHaveLength(2);
});

test("the remark above an import goes where it goes, and a heading stays", async () => {
  const text = marked("\nsignals Call", '\n⟦⟧import "./signals.persona"\n\nsignals Call').replace(
    "\nclassify {",
    [
      "\n// ---------- people ----------",
      "// Who they are,",
      "// by team.",
      'import "./people.persona" // all of them',
      "// Of all playbooks.",
      'import Region from "./shared.persona"',
      "\nclassify {",
    ].join("\n"),
  );
  const others = {
    "people.persona": "// people\n",
    "signals.persona": "// signals\n",
    "shared.persona": "type Region one of { north }\n",
  };
  const { actions, files } = await offered(text, "source.organizeImports", others);
  const after = applied(files, actions[0]?.edit)["main.persona"] ?? "";
  expect(after).toContain(
    'import "./signals.persona"\n// Who they are,\n// by team.\nimport "./people.persona" // all of them\n\nsignals',
  );
  // Nobody needs `Region`: what is said of it is for its writer to delete.
  expect(after).toContain("\n// ---------- people ----------\n// Of all playbooks.\n\nclassify {");
});

test("of imports that come together, the remarks stay", async () => {
  const text = marked(
    "\nsignals Call",
    '\n⟦⟧import Region from "./shared.persona" // where they are\n\nsignals Call',
  )
    .replace("integer 0 to 500 ", "Region ")
    .replace(/for developers \{[^}]*\}\n/, "for developers { north then Quick +2 }\n")
    .replace("developers 0\n", "developers north\n")
    .replace(
      "\nclassify {",
      '\nimport Goal from "./shared.persona"  // what they want\nimport "./people.persona" // who they are\nimport "./people.persona" // once more\n\nclassify {',
    )
    .replace("one of speed, control", "Goal");
  const others = {
    "people.persona": "// people\n",
    "shared.persona": "type Region one of { north }\ntype Goal one of { speed, control }\n",
  };
  const { actions, files } = await offered(text, "source.organizeImports", others);
  const after = applied(files, actions[0]?.edit)["main.persona"] ?? "";
  expect(after).toContain(
    'import Goal, Region from "./shared.persona" // where they are\nimport "./people.persona" // who they are\n\nsignals',
  );
  expect(after).toContain("\n// what they want\n// once more\n");
  expect(after.match(/import/g)).toHaveLength(2);
});

test("who knows no code actions is given commands, and an edit when one comes back", async () => {
  const { actions, files } = await offered(
    marked("5 and above", "⟦⟧5 and above"),
    "refactor.rewrite",
    {},
    {
      workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } },
    },
  );
  const [command] = actions as unknown as Command[];
  expect(command).toMatchObject({ title: "split the band in two", command: "persona.applyEdit" });
  let edit: WorkspaceEdit | undefined;
  client?.connection.onRequest("workspace/applyEdit", (params: { edit: WorkspaceEdit }) => {
    edit = params.edit;
    return { applied: true };
  });
  await client?.request("workspace/executeCommand", command ?? {});
  expect(applied(files, edit)["main.persona"]).toContain("253 and above");
});
