/** The version of the command; a test holds it to package.json. */

export const version = "0.1.0";
