import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { CancellationTokenSource, type CodeLens } from "vscode-languageserver";
import type * as persona from "../../language-server/protocol/persona-commands.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { oneTest as starter } from "../harness/one-test.ts";
import { root } from "../harness/source-files.ts";
import { type Client, connect, modern } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/** Commands and lenses on the starter, with a test that fails, a cohort, and customers beside it. */

const failing = `
test "a builder is Quick" {
  customer {
    developers 9
    mainGoal   control
    goLive     2027-03-01
  }
  expect persona Quick
}
cohort "those of last year" {
  from "customers.csv"
  expect share Quick at least 30%
  expect persona agrees with column "said" at least 60%
}
`;
const source = starter + failing;
const customers = `id,name,wantsFast,developers,mainGoal,goLive,said
c1,Ada,true,0,speed,2027-03-01,Quick
c2,Ben,false,9,control,2027-03-01,Builder
c3,Cy,true,9,control,2027-03-01,Quick
`;
const dora = {
  id: "d1",
  name: "Dora",
  signals: { developers: 3, mainGoal: "control", goLive: "2027-04-01" },
};
const uri = uriOf("main.persona");

function folderFiles(folder: string): Map<string, Uint8Array> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) =>
    each.isFile(),
  );
  return new Map(
    entries.map((each) => {
      const path = join(each.parentPath, each.name);
      return [path.slice(folder.length + 1), readFileSync(path)];
    }),
  );
}

let client: Client;
let messages: { type: number; message: string }[];
beforeEach(() => open());
afterEach(() => client.end());

let files: Map<string, string>;

async function open(text = source, capabilities = modern): Promise<void> {
  files = new Map([
    ["main.persona", text],
    ["customers.csv", customers],
    ["customers/dora.json", JSON.stringify(dora)],
  ]);
  client = await connect(createMemoryFiles(files), { capabilities });
  messages = [];
  client.connection.onNotification("window/showMessage", (message) => {
    messages.push(message);
  });
  await client.open(uri, text);
}

const run = <Answer>(command: persona.PersonaCommand, asked: object): Promise<Answer & persona.Problem> =>
  client.request("workspace/executeCommand", { command, arguments: [asked] });

const written = (range: {
  start: { line: number; character: number };
  end: { line: number; character: number };
}) => {
  const positions = createPositions(source, "utf-16");
  return source.slice(positions.offsetAt(range.start), positions.offsetAt(range.end));
};

describe("tests", () => {
  test("are found with their places, in a broken file too", async () => {
    const { tests } = await run<persona.TestsAnswer>("persona.tests", { uri });
    expect(tests.map(({ name, kind, nameRange }) => [kind, name, written(nameRange)])).toEqual([
      ["test", "in a hurry and without developers is Quick", '"in a hurry and without developers is Quick"'],
      ["test", "a builder is Quick", '"a builder is Quick"'],
      ["cohort", "those of last year", '"those of last year"'],
    ]);
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: `${source}\ntest "one more" {\n` }],
    });
    const more = await run<persona.TestsAnswer>("persona.tests", { uri });
    expect(more.tests.map(({ id }) => id).slice(0, 3)).toEqual(tests.map(({ id }) => id));
    expect(more.tests.at(-1)?.name).toBe("one more");
  });

  test("are run, each by itself or all: what was expected, what was found, and where", async () => {
    const { results, notes } = await run<persona.RunTestsAnswer>("persona.runTests", { uri });
    expect(results.map(({ name, passed }) => [name, passed])).toEqual([
      ["in a hurry and without developers is Quick", true],
      ["a builder is Quick", false],
      ["those of last year", true],
    ]);
    expect(notes).toEqual([]);
    const [failure] = results[1]?.failures ?? [];
    expect(failure).toMatchObject({ expected: "persona Quick", found: "Builder, 8 ahead of Quick" });
    expect(failure && written(failure.range)).toBe("persona Quick");
    expect(failure?.why[0]?.lines.length).toBeGreaterThan(0);
    const ids = [results[0]?.id];
    const one = await run<persona.RunTestsAnswer>("persona.runTests", { uri, ids });
    expect(one.results.map(({ id }) => id)).toEqual(ids);
  });

  test("tell what came of them, with progress on the way", async () => {
    const seen: { kind: string; percentage?: number }[] = [];
    client.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
      seen.push(value);
    });
    await client.request("workspace/executeCommand", {
      command: "persona.runTests",
      arguments: [{ uri, tell: true }],
      workDoneToken: "t",
    });
    expect(messages).toEqual([
      {
        type: 2,
        message: "“a builder is Quick” failed: expected persona Quick, found Builder, 8 ahead of Quick",
      },
    ]);
    expect(seen.map(({ kind, percentage }) => [kind, percentage])).toEqual([
      ["begin", 0],
      ["report", 33],
      ["report", 66],
      ["report", 100],
      ["end", undefined],
    ]);
  });

  test("a token for two runs is told of both, and of a run that is taken back the end too", async () => {
    const seen: string[] = [];
    client.connection.onNotification("$/progress", ({ value }: { value: { kind: string } }) => {
      if (value.kind !== "report") seen.push(value.kind);
    });
    const asked = { command: "persona.runTests", arguments: [{ uri }], workDoneToken: 7 };
    const start = (source = new CancellationTokenSource()) =>
      client.connection.sendRequest("workspace/executeCommand", asked, source.token);
    await Promise.all([start(), start()]);
    expect(seen.toSorted()).toEqual(["begin", "begin", "end", "end"]);
    seen.length = 0;
    const source = new CancellationTokenSource();
    const answer = start(source).catch(({ code }: { code: number }) => code);
    source.cancel();
    await answer;
    expect(seen.filter((kind) => kind === "begin")).toHaveLength(
      seen.filter((kind) => kind === "end").length,
    );
  });

  test("of a whole playbook, with its rosters and files of customers, all pass", async () => {
    await client.end();
    const files = folderFiles(join(root, "playbooks/consumer"));
    client = await connect(createMemoryFiles(files));
    const { results, notes } = await run<persona.RunTestsAnswer>("persona.runTests", { uri });
    expect(results.length).toBeGreaterThan(20);
    expect(results.filter(({ passed }) => !passed)).toEqual([]);
    expect(notes).toEqual([]);
  });

  test("of a playbook with errors are not run, and it says why", async () => {
    await client.end();
    await open(`${source}\npersona {`);
    expect(await run("persona.runTests", { uri })).toEqual({
      problem: `the playbook has errors: put them right first, beginning in line ${source.split("\n").length + 1} of main.persona: the name of the persona is missing before \`{\``,
    });
  });
});

describe("what a playbook does is told as data", () => {
  test("its customers, and to whom a rule gives points", async () => {
    const { customers: found } = await run<persona.CustomersAnswer>("persona.customers", { uri });
    expect(found.map(({ file, id }) => `${file} ${id}`)).toEqual([
      "customers.csv c1",
      "customers.csv c2",
      "customers.csv c3",
      "customers/dora.json d1",
    ]);
    const at = createPositions(source, "utf-16").positionAt(source.indexOf("when wantsFast"));
    const hits = await run<persona.HitsAnswer>("persona.hits", { uri, ...at, tell: true });
    expect(hits).toMatchObject({ of: 4, cut: false, customers: [{ name: "Ada" }, { name: "Cy" }] });
    expect(messages[0]?.message).toBe("points for Ada, Cy");
  });

  test("a customer is classified and explained", async () => {
    const customer = { file: "customers/dora.json" };
    const found = await run<persona.ClassifyAnswer>("persona.classify", { uri, customer });
    expect(found).toMatchObject({ id: "d1", persona: "Builder", outcome: "accepted", score: 6, margin: 6 });
    const explained = await run<persona.ExplainAnswer>("persona.explain", { uri, customer });
    expect(explained).toMatchObject({
      ...found,
      reasons: expect.arrayContaining([expect.stringContaining("+4")]),
    });
    expect(explained.rules.filter(({ state }) => state === "hit").map(({ range }) => written(range))).toEqual(
      ["control then Builder +4", "1 to below 5 then Builder +2"],
    );
  });

  test("what was saved is held against what is written now, for whichever customer", async () => {
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: source.replace("control then Builder +4", "control then Builder +9") }],
    });
    const asked = { uri, customer: { file: "customers/dora.json" } };
    const { ranking, saved } = await run<persona.ExplainAnswer>("persona.explain", {
      ...asked,
      compare: true,
    });
    expect(ranking[0]).toMatchObject({ persona: "Builder", score: 11 });
    expect(saved?.[0]).toMatchObject({ persona: "Builder", score: 6 });
    expect(await run("persona.explain", asked)).not.toHaveProperty("saved");
  });

  test("why they are no other, with what it would have taken", async () => {
    const customer = { file: "customers/dora.json" };
    const why = await run<persona.WhyNotAnswer>("persona.whyNot", { uri, customer, persona: "Quick" });
    expect(why).toMatchObject({ direction: "ltr", sentence: expect.stringContaining("Quick") });
    expect(why.lost.join()).toMatch(/What matters most: control \(\+\d\); it would take speed/);
    expect(why.headings.lost).toContain("Builder");
    expect(await run("persona.whyNot", { uri, customer, persona: "constructor" })).toHaveProperty("problem");
  });

  test("what a form for a customer is made of", async () => {
    const { signals, personas, languages } = await run<persona.PlaybookAnswer>("persona.playbook", { uri });
    expect(signals.find(({ name }) => name === "mainGoal")).toEqual({
      name: "mainGoal",
      title: "What matters most",
      group: "First call",
      kind: "enumeration",
      required: false,
      members: [
        { name: "speed", title: "speed" },
        { name: "control", title: "control" },
      ],
    });
    expect(personas.map(({ name, title }) => [name, title])).toEqual([
      ["Quick", "Quick starter"],
      ["Builder", "Builder"],
    ]);
    expect(languages).toEqual(["en"]);
  });

  test("a form has to know what is in a list", async () => {
    await client.end();
    await open(source.replace("  goLive ", '  speaks any of language "Speaks"\n  goLive '));
    const { signals } = await run<persona.PlaybookAnswer>("persona.playbook", { uri });
    expect(signals.find(({ name }) => name === "speaks")).toMatchObject({ kind: "set", element: "language" });
  });

  test("also one that was never saved; what is wrong with them is told", async () => {
    const asked = (record: unknown) =>
      run<persona.ClassifyAnswer>("persona.classify", { uri, customer: { record } });
    expect(await asked(dora)).toMatchObject({ persona: "Builder" });
    const wrong = { ...dora, signals: { ...dora.signals, developers: "3" } };
    expect((await asked(wrong)).problem).toMatch(/developers|number/);
    expect(await run("persona.classify", { uri, customer: { file: "../secret.json" } })).toEqual({
      problem: "there is no such customer in ../secret.json",
    });
  });

  test("a plan, for a customer and for anyone of a persona", async () => {
    const forCustomer = await run<persona.PlanAnswer>("persona.plan", {
      uri,
      customer: { file: "customers/dora.json" },
      start: "2026-12-01",
    });
    expect(forCustomer.markdown).toContain("Dora");
    expect(forCustomer.plan).toMatchObject({ format: "persona-plan", start: "2026-12-01" });
    expect(forCustomer.page).toMatchObject({ language: "en", direction: "ltr" });
    expect(forCustomer.page.html).toContain('<div class="chart" aria-hidden="true">');
    expect(forCustomer.page.html).not.toMatch(/<(script|style|link|iframe|img)|\son\w+=|style=/);
    const sample = await run<persona.PlanAnswer>("persona.plan", { uri, persona: "Quick" });
    expect(sample.markdown).toContain("Kick-off");
    expect(await run("persona.plan", { uri, persona: "Nobody" })).toHaveProperty("problem");
  });

  test("a persona's card, and what tests cover", async () => {
    const { pages, direction } = await run<persona.PagesAnswer>("persona.pages", { uri });
    expect(direction).toBe("ltr");
    expect(pages[0]?.html).toContain('<th scope="col" class="tone-2">Builder</th>');
    for (const { html } of pages) expect(html).not.toMatch(/<(script|style|link|iframe|img)|\son\w+=|style=/);
    const card = await run<persona.CardAnswer>("persona.card", { uri, persona: "Builder" });
    expect(card).toMatchObject({ least: 0, most: 8 });
    expect(card.markdown).toMatch(/^# Builder\n\nWants to know/);
    const { items } = await run<persona.CoverageAnswer>("persona.coverage", { uri });
    // Without the 4 for speed, Quick would be less than 5 ahead; without the 3 for haste it would be 6.
    const rules = items.filter(({ kind }) => kind === "rules" || kind === "cases");
    expect(rules.map(({ range, by }) => [written(range), by])).toEqual(
      expect.arrayContaining([
        ["when wantsFast then Quick +3", undefined],
        ["speed   then Quick +4", "in a hurry and without developers is Quick"],
      ]),
    );
  });

  test.each([[{}], [{ uri: 7 }], [{ uri: "memory:/none.persona" }], [{ uri: "" }]])(
    "what is asked wrongly is answered in words: %j",
    async (asked) => {
      for (const command of ["tests", "runTests", "hits", "classify", "plan", "card", "coverage"] as const)
        expect(await run(`persona.${command}`, asked)).toHaveProperty("problem");
    },
  );

  test("an unknown command is refused", async () => {
    await expect(client.request("workspace/executeCommand", { command: "persona.none" })).rejects.toThrow(
      /no command persona.none/,
    );
  });
});

describe("lenses", () => {
  const lenses = async () =>
    (await client.request<CodeLens[]>("textDocument/codeLens", { textDocument: { uri } })).map((lens) => ({
      ...lens,
      line: source.split("\n")[lens.range.start.line]?.trim() ?? "",
    }));

  test("stand above what can be run or looked at, and say what came of a test", async () => {
    const before = await lenses();
    expect(
      before
        .filter(({ command }) => command !== undefined)
        .map(({ line, command }) => `${line.slice(0, 24)}: ${command?.title}`),
    ).toEqual([
      'playbook Welcome "Welcom: run all tests',
      'playbook Welcome "Welcom: show the classifier',
      'persona Quick "Quick sta: show the card',
      'persona Quick "Quick sta: show a plan',
      'persona Builder "Builder: show the card',
      'persona Builder "Builder: show a plan',
      'play QuickStart "Live in: show the plan of Quick',
      'play Workshop "Build it : show the plan of Builder',
      'test "in a hurry and wit: run',
      'test "a builder is Quick: run',
      'cohort "those of last ye: run',
    ]);
    const lens = before.find(({ line }) => line.startsWith('test "a builder'));
    await client.request("workspace/executeCommand", lens?.command ?? {});
    expect(messages[0]?.message).toContain("“a builder is Quick” failed");
    const titles = async () =>
      (await lenses()).flatMap(({ line, command }) => (/^(test|cohort)/.test(line) ? [command?.title] : []));
    // Of the others, nothing came yet.
    const failed = "✗ expected persona Quick, found Builder, 8 ahead of Quick: run again";
    expect(await titles()).toEqual(["run", failed, "run"]);
    await run("persona.runTests", { uri });
    expect(await titles()).toEqual(["✓ passed: run again", failed, "✓ passed: run again"]);
    // What came of another text says nothing of this one.
    await client.connection.sendNotification("textDocument/didChange", {
      textDocument: { uri, version: 2 },
      contentChanges: [{ text: source.replace("Quick +3", "Quick +4") }],
    });
    expect(await titles()).toEqual(["run", "run", "run"]);
  });

  test("say of a rule what proves it, and for how many customers it counts", async () => {
    const ofRules = (await lenses()).filter(({ command }) => command === undefined);
    const titles: string[] = [];
    for (const { line, ...lens } of ofRules) {
      const { command } = await client.request<CodeLens>("codeLens/resolve", lens);
      titles.push(`${line.replace(/ \{$/, "")}: ${command?.title}`);
    }
    expect(titles).toEqual([
      "when wantsFast then Quick +3: no test depends on it",
      "when wantsFast then Quick +3: points for 2 of 4 customers",
      "for mainGoal: 2 of 2 cases proved by tests",
      "for mainGoal: points for 4 of 4 customers",
      "for developers: 1 of 3 cases proved by tests",
      "for developers: points for 4 of 4 customers",
    ]);
  });

  test("count customers anew when their file was changed elsewhere, or a new one came", async () => {
    const rule = (await lenses()).find(
      ({ command, line, data }) => command === undefined && line.startsWith("when") && data.about === "hits",
    );
    const title = async () => (await client.request<CodeLens>("codeLens/resolve", rule ?? {})).command?.title;
    const tell = (name: string) =>
      client.connection.sendNotification("workspace/didChangeWatchedFiles", {
        changes: [{ uri: uriOf(name), type: 2 }],
      });
    expect(await title()).toBe("points for 2 of 4 customers");
    files.set("customers.csv", customers.replace("Ben,false", "Ben,true"));
    await tell("customers.csv");
    expect(await title()).toBe("points for 3 of 4 customers");
    files.set("customers/eve.json", JSON.stringify({ ...dora, id: "e1", name: "Eve" }));
    await tell("customers/eve.json");
    expect(await title()).toBe("points for 3 of 5 customers");
  });

  test("who cannot open what is shown gets no lens for it", async () => {
    await client.end();
    await open(source, {});
    expect(
      (await lenses()).map(({ command }) => command?.title).filter((title) => title?.startsWith("show")),
    ).toEqual([]);
  });
});
