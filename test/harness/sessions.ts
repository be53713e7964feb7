/**
 * The pages that a reader follows at the terminal, from the first line to the last: the files they make, the
 * commands they type, and what they see.
 *
 *     ```persona file=main.persona       a file that the reader makes (`csv`, `json`, `svg` … as well)
 *     ```persona starter                 goes to the end of my-playbook/main.persona
 *     ```diff file=main.persona          what the reader changes in a file, as a part of the Markdown shows it
 *     ```sh run                          what they type (`run=1`: it ends with 1, where nothing is said with 0) …
 *     ```text                            … and right after it, all that they see; a line `…` stands for any lines
 *     ```markdown of=out/plan.md         lines that stand so, one after the other, in a file that was made
 *
 * A page is one session in one new folder. Fences of a playbook that must not be sound (`error=`, `warning=`) are
 * compiled by examples.test.ts, and are no files here, unless they have a name.
 */

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { delimiter, dirname, join } from "node:path";
import remarkParse from "remark-parse";
import { unified } from "unified";
import { commandFile, newFolder } from "./command.ts";

export interface Step {
  /** Where it stands: `docs/tutorial.md:12`. */
  readonly place: string;
  readonly kind: "write" | "append" | "change" | "run" | "excerpt";
  /** Of a file: which. */
  readonly file: string;
  /** What is in the fence. */
  readonly text: string;
  /** Of a run: how it ends. */
  readonly status: number;
  /** Of a run: what the page shows, and where: offsets in the Markdown, fences included. */
  readonly shown?: { readonly text: string; readonly start: number; readonly end: number } | undefined;
}

interface Block {
  readonly type: string;
  readonly lang?: string | null;
  readonly meta?: string | null;
  readonly value?: string;
  readonly position?: {
    readonly start: { readonly line: number; readonly offset?: number };
    readonly end: { readonly offset?: number };
  };
}

export function stepsIn(path: string, markdown: string): readonly Step[] {
  const { children } = unified().use(remarkParse).parse(markdown) as unknown as {
    children: readonly Block[];
  };
  return children.flatMap((block, index): readonly Step[] => {
    if (block.type !== "code") return [];
    const place = `${path}:${block.position?.start.line}`;
    const words = (block.meta ?? "").split(/\s+/).filter(Boolean);
    const after = (name: string) => words.find((word) => word.startsWith(`${name}=`))?.slice(name.length + 1);
    const step = (kind: Step["kind"], file: string, more: Partial<Step> = {}): readonly Step[] => [
      { place, kind, file, text: `${block.value}\n`, status: 0, ...more },
    ];
    const file = after("file");
    if (file !== undefined) return step(block.lang === "diff" ? "change" : "write", file);
    const of = after("of");
    if (of !== undefined) return step("excerpt", of);
    if (words.length === 1 && words[0] === "starter") return step("append", "my-playbook/main.persona");
    if (!words.some((word) => /^run(=\d+)?$/.test(word))) return [];
    const next = children[index + 1];
    const { start, end } = next?.position ?? {};
    return step("run", "", {
      status: Number(after("run") ?? 0),
      shown:
        next?.lang === "text" && start?.offset !== undefined && end?.offset !== undefined
          ? { text: next.value ?? "", start: start.offset, end: end.offset }
          : undefined,
    });
  });
}

export interface Session {
  /** Does what the fence says; of a run: how it ended, and what the terminal showed. */
  take(step: Step): { readonly status: number | null; readonly seen: string };
}

export function startSession(): Session {
  const folder = newFolder();
  const bin = newFolder();
  // What `npx` does in the folder of the repository: it runs the command that is installed there.
  writeFileSync(join(bin, "npx"), `#!/bin/sh\nshift\nexec "${process.execPath}" "${commandFile}" "$@"\n`);
  chmodSync(join(bin, "npx"), 0o755);
  const env = {
    PATH: `${bin}${delimiter}${process.env.PATH}`,
    HOME: process.env.HOME ?? "",
    npm_command: "exec",
  };
  const read = (file: string) => {
    const path = join(folder, file);
    return existsSync(path) ? readFileSync(path, "utf8") : "";
  };
  const write = (file: string, text: string) => {
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  };
  const run = (script: string) => {
    const screen = join(bin, "screen");
    const output = openSync(screen, "w");
    try {
      const { status } = spawnSync("sh", ["-e", "-c", script], {
        ...{ cwd: folder, env, timeout: 60_000 },
        stdio: ["ignore", output, output],
      });
      return { status, seen: readFileSync(screen, "utf8") };
    } finally {
      closeSync(output);
      rmSync(screen);
    }
  };
  return {
    take({ place, kind, file, text }) {
      const done = { status: 0, seen: "" };
      switch (kind) {
        case "write":
          write(file, text);
          return done;
        case "append":
          write(file, `${read(file)}\n${text}`);
          return done;
        case "change":
          write(file, changed(read(file), text, place));
          return done;
        case "run":
          return run(text);
        case "excerpt":
          if (read(file).includes(text)) return done;
          throw new Error(`${place}: these lines are not in ${file}:\n${read(file)}`);
      }
    },
  };
}

/** With the lines that the fence marks `-` gone, and those marked `+` there; the other ones say where. */
function changed(text: string, change: string, place: string): string {
  const lines = change.trimEnd().split("\n");
  const side = (without: string) =>
    lines
      .filter((line) => !line.startsWith(without))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const before = side("+");
  if (text.split(before).length !== 2) throw new Error(`${place}: these lines do not stand once in the file`);
  return text.replace(before, () => side("-"));
}

/**
 * Whether the page shows what was seen: all of it, or all but what stands for `…`. Sizes of files may have changed
 * a little since: what is generated changes more often than what is said of it.
 */
export function shows(page: string, seen: string): boolean {
  if (!sizesAreNear(page, seen)) return false;
  const shown = withoutSizes(page);
  const parts = `\n${shown}\n`.split("\n…\n");
  const screen = `\n${withoutSizes(tidied(seen))}\n`;
  let from = 0;
  for (const [index, part] of parts.entries()) {
    const wanted = index === 0 ? part : `\n${part}`;
    const last = index === parts.length - 1;
    const at = last ? screen.length - wanted.length : screen.indexOf(wanted, from);
    if (at < from || (index === 0 && at !== 0) || !screen.startsWith(wanted, at)) return false;
    from = at + wanted.length - 1;
  }
  return parts.length > 1 || screen === `\n${shown}\n`;
}

/** As it stands in Markdown: without blanks (and CR) at the ends of lines, and empty lines at the end. */
export const tidied = (seen: string): string => seen.replace(/[ \t\r]+$/gm, "").trimEnd();

/** Within a tenth of one another, where both have as many. */
function sizesAreNear(page: string, seen: string): boolean {
  const sizesIn = (text: string) => [...text.matchAll(/\b(\d+) kB\b/g)].map(([, size]) => Number(size));
  const shown = sizesIn(page);
  const now = sizesIn(seen);
  if (shown.length !== now.length) return true;
  return now.every((size, index) => Math.abs(size - (shown[index] ?? 0)) <= size / 10);
}

const withoutSizes = (text: string): string => text.replace(/\b\d+ kB\b/g, "# kB");
