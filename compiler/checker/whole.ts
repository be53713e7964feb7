/**
 * Which parts of the tree may be spoken of.
 *
 * A node that the parser marked broken or missing has been reported; whatever the checker would say of it, or
 * of anything that holds it, would be a second message for one cause.
 */

import type { Program } from "../resolver/program.ts";

/** The same of a program: where all of it could be read, there is nothing to look through. */
export const isWholeIn = ({ certain }: Pick<Program, "certain">, node: object | undefined): boolean =>
  node !== undefined && (certain || isWhole(node));

/** Whether neither the node nor anything in it is broken or missing. */
export function isWhole(node: object | undefined): boolean {
  if (node === undefined) return false;
  if (Array.isArray(node)) return node.every(isWhole);
  // Most checks ask this, so it reads the fields in place, without a list of them.
  for (const key in node) {
    const child: unknown = node[key as keyof typeof node];
    if (key === "broken" || key === "missing") {
      if (child === true) return false;
    } else if (typeof child === "object" && child !== null && !isWhole(child)) return false;
  }
  return true;
}
