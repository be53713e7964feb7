/**
 * What people type, paste and break: also characters of two units, line ends of every kind, words from right to left.
 */
export const typedTexts = [
  ...["{", "}", '"', ",", "\r\n", "\r", "\n", "// ", " then ", "+3"],
  ...["مرحبا", "😀", "é", "e\u0301", "\u2028"],
] as const;
