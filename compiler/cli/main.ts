/**
 * The process entry: from arguments to an exit code.
 *
 * `--version` is answered before anything else is loaded. Every command loads only what it needs. Whatever is
 * thrown on purpose is a `CommandFailure`; anything else is a bug of ours, and the user gets one line and a
 * report file instead of a stack trace.
 */

import { version } from "../version.ts";
import { standardError, standardOutput } from "./terminal/standard-stream.ts";

const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === "--version" || args[0] === "-V")) printVersion();
else void run();

function printVersion(): void {
  // Where it cannot be written, the command line fails in the same way, and says why.
  process.once("uncaughtException", () => void run());
  void standardOutput.write(`${version}\n`);
}

async function run(): Promise<void> {
  const { runCommandLine } = await import("./command-line.ts");
  process.exitCode = await runCommandLine(args);
  endOnceWritten();
}

/**
 * Ends the process as soon as the last word is out. Node by itself would first wait for what it compiles and clears
 * away beside us, which nobody needs any more.
 */
function endOnceWritten(): void {
  standardOutput.whenWritten(() => {
    standardError.whenWritten(() => {
      // Not before promises that failed without anyone waiting for them have been heard of.
      setImmediate(() => process.exit());
    });
  });
}
