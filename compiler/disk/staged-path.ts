/** Where the next text of a file is written until it takes the place of the file: beside it, so on the same disk. */

import { basename, dirname, join } from "node:path";

/** With the ending, this is shorter than any disk's limit, which counts bytes: a letter has four at most. */
const lettersKept = 50;
let count = 0;

export function stagedPath(path: string): string {
  count++;
  const start = [...basename(path)].slice(0, lettersKept).join("");
  return join(dirname(path), `${start}.${process.pid}.${count}.staging`);
}
