/** How a playbook is named on the command line, and how its files are named back. */

import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, newFolder, persona } from "../harness/command.ts";
import { canBeRefused, personaKeptFrom } from "../harness/refused-files.ts";

const starter = folderWith({}, "starter");

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

  test("by a link that leads nowhere, which is said", () => {
    const folder = folderWith({});
    symlinkSync("nowhere", join(folder, "customers.csv"));
    const { status, stderr } = persona(["classify", starter, "customers.csv"], { in: folder });
    expect(stderr).toContain("customers.csv: this link leads nowhere");
    expect(status).toBe(3);
  });

  test("wrongly, beside a link that leads in a circle", () => {
    const folder = folderWith({});
    symlinkSync("circle", join(folder, "circle"));
    const { status, stderr } = persona(["check", "nowhere.persona"], { in: folder });
    expect(stderr).toContain("error: nowhere.persona: there is no such file or folder\n");
    expect(stderr).not.toContain("circle");
    expect(status).toBe(3);
  });

  test.runIf(process.platform === "linux")("by a name that is no text, which is said", () => {
    const folder = newFolder();
    mkdirSync(Buffer.concat([Buffer.from(`${folder}/odd `), Buffer.of(0xff)]));
    const { status, stderr } = persona(["check", "odd \ufffd"], { in: folder });
    expect(stderr).toBe(
      "error: odd \ufffd: this name is not in UTF-8, so nothing opens it\n  help: give it another\n",
    );
    expect(status).toBe(3);
  });

  test("wrongly: nothing there, no playbook there", () => {
    expect(persona(["check", "nowhere"], { in: starter })).toMatchObject({ status: 3, stdout: "" });
    const { status, stderr } = persona(["check", "customers"], { in: starter });
    expect(status).toBe(3);
    expect(stderr).toContain("persona init");
  });
});

test("a name that is not there is told at once, however many others are", () => {
  const folder = newFolder();
  for (let index = 0; index < 4_000; index++) writeFileSync(join(folder, `customer-${index}.json`), "");
  writeFileSync(join(folder, "playbook.persona"), "");
  // Each name was compared with each other once: many minutes.
  const began = performance.now();
  const { status, stderr } = persona(["check", "playbok"], { in: folder });
  expect(performance.now() - began).toBeLessThan(20_000);
  expect(stderr).toContain("playbook.persona");
  expect(status).toBe(3);
});

describe("files that nothing imports", () => {
  const alone = 'test "alone" {\n  customer { goLive 2027-03-01 }\n  expect undecided\n}\n';
  const own = 'playbook Other "Other" {\n  version "1"\n}\nimport "./part.persona"\n';
  const folder = folderWith(
    {
      "tests/alone.persona": alone,
      // Another playbook in the same folder, and what it takes in.
      "other.persona": own,
      "part.persona": alone,
      "node_modules/x/far.persona": alone,
      ".kept/near.persona": alone,
    },
    "starter",
  );

  test("says nothing of them where an import is told to be wrong", () => {
    const files = {
      "main.persona": own.replace('"./part.persona"', "./part.persona"),
      "part.persona": alone,
    };
    const { status, stderr } = persona(["check", "."], { in: folderWith(files) });
    expect([status, stderr]).toEqual([1, ""]);
  });

  test.each(["check", "test"])("%s of the folder tells of them", (command) => {
    const { status, stderr } = persona([command, "."], { in: folder });
    expect(status).toBe(0);
    expect(stderr).toBe(
      'notice: tests/alone.persona is part of no playbook: nothing in it is checked or run\n  help: import it in main.persona, as in `import "./tests/alone.persona"`, or delete it\n',
    );
  });

  test("of one file, nothing is said", () => {
    expect(persona(["check", "main.persona"], { in: folder }).stderr).toBe("");
  });
});

describe.skipIf(!canBeRefused)("a folder in the playbook's that may not be read", () => {
  const sound = readFileSync(join(starter, "main.persona"), "utf8");

  const run = (command: string, main: string) =>
    personaKeptFrom(["closed"], folderWith({ "main.persona": main, "closed/part.persona": "" }), [command]);

  test.each(["check", "test"])("is told by %s, which does the rest", (command) => {
    const { status, stderr } = run(command, sound);
    expect(stderr).toBe(
      "notice: closed: no permission, so files of a playbook in it are not seen\n  help: ask for permission, or choose another folder\n",
    );
    expect(status).toBe(0);
  });

  test("is told once where a file in it is imported, which may well be there", () => {
    const { status, stdout, stderr } = run("check", `${sound}import "./closed/part.persona"\n`);
    expect(stdout).toContain(
      "error: `./closed/part.persona` cannot be read: the folder closed: no permission\n",
    );
    expect(stderr).toBe("");
    expect(status).toBe(1);
  });
});
