/**
 * The process entry: from arguments to an exit code.
 *
 * `--version` is answered before anything else is loaded. Every command loads only what it needs. Whatever is
 * thrown on purpose is a `CommandFailure`; anything else is a bug of ours, and the user gets one line and a
 * report file instead of a stack trace.
 */

import { version } from "./version.ts";

const [first] = process.argv.slice(2);
if (process.argv.length === 3 && (first === "--version" || first === "-V")) {
  process.stdout.write(`${version}\n`);
} else {
  const { runCommandLine } = await import("./command-line.ts");
  process.exitCode = await runCommandLine(process.argv.slice(2));
}
