/** Names as the language spells them, for fixes. */

/** `lead time` → `leadTime` */
export const joinedName = (parts: readonly string[]): string =>
  parts.map((part, index) => (index === 0 ? part : part.charAt(0).toUpperCase() + part.slice(1))).join("");
