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
 * the output is what a build from nothing makes, the watcher does not wake itself, and it holds no more open files.
 */

const part = "parts/more.persona";
const resource = (index: number) =>
  `resource Guide${index} "Guide ${index}" { link "https://example.com/${index}" }\n`;

function watchedFolder(): string {
  const folder = folderWith({ [part]: resource(0) }, "starter");
  const main = readFileSync(join(folder, "main.persona"), "utf8");
  writeFileSync(join(folder, "main.persona"), main.replace(/^}\n/m, `}\nimport "./${part}"\n`));
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
};

test.each(drawsOf("watched saves", 20261127))(
  "$count saves of seed $seed",
  { timeout: 60_000 + countOf("watched saves") * 20_000 },
  async ({ seed, count }) => {
    const random = createRandom(seed);
    const oneOf = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item;
    const folder = watchedFolder();
    const original = readFileSync(join(folder, "main.persona"), "utf8");
    const [out, cold] = [join(folder, "out"), join(newFolder(), "cold")];
    const child = startPersona(["build", folder, "--out", out, "--watch"]);
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
    const builds = () => said.match(/^(?:✓ |nothing was built|error: )/gm)?.length ?? 0;
    const openFiles = () => readdirSync(`/proc/${child.pid}/fd`).length;
    try {
      await until(() => said.includes("watching"));
      await pause(500);
      let [slowest, held] = [0, 0];
      for (let done = 0, group = 0; done < count; group++) {
        const names: string[] = [];
        for (let more = 1 + Math.floor(random() * 4); more > 0 && done < count; more--, done++) {
          const name = oneOf(Object.keys(saves));
          names.push(name);
          const path = random() < 0.5 ? part : "main.persona";
          const points = 1 + Math.floor(random() * 9);
          const sound =
            path === part ? resource(points) : original.replaceAll("Quick +3", `Quick +${points}`);
          await saves[name]?.(folder, path, random() < 0.15 ? `${sound}nonsense` : sound);
          await pause(random() < 0.5 ? 0 : 150 * random());
        }
        const quiet = performance.now();
        // A playbook with errors leaves the output of the last one without.
        const fromNothing = build(folder, cold).status === 0 ? read(cold) : undefined;
        const isDone = () => fromNothing === undefined || equal(read(out), fromNothing);
        await until(
          isDone,
          () => `round ${group} of seed ${seed}: ${names.join(", ")}\n${said.slice(-2000)}`,
        );
        slowest = Math.max(slowest, performance.now() - quiet);
        if (group === 2) held = openFiles();
      }
      await pause(2_000);
      const before = builds();
      await pause(2_000);
      expect(builds()).toBe(before);
      // A few come and go with a build; a leak would hold one for each save.
      if (held > 0) expect(openFiles()).toBeLessThanOrEqual(held + 5);
      expect(said).not.toMatch(/\n +at |report/);
      console.log(`seed ${seed}: ${builds()} builds, the slowest was done ${Math.round(slowest)} ms after`);
    } finally {
      child.kill("SIGINT");
    }
  },
);

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
