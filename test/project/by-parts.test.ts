import { expect, test } from "vitest";
import { createProject, type Snapshot } from "../../compiler/project/project.ts";
import { edit } from "../harness/edits.ts";
import { createMemoryHost } from "../harness/memory-host.ts";
import { createRandom } from "../harness/mutate.ts";
import { textFiles } from "../harness/source-files.ts";

/**
 * A project looks again only at what an edit may have changed. A new project, which looks at all there is, judges:
 * after every edit of every sort both must say the same.
 */

const seed = Number(process.env.SEED ?? 20261128);
const steps = Number(process.env.STEPS ?? 60);

const seen = (snapshot: Snapshot) => ({
  texts: snapshot.files.map(({ source }) => source.text),
  trees: snapshot.files.map(({ tree }) => tree),
  diagnostics: snapshot.diagnostics,
  playbook: snapshot.playbook(),
});

test.each(["partner-portal", "support-channels", "consumer"])("%s, edit by edit", async (name) => {
  const folder = `playbooks/${name}/`;
  const disk = new Map(
    textFiles(`${folder}**/*.{persona,csv,ics,json,svg}`).map(({ path, text }) => [
      path.slice(folder.length),
      text,
    ]),
  );
  const sources = [...disk.keys()].filter((path) => path.endsWith(".persona"));
  const random = createRandom(seed + name.length);
  const project = createProject(createMemoryHost(disk));
  const texts = new Map<string, string>();

  async function look(path: string, text: string, step: number): Promise<Snapshot> {
    const cold = createProject(createMemoryHost(disk));
    for (const [open, now] of texts.set(path, text)) cold.update(open, now, step);
    project.update(path, text, step);
    const snapshot = await project.snapshot("main.persona");
    const expected = await cold.snapshot("main.persona");
    expect(seen(snapshot), `seed ${seed}, step ${step}, ${path}`).toEqual(seen(expected));
    return snapshot;
  }

  let path = "";
  for (let step = 1; step <= steps; step++) {
    // People stay in a file for a while.
    if (step % 12 === 1) path = sources[Math.floor(random() * sources.length)] as string;
    const before = texts.get(path) ?? (disk.get(path) as string);
    const now = await look(path, edit(before, random), step);
    // Among mistakes little is left to tell apart.
    const isLost = now.diagnostics.length > 4 || !now.program?.certain;
    if (random() < (isLost ? 0.8 : 0.3)) await look(path, isLost ? (disk.get(path) as string) : before, step);
  }
});
