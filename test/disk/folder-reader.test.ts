/** What is read of a folder where the system tells less than Linux does. */

import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { readSourceFile } from "../../compiler/disk/folder-reader.ts";
import { folderWith } from "../harness/command.ts";

vi.mock("node:fs", async (original) => ({
  ...(await original<typeof import("node:fs")>()),
  readlinkSync: (path: string) => {
    throw Object.assign(new Error(`no ${path} here`), { code: "ENOENT", syscall: "readlink" });
  },
}));

test("a file is read where nothing says what an opened one is", () => {
  const folder = folderWith({ "main.persona": "playbook A" });
  expect(readSourceFile(join(folder, "main.persona"), folder)).toMatchObject({ kind: "file" });
  expect(readSourceFile(join(folder, "main.persona"), join(folder, "inside"))).toEqual({ kind: "outside" });
});
