/** The words of texts, and what each needs after it, for messages; the examples are there to be copied. */

export const textWords = {
  or: { needs: "a field and a text in quotes", example: "{{or developers 'your'}}" },
  if: { needs: "one field that may be unknown, or that is yes or no", example: "{{#if developers}}…{{/if}}" },
  unless: {
    needs: "one field that may be unknown, or that is yes or no",
    example: "{{#unless developers}}…{{/unless}}",
  },
  each: {
    needs: "a list, such as a role that several people have",
    example: "{{#each Developers}}{{name}}{{/each}}",
  },
} as const;

export type TextWord = keyof typeof textWords;
export const isTextWord = (text: string): text is TextWord => Object.hasOwn(textWords, text);
export const isBlockWord = (text: string): text is Exclude<TextWord, "or"> =>
  isTextWord(text) && text !== "or";

/** What `{{#if developers > 3}}` compares: texts ask whether something is known, and cannot compare. */
export function comparisonIn(opening: string): string | undefined {
  if (!/^\{\{~?#(?:if|unless)\s/.test(opening) || !opening.endsWith("}}")) return undefined;
  const inside = opening.slice(opening.search(/\s/), opening.endsWith("~}}") ? -3 : -2).trim();
  const compared = inside.startsWith("(") && inside.endsWith(")") ? inside.slice(1, -1) : inside;
  return /[<>=]|\s(?:is|has|contains|and|or)\s/.test(compared) ? compared : undefined;
}
