/** Text that a build server would obey, made text. */

/**
 * Build servers take lines that begin with `::` and words such as `##[error]` for commands. They are shown with a
 * sign that makes them text; nothing of ours ever begins so.
 */
export const withoutCommands = (lines: string): string =>
  lines
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours may stand before it
    .replace(/^((?:[^\S\n\r\u2028\u2029]|\u001b\[[0-9;]*m)*)::/gm, "$1‹::›")
    .replace(/##(?=\w*\[)/g, "‹##›");
