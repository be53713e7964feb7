/**
 * Makes text from outside harmless before it is put into anything that is shown.
 *
 * Control characters go, line ends become one kind, and the marks that turn the direction of writing are
 * dropped: one that is not closed would turn everything after it. The joiners that Persian and emoji need stay.
 */

const lineEnds = /\r\n|[\r\n\v\f\u0085\u2028\u2029]/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it takes out
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** Either of these, but for the line end that stays: nearly no text has any. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it looks for
const harmful = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069\ufeff]/;

const plainAscii = /^[\n\t\x20-\x7e]*$/;

/** Text of several lines. */
export function plainText(text: string): string {
  if (plainAscii.test(text)) return text;
  const formed = text.isWellFormed() ? text : text.toWellFormed();
  return harmful.test(formed) ? formed.replace(lineEnds, "\n").replace(controls, "") : formed;
}

/** Text for one line: names, titles, subjects. */
export const plainLine = (text: string): string =>
  plainText(text)
    .replace(/[\n\t]+/g, " ")
    .trim();
