/** An action that is of another stage: the stage is the reason, and it is said once. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const signals = `signals Place "Place" { lifecycle one of Onboarding, Care }`;
const stages = `journey {
  stage Onboarding "Onboarding"
  stage Care "Care" { enters when developers >= 5 }
}`;
const expectations = (more = "") => `test "is Builder" {
  customer {
    developers 12
    mainGoal   control
    goLive     2027-03-01
    ${more}
  }
  started 2026-12-01
  expect persona Builder
  expect kickoff on 2026-12-08, invites Contact
  expect hello, says "be live"
}`;

function run(more: string, ...added: readonly string[]): string {
  const main = starter.replace(/journey \{[^}]*\}/, stages).replace(/test "[\s\S]*$/, "");
  const folder = folderWith({ "main.persona": [main, ...added, expectations(more)].join("\n") }, "starter");
  const { status, stdout, stderr } = persona(["test", "."], { in: folder });
  expect(stderr).toBe("");
  expect(status).toBe(1);
  return stdout;
}

test("without a signal for the stage, the failure says how to give one", () => {
  const stdout = run("");
  expect(stdout).toContain("the customer is Builder in Care");
  expect(stdout.match(/Why in Care/g)).toHaveLength(1);
  expect(stdout).toContain("what `enters` of Care asks for holds");
  expect(stdout).toContain("write `customer { stage … }`");
  expect(stdout).not.toContain("What speaks for Builder");
});

test("with one, it names the signal, or what the test says of it", () => {
  const mapped = [signals, "customer { stage lifecycle }"];
  expect(run("", ...mapped)).toContain("to name another, give `lifecycle` in the test");
  const said = run("lifecycle Care", ...mapped);
  expect(said.match(/the test says `lifecycle Care`/g)).toHaveLength(1);
});

test("where a later stage asks for what the test does not say, that is said", () => {
  const main = starter
    .replace(/journey \{[^}]*\}/, stages.replace("developers >= 5", "wantsFast"))
    .replace(/test "[\s\S]*$/, "");
  const later = `play Extra "Extra" { for Builder; stage Care; task second "Ask" { owner Manager; when 1 day after start } }`;
  const told = (more: string) => {
    const asked = `test "later" { customer { developers 12; mainGoal control; ${more} goLive 2027-03-01 }; started 2026-12-01; expect second }`;
    const folder = folderWith({ "main.persona": [main, later, asked].join("\n") }, "starter");
    return persona(["test", "."], { in: folder }).stdout;
  };
  expect(told("")).toContain("as the test does not say `wantsFast`, on which Care depends");
  expect(told("wantsFast false;")).toContain("it is the first stage, as nothing says otherwise");
});

test("where its `if` does not hold, the failure says what that asks for, and what the test says of it", () => {
  const conditional = `play Extra "Extra" {
  for   Builder
  stage Onboarding
  if developers >= 20 and not wantsFast {
    task second "Ask a second engineer" { owner Manager; when 1 day after start }
  }
}`;
  const main = starter.replace(/test "[\s\S]*$/, "");
  const asked = `test "a second engineer" {
  customer {
    developers 12
    mainGoal   control
    goLive     2027-03-01
  }
  started 2026-12-01
  expect second
}`;
  const folder = folderWith({ "main.persona": [main, conditional, asked].join("\n") }, "starter");
  const { stdout } = persona(["test", "."], { in: folder });
  expect(stdout).toContain(`    What its \`if\` asks for
      Developers on their side at least 20 and Wants to start as soon as possible: no
      the test says \`developers 12\`
`);
  expect(stdout).not.toContain("What speaks for Builder");
});
