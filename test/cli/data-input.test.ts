/** What a data file is when it is opened, whatever it was when it was looked at. */

import { appendFileSync, renameSync, symlinkSync, truncateSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { openDataInput, readAll } from "../../compiler/cli/input/data-input.ts";
import { folderWith } from "../harness/command.ts";

const textOf = async (path: string, within: string) =>
  Buffer.from(await readAll(openDataInput(path, undefined, within))).toString("utf8");

describe("a data file", () => {
  const elsewhere = join(folderWith({ "secret.csv": "secret" }), "secret.csv");
  const looked = (swap: (path: string, folder: string) => void) => {
    const folder = folderWith({ "customers.csv": "ours", "other.csv": "others" });
    const path = join(folder, "customers.csv");
    const input = openDataInput(path, undefined, folder);
    swap(path, folder);
    return readAll(input);
  };

  test("is read", async () => {
    const folder = folderWith({ "customers.csv": "ours" });
    expect(await textOf(join(folder, "customers.csv"), folder)).toBe("ours");
  });

  test("may be a link within its folder", async () => {
    const folder = folderWith({ "customers.csv": "ours" });
    symlinkSync("customers.csv", join(folder, "link.csv"));
    expect(await textOf(join(folder, "link.csv"), folder)).toBe("ours");
  });

  test("that was saved anew since is read as it is now", async () => {
    const bytes = await looked((path, folder) => renameSync(join(folder, "other.csv"), path));
    expect(Buffer.from(bytes).toString("utf8")).toBe("others");
  });

  test("in whose place a link was put since is not read", async () => {
    const swapped = looked((path, folder) => {
      symlinkSync(elsewhere, join(folder, "link.csv"));
      renameSync(join(folder, "link.csv"), path);
    });
    await expect(swapped).rejects.toThrow("customers.csv leads out of");
  });

  test.each<[string, (path: string) => void]>([
    ["is cut off", (path) => truncateSync(path, 300_000)],
    ["grows", (path) => appendFileSync(path, "more")],
    ["is written anew", (path) => writeFileSync(path, "y".repeat(1_000_000))],
  ])("that %s while it is read is told", async (_, change) => {
    const path = join(folderWith({ "customers.csv": "x".repeat(1_000_000) }), "customers.csv");
    utimesSync(path, 0, 0);
    const pieces = openDataInput(path).bytes[Symbol.asyncIterator]();
    await pieces.next();
    change(path);
    const rest = async () => {
      while ((await pieces.next()).done !== true);
    };
    await expect(rest()).rejects.toThrow("customers.csv: somebody changed this file while it was read");
  });

  test("that lies elsewhere by its name is read", async () => {
    expect(await textOf(elsewhere, folderWith({}))).toBe("secret");
  });
});
