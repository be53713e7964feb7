/** Characters that nobody sees in a word, whatever their use in a text. */

export const unseen = () =>
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for
  /[\p{Default_Ignorable_Code_Point}\p{Cf}\0-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]/gu;

export const holdsUnseen = (word: string): boolean => unseen().test(word);
