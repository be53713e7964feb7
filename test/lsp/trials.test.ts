import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { createProject, type Playbook } from "../../compiler/index.ts";
import { createTrials } from "../../language-server/trials.ts";
import { createMemoryHost } from "../harness/memory-host.ts";

/** What was tried out is kept; what failed is tried again by whoever asks next. */

test("customers that could not be read are read when somebody asks again, and kept then", async () => {
  const starter = readFileSync(new URL("../../compiler/starter/main.persona", import.meta.url), "utf8");
  const files = new Map([
    ["main.persona", starter],
    ["customers.csv", "id,name,goLive\nc1,Ada,2027-03-01\n"],
  ]);
  const host = createMemoryHost(files);
  const snapshot = await createProject(host).snapshot("main.persona");
  const sound = { snapshot, playbook: snapshot.playbook() as Playbook, root: "memory:/" };
  const trials = createTrials();
  const failing = { ...host, list: () => Promise.reject(new Error("no")) };
  await expect(trials.sample({ ...sound, host: failing })).rejects.toThrow("no");
  const { customers } = await trials.sample({ ...sound, host });
  expect(customers.map(({ record }) => record.name)).toEqual(["Ada"]);
  expect((await trials.sample({ ...sound, host: failing })).customers).toBe(customers);
});
