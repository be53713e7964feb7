/** A compiler of the folder's own, as `npm install` puts it there, which writes down how it was called. */

import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { root } from "../harness/source-files.ts";

export interface Called {
  readonly words: readonly string[];
  readonly folder: string;
  readonly code: number;
}
export interface OwnCompiler {
  /** The script that is started. */
  readonly script: string;
  readonly wasStarted: () => boolean;
  /** Every call that has ended. */
  readonly calls: () => readonly Called[];
}

export function installCompiler(folder: string): OwnCompiler {
  const record = join(mkdtempSync(join(tmpdir(), "persona-called-")), "calls");
  const started = `${record}-started`;
  const bin = join(folder, "node_modules/@persona-lang/compiler/bin");
  const script = join(bin, "persona.js");
  mkdirSync(bin, { recursive: true });
  writeFileSync(
    script,
    `#!/usr/bin/env node
const { appendFileSync, writeFileSync } = require("node:fs");
writeFileSync(${JSON.stringify(started)}, "");
process.on("exit", (code) => {
  const called = { words: process.argv.slice(2), folder: process.cwd(), code };
  appendFileSync(${JSON.stringify(record)}, JSON.stringify(called) + "\\n");
});
require(${JSON.stringify(join(root, "compiler/bin/persona.js"))});
`,
  );
  chmodSync(script, 0o755);
  mkdirSync(join(folder, "node_modules/.bin"));
  symlinkSync("../@persona-lang/compiler/bin/persona.js", join(folder, "node_modules/.bin/persona"));
  appendFileSync(record, "");
  return {
    script,
    wasStarted: () => existsSync(started),
    calls: () =>
      readFileSync(record, "utf8")
        .split("\n")
        .filter((line) => line !== "")
        .map((line) => JSON.parse(line) as Called),
  };
}
