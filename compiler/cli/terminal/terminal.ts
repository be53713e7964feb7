/**
 * The one sink for everything a command prints.
 *
 * Colours follow NO_COLOR, FORCE_COLOR and whether a person is looking. Text of users goes through `plain`, which
 * shows control characters instead of obeying them, so that no file can move the cursor or forge a line.
 */

import { withoutCommands } from "../../diagnostics/build-log-commands.ts";
import { visible, visibleSentence, wrap, wrapSentence } from "../../diagnostics/display-text.ts";
import { type Style, standardError, standardOutput } from "./standard-stream.ts";

export interface Terminal {
  /** A line to standard output. */
  print(line?: string): void;
  /** Text to standard output as it is; waits where the reader is slower than we are. */
  write(text: string): Promise<void>;
  /** Calls back once nobody reads standard output any more, for what would go on only to be read. */
  whenUnread(callback: () => void): void;
  /** A line to standard error: progress, notices, what went wrong. */
  note(line?: string): void;
  /** A sentence of ours to standard output, behind a green ✓: what was done, or found to be well. */
  printDone(sentence: string): void;
  /** A sum to standard error, dim. */
  noteSum(sentence: string): void;
  /** What went wrong, what to do, why it matters, and where in the playbook, as in `main.persona:3:7`. */
  noteError(message: string, help?: string, why?: string, place?: string): void;
  /** What is worth knowing, and what to do. */
  noteNotice(message: string, help?: string): void;
  /** For standard output, and for standard error. */
  style(style: Style | readonly Style[], text: string): string;
  noteStyle(style: Style | readonly Style[], text: string): string;
  readonly width: number;
  /** Of standard output, where a person is looking at it. */
  readonly columns: number | undefined;
  /** A person is looking at standard error, so a progress bar makes sense. */
  readonly live: boolean;
  /** Each message stays on one line, however long: a program reads them, as editors do for their list of problems. */
  readonly wholeMessages: boolean;
  /** Replaces the current line of standard error; `""` clears it. */
  status(text: string): void;
}

export function createTerminal(): Terminal {
  let status = "";
  const clear = (): void => {
    if (status !== "") void standardError.write("\r\u001b[2K");
  };
  const note = (line = ""): void => {
    clear();
    void standardError.write(`${withoutCommands(line)}\n`);
    status = "";
  };
  const live = standardError.isTerminal && process.env.TERM !== "dumb";
  const wholeMessages = process.env.PERSONA_WRAP === "no";
  /** Where a person is looking, lines break between words and stand under one another; in a log they stay whole. */
  const labelled = (indent: string, label: string, style: Style | readonly Style[], text: string): void => {
    const hang = `${indent}${" ".repeat(label.length + 2)}`;
    const width = (standardError.columns ?? 100) - hang.length;
    const isWhole = !live || (wholeMessages && indent === "");
    const lines = isWhole ? [plain(text)] : wrap(text, width);
    note(`${indent}${standardError.style(style, label)}: ${lines.join(`\n${hang}`)}`);
  };
  return {
    print(line = "") {
      clear();
      void standardOutput.write(`${withoutCommands(line)}\n`);
      status = "";
    },
    printDone(sentence) {
      const lines = brokenFor(standardOutput.isTerminal ? standardOutput.columns : undefined, sentence, 2);
      this.print(`${standardOutput.style("green", "✓")} ${lines.join("\n  ")}`);
    },
    noteSum(sentence) {
      const lines = brokenFor(live ? standardError.columns : undefined, sentence, 0);
      note(lines.map((line) => standardError.style("dim", line)).join("\n"));
    },
    write: standardOutput.write,
    whenUnread: standardOutput.whenUnread,
    note,
    noteError(message, help, why, place) {
      labelled("", "error", ["bold", "red"], message);
      if (place !== undefined) note(standardError.style("blue", "  ╭─ ") + plain(place));
      if (why !== undefined) labelled("  ", "why", "blue", why);
      if (help !== undefined) labelled("  ", "help", "cyan", help);
    },
    noteNotice(message, help) {
      labelled("", "notice", ["bold", "yellow"], message);
      if (help !== undefined) labelled("  ", "help", "cyan", help);
    },
    style: standardOutput.style,
    noteStyle: standardError.style,
    width: Math.min(standardOutput.columns ?? standardError.columns ?? 100, 120),
    columns: standardOutput.isTerminal ? standardOutput.columns : undefined,
    live,
    wholeMessages,
    status(text) {
      clear();
      status = text;
      void standardError.write(text);
    },
  };
}

/**
 * A sentence in lines that break between words, of at most `columns` less what stands before each.
 *
 * @param columns undefined where nobody is looking: logs and programs get it whole
 */
export const brokenFor = (
  columns: number | undefined,
  sentence: string,
  before: number,
): readonly string[] =>
  columns === undefined ? [plain(sentence)] : wrap(sentence, Math.max(20, columns - before));

/** The same for a sentence in a language of the playbook. */
export const sentenceLines = (
  columns: number | undefined,
  sentence: string,
  before: number,
): readonly string[] =>
  columns === undefined ? [plainSentence(sentence)] : wrapSentence(sentence, Math.max(20, columns - before));

/** Text of a user on its way to a terminal: shown, never obeyed. */
export const plain = visible;

/** A sentence in a language of the playbook: the marks that keep directions apart are ours, and are obeyed. */
export const plainSentence = visibleSentence;
