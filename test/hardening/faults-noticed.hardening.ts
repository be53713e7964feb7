/** The tests of the shipped playbooks notice as many small faults as their package.json asks, in less than a minute. */

import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { readThresholds } from "../../compiler/cli/testing/thresholds.ts";
import { mutantsOf, noticedBy } from "../../compiler/testing/mutation/run-mutants.ts";
import { observe } from "../../compiler/testing/run-test.ts";
import { root } from "../harness/source-files.ts";
import { openPlaybook, rostersOf } from "../playbooks/open-playbook.ts";

const longest = 60_000;

test.each(globSync("playbooks/*/main.persona", { cwd: root }).map((path) => dirname(path)))(
  "%s",
  async (folder) => {
    const { playbook, renderText, read } = await openPlaybook(folder);
    const rosters = await rostersOf(playbook, read);
    const { mutation = 100 } = readThresholds({ root: join(root, folder), shownRoot: folder });
    const started = performance.now();
    const passed = playbook.tests.map((each) => ({
      test: each,
      observed: observe(playbook, each, rosters.get(each.team), renderText),
    }));
    const faults = mutantsOf(playbook).filter(({ equivalent }) => equivalent === undefined);
    const missed = faults.filter((fault) => noticedBy(fault, passed) === undefined);
    expect(performance.now() - started).toBeLessThan(longest);
    const words = missed.map(({ at, fault }) => `${at.file}:${at.line} ${fault}`).join("\n");
    expect((faults.length - missed.length) * 100, words).toBeGreaterThanOrEqual(mutation * faults.length);
  },
);
