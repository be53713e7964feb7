/**
 * The one sink for everything a command prints.
 *
 * Colours follow NO_COLOR, FORCE_COLOR and whether a person is looking. Text of users goes through `plain`, which
 * shows control characters instead of obeying them, so that no file can move the cursor or forge a line. A closed
 * pipe (`persona … | head`) ends the command quietly.
 */

import { styleText } from "node:util";

export type Style = "bold" | "dim" | "red" | "yellow" | "green" | "cyan" | "magenta" | "blue";

export interface Terminal {
  /** A line to standard output. */
  print(line?: string): void;
  /** Text to standard output as it is; waits where the reader is slower than we are. */
  write(text: string): Promise<void>;
  /** A line to standard error: progress, notices, what went wrong. */
  note(line?: string): void;
  /** For standard output, and for standard error. */
  style(style: Style | readonly Style[], text: string): string;
  noteStyle(style: Style | readonly Style[], text: string): string;
  readonly width: number;
  /** A person is looking at standard error, so a progress bar makes sense. */
  readonly live: boolean;
  /** Replaces the current line of standard error; `""` clears it. */
  status(text: string): void;
}

export function createTerminal(): Terminal {
  const { stdout, stderr } = process;
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EPIPE") process.exit(process.exitCode ?? 0);
      throw error;
    });
  }
  let status = "";
  const clear = (): void => {
    if (status !== "") stderr.write("\r\u001b[2K");
  };
  const styled = (stream: NodeJS.WriteStream, style: Style | readonly Style[], text: string): string =>
    styleText(style as Style, text, { stream, validateStream: true });

  return {
    print(line = "") {
      clear();
      stdout.write(`${line}\n`);
      status = "";
    },
    write: (text) =>
      new Promise((resolve) => {
        if (stdout.write(text)) resolve();
        else stdout.once("drain", resolve);
      }),
    note(line = "") {
      clear();
      stderr.write(`${line}\n`);
      status = "";
    },
    style: (style, text) => styled(stdout, style, text),
    noteStyle: (style, text) => styled(stderr, style, text),
    width: Math.min(stdout.columns ?? stderr.columns ?? 100, 120),
    live: stderr.isTTY === true && process.env.TERM !== "dumb",
    status(text) {
      clear();
      status = text;
      stderr.write(text);
    },
  };
}

/** Text of a user on its way to a terminal: control and direction-changing characters are shown, not obeyed. */
export function plain(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters to make visible
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, (character) => {
    const code = character.charCodeAt(0);
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return `‹U+${code.toString(16).toUpperCase().padStart(4, "0")}›`;
  });
}
