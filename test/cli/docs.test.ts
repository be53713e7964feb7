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

  test("leaves the old pages where the new ones would be more than a set may be", () => {
    const regions = ["US", "GB", "AU", "CA", "IE", "NZ", "ZA", "IN", "SG", "MT", "JM", "KE"];
    const personaNamed = (_: unknown, index: number) =>
      `persona P${index} "Persona ${index}" { summary "One."; portrait "face.svg" }\n`;
    const main = (personas: number, tags: readonly string[]) => `playbook Large "Large" {
  version   "1.0.0"
  owner     "CX Operations <cx@example.com>"
  languages ${tags}
  timezone  "Europe/Madrid"
}
signals Known "Known" { source internal; size integer 0 to 9 "Size" }
weights { when size > 1 then P0 +1 }
classify { otherwise P0 }
${Array.from({ length: personas }, personaNamed).join("")}`;
    const svg = `<svg xmlns="http://www.w3.org/2000/svg"><!--${" ".repeat(250_000)}--></svg>`;
    const large = folderWith({ "main.persona": main(1, ["en"]), "face.svg": svg });
    expect(persona(["docs", "."], { in: large }).status).toBe(0);
    const before = readFileSync(join(large, "site/en/index.html"), "utf8");
    writeFileSync(join(large, "main.persona"), main(45, ["en", ...regions.map((region) => `en-${region}`)]));
    const { status, stdout, stderr } = persona(["docs", "."], { in: large });
    expect({ status, stdout }).toEqual({ status: 1, stdout: "" });
    expect(stderr).toBe(
      "error: the files for site would have more than 67 million characters, the most that one set may have; nothing was written, and site is as it was\n" +
        "  help: let it have fewer languages or plays, shorter texts, or smaller portraits\n",
    );
    expect(readFileSync(join(large, "site/en/index.html"), "utf8")).toBe(before);
    expect(existsSync(join(large, "site/en-KE"))).toBe(false);
  });
});
