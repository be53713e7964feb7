/** Files that the build puts beside the bundled command. */

import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { ioFailure } from "./failure.ts";

/** The path of one: beside the bundled command or its scripts; from the sources, in the folder that the bundle goes to. */
export function bundledFile(name: string): string {
  for (const folder of ["./", "../", "../dist/"]) {
    const path = fileURLToPath(new URL(folder + name, import.meta.url));
    if (existsSync(path)) return path;
  }
  throw ioFailure(`${name} is missing`, "run `npm install`, which builds it");
}
