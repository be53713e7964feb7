/**
 * A workspace of 1,000 files read by the language server, from its start to the end of the progress that it shows: as
 * one playbook, and as 250 of four files. The peer is a clock: the bar is two seconds.
 */

import { mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { generateFiles } from "../generate.ts";
import { type Comparison, comparisonOf, median } from "../measure.ts";
import { type Server, start } from "./client.ts";

const mostTime = 2_000;
const rounds = 5;

export async function benchIndexing(server: Server): Promise<readonly Comparison[]> {
  const workspaces = {
    "1,000 files of one playbook": workspaceOf(1, 1_000),
    "250 playbooks of four files": workspaceOf(250, 4),
  };
  const comparisons: Comparison[] = [];
  for (const [name, folder] of Object.entries(workspaces)) {
    const times: number[] = [];
    for (let round = 0; round < rounds; round++) times.push(await timeToRead(folder, server));
    comparisons.push(
      comparisonOf(`language server: ${name} read, as two seconds`, { atMost: 1 }, median(times), mostTime),
    );
  }
  return comparisons;
}

/** Of each playbook the entry, and a chapter of 79 lines a file. */
function workspaceOf(playbooks: number, files: number): string {
  const top = mkdtempSync(join(tmpdir(), "persona-bench-"));
  const texts = generateFiles(50 + (files - 1) * 79, 1);
  if (texts.size !== files) throw new Error(`${texts.size} files, and not ${files}`);
  for (let playbook = 0; playbook < playbooks; playbook++)
    for (const [path, text] of texts) {
      const file = join(top, `playbook-${playbook}`, path);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, text);
    }
  return top;
}

async function timeToRead(folder: string, server: Server): Promise<number> {
  const began = performance.now();
  const { connection, end } = start(server, folder);
  const read = new Promise<void>((resolve) =>
    connection.onNotification("$/progress", ({ value }: { readonly value: { readonly kind: string } }) => {
      if (value.kind === "end") resolve();
    }),
  );
  connection.onRequest("window/workDoneProgress/create", () => null);
  connection.listen();
  const uri = pathToFileURL(folder).href;
  await connection.sendRequest("initialize", {
    processId: process.pid,
    rootUri: uri,
    workspaceFolders: [{ uri, name: "playbooks" }],
    capabilities: { window: { workDoneProgress: true } },
  });
  await connection.sendNotification("initialized", {});
  await read;
  end();
  return performance.now() - began;
}
