/** `persona explain --language` and `--why-not`. */

import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parse as parseCsv } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { folderWith, persona } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

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

  test.each([
    ["en", "it would take not to be known"],
    ["es", "haría falta que no se conozca"],
    ["el", "θα χρειαζόταν να μην είναι γνωστό"],
    ["ar", "كان يلزم ألا يكون معروفًا"],
    ["fa", "لازم بود معلوم نباشد"],
  ])("in %s, what would have to be otherwise does not repeat the title before it", (language, needed) => {
    const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8")
      .replace("languages en", "languages en, es, el, ar, fa")
      .replace("when wantsFast then", "when unknown developers then");
    const folder = folderWith({ "main.persona": main }, "starter");
    const { stdout } = persona(["explain", ".", customer, "--why-not", "Quick", "--language", language], {
      in: folder,
    });
    const line =
      stdout
        .replaceAll(/[\u2068\u2069]/g, "")
        .split("\n")
        .find((each) => each.includes(needed)) ?? stdout;
    expect(line.split("Developers on their side").length - 1).toBe(1);
  });

  test.each(["Quick starter", "quick STARTER", " Quick starter "])(
    "--why-not takes the title: %j",
    (title) => {
      expect(explained("--why-not", title)).toEqual(explained("--why-not", "Quick"));
    },
  );

  test("a title that several personas have is told", () => {
    const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
    const folder = folderWith({ "main.persona": main.replace('"Quick starter"', '"Builder"') }, "starter");
    const ran = persona(["explain", ".", customer, "--why-not", "BUILDER"], { in: folder });
    expect(ran).toMatchObject({ status: 2, stdout: "" });
    expect(ran.stderr).toContain("--why-not BUILDER: several personas have this title");
    expect(ran.stderr).toContain("name one of Quick and Builder");
  });

  test("in a language without sentences, all of it is in English, and a notice says so", () => {
    const main = readFileSync(join(root, "compiler/starter/main.persona"), "utf8")
      .replace("languages en", "languages en, fr")
      .replace('persona Builder "Builder"', 'persona Builder "Builder", fr "Bâtisseur"')
      .replace('"Developers on their side"', '"Developers on their side", fr "Développeurs"');
    const folder = folderWith({ "main.persona": main }, "starter");
    for (const [command, options] of [
      ["explain", []],
      ["explain", ["--why-not", "Quick"]],
      ["explain", ["--format", "json"]],
      ["classify", ["--explain"]],
    ] as const) {
      const run = (language: string) =>
        persona([command, ".", customer, ...options, "--language", language], { in: folder });
      const french = run("fr-CA");
      expect(french).toMatchObject({ status: 0, stdout: run("en").stdout });
      expect(french.stderr).toContain("there are no sentences in Canadian French; they are in English");
    }
  });

  test("as JSON, both data and words", () => {
    const why = JSON.parse(explained("--format", "json", "--language", "en").stdout);
    expect(why).toMatchObject({ persona: "Builder", words: { language: "en", direction: "ltr" } });
    const not = JSON.parse(explained("--format", "json", "--why-not", "Quick").stdout);
    expect(not).toMatchObject({ persona: "Quick", rival: "Builder", behind: 8, words: { language: "en" } });
  });

  test.each([
    [["--why-not", "Bilder"], "--why-not Bilder: the playbook has no such persona", "did you mean Builder?"],
    [["--why-not", "Quik startr"], "the playbook has no such persona", "did you mean Quick starter?"],
    [["--language", "de"], "--language de: the playbook is not in this language", "it is in en"],
  ])("%s is told", (options, message, help) => {
    const { status, stdout, stderr } = explained(...options);
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
    expect(stderr).toContain(message);
    expect(stderr).toContain(help);
  });
});

describe("classify in sentences", () => {
  const portal = resolve(root, "playbooks/partner-portal");
  const run = (command: string, ...options: readonly string[]) => {
    const ran = persona([command, ".", "customers.csv", ...options], { in: portal });
    expect(ran.status, ran.stderr).toBe(0);
    return ran.stdout;
  };
  const ndjson = (text: string) =>
    text
      .trimEnd()
      .split("\n")
      .map((line) => JSON.parse(line));

  const sameAsExplained = (language: string) => {
    const options = ["--explain", "--language", language];
    const explained = JSON.parse(run("explain", "--language", language, "--format", "json"));
    expect(explained.length).toBeGreaterThan(5);
    for (const { words } of explained) expect(words.language).toBe(language);
    expect(ndjson(run("classify", ...options, "--format", "ndjson"))).toEqual(explained);
    return { options, explained };
  };

  test("as `explain` says it of each customer", () => {
    sameAsExplained("es");
  });

  test("also from right to left, in a cell and under the row of a table", () => {
    const { options, explained } = sameAsExplained("ar");
    const csv = parseCsv(run("classify", ...options, "--format", "csv"), { columns: true });
    const table = run("classify", ...options).split("\n");
    for (const [index, { id, words }] of explained.entries()) {
      expect(csv[index]).toMatchObject({ id, because: words.sentence });
      expect(table[2 + 2 * index]?.trim()).toBe(words.sentence);
    }
  });

  test("without --explain, or in a language that the playbook is not in, it is refused", () => {
    const refused = (...options: readonly string[]) => {
      const { status, stdout, stderr } = persona(["classify", ".", "customers.csv", ...options], {
        in: portal,
      });
      expect({ status, stdout }).toEqual({ status: 2, stdout: "" });
      return stderr;
    };
    expect(refused("--language", "es")).toContain("help: add --explain");
    expect(refused("--explain", "--language", "de")).toContain("--language de: the playbook is not in this");
  });
});
