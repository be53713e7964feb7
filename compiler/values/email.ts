/**
 * E-mail addresses, as the HTML standard's input field takes them, with a domain of at least two parts.
 *
 * Quoted local parts, comments and addresses outside ASCII are refused: calendars and mail tools lose them.
 */

/** Linear in the text's length; ask `isEmail`, which holds the length first. */
export const emailPattern =
  /^[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?\.)+[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?$/;

export const isEmail = (text: string): boolean => text.length <= 254 && emailPattern.test(text);
