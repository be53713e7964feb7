/**
 * `persona build --watch` and `persona test --watch`: work once, and again after every change in the playbooks' folders,
 * until they are interrupted.
 *
 * The folders are looked at a few times a second, instead of asking the system to tell of changes: nothing that is saved
 * while the work is done is lost, a folder that was moved away is back when it is, and it works on network drives.
 * Of packages it sees that npm has installed some; files inside them are not looked at.
 */

import { basename, join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { areEqual, type FileStates, fileStatesOf } from "../../disk/file-states.ts";
import { placesOfPackages } from "../../disk/installed-packages.ts";
import { packagesFolder } from "../../source/package-path.ts";
import { exitCodes } from "../exit-codes.ts";
import { CommandFailure } from "../failure.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

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

/** Ends only with an error: of the first work any, later only what no change of a file can mend. */
export async function watchFolders(
  terminal: Terminal,
  { named, roots, out, data = false }: Watched,
  work: () => Promise<unknown>,
): Promise<never> {
  const packages = new Set(
    roots.flatMap((root) => placesOfPackages(root).map((place) => join(place, packagesFolder))),
  );
  const readNames = data ? /\.(persona|ics|csv|tsv|ndjson|jsonl|json)$/i : /\.(persona|ics)$/i;
  const look = () =>
    fileStatesOf({
      folders: roots,
      // npm writes the second one anew at the end of each installation.
      single: [...packages].flatMap((folder) => [folder, join(folder, ".package-lock.json")]),
      isLeftOut: (path) =>
        path === out || basename(path) === packagesFolder || basename(path).startsWith("."),
      isFile: (name) => readNames.test(name),
    });

  terminal.whenUnread(() => process.exit(exitCodes.fine));
  let states = look();
  await work();
  terminal.note(terminal.noteStyle("dim", `watching ${named.map(plain).join(", ")}; Ctrl-C ends it`));
  for (;;) {
    states = await nextStates(states, look);
    try {
      await work();
    } catch (error) {
      // A file may be half moved at this moment; the next change works again.
      if (!(error instanceof CommandFailure)) throw error;
      terminal.noteError(error.message, error.help);
    }
  }
}

/** Waits until the files are others, and left alone: an editor may be writing still. */
async function nextStates(before: FileStates, look: () => FileStates): Promise<FileStates> {
  for (;;) {
    const began = process.cpuUsage();
    const now = look();
    if (!areEqual(now, before)) return settledStates(now, look);
    // However much there is to look at, a tenth of a processor is enough; how busy others keep it is no matter.
    const { user, system } = process.cpuUsage(began);
    await pause(Math.max(betweenLooks, (10 * (user + system)) / 1000));
  }
}

async function settledStates(first: FileStates, look: () => FileStates): Promise<FileStates> {
  let states = first;
  // A file that is written to all the time does not hold up the others for ever.
  for (let tries = 0; tries < 50; tries++) {
    await pause(leftAlone);
    const now = look();
    if (areEqual(now, states)) break;
    states = now;
  }
  return states;
}

/** Milliseconds. */
const betweenLooks = 200;
/** Milliseconds. */
const leftAlone = 80;
