/** Whether a text says some words. Lines break where there is room, so blanks of all kinds are one. */

export const says = (text: string, words: string): boolean => flat(text).includes(flat(words));

const flat = (text: string): string => text.replace(/\s+/g, " ").trim();
