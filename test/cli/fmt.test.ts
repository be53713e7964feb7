/** `persona fmt` on files of every kind. */

import { readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { canBeRefused, personaKeptFrom } from "../harness/refused-files.ts";

describe("fmt", () => {
  const untidy = 'playbook   P "P" {\n version "1"\n}\n';
  test("changes what is untidy, keeps CR LF and links, and leaves what is broken", () => {
    const folder = folderWith({
      "a.persona": untidy,
      "crlf.persona": untidy.replaceAll("\n", "\r\n"),
      "broken.persona": 'playbook P "P {\n',
      "real/there.persona": untidy,
      "node_modules/x.persona": untidy,
    });
    symlinkSync("real/there.persona", join(folder, "link.persona"));
    const read = (path: string) => readFileSync(join(folder, path), "utf8");

    const checked = persona(["fmt", "--check"], { in: folder });
    expect(checked.status).toBe(1);
    expect(checked.stdout.trim().split("\n")).toEqual([
      "would change a.persona",
      "would change crlf.persona",
      "would change real/there.persona",
    ]);
    expect(read("a.persona")).toBe(untidy);

    const { status, stderr } = persona(["fmt", "link.persona", "."], { in: folder });
    expect(status).toBe(1);
    expect(stderr).toContain("broken.persona:1:");
    expect(read("broken.persona")).toBe('playbook P "P {\n');
    expect(read("a.persona")).toBe('playbook P "P" {\n  version "1"\n}\n');
    expect(read("crlf.persona")).toBe(read("a.persona").replaceAll("\n", "\r\n"));
    expect(read("real/there.persona")).toBe(read("a.persona"));
    expect(persona(["fmt", "node_modules/x.persona"], { in: folder }).status).toBe(2);
    expect(read("node_modules/x.persona")).toBe(untidy);
    expect(
      readdirSync(folder, { withFileTypes: true })
        .find(({ name }) => name === "link.persona")
        ?.isSymbolicLink(),
    ).toBe(true);
    expect(
      readdirSync(folder, { recursive: true }).filter((name) => String(name).includes("staging")),
    ).toEqual([]);
  });

  test.skipIf(!canBeRefused)("tells what may not be read, does the rest, and ends with 3", () => {
    const folder = folderWith({
      "a.persona": untidy,
      "closed/b.persona": untidy,
      "d.persona": untidy,
      "e/f.persona": untidy,
    });
    const { status, stdout, stderr } = personaKeptFrom(["closed", "d.persona"], folder, ["fmt", "."]);
    expect(stdout).toBe("changed a.persona\nchanged e/f.persona\n");
    expect(stderr.split("\n")).toEqual([
      "error: closed: no permission",
      "  help: ask for permission, or choose another folder",
      "error: d.persona: no permission",
      "  help: check that you may open the file, or name others",
      "2 files looked at, 2 changed",
      "",
    ]);
    expect(status).toBe(3);
    expect(readFileSync(join(folder, "e/f.persona"), "utf8")).toBe('playbook P "P" {\n  version "1"\n}\n');
  });
});
