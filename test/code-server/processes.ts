/** What runs for a session of VS Code: its processes, as the system lists them. */

import { execFileSync } from "node:child_process";
import type { Workbench } from "../vscode/workbench.ts";

export interface Running {
  readonly id: number;
  readonly parent: number;
  /** In megabytes, of what is in memory now. */
  readonly memory: number;
  readonly command: string;
}

/** All that this session of VS Code runs, itself included. */
export function running({ served }: Workbench): readonly Running[] {
  const rows = execFileSync("ps", ["-eo", "pid=,ppid=,rss=,args="], { encoding: "utf8" })
    .split("\n")
    .flatMap((line) => {
      const [, id, parent, memory, command] = /^\s*(\d+)\s+(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
      return command === undefined
        ? []
        : [{ id: Number(id), parent: Number(parent), memory: Number(memory) / 1024, command }];
    });
  const below = (id: number): readonly Running[] =>
    rows.filter(({ parent }) => parent === id).flatMap((row) => [row, ...below(row.id)]);
  return below(served.process ?? -1);
}
export const commands = (of: Workbench): string =>
  running(of)
    .map(({ command }) => command)
    .join("\n");
