/** `persona test`: expectations of words, tone, recipients and people, met and not, and what `--update` makes of them. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8")
  .replace("languages en", "languages en, es")
  .replace('subject "Welcome, {{customer.name}}"', 'subject "Welcome", es "Bienvenidos"')
  .replace(
    /body {4}"""[\s\S]*?"""/,
    'body plain en "You will be live on {{goLive}}.", es "Estará en marcha el {{goLive}}."\n  body warm en "How good to have\n you here.", es "Qué bien."',
  )
  .replace(/\n you/, " you");
const voice = `
voice {
  feelings calm, anxious
  tone warm when persona is Builder
  tone plain
}
customer { language tongue }
signals More "More" { source internal; tongue language "Language" }
`;
const tests = (expects: string) => `
test "what they read, and from whom" {
  customer { goLive 2027-03-01; wantsFast true; developers 0; tongue es }
  started 2026-12-01
  team "team.csv"
${expects}
}
`;
const folderOf = (expects: string) =>
  folderWith({ "main.persona": starter + voice + tests(expects) }, "starter");
const run = (folder: string) => persona(["test", "-t", "what they read"], { in: folder });

test("met: words of the customer's language over blanks of any kind, the tone, and who it is", () => {
  const { status, stdout, stderr } = run(
    folderOf(
      '  expect hello, to Contact, tone plain, says "en   marcha el lunes,  1 de marzo", Manager is "Alex Reed", Manager is "alex@example.com"',
    ),
  );
  expect({ status, stderr, stdout }).toMatchObject({ status: 0, stderr: "" });
});

describe("not met: what was found, and why", () => {
  const { stdout } = run(
    folderOf(
      [
        '  expect hello, tone warm, says "How good"',
        '  expect Manager is "Sam Ito"',
        '  expect kickoff, says "agenda"',
        '  expect review, says "anything"',
        "  expect hello on 2026-12-01, to Contact, Manager, tone plain",
      ].join("\n"),
    ),
  );

  test.each([
    ["expected  hello in the tone warm", "found     hello in the tone plain"],
    ["expected  hello says “How good”", "found     hello says something else"],
    ["expected  Manager is Sam Ito", "found     Manager is Alex Reed"],
    ["expected  kickoff says “agenda”", "found     kickoff has no text"],
    ["expected  review says “anything”", "found     no review: "],
    ["expected  hello goes to Contact, Manager", "found     hello goes to Contact"],
  ])("%s", (expected, found) => {
    expect(stdout).toContain(`${expected}\n    ${found}`);
  });

  test("with the text that is there, and what spoke for and against people", () => {
    expect(stdout).toMatch(/What it says\n.*\n {6}Estará en marcha el lunes, 1 de marzo de 2027\./);
    expect(stdout).toContain("Why Alex Reed\n      Skills: onboarding\n      Load: 60%");
    expect(stdout).toMatch(/Why not Sam Ito\n {6}\S/);
  });
});

test("--update writes the tone, the recipients and the person, and leaves words to people", () => {
  const folder = folderOf(
    '  expect hello, to Manager, tone warm, says "How good"\n  expect Manager is "Sam Ito"',
  );
  const { status, stdout } = persona(["test", "--update", "--yes"], { in: folder });
  expect(status).toBe(1);
  expect(stdout).toContain("left as it is: which of its words count, only you can say");
  const written = readFileSync(join(folder, "main.persona"), "utf8");
  expect(written).toContain(
    'expect hello, to Contact, tone plain, says "How good"\n  expect Manager is "Alex Reed"',
  );
});
