/** Characters that nobody sees in a word, whatever their use in a text. */

export const unseen = () => /(?![\t-\r\x85])[\p{Default_Ignorable_Code_Point}\p{Cf}\p{Cc}]/gu;

export const holdsUnseen = (word: string): boolean => unseen().test(word);
