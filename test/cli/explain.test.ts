/** `persona explain`: what is asked for next. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { displayWidth } from "../../compiler/diagnostics/display-text.ts";
import { folderWith, persona } from "../harness/command.ts";
import { oneTest } from "../harness/one-test.ts";
import { root } from "../harness/source-files.ts";

const customer = "customers/birch-labs.json";
const starter = folderWith({}, "starter");

describe("explain", () => {
  test("puts the places of all rules into one column, and breaks what they say within what is left of the line", () => {
    const riverbend = join(root, "playbooks/partner-portal/customers/riverbend-cabinets.json");
    const { stdout } = persona(["explain", join(root, "playbooks/partner-portal"), riverbend]);
    const places = [...stdout.matchAll(/^([+-]\d.* {2})\S+\.persona:\d+$/gm)];
    expect(places.length).toBeGreaterThan(20);
    expect(new Set(places.map(([, before = ""]) => displayWidth(before))).size).toBe(1);
    expect(Math.max(...places.map(([line]) => displayWidth(line)))).toBe(100);
    expect(stdout).not.toContain("…");
    // A reason and what decided it, in two lines: nothing of either is lost.
    expect(stdout).toMatch(
      /^\+3 {2}They come for speed – .*: 4 days; {2,}\S+\.persona:\d+\n {4}Moves over from .*: yes$/m,
    );
  });

  test("says of a set in which nothing is that there is none", () => {
    const text = readFileSync(join(starter, "main.persona"), "utf8")
      .replace("when wantsFast then", "when not tools has sheets then")
      .replace(/(\n *)developers /, '$1tools any of Tool "Tools"$&')
      .concat('\ntype Tool one of { sheets "Sheets" }\n');
    const record = JSON.parse(readFileSync(join(starter, customer), "utf8"));
    record.signals.tools = [];
    const folder = folderWith({ "main.persona": text, "birch.json": JSON.stringify(record) }, "starter");
    const { stdout } = persona(["explain", ".", "birch.json"], { in: folder });
    expect(stdout).toMatch(/^\+\d {2}Tools: none {2,}main/m);
  });

  test("has one empty line between its parts and between customers, and none at the end", () => {
    const { stdout } = persona(["explain", ".", "customers.csv"], { in: starter });
    expect(stdout.match(/ is .*; coverage /g)?.length).toBe(4);
    expect(stdout).not.toMatch(/\n\n\n|\n\n$/);
    expect(stdout).toMatch(/\n\nCorner Bakery .*\n\npersona /);
  });

  test("says how far the first is ahead in what it is ranked by: points, or percent", () => {
    const folder = folderWith(
      {
        "main.persona": oneTest
          .replace("classify {", "classify {\n  rank by fit")
          .replace("at least 5", "at least 5%"),
      },
      "starter",
    );
    expect(persona(["explain", ".", customer], { in: starter }).stdout).toContain("is Builder, 8 ahead;");
    expect(persona(["explain", ".", customer], { in: folder }).stdout).toContain("is Builder, 100 % ahead;");
    const [, , second] = persona(["classify", ".", "customers.csv"], { in: folder }).stdout.split("\n");
    expect(second).toMatch(/ Builder +accepted +8 +100 % +100 % +100 %$/);
  });

  test("says of equals what puts the first there", () => {
    const record = JSON.parse(readFileSync(join(starter, customer), "utf8"));
    const rule = "when developers >= 0 then Quick +7, Builder +7\n";
    const text = readFileSync(join(starter, "main.persona"), "utf8")
      .replace(/^weights[\s\S]*?^}$/m, `weights {\n  ${rule}}`)
      .replace(/^( *)ties .*$/m, "$1ties Builder, Quick");
    const line = text.split("\n").findIndex((each) => each.trim().startsWith("ties ")) + 1;
    const verdictOf = (main: string) => {
      const files = { "main.persona": main, "birch.json": JSON.stringify(record) };
      const { stdout } = persona(["explain", ".", "birch.json"], { in: folderWith(files, "starter") });
      return stdout.split("\n", 1)[0];
    };
    expect(verdictOf(text)).toContain(
      ` is Builder, equal with Quick; \`ties\` (main.persona:${line}) puts Builder first; coverage `,
    );
    const byOrder = text.replace(/^ *ties .*\n/m, "");
    expect(verdictOf(byOrder)).toContain(
      " is Quick, equal with Builder; the order of the playbook puts Quick first; coverage ",
    );
    expect(verdictOf(text.replace("Quick +7", "Quick +9"))).toContain(" is Quick, 2 ahead; ");
  });

  test("asks for what is not known, and for nothing else", () => {
    const text = readFileSync(join(starter, "main.persona"), "utf8");
    const rule = "when wantsFast and developers < 100 then Quick +3";
    const record = JSON.parse(readFileSync(join(starter, customer), "utf8"));
    delete record.signals.wantsFast;
    const files = {
      "main.persona": text.replace("when wantsFast then Quick +3", rule),
      "birch.json": JSON.stringify(record),
    };
    const { stdout } = persona(["explain", ".", "birch.json"], { in: folderWith(files, "starter") });
    const [, asked] = stdout.split("What would decide the one rule left open\n");
    expect(asked?.trim()).toBe("Wants to start as soon as possible");
  });
});
