/**
 * Replaces a whole set of output files in one step: a reader sees the old set or the new one, never a mix,
 * whenever the command is killed.
 *
 * The files live in `.persona/<digest>/` inside the output folder; `.persona/current` is a link to that, and
 * every top-level name (`classifier.js`, `templates`) is a link through `current`. Replacing the one link
 * replaces the set. Names that the new set no longer has stop leading anywhere in the same step, and are then
 * cleared. Files that are not ours are never touched: where one stands in the way, nothing is changed.
 *
 * Where the disk knows no links (some Windows set-ups), files are replaced one by one; `replaceOutputSet` says so.
 */

import { createHash } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  unlinkSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import type { OutputFile } from "../emit/emitter.ts";
import { ioFailure, ioFailureOf, isSystemError } from "./failure.ts";

const store = ".persona";
const pointer = "current";
/** A staging folder that a killed command left is cleared once it is this old. */
const abandonedAfter = 60 * 60 * 1000;

export interface Replaced {
  readonly changed: boolean;
  /** The disk knows no links: the files were replaced one by one. */
  readonly oneByOne: boolean;
}

export function replaceOutputSet(folder: string, files: readonly OutputFile[]): Replaced {
  const digest = digestOf(files);
  const names = [...new Set(files.map((file) => file.path.split("/")[0] as string))].sort();
  try {
    mkdirSync(join(folder, store), { recursive: true });
    const before = currentDigest(folder);
    refuseForeign(folder, names, before);
    clearAbandoned(folder);
    if (
      before === digest &&
      names.every((name) => isOurLink(join(folder, name), name)) &&
      isComplete(folder, digest)
    ) {
      return { changed: false, oneByOne: false };
    }
    do {
      stage(folder, digest, files);
      try {
        point(folder, digest, names);
      } catch (error) {
        if (!isLinkless(error)) throw error;
        replaceOneByOne(folder, files);
        return { changed: true, oneByOne: true };
      }
      // Another build may have cleared our set between the two steps, when it was the one before its own.
    } while (!isComplete(folder, digest));
    if (before !== undefined && before !== digest) clearBefore(folder, before, names);
    return { changed: before !== digest, oneByOne: false };
  } catch (error) {
    if (isSystemError(error)) throw ioFailureOf(error, (error as NodeJS.ErrnoException).path ?? folder);
    throw error;
  }
}

function digestOf(files: readonly OutputFile[]): string {
  const hash = createHash("sha256");
  for (const file of [...files].sort((a, b) => (a.path < b.path ? -1 : 1))) {
    hash.update(`${file.path}\0${Buffer.byteLength(file.content)}\0`).update(file.content);
  }
  return hash.digest("hex").slice(0, 32);
}

function currentDigest(folder: string): string | undefined {
  try {
    return readlinkSync(join(folder, store, pointer));
  } catch {
    return undefined;
  }
}

const isComplete = (folder: string, digest: string): boolean => existsSync(join(folder, store, digest));

const linkTarget = (name: string): string => `${store}/${pointer}/${name}`;

function isOurLink(path: string, name: string): boolean {
  try {
    return readlinkSync(path) === linkTarget(name);
  } catch {
    return false;
  }
}

/** Whether something is there, be it a link that leads nowhere. */
function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}

function refuseForeign(folder: string, names: readonly string[], before: string | undefined): void {
  const foreign = names.filter((name) => isThere(join(folder, name)) && !isOurLink(join(folder, name), name));
  if (foreign.length === 0 || (before === undefined && isOneByOneSet(folder))) return;
  throw ioFailure(
    `${join(folder, foreign[0] as string)} is there already, and no earlier build made it`,
    "move it away, or choose another folder with --out; nothing was changed",
  );
}

/** Writes the set beside the current one, and gives it its name only when all of it is on the disk. */
function stage(folder: string, digest: string, files: readonly OutputFile[]): void {
  const target = join(folder, store, digest);
  if (existsSync(target)) return;
  const staging = join(folder, store, `${digest}.${process.pid}.${Date.now().toString(36)}.staging`);
  try {
    for (const file of files) {
      const path = join(staging, file.path);
      mkdirSync(dirname(path), { recursive: true });
      writeWhole(path, file.content);
    }
    for (const made of foldersOf(staging)) syncFolder(made);
    renameSync(staging, target);
    syncFolder(join(folder, store));
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(target)) throw error;
  }
}

function point(folder: string, digest: string, names: readonly string[]): void {
  for (const name of names) {
    if (!isOurLink(join(folder, name), name)) symlinkSync(linkTarget(name), join(folder, name));
  }
  const next = join(folder, store, `${pointer}.${process.pid}`);
  rmSync(next, { force: true });
  symlinkSync(digest, next);
  renameSync(next, join(folder, store, pointer));
  syncFolder(join(folder, store));
}

function clearBefore(folder: string, before: string, names: readonly string[]): void {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name);
    if (!names.includes(name) && isOurLink(path, name) && currentDigest(folder) !== before) unlinkSync(path);
  }
  if (currentDigest(folder) !== before) rmSync(join(folder, store, before), { recursive: true, force: true });
}

function clearAbandoned(folder: string): void {
  for (const name of readdirSync(join(folder, store))) {
    if (!name.endsWith(".staging")) continue;
    const path = join(folder, store, name);
    const age = Date.now() - (statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    const own = Number(name.split(".")[1]) === process.pid;
    if (own || age > abandonedAfter || !isRunning(Number(name.split(".")[1])))
      rmSync(path, { recursive: true, force: true });
  }
}

function isRunning(process_: number): boolean {
  try {
    process.kill(process_, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

// ---------- disks without links ----------

const isLinkless = (error: unknown): boolean =>
  isSystemError(error) &&
  error.syscall === "symlink" &&
  ["EPERM", "ENOSYS", "ENOTSUP", "EOPNOTSUPP"].includes(error.code ?? "");

const listing = "one-by-one.json";
const isOneByOneSet = (folder: string): boolean => existsSync(join(folder, store, listing));

function replaceOneByOne(folder: string, files: readonly OutputFile[]): void {
  for (const file of files) {
    const path = join(folder, file.path);
    mkdirSync(dirname(path), { recursive: true });
    const next = `${path}.${process.pid}.staging`;
    writeWhole(next, file.content);
    renameSync(next, path);
  }
  writeWhole(join(folder, store, listing), JSON.stringify(files.map((file) => file.path)));
}

// ---------- the disk ----------

/** Writes a file to the last byte and to the disk itself; throws where that fails. */
export function writeWhole(path: string, content: string | Uint8Array): void {
  const bytes = typeof content === "string" ? Buffer.from(content, "utf8") : content;
  const descriptor = openSync(path, "w");
  try {
    let written = 0;
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function foldersOf(folder: string): readonly string[] {
  const inner = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  return [...inner.flatMap((entry) => foldersOf(join(folder, entry.name))), folder];
}

function syncFolder(folder: string): void {
  let descriptor: number | undefined;
  try {
    descriptor = openSync(folder, "r");
    fsyncSync(descriptor);
  } catch {
    // Some disks cannot sync a folder; the files themselves were synced.
  } finally {
    if (descriptor !== undefined) closeSync(descriptor);
  }
}
