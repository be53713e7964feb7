/** Whether this Node is new enough: bundlers start in older ones, and would show some call that it does not have. */

/** What is wrong with a version of Node, if anything; with this one, if none is named. The command says the same in bin/persona.js. */
export function problemWithNode(version: string = process.versions.node): string | undefined {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  if (major > 22 || (major === 22 && minor >= 12)) return undefined;
  return `persona needs Node 22.12 or newer; this is Node ${version}.`;
}
