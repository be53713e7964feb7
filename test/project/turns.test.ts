import { isDeepStrictEqual } from "node:util";
import { expect, test } from "vitest";
import { generatePlaybook } from "../../bench/generate.ts";
import { createProject, type Snapshot } from "../../compiler/project/project.ts";
import { createTask } from "../../compiler/project/task.ts";
import type { Work } from "../../compiler/source/work.ts";
import { createPace } from "../../language-server/turns.ts";
import { drawsOf } from "../harness/counts.ts";
import { edit } from "../harness/edits.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/**
 * What a language server reads and checks in turns is what a command finds at once, whatever happens between two turns:
 * somebody types, a question is taken back, another is asked.
 */

/** Every step is a turn of its own, and texts are lexed line by line. */
const stepByStep = createPace(0, 1);

const turnOfOthers = () => new Promise((resolve) => setImmediate(resolve));

const seen = (snapshot: Snapshot) => ({
  texts: snapshot.files.map(({ source }) => source.text),
  trees: snapshot.files.map(({ tree }) => tree),
  diagnostics: snapshot.diagnostics,
  suppressed: snapshot.suppressed,
  playbook: snapshot.playbook(),
});

/** Where they differ, Vitest shows how; to find that they do not takes it ten times as long. */
function expectSame(one: unknown, other: unknown, hint: string): void {
  if (!isDeepStrictEqual(one, other)) expect(one, hint).toEqual(other);
}

const folder = "playbooks/support-channels/";

test("read and checked in turns, with edits between them, it is what is found at once", async () => {
  for (const { seed, count } of drawsOf("edits between turns", 20261128)) await typeBetweenTurns(seed, count);
});

async function typeBetweenTurns(seed: number, count: number): Promise<void> {
  const random = createRandom(seed);
  const any = (length: number) => Math.floor(random() * length);
  const files = textFiles(`${folder}**/*.{persona,csv,ics,svg}`);
  const disk = new Map(files.map(({ path, text }) => [path.slice(folder.length), text]));
  const sources = [...disk.keys()].filter((path) => path.endsWith(".persona"));
  const project = createProject(createMemoryHost(disk), stepByStep);
  const buffers = new Map<string, string>();
  const hintAt = (round: number) => `SEED=${seed}, round ${round}`;

  const atOnce = async (texts: ReadonlyMap<string, string>) => {
    const cold = createProject(createMemoryHost(disk));
    for (const [path, text] of texts) cold.update(path, text, 1);
    return seen(await cold.snapshot("main.persona"));
  };
  /** Looked at until nobody types in between; or taken back. */
  async function look(signal: AbortSignal, hint: string): Promise<void> {
    for (;;) {
      const snapshot = await project.snapshot("main.persona", signal);
      const lowered = await snapshot.reach("lowered", signal);
      if (lowered === undefined) continue;
      const texts = new Map(lowered.files.map(({ source }) => [source.path, source.text]));
      expectSame(seen(lowered), await atOnce(texts), hint);
      return;
    }
  }

  for (let round = 0; round < count; round++) {
    const controllers: AbortController[] = [];
    const looks: Promise<void>[] = [];
    for (let again = 0; again < 4; again++) {
      const path = sources[any(sources.length)] as string;
      const before = buffers.get(path) ?? (disk.get(path) as string);
      const text = random() < 0.4 ? (disk.get(path) as string) : edit(before, random);
      project.update(path, text, round);
      buffers.set(path, text);
      const controller = new AbortController();
      controllers.push(controller);
      looks.push(
        look(controller.signal, hintAt(round)).catch((error: unknown) => {
          if (error !== controller.signal.reason) throw error;
        }),
      );
      for (let wait = any(80); wait > 0; wait--) await turnOfOthers();
      if (random() < 0.3) controllers[any(controllers.length)]?.abort();
    }
    await Promise.all(looks);
    const last = await project.snapshot("main.persona");
    await last.reach("lowered");
    expectSame(seen(last), await atOnce(buffers), hintAt(round));
  }
}

test("two texts are read at the same time, each as if it were alone", async () => {
  const texts = textFiles("playbooks/*/**/*.persona").map(({ text }) => text);
  const broken = texts.map((text) => text.replaceAll(" then ", " thn ").replace("}", ""));
  const both = [...texts, ...broken].slice(0, 24);
  const trees = (pace = stepByStep) =>
    Promise.all(
      both.map(async (text) => {
        const project = createProject(createMemoryHost(new Map()), pace);
        project.update("main.persona", text, 1);
        const { tree, diagnostics, comments } = (await project.read("main.persona")) ?? {};
        return { tree, diagnostics, comments };
      }),
    );
  const oneByOne = [];
  for (const text of both) {
    const project = createProject(createMemoryHost(new Map()));
    project.update("main.persona", text, 1);
    const { tree, diagnostics, comments } = (await project.read("main.persona")) ?? {};
    oneByOne.push({ tree, diagnostics, comments });
  }
  expectSame(await trees(), oneByOne, "read at the same time");
});

test("who takes a question back is not answered, and who asks next goes on where the work stood", async () => {
  let steps = 0;
  const task = createTask(function* (): Work<string> {
    for (; steps < 20; steps++) yield;
    return "done";
  });
  const controller = new AbortController();
  const taken = stepByStep.run(task, controller.signal);
  const kept = stepByStep.run(task, undefined, () => steps < 10);
  while (steps < 5) await turnOfOthers();
  controller.abort(new Error("taken back"));
  await expect(taken).rejects.toThrow("taken back");
  expect(await kept).toBe(undefined);
  const stood = steps;
  for (let wait = 0; wait < 5; wait++) await turnOfOthers();
  expect(steps).toBe(stood);
  expect(task.finish()).toBe("done");
  expect(steps).toBe(20);
});

/** By processor time of this thread, which does not grow when the machine is busy; the best of several runs. */
test.each([
  ["a sound text", (text: string) => text],
  ["a text with a mistake", (text: string) => `${text.slice(0, 200_000)} }}} oops ${text.slice(200_000)}`],
  ["a text with many mistakes", (text: string) => text.replaceAll(/ then (?=C)/g, " thn ")],
])("%s of 10,000 lines: no step takes more than a tenth of the work", async (_, of) => {
  const text = of(generatePlaybook(10_000));
  let share = 1;
  for (let run = 0; run < 6 && share > 0.1; run++) {
    const project = createProject(createMemoryHost(new Map()), stepByStep);
    project.update("main.persona", text, 1);
    const spent: number[] = [];
    let before = process.threadCpuUsage();
    let going = true;
    const watch = (): void => {
      const { user, system } = process.threadCpuUsage(before);
      spent.push(user + system);
      before = process.threadCpuUsage();
      if (going) setImmediate(watch);
    };
    watch();
    const snapshot = await project.snapshot("main.persona");
    await snapshot.reach("checked");
    going = false;
    const all = spent.reduce((sum, each) => sum + each, 0);
    share = Math.min(share, Math.max(...spent) / all);
  }
  console.log(`the longest step is ${(share * 100).toFixed(1)} % of the work`);
  expect(share).toBeLessThanOrEqual(0.1);
});
