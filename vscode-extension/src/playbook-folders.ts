/** Which folders hold a playbook, told from where files lie. */

/**
 * As the command takes them: a folder with a `main.persona`, or one with playbooks that lies below no such folder.
 * @param files the `.persona` files of a workspace folder, relative to it, with forward slashes
 * @returns folders, relative to it; `""` is the workspace folder itself
 */
export function playbookFolders(files: readonly string[]): readonly string[] {
  const withMain = new Set(files.filter(isMain).map(folderOf));
  const others = files.map(folderOf).filter((folder) => !isBelowAny(folder, withMain));
  const tops = [...new Set(others)];
  return [
    ...withMain,
    ...tops.filter((folder) => !tops.some((top) => top !== folder && isIn(folder, top))),
  ].sort();
}

/** Of the same files, those that playbooks of a folder may begin with: its `main.persona`, else all that lie right in it. */
export function possibleEntries(folder: string, files: readonly string[]): readonly string[] {
  const beside = files.filter((file) => folderOf(file) === folder);
  const main = beside.filter(isMain);
  return main.length > 0 ? main : beside;
}

const folderOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf("/")));
const isMain = (file: string): boolean => /(?:^|\/)main\.persona$/.test(file);

/** The nearest of the folders that a file or a folder is in. */
export const nearestFolder = (path: string, folders: readonly string[]): string | undefined =>
  folders.filter((folder) => isIn(path, folder)).sort((one, other) => other.length - one.length)[0];

/** Whether a path is that of the folder, or of what lies in it; each begins where the other begins. */
export const isIn = (path: string, folder: string): boolean =>
  folder === "" || path === folder || path.startsWith(`${folder}/`);

const isBelowAny = (path: string, folders: ReadonlySet<string>): boolean =>
  [...folders].some((folder) => isIn(path, folder));
