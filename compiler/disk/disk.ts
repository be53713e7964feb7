/** The door to the disk for the language server, which is bundled from sources: playbooks of folders, as the command reads them. */

export { createNodeHost } from "./node-host.ts";
export { projectFolderOfFile, projectPath } from "./project-folder.ts";
export { sourceFilesIn } from "./source-files.ts";
export { today } from "./today.ts";
