/** `persona check`: counts, JSON, fixes, and the day it asks for. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

const starter = folderWith({}, "starter");

test("check says that nothing has run the tests it found", () => {
  expect(persona(["check"], { in: starter }).stdout).toMatch(
    /; nothing is wrong\n`persona test` runs its 3 tests\n$/,
  );
});

test("check counts the warnings that comments allow", () => {
  const main = readFileSync(join(starter, "main.persona"), "utf8");
  const leaflet =
    '\n// allow unused-resource: it is being printed\nresource Leaflet "Leaflet" { link "https://example.com" }\n';
  const folder = folderWith({ "main.persona": main + leaflet });
  const { status, stdout } = persona(["check"], { in: folder });
  expect({ status, allowed: stdout.includes("1 warning is allowed by a comment") }).toEqual({
    status: 0,
    allowed: true,
  });
  const json = persona(["check", "--format", "json"], { in: folder });
  expect(JSON.parse(json.stdout)).toEqual({ diagnostics: [], allowed: 1 });
});

test("check --format json has the promised shape", () => {
  const text = readFileSync(join(starter, "main.persona"), "utf8").replace(
    "when wantsFast then",
    "when wantsFst then",
  );
  const folder = folderWith({ "main.persona": text });
  const { status, stdout, stderr } = persona(["check", "--format", "json"], { in: folder });
  expect({ status, stderr }).toEqual({ status: 1, stderr: "" });
  const { diagnostics, ...rest } = JSON.parse(stdout);
  expect(rest).toEqual({ allowed: 0 });
  const found = diagnostics.find(({ severity }: { severity: string }) => severity === "error");
  const offset = text.indexOf("wantsFst");
  const line = text.slice(0, offset).split("\n").length;
  expect(Object.keys(found)).toEqual([
    "code",
    "severity",
    "message",
    "help",
    "file",
    "range",
    "related",
    "fixes",
  ]);
  expect(found).toMatchObject({
    code: "unknown-name",
    file: "main.persona",
    range: { start: { line, column: 8, offset }, end: { line, column: 16, offset: offset + 8 } },
  });
  const fixed = found.fixes[0].edits[0];
  expect(fixed).toMatchObject({ file: "main.persona", newText: "wantsFast", range: found.range });

  const fine = persona(["check", "--format", "json"], { in: starter });
  expect(JSON.parse(fine.stdout)).toEqual({ diagnostics: [], allowed: 0 });
});

test("check --today asks for another day than the clock's", () => {
  const text = readFileSync(join(starter, "main.persona"), "utf8")
    .replace("  languages en", "  languages en\n  reviewed  2026-10-01 every 6 months")
    .replaceAll(/^ {2}summary .*$/gm, '$&\n  evidence "Calls, 2026-09"');
  const folder = folderWith({ "main.persona": text });
  const on = (day: string) => persona(["check", "--today", day], { in: folder });
  expect(on("2027-04-01")).toMatchObject({ status: 0 });
  expect(on("2027-04-01").stdout).toContain("nothing is wrong");
  expect(on("2027-04-02").stdout).toContain("the next review was due on 2027-04-01");
  expect(on("2027-04-02").status).toBe(0);
  const { status, stderr } = on("2027-02-30");
  expect(status).toBe(2);
  expect(stderr).toContain("--today 2027-02-30: there is no such day");
});

describe("check --fix", () => {
  const sound = readFileSync(join(starter, "main.persona"), "utf8");

  test("puts right what is certain, says what, and reports what is left", () => {
    const slip = "when wantsFast then";
    const line = sound.slice(0, sound.indexOf(slip)).split("\n").length;
    const folder = folderWith({ "main.persona": sound.replace(slip, "when wantsFast") }, "starter");
    const seen = persona(["check"], { in: folder });
    expect(seen.status).toBe(1);
    expect(seen.stdout).toContain("`persona check --fix` puts it right");

    const { status, stdout, stderr } = persona(["check", "--fix"], { in: folder });
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: `fixed main.persona:${line}: write \`then\`\n1 fix made in 1 file\n`,
    });
    expect(stdout).toMatch(/^✓ /);
    expect(readFileSync(join(folder, "main.persona"), "utf8")).toBe(sound);
  });

  test("touches no file in which nothing is certain, and ends as a check does", () => {
    const text = `${sound}\npersona\n`;
    const folder = folderWith({ "main.persona": text }, "starter");
    const { status, stderr, stdout } = persona(["check", "--fix", "--format", "json"], { in: folder });
    expect({ status, stderr }).toEqual({ status: 1, stderr: "nothing was changed: no fix is certain\n" });
    expect(JSON.parse(stdout).diagnostics.length).toBeGreaterThan(0);
    expect(readFileSync(join(folder, "main.persona"), "utf8")).toBe(text);
  });
});
