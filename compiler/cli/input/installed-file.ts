/** Files of installed packages are not ours to change: the next installation would undo it, and others use them too. */

import { resolve, sep } from "node:path";
import { packagesFolder } from "../../source/package-path.ts";
import { usageFailure } from "../failure.ts";

/** Throws where one of the files or folders to be changed lies in an installed package. */
export function refuseInstalled(named: readonly string[]): void {
  const installed = named.find((path) => resolve(path).split(sep).includes(packagesFolder));
  if (installed === undefined) return;
  throw usageFailure(
    `${installed}: this belongs to an installed package`,
    "packages are left as they were installed; name files of your own",
  );
}
