/** `persona test` gives others a turn while many tests run, so that Ctrl-C is heard, and says what was run till then. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openSoundPlaybook } from "../../compiler/cli/input/open-playbook.ts";
import { createProblemPrinter } from "../../compiler/cli/terminal/print-problems.ts";
import { createTerminal } from "../../compiler/cli/terminal/terminal.ts";
import { choose } from "../../compiler/cli/testing/choose.ts";
import { runChosen } from "../../compiler/cli/testing/run-chosen.ts";
import { folderWith } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");

test("between two of many tests something else can come in", async () => {
  const customer = "customer { developers 12; mainGoal control; goLive 2027-03-01 }";
  const many = Array.from(
    { length: 20_000 },
    (_, index) => `test "customer ${index}" { ${customer}; expect persona Builder }`,
  );
  const folder = folderWith({ "main.persona": [starter, ...many].join("\n") }, "starter");
  const terminal = createTerminal();
  const open = (await openSoundPlaybook(folder, terminal)) ?? expect.fail("the playbook is not sound");
  const chosen = choose(open, folder, undefined);
  let done = 0;
  const seen = new Set<number>();
  const look = () => {
    seen.add(done);
    if (done < chosen.tests.length) setImmediate(look);
  };
  setImmediate(look);
  await runChosen(chosen, terminal, createProblemPrinter(terminal), { done: () => done++ });
  expect([...seen].filter((count) => count > 0 && count < chosen.tests.length)).not.toEqual([]);
});
