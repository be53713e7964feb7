/** Words of commands that we tell people to type: what they copy has to be one word again where it is pasted. */

/** In quotes where it has blanks or signs that a shell could read; in those that every shell knows. */
export const shellWord = (text: string): string =>
  /^[\p{L}\p{N}_.,:@+=/\\-]+$/u.test(text) ? text : `"${text.replaceAll('"', '\\"')}"`;
