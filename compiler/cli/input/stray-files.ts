/**
 * Playbook files in the folder that nothing imports: what is written there is neither checked nor run, and only the
 * one who forgot the import could know. Of a folder that cannot be read, nobody could.
 */

import { statSync } from "node:fs";
import { resolve } from "node:path";
import { createNodeHost } from "../../disk/node-host.ts";
import { projectFolderOfFile, projectPath } from "../../disk/project-folder.ts";
import { sourceFilesIn } from "../../disk/source-files.ts";
import { wordsOf } from "../../disk/system-errors.ts";
import { findWhole } from "../../project/project.ts";
import { contains } from "../../source/span.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import { shownPath } from "../terminal/print-diagnostics.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";
import type { OpenPlaybook } from "./open-playbook.ts";

/** More of them are no oversight. */
const mostNamed = 5;

/**
 * Nothing is said where one file was named: then it is the one that was meant. Nor where an import is told to be
 * wrong: it may be the one that names the file.
 */
export async function tellOfStrayFiles(terminal: Terminal, open: OpenPlaybook, named: string): Promise<void> {
  if (!statSync(resolve(named)).isDirectory()) return;
  const { root, snapshot, shownRoot } = open;
  const isWrongImport = (path: string) => (declaration: Declaration) =>
    declaration.kind === "import" &&
    snapshot.diagnostics.some(
      ({ severity, file, span }) =>
        severity === "error" && file === path && contains(declaration, span.start),
    );
  if (snapshot.files.some(({ source, tree }) => tree.declarations.some(isWrongImport(source.path)))) return;
  const own = new Set(snapshot.files.map(({ source }) => source.path));
  const host = createNodeHost(root);
  const strays: string[] = [];
  // An import from there has told it.
  const told = snapshot.diagnostics.some(({ code }) => code === "unreadable-file");
  const tellUnread = (folder: string, error: NodeJS.ErrnoException) => {
    const [what, help] = wordsOf(error);
    const path = shownPath(shownRoot, projectPath(root, folder));
    if (!told)
      terminal.noteNotice(plain(`${path}: ${what}, so files of a playbook in it are not seen`), help);
  };
  for (const file of await sourceFilesIn(root, tellUnread)) {
    const path = projectPath(root, file);
    if (own.has(path) || (await projectFolderOfFile(file)) !== root) continue;
    if ((await findWhole(host, path)) === undefined) strays.push(path);
  }
  for (const path of strays.slice(0, mostNamed))
    terminal.noteNotice(
      plain(`${shownPath(shownRoot, path)} is part of no playbook: nothing in it is checked or run`),
      `import it in ${plain(snapshot.entry)}, as in \`import "./${plain(path)}"\`, or delete it`,
    );
  if (strays.length > mostNamed) terminal.note(`and ${strays.length - mostNamed} more files like these`);
}
