/**
 * `npm run bench`: every bar of speed, measured on this machine against a peer in the same run.
 *
 * Installs the peers if they are missing, builds the command, prints a table and writes results.md. It is for
 * people and never part of `npm test`: a busy machine may miss a bar that holds on a quiet one.
 */

import { spawnSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { cpus, loadavg } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { type Comparison, holds } from "./measure.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);

if (
  ![
    "langium",
    "prettier",
    "@gorules/zen-engine",
    "@marcbachmann/cel-js",
    "jexl",
    "ical-generator",
    "ics",
    "@prisma/language-server",
    "vscode-langservers-extracted",
  ].every((peer) => existsSync(join(here, "node_modules", peer)))
)
  // Not `npm ci`: it asks for an engine's packages of all platforms, which not every registry has.
  run("npm", ["install", "--prefix", here]);
run(process.execPath, [join(root, "compiler/build.mjs")]);

// After the peers are there: these modules import them.
const { benchParse } = await import("./parse.ts");
const { benchFormat } = await import("./format.ts");
const { benchCheck } = await import("./check.ts");
const { benchClassify } = await import("./classify/bench.ts");
const { benchClassifyFile } = await import("./classify-file.ts");
const { benchTestRun } = await import("./test-run.ts");
const { benchCalendar } = await import("./calendar/bench.ts");
const { benchLanguageServer } = await import("./language-server/bench.ts");
const { benchColdStart } = await import("./cold-start.ts");

const [area, rounds] = [process.argv[2], process.argv[3] === undefined ? undefined : Number(process.argv[3])];
const load = loadavg()[0] as number;
const benches: Readonly<Record<string, () => Promise<readonly Comparison[]> | readonly Comparison[]>> = {
  "cold-start": () => benchColdStart(root),
  parse: () => benchParse(root),
  format: () => benchFormat(root),
  check: () => benchCheck(),
  classify: () => benchClassify(root),
  "classify-file": () => benchClassifyFile(root),
  "test-run": () => benchTestRun(root),
  calendar: () => benchCalendar(),
  "language-server": () => benchLanguageServer(root, rounds),
};
/** `npm run bench -- classify`: that area alone, told and not written. */
if (area !== undefined && !(area in benches))
  throw new Error(`there is no bench ${area}, only ${Object.keys(benches).join(", ")}`);
const comparisons: Comparison[] = [];
for (const [name, bench] of Object.entries(benches)) {
  if (area !== undefined && name !== area) continue;
  for (const comparison of await bench()) {
    comparisons.push(comparison);
    console.log(`${verdictOn(comparison).padEnd(6)}  ${describe(comparison)}`);
  }
}
if (area === undefined) {
  writeFileSync(join(here, "results.md"), report());
  console.log("\nwritten to bench/results.md");
}

function verdictOn(comparison: Comparison): string {
  if (comparison.bar === undefined) return "";
  return holds(comparison) ? "holds" : "missed";
}

function describe({ name, bar, ratio, ours, peer, unit }: Comparison): string {
  const wanted =
    bar === undefined ? "no bar" : "atLeast" in bar ? `at least ${bar.atLeast}` : `at most ${bar.atMost}`;
  return `${ratio.toFixed(2).padStart(6)} (${wanted})  ${name}: ${ours.toFixed(0)} ${unit ?? "ms"}, ${peer.toFixed(0)} ${unit ?? "ms"}`;
}

function report(): string {
  const rows = comparisons.map((comparison) => {
    const { name, bar, ratio, ours, peer, unit = "" } = comparison;
    const wanted = bar === undefined ? "" : "atLeast" in bar ? `≥ ${bar.atLeast}` : `≤ ${bar.atMost}`;
    const verdict = verdictOn(comparison).replace("missed", "**missed**");
    return `| ${name} | ${ratio.toFixed(2)} | ${wanted} | ${verdict} | ${ours.toFixed(0)} ${unit} | ${peer.toFixed(0)} ${unit} |`;
  });
  return `# Speed, measured

Written by \`npm run bench\`: ratios of medians, both sides in turns within one run.
Milliseconds say something about the machine, ratios about us; a busy machine makes both worse.

- Date: ${new Date().toISOString().slice(0, 10)}
- Node ${process.versions.node}, ${process.platform} ${process.arch}, ${cpus().length} cores, load ${load.toFixed(1)} when it began

| what | ratio | bar | | ours (ms) | peer (ms) |
| --- | --- | --- | --- | --- | --- |
${rows.join("\n")}

How each is measured is said at the top of its file: cold-start.ts, parse.ts, format.ts, check.ts, classify/bench.ts, classify-file.ts, test-run.ts, calendar/bench.ts, language-server/bench.ts.
`;
}

function run(command: string, args: readonly string[]): void {
  const { status } = spawnSync(command, args, { stdio: "inherit" });
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}`);
}
