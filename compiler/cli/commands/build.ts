/** `persona build`: everything that applications and reviewers use, replaced in one step. */

import { relative, resolve, sep } from "node:path";
import { watch as watchFiles } from "chokidar";
import type { OutputFile } from "../../emit/emitter.ts";
import { emitAll } from "../../emit/registry.ts";
import { isDate } from "../../values/calendar-date.ts";
import { forcedBug } from "../bug-report.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { CommandFailure, usageFailure } from "../failure.ts";
import { openSoundPlaybook } from "../open-playbook.ts";
import { replaceOutputSet } from "../output-set.ts";
import { readPlanRuntime } from "../plan-runtime.ts";
import { plain, type Terminal } from "../terminal.ts";
import { version } from "../version.ts";

export interface BuildOptions {
  readonly out: string;
  readonly start?: string;
  readonly watch?: boolean;
}

export async function runBuild(terminal: Terminal, options: BuildOptions, named: string): Promise<ExitCode> {
  if (options.start !== undefined && !isDate(options.start)) {
    throw usageFailure(`--start ${options.start}: there is no such day`, "write it as in 2026-12-01");
  }
  const code = await build(terminal, options, named);
  if (options.watch !== true) return code;
  return watch(terminal, options, named);
}

async function build(terminal: Terminal, options: BuildOptions, named: string): Promise<ExitCode> {
  forcedBug("build");
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) {
    terminal.note(terminal.noteStyle("dim", `nothing was built; ${options.out} is as it was`));
    return exitCodes.errors;
  }
  const files = emitAll(open.playbook, {
    generator: `persona ${version}`,
    planRuntime: readPlanRuntime(),
    ...(options.start === undefined ? {} : { start: options.start }),
  });
  const { changed, oneByOne } = replaceOutputSet(resolve(options.out), files);
  terminal.print(summaryOf(terminal, options.out, files, changed));
  if (oneByOne) terminal.note("this disk knows no links, so the files were replaced one after the other");
  return exitCodes.fine;
}

function summaryOf(terminal: Terminal, out: string, files: readonly OutputFile[], changed: boolean): string {
  const tops = new Map<string, number>();
  for (const file of files) {
    const [top = "", ...rest] = file.path.split("/");
    const name = rest.length > 0 ? `${top}/` : top;
    tops.set(name, (tops.get(name) ?? 0) + 1);
  }
  const list = [...tops].map(([name, count]) => (name.endsWith("/") ? `${name} (${count})` : name)).sort();
  return `${terminal.style("green", "✓")} ${changed ? "built" : "nothing changed in"} ${plain(out)}: ${plain(list.join(", "))}`;
}

/** Builds again after every change in the playbook's folder, until it is interrupted. */
async function watch(terminal: Terminal, options: BuildOptions, named: string): Promise<ExitCode> {
  const root = resolve(named);
  const out = resolve(options.out);
  const watched = (path: string): boolean => {
    const parts = relative(root, path).split(sep);
    return (
      path !== out &&
      !path.startsWith(out + sep) &&
      !parts.some((part) => part === "node_modules" || part === ".git")
    );
  };
  const watcher = watchFiles(root, {
    ignoreInitial: true,
    ignored: (path, status) =>
      !watched(path) || (status?.isFile() === true && !path.endsWith(".persona") && !path.endsWith(".ics")),
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
  });
  terminal.note(terminal.noteStyle("dim", `watching ${plain(named)}; Ctrl-C ends it`));

  let building = Promise.resolve();
  let waiting = false;
  const rebuild = (): void => {
    if (waiting) return;
    waiting = true;
    building = building.then(async () => {
      waiting = false;
      try {
        await build(terminal, options, named);
      } catch (error) {
        // A file may be half moved at this moment; the next change builds again.
        if (!(error instanceof CommandFailure)) throw error;
        terminal.note(`${terminal.noteStyle(["bold", "red"], "error")}: ${plain(error.message)}`);
      }
    });
  };
  watcher.on("all", rebuild);
  return new Promise((_, reject) => {
    watcher.on("error", reject);
  });
}
