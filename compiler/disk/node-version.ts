/**
 * Whether this Node is new enough: bundlers start in older ones, and would show some call that it does not have.
 *
 * The first versions without the fault by which a path on Windows leads out of its folder (CVE-2025-27210); 23 ended
 * before it was mended.
 */

/** What is wrong with a version of Node, if anything; with this one, if none is named. The command says the same in bin/persona.js. */
export function problemWithNode(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0, patch = 0] = version.split(".").map(Number);
  const isAtLeast = (least: number, leastPatch: number) =>
    minor > least || (minor === least && patch >= leastPatch);
  if (major > 24 || (major === 24 && isAtLeast(4, 1)) || (major === 22 && isAtLeast(17, 1))) return undefined;
  return `persona needs Node 22.17.1, 24.4.1 or newer; this is Node ${version}. Install a newer one from https://nodejs.org, then open a new terminal.`;
}
