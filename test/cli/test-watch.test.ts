/** `persona test --watch`: what is run again after a change, and what is remembered. */

import { existsSync, readdirSync, readFileSync, readlinkSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { watchFolders } from "../../compiler/cli/commands/watch.ts";
import type { Terminal } from "../../compiler/cli/terminal/terminal.ts";
import type { Chosen } from "../../compiler/cli/testing/choose.ts";
import { createResultMemory } from "../../compiler/cli/testing/result-memory.ts";
import type { Cohort, Playbook, Test } from "../../compiler/ir/ir.ts";
import { resultOf } from "../../compiler/testing/result.ts";
import { emptyPlaybook } from "../harness/arbitrary-playbook.ts";
import { folderWith, newFolder, startPersona } from "../harness/command.ts";
import { oneTest } from "../harness/one-test.ts";

describe("what is remembered", () => {
  const folder = folderWith({ "a.csv": "id,name\n" });
  const place = (line: number) => ({ file: "main.persona", line, column: 1 });
  const testNamed = (name: string, line: number, more: Partial<Test> = {}): Test => ({
    name,
    signals: {},
    expectations: [{ kind: "persona", at: place(line + 1) }],
    at: place(line),
    ...more,
  });
  const cohort: Cohort = { name: "all", from: "a.csv", expectations: [], at: place(90) };
  const chosenOf = (playbook: Playbook): Chosen =>
    ({
      open: { root: folder, shownRoot: "", playbook },
      tests: playbook.tests,
      cohorts: playbook.cohorts,
    }) as unknown as Chosen;
  const playbook = emptyPlaybook({ tests: [testNamed("a", 10), testNamed("b", 20)], cohorts: [cohort] });

  /** The names of what is run for each of these, one after the other. */
  async function runs(steps: readonly (Playbook | (() => Playbook))[], isSound = true) {
    const memory = createResultMemory();
    const names: string[][] = [];
    let last: Awaited<ReturnType<typeof memory.resultsOf>> | undefined;
    for (const step of steps) {
      const ran: string[] = [];
      last = await memory.resultsOf(chosenOf(typeof step === "function" ? step() : step), async (these) => {
        const all = [...these.tests, ...these.cohorts];
        ran.push(...all.map(({ name }) => name));
        const results = all.map((each) =>
          resultOf("from" in each ? "cohort" : "test", each, [
            {
              at: each.expectations[0]?.at ?? each.at,
              of: "persona",
              met: true,
              expected: "",
              found: "",
              why: [],
            },
          ]),
        );
        return { results, isSound };
      });
      names.push(ran);
    }
    return { names, last };
  }

  test("where nothing changed, nothing is run", async () => {
    const { names, last } = await runs([playbook, playbook]);
    expect(names).toEqual([["a", "b", "all"], []]);
    expect(last?.results.map(({ name }) => name)).toEqual(["a", "b", "all"]);
  });

  test("a test that moved has its result at its new place", async () => {
    const moved = { ...playbook, tests: [testNamed("a", 12), testNamed("b", 22)] };
    const { names, last } = await runs([playbook, moved]);
    expect(names[1]).toEqual([]);
    expect(last?.results.map(({ at, verdicts }) => [at.line, verdicts[0]?.at.line])).toEqual([
      [12, 13],
      [22, 23],
      [90, 90],
    ]);
  });

  test("a test that changed is run, and no other; what the playbook itself says changes all", async () => {
    const other = { ...playbook, tests: [testNamed("a", 10), testNamed("b", 20, { signals: { x: true } })] };
    expect((await runs([playbook, other])).names[1]).toEqual(["b"]);
    const weighed = { ...playbook, classify: { ...playbook.classify, otherwise: "X" } };
    expect((await runs([playbook, weighed])).names[1]).toEqual(["a", "b", "all"]);
  });

  test("a file of customers that changed runs its cohort again; one with errors is run each time", async () => {
    const written = () => {
      writeFileSync(join(folder, "a.csv"), "id,name\nc-1,Acme\n");
      return playbook;
    };
    expect((await runs([playbook, written])).names[1]).toEqual(["all"]);
    expect((await runs([playbook, playbook], false)).names[1]).toEqual(["a", "b", "all"]);
  });

  test("a file that changes while it is read is read again", async () => {
    const memory = createResultMemory();
    const ran: number[] = [];
    for (const text of ["id,name\nc-2,B\nc-3,C\n", undefined, undefined]) {
      const { ran: count } = await memory.resultsOf(chosenOf(playbook), async ({ tests, cohorts }) => {
        if (text !== undefined) writeFileSync(join(folder, "a.csv"), text);
        const results = [...tests, ...cohorts].map((each) =>
          resultOf("from" in each ? "cohort" : "test", each, []),
        );
        return { results, isSound: true };
      });
      ran.push(count);
    }
    expect(ran).toEqual([3, 1, 0]);
  });
});

test("the command runs again what a change can have changed, until it is stopped", async () => {
  const folder = folderWith({ "main.persona": oneTest }, "starter");
  const main = join(folder, "main.persona");
  const text = readFileSync(main, "utf8");
  const running = startPersona(["test", "--watch"], { in: folder });
  let seen = "";
  running.stdout.on("data", (chunk) => {
    seen += chunk;
  });
  running.stderr.on("data", (chunk) => {
    seen += chunk;
  });
  const saying = (words: string) =>
    vi.waitFor(() => expect(seen).toContain(words), { timeout: 20_000, interval: 50 });
  const change = async (content: string, words: string) => {
    seen = "";
    writeFileSync(main, content);
    await saying(words);
  };
  try {
    await saying("watching .; Ctrl-C ends it");
    const second = `${text}test "another" {\n  customer { goLive 2027-03-01 }\n  expect undecided\n}\n`;
    await change(second, "1 run, 1 as before");
    await change(second.replace("expect undecided", "expect persona Quick"), "1 failed");
    await change(second.replace("Quick +3", "Quick +x"), "error");
    await change(text.replace("Quick +3", "Quick +4"), "1 passed");
  } finally {
    running.kill("SIGINT");
  }
  await new Promise((resolve) => running.once("close", resolve));
  expect(running.exitCode).toBe(130);
}, 60_000);

test("a folder that is moved away is waited for, as often as it is, and watched again", async () => {
  const folder = folderWith({ "main.persona": oneTest }, "starter");
  const main = join(folder, "main.persona");
  const text = readFileSync(main, "utf8");
  const running = startPersona(["test", folder, "--watch"], { in: newFolder() });
  let seen = "";
  for (const stream of [running.stdout, running.stderr])
    stream.on("data", (chunk) => {
      seen += chunk;
    });
  const saying = async (words: string) => {
    await vi.waitFor(() => expect(seen).toContain(words), { timeout: 20_000, interval: 50 });
    seen = "";
  };
  try {
    await saying("Ctrl-C ends it");
    for (const name of ["one", "two"]) {
      renameSync(folder, `${folder}-away`);
      await saying("there is no such file or folder");
      renameSync(`${folder}-away`, folder);
      await saying("0 run, 1 as before");
      writeFileSync(main, `${text}test "${name}" { customer { goLive 2027-03-01 }; expect undecided }\n`);
      await saying("1 run, 1 as before");
      writeFileSync(main, text);
      await saying("0 run, 1 as before");
    }
  } finally {
    running.kill("SIGINT");
  }
  await new Promise((resolve) => running.once("close", resolve));
  expect(running.exitCode).toBe(130);
}, 60_000);

/** Of a process, as Linux tells of them. */
function openFiles(pid: number | undefined): readonly string[] {
  const folder = `/proc/${pid}/fd`;
  return readdirSync(folder).flatMap((name) => {
    try {
      return readlinkSync(join(folder, name));
    } catch {
      // Closed since.
      return [];
    }
  });
}

/** A process has begun to read a file. Where no system tells of that, as soon as it does on a machine with nothing to do. */
async function untilOpen(file: string, pid: number | undefined): Promise<void> {
  if (existsSync("/proc/self"))
    await vi.waitFor(() => expect(openFiles(pid)).toContain(file), { timeout: 20_000, interval: 20 });
  else await new Promise((resolve) => setTimeout(resolve, 900));
}

test("what is saved while the tests run for the first time is seen", async () => {
  const rows = Array.from({ length: 200_000 }, (_, index) => `c-${index},N,true,0,speed,2027-03-01`);
  const folder = folderWith(
    {
      "main.persona": oneTest,
      "all.csv": `id,name,wantsFast,developers,mainGoal,goLive\n${rows.join("\n")}\n`,
    },
    "starter",
  );
  const main = join(folder, "main.persona");
  const text = readFileSync(main, "utf8");
  const cohort = 'cohort "All" {\n  from "all.csv"\n  expect undecided at most 1%\n}\n';
  writeFileSync(main, text + cohort);
  const running = startPersona(["test", "--watch"], { in: folder });
  let seen = "";
  running.stderr.on("data", (chunk) => {
    seen += chunk;
  });
  running.stdout.on("data", (chunk) => {
    seen += chunk;
  });
  try {
    // The cohort takes a good second: this is saved before anything was said.
    await untilOpen(join(folder, "all.csv"), running.pid);
    const early = seen;
    writeFileSync(main, text);
    await vi.waitFor(() => expect(seen).toContain("0 run, 1 as before"), { timeout: 20_000, interval: 50 });
    expect(early).toBe("");
  } finally {
    running.kill("SIGINT");
  }
  await new Promise((resolve) => running.once("close", resolve));
}, 60_000);

test("what is saved while the work is done again is seen", async () => {
  const folder = folderWith({ "main.persona": oneTest }, "starter");
  const main = join(folder, "main.persona");
  const text = readFileSync(main, "utf8");
  const quiet = {
    note() {},
    noteStyle: (_: unknown, words: string) => words,
    whenUnread() {},
  } as unknown as Terminal;
  const enough = new Error("enough");
  let times = 0;
  const work = async () => {
    times++;
    if (times === 1) setTimeout(() => writeFileSync(main, `${text}\n`), 20);
    if (times === 2) writeFileSync(main, `${text}\n\n`);
    if (times === 3) throw enough;
  };
  await expect(watchFolders(quiet, { named: [folder], roots: [folder] }, work)).rejects.toBe(enough);
}, 20_000);

test("who stops it is told what was run", async () => {
  const rows = Array.from({ length: 400_000 }, (_, index) => `c-${index},N,true,0,speed,2027-03-01`);
  const folder = folderWith(
    {
      "main.persona": oneTest,
      "all.csv": `id,name,wantsFast,developers,mainGoal,goLive\n${rows.join("\n")}\n`,
    },
    "starter",
  );
  const main = join(folder, "main.persona");
  const cohort = 'cohort "All" {\n  from "all.csv"\n  expect undecided at most 1%\n}\n';
  writeFileSync(main, readFileSync(main, "utf8") + cohort);
  let said = "";
  // On a machine that is busy, the first may be stopped before it has begun.
  for (let after = 700; said === "" && after < 10_000; after *= 2) {
    const running = startPersona(["test"], { in: folder });
    running.stderr.on("data", (chunk) => {
      said += chunk;
    });
    await new Promise((resolve) => setTimeout(resolve, after));
    running.kill("SIGINT");
    await new Promise((resolve) => running.once("close", resolve));
    expect(running.exitCode).toBe(130);
  }
  expect(said).toMatch(/^interrupted (?:after 1 test|before a test was through)\n$/);
}, 60_000);
