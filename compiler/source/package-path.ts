/**
 * Installed packages, as the paths of a project name them.
 *
 * `partner-kit/personas.persona` is the path `node_modules/partner-kit/personas.persona` of the project, on every
 * computer alike. In which folder above it npm has put the package is for the host to know.
 */

export const packagesFolder = "node_modules";

/** `partner-kit`, `@acme/partner-kit`: the package that a path of the project leads into; undefined for its own files. */
export const packageOf = (path: string): string | undefined =>
  /^node_modules\/((?:@[^/.][^/]*\/)?[^/.@][^/]*)(?=\/|$)/.exec(path)?.[1];

/** Where a package is, as a path of the project. */
export const packageFolder = (name: string): string => `${packagesFolder}/${name}`;

/** A path as messages show it: a file of a package as an import names it. */
export const importedAs = (path: string): string =>
  packageOf(path) === undefined ? path : path.slice(packagesFolder.length + 1);
