import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { build, read } from "../harness/built-sets.ts";
import { folderWith, newFolder, startPersona } from "../harness/command.ts";
import { countOf, drawsOf } from "../harness/counts.ts";
import { createRandom } from "../harness/mutate.ts";

/**
 * `persona build --watch` while files are saved in the ways of editors and version control: when they are left alone,
 * the output is what a build from nothing makes, the watcher does not wake itself, no half file is built, and it
 * holds and waits for no more than at first.
 */

const part = "parts/more.persona";
const resource = (index: number) =>
  `resource Guide${index} "Guide ${index}" { link "https://example.com/${index}" }\n`;
/** A build takes a while, so that something is saved while it runs. */
const many = `weights {\n${Array.from({ length: 300 }, (_, n) => `  when developers is ${n} and wantsFast then Builder +${1 + (n % 9)}\n`).join("")}}\n`;

function watchedFolder(): string {
  const folder = folderWith({ [part]: resource(0), "many.persona": many }, "starter");
  const main = readFileSync(join(folder, "main.persona"), "utf8");
  const imports = `}\nimport "./${part}"\nimport "./many.persona"\n`;
  writeFileSync(join(folder, "main.persona"), main.replace(/^}\n/m, imports));
  return folder;
}

type Save = (folder: string, path: string, text: string) => Promise<void> | void;

const saves: Readonly<Record<string, Save>> = {
  "in place": (folder, path, text) => writeFileSync(join(folder, path), text),
  "renamed over it": (folder, path, text) => {
    writeFileSync(join(folder, `${path}.tmp`), text);
    renameSync(join(folder, `${path}.tmp`), join(folder, path));
  },
  "in two pieces": async (folder, path, text) => {
    writeFileSync(join(folder, path), text.slice(0, text.length / 2));
    await pause(10);
    writeFileSync(join(folder, path), text);
  },
  "removed and written": async (folder, path, text) => {
    rmSync(join(folder, path));
    await pause(10);
    writeFileSync(join(folder, path), text);
  },
  "moved away and written": (folder, path, text) => {
    renameSync(join(folder, path), join(folder, `${path}~`));
    writeFileSync(join(folder, path), text);
  },
  "many times at once": (folder, path, text) => {
    for (let count = 1; count <= 5; count++)
      writeFileSync(join(folder, path), text.slice(0, (text.length * count) / 5));
  },
  "with its folder moved": async (folder, _, text) => {
    renameSync(join(folder, "parts"), join(folder, "aside"));
    await pause(30);
    renameSync(join(folder, "aside"), join(folder, "parts"));
    writeFileSync(join(folder, part), text.startsWith("resource") ? text : resource(0));
  },
  "with all others": (folder, path, text) => {
    const main = readFileSync(join(folder, "main.persona"), "utf8");
    rmSync(join(folder, "parts"), { recursive: true });
    mkdirSync(join(folder, "parts"));
    writeFileSync(join(folder, part), resource(1));
    writeFileSync(join(folder, "main.persona"), main);
    writeFileSync(join(folder, path), text);
  },
  "before the file that it imports": async (folder, _, text) => {
    const later = join(folder, "later.persona");
    rmSync(later, { force: true });
    const main = readFileSync(join(folder, "main.persona"), "utf8").replace('import "./later.persona"\n', "");
    writeFileSync(join(folder, "main.persona"), `import "./later.persona"\n${main}`);
    await pause(400);
    writeFileSync(later, text.startsWith("resource") ? text.replaceAll("Guide", "Later") : "");
  },
};

/** Between their steps, the playbook is not whole: a build may say so. */
const unwhole = ["with its folder moved", "with all others", "before the file that it imports"];
/** As soon as a file was left alone for this long, it is taken for whole. In milliseconds, with room for a busy machine. */
const leftAlone = 50;

test.each(drawsOf("watched saves", 20261127))(
  "$count saves of seed $seed",
  { timeout: 60_000 + countOf("watched saves") * 20_000 },
  async ({ seed, count }) => {
    const random = createRandom(seed);
    const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const folder = watchedFolder();
    const original = readFileSync(join(folder, "main.persona"), "utf8");
    const [out, cold] = [join(folder, "out"), join(newFolder(), "cold")];
    const waits = join(newFolder(), "waits");
    const child = startPersona(["build", folder, "--out", out, "--start", "2026-12-01", "--watch"], {
      env: { NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(countingWork(waits))}` },
    });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    const builds = () => said.match(/^(?:✓ |nothing was built|error: )/gm)?.length ?? 0;
    const failures = () => said.match(/^nothing was built/gm)?.length ?? 0;
    const openFiles = () => readdirSync(`/proc/${child.pid}/fd`).length;
    const waitingFor = async () => {
      rmSync(waits, { force: true });
      child.kill("SIGUSR2");
      await until(() => readFileSync(waits, "utf8") !== "");
      return Number(readFileSync(waits, "utf8"));
    };
    try {
      await until(() => said.includes("watching"));
      await pause(500);
      let [slowest, held, waitedFor] = [0, 0, 0];
      let excused = false;
      for (let done = 0, group = 0; done < count; group++) {
        const names: string[] = [];
        const failed = failures();
        const excusedBefore = excused;
        excused = false;
        for (let more = 1 + Math.floor(random() * 4); more > 0 && done < count; more--, done++) {
          const name = oneOf(Object.keys(saves));
          names.push(name);
          const path = random() < 0.5 ? part : "main.persona";
          const points = 1 + Math.floor(random() * 9);
          const sound =
            path === part ? resource(points) : original.replaceAll("Quick +3", `Quick +${points}`);
          const isNonsense = random() < 0.15;
          const began = performance.now();
          await saves[name]?.(folder, path, isNonsense ? `${sound}nonsense` : sound);
          excused ||= isNonsense || unwhole.includes(name) || performance.now() - began > leftAlone;
          await pause(random() < 0.5 ? 0 : 150 * random());
        }
        const quiet = performance.now();
        // A playbook with errors leaves the output of the last one without.
        const fromNothing =
          build(folder, cold, "--start", "2026-12-01").status === 0 ? read(cold) : undefined;
        excused ||= fromNothing === undefined;
        const isDone = () => fromNothing === undefined || equal(read(out), fromNothing);
        await until(
          isDone,
          () => `round ${group} of seed ${seed}: ${names.join(", ")}\n${said.slice(-2000)}`,
        );
        slowest = Math.max(slowest, performance.now() - quiet);
        // What a group leaves behind can still be said in the next one.
        if (!excused && !excusedBefore)
          expect(failures(), `${names.join(", ")}\n${said.slice(-2000)}`).toBe(failed);
        if (group === 2) [held, waitedFor] = [openFiles(), await waitingFor()];
      }
      await pause(2_000);
      const before = builds();
      await pause(2_000);
      expect(builds()).toBe(before);
      // One save is one build: what the build writes, calendars among it, is no news.
      writeFileSync(join(folder, "main.persona"), original);
      await until(() => builds() > before);
      await pause(2_000);
      const ready = builds();
      writeFileSync(join(folder, part), resource(77));
      await until(() => builds() > ready);
      await pause(2_000);
      expect(builds()).toBe(ready + 1);
      // A few come and go with a build; a leak would hold one for each save.
      if (held > 0) expect(openFiles()).toBeLessThanOrEqual(held + 5);
      if (held > 0) expect(await waitingFor()).toBeLessThanOrEqual(waitedFor + 5);
      expect(said).not.toMatch(/\n +at |report/);
      console.log(`seed ${seed}: ${builds()} builds, the slowest was done ${Math.round(slowest)} ms after`);
    } finally {
      child.kill("SIGINT");
    }
  },
);

/** On SIGUSR2 the process writes down how much it waits for: timers, open files, and watches of the system. */
const countingWork = (file: string): string =>
  `import { writeFileSync } from "node:fs"; process.on("SIGUSR2", () => writeFileSync(${JSON.stringify(file)}, String(process.getActiveResourcesInfo().length)))`;

const equal = (one: Readonly<Record<string, string>>, two: Readonly<Record<string, string>>): boolean =>
  JSON.stringify(one) === JSON.stringify(two);

/** For half a minute, as others use the machine too; two are what it takes by itself at most. */
async function until(isTrue: () => boolean, describe = () => ""): Promise<void> {
  for (let wait = 0; wait < 600; wait++) {
    try {
      if (isTrue()) return;
    } catch {
      // The output was replaced while it was read.
    }
    await pause(50);
  }
  throw new Error(describe());
}
