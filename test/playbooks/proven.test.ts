/**
 * The tests of the shipped playbooks reach what their package.json asks: every rule, band and case decides something in
 * a test. Whether faults are noticed is in test/hardening, for it takes longer.
 */

import { globSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { readThresholds } from "../../compiler/cli/testing/thresholds.ts";
import { createCoverage, sharesOf } from "../../compiler/testing/coverage/coverage.ts";
import { observe } from "../../compiler/testing/run-test.ts";
import { root } from "../harness/source-files.ts";
import { openPlaybook } from "./open-playbook.ts";

describe.each(globSync("playbooks/*/main.persona", { cwd: root }).map((path) => dirname(path)))(
  "%s",
  (folder) => {
    test("what its tests must cover is covered", async () => {
      const { playbook, renderText } = await openPlaybook(folder);
      const { coverage: asked, mutation } = readThresholds({ root: join(root, folder), shownRoot: folder });
      expect(asked.get("rules")).toBe(100);
      expect(asked.get("bands")).toBe(100);
      expect(mutation).toBeGreaterThan(90);
      const collector = createCoverage(playbook);
      for (const each of playbook.tests) collector.add(each, observe(playbook, each, undefined, renderText));
      const shares = sharesOf(collector.coverage());
      for (const [kind, least] of asked) {
        const { covered, all } = shares.find((each) => each.kind === kind) ?? { covered: 0, all: 0 };
        expect(covered * 100, kind).toBeGreaterThanOrEqual(least * all);
      }
    });
  },
);
