/** What was taken over into a playbook is not proposed again, as long as its tests notice all that was proposed. */

import { appendFileSync, globSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import type { Test } from "../../../compiler/ir/ir.ts";
import { proposeTests } from "../../../compiler/testing/proposals/propose.ts";
import { unnoticedBy } from "../../../compiler/testing/proposals/unnoticed.ts";
import { folderWith, persona } from "../../harness/command.ts";
import { oneTest } from "../../harness/one-test.ts";
import { root } from "../../harness/source-files.ts";
import { openPlaybook } from "../../playbooks/open-playbook.ts";

const folders = globSync("playbooks/*/main.persona", { cwd: root }).map((path) =>
  path.replaceAll("\\", "/").replace("/main.persona", ""),
);

describe.each(folders)("%s", async (folder) => {
  const { playbook } = await openPlaybook(folder);
  const proposed = proposeTests(playbook);
  const namesLeft = (tests: readonly Test[]) =>
    unnoticedBy(playbook, tests, proposed).map(({ name }) => name);
  const all = proposed.map(({ name }) => name);

  test("without tests, all are left; with all taken over, under whatever names, none", () => {
    expect(namesLeft([])).toEqual(all);
    expect(namesLeft(proposed.map((each, index) => ({ ...each, name: `own ${index}` })))).toEqual([]);
  });

  test("with one that is not taken over, that one is left, unless another has the same customer", () => {
    const customers = proposed.map(({ signals, previous }) => JSON.stringify([signals, previous]));
    const lone = proposed.filter(
      (_, place) =>
        customers.indexOf(customers[place] ?? "") === customers.lastIndexOf(customers[place] ?? ""),
    );
    expect(lone.length).toBeGreaterThan(proposed.length / 2);
    for (const { name } of lone.slice(0, 12))
      expect(namesLeft(proposed.filter((each) => each.name !== name))).toEqual([name]);
  });

  test("one that expects nothing that would come out otherwise does not count as taken over", () => {
    // Of a score that is at least nothing, hardly anything depends on a rule.
    const lax = proposed.map(
      (each): Test => ({
        ...each,
        expectations: each.expectations.map((expected) =>
          expected.kind === "measure"
            ? { ...expected, operator: "at least", value: -1_000_000 }
            : { at: each.at, kind: "measure", measure: "score", operator: "at most", value: 1_000_000 },
        ),
      }),
    );
    expect(namesLeft(lax).length).toBeGreaterThan(proposed.length / 2);
  });
});

test("the command says how many it leaves out; when all are taken over, it writes nothing", () => {
  const folder = folderWith({ "main.persona": oneTest }, "starter");
  const first = persona(["propose-tests"], { in: folder });
  expect([first.status, first.stderr]).toEqual([0, ""]);
  const [head = "", ...tests] = first.stdout.split(/^(?=test )/m);
  expect(tests.length).toBeGreaterThan(2);

  appendFileSync(join(folder, "main.persona"), `\n${tests[0]}`);
  const second = persona(["propose-tests"], { in: folder });
  expect(second.stderr).toBe(`1 of ${tests.length} left out: tests of the playbook notice them already\n`);
  expect(second.stdout).toBe(head + tests.slice(1).join(""));

  appendFileSync(join(folder, "main.persona"), `\n${tests.slice(1).join("")}`);
  const third = persona(["propose-tests"], { in: folder });
  expect([third.status, third.stdout]).toEqual([0, ""]);
  expect(third.stderr).toBe(
    `nothing to propose: the tests of the playbook notice all ${tests.length} already\n`,
  );
});
