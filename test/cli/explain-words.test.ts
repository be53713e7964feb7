/** `persona explain --language` and `--why-not`. */

import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";

const customer = "customers/birch-labs.json";

describe("explain in sentences", () => {
  const starter = folderWith({}, "starter");
  const explained = (...options: readonly string[]) =>
    persona(["explain", ".", customer, ...options], { in: starter });

  test("--language says why", () => {
    const { stdout, status } = explained("--language", "en");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Birch Labs: Builder, because .+ \(\+4\).*; Quick starter is 8 behind\n/);
  });

  test("--why-not lists what was lost, the most first, and what it would have taken", () => {
    const { stdout, status } = explained("--why-not", "Quick");
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Birch Labs: Not .+: it is 8 behind Builder\n\nWhat Builder gained and /);
    expect(stdout).toContain("; it would take ");
  });

  test("as JSON, both data and words", () => {
    const why = JSON.parse(explained("--format", "json", "--language", "en").stdout);
    expect(why).toMatchObject({ persona: "Builder", words: { language: "en", direction: "ltr" } });
    const not = JSON.parse(explained("--format", "json", "--why-not", "Quick").stdout);
    expect(not).toMatchObject({ persona: "Quick", rival: "Builder", behind: 8, words: { language: "en" } });
  });

  test.each([
    [["--why-not", "Bilder"], "--why-not Bilder: the playbook has no such persona", "did you mean Builder?"],
    [["--language", "de"], "--language de: the playbook is not in this language", "it is in en"],
  ])("%s is told", (options, message, help) => {
    const { status, stdout, stderr } = explained(...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
  });
});
