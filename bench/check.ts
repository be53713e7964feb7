/**
 * Checking: all that `persona check` does after reading the disk, against Langium's build of the same text, and
 * against itself at ten times the length.
 */

import { createProject, type Snapshot } from "../compiler/dist/index.js";
import { countLines, generatePlaybook } from "./generate.ts";
import { createLangiumBuild } from "./langium/build.ts";
import { type Comparison, compare } from "./measure.ts";

const lines = 10_000;

export async function benchCheck(): Promise<readonly Comparison[]> {
  const text = generatePlaybook(lines);
  const long = generatePlaybook(10 * lines);
  const langium = await createLangiumBuild();
  const found = [...(await check(text)), ...(await check(long)), ...(await langium.build(text))];
  if (found.length > 0) throw new Error(`the generated playbook is not sound: ${found[0]}`);
  return [
    await compare({
      name: `check of ${countLines(text)} lines, as Langium's build of the same`,
      bar: { atLeast: 8 },
      ours: () => check(text),
      peer: () => langium.build(text),
      warmUp: 8,
      rounds: 9,
    }),
    await compare({
      name: `check of ${countLines(long)} lines, as long as of ${countLines(text)}`,
      bar: { atMost: 11 },
      ours: () => check(long),
      peer: () => check(text),
      warmUp: 2,
      rounds: 5,
    }),
  ];
}

/**
 * What was found last is kept, as an editor and the command keep it while they work. Otherwise a collection of all
 * garbage finds no tree alive and throws away, with the shapes of its nodes, the code that was compiled for them.
 */
let latest: Snapshot | undefined;

/** A project of its own each time: nothing is reused from the last. */
async function check(text: string): Promise<readonly string[]> {
  const bytes = new TextEncoder().encode(text);
  const project = createProject({
    read: async (path) => (path === "main.persona" ? { kind: "file", bytes } : { kind: "missing" }),
    list: async () => ["main.persona"],
  });
  latest = await project.snapshot("main.persona");
  return latest.diagnostics.map(({ message }) => message);
}
