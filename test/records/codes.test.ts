import { expect, test } from "vitest";
import type { DataCode, DataFormat } from "../../compiler/records/record.ts";
import { playbookWith, readAll, signalsOf, types } from "./sample.ts";

const playbook = playbookWith(
  signalsOf({ developers: types.developers, goLive: types.goLive }, { goLive: { required: true } }),
);

test.each<[DataCode, "error" | "notice", DataFormat, string]>([
  ["data-malformed", "error", "csv", "id,name,developers,goLive\nc1,Ana,3\n"],
  ["data-malformed", "error", "json", "[1]"],
  ["data-wrong-value", "error", "csv", "id,name,developers,goLive\nc1,Ana,many,2027-03-01\n"],
  ["data-missing", "error", "csv", "id,name,developers,goLive\nc1,Ana,3,\n"],
  ["data-missing", "error", "csv", "id,name,developers\nc1,Ana,3\n"],
  ["data-missing-column", "notice", "csv", "id,name,goLive\nc1,Ana,2027-03-01\n"],
  ["data-unknown-column", "notice", "csv", "id,name,developers,goLive,owner\nc1,Ana,3,2027-03-01,Bo\n"],
  [
    "data-unknown-field",
    "error",
    "json",
    '{"id":"c1","name":"Ana","signals":{"goLive":"2027-03-01","owner":"Bo"}}',
  ],
  ["data-duplicate", "error", "csv", "id,name,developers,goLive\nc1,Ana,3,2027-03-01\nc1,Ana,3,2027-03-01\n"],
  ["data-duplicate", "error", "json", '{"id":"c1","id":"c2","name":"Ana"}'],
  ["data-too-large", "error", "csv", `id,${"x,".repeat(10_000)}name\n`],
])("%s, an %s in %s", async (code, severity, format, text) => {
  const problems = (await readAll(text, format, playbook)).flatMap((result) => result.problems);
  expect(problems.map((problem) => [problem.code, problem.severity])).toEqual([[code, severity]]);
  expect(problems[0]?.why).toMatch(/\.$/);
  expect(problems[0]?.help).toBeTruthy();
});
