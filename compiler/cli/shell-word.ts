/** Words of commands that we tell people to type: what they copy has to be one word again where it is pasted. */

/**
 * In quotes where it has blanks or signs that a shell could read: in those that every shell knows, but where shells
 * would look for commands and variables between them, as in the name of a file that somebody else has chosen.
 */
export function shellWord(text: string): string {
  if (/^[\p{L}\p{N}_.,:@+=/\\-]+$/u.test(text)) return text;
  return /[$`"!]/.test(text) ? `'${text.replaceAll("'", "'\\''")}'` : `"${text}"`;
}

/** A file or folder: one whose name begins as options do is named by where it lies. */
export const shellPath = (path: string): string => shellWord(path.startsWith("-") ? `./${path}` : path);
