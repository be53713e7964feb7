/** `persona build`: everything that applications and reviewers use, replaced in one step. */

import { resolve } from "node:path";
import { gzipSync } from "node:zlib";
import type { OutputFile } from "../../emit/emitter.ts";
import { emitAll } from "../../emit/registry.ts";
import { digestPlaybook } from "../../ir/serialise.ts";
import { generator } from "../../version.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { checkDay } from "../input/day-option.ts";
import { openSoundPlaybook, projectFolderOf } from "../input/open-playbook.ts";
import { sourceDate } from "../input/source-date.ts";
import { gatherFiles } from "../output/gather-files.ts";
import { replaceOutputSet } from "../output/output-set.ts";
import { readPlanRuntime } from "../plan-runtime.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import { noticeUntranslatedPlaybook } from "../terminal/untranslated-notice.ts";

export interface BuildOptions {
  readonly out: string;
  readonly start?: string;
  readonly watch?: boolean;
}

export async function runBuild(terminal: Terminal, options: BuildOptions, named: string): Promise<ExitCode> {
  await checkDay("--start", options.start);
  if (options.watch !== true) return build(terminal, options, named);
  const { watchFolders } = await import("./watch.ts");
  const watched = { named: [named], roots: [await projectFolderOf(named)], out: resolve(options.out) };
  return watchFolders(terminal, watched, () => build(terminal, options, named));
}

async function build(terminal: Terminal, options: BuildOptions, named: string): Promise<ExitCode> {
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) {
    terminal.note(terminal.noteStyle("dim", `nothing was built; ${plain(options.out)} is as it was`));
    return exitCodes.errors;
  }
  const stamp = sourceDate();
  const emitted = emitAll(open.playbook, {
    generator,
    digest: await digestPlaybook(open.playbook),
    sourceText: open.snapshot.text,
    planRuntime: readPlanRuntime(),
    ...(options.start === undefined ? {} : { start: options.start }),
    ...(stamp === undefined ? {} : { stamp }),
  });
  const files = gatherFiles(
    emitted,
    plain(options.out),
    options.start === undefined
      ? "let it have fewer languages or plays, or shorter texts"
      : "build without `--start`, which makes a plan for each persona in each language, or let it have fewer of them or shorter texts",
  );
  const { changed, oneByOne, written } = replaceOutputSet(resolve(options.out), files, { command: "build" });
  terminal.printDone(summaryOf(options.out, written, changed));
  terminal.print(terminal.style("dim", `  ${sizeOf("classifier.js", files)}`));
  noticeUntranslatedPlaybook(terminal, open.playbook);
  if (oneByOne) terminal.note("this disk knows no links, so the files were replaced one after the other");
  return exitCodes.fine;
}

function summaryOf(out: string, files: readonly OutputFile[], changed: boolean): string {
  const tops = new Map<string, number>();
  for (const file of files) {
    const [top = "", ...rest] = file.path.split("/");
    const name = rest.length > 0 ? `${top}/` : top;
    tops.set(name, (tops.get(name) ?? 0) + 1);
  }
  const list = [...tops].map(([name, count]) => (name.endsWith("/") ? `${name} (${count})` : name)).sort();
  return `${changed ? "built" : "nothing changed in"} ${out}: ${list.join(", ")}`;
}

/** What an application that imports it comes to carry: "classifier.js is 61 kB, 15 kB with gzip". */
function sizeOf(path: string, files: readonly OutputFile[]): string {
  const bytes = Buffer.from(files.find((file) => file.path === path)?.content ?? "");
  return `${path} is ${kilobytes(bytes.length)}, ${kilobytes(gzipSync(bytes).length)} with gzip`;
}

const kilobytes = (bytes: number): string => `${Math.ceil(bytes / 1000)} kB`;
