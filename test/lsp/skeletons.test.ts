/** What a keyword becomes when it is chosen from the list: a whole construct, where it may stand and nowhere else. */

import { createProject, fileDeclarations, format, parse } from "@persona-lang/compiler";
import { expect, test } from "vitest";
import { completionsAt } from "../../language-server/features/completion/completions-at.ts";
import { skeletons } from "../../language-server/features/completion/skeletons.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { expanded } from "./expanded-snippet.ts";

/** Where a construct stands that does not stand at the top of a file. */
const around: Readonly<Record<string, readonly [string, string]>> = {
  touchpoint: ["journey {\n  stage A {\n", "\n  }\n}"],
  "test-customer": ['test "a" {\n', "\n}"],
  ...Object.fromEntries(
    ["phase", "if", "task", "meeting", "milestone", "message"].map((kind) => [
      kind,
      ["play A {\n", "\n}"] as const,
    ]),
  ),
};

test.each(Object.entries(skeletons))(
  "%s is read without a complaint, and is in the one style",
  (kind, body) => {
    const [before, after] = around[kind] ?? ["", ""];
    const text = `${before}${expanded(body)}${after}\n`;
    const file = parse({ path: "main.persona", text, version: 0 });
    expect(file.diagnostics.map(({ message }) => message)).toEqual([]);
    // Around it stands what does not indent it; nothing but that may differ.
    const withoutIndents = (lines: string): string => lines.replace(/^ +/gm, "");
    const formatted = format(file);
    expect("text" in formatted && withoutIndents(formatted.text)).toBe(withoutIndents(text));
  },
);

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
    const offset = marked.indexOf("<");
    const text = marked.replace(/<\w+>/, "");
    const host = createMemoryHost(new Map([["main.persona", text]]));
    const snapshot = await createProject(host).snapshot("main.persona");
    const [file] = snapshot.files;
    if (file === undefined) throw new Error("no file");
    const keywords = new Set(Object.values(skeletons).map((body) => /^\w+/.exec(body)?.[0]));
    const offered = completionsAt(snapshot, file, offset, []).items.filter(({ label, snippet }) => {
      // `stage` and `customer` are properties, too.
      return keywords.has(label) && Object.values(skeletons).includes(snippet ?? "");
    });
    expect(offered.map(({ label }) => label).sort()).toEqual([...constructs].sort());
  },
);
