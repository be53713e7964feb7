import { spawnSync } from "node:child_process";
import { mkdirSync, readdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { folderWith, newFolder, persona, type Ran } from "../harness/command.ts";
import { controls } from "../harness/control-characters.ts";
import { survey } from "../harness/every-command.ts";

const starter = folderWith({}, "starter");
const main = readFileSync(join(starter, "main.persona"), "utf8");

const check = (folder: string, ...args: string[]) => persona(["check", ...args], { in: folder });
const diagnosticsOf = (folder: string): { code: string; message: string; file: string }[] =>
  JSON.parse(check(folder, "--format", "json").stdout).diagnostics;
const codes = (folder: string) => diagnosticsOf(folder).map(({ code }) => code);

describe("imports stay in the playbook's folder", () => {
  const importing = (path: string) => main.replace(/^}\n/m, `}\nimport ${JSON.stringify(path)}\n`);

  test.each([
    ["../../etc/passwd.persona", "outside-project"],
    ["../outside.persona", "outside-project"],
    ["/etc/passwd.persona", "unusual-path"],
    ["C:\\windows.persona", "unusual-path"],
    ["https://example.com/x.persona", "unusual-path"],
    ["./link.persona", "outside-project"],
    ["./folder-link/secret.persona", "outside-project"],
    ["./folder-link/secre.persona", "outside-project"],
    ["./Shared.persona", "wrong-case-path"],
    ["./missing.persona", "missing-file"],
    ["./folder.persona", "unreadable-file"],
    ["./pipe.persona", "unreadable-file"],
  ])("%s", (path, code) => {
    const above = folderWith({
      "secret.persona": "persona Secret {}",
      "outside.persona": "persona Secret {}",
    });
    const folder = join(above, "book");
    mkdirSync(join(folder, "folder.persona"), { recursive: true });
    writeFileSync(join(folder, "main.persona"), importing(path));
    writeFileSync(join(folder, "shared.persona"), "");
    symlinkSync("../secret.persona", join(folder, "link.persona"));
    symlinkSync("..", join(folder, "folder-link"));
    spawnSync("mkfifo", [join(folder, "pipe.persona")]);
    const { status, stdout } = check(folder, "--format", "json");
    expect(status).toBe(1);
    expect(stdout).not.toContain("Secret");
    expect(stdout).toContain(`"code": "${code}"`);
  });

  test("so do files of holidays", () => {
    const above = folderWith({ "secret.ics": "BEGIN:VCALENDAR\r\nX-SECRET:1\r\nEND:VCALENDAR\r\n" });
    const folder = join(above, "book");
    mkdirSync(folder);
    symlinkSync("../secret.ics", join(folder, "link.ics"));
    for (const path of ["../secret.ics", "link.ics"]) {
      writeFileSync(join(folder, "main.persona"), main.replace("2026-12-25", `"${path}"`));
      expect(codes(folder)).toContain("outside-project");
    }
  });
});

describe("outputs stay in the folder at hand, whatever links lead out of it", () => {
  const customer = "customers/birch-labs.json";
  test.each([
    "build",
    "docs",
    "build --out out/deeper",
    `plan . --customer ${customer} --start 2026-12-01 --out out`,
    "plan . --customers customers.csv --start 2026-12-01 --out out",
  ])("%s", (line) => {
    const elsewhere = folderWith({});
    const folder = folderWith({}, "starter");
    for (const name of ["out", "site"]) symlinkSync(elsewhere, join(folder, name));
    const { status, stderr } = persona(line.split(" "), { in: folder });
    expect(stderr).toContain("leads out of this folder");
    expect(status).toBe(3);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test.each([
    "classify . customers.csv --out linked.csv",
    "classify . customers.csv --format csv --rejects linked.csv",
    `receipt . ${customer} --out linked.csv`,
    "check --baseline known.json --update-baseline",
    "fmt linked.persona",
    "fmt linked",
    "init inside",
  ])("nor is a single file written through one: %s", (line) => {
    const elsewhere = folderWith({
      "file.csv": "keep",
      "file.persona": "persona   A {}",
      "known.json": JSON.stringify({ format: "persona-check-baseline", version: 1, findings: [] }),
    });
    const names = readdirSync(elsewhere);
    const texts = () => names.map((name) => readFileSync(join(elsewhere, name), "utf8"));
    const before = texts();
    const folder = folderWith({ "inside/keep": "" }, "starter");
    symlinkSync(join(elsewhere, "file.csv"), join(folder, "linked.csv"));
    symlinkSync(join(elsewhere, "file.persona"), join(folder, "linked.persona"));
    symlinkSync(join(elsewhere, "known.json"), join(folder, "known.json"));
    symlinkSync(elsewhere, join(folder, "linked"));
    symlinkSync(elsewhere, join(folder, "inside", "customers"));
    const { status, stderr } = persona(line.split(" "), { in: folder });
    expect(stderr).toContain("leads out of this folder");
    expect(status).toBe(3);
    expect(texts()).toEqual(before);
    expect(readdirSync(elsewhere)).toEqual(names);
    expect(readdirSync(join(folder, "inside")).sort()).toEqual(["customers", "keep"]);
  });

  test("a link that leads nowhere is a file in the way of init", () => {
    const elsewhere = folderWith({});
    const folder = newFolder();
    symlinkSync(join(elsewhere, "new.csv"), join(folder, "customers.csv"));
    const { status, stderr } = persona(["init"], { in: folder });
    expect(stderr).toContain("customers.csv is there already");
    expect(status).toBe(3);
    expect(readdirSync(elsewhere)).toEqual([]);
  });

  test("one that is named itself may lie anywhere, and a link may lead to another folder inside", () => {
    const elsewhere = folderWith({});
    const folder = folderWith({ "made/keep": "" }, "starter");
    expect(persona(["build", "--out", elsewhere], { in: folder }).status).toBe(0);
    symlinkSync("made", join(folder, "out"));
    expect(persona(["build"], { in: folder }).status).toBe(0);
    expect(readdirSync(join(folder, "made"))).toContain("classifier.js");
    symlinkSync("made", join(folder, "aside"));
    const classify = (out: string) =>
      persona(["classify", ".", "customers.csv", "--out", out], { in: folder });
    for (const out of ["aside/who.csv", join(elsewhere, "who.csv")]) expect(classify(out).status).toBe(0);
  });
});

describe("what is read stays in the folder at hand, too", () => {
  const secret = "root-x-0-0";
  const customer = "customers/birch-labs.json";
  test.each([
    "classify . leak.csv",
    "explain . leak.json",
    "receipt . leak.json",
    "verify . leak.json",
    "plan . --customer leak.json --start 2026-12-01 --out out",
    "plan . --customers leak.csv --start 2026-12-01 --out out",
    `plan . --customer ${customer} --team leak.csv --start 2026-12-01 --out out`,
    `plan . --customer ${customer} --template leak.hbs --start 2026-12-01 --out out`,
    "report . leak.csv",
    "drift . --baseline leak.csv --current leak.csv",
    "evaluate . leak.csv",
    "check --baseline leak.json",
    "check leak",
    "test leak",
    "report . outcomes.csv --plans leak",
  ])("%s", (line) => {
    const elsewhere = folderWith({ file: secret, "main.persona": secret, "plan.json": secret });
    const folder = folderWith({ "outcomes.csv": "customer,survey,date,value\n" }, "starter");
    writeFileSync(join(folder, "main.persona"), main + survey);
    for (const ending of ["csv", "json", "hbs"])
      symlinkSync(join(elsewhere, "file"), join(folder, `leak.${ending}`));
    symlinkSync(elsewhere, join(folder, "leak"));
    const { status, stdout, stderr } = persona(line.split(" "), { in: folder });
    expect(stderr).toContain("leads out of this folder");
    expect(stdout + stderr).not.toContain(secret);
    expect(status).toBe(3);
    expect(readdirSync(folder)).not.toContain("out");
  });

  test("so it is with what tests and cohorts name, wherever they are run from", () => {
    const elsewhere = folderWith({ "file.csv": `${secret}\n` });
    const named = `
test "r" {
  team "leak.csv"
  started 2026-12-01
  customer { goLive 2027-03-01; wantsFast true; developers 0; mainGoal speed }
  expect Manager is "root"
}
cohort "All" {
  from "leak.csv"
  expect undecided at most 5%
}
`;
    const folder = folderWith({ "main.persona": main + named }, "starter");
    writeFileSync(join(folder, "main.persona"), main + named);
    symlinkSync(join(elsewhere, "file.csv"), join(folder, "leak.csv"));
    for (const [args, at] of [
      [["test"], folder],
      [["test", folder], elsewhere],
    ] as const) {
      const { status, stdout, stderr } = persona(args, { in: at });
      const said = (stdout + stderr).replaceAll(/\s+/g, " ");
      expect(said).toMatch(/leak\.csv leads out of (this|the playbook's) folder/);
      expect(said).not.toContain(secret);
      expect(status).toBe(3);
    }
  });
});

describe("files that are no playbook", () => {
  test.each([
    ["NUL", Buffer.from("playbook P {\0}\n")],
    ["bytes that are not UTF-8", Buffer.from([0x70, 0xff, 0xfe, 0xc3, 0x28])],
    ["UTF-16", Buffer.from("\ufeffplaybook P {}", "utf16le")],
    ["nothing", Buffer.alloc(0)],
    ["an executable", Buffer.concat([Buffer.from("\u007fELF"), Buffer.alloc(5_000, 0x80)])],
  ])("%s", (_, bytes) => {
    const folder = folderWith({ "main.persona": bytes, "customers.csv": "id,name\n1,A\n", "c.json": "{}" });
    for (const args of [
      ["check"],
      ["build", "--out", "out"],
      ["classify", ".", "customers.csv"],
      ["explain", ".", "c.json"],
      ["plan", ".", "--customer", "c.json", "--out", "out"],
    ]) {
      const ran = persona(args, { in: folder });
      expect(ran.status, args.join(" ")).toBe(1);
      expectNothingObeyed(ran);
    }
    const formatted = persona(["fmt"], { in: folder });
    expect([0, 1]).toContain(formatted.status);
    if (formatted.status === 1) expect(readFileSync(join(folder, "main.persona"))).toEqual(bytes);
    expect(readdirSync(folder).sort()).toEqual(["c.json", "customers.csv", "main.persona"]);
  });

  test("a file of more than 16 MiB is not read", () => {
    const folder = folderWith({ "main.persona": main });
    truncateSync(join(folder, "main.persona"), 16 * 1024 * 1024 + 1);
    expect(codes(folder)).toEqual(["file-too-large"]);
    expect(persona(["fmt"], { in: folder }).status).toBe(3);
  });

  test.each([
    ["classify", ".", "nowhere.csv"],
    ["classify", ".", "customers"],
    ["classify", ".", "pipe.csv"],
    ["explain", ".", "nowhere.json"],
    ["plan", ".", "--customer", "nowhere.json", "--out", "out"],
    ["plan", ".", "--customer", "customers/birch-labs.json", "--team", "nowhere.csv", "--out", "out"],
    ["plan", ".", "--customer", "customers/birch-labs.json", "--template", "nowhere.hbs", "--out", "out"],
  ])("input that is not there or no file ends with 3: %s %s %s %s %s", (...args) => {
    const folder = folderWith({}, "starter");
    spawnSync("mkfifo", [join(folder, "pipe.csv")]);
    const { status, stdout, stderr } = persona(args, { in: folder });
    expect(status).toBe(3);
    expect(stdout).toBe("");
    expect(stderr).toMatch(/^error: (nowhere|customers|pipe)/);
    expect(readdirSync(folder)).not.toContain("out");
  });
});

/** Everything that a terminal or a build server would take for a command, in one text. */
const evil =
  "x\u001b[2J\u001b]8;;http://evil\u0007\u001b]52;c;AAAA\u0007\u009b31m\r::error::forged\u202egnp\u2066\u2028##[error]bad\b";

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be there
const obeyed = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]|\p{Bidi_Control}|##\[|^\s*::/mu;

function expectNothingObeyed({ stdout, stderr }: Pick<Ran, "stdout" | "stderr">): void {
  expect(stdout).not.toMatch(obeyed);
  expect(stderr).not.toMatch(obeyed);
}

describe("nothing that is printed is obeyed", () => {
  test.each([
    ["a title", main.replace('"Quick starter"', JSON.stringify("QQ").replace("QQ", evil))],
    ["a name", main.replaceAll("wantsFast", `wants${evil}`)],
    ["a comment", `// ${evil}\n${main}`],
    ["an import", `${main}\nimport "./${evil}.persona"`],
    ["escapes in a title", main.replace('"Quick starter"', '"\\u{1b}[2J\\u{202e}\\u{9b}x\\n::error::y"')],
    ["a template", main.replace("{{customer.name}}", `{{customer.${evil}}}`)],
    ["a line of its own", `${main}\n::error::forged\n  ::set-output name=x::y\n##[error]bad`],
  ])("of %s in a playbook", (_, text) => {
    const folder = folderWith({ "main.persona": text }, "starter");
    writeFileSync(join(folder, "main.persona"), text);
    for (const args of [
      ["check"],
      ["check", "--format", "json"],
      ["fmt", "--check"],
      ["build", "--out", "out"],
      ["classify", ".", "customers.csv", "--explain"],
      ["explain", ".", "customers/birch-labs.json"],
      ["plan", ".", "--customer", "customers/birch-labs.json", "--start", "2026-12-01", "--out", "plan"],
    ]) {
      const ran = persona(args, { in: folder });
      expect([0, 1], `${args.join(" ")}\n${ran.stderr}`).toContain(ran.status);
      expectNothingObeyed(ran);
    }
  });

  test("of cells, keys and file names", () => {
    const cell = `"${evil}"`;
    const record = {
      id: "::error::id",
      name: evil,
      contacts: [{ role: "Contact", name: evil, email: "a@b.example" }],
      signals: { goLive: "2027-01-01", [evil]: evil, mainGoal: evil },
    };
    const good = { id: "::error::id", name: "A ::error:: B", signals: { goLive: "2027-01-01" } };
    const folder = folderWith(
      {
        "c.csv": `id,name,goLive,${cell}\n::error::id,${cell},2027-01-01,${cell}\n${cell},N,2027-01-01,\n::warning::x,N,${cell},\n`,
        "c.json": JSON.stringify(record),
        "good.json": JSON.stringify(good),
        "\u001b[31m\r::error::x.csv": "id,name\n",
        "\u001b[31m\u202e.persona": "playbook {",
      },
      "starter",
    );
    for (const args of [
      ...["table", "csv"].map((format) => ["classify", ".", "c.csv", "--format", format]),
      ["classify", ".", "c.json", "--explain"],
      ["classify", ".", "good.json"],
      ["classify", ".", "\u001b[31m\r::error::x.csv"],
      ["classify", ".", evil],
      ["explain", ".", "c.json"],
      ["explain", ".", "good.json"],
      ["plan", ".", "--customer", "c.json", "--start", "2026-12-01", "--out", evil.replaceAll("/", "")],
      ["plan", ".", "--customer", "good.json", "--start", "2026-12-01", "--out", evil.replaceAll("/", "")],
      ["check", "\u001b[31m\u202e.persona"],
      ["fmt", "--check"],
      ["build", "--out", `out${evil.replaceAll("/", "")}`],
      [evil],
      ["check", `--${evil}`],
      ["check", "--format", evil],
    ]) {
      const ran = persona(args, { in: folder });
      expect([0, 1, 2, 3], `${args.join(" ")}\n${ran.stderr}`).toContain(ran.status);
      expectNothingObeyed(ran);
    }
    for (const format of ["json", "ndjson"]) {
      expectNothingObeyed(persona(["classify", ".", "c.csv", "--format", format], { in: folder }));
    }
  });

  test("nor would anything in a file be that is written, when it is printed", () => {
    const text = main.replace(
      /^(\s*(?:playbook|play|persona|signals|role|task|meeting|message|phase|stage) (?:\w+ )?)"([^"]*)"/gm,
      '$1"$2\\u{1b}]0;x\\u{7}"',
    );
    expect(text.split("\\u{1b}").length).toBeGreaterThan(10);
    const folder = folderWith({ "main.persona": text }, "starter");
    writeFileSync(join(folder, "main.persona"), text);
    for (const args of [
      ["build", "--start", "2026-12-01", "--out", "made/build"],
      ["docs", "--out", "made/docs"],
      ["plan", ".", "--customer", "customers/birch-labs.json", "--start", "2026-12-01", "--out", "made/plan"],
    ])
      expect(persona(args, { in: folder }).status, args.join(" ")).toBe(0);
    const written = readdirSync(join(folder, "made"), { recursive: true, withFileTypes: true }).filter(
      (each) => each.isFile(),
    );
    expect(written.length).toBeGreaterThan(30);
    const harmful = written.filter((each) =>
      controls.test(readFileSync(join(each.parentPath, each.name), "utf8")),
    );
    expect(harmful.map(({ name }) => name)).toEqual([]);
  });

  test("and colours are the only escapes there are", () => {
    const folder = folderWith({ "c.csv": `id,name,goLive\nA,"${evil}",2027-01-01\n` }, "starter");
    const { stdout, stderr } = persona(["classify", ".", "c.csv"], { in: folder, env: { FORCE_COLOR: "1" } });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours
    const ours = /\u001b\[[0-9;]*m/g;
    expect(stdout).toMatch(ours);
    expectNothingObeyed({ stdout: stdout.replace(ours, ""), stderr: stderr.replace(ours, "") });
  });
});

test("no cell of CSV is a formula", () => {
  const names = [
    "=1+1",
    "@SUM(A1)",
    "+1",
    "-2+3",
    " =1",
    "\u00a0=1",
    "＝1",
    "|x",
    "a\n=1",
    "-5",
    "fine - yes",
  ];
  const rows = names.map((name, n) => `C${n},"${name}",2027-01-01\n`).join("");
  const folder = folderWith({ "c.csv": `id,name,goLive\n${rows}` }, "starter");
  const { stdout } = persona(["classify", ".", "c.csv", "--format", "csv"], { in: folder });
  const cells = [...stdout.matchAll(/^C\d+,(?:"([^"]*)"|([^,]*)),/gm)].map(
    ([, quoted, bare]) => quoted ?? bare,
  );
  expect(cells).toEqual([
    "'=1+1",
    "'@SUM(A1)",
    "'+1",
    "'-2+3",
    "' =1",
    "'\u00a0=1",
    "'＝1",
    "'|x",
    "a\n'=1",
    "-5",
    "fine - yes",
  ]);
});

test("a wrong header, a broken row and a doubled id are named; good rows go on", () => {
  const folder = folderWith(
    {
      "c.csv":
        "id,name,goLive,developers\nA,Ann,2027-01-01,1\nB,Ben,2027-02-30,1\nA,Dup,2027-01-01,1\nD,Dan,,1\nE,Eve,2027-01-01,-1\nF,Flo,2027-01-01,2\n",
      "header.csv": "id,name,id\nA,Ann,B\n",
      "c.json": '{"id":"A","name":"Ann","name":"Bob","signals":{"goLive":"2027-01-01"}}',
    },
    "starter",
  );
  const { status, stdout, stderr } = persona(["classify", ".", "c.csv", "--format", "csv"], { in: folder });
  expect(status).toBe(1);
  expect(stdout.split("\n").map((line) => line.split(",")[0])).toEqual(["id", "A", "F", ""]);
  for (const place of [
    "row 3 (B), column goLive",
    "row 4 (A)",
    "row 5 (D), column goLive",
    "row 6 (E), column developers",
  ]) {
    expect(stderr).toContain(`c.csv, ${place}`);
  }
  const header = persona(["classify", ".", "header.csv", "--format", "ndjson"], { in: folder });
  expect(header).toMatchObject({ status: 1, stdout: "" });
  expect(persona(["explain", ".", "c.json"], { in: folder })).toMatchObject({ status: 1, stdout: "" });
});
