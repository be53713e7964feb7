/** What a user sees of a bug of ours: one line with a number, and a file to send. Never customer data. */

import { writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { version } from "../version.ts";

export function reportBug(error: unknown, args: readonly string[]): string {
  const id = crypto.randomUUID().slice(0, 8);
  const path = join(tmpdir(), `persona-bug-${id}.txt`);
  const report = [
    `persona ${version}, Node ${process.versions.node}, ${process.platform}`,
    `command: ${args[0] ?? ""}`,
    error instanceof Error ? (error.stack ?? error.message) : String(error),
    "",
  ].join("\n");
  try {
    writeFileSync(path, report, { mode: 0o600 });
    return `persona has a bug (${id}); nothing was changed. Please send ${path} to the maintainers.`;
  } catch {
    return `persona has a bug (${id}); nothing was changed, and the report could not be written: ${String(error)}`;
  }
}

/**
 * For tests: `PERSONA_FORCE_BUG=check` makes that command fail as a bug would, `check:later` in a promise that
 * nobody waits for.
 */
export function forcedBug(command: string): void {
  const forced = process.env.PERSONA_FORCE_BUG;
  if (forced === command) throw new Error(`a bug was forced in ${command}`);
  if (forced === `${command}:later`) void Promise.reject(new Error(`a bug was forced later in ${command}`));
}
