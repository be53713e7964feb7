/**
 * A whole file: `persona classify` of a CSV with 250 columns, against csv-parse that only reads it.
 *
 * Each is a process of its own, from its start to the last row; a tenth of the names stand in quotes. Ours also
 * checks every value, classifies, and writes the result; it uses the threads that it does by itself.
 */

import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { asPlaybook } from "./classify/as-playbook.ts";
import { createWorkload, type Kind } from "./classify/workload.ts";
import { type Comparison, compare } from "./measure.ts";

const rowCount = 40_000;
const workload = createWorkload();
const cells: Readonly<Record<Kind, readonly string[]>> = {
  boolean: ["", "true", "false", "true", "false"],
  choice: ["", "price", "design", "integrations", "expertise"],
  number: ["", "0", "7", "42", "187"],
  amount: ["", "0.5", "7.25", "42", "187.99"],
  set: ["", "none", "sap", "sap;hubspot", "netsuite"],
  text: ["", "A better logo", "by the deadline", "nothing", "the Budget"],
};

export async function benchClassifyFile(root: string): Promise<readonly Comparison[]> {
  mkdirSync(join(root, "bench/out"), { recursive: true });
  const folder = mkdtempSync(join(root, "bench/out/classify-file-"));
  try {
    writeFileSync(join(folder, "main.persona"), asPlaybook(workload));
    const customers = join(folder, "customers.csv");
    writeFileSync(customers, customersCsv());
    writeFileSync(join(folder, "peer.mjs"), peer);
    const result = join(folder, "result.csv");
    const run = (...args: readonly string[]): void => {
      const { status, stderr } = spawnSync(process.execPath, args, { encoding: "utf8" });
      if (status !== 0) throw new Error(stderr);
    };
    const persona = join(root, "compiler/bin/persona.js");
    const ours = () => run(persona, "classify", folder, customers, "--out", result);
    ours();
    const classified = readFileSync(result, "utf8").split("\n").length - 2;
    if (classified !== rowCount) throw new Error(`${classified} of ${rowCount} customers were classified`);
    return [
      await compare({
        name: "`persona classify` of a CSV with 250 columns, as csv-parse that only reads it",
        bar: { atLeast: 0.8 },
        ours,
        peer: () => run(join(folder, "peer.mjs"), customers),
        warmUp: 1,
        rounds: 9,
      }),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const peer = `import { createReadStream } from "node:fs";
import { parse } from "csv-parse";
let rows = 0;
const rowsOf = createReadStream(process.argv[2], { highWaterMark: 256 * 1024 }).pipe(parse());
rowsOf.on("data", () => rows++);
rowsOf.on("end", () => process.exit(rows === ${rowCount + 1} ? 0 : 1));
`;

function customersCsv(): string {
  const { signals } = workload;
  const lines = Array.from({ length: rowCount }, (_, row) => {
    const name = row % 10 === 0 ? `"Firm ${row}, Ltd"` : `Firm ${row}`;
    const values = signals.map(({ kind }, signal) => cells[kind][(row * 7 + signal * 13 + (row >> 3)) % 5]);
    return `C-${row},${name},${values.join(",")}`;
  });
  return `id,name,${signals.map(({ name }) => name).join(",")}\n${lines.join("\n")}\n`;
}
