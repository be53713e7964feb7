/**
 * Standard output and standard error.
 *
 * A file, a pipe and the null device take text as it comes: Node's streams are loaded only for a terminal, for
 * forced colours, and for a pipe that whoever made it set not to wait. Loading them takes a twentieth of a check.
 * Of a pipe that its reader closes (`persona … | head`) the rest is dropped, and the command goes on: how it ends is
 * an answer to whoever asked, and files that it writes are wanted all the same.
 */

import { fstatSync, statSync, writeSync } from "node:fs";
import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "magenta" | "blue";

export interface StandardStream {
  /** A person may be looking. */
  readonly isTerminal: boolean;
  /** How wide a terminal is. */
  readonly columns: number | undefined;
  /** Resolves when the reader takes more: at once, but where the reader is slower than we are. */
  write(text: string): Promise<void>;
  /** With colours where NO_COLOR, FORCE_COLOR and the reader want them. */
  style(style: Style | readonly Style[], text: string): string;
  /** Calls back once all that was written is out. */
  whenWritten(callback: () => void): void;
  /** Calls back once nobody reads any more, for what would go on only to be read. */
  whenUnread(callback: () => void): void;
}

export const standardOutput = createStandardStream(1, "standard output", () => process.stdout);
export const standardError = createStandardStream(2, "standard error", () => process.stderr);

const taken = Promise.resolve();

function createStandardStream(
  descriptor: number,
  name: string,
  open: () => NodeJS.WriteStream,
): StandardStream {
  let opened: NodeJS.WriteStream | undefined;
  /** One for all who wait: of many, Node would warn. */
  let draining: Promise<void> | undefined;
  let endWaiting = (): void => {};
  let isUnread = false;
  let whenUnread = (): void => {};
  const stream = (): NodeJS.WriteStream => {
    opened ??= open().on("error", fail);
    return opened;
  };
  if (process.env.FORCE_COLOR !== undefined || !takesTextAsItComes(descriptor)) stream();

  function fail(error: NodeJS.ErrnoException): void {
    if (error.code !== "EPIPE") throw Object.assign(error, { path: name });
    isUnread = true;
    endWaiting();
    whenUnread();
  }

  /** Gives what could not be written without waiting. */
  function writeDirectly(text: string): Buffer {
    let rest = Buffer.from(text, "utf8");
    try {
      while (rest.length > 0) rest = rest.subarray(writeSync(descriptor, rest));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EAGAIN") fail(error as NodeJS.ErrnoException);
    }
    return rest;
  }

  return {
    get isTerminal() {
      return opened?.isTTY === true;
    },
    get columns() {
      return opened?.columns;
    },
    write(text) {
      if (isUnread) return taken;
      const rest = opened === undefined ? writeDirectly(text) : text;
      if (isUnread || rest.length === 0 || stream().write(rest)) return taken;
      draining ??= new Promise((resolve) => {
        endWaiting = () => {
          draining = undefined;
          resolve();
        };
        stream().once("drain", endWaiting);
      });
      return draining;
    },
    style: (style, text) =>
      opened === undefined ? text : styleText(style as Style, text, { stream: opened, validateStream: true }),
    whenWritten(callback) {
      if (opened === undefined || isUnread) callback();
      else opened.write("", () => callback());
    },
    whenUnread(callback) {
      whenUnread = callback;
    },
  };
}

function takesTextAsItComes(descriptor: number): boolean {
  try {
    const status = fstatSync(descriptor);
    if (status.isFile() || status.isFIFO() || status.isSocket()) return true;
    return status.isCharacterDevice() && status.rdev === statSync("/dev/null").rdev;
  } catch {
    // Closed, or on a system without such a device: Node knows what to do.
    return false;
  }
}
