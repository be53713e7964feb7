import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

describe("persona docs", () => {
  const folder = folderWith({ "site/mine.txt": "mine" }, "starter");
  const page = (path: string) => readFileSync(join(folder, "site", path), "utf8");

  test("makes the pages, beside files that are there", () => {
    const { status, stdout, stderr } = persona(["docs", ".", "--start", "2026-12-01"], { in: folder });
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(stdout).toMatch(/^✓ made site: \d+ pages in one language; open site\/index\.html\n$/);
    expect(page("index.html")).toContain('href="en/index.html"');
    expect(page("style.css")).toContain("prefers-color-scheme: dark");
    expect(page("mine.txt")).toBe("mine");
  });

  test("says when nothing changed", () => {
    const { stdout } = persona(["docs", ".", "--start", "2026-12-01"], { in: folder });
    expect(stdout).toContain("nothing changed in site");
  });

  test("leaves the old pages where the playbook has errors", () => {
    const before = page("en/personas.html");
    const main = join(folder, "main.persona");
    writeFileSync(main, `${readFileSync(main, "utf8")}\npersona Nobody { challenge 7 }\n`);
    const { status, stdout, stderr } = persona(["docs", "."], { in: folder });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toContain("no pages were made; site is as it was");
    expect(page("en/personas.html")).toBe(before);
    expect(existsSync(join(folder, "site/index.html"))).toBe(true);
  });
});
