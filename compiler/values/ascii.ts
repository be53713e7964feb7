/** Texts of ASCII alone: what is written in other letters needs a closer look, and is rare. */

export function isAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) if (text.charCodeAt(i) > 127) return false;
  return true;
}
