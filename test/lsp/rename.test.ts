import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import type { WorkspaceEdit } from "vscode-languageserver";
import { createProject, kindWords, type Playbook, type Snapshot, type Symbol } from "../../compiler/index.ts";
import { createPositions } from "../../language-server/protocol/positions.ts";
import { countOf } from "../harness/counts.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { root } from "../harness/source-files.ts";
import { applied as appliedTo } from "./applied-edit.ts";
import { connect } from "./client.ts";
import { createMemoryFiles, uriOf } from "./memory-files.ts";

/**
 * A name changed everywhere leaves a playbook that means the same, but for the name: every name of two playbooks is
 * changed in turn, and what the compiler makes of it is compared, with the new name put back for the old.
 */

const newName = "renamedQ7";
const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");

test.each(["support-channels", "consumer"])("every name of %s can be changed", async (name) => {
  const files = filesOf(join(root, "playbooks", name));
  const before = await createProject(createMemoryHost(files)).snapshot("main.persona");
  const meaning = meaningOf(before.playbook() as Playbook);
  const client = await connect(createMemoryFiles(files));
  for (const path of files.keys())
    if (path.endsWith(".persona")) await client.open(uriOf(path), textOf(files, path));
  let renamed = 0;
  const stride = Math.round(1 / countOf("part of changed names"));
  for (const symbol of symbolsOf(before).filter((_, index) => index % stride === 0)) {
    const positions = createPositions(textOf(files, symbol.file), "utf-16");
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri: uriOf(symbol.file) },
      position: positions.positionAt(symbol.nameNode.start),
      newName,
    });
    const changed = applied(edit, files);
    const after = await createProject(createMemoryHost(changed)).snapshot("main.persona");
    const said = after.diagnostics.map(
      ({ message, file }) => `${symbol.namespace} ${symbol.name}: ${file}: ${message}`,
    );
    expect(said).toEqual([]);
    expect(
      meaningOf(after.playbook() as Playbook, symbol.name),
      `${symbol.namespace} ${symbol.name}`,
    ).toEqual(meaning);
    renamed++;
  }
  await client.end();
  expect(renamed).toBeGreaterThan(100 / stride);
});

function filesOf(folder: string): Map<string, Uint8Array> {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true });
  return new Map(
    paths
      .filter((entry) => entry.isFile() && !/[\\/](out|node_modules)[\\/]/.test(`${entry.parentPath}/`))
      .map((entry) => {
        const path = join(entry.parentPath, entry.name);
        return [path.slice(folder.length + 1).replaceAll("\\", "/"), readFileSync(path)];
      }),
  );
}

const textOf = (files: ReadonlyMap<string, Uint8Array>, path: string): string =>
  new TextDecoder().decode(files.get(path));

function symbolsOf({ program }: Snapshot): readonly Symbol[] {
  if (program === undefined) return [];
  const owners = [
    undefined,
    ...["persona", "play", "type", "signal", "column"].flatMap((of) => program.symbols(of as "play")),
  ];
  const namespaces = Object.keys(kindWords) as Symbol["namespace"][];
  const all = owners.flatMap((owner) => namespaces.flatMap((namespace) => program.symbols(namespace, owner)));
  return [...new Set(all)];
}

function applied(edit: WorkspaceEdit, files: ReadonlyMap<string, Uint8Array>): Map<string, Uint8Array> {
  const texts = new Map([...files.keys()].map((path) => [path, textOf(files, path)]));
  const encoder = new TextEncoder();
  return new Map([...appliedTo(edit, texts)].map(([path, text]) => [path, encoder.encode(text)]));
}

/**
 * The playbook as text, without places and former names. Names that differ only in case are one here: a stage's value
 * in a signal is called as the stage. Where order follows the names, lines are compared as a set.
 */
function meaningOf(playbook: Playbook, name?: string): readonly string[] {
  const text = JSON.stringify(
    playbook,
    (key, value) => (["at", "tiesAt", "was", "id", "code"].includes(key) ? undefined : value),
    1,
  );
  const same = name === undefined ? text : text.replaceAll(new RegExp(newName, "gi"), name.toLowerCase());
  return same.toLowerCase().split("\n").sort();
}

test.each([
  [
    "developers",
    "signal",
    "engineers",
    /^`developers` is `engineers` now, .* in customers\.csv and customers\/birch-labs\.json: /,
  ],
  ["control", "member", "power", / in customers\.csv and customers\/birch-labs\.json: .* refused$/],
  ["load", "column", "busy", /^`load` is `busy` now, .* in team\.csv: .* it counts as not known$/],
  ["engineering", "member", "building", / in team\.csv: .* or those who have it are refused$/],
  ["Quick", "persona", "Fast", undefined],
] as const)(
  "who renames %s, a %s, is told where data still has the old name",
  async (name, namespace, newName, told) => {
    const files = filesOf(join(root, "compiler/starter"));
    const before = await createProject(createMemoryHost(files)).snapshot("main.persona");
    const symbol = symbolsOf(before).find(
      (each) => each.name === name && each.namespace === namespace,
    ) as Symbol;
    const client = await connect(createMemoryFiles(files));
    const said: string[] = [];
    client.connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
      said.push(message);
    });
    const text = textOf(files, "main.persona");
    await client.open(uriOf("main.persona"), text);
    const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
      textDocument: { uri: uriOf("main.persona") },
      position: createPositions(text, "utf-16").positionAt(symbol.nameNode.start),
      newName,
    });
    expect(applied(edit, files).get("main.persona")).not.toBe(files.get("main.persona"));
    if (told === undefined) await new Promise((done) => setTimeout(done, 300));
    else await expect.poll(() => said, { timeout: 10_000 }).toEqual([expect.stringMatching(told)]);
    if (told === undefined) expect(said).toEqual([]);
    await client.end();
  },
);

const column =
  'cohort "c" {\n  from "said.csv"\n  expect persona agrees with column "manager" at least 1%\n}\n';
const keeping = (text: string) =>
  text.replace("classify {", "classify {\n  keep previous unless beaten by 2");
const rows = (head: string, value: string) => `id,name,goLive,${head}\nC1,Ann,2027-03-01,${value}\n`;

test.each([
  [
    "what a cohort is compared with",
    (text: string) => text + column,
    { "said.csv": rows("manager", "Quick") },
    "said.csv",
  ],
  ["who they were", keeping, { "customers.csv": rows("previous", "Quick") }, "customers.csv"],
  [
    "nothing, where it does not count who they were",
    (text: string) => text,
    { "customers.csv": rows("previous", "Quick") },
    undefined,
  ],
  [
    "nothing, where the title is said",
    (text: string) => (text + column).replace('Quick "Quick starter"', 'Quick "Quick"'),
    { "said.csv": rows("manager", "Quick") },
    undefined,
  ],
  [
    "nothing, where others are said",
    (text: string) => text + column,
    { "said.csv": rows("manager", "Builder") },
    undefined,
  ],
])("who renames a persona is told of %s", async (_, changed, tables, told) => {
  const text = changed(starter);
  const client = await connect(
    createMemoryFiles(new Map(Object.entries({ "main.persona": text, ...tables }))),
  );
  const said: string[] = [];
  client.connection.onNotification("window/showMessage", ({ message }: { message: string }) => {
    said.push(message);
  });
  await client.open(uriOf("main.persona"), text);
  await client.request<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: uriOf("main.persona") },
    position: createPositions(text, "utf-16").positionAt(text.indexOf('Quick "')),
    newName: "Fast",
  });
  if (told === undefined) await new Promise((done) => setTimeout(done, 300));
  else await expect.poll(() => said, { timeout: 10_000 }).not.toEqual([]);
  expect(said).toEqual(
    told === undefined
      ? []
      : [
          `\`Quick\` is \`Fast\` now, and still has its old name in ${told}: change it there, too, or it is nobody there`,
        ],
  );
  await client.end();
});

test.each([
  ["Quick", "Builder", "there is already a"],
  ["wantsFast", "goLive", "there is already a"],
  ["wantsFast", "id", ""],
  ["speed", "control", ""],
  ["speed", "unknown", ""],
  ["Quick", "constructor", ""],
  ["Quick", "__proto__", ""],
])("`%s` is not renamed to `%s`, which would be wrong", async (name, newName, why) => {
  const files = filesOf(join(root, "compiler/starter"));
  const before = await createProject(createMemoryHost(files)).snapshot("main.persona");
  const symbol = symbolsOf(before).find((each) => each.name === name) as Symbol;
  const client = await connect(createMemoryFiles(files));
  const text = textOf(files, "main.persona");
  await client.open(uriOf("main.persona"), text);
  const asked = client.request("textDocument/rename", {
    textDocument: { uri: uriOf("main.persona") },
    position: createPositions(text, "utf-16").positionAt(symbol.nameNode.start),
    newName,
  });
  await expect(asked).rejects.toThrow(new RegExp(`\\b${newName}\\b.*${why}`));
  await client.end();
});

/** Of a package, nothing is changed: the next install would bring the old name back. */
const kit = "node_modules/kit/kit.persona";
const withKit = (text: string) =>
  new Map([
    ["main.persona", text],
    [
      kit,
      `type Size one of small, large
persona Partner "Partner" {
  summary "Sells it on."
}
define isLarge as size is large
signals Kit "Kit" {
  size Size "Size"
}
`,
    ],
  ]);
const taking = readFileSync(join(root, "compiler/starter/main.persona"), "utf8").replace(
  "\nsignals Call",
  `
import "kit/kit.persona"

weights {
  when isLarge then Partner +1
  for size {
    small then Partner +2
    large then Partner +1
  }
}

signals Call`,
);

test.each([
  ["a persona", "Partner +1"],
  ["a definition", "isLarge then"],
  ["a signal", "size {"],
  ["a value", "small then"],
])("%s of an installed package is renamed there, or not at all", async (_, words) => {
  const files = withKit(taking);
  const before = await createProject(createMemoryHost(files)).snapshot("main.persona");
  expect(before.diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
  const client = await connect(createMemoryFiles(files));
  await client.open(uriOf("main.persona"), taking);
  const position = createPositions(taking, "utf-16").positionAt(taking.indexOf(words) + 1);
  const asked = client.request("textDocument/rename", {
    textDocument: { uri: uriOf("main.persona") },
    position,
    newName,
  });
  await expect(asked).rejects.toThrow(`comes from ${kit}, an installed package: rename it there`);
  await client.end();
});

/** The text after the name at `words` was changed, and for which version of it the client is told to. */
async function renamedAt(words: string, newName: string, text = starter) {
  const client = await connect(createMemoryFiles(new Map([["main.persona", text]])));
  await client.open(uriOf("main.persona"), text, 7);
  const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: uriOf("main.persona") },
    position: createPositions(text, "utf-16").positionAt(text.indexOf(words) + words.length),
    newName,
  });
  await client.end();
  const versions = (edit.documentChanges ?? []).map((each) => "edits" in each && each.textDocument.version);
  return { text: appliedTo(edit, new Map([["main.persona", text]])).get("main.persona") ?? "", versions };
}

test.each([
  ["a play", "play QuickStart", "was QuickStart"],
  ["an action", "milestone live", "was live"],
  ["a task on one line", "task review", "was review"],
  ["a message", "message Hello", "was Hello"],
])("%s that is renamed keeps what it is known by; the oldest name stays", async (_, words, was) => {
  const once = await renamedAt(words, "another");
  expect(once.text.split(was)).toHaveLength(2);
  expect(once.versions).toEqual([7]);
  const [keyword] = words.split(" ");
  const twice = await renamedAt(`${keyword} another`, "third", once.text);
  expect(twice.text.split(was)).toHaveLength(2);
  expect(twice.text).not.toContain("was another");
});

test("what is added to a file of Windows that is not open ends as its lines do", async () => {
  const [start, end] = [starter.indexOf("play Workshop"), starter.indexOf("// ---------- proof")];
  const plays = starter.slice(start, end).replaceAll("\n", "\r\n");
  const main = `${starter.slice(0, start)}import "./plays.persona"
test "one" {
  customer { goLive 2027-03-01 }
  expect Workshop
}
`;
  const files = new Map([
    ["main.persona", main],
    ["plays.persona", plays],
  ]);
  const client = await connect(createMemoryFiles(files));
  await client.open(uriOf("main.persona"), main);
  const edit = await client.request<WorkspaceEdit>("textDocument/rename", {
    textDocument: { uri: uriOf("main.persona") },
    position: createPositions(main, "utf-16").positionAt(main.indexOf("Workshop\n}")),
    newName: "Together",
  });
  await client.end();
  const after = appliedTo(edit, files).get("plays.persona") ?? "";
  expect(after).toContain("\r\n  was Workshop\r\n");
  expect(after.replaceAll("\r\n", "")).not.toContain("\n");
});

test("nothing else is known by a former name", async () => {
  for (const words of ["persona Quick", "signals Call", "stage Onboarding", "role Manager"])
    expect((await renamedAt(words, "Another")).text, words).not.toMatch(
      /\bwas\b.*(Quick|Call|Onboarding|Manager)$/m,
    );
});

test.each([
  [
    "a field of the people that `{{#each}}` goes through",
    "email",
    "{{#each Experts}}{{name}} {{or email 'none'}}, {{/each}}",
  ],
  [
    "a field of theirs, under a condition",
    "email",
    "{{#each Experts}}{{#if email}}{{email}}{{/if}}{{/each}}",
  ],
  ["a word of texts", "or", "{{or developers 'your'}} developers"],
])("%s is no signal of that name", async (_, name, written) => {
  const given = starter
    .replace("  goLive ", `  ${name} text "Something"\n  goLive `)
    .replace("role Contact", 'role Experts "Experts" { from customer; many }\nrole Contact')
    .replace("Hello {{Contact.name}},", `${written} {{#if customer.${name}}}and more{{/if}}`);
  const changed = given
    .replace(`  ${name} text`, "  another text")
    .replace(`{{#if customer.${name}}}`, "{{#if customer.another}}");
  expect((await renamedAt(`  ${name}`, "another", given)).text).toBe(changed);
});

test("behind the `{{else}}` of an `{{#each}}` signals are in sight again", async () => {
  const given = starter
    .replace("role Contact", 'role Experts "Experts" { from customer; many }\nrole Contact')
    .replace("Hello {{Contact.name}},", "{{#each Experts}}{{name}}{{else}}{{goLive}}{{/each}}");
  expect((await renamedAt("  goLive", "launch", given)).text).toContain("{{else}}{{launch}}{{/each}}");
});

test("a name that stays as it is changes nothing", async () => {
  expect((await renamedAt("meeting kickoff", "kickoff")).versions).toEqual([]);
});
