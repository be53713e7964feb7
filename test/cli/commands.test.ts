import { existsSync, readdirSync, readFileSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, newFolder, persona } from "../harness/command.ts";

const commands = ["init", "check", "fmt", "build", "docs", "classify", "explain", "plan"];
const starter = folderWith({}, "starter");
const customer = "customers/birch-labs.json";

describe("help", () => {
  test("lists every command, first steps and how commands end", () => {
    const { status, stdout, stderr } = persona(["--help"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    for (const command of commands) expect(stdout).toMatch(new RegExp(`^  ${command} `, "m"));
    expect(stdout).toContain("First steps");
    expect(stdout).toContain("called wrongly");
    expect(stdout).not.toContain("debug");
  });

  test.each(commands)("of %s says what it reads or writes, how it ends, with an example", (command) => {
    const { status, stdout } = persona([command, "--help"]);
    expect(status).toBe(0);
    expect(stdout).toMatch(/^Writes {2}\S/m);
    expect(stdout).toMatch(/^Ends {4}with 0 when/m);
    expect(stdout).toMatch(new RegExp(`^Examples?:\n  (.*\\| )?persona ${command}\\b`, "m"));
    expect(persona(["help", command]).stdout).toBe(stdout);
    expect(stdout.split("\n").every((line) => line.length <= 100)).toBe(true);
  });
});

describe("what is mistyped is answered with what was meant, and ends with 2", () => {
  test.each([
    [["chek"], "Did you mean check?"],
    [["check", "--formt", "json"], "Did you mean --format?"],
    [["check", "--format", "jsn"], "Did you mean json?"],
    [["classify", ".", "x.csv", "--format", "tabel"], "Did you mean table?"],
    [["classify", "."], "missing required argument 'customers'"],
    [["plan", "."], "--customer"],
    [["build", "--start", "2026-02-30"], "there is no such day"],
    [["build", "--start", "tomorrow"], "there is no such day"],
    [["docs", "--start", "2026-02-30"], "there is no such day"],
    [["plan", ".", "--customer", customer, "--out", "o", "--language", "x y"], "this is no language"],
    [["build", "--out", ""], "It names no folder."],
    [["docs", "--out", " "], "It names no folder."],
    [["plan", ".", "--customer", customer, "--out", ""], "It names no folder."],
    [["check", ".", "too", "many"], "too many arguments"],
    [["fmt", "team.csv"], "not a .persona file"],
    [["classify", ".", "package.lock"], "no such file"],
    [["classify", ".", "gitignore"], "not a kind of data file"],
    [[], "Usage: persona"],
  ])("%j", (args, said) => {
    const { status, stdout, stderr } = persona(args, { in: starter });
    expect(stderr).toContain(said);
    expect(status).toBe(said === "no such file" ? 3 : 2);
    expect(stdout).toBe("");
  });
});

describe("shell completion", () => {
  test.each(["bash", "zsh", "fish", "powershell"])("%s gets a script", (shell) => {
    const { status, stdout } = persona(["complete", shell]);
    expect(status).toBe(0);
    expect(stdout).toContain("persona");
    expect(stdout.split("\n").length).toBeGreaterThan(40);
  });

  const complete = (...words: string[]) =>
    persona(["complete", "--", ...words], { in: starter })
      .stdout.trim()
      .split("\n")
      .map((line) => line.split("\t")[0]);
  test("completes commands, options and values, and leaves files to the shell", () => {
    expect(complete("pl")).toEqual(["plan", ":4"]);
    expect(complete("")).toEqual(expect.arrayContaining([...commands, ":4"]));
    expect(complete("check", "--form")).toEqual(["--format", ":4"]);
    expect(complete("check", "--format", "")).toEqual(["pretty", "json", ":4"]);
    expect(complete("classify", ".", "customers.csv", "--format", "n")).toEqual(["ndjson", ":4"]);
    expect(complete("check", "")).toEqual([":0"]);
    expect(complete("plan", ".", "--customer", "")).toEqual([":0"]);
  });
});

describe("colours", () => {
  const sgr = "\u001b[";
  test.each([
    [{}, false],
    [{ FORCE_COLOR: "1" }, true],
    [{ NO_COLOR: "1" }, false],
  ])("%j", (env: Record<string, string>, coloured) => {
    expect(persona(["check"], { in: starter, env }).stdout.includes(sgr)).toBe(coloured);
    expect(persona(["--help"], { env }).stdout.includes(sgr)).toBe(coloured);
    expect(persona(["classify", ".", "customers.csv"], { in: starter, env }).stdout.includes(sgr)).toBe(
      coloured,
    );
  });
});

describe("init", () => {
  test("makes a playbook that every other command takes", () => {
    const folder = newFolder();
    const run = (...args: string[]) => {
      const ran = persona(args, { in: folder });
      expect(ran.status, `${args.join(" ")}\n${ran.stdout}${ran.stderr}`).toBe(0);
      return ran.stdout;
    };
    run("init");
    expect(readdirSync(folder).sort()).toEqual([
      ".github",
      ".gitignore",
      ".vscode",
      "customers",
      "customers.csv",
      "main.persona",
      "package.json",
      "team.csv",
    ]);
    expect(run("check")).toContain("nothing is wrong");
    run("fmt", "--check");
    run("build", "--out", "dist", "--start", "2026-12-01");
    expect(run("classify", ".", "customers.csv")).toContain("Acme Bikes");
    expect(run("explain", ".", customer)).toContain("What speaks for Builder");
    run("plan", ".", "--customer", customer, "--team", "team.csv", "--start", "2026-12-01", "--out", "plan");
    expect(readdirSync(join(folder, "plan")).sort()).toEqual([
      ".persona",
      "feed.ics",
      "invitations",
      "plan.json",
      "plan.md",
    ]);
  });

  test("what it tells people to type next is right for a folder with a blank in its name", () => {
    const { stdout } = persona(["init", "mi libro ñ"], { in: newFolder() });
    expect(stdout).toContain('persona check "mi libro ñ" ');
    expect(stdout).toContain('persona classify "mi libro ñ" "mi libro ñ/customers.csv"');
  });

  test("overwrites nothing, and says what is in the way", () => {
    const folder = folderWith({ "team.csv": "mine", "notes.txt": "mine" });
    const { status, stderr } = persona(["init"], { in: folder });
    expect(status).toBe(3);
    expect(stderr).toContain("team.csv");
    expect(readdirSync(folder).sort()).toEqual(["notes.txt", "team.csv"]);
  });
});

describe("a playbook is named", () => {
  const main = readFileSync(join(starter, "main.persona"), "utf8");
  const [head = "", play = ""] = main.split(/(?=play Workshop)/);
  const [onlyPlay = "", tests = ""] = play.split(/(?=\/\/ ---------- proof)/);
  const files = (entry: string) => ({
    [`book/${entry}`]: `import "./plays/workshop.persona"\n${head}${tests}`.replace(
      /^(import.*\n)([\s\S]*?\n}\n)/,
      "$2$1",
    ),
    "book/plays/workshop.persona": onlyPlay,
  });

  test.each(["main.persona", "welcome.persona"])(
    "by folder, entry file %s, or a part in a subfolder",
    (entry) => {
      const folder = folderWith(files(entry));
      const from = (cwd: string, ...args: string[]) => persona(["check", ...args], { in: join(folder, cwd) });
      const whole = from(".", "book");
      expect(whole.stdout).toContain("2 plays, in 2 files");
      expect(whole.status).toBe(0);
      for (const [cwd, ...args] of [
        [".", `book/${entry}`],
        [".", "book/plays/workshop.persona"],
        ["book"],
        ["book", "plays/workshop.persona"],
        ["book/plays", "workshop.persona"],
        ["book/plays", ".."],
        ["/", `${folder.slice(1)}/book`],
      ] as const) {
        expect(
          persona(["check", ...args], { in: cwd === "/" ? "/" : join(folder, cwd) }),
          `${cwd} ${args}`,
        ).toEqual(whole);
      }
    },
  );

  test("and its files are shown as the user would name them", () => {
    const broken = files("main.persona");
    broken["book/plays/workshop.persona"] = onlyPlay.replace("Builder", "Bulder");
    const folder = folderWith(broken);
    const shown = (cwd: string, named: string) =>
      JSON.parse(persona(["check", named, "--format", "json"], { in: join(folder, cwd) }).stdout)
        .diagnostics[0].file;
    expect(shown(".", "book")).toBe("book/plays/workshop.persona");
    expect(shown("book", ".")).toBe("plays/workshop.persona");
    expect(shown("book/plays", "workshop.persona")).toBe("../plays/workshop.persona");
  });

  test("wrongly: nothing there, no playbook there", () => {
    expect(persona(["check", "nowhere"], { in: starter })).toMatchObject({ status: 3, stdout: "" });
    const { status, stderr } = persona(["check", "customers"], { in: starter });
    expect(status).toBe(3);
    expect(stderr).toContain("persona init");
  });
});

test("check says that nothing has run the tests it found", () => {
  expect(persona(["check"], { in: starter }).stdout).toMatch(
    /; nothing is wrong\n1 test was not run: .*later version\n$/,
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

describe("classify", () => {
  const classify = (...args: string[]) =>
    persona(["classify", ".", "customers.csv", ...args], { in: starter });

  test("as table, CSV, JSON and NDJSON: the same customers", () => {
    const rows = JSON.parse(classify("--format", "json").stdout);
    expect(rows.map(({ id, persona }: Record<string, unknown>) => [id, persona])).toEqual([
      ["C-1", "Quick"],
      ["C-2", "Builder"],
      ["C-3", "Quick"],
      ["C-4", null],
    ]);
    const lines = classify("--format", "ndjson").stdout.trim().split("\n");
    expect(lines.map((line) => JSON.parse(line))).toEqual(rows);
    const csv = classify("--format", "csv").stdout.trim().split("\n");
    expect(csv[0]).toBe("id,name,persona,outcome,score,margin,coverage,fit");
    expect(csv.slice(1).map((line) => line.split(",").slice(0, 3))).toEqual(
      rows.map(({ id, name, persona }: Record<string, string>) => [id, name, persona ?? ""]),
    );
    const table = classify().stdout.trim().split("\n");
    expect(table).toHaveLength(5);
    expect(table[1]).toMatch(/^C-1\s+Acme Bikes\s+Quick\s+accepted\s+9\s+9\s+100 %\s+100 %$/);
  });

  test("says why with --explain, and reads standard input", () => {
    const input = readFileSync(join(starter, "customers.csv"), "utf8");
    const piped = persona(["classify", ".", "-", "--explain"], { in: starter, input });
    expect(piped.stdout).toContain("because +4 mainGoal · +3 wantsFast");
    expect(piped.stdout).toBe(classify("--explain").stdout);
    const one = readFileSync(join(starter, customer), "utf8");
    const json = persona(["classify", ".", "-", "--input", "json", "--format", "ndjson"], {
      in: starter,
      input: one,
    });
    expect(JSON.parse(json.stdout)).toMatchObject({ id: "C-2", persona: "Builder" });
  });

  test("names a wrong row and column, goes on with the others, and ends with 1", () => {
    const folder = folderWith(
      {
        "customers.csv":
          "id,name,developers,goLive\nA,Ann,12,2027-01-01\nB,Ben,many,2027-01-01\nC,Cid,0,2027-01-01\n",
      },
      "starter",
    );
    const { status, stdout, stderr } = persona(["classify", ".", "customers.csv", "--format", "csv"], {
      in: folder,
    });
    expect(status).toBe(1);
    expect(stderr).toContain("customers.csv, row 3 (B), column developers");
    expect(stdout.split("\n").map((line) => line.split(",")[0])).toEqual(["id", "A", "C", ""]);
    expect(stderr).toContain("1 refused");
  });

  const keeping = readFileSync(join(starter, "main.persona"), "utf8").replace(
    /^ {2}otherwise undecided$/m,
    "$&\n  keep      previous unless beaten by 2",
  );
  const previous = "id,name,goLive,previous\nA,Ann,2027-01-01,Quick\nB,Ben,2027-01-01,Nobody\n";

  test.each(["table", "csv", "json", "ndjson"])(
    "as %s says of whom the previous persona is unknown",
    (format) => {
      const folder = folderWith({ "main.persona": keeping, "customers.csv": previous }, "starter");
      const { status, stderr } = persona(["classify", ".", "customers.csv", "--format", format], {
        in: folder,
      });
      expect(status).toBe(0);
      expect(stderr).toContain(
        "notice: customers.csv, row 3 (B): the previous persona `Nobody` is not one of this playbook",
      );
      expect(stderr).not.toContain("row 2");
    },
  );

  test("names every refused row of many, in each format", () => {
    const rows = Array.from({ length: 250 }, (_, index) => `R${index},Ann,many,2027-01-01`);
    const folder = folderWith(
      { "customers.csv": `id,name,developers,goLive\n${rows.join("\n")}\nOk,Ben,1,2027-01-01\n` },
      "starter",
    );
    for (const format of ["table", "csv", "json", "ndjson"]) {
      const { status, stdout, stderr } = persona(["classify", ".", "customers.csv", "--format", format], {
        in: folder,
      });
      expect(status).toBe(1);
      for (const index of rows.keys())
        expect(stderr).toContain(`error: customers.csv, row ${index + 2} (R${index}), column developers: `);
      expect(stderr).toContain("250 refused");
      expect(stdout).toContain("Ok");
    }
  });
});

describe("plan", () => {
  const plan = (folder: string, ...args: string[]) =>
    persona(["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "out", ...args], {
      in: folder,
    });

  test("with a template of one's own, checked before anything is written", () => {
    const folder = folderWith(
      { "own.hbs": "# {{customer.name}}\n", "bad.hbs": "# {{customer.nam}}\n" },
      "starter",
    );
    const bad = plan(folder, "--template", "bad.hbs");
    expect(bad.status).toBe(1);
    expect(bad.stderr).toContain("bad.hbs:1:");
    expect(existsSync(join(folder, "out"))).toBe(false);
    expect(plan(folder, "--template", "own.hbs")).toMatchObject({ status: 0 });
    expect(readFileSync(join(folder, "out/plan.md"), "utf8")).toBe("# Birch Labs\n");
  });

  test("refuses a file of many customers, and of none", () => {
    const folder = folderWith({ "none.json": "[]" }, "starter");
    expect(plan(folder, "--customer", "customers.csv")).toMatchObject({
      status: 2,
      stderr:
        "error: customers.csv holds 4 customers, and a plan is for one\n" +
        "  help: say which by its id, as in --id C-1\n",
    });
    expect(plan(folder, "--customer", "none.json").status).toBeGreaterThan(0);
    expect(existsSync(join(folder, "out"))).toBe(false);
  });

  test("says who was chosen and why, and what waits or is not decided", () => {
    const main = readFileSync(join(starter, "main.persona"), "utf8")
      .replace(/^ {2}goLive .*$/m, (line) => line.replace(" required", ""))
      .replace("{{goLive}}", "{{or goLive 'soon'}}")
      .replace('  milestone live "Live" { when on goLive exactly; needs review; owner Manager }', (line) =>
        [line, '  if developers >= 3 { task audit "Audit" { owner Manager; when on start } }'].join("\n"),
      );
    const acme = { id: "X", name: "Xenon", signals: { mainGoal: "control" } };
    const folder = folderWith({ "main.persona": main, "x.json": JSON.stringify(acme) }, "starter");
    const { status, stdout, stderr } = plan(folder, "--customer", "x.json", "--team", "team.csv");
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    const { team, plays } = JSON.parse(readFileSync(join(folder, "out/plan.json"), "utf8"));
    const [manager] = team;
    expect(manager.reasons.length).toBeGreaterThan(0);
    const lines = stdout.split("\n");
    const below = (line: string) => lines[lines.indexOf(line) + 1];
    expect(below(`  ${manager.title}: ${manager.people[0].name}`)).toBe(`    ${manager.reasons.join("; ")}`);
    expect(plays[0].waiting.map(({ title }: { title: string }) => title)).toEqual([
      "Review what they built",
      "Live",
    ]);
    expect(below("  waiting: Live")).toMatch(/^ {4}waiting for .*, which is not known yet$/);
    expect(below("  not decided: Audit")).toMatch(/^ {4}depends on .*, not known yet$/);
  });

  test("speaks English to who runs it, whatever the plan's language is", () => {
    const main = readFileSync(join(starter, "main.persona"), "utf8")
      .replace(/^ {2}languages en$/m, "  languages en, es")
      .replace('"Customer manager"', '"Customer manager", es "Responsable del cliente"')
      .replace("5 business days before goLive", "5 business days before goLive; needs kickoff");
    const folder = folderWith({ "main.persona": main }, "starter");
    const inSpanish = plan(folder, "--team", "team.csv", "--language", "es");
    expect(inSpanish.stdout).toContain("4 dated actions from 2026-12-01, 4 files, in Spanish, in out\n");
    expect(inSpanish.stdout).toContain("  Customer manager: Sam Ito\n");
    expect(inSpanish.stdout).toContain("named in the customer's record\n");
    expect(readFileSync(join(folder, "out/plan.md"), "utf8")).toContain("Responsable del cliente");
    const inGerman = plan(folder, "--language", "de");
    expect(inGerman.stdout).toContain("notice: the playbook has no words in German; English is taken\n");
  });

  test("names the place of what is wrong as a check does", () => {
    const folder = folderWith({}, "starter");
    const { stderr, status } = persona(
      [
        ...["plan", folder.split("/").at(-1) ?? "", "--customer", join(folder, customer)],
        ...["--start", "2027-12-01", "--out", join(folder, "out")],
      ],
      { in: join(folder, "..") },
    );
    expect(status).toBe(1);
    expect(stderr).toMatch(new RegExp(`^error: ${folder.split("/").at(-1)}/main\\.persona:\\d+:\\d+: `));
  });

  describe("of one customer of many", () => {
    const rows = [
      "id,name,developers,wantsFast,mainGoal,goLive",
      "A-1,Ann,12,true,speed,2027-03-01",
      "A-2,Ben,many,true,speed,2027-03-01",
      "A-3,Cid,0,false,control,2027-03-01",
      "A-3,Cid again,0,false,control,2027-03-01",
    ];
    const json = [
      { id: "A-1", name: "Ann", signals: { developers: 12, wantsFast: true, goLive: "2027-03-01" } },
      { id: "A-2", name: "Ben", signals: { developers: "many", goLive: "2027-03-01" } },
      { id: "A-3", name: "Cid", signals: { developers: 12, wantsFast: true, goLive: "2027-03-01" } },
    ];
    const files = {
      "many.csv": `${rows.join("\n")}\n`,
      "many.json": JSON.stringify(json),
      "many.ndjson": json.map((one) => JSON.stringify(one)).join("\n"),
    };

    test.each(Object.keys(files))("--id takes them from %s, whatever is wrong with others", (file) => {
      const folder = folderWith(files, "starter");
      const { status, stderr } = plan(folder, "--customer", file, "--id", "A-1");
      expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
      const { customer } = JSON.parse(readFileSync(join(folder, "out/plan.json"), "utf8"));
      expect(customer).toMatchObject({ id: "A-1", name: "Ann" });
      const explained = persona(["explain", ".", file, "--id", "A-1", "--format", "json"], { in: folder });
      expect(explained).toMatchObject({ status: 0, stderr: "" });
      expect(JSON.parse(explained.stdout)).toMatchObject({ id: "A-1", name: "Ann" });
    });

    test.each(Object.keys(files))("says what is wrong with the one of %s", (file) => {
      const folder = folderWith(files, "starter");
      const { status, stderr } = plan(folder, "--customer", file, "--id", "A-2");
      expect(status).toBe(1);
      expect(stderr).toContain("(A-2)");
      expect(stderr).toContain("developers");
      expect(existsSync(join(folder, "out"))).toBe(false);
    });

    test("does not choose between two rows with one id", () => {
      const folder = folderWith(files, "starter");
      const { status, stderr } = plan(folder, "--customer", "many.csv", "--id", "A-3");
      expect(status).toBe(1);
      expect(stderr).toContain("row 5 (A-3), column id: the id `A-3` is there twice, also in row 4");
      expect(existsSync(join(folder, "out"))).toBe(false);
    });

    test("names the near id where there is no such customer", () => {
      const folder = folderWith(
        { "some.csv": `${rows.slice(0, 2).join("\n")}\nB-7,Dee,1,true,speed,2027-03-01\n` },
        "starter",
      );
      expect(plan(folder, "--customer", "some.csv", "--id", "a1")).toMatchObject({
        status: 2,
        stderr: "error: some.csv has no customer a1\n  help: did you mean A-1?\n",
      });
      expect(plan(folder, "--customer", "some.csv", "--id", "zebra")).toMatchObject({
        status: 2,
        stderr: "error: some.csv has no customer zebra\n  help: it holds 2 customers\n",
      });
      expect(existsSync(join(folder, "out"))).toBe(false);
    });
  });
});

describe("SOURCE_DATE_EPOCH", () => {
  const stamps = (folder: string, path: string) =>
    new Set(readFileSync(join(folder, path), "utf8").match(/^DTSTAMP:.*$/gm));
  const plan = ["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "plan"];
  const build = ["build", "--start", "2026-12-01", "--out", "build"];

  test("is when calendars were made; without it, they were at their plan's start", () => {
    const folder = folderWith({}, "starter");
    // date -u -d @1767225599 +%Y%m%dT%H%M%SZ
    for (const [env, stamp] of [
      [{}, "20261201T000000Z"],
      [{ SOURCE_DATE_EPOCH: "" }, "20261201T000000Z"],
      [{ SOURCE_DATE_EPOCH: "1767225599" }, "20251231T235959Z"],
      [{ SOURCE_DATE_EPOCH: "0" }, "19700101T000000Z"],
    ] as const) {
      for (const args of [plan, build]) expect(persona(args, { in: folder, env }).status).toBe(0);
      expect(stamps(folder, "plan/feed.ics")).toEqual(new Set([`DTSTAMP:${stamp}`]));
      expect(stamps(folder, "build/calendars/Quick.ics")).toEqual(new Set([`DTSTAMP:${stamp}`]));
      for (const file of readdirSync(join(folder, "plan/invitations")))
        expect(stamps(folder, `plan/invitations/${file}`)).toEqual(new Set([`DTSTAMP:${stamp}`]));
    }
  });

  test.each(["soon", "-1", "1.5", "1e9", "253402300800"])("refuses %s, and writes nothing", (epoch) => {
    const folder = folderWith({}, "starter");
    const { status, stderr } = persona(plan, { in: folder, env: { SOURCE_DATE_EPOCH: epoch } });
    expect(status).toBe(2);
    expect(stderr).toContain("SOURCE_DATE_EPOCH");
    expect(existsSync(join(folder, "plan"))).toBe(false);
  });
});

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
});

describe("a bug of ours", () => {
  const args: Readonly<Record<string, readonly string[]>> = {
    init: ["init", "new"],
    check: ["check"],
    fmt: ["fmt"],
    build: ["build", "--out", "dist"],
    docs: ["docs", "--out", "dist"],
    classify: ["classify", ".", "customers.csv"],
    explain: ["explain", ".", customer],
    plan: ["plan", ".", "--customer", customer, "--start", "2026-12-01", "--out", "dist"],
  };
  test.each(
    commands.flatMap((command) => [
      [command, command],
      [command, `${command}:later`],
    ]),
  )("in %s (%s) is one line, a report and 70", (command, PERSONA_FORCE_BUG) => {
    const reports = newFolder();
    const folder = folderWith({}, "starter");
    const { status, stderr } = persona(args[command] ?? [], {
      in: folder,
      env: { PERSONA_FORCE_BUG, TMPDIR: reports },
    });
    expect(status).toBe(70);
    const [report = "", ...others] = readdirSync(reports).filter((name) => name.startsWith("persona"));
    expect(others).toEqual([]);
    const lines = stderr.split("\n").filter((line) => line.includes("persona has a bug"));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain(join(reports, report));
    expect(stderr).not.toContain("    at ");
    expect(readFileSync(join(reports, report), "utf8")).toContain("a bug was forced");
    if (PERSONA_FORCE_BUG === command) {
      expect(stderr.split("\n")).toHaveLength(2);
      expect(readdirSync(folder).sort()).toEqual(readdirSync(starter).sort());
    }
  });

  test("where the report cannot be written is said", () => {
    const { status, stderr } = persona(["check"], {
      in: starter,
      env: { PERSONA_FORCE_BUG: "check", TMPDIR: join(starter, "main.persona") },
    });
    expect(status).toBe(70);
    expect(stderr).toContain("could not be written");
  });
});

describe("explain", () => {
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
