/**
 * `persona build --watch` and `persona test --watch`: work once, and again after every change in the playbooks' folders,
 * until they are interrupted. What changes while the work is done for the first time is seen as well, and a folder that
 * was moved away is waited for.
 *
 * Of packages it sees that npm has installed some; files inside them are not watched.
 */

import { existsSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { type FSWatcher, watch as watchFiles } from "chokidar";
import { placesOfPackages } from "../../disk/installed-packages.ts";
import { packagesFolder } from "../../source/package-path.ts";
import { CommandFailure } from "../failure.ts";
import { plain, type Terminal } from "../terminal.ts";

export interface Watched {
  /** As the user named them. */
  readonly named: readonly string[];
  /** Folders of playbooks, absolute. */
  readonly roots: readonly string[];
  /** What we write ourselves, absolute. */
  readonly out?: string;
  /** Whether customers and rosters count, too. */
  readonly data?: boolean;
}

/** Ends only with an error. */
export async function watchFolders(
  terminal: Terminal,
  { named, roots, out, data = false }: Watched,
  work: () => Promise<unknown>,
): Promise<never> {
  // npm writes this one anew at the end of each installation.
  const packages = [
    ...new Set(roots.flatMap((root) => placesOfPackages(root).map((place) => join(place, packagesFolder)))),
  ];
  const isRead = data ? /\.(persona|ics|csv|tsv|ndjson|jsonl|json)$/i : /\.(persona|ics)$/i;
  const isOfPackages = (path: string): boolean =>
    packages.includes(path) || packages.some((folder) => path === join(folder, ".package-lock.json"));
  const isHidden = (root: string, path: string): boolean =>
    relative(root, path)
      .split(sep)
      .some((part) => part === packagesFolder || (part.startsWith(".") && part !== ".."));
  const isLeftOut = (path: string): boolean =>
    (out !== undefined && (path === out || path.startsWith(out + sep))) ||
    roots.every((root) => isHidden(root, path));
  const startWatcher = () =>
    watchFiles([...roots, ...packages], {
      ignoreInitial: true,
      ignored: (path, status) =>
        !isOfPackages(path) && (isLeftOut(path) || (status?.isFile() === true && !isRead.test(path))),
      awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
    });

  return new Promise((_, reject) => {
    let waiting = false;
    let working: Promise<unknown> = Promise.resolve();
    const gone = new Set<string>();
    let watcher = watch();
    watcher.once("ready", () => {
      working = work().then(
        () =>
          terminal.note(terminal.noteStyle("dim", `watching ${named.map(plain).join(", ")}; Ctrl-C ends it`)),
        // What keeps it from working at all ends it.
        reject,
      );
    });
    function lookForGone(): void {
      for (const root of roots) if (!existsSync(root)) gone.add(root);
    }
    function workAgain(): void {
      // One waits at most: it sees everything that changed until it begins.
      if (waiting) return;
      waiting = true;
      working = working
        .then(async () => {
          waiting = false;
          await work();
        })
        .catch((error: unknown) => {
          // It may be back before anybody looks for it again.
          lookForGone();
          // A file may be half moved at this moment; the next change works again.
          if (error instanceof CommandFailure) terminal.noteError(error.message, error.help);
          else reject(error);
        });
    }
    // Nothing tells of a folder that was moved away and is back, and who watches nothing more would end.
    setInterval(() => {
      lookForGone();
      if (gone.size === 0 || ![...gone].every(existsSync)) return;
      gone.clear();
      // One after the other: for the same folder, the new one would take over what the old one is about to close.
      void watcher.close().then(() => {
        watcher = watch().once("ready", () => {
          workAgain();
          // Of what is saved in this very moment no watcher tells.
          setTimeout(workAgain, 2 * betweenLooks);
        });
      });
    }, betweenLooks);

    function watch(): FSWatcher {
      return startWatcher()
        .on("error", reject)
        .on("all", workAgain)
        .on("unlinkDir", (path) => {
          if (roots.includes(path)) gone.add(path);
        });
    }
  });
}

/** Milliseconds. */
const betweenLooks = 300;
