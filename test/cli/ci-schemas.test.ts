/**
 * What `persona init` writes for GitHub and GitLab, and what docs/ci.md shows, as those two read it: GitHub's own parser
 * of workflows, and GitLab's published schema, which gitlab-ci-local holds files against.
 */

import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from "@actions/workflow-parser";
import { describe, expect, test } from "vitest";
import { parse, stringify } from "yaml";
import { folderWith, newFolder, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const folder = newFolder();
persona(["init"], { in: folder });
const read = (path: string) => readFileSync(join(folder, path), "utf8");
const shown = [...readFileSync(join(root, "docs/ci.md"), "utf8").matchAll(/```yaml\n([\s\S]*?)```/g)].map(
  ([, text = ""]) => text,
);
/** Those of GitHub are steps, those of GitLab whole files. */
const isSteps = (text: string) => Array.isArray(parse(text));

describe("GitHub", () => {
  const errorsIn = async (content: string) => {
    const { context, value } = parseWorkflow({ name: "playbook.yml", content }, new NoOperationTraceWriter());
    const template = value === undefined ? undefined : await convertWorkflowTemplate(context, value);
    const errors = context.errors.getErrors().map(({ message }) => message);
    return { errors, jobs: errors.length > 0 ? 0 : template?.jobs.length };
  };
  const written = read(".github/workflows/playbook.yml");

  test("reads the workflow", async () => {
    expect(await errorsIn(written)).toEqual({ errors: [], jobs: 1 });
  });

  test.each(shown.filter(isSteps))("reads steps of the page:\n%s", async (steps) => {
    const workflow = parse(written);
    workflow.jobs.playbook.steps.push(...parse(steps));
    expect(await errorsIn(stringify(workflow))).toEqual({ errors: [], jobs: 1 });
  });

  test.each([
    ["runs-on:", "run-on:", "run-on"],
    ["push, pull_request", "pushed", "pushed"],
    ["node-version: 24", "node-version: [24]", "sequence"],
    ["path: dist", "path: ${{ nowhere.dist }}", "nowhere"],
  ])("would not read %s as %s", async (right, wrong, said) => {
    const { errors } = await errorsIn(written.replace(right, wrong));
    expect(errors.join("\n")).toContain(said);
  });
});

describe("GitLab", () => {
  const reader = createRequire(import.meta.url).resolve("gitlab-ci-local");
  const jobsIn = (content: string) => {
    const where = folderWith({ ".gitlab-ci.yml": content });
    spawnSync("git", ["init", "--quiet"], { cwd: where });
    spawnSync("git", ["remote", "add", "origin", "https://example.com/team/playbook.git"], { cwd: where });
    const { status, stdout, stderr } = spawnSync(process.execPath, [reader, "--list-json"], {
      cwd: where,
      encoding: "utf8",
    });
    return {
      status,
      stderr,
      jobs: status === 0 ? JSON.parse(stdout).map(({ name }: { name: string }) => name) : [],
    };
  };
  const written = read(".gitlab-ci.yml");

  test.each([written, ...shown.filter((text) => !isSteps(text))])("reads the pipeline:\n%s", (text) => {
    expect(jobsIn(text)).toMatchObject({
      status: 0,
      jobs: ["playbook"],
      stderr: expect.stringContaining("schema validated"),
    });
  });

  test.each([
    ["junit:", "junitt:", "junitt"],
    ["when: always", "when: sometimes", "sometimes"],
    ["script:", "scripts:", "playbook"],
  ])("would not read %s as %s", (right, wrong, said) => {
    const { status, stderr } = jobsIn(written.replace(right, wrong));
    expect(status).toBe(1);
    expect(stderr).toContain(said);
  });
});
