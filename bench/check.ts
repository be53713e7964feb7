/**
 * Checking: all that `persona check` does after reading the disk, against Langium's build of the same text, and
 * against itself at ten times the length: in files of about a thousand lines, as teams split a playbook, and as
 * one file, where all of its tokens are alive at once and are copied as the heap grows.
 */

import { createProject, type Snapshot } from "../compiler/dist/index.js";
import { countLines, generateFiles, generatePlaybook } from "./generate.ts";
import { createLangiumBuild } from "./langium/build.ts";
import { type Comparison, compare } from "./measure.ts";

const lines = 10_000;

export async function benchCheck(): Promise<readonly Comparison[]> {
  const text = generatePlaybook(lines);
  const long = generatePlaybook(10 * lines);
  const files = generateFiles(lines);
  const longFiles = generateFiles(10 * lines);
  const langium = await createLangiumBuild();
  const found = [
    ...(await check(text)),
    ...(await check(long)),
    ...(await checkFiles(files)),
    ...(await checkFiles(longFiles)),
    ...(await langium.build(text)),
  ];
  if (found.length > 0) throw new Error(`the generated playbook is not sound: ${found[0]}`);
  return [
    await compare({
      name: `check of ${countLines(text)} lines, as Langium's build of the same`,
      bar: { atLeast: 8 },
      ours: () => check(text),
      peer: () => langium.build(text),
      // Until neither side's times fall any more.
      warmUp: 30,
      rounds: 11,
    }),
    await compare({
      name: `check of ${linesOf(longFiles)} lines in ${longFiles.size} files, as long as of ${linesOf(files)} in ${files.size}`,
      bar: { atMost: 11 },
      ours: () => checkFiles(longFiles),
      peer: () => checkFiles(files),
      warmUp: 3,
      rounds: 7,
    }),
    await compare({
      name: `check of ${countLines(long)} lines in one file, as long as of ${countLines(text)}`,
      bar: { atMost: 11 },
      ours: () => check(long),
      peer: () => check(text),
      warmUp: 3,
      rounds: 7,
    }),
  ];
}

/**
 * What was found last is kept, as an editor and the command keep it while they work. Otherwise a collection of all
 * garbage finds no tree alive and throws away, with the shapes of its nodes, the code that was compiled for them.
 */
let latest: Snapshot | undefined;

const check = (text: string): Promise<readonly string[]> => checkFiles(new Map([["main.persona", text]]));

const linesOf = (files: ReadonlyMap<string, string>): number =>
  [...files.values()].reduce((sum, text) => sum + countLines(text), 0);

/** A project of its own each time: nothing is reused from the last. */
async function checkFiles(files: ReadonlyMap<string, string>): Promise<readonly string[]> {
  const bytes = new Map([...files].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const project = createProject({
    read: async (path) => {
      const file = bytes.get(path);
      return file === undefined ? { kind: "missing" } : { kind: "file", bytes: file };
    },
    list: async () => [...files.keys()],
  });
  latest = await project.snapshot("main.persona");
  return latest.diagnostics.map(({ message }) => message);
}
