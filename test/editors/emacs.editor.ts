import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandFile, folderWith } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

/** The set-up is taken from the page, as a reader would: `apt-get install emacs-nox elpa-eglot`. */
const page = readFileSync(join(root, "docs/editors.md"), "utf8");
const setup = /### Emacs\n[\s\S]*?```lisp\n([\s\S]*?)```/.exec(page)?.[1] ?? "";

test("Emacs, set up as the page says, shows what is wrong, what a name means, mends, renames and offers", () => {
  const folder = folderWith({}, "starter");
  const main = join(folder, "main.persona");
  const starter = readFileSync(main, "utf8");
  writeFileSync(main, starter.replace("then Quick +3", "then Quik +3"));
  const lineOf = (words: string) => starter.split("\n").findIndex((line) => line.includes(words)) + 1;

  const machine = folderWith({ "init.el": setup, persona: `#!/bin/sh\nexec "$NODE" "$PERSONA" "$@"\n` });
  chmodSync(join(machine, "persona"), 0o755);
  const { stdout, stderr } = spawnSync("emacs", ["--batch", "-l", join(root, "test/editors/session.el")], {
    cwd: folder,
    env: {
      ...process.env,
      HOME: machine,
      PATH: `${machine}:${process.env.PATH}`,
      SETUP: join(machine, "init.el"),
      NODE: process.execPath,
      PERSONA: commandFile,
    },
    encoding: "utf8",
    timeout: 100_000,
  });
  const seen = Object.fromEntries(
    (stdout ?? "").split("\n").flatMap((line) => (line.startsWith("[") ? [JSON.parse(line)] : [])),
  );
  expect(seen, stderr).toMatchObject({
    mode: "persona-mode",
    started: true,
    diagnostics: [[lineOf("then Quick +3"), "unknown-name"]],
    hover: expect.stringContaining("Wants to know how it works"),
    mended: true,
    renamed: starter.replace(/"[^"\n]*"|\/\/.*$/gm, "").match(/\bBuilder\b/g)?.length,
    offered: ["Maker"],
  });
});
