/**
 * Names for files that are named after something of the user's.
 *
 * A name is letters, digits and hyphens in any script, at most 160 octets of them, and safe on every file system: no
 * separators, no dots, no reserved device names. Two names that a file system might take for one get a number.
 */

/** In octets of UTF-8; file systems allow 255, of which a date and an ending need some. */
const longestName = 160;
const devices = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³]|conin\$|conout\$)$/i;

export function slug(text: string): string {
  const words = text
    .toWellFormed()
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}_]+/gu, "-")
    .replace(/^-+|(?<!-)-+$/g, "");
  const short = cut(words).replace(/(?<!-)-+$/, "");
  if (short === "") return "untitled";
  return devices.test(short) ? `${short}-file` : short;
}

function cut(words: string): string {
  // No code unit has more than three octets.
  if (words.length * 3 <= longestName) return words;
  let short = "";
  let length = 0;
  for (const character of words) {
    length += new TextEncoder().encode(character).length;
    if (length > longestName) break;
    short += character;
  }
  return short;
}

/** Gives each text a name that no other has, with or without regard to case. */
export function createFileNames(): (text: string) => string {
  const used = new Set<string>();
  return (text) => {
    const base = slug(text);
    let name = base;
    for (let count = 2; used.has(folded(name)); count++) name = `${base}-${count}`;
    used.add(folded(name));
    return name;
  };
}

const folded = (name: string) => name.normalize("NFKC").toLowerCase();
