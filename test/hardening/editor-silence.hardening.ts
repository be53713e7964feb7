import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test } from "vitest";
import { generatePlaybook } from "../../bench/generate.ts";
import { folderWith } from "../harness/command.ts";
import { connectTo, startServerProcess } from "../harness/server-process.ts";
import { root } from "../harness/source-files.ts";
import type { Stretch } from "../harness/watch-turns.ts";

/**
 * How long the language server hears nothing while it reads and checks a long text as a whole: what is taken back must
 * be seen within ten milliseconds. Counted in processor time, from one turn of its event loop to the next.
 *
 * All garbage is collected by the thread that answers. Otherwise other threads help as far as processors are free, and
 * the same collection of 15 MB takes from 40 to 150 milliseconds. Alone it takes from 160 to 270, as it falls early or
 * late: the longest stretch is one such collection, so what the server does itself has a bar of its own.
 */

const hello = { processId: process.pid, rootUri: null, capabilities: { textDocument: { diagnostic: {} } } };
const broken = (text: string) =>
  `${text.slice(0, text.length >> 1)} }}} oops ${text.slice(text.length >> 1)}`;

test.each([
  { of: "10,000 lines", lines: 10_000, change: (text: string) => text, p95: 10, ours: 15, most: 40 },
  { of: "10,000 lines with a mistake", lines: 10_000, change: broken, p95: 10, ours: 15, most: 40 },
  { of: "15 MB", lines: 360_000, change: (text: string) => text, p95: 15, ours: 60, most: 400 },
])("$of, read for the first time and checked", async ({ of, lines, change, p95, ours, most }) => {
  const folder = folderWith({}, "starter");
  const turns = join(folder, "turns.json");
  const server = startServerProcess(folder, 600_000, { TURNS: turns }, [
    "--single-threaded-gc",
    "--import",
    join(root, "test/harness/watch-turns.ts"),
  ]);
  const stretches = async (): Promise<readonly Stretch[]> => {
    rmSync(turns, { force: true });
    server.child.kill("SIGUSR2");
    while (!existsSync(turns)) await pause(20);
    return JSON.parse(readFileSync(turns, "utf8"));
  };
  const connection = connectTo(server);
  await connection.sendRequest("initialize", hello);
  await connection.sendNotification("initialized", {});
  const open = async (name: string, text: string): Promise<void> => {
    const textDocument = { uri: `file://${folder}/${name}`, languageId: "persona", version: 1, text };
    await connection.sendNotification("textDocument/didOpen", { textDocument });
  };
  const diagnose = (name: string) =>
    connection.sendRequest("textDocument/diagnostic", { textDocument: { uri: `file://${folder}/${name}` } });
  // A message of 15 MB is taken in as a whole.
  await open("big/main.persona", change(generatePlaybook(lines)));
  await connection.sendRequest("no/such").catch(() => {});
  await stretches();
  const began = performance.now();
  await diagnose("big/main.persona");
  const taken = performance.now() - began;
  const found = await stretches();
  const ascending = (all: readonly number[]) => all.toSorted((a, b) => a - b);
  const all = ascending(found.map(({ working }) => working));
  const usual = all[Math.floor(all.length * 0.95)] ?? 0;
  const longest = all.at(-1) ?? 0;
  const longestOfOurs = ascending(found.map(({ working, collecting }) => working - collecting)).at(-1) ?? 0;
  const sum = all.reduce((sum, each) => sum + each, 0);
  console.log(
    `${of}: ${sum.toFixed(0)} ms of work in ${found.length} stretches, p95 ${usual.toFixed(1)} ms, the longest ${longest.toFixed(1)} ms, without collections ${longestOfOurs.toFixed(1)} ms; answered after ${taken.toFixed(0)} ms`,
  );
  await connection.sendRequest("shutdown");
  await connection.sendNotification("exit");
  expect(await server.ended).toBe(0);
  expect(found.length).toBeGreaterThan(20);
  expect(usual).toBeLessThanOrEqual(p95);
  expect(longestOfOurs).toBeLessThanOrEqual(ours);
  expect(longest).toBeLessThanOrEqual(most);
});
