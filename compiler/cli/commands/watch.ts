/**
 * `persona build --watch`: builds again after every change in the playbook's folder, until it is interrupted.
 *
 * Of packages it sees that npm has installed some; files inside them are not watched.
 */

import { join, relative, sep } from "node:path";
import { watch as watchFiles } from "chokidar";
import { placesOfPackages } from "../../disk/installed-packages.ts";
import { packagesFolder } from "../../source/package-path.ts";
import { CommandFailure } from "../failure.ts";
import type { Terminal } from "../terminal.ts";

/** Ends only with an error. `root` and `out` are absolute. */
export async function watch(
  terminal: Terminal,
  root: string,
  out: string,
  build: () => Promise<unknown>,
): Promise<never> {
  // npm writes this one anew at the end of each installation.
  const packages = placesOfPackages(root).map((place) => join(place, packagesFolder));
  const isOfPackages = (path: string): boolean =>
    packages.includes(path) || packages.some((folder) => path === join(folder, ".package-lock.json"));
  const isLeftOut = (path: string): boolean =>
    path === out ||
    path.startsWith(out + sep) ||
    relative(root, path)
      .split(sep)
      .some((part) => part === packagesFolder || (part.startsWith(".") && part !== ".."));
  const watcher = watchFiles([root, ...packages], {
    ignoreInitial: true,
    ignored: (path, status) =>
      !isOfPackages(path) &&
      (isLeftOut(path) || (status?.isFile() === true && !/\.(persona|ics)$/i.test(path))),
    awaitWriteFinish: { stabilityThreshold: 80, pollInterval: 20 },
  });

  return new Promise((_, reject) => {
    let waiting = false;
    let building = Promise.resolve();
    watcher.on("error", reject);
    watcher.on("all", () => {
      // One build waits at most: it sees everything that changed until it begins.
      if (waiting) return;
      waiting = true;
      building = building
        .then(async () => {
          waiting = false;
          await build();
        })
        .catch((error: unknown) => {
          // A file may be half moved at this moment; the next change builds again.
          if (error instanceof CommandFailure) terminal.noteError(error.message, error.help);
          else reject(error);
        });
    });
  });
}
