import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
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
