/** Numbers as people write them in words: the place of each is what it says. */
const words = "zero one two three four five six seven eight nine ten eleven twelve".split(" ");

/** `two` is 2; -1 of another word. */
export const numberNamed = (word: string): number => words.indexOf(word.toLowerCase());
