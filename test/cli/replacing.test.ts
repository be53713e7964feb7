import { spawnSync } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readlinkSync,
  statfsSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { hostname } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { build, fresh, names, old, other, read, sets, starter } from "../harness/built-sets.ts";
import { commandFile, folderWith, newFolder, persona, startPersona } from "../harness/command.ts";
import { countOf } from "../harness/counts.ts";
import { oneTest } from "../harness/one-test.ts";
import { canBeRefused, isRoot, letAllRead, personaRefused } from "../harness/refused-files.ts";

test("the two sets differ in content and in names", () => {
  expect(Object.keys(old).length).toBeGreaterThan(Object.keys(fresh).length);
  expect(fresh["classifier.js"]).not.toBe(old["classifier.js"]);
  expect(Object.keys(fresh)).toEqual(
    expect.arrayContaining([
      "classifier.js",
      "classifier.d.ts",
      "schema.js",
      "schema.json",
      "plans.js",
      "playbook.json",
    ]),
  );
});

test(
  "a build that is killed at any time leaves the old set or the new one",
  async () => {
    const out = join(newFolder(), "out");
    const sources = [
      { args: [starter, "--start", "2026-12-01"], set: old },
      { args: [other], set: fresh },
    ] as const;
    const started = performance.now();
    persona(["build", "--out", out, ...sources[0].args]);
    const whole = performance.now() - started;
    let now = 0;
    const kills = countOf("kills");
    const seen = { unchanged: 0, replaced: 0 };
    for (let kill = 0; kill < kills; kill++) {
      const next = 1 - now;
      const child = startPersona(["build", "--out", out, ...(sources[next]?.args ?? [])]);
      const ended = new Promise((resolve) => child.on("close", resolve));
      // The writing is the last third; the kills are spread over it, and some come before and after.
      await new Promise((resolve) => setTimeout(resolve, whole * (0.4 + (0.7 * (kill % 20)) / 20)));
      child.kill("SIGKILL");
      await ended;
      const found = read(out);
      const replaced = found["classifier.js"] === sources[next]?.set["classifier.js"];
      if (replaced) now = next;
      seen[replaced ? "replaced" : "unchanged"]++;
      expect(found, `kill ${kill}`).toEqual(sources[now]?.set);
    }
    console.log(`${kills} kills: ${seen.unchanged} before the set was replaced, ${seen.replaced} after`);
    expect(build(other, out).status).toBe(0);
    expect(read(out)).toEqual(fresh);
    expect(names(out)).toEqual(names(join(sets, "new")));
  },
  countOf("kills") * 5_000,
);

test.each(Array.from({ length: countOf("concurrent rounds") }, (_, round) => round + 1))(
  "builds of two playbooks into one folder at once: readers see one set or the other, round %i",
  async () => {
    const out = join(newFolder(), "out");
    build(starter, out, "--start", "2026-12-01");
    const store = join(out, ".persona");
    const builds = countOf("concurrent builds");
    let running = builds;
    let reads = 0;
    const codes: (number | null)[] = [];
    for (let n = 0; n < builds; n++) {
      const args = n % 2 === 0 ? [other] : [starter, "--start", "2026-12-01"];
      startPersona(["build", "--out", out, ...args]).on("close", (code) => {
        codes.push(code);
        running--;
      });
    }
    while (running > 0) {
      const current = readlinkSync(join(store, "current"));
      let found: Readonly<Record<string, string>> | undefined;
      try {
        const { ".files": _, ...files } = read(join(store, current));
        found = files;
      } catch {
        // Replaced while it was read.
      }
      if (found !== undefined && readlinkSync(join(store, "current")) === current) {
        reads++;
        expect([old, fresh]).toContainEqual(found);
      }
      await new Promise((resolve) => setTimeout(resolve, 2));
    }
    expect(reads).toBeGreaterThan(0);
    expect(codes).toEqual(Array(builds).fill(0));
    const isNew = read(out)["classifier.js"] === fresh["classifier.js"];
    expect(read(out)).toEqual(isNew ? fresh : old);
    expect(names(out)).toEqual(names(join(sets, isNew ? "new" : "old")));
  },
);

test("files of others stay as they are, and one in the way stops the build", () => {
  const out = folderWith({ "notes.txt": "mine", "templates-of-mine/x.hbs": "mine" });
  const before = statSync(join(out, "notes.txt")).mtimeMs;
  expect(build(starter, out).status).toBe(0);
  expect(build(other, out).status).toBe(0);
  expect(readFileSync(join(out, "notes.txt"), "utf8")).toBe("mine");
  expect(statSync(join(out, "notes.txt")).mtimeMs).toBe(before);

  const taken = folderWith({ "classifier.js": "mine" });
  const { status, stderr } = build(starter, taken);
  expect(status).toBe(3);
  expect(stderr).toContain("classifier.js is there already");
  expect(names(taken)).toEqual(["classifier.js"]);
  expect(readFileSync(join(taken, "classifier.js"), "utf8")).toBe("mine");
});

test("errors in the playbook leave the output as it is", () => {
  const playbook = folderWith({}, "starter");
  const out = join(playbook, "out");
  build(playbook, out);
  const before = names(out);
  writeFileSync(join(playbook, "main.persona"), "playbook {");
  expect(build(playbook, out).status).toBe(1);
  expect(names(out)).toEqual(before);
});

describe("--out", () => {
  test("may be the playbook's own folder, or one inside it", () => {
    const playbook = folderWith({}, "starter");
    for (const out of [".", "out", "deep/er"]) {
      expect(persona(["build", "--out", out], { in: playbook }).status).toBe(0);
      expect(persona(["check"], { in: playbook }).status).toBe(0);
      expect(persona(["fmt", "--check"], { in: playbook }).status).toBe(0);
    }
  });
  test("may lie behind a link", () => {
    const folder = newFolder();
    mkdirSync(join(folder, "real"));
    symlinkSync("real", join(folder, "link"));
    expect(build(starter, join(folder, "link", "out"), "--start", "2026-12-01").status).toBe(0);
    expect(read(join(folder, "real", "out"))).toEqual(old);
  });
  test("that is a file, or below one, is refused", () => {
    const folder = folderWith({ file: "mine" });
    for (const out of ["file", "file/out"]) {
      const { status, stderr } = build(starter, join(folder, out));
      expect(status).toBe(3);
      expect(stderr).toContain(join(folder, "file"));
    }
    expect(names(folder)).toEqual(["file"]);
  });
});

test.skipIf(!existsSync("/proc/self"))(
  "--out where no folder can be made is refused, for every command",
  () => {
    for (const command of ["build", "docs"]) {
      const { status, stderr } = persona([command, starter, "--out", "/proc/pages"]);
      expect(stderr).toContain("/proc/pages: not allowed");
      expect(status).toBe(3);
    }
  },
);

test("what another command made is not replaced, and it is said what to do", () => {
  const out = join(newFolder(), "out");
  build(starter, out, "--start", "2026-12-01");
  const before = names(out);
  const { status, stderr } = persona(["docs", starter, "--out", out]);
  expect(stderr).toContain("holds what `persona build` made, and it would be lost");
  expect(stderr).toContain("choose another folder with --out, or delete this one first; nothing was changed");
  expect(status).toBe(3);
  expect(names(out)).toEqual(before);
  expect(read(out)).toEqual(old);
});

describe.skipIf(!canBeRefused)("a folder that may not be written to", () => {
  test("ends with 3, its path and words; nothing is changed", () => {
    const folder = folderWith({}, "starter");
    const out = join(folder, "out");
    build(folder, out, "--start", "2026-12-01");
    const before = names(out);
    letAllRead(folder);
    for (const path of [out, join(out, ".persona"), folder]) chmodSync(path, 0o555);
    writeFileSync(join(folder, "main.persona"), readFileSync(join(other, "main.persona")));
    for (const target of [out, join(folder, "elsewhere")]) {
      const { status, stderr } = personaRefused(["build", folder, "--out", target]);
      expect(stderr).toContain("no permission");
      expect(stderr).toContain(target);
      expect(status).toBe(3);
    }
    expect(names(out)).toEqual(before);
    expect(read(out)).toEqual(old);
    chmodSync(join(folder, "main.persona"), 0);
    expect(personaRefused(["check", folder])).toMatchObject({ status: 1 });
    for (const path of [out, join(out, ".persona"), folder]) chmodSync(path, 0o755);
  });
});

test("on a full disk it ends with 3, and the old set stays", ({ skip }) => {
  const small = newFolder();
  // Here and not above: what is mounted while tests are only collected stays mounted where this one is left out.
  const mount = ["-t", "tmpfs", "-o", "size=4m", "tmpfs", small];
  skip(!isRoot || spawnSync("mount", mount).status !== 0, "a disk can be mounted by root alone");
  const out = join(small, "out");
  try {
    expect(build(starter, out, "--start", "2026-12-01").status).toBe(0);
    const before = names(out);
    // Room for some of the files, for one more than before each time.
    for (let free = 0; free < 240; free += 40) {
      writeFileSync(join(small, "fill"), "");
      writeFileSync(join(small, "fill"), Buffer.alloc(Math.max(0, freeOn(small) - free * 1024)));
      const { status, stderr } = build(other, out);
      expect(stderr).toContain("the disk is full");
      expect(stderr).toContain(small);
      expect(status).toBe(3);
      expect(read(out)).toEqual(old);
      expect(names(out)).toEqual(before);
    }
  } finally {
    spawnSync("umount", [small]);
  }
});

/** In bytes. */
function freeOn(disk: string): number {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
}

test("standard output that is full ends with 3, one that is closed ends quietly", () => {
  const run = (script: string) =>
    spawnSync("bash", ["-c", script, "bash", process.execPath, commandFile, starter], { encoding: "utf8" });
  const full = run('"$1" "$2" check "$3" > /dev/full');
  expect(full.stderr).toContain("standard output: the disk is full");
  expect(full.status).toBe(3);
  expect(run('"$1" "$2" --version > /dev/full')).toMatchObject({ stderr: full.stderr, status: 3 });
  // Who closes it wants nothing printed, as with the null device: how it ends is the answer.
  expect(run('"$1" "$2" check "$3" >&-')).toMatchObject({ stderr: "", status: 0 });
  const wrong = folderWith({ "main.persona": "persona Nobody { sumary 3 }\n" });
  expect(run(`"$1" "$2" check "${wrong}" >&-`).status).toBe(1);
});

test.each([
  ["check"],
  ["test"],
  ["classify", "customers.csv"],
  ["explain", "customers/birch-labs.json"],
  ["receipt", "customers/birch-labs.json"],
  ["propose-tests"],
  ["drift", "--baseline", "customers.csv", "--current", "customers.csv"],
])("where standard output is full, %s says so and nothing else, and ends with 3", (command, ...args) => {
  const { status, stderr } = spawnSync(
    "bash",
    ["-c", '"$@" > /dev/full', "bash", process.execPath, commandFile, command as string, ".", ...args],
    // Of the starter itself, whose tests notice enough, nothing is proposed.
    { encoding: "utf8", cwd: folderWith({ "main.persona": oneTest }, "starter") },
  );
  expect(stderr).toMatch(/^error: standard output: the disk is full\n {2}help: [^\n]*\n$/);
  expect(status).toBe(3);
});

test.each(["help", "--help", "check --help"])("%s ends quietly where nobody reads on", (typed) => {
  const { status, stderr } = spawnSync(
    "bash",
    [
      "-c",
      'set -o pipefail; "$@" | (exec 0<&-; sleep 0.5)',
      "bash",
      process.execPath,
      commandFile,
      ...typed.split(" "),
    ],
    { encoding: "utf8" },
  );
  expect(stderr).toBe("");
  expect([0, 141]).toContain(status);
});

test.each([
  ["SIGINT", 130],
  ["SIGTERM", 143],
] as const)("%s ends with %i", async (signal, code) => {
  const out = join(newFolder(), "out");
  const child = startPersona(["build", starter, "--out", out, "--watch"]);
  const ended = new Promise((resolve) => child.on("close", resolve));
  await new Promise((resolve) =>
    child.stderr.on("data", (data) => String(data).includes("watching") && resolve(0)),
  );
  child.kill(signal);
  expect(await ended).toBe(code);
  expect(existsSync(join(out, "classifier.js"))).toBe(true);
});

test("--watch builds again after a change, also of a part, and goes on after errors", async () => {
  const folder = folderWith({}, "starter");
  const child = startPersona([
    "build",
    join(folder, "main.persona"),
    "--out",
    join(folder, "out"),
    "--watch",
  ]);
  const ended = new Promise((resolve) => child.on("close", resolve));
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (said += data));
  const says = async (text: string) => {
    for (let n = 0; n < 200 && !said.includes(text); n++) await new Promise((r) => setTimeout(r, 50));
    expect(said).toContain(text);
    said = "";
  };
  const main = readFileSync(join(folder, "main.persona"), "utf8");
  await says("watching");
  await new Promise((resolve) => setTimeout(resolve, 300));
  writeFileSync(join(folder, "main.persona"), `${main}\nnonsense`);
  await says("nothing was built");
  writeFileSync(join(folder, "main.persona"), main.replaceAll("Quick +3", "Quick +2"));
  await says("built");
  mkdirSync(join(folder, "node_modules"));
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), "{}");
  await says("nothing changed in");
  child.kill("SIGINT");
  expect(await ended).toBe(130);
});

test("the same playbook gives the same bytes, wherever, whenever and by whomever it is built", () => {
  const elsewhere = folderWith({}, "starter");
  // A short name of a machine is part of some word.
  const machine = hostname().length > 5 ? hostname() : elsewhere;
  const environments = [
    {
      TZ: "Pacific/Kiritimati",
      LANG: "tr_TR.UTF-8",
      LC_ALL: "tr_TR.UTF-8",
      USER: "somebody-else",
      HOME: "/somewhere",
    },
    { USER: "somebody-else", TZ: "America/St_Johns", LC_ALL: "ar_EG.UTF-8" },
  ];
  for (const [index, env] of environments.entries()) {
    const out = join(newFolder(), "out");
    const args = index === 0 ? ["build", elsewhere] : ["build", "./main.persona"];
    expect(persona([...args, "--out", out, "--start", "2026-12-01"], { in: elsewhere, env }).status).toBe(0);
    expect(read(out)).toEqual(old);
    expect(names(out)).toEqual(names(join(sets, "old")));
    for (const path of Object.keys(old)) {
      const text = readFileSync(join(out, path), "utf8");
      for (const leak of [elsewhere, out, "somebody-else", "/somewhere", "/tmp/", machine]) {
        expect(text.includes(leak), `${path} holds ${leak}`).toBe(false);
      }
    }
  }
});
