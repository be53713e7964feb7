/** Where a program may lie: the folders that `PATH` names. Nothing is looked at; the caller knows what is there. */

/**
 * @param names what to look for in each folder, with forward slashes
 * @returns whole paths, in the order in which the system would look; a folder that is named from where one happens to
 *   be is left out, as whatever lies in an opened folder is no program to start
 */
export function placesOnPath(
  searchPath: string | undefined,
  platform: string,
  names: readonly string[],
): readonly string[] {
  const isWindows = platform === "win32";
  return (searchPath ?? "")
    .split(isWindows ? ";" : ":")
    .map((folder) => (isWindows ? folder.replace(/^"(.*)"$/, "$1") : folder))
    .filter((folder) => (isWindows ? /^(?:[a-z]:[\\/]|\\\\)/i : /^\//).test(folder))
    .flatMap((folder) => names.map((name) => `${folder.replace(/(?<![\\/])[\\/]+$/, "")}/${name}`));
}
