import {
  cpSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type Disk, nodeDisk } from "../../compiler/cli/output/disk.ts";
import type { Maker } from "../../compiler/cli/output/maker.ts";
import { replaceOutputSet } from "../../compiler/cli/output/output-set.ts";
import { openStreamedSet } from "../../compiler/cli/output/streamed-set.ts";

/** The real one, but for waiting until bytes are on it: only a power cut could tell. */
const quickDisk: Disk = {
  ...nodeDisk,
  write: (path, content, fresh = false) => writeFileSync(path, content, { flag: fresh ? "wx" : "w" }),
  syncFolder() {},
};
const replace = (into: string, set: ReturnType<typeof files>, disk = quickDisk) =>
  replaceOutputSet(into, set, { command: "build" }, disk);

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "output-set-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const files = (contents: Readonly<Record<string, string>>) =>
  Object.entries(contents).map(([path, content]) => ({ path, content }));
const before = files({ "a.js": "a1", "b.js": "b1", "gone.js": "x", "plans/p.md": "p1", "plans/q.md": "q1" });
const after = files({
  "a.js": "a2",
  "b.js": "b2",
  "new.js": "n",
  "plans/p.md": "p2",
  "templates/t.hbs": "t",
});

/** What a reader finds, by name; the store of the files is not to be read. */
function read(root = folder, inside = ""): Record<string, string> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(join(root, inside))) {
    if (name === ".persona") continue;
    const path = inside === "" ? name : `${inside}/${name}`;
    try {
      Object.assign(found, read(root, path));
    } catch {
      try {
        found[path] = readFileSync(join(root, path), "utf8");
      } catch {
        // Leads nowhere: to a reader it is not there.
      }
    }
  }
  return found;
}
const asRead = (set: ReturnType<typeof files>) =>
  Object.fromEntries(set.map(({ path, content }) => [path, content]));
/** All names on the disk, links and the store included. */
const everything = (): readonly string[] => (readdirSync(folder, { recursive: true }) as string[]).sort();

const linkless: Disk = {
  ...quickDisk,
  makeLink: () => failed(systemError("EPERM", "symlink")),
};

const changes = ["makeFolder", "write", "makeLink", "rename", "remove", "removeEmptyFolder"] as const;

class Killed extends Error {}

/** A disk that counts its changes, and at the nth one does what `at` says. */
function faultyDisk(nth: number, at: (disk: Disk, operation: string, args: unknown[]) => void) {
  let count = 0;
  let reached = false;
  const disk: Record<string, unknown> = { ...quickDisk };
  for (const operation of changes) {
    disk[operation] = (...args: unknown[]) => {
      if (count++ === nth) {
        reached = true;
        at(quickDisk, operation, args);
      }
      return (quickDisk[operation] as (...args: unknown[]) => unknown)(...args);
    };
  }
  return { disk: disk as unknown as Disk, wasReached: () => reached };
}

/** From the nth change on nothing happens any more; a file that is being written gets half of its bytes. */
function killedAt(nth: number) {
  let dead = false;
  const { disk, wasReached } = faultyDisk(nth, (real, operation, [path, content]) => {
    dead = true;
    if (operation === "write") real.write(path as string, (content as string).slice(0, -1));
    throw new Killed();
  });
  const stopping = Object.fromEntries(
    Object.entries(disk).map(([name, run]) => [
      name,
      (...args: unknown[]) => {
        if (dead) throw new Killed();
        return run(...args);
      },
    ]),
  );
  return { disk: stopping as unknown as Disk, wasReached };
}

function failed(error: NodeJS.ErrnoException): never {
  throw error;
}
const systemError = (code: string, syscall: string) =>
  Object.assign(new Error(code), { code, syscall, path: "/somewhere" });

describe.each([
  ["over an earlier set", before],
  ["into an empty folder", []],
])("%s", (_, first) => {
  const start = () => {
    rmSync(folder, { recursive: true });
    mkdirSync(folder);
    writeFileSync(join(folder, "mine.txt"), "mine");
    if (first.length > 0) replace(folder, first);
  };
  const mine = { "mine.txt": "mine" };
  const old = { ...asRead(first), ...mine };
  const fresh = { ...asRead(after), ...mine };

  test("killed at any change: old or new, and the next build leaves nothing over", () => {
    start();
    replace(folder, after);
    const clean = everything();
    let seenOld = 0;
    let seenNew = 0;
    for (let nth = 0; ; nth++) {
      start();
      const { disk, wasReached } = killedAt(nth);
      try {
        replace(folder, after, disk);
      } catch (error) {
        expect(error).toBeInstanceOf(Killed);
      }
      if (!wasReached()) break;
      const found = read();
      if ("new.js" in found) seenNew++;
      else seenOld++;
      expect(found, `killed at change ${nth}`).toEqual("new.js" in found ? fresh : old);

      replace(folder, after);
      expect(everything(), `after change ${nth}`).toEqual(clean);
      expect(read()).toEqual(fresh);
    }
    expect(seenOld).toBeGreaterThan(10);
    expect(seenNew).toBeGreaterThan(0);
  });

  test("each change failing once: the old set stays, nothing is left over, and it is said why", () => {
    for (const code of ["ENOSPC", "EACCES", "EIO", "EMFILE"]) {
      for (let nth = 0; ; nth++) {
        start();
        const names = everything();
        const { disk, wasReached } = faultyDisk(nth, (_real, operation) =>
          failed(systemError(code, operation)),
        );
        let said: unknown;
        try {
          replace(folder, after, disk);
        } catch (error) {
          said = error;
        }
        if (!wasReached()) break;
        const found = read();
        expect(said, `${code} at ${nth}`).toMatchObject({
          exitCode: 3,
          message: expect.stringContaining("/somewhere"),
        });
        expect(found).toEqual("new.js" in found ? fresh : old);
        if (!("new.js" in found)) expect(everything(), `${code} at ${nth}`).toEqual(names);
      }
    }
  });
});

test("the same set again changes nothing, not even a time", () => {
  expect(replace(folder, before)).toMatchObject({ changed: true, oneByOne: false });
  // The folder of the lock is the only one that is written to.
  const times = () =>
    everything()
      .filter((name) => name !== ".persona")
      .map((name) => lstatSync(join(folder, name)).mtimeMs);
  const first = times();
  expect(replace(folder, before)).toMatchObject({ changed: false, oneByOne: false });
  expect(times()).toEqual(first);
});

test("a file of somebody else in the way stops everything", () => {
  replace(folder, before);
  writeFileSync(join(folder, "new.js"), "mine");
  const names = everything();
  expect(() => replace(folder, after)).toThrow(/new\.js is there already/);
  expect(everything()).toEqual(names);
  expect(read()).toEqual({ ...asRead(before), "new.js": "mine" });
});

test("a file of somebody else in a folder of the set stops everything, but for what systems leave there", () => {
  replace(folder, before);
  writeFileSync(join(folder, "plans", ".DS_Store"), "hidden");
  replace(folder, after);
  writeFileSync(join(folder, "templates", "own.hbs"), "mine");
  const names = everything();
  const streamed = () => openStreamedSet(folder, { command: "build" }, quickDisk);
  for (const set of [before, after]) {
    expect(() => replace(folder, set)).toThrow(`${join(folder, "templates/own.hbs")} is there, and no build`);
    expect(streamed).toThrow("own.hbs is there, and no build made it");
    expect(everything()).toEqual(names);
    expect(read()).toEqual({ ...asRead(after), "templates/own.hbs": "mine" });
  }
  rmSync(join(folder, "templates", "own.hbs"));
  const set = streamed();
  for (const file of before) set.add(file);
  writeFileSync(join(folder, "plans", "late.md"), "mine");
  expect(() => set.commit()).toThrow("late.md is there, and no build made it");
  expect(read()).toEqual({ ...asRead(after), "plans/late.md": "mine" });
  rmSync(join(folder, "plans", "late.md"));
  replace(folder, before);
  expect(read()).toEqual(asRead(before));
});

test.each(["..", "../../elsewhere", "/etc", "no-digest"])(
  "a store that leads out (%s) is refused",
  (target) => {
    const elsewhere = join(folder, "elsewhere");
    mkdirSync(join(folder, "out", ".persona"), { recursive: true });
    mkdirSync(elsewhere);
    writeFileSync(join(elsewhere, "keep"), "keep");
    symlinkSync(target, join(folder, "out", ".persona", "current"));
    expect(() => replace(join(folder, "out"), after)).toThrow(/no earlier build made it/);
    expect(readFileSync(join(elsewhere, "keep"), "utf8")).toBe("keep");
  },
);

describe.each([
  ["links", quickDisk],
  ["no links", linkless],
])("a file that gives way, on a disk with %s", (_, disk) => {
  const set = (content: string) => [
    ...files({ "a.js": content }),
    { path: "package.json", content: "ours", givesWay: true } as const,
  ];

  test("is part of the set", () => {
    for (const content of ["a1", "a2", "a2"]) {
      replace(folder, set(content), disk);
      expect(read()).toEqual({ "a.js": content, "package.json": "ours" });
    }
  });

  test("is left out where somebody's own has its name", () => {
    writeFileSync(join(folder, "package.json"), "theirs");
    for (const content of ["a1", "a2", "a2"]) {
      replace(folder, set(content), disk);
      expect(read()).toEqual({ "a.js": content, "package.json": "theirs" });
    }
  });
});

test("a store that is a link or a file is refused", () => {
  mkdirSync(join(folder, "elsewhere"));
  mkdirSync(join(folder, "out"));
  symlinkSync(join(folder, "elsewhere"), join(folder, "out", ".persona"));
  expect(() => replace(join(folder, "out"), after)).toThrow(/no earlier build made it/);
  expect(readdirSync(join(folder, "elsewhere"))).toEqual([]);
});

test("what another command made is not replaced, nor the plan of another customer", () => {
  const made = (maker: Maker) => () => replaceOutputSet(folder, after, maker, quickDisk);
  const plan = { command: "plan", of: "C1" } as const;
  for (const [first, others] of [
    [{ command: "build" }, [{ command: "docs" }, plan]],
    [plan, [{ command: "build" }, { ...plan, of: "C2" }]],
  ] as const) {
    replaceOutputSet(folder, before, first, quickDisk);
    const names = everything();
    for (const other of others) expect(made(other)).toThrow(/holds .* and it would be lost/);
    expect(everything()).toEqual(names);
    expect(read()).toEqual(asRead(before));
    expect(made(first)()).toMatchObject({ changed: true, oneByOne: false });
    for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true });
  }
});

describe("a current set that is not as it was made", () => {
  const pointer = () => readlinkSync(join(folder, ".persona", "current"));
  test.each<[string, (set: string) => void]>([
    ["a changed file", (set) => writeFileSync(join(set, "a.js"), "theirs")],
    ["a hidden file more", (set) => writeFileSync(join(set, "plans", ".more"), "theirs")],
    ["a file less", (set) => rmSync(join(set, "b.js"))],
    [
      "a link for a file",
      (set) => {
        writeFileSync(join(folder, "elsewhere"), "a1");
        rmSync(join(set, "a.js"));
        symlinkSync("../../elsewhere", join(set, "a.js"));
      },
    ],
    [
      "a link for the set",
      (set) => {
        cpSync(set, join(folder, "elsewhere"), { recursive: true });
        rmSync(set, { recursive: true });
        symlinkSync("../elsewhere", set);
      },
    ],
  ])("has %s: it is made anew, in one step, and then stays", (_, change) => {
    replace(folder, before);
    change(join(folder, ".persona", pointer()));
    expect(replace(folder, before)).toMatchObject({ changed: true, oneByOne: false });
    rmSync(join(folder, "elsewhere"), { recursive: true, force: true });
    expect(read()).toEqual(asRead(before));
    expect(readdirSync(join(folder, ".persona"))).toHaveLength(2);
    const set = pointer();
    expect(replace(folder, before)).toMatchObject({ changed: false, oneByOne: false });
    expect(pointer()).toBe(set);
    // However often.
    writeFileSync(join(folder, ".persona", set, "a.js"), "theirs");
    expect(replace(folder, before).changed).toBe(true);
    expect(read()).toEqual(asRead(before));
  });

  test("of many files, which are written as they are made", () => {
    const streamed = () => {
      const set = openStreamedSet(folder, { command: "plan" }, quickDisk);
      for (const file of before) set.add(file);
      return set.commit();
    };
    expect(streamed().changed).toBe(true);
    expect(streamed().changed).toBe(false);
    writeFileSync(join(folder, ".persona", pointer(), "plans", "p.md"), "theirs");
    expect(streamed()).toMatchObject({ changed: true, oneByOne: false });
    expect(read()).toEqual(asRead(before));
    expect(streamed().changed).toBe(false);
  });
});

test("a link where a lock is taken over leads nowhere", () => {
  replace(folder, before);
  const precious = join(folder, "precious");
  writeFileSync(precious, "keep");
  symlinkSync(precious, join(folder, ".persona", `lock.${process.pid}`));
  writeFileSync(join(folder, ".persona", "lock"), String(2 ** 22 + 7));
  replace(folder, after);
  expect(readFileSync(precious, "utf8")).toBe("keep");
});

test("an abandoned lock is taken over", () => {
  replace(folder, before);
  const gone = 2 ** 22 + 7; // more than any process number
  writeFileSync(join(folder, ".persona", "lock"), String(gone));
  writeFileSync(join(folder, ".persona", `lock.${gone}`), String(gone));
  replace(folder, after);
  expect(read()).toEqual(asRead(after));
  expect(readdirSync(join(folder, ".persona"))).toHaveLength(2);
});

describe("on a disk without links", () => {
  const list = () => JSON.parse(readFileSync(join(folder, ".persona", "files.json"), "utf8"));

  test("files are replaced one by one, and those no longer made are removed", () => {
    writeFileSync(join(folder, "mine.txt"), "mine");
    expect(replace(folder, before, linkless)).toMatchObject({ changed: true, oneByOne: true });
    expect(read()).toEqual({ ...asRead(before), "mine.txt": "mine" });
    expect(replace(folder, after, linkless)).toMatchObject({ changed: true, oneByOne: true });
    expect(read()).toEqual({ ...asRead(after), "mine.txt": "mine" });
    expect(list()).toEqual({ by: "build", files: after.map(({ path }) => path).sort() });
    expect(replace(folder, after, linkless)).toMatchObject({ changed: false, oneByOne: true });
    expect(readdirSync(join(folder, ".persona"))).toEqual(["files.json"]);
    replace(folder, files({ "a.js": "a" }), linkless);
    expect(readdirSync(folder).sort()).toEqual([".persona", "a.js", "mine.txt"]);
  });

  test("what another command made is not replaced", () => {
    replace(folder, before, linkless);
    const names = everything();
    expect(() => replaceOutputSet(folder, after, { command: "docs" }, linkless)).toThrow(/persona build/);
    expect(everything()).toEqual(names);
    expect(read()).toEqual(asRead(before));
  });

  test("it stays so when links work again", () => {
    replace(folder, before, linkless);
    expect(replace(folder, after).oneByOne).toBe(true);
    expect(read()).toEqual(asRead(after));
  });

  test.each(["new.js", "templates", "templates/t.hbs"])("a foreign %s stops everything", (name) => {
    replace(folder, before, linkless);
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), "mine");
    expect(() => replace(folder, after, linkless)).toThrow(/no earlier build made it/);
    expect(read()).toEqual({ ...asRead(before), [name]: "mine" });
  });

  test("what others write into the list of files is not ours", () => {
    writeFileSync(join(folder, "victim.txt"), "keep");
    mkdirSync(join(folder, "out"));
    mkdirSync(join(folder, "elsewhere"));
    writeFileSync(join(folder, "elsewhere", "x.txt"), "keep");
    const out = join(folder, "out");
    replace(out, before, linkless);
    symlinkSync("../elsewhere", join(out, "link"));
    writeFileSync(
      join(out, ".persona", "files.json"),
      JSON.stringify({
        by: "build",
        files: [
          ...before.map(({ path }) => path),
          "../victim.txt",
          "link/x.txt",
          join(folder, "victim.txt"),
          7,
        ],
      }),
    );
    replace(out, after, linkless);
    expect(readFileSync(join(folder, "victim.txt"), "utf8")).toBe("keep");
    expect(readFileSync(join(folder, "elsewhere", "x.txt"), "utf8")).toBe("keep");
  });

  test("killed at any change: every file is whole, and the next build finishes", () => {
    for (let nth = 0; ; nth++) {
      rmSync(folder, { recursive: true });
      mkdirSync(folder);
      replace(folder, before, linkless);
      const { disk, wasReached } = killedAt(nth);
      try {
        replace(folder, after, { ...disk, makeLink: linkless.makeLink });
      } catch {}
      if (!wasReached()) break;
      const whole = new Set([...before, ...after].map(({ path, content }) => `${path} ${content}`));
      for (const [path, content] of Object.entries(read())) expect(whole).toContain(`${path} ${content}`);
      replace(folder, after, linkless);
      expect(read(), `killed at change ${nth}`).toEqual(asRead(after));
      expect(readdirSync(join(folder, ".persona"))).toEqual(["files.json"]);
    }
  });
});

test("a file in the place of the folder is told by the name that was given, and stays", () => {
  const file = join(folder, "notes.txt");
  writeFileSync(file, "mine");
  expect(() => replace(file, before)).toThrow(`${file}: a part of this path is a file, not a folder`);
  expect(readFileSync(file, "utf8")).toBe("mine");
});
