/**
 * One side of a bench of checks: `ours` or `langium`, so many lines, in `files` of about a thousand or as `one`.
 *
 * What was found last is kept, as an editor and the command keep it while they work. Otherwise a collection of all
 * garbage finds no tree alive and throws away, with the shapes of its nodes, the code that was compiled for them.
 */

import { createProject, type Snapshot } from "../compiler/dist/index.js";
import { generateFiles, generatePlaybook } from "./generate.ts";
import { answer } from "./own-process.ts";

const [side, lines = "", shape] = process.argv.slice(2);

let latest: Snapshot | undefined;

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

async function createWork(): Promise<() => Promise<readonly string[]>> {
  const text = generatePlaybook(Number(lines));
  if (side === "langium") {
    const { createLangiumBuild } = await import("./langium/build.ts");
    const langium = await createLangiumBuild();
    return () => langium.build(text);
  }
  const files = shape === "files" ? generateFiles(Number(lines)) : new Map([["main.persona", text]]);
  return () => checkFiles(files);
}

const work = await createWork();
// Until times fall no more, which takes V8 a hundred times 10,000 lines: after thirty they still are a sixth longer.
for (let read = 0; read < 1_000_000; read += Number(lines)) {
  const [problem] = await work();
  if (problem !== undefined) throw new Error(`the generated playbook is not sound: ${problem}`);
}
answer(work);
