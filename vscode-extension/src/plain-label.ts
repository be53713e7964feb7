/**
 * Names in the editor's lists. The editor draws a sign where it reads `$(error)`; in the name of a customer, a file or a
 * test it is what was written, and no sign of ours.
 */

export const plainLabel = (name: string): string => name.replace(/\$\([a-z\d-]+(?:~[a-z]+)?\)/gi, "\\$&");
