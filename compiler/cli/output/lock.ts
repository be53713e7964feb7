/**
 * Builds into one folder take turns.
 *
 * The lock is a file with the number of the process that holds it. One is abandoned when its process is gone, or
 * when nothing was heard of it for some seconds: a killed process may linger, and numbers are used again. Whoever
 * takes over an abandoned lock looks again after a moment, so that of several only the last one goes on.
 */

import { ioFailure } from "../failure.ts";
import type { Disk } from "./disk.ts";

const silence = 5_000;
const patience = 20_000;

/** Does the work while holding the lock; `alive` is to be called every second or so. */
export function whileLocked<Result>(disk: Disk, path: string, work: (alive: () => void) => Result): Result {
  const lock = takeLock(disk, path);
  try {
    return work(lock.alive);
  } finally {
    lock.release();
  }
}

export interface Lock {
  /** To be called every second or so. */
  alive(): void;
  release(): void;
}

export function takeLock(disk: Disk, path: string): Lock {
  const own = String(process.pid);
  const asked = Date.now();
  while (!take(disk, path, own)) {
    if (Date.now() - asked > patience) {
      throw ioFailure(
        `${path}: another build is still writing to this folder`,
        "run the command again later",
      );
    }
    pause(20);
  }
  let heard = Date.now();
  return {
    alive() {
      if (Date.now() - heard < 1_000) return;
      heard = Date.now();
      disk.write(path, own);
    },
    release() {
      if (disk.read(path) === own) disk.remove(path);
    },
  };
}

function take(disk: Disk, path: string, own: string): boolean {
  try {
    disk.write(path, own, true);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  }
  if (!isAbandoned(disk, path)) return false;
  const next = `${path}.${own}`;
  // What a killed process left, or a link, which would be followed.
  disk.remove(next);
  disk.write(next, own, true);
  disk.rename(next, path);
  pause(30);
  return disk.read(path) === own;
}

function isAbandoned(disk: Disk, path: string): boolean {
  const owner = disk.read(path);
  if (owner === undefined) return false;
  if ((disk.ageOf(path) ?? 0) > silence) return true;
  // An empty file is a lock that is being written. Within one process, turns are taken by themselves.
  return owner !== "" && (owner === String(process.pid) || !isRunning(Number(owner)));
}

function isRunning(owner: number): boolean {
  try {
    process.kill(owner, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

const pause = (milliseconds: number): void => {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, milliseconds);
};
