/** What is proposed to be typed is one word to a shell, and runs nothing: somebody else may have chosen the name. */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { shellWord } from "../../compiler/cli/shell-word.ts";
import { newFolder } from "../harness/command.ts";

describe.each(["bash", "sh"])("pasted into %s", (shell) => {
  test.each([
    "plain.csv",
    "two words.csv",
    "über/été.csv",
    "a;touch ran",
    "$(touch ran)",
    "`touch ran`",
    "$HOME",
    'quote".csv',
    "it's.csv",
    "it's $(touch ran)",
    '"; touch ran; "',
    "' ; touch ran ; '",
    "*.csv",
    "a&b|c>d<e",
    "bang!1",
  ])("%s is the same word", (name) => {
    const folder = newFolder();
    const { stdout } = spawnSync(shell, ["-c", `printf %s ${shellWord(name)}`], {
      cwd: folder,
      encoding: "utf8",
    });
    expect(stdout).toBe(name);
    expect(existsSync(join(folder, "ran"))).toBe(false);
  });
});
