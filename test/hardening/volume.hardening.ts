import { spawnSync } from "node:child_process";
import { closeSync, openSync, readFileSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandFile, folderWith } from "../harness/command.ts";
import { countOf } from "../harness/counts.ts";

/**
 * A whole customer base goes through `persona classify` at 50,000 rows a second of ten columns, in the memory that a
 * hundredth of it takes and 100 MB. Only in the soak: it says something where nothing else is running.
 */

const rows = countOf("rows of a volume");
/** A hundredth of them, a tenth, and all. */
const sizes = [rows / 100, rows / 10, rows];
const [rowsASecond, moreMegabytes] = [50_000, 100];

const folder = folderWith({
  "main.persona": `playbook Volume "A whole customer base" {
  version   "1.0.0"
  owner     "CX Operations <cx-ops@example.com>"
  languages en
  timezone  "America/Denver"
}
signals Facts "Facts" {
  developers integer 0 and above
  revenue    decimal 2
  discount   percent
  isNew      boolean
  reason     one of price, design, expertise
  systems    any of sap, hubspot, netsuite
  goLive     date context
  worry      text
}
persona Quick "Quick" { summary "Wants to begin." }
persona Careful "Careful" { summary "Wants to be sure." }
weights {
  when developers > 3 then Quick +2
  when revenue >= 1000 then Careful +1
  when discount > 10% then Quick +1
  when isNew then Careful +2
  when reason is price then Quick +1
  for each of systems then Careful +1
  when worry contains "budget" then Careful +1
}
classify { ties Quick, Careful; otherwise Quick }
`,
  // Told at the end by the process itself, its threads included.
  "peak.mjs": `import { writeFileSync } from "node:fs";
import { isMainThread } from "node:worker_threads";
if (isMainThread)
  process.on("exit", () => writeFileSync(process.env.PEAK, String(process.resourceUsage().maxRSS)));
`,
});

const systems = [[], ["sap"], ["sap", "hubspot"], ["netsuite"]];
const worries = ["the budget", "a date", "nothing, really", "who decides"];
const customer = (row: number) => ({
  developers: row % 40,
  revenue: (row % 5_000) + 0.25,
  discount: row % 30,
  isNew: row % 2 === 0,
  reason: ["price", "design", "expertise"][row % 3],
  systems: systems[row % 4] as readonly string[],
  goLive: `2027-0${(row % 9) + 1}-1${row % 10}`,
  worry: worries[(row >> 2) % 4],
});

const lines = {
  csv: (row: number) => {
    const { systems, worry, ...rest } = customer(row);
    const { developers, revenue, discount, isNew, reason, goLive } = rest;
    const set = systems.join(";") || "none";
    return `C-${row},Firm ${row},${developers},${revenue},${discount},${isNew},${reason},${set},${goLive},"${worry}"\n`;
  },
  ndjson: (row: number) =>
    `${JSON.stringify({ id: `C-${row}`, name: `Firm ${row}`, signals: customer(row) })}\n`,
};

function writeCustomers(format: keyof typeof lines, count: number): string {
  const path = join(folder, `customers-${count}.${format}`);
  const file = openSync(path, "w");
  if (format === "csv") writeSync(file, `id,name,${Object.keys(customer(0)).join(",")}\n`);
  for (let row = 0; row < count; row += 10_000) {
    const part = Array.from({ length: Math.min(10_000, count - row) }, (_, index) =>
      lines[format](row + index),
    );
    writeSync(file, part.join(""));
  }
  closeSync(file);
  return path;
}

interface Ran {
  readonly size: number;
  /** Megabytes. */
  readonly peak: number;
  readonly seconds: number;
}

function classify(format: keyof typeof lines, count: number): Omit<Ran, "size"> {
  const [customers, out, peak] = [
    writeCustomers(format, count),
    join(folder, "out.csv"),
    join(folder, "peak"),
  ];
  writeFileSync(peak, "");
  const start = performance.now();
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", join(folder, "peak.mjs"), commandFile, "classify", folder, customers, "--out", out],
    { encoding: "utf8", env: { PATH: process.env.PATH, PEAK: peak } },
  );
  const seconds = (performance.now() - start) / 1000;
  expect(status, stderr).toBe(0);
  expect(stderr).toContain(`${count} customers`);
  return { peak: Number(readFileSync(peak, "utf8")) / 1024, seconds };
}

test.runIf(rows > 0).each(["csv", "ndjson"] as const)("a customer base in %s", (format) => {
  const [few, some, many] = sizes.map((size) => ({ size, ...classify(format, size) })) as [Ran, Ran, Ran];
  const rate = (many.size - few.size) / (many.seconds - few.seconds);
  const peaks = [few, some, many].map(({ size, peak }) => `${Math.round(peak)} MB with ${size} rows`);
  console.log(`${format}: ${Math.round(rate)} a second, at most ${peaks.join(", ")}`);
  for (const { peak } of [some, many]) expect(peak - few.peak).toBeLessThan(moreMegabytes);
  expect(rate).toBeGreaterThan(rowsASecond);
});
