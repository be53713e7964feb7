import { spawnSync } from "node:child_process";
import { chmodSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { commandFile, folderWith } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

/** Debian's Neovim speaks an older form of the protocol, in UTF-16 only: who can less is served as well. */
test("Neovim shows what is wrong, what a name means, mends and renames", () => {
  const folder = folderWith({}, "starter");
  const main = join(folder, "main.persona");
  const starter = readFileSync(main, "utf8");
  writeFileSync(main, starter.replace("then Quick +3", "then Quik +3"));
  const lineOf = (words: string) => starter.split("\n").findIndex((line) => line.includes(words)) + 1;

  const script = join(root, "test/editors/session.lua");
  const session = ["--headless", "-u", "NONE", "-c", `luafile ${script}`, "-c", "cquit"];
  const { stdout, stderr } = spawnSync("nvim", session, {
    cwd: folder,
    env: { ...process.env, NODE: process.execPath, PERSONA: commandFile },
    encoding: "utf8",
    timeout: 90_000,
  });
  const seen = Object.fromEntries(
    stdout.split("\n").flatMap((line) => (line.startsWith("[") ? [JSON.parse(line)] : [])),
  );
  expect(seen, stderr).toMatchObject({
    diagnostics: [[lineOf("then Quick +3"), "unknown-name"]],
    hover: expect.stringContaining("Developers on their side"),
    definition: lineOf("wantsFast  boolean"),
    symbols: starter.match(/^\w+/gm)?.length,
    mended: true,
    renamed: starter.replace(/"[^"\n]*"|\/\/.*$/gm, "").match(/\bBuilder\b/g)?.length,
    "wrong after": 0,
    stopped: true,
  });
});

/** Taken from the page, as a reader would. */
const page = readFileSync(join(root, "docs/editors.md"), "utf8");
const setup = /From 0\.8 to 0\.10:\n\n```lua\n([\s\S]*?)```/.exec(page)?.[1] ?? "";

test("Neovim, set up as the page says, shows what is wrong", () => {
  const folder = folderWith({}, "starter");
  const main = join(folder, "main.persona");
  const starter = readFileSync(main, "utf8");
  writeFileSync(main, starter.replace("then Quick +3", "then Quik +3"));
  const machine = folderWith({ "setup.lua": setup, persona: `#!/bin/sh\nexec "$NODE" "$PERSONA" "$@"\n` });
  chmodSync(join(machine, "persona"), 0o755);
  const script = join(root, "test/editors/setup.lua");
  const { stdout, stderr } = spawnSync(
    "nvim",
    ["--headless", "-u", "NONE", "-c", `luafile ${script}`, "-c", "cquit"],
    {
      cwd: folder,
      env: {
        ...process.env,
        PATH: `${machine}:${process.env.PATH}`,
        SETUP: join(machine, "setup.lua"),
        NODE: process.execPath,
        PERSONA: commandFile,
      },
      encoding: "utf8",
      timeout: 90_000,
    },
  );
  const seen = Object.fromEntries(
    stdout.split("\n").flatMap((line) => (line.startsWith("[") ? [JSON.parse(line)] : [])),
  );
  const line = starter.split("\n").findIndex((each) => each.includes("then Quick +3")) + 1;
  expect(seen, stderr).toEqual({
    filetype: "persona",
    folder: realpathSync(folder),
    diagnostics: [[line, "unknown-name"]],
  });
});
