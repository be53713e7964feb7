import { cpSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, test } from "vitest";
import { build, fresh, names, old, other, read, sets, starter } from "../harness/built-sets.ts";
import { newFolder } from "../harness/command.ts";
import { countOf } from "../harness/counts.ts";
import { demandStrace, runDisturbed, type SystemCall, traced } from "../harness/system-calls.ts";

/**
 * A build that the system kills, or refuses something, at each call that touches the output: a reader finds the old
 * set or the new one, and the next build leaves nothing over.
 */

beforeAll(demandStrace);

const touching = "openat,mkdir,rename,symlink,unlink,unlinkat,rmdir,fsync,write,pwrite64,close";

/** A folder with the old set, in a place of its own. */
function folderWithOldSet(): string {
  const out = join(newFolder(), "out");
  cpSync(join(sets, "old"), out, { recursive: true, verbatimSymlinks: true });
  return out;
}

/** The calls of a build of the new set over the old one that have to do with the output. */
function callsOfBuild(): readonly SystemCall[] {
  const out = folderWithOldSet();
  const { status, calls } = traced(["build", other, "--out", out], touching);
  expect(status).toBe(0);
  return calls.filter(({ nth, text }) => nth > 0 && text.includes(out));
}

/** So many of them, evenly spread. */
function* some<Item>(items: readonly Item[], count: number): Generator<Item> {
  const step = Math.max(1, items.length / count);
  for (let at = 0; at < items.length; at += step) yield items[Math.floor(at)] as Item;
}

test("killed at a call: the old set or the new one, and the next build is clean", () => {
  const calls = callsOfBuild();
  expect(calls.length).toBeGreaterThan(50);
  const seen = { old: 0, new: 0, ended: 0 };
  for (const call of some(calls, countOf("killed system calls"))) {
    const out = folderWithOldSet();
    const { status } = runDisturbed(["build", other, "--out", out], call, "signal=SIGKILL");
    const found = read(out);
    const which = found["classifier.js"] === fresh["classifier.js"] ? "new" : "old";
    // A run that asks for a file less than the one that was counted ends by itself before the last calls.
    seen[status === 0 ? "ended" : which]++;
    expect(which === "new" ? [null, 0] : [null], call.text).toContain(status);
    expect(found, call.text).toEqual(which === "new" ? fresh : old);
    expect(build(other, out).status).toBe(0);
    expect(read(out)).toEqual(fresh);
    expect(names(out), call.text).toEqual(names(join(sets, "new")));
  }
  console.log(`of ${calls.length} calls: ${JSON.stringify(seen)}`);
  expect(seen.old).toBeGreaterThan(0);
  expect(seen.new).toBeGreaterThan(0);
  expect(seen.ended).toBeLessThan(seen.old + seen.new);
});

/** What the message has to name. All may be done, and only the line that says so cannot be written. */
function disturbedPlace(disturbed: string, out: string): string {
  if (disturbed.includes(out)) return out;
  return /"([^"]+)"/.exec(disturbed)?.[1] ?? "error: standard output: ";
}

/** What a disk may answer to each. */
const errors: Readonly<Record<string, readonly string[]>> = {
  openat: ["EACCES", "EMFILE", "ENOSPC", "EROFS"],
  mkdir: ["EACCES", "ENOSPC", "EROFS"],
  rename: ["EACCES", "EIO", "ENOSPC"],
  symlink: ["EACCES", "EIO", "ENOSPC"],
  unlink: ["EACCES", "EIO", "EBUSY"],
  unlinkat: ["EACCES", "EIO", "EBUSY"],
  rmdir: ["EACCES", "EIO", "EBUSY"],
  fsync: ["EIO", "ENOSPC"],
  write: ["EIO", "ENOSPC", "EDQUOT"],
  pwrite64: ["EIO", "ENOSPC"],
};

test("a call that fails: 3 with the path, or all is done; the old set or the new one", () => {
  const cases = callsOfBuild().flatMap((call) =>
    call.failed ? [] : (errors[call.name] ?? []).map((code) => ({ call, code })),
  );
  const seen = { refused: 0, done: 0 };
  for (const { call, code } of some(cases, countOf("failing disks"))) {
    const out = folderWithOldSet();
    const { status, stderr, disturbed } = runDisturbed(["build", other, "--out", out], call, `error=${code}`);
    const found = read(out);
    const where = `${code} at ${call.text}: ${status} ${stderr}`;
    if (status === 0) {
      seen.done++;
      expect(found, where).toEqual(fresh);
    } else {
      seen.refused++;
      expect(status, where).toBe(3);
      expect(stderr, `${where} ${disturbed}`).toContain(disturbedPlace(disturbed, out));
      expect(stderr, where).not.toMatch(/\n +at |Error:/);
      expect([old, fresh], where).toContainEqual(found);
    }
    expect(build(other, out).status, where).toBe(0);
    expect(read(out)).toEqual(fresh);
    expect(names(out), where).toEqual(names(join(sets, "new")));
  }
  console.log(`of ${cases.length} errors: ${JSON.stringify(seen)}`);
  expect(seen.refused).toBeGreaterThan(0);
});

test("the two builds are those that this suite is about", () => {
  expect(read(join(sets, "old"))).not.toEqual(read(join(sets, "new")));
  expect(build(starter, join(sets, "old"), "--start", "2026-12-01").stdout).toContain("nothing changed");
});
