/**
 * Which parts of the tree may be spoken of.
 *
 * A node that the parser marked broken or missing has been reported; whatever the checker would say of it, or
 * of anything that holds it, would be a second message for one cause.
 */

/** Whether neither the node nor anything in it is broken or missing. */
export function isWhole(node: object | undefined): boolean {
  if (node === undefined) return false;
  if ("broken" in node && node.broken) return false;
  if ("missing" in node && node.missing) return false;
  return Object.values(node).every((child) => typeof child !== "object" || child === null || isWhole(child));
}
