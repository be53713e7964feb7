/** JSON that is safe to print: characters that a terminal or a build server would obey are escaped, which JSON reads as the same. */

export const jsonText = (value: unknown, indentation?: number): string =>
  JSON.stringify(value, null, indentation).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufff9-\ufffb]|\p{Bidi_Control}|#(?=#\w*\[)/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
