/** What a keyword becomes when it is chosen from the list: a whole construct, where it may stand and nowhere else. */

import { readFileSync } from "node:fs";
import { createProject, fileDeclarations, format, parse } from "@persona-lang/compiler";
import { expect, test } from "vitest";
import { completionsAt } from "../../language-server/features/completion/completions-at.ts";
import { skeletons } from "../../language-server/features/completion/skeletons.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { expanded } from "./expanded-snippet.ts";

/** Where a construct stands that does not stand at the top of a file. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  stage: ["journey {\n", "\n}"],
  touchpoint: ["journey {\n  stage A {\n", "\n  }\n}"],
  "test-customer": ['test "a" {\n', "\n}"],
  ...Object.fromEntries(
    ["phase", "if", "task", "meeting", "milestone", "message"].map((kind) => [
      kind,
      ["play A {\n", "\n}"] as const,
    ]),
  ),
};

/** Whole constructs, as they are offered where `$0` stands. */
async function constructsAt(marked: string) {
  const text = marked.replace("$0", "");
  const host = createMemoryHost(new Map([["main.persona", text]]));
  const snapshot = await createProject(host).snapshot("main.persona");
  const [file] = snapshot.files;
  if (file === undefined) throw new Error("no file");
  // `stage` and `customer` are properties, too.
  return completionsAt(snapshot, file, marked.indexOf("$0"), []).items.flatMap(({ label, kind, snippet }) =>
    kind === "keyword" && snippet !== undefined ? [{ label, body: expanded(snippet) }] : [],
  );
}

const keywordOf = (kind: string): string => /^\w+/.exec(skeletons[kind as keyof typeof skeletons])?.[0] ?? "";

test.each(Object.keys(skeletons))("%s is read without a complaint, and is in the one style", async (kind) => {
  const [before, after] = around[kind] ?? ["", ""];
  const offered = await constructsAt(`${before}$0${after}\n`);
  const body = offered.find(({ label }) => label === keywordOf(kind))?.body;
  const text = `${before}${body}${after}\n`;
  const file = parse({ path: "main.persona", text, version: 0 });
  expect(file.diagnostics.map(({ message }) => message)).toEqual([]);
  // Around it stands what does not indent it; nothing but that may differ.
  const withoutIndents = (lines: string): string => lines.replace(/^ +/gm, "");
  const formatted = format(file);
  expect("text" in formatted && withoutIndents(formatted.text)).toBe(withoutIndents(text));
});

const playbook = `<file>
playbook A "A" {
  <playbook>
}
persona Quick "Quick" {
  <persona>
}
weights {
  <weights>
}
journey {
  <journey>
  stage Begin "Begin" {
    <stage>
  }
}
play First "First" {
  <play>
  phase One "One" {
    <phase>
    task a "A" {
      <task>
    }
  }
}
test "a" {
  <test>
}
`;
/** The constructs that may stand in each block, as the pages of the reference have them. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  playbook: [],
  persona: [],
  weights: [],
  journey: ["stage"],
  stage: ["touchpoint"],
  play: ["phase", "task", "meeting", "milestone", "message", "if"],
  phase: ["task", "meeting", "milestone", "message", "if"],
  task: [],
  test: ["customer"],
  file: [...fileDeclarations],
};

test.each(Object.entries(allowed))(
  "in a %s only what may stand there is offered",
  async (place, constructs) => {
    const marked = playbook.replaceAll(/<(\w+)>/g, (mark, name) => (name === place ? mark : ""));
    const offered = await constructsAt(marked.replace(/<\w+>/, "$0"));
    expect(offered.map(({ label }) => label).sort()).toEqual([...constructs].sort());
  },
);

const starterFile = (name: string): string =>
  readFileSync(new URL(`../../compiler/starter/${name}`, import.meta.url), "utf8");
const starter = starterFile("main.persona").replace(
  'stage Onboarding "Onboarding"',
  'stage Onboarding "Onboarding" {\n    goal "Live"\n  }',
);

/** Of each there can be one: it is left out before it is written, with what needs it as it was. */
const single: Readonly<Record<string, readonly string[]>> = {
  team: ["team", "assign"],
  classify: ["classify"],
  assign: ["assign"],
};
const without = (kind: string): string =>
  (single[kind] ?? []).reduce(
    (text, each) => text.replace(new RegExp(`^${each} [^{]*\\{\\n[\\s\\S]*?^\\}\\n`, "m"), ""),
    starter,
  );

async function errorsIn(text: string): Promise<readonly string[]> {
  const files = new Map([
    ["main.persona", text],
    ["customers.csv", starterFile("customers.csv")],
  ]);
  const { diagnostics } = await createProject(createMemoryHost(files)).snapshot("main.persona");
  return diagnostics.filter(({ severity }) => severity === "error").map(({ message }) => message);
}

/** Another name than those that are there already. */
const named = (body: string): string =>
  body
    .replace(
      /^(persona|role|channel|message|play|resource|signals|stage|task|meeting|milestone) \w+/,
      "$1 Other",
    )
    .replace(/^( +)wantsFast boolean "/m, '$1alsoFast boolean "');

test.each([
  ...fileDeclarations
    // A file that is there, and a signal that names stages, are not in the starter.
    .filter((kind) => !["import", "customer", "journey", "playbook"].includes(kind))
    .map((kind) => [kind, without(kind), "$0\n"] as const),
  ["stage", starter, "journey {\n  $0\n"] as const,
  ["touchpoint", starter, '    goal "Live"\n    $0\n'] as const,
  ...["task", "meeting", "milestone", "message", "if"].map(
    (kind) => [kind, starter, "  stage Onboarding\n  $0\n"] as const,
  ),
])(
  "%s, written as it is offered, is right in a playbook that has what it refers to",
  async (kind, text, at) => {
    const anchor = at.replace(/ *\$0\n/, "");
    const marked = anchor === "" ? `${text}$0\n` : text.replace(anchor, at);
    const body = (await constructsAt(marked)).find(({ label }) => label === kind)?.body ?? "";
    expect(await errorsIn(marked.replace("$0", () => named(body)))).toEqual([]);
  },
);

test("of what a playbook has several of, one is chosen; a customer of a test has what must be known", async () => {
  const host = createMemoryHost(new Map([["main.persona", starter]]));
  const snapshot = await createProject(host).snapshot("main.persona");
  const [file] = snapshot.files;
  if (file === undefined) throw new Error("no file");
  const { items } = completionsAt(snapshot, file, starter.length);
  const snippetOf = (keyword: string) => items.find(({ label }) => label === keyword)?.snippet;
  expect(snippetOf("play")).toContain("for   ${3|Quick,Builder|}\n\tstage ${4:Onboarding}");
  expect(snippetOf("classify")).toContain("ties      ${2:Quick, Builder}");
  expect(snippetOf("test")).toContain("goLive ${3:2027-03-02}");
});
