/** How to save a table so that it can be read, in the words of every message that says so. */

/** About a text in another encoding. */
export const saveAsUtf8 = 'save the file as UTF-8; spreadsheets call it "CSV UTF-8"';
/** About a table that is no text. */
export const saveAsCsv = 'open it in a spreadsheet program and save it as "CSV UTF-8"';
