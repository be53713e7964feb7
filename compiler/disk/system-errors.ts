/** Errors of the operating system, in words. */

/** Whether the operating system, and not our code, is behind an exception. */
export const isSystemError = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error && typeof (error as NodeJS.ErrnoException).syscall === "string";

/** Where it happened, if it says so: of a link that could not be made, the link, not what it was to lead to. */
export const pathOf = (error: NodeJS.ErrnoException): string | undefined =>
  error.syscall === "symlink" ? (error as { readonly dest?: string }).dest : error.path;

/** What happened, as it stands behind a path, and what to do about it. */
export function wordsOf(error: unknown): readonly [message: string, help?: string] {
  const code = (error as NodeJS.ErrnoException).code ?? "";
  return systemErrors[code] ?? [`failed (${code || reasonIn(error)})`];
}

/** Node removes folders by itself, and then gives the words of the system without its code. */
const reasonIn = (error: unknown): string => {
  const [, reason] = String(error).split("Unknown error: ");
  return reason?.split(" '")[0] ?? String(error);
};

const systemErrors: Readonly<Record<string, readonly [message: string, help?: string]>> = {
  ENOENT: ["there is no such file or folder", "check the spelling, and the folder you are in"],
  EACCES: ["no permission", "ask for permission, or choose another folder"],
  EPERM: ["not allowed", "ask for permission, or choose another folder"],
  EROFS: ["the disk can only be read", "choose another folder"],
  ENOSPC: ["the disk is full", "free some space and run the command again; no old file was changed"],
  EDQUOT: [
    "your share of the disk is full",
    "free some space and run the command again; no old file was changed",
  ],
  EEXIST: ["something is there already that is no folder", "move it away, or choose another folder"],
  EBUSY: ["something else uses it", "close what uses it and run the command again"],
  EIO: ["the disk failed", "look whether it is broken, and run the command again"],
  EISDIR: ["this is a folder, a file is needed"],
  ENOTDIR: ["a part of this path is a file, not a folder", "choose another folder, or move that file away"],
  EMFILE: ["too many files are open", "close some programs and run the command again"],
  ENAMETOOLONG: ["the name is too long for this disk", "choose a shorter one"],
  ELOOP: ["its links lead in a circle", "remove one of them, or choose another folder"],
};
