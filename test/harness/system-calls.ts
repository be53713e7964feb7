/**
 * A command under strace: what it asks of the system, and what becomes of it where the system kills it or refuses.
 *
 * Linux only. Calls are counted as strace does: for each name by itself, of the thread that runs the command.
 */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commandFile, type Ran } from "./command.ts";

export interface SystemCall {
  readonly name: string;
  /** Which of this name it is, from 1. */
  readonly nth: number;
  /** As strace prints it, descriptors with their paths. */
  readonly text: string;
  readonly failed: boolean;
}

/** In tests that need it, so that they fail by saying what to install instead of being passed over. */
export function demandStrace(): void {
  if (spawnSync("strace", ["-V"]).status !== 0) throw new Error("strace is needed: apt-get install strace");
}

/** @param names as strace takes them: `rename,%network` */
export function traced(
  args: readonly string[],
  names: string,
  options: { readonly in?: string } = {},
): Ran & { readonly calls: readonly SystemCall[]; readonly started: number } {
  return withTraceFile((file) => {
    const ran = underStrace(
      ["--seccomp-bpf", "-y", "-o", file, "-s", "200", "-e", `trace=${names}`],
      args,
      options.in,
    );
    const lines = readFileSync(file, "utf8").split("\n");
    const counts = new Map<string, number>();
    const main = lines[0]?.split(" ")[0] ?? "";
    const calls = lines.flatMap((line) => {
      const [, thread = "", name = "", rest = ""] = /^(\d+) +(\w+)\((.*)$/.exec(line) ?? [];
      if (name === "") return [];
      const nth = thread === main ? (counts.get(name) ?? 0) + 1 : 0;
      if (nth > 0) counts.set(name, nth);
      return [{ name, nth, text: `${name}(${rest}`, failed: / = -1 E/.test(rest) }];
    });
    return { ...ran, calls, started: new Set(lines.map((line) => line.split(" ")[0])).size };
  });
}

/**
 * @param what `signal=SIGKILL` or `error=ENOSPC`, at that one call
 * @returns and the call that was disturbed: now and then a run asks for one file more before it, so it may be another
 */
export function runDisturbed(
  args: readonly string[],
  { name, nth }: SystemCall,
  what: string,
): Ran & { readonly disturbed: string } {
  return withTraceFile((file) => {
    const inject = ["-y", "-o", file, "-e", `trace=${name}`, "-e", `inject=${name}:${what}:when=${nth}`];
    const ran = underStrace(inject, args);
    const lines = readFileSync(file, "utf8").split("\n");
    return { ...ran, disturbed: lines.find((line) => line.includes("(INJECTED)")) ?? "" };
  });
}

function withTraceFile<Result>(run: (file: string) => Result): Result {
  const folder = mkdtempSync(join(tmpdir(), "persona-trace-"));
  try {
    return run(join(folder, "trace"));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function underStrace(how: readonly string[], args: readonly string[], folder?: string): Ran {
  const { status, stdout, stderr } = spawnSync(
    "strace",
    ["-f", "-qq", ...how, process.execPath, commandFile, ...args],
    {
      cwd: folder,
      encoding: "utf8",
      // What is kept of compiled scripts would make the calls of one run differ from those of the next.
      env: { PATH: process.env.PATH ?? "", HOME: "/nonexistent", NODE_DISABLE_COMPILE_CACHE: "1" },
      timeout: 60_000,
    },
  );
  return { status, stdout, stderr };
}
