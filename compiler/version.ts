/** The version of the package; a test holds it to package.json. */

export const version = "0.1.0";

/** As what is made says who made it. */
export const generator = `persona ${version}`;
