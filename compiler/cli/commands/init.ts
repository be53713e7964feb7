/**
 * `persona init`: a small playbook to change, with customers, a roster, and files for continuous integration.
 *
 * The files are those of compiler/starter, which the tests compile. Nothing that is there already is overwritten.
 */

import { constants, copyFileSync, existsSync, lstatSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { ioFailure } from "../failure.ts";
import { refuseLeadingOut } from "../input/leading-out.ts";
import { makeFolders } from "../output/disk.ts";
import { shellPath } from "../shell-word.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

export async function runInit(terminal: Terminal, _options: object, folder: string): Promise<ExitCode> {
  const starter = starterFolder();
  const target = resolve(folder);
  const files = filesIn(starter).map((path) => ({ from: join(starter, path), to: installedName(path) }));
  const inTheWay = files.filter(({ to }) => isThere(join(target, to)));
  if (inTheWay.length > 0) {
    throw ioFailure(
      `${folder}: ${inTheWay.map(({ to }) => to).join(", ")} ${inTheWay.length === 1 ? "is" : "are"} there already`,
      "choose a folder that is empty or not there yet, as in `persona init my-playbook`; nothing was changed",
    );
  }
  for (const { to } of files) refuseLeadingOut(join(folder, to), "file");
  for (const { from, to } of files) {
    makeFolders(dirname(join(target, to)));
    copyFileSync(from, join(target, to), constants.COPYFILE_EXCL);
  }
  const here = relative(process.cwd(), target) || ".";
  const persona = calledAs();
  const word = shellPath(here);
  const file = (...path: readonly string[]): string => shellPath(join(here, ...path));
  terminal.print(
    `${terminal.style("green", "✓")} ${plain(here)}: a playbook to change, with customers and a roster`,
  );
  terminal.print();
  terminal.print(terminal.style("bold", "Next"));
  const commands = [
    [here === "." ? `${persona} check` : `${persona} check ${word}`, "what is wrong, and what to do"],
    [`${persona} classify ${word} ${file("customers.csv")}`, "who your customers are"],
    [`${persona} explain ${word} ${file("customers", "birch-labs.json")}`, "why"],
  ] as const;
  const width = Math.max(56, ...commands.map(([command]) => command.length));
  const longest = Math.max(...commands.map(([, about]) => about.length));
  // On a narrow screen what a command tells stands below it.
  const fits = terminal.columns === undefined || width + longest + 3 <= terminal.columns;
  for (const [command, about] of commands) {
    const shown = terminal.style("cyan", plain(command).padEnd(fits ? width : 0));
    terminal.print(`  ${shown}${fits ? " " : "\n    "}${terminal.style("dim", about)}`);
  }
  return exitCodes.fine;
}

/** As the person called it, so that the lines can be copied: `npx` puts nothing on the path. */
const calledAs = (): string => (process.env.npm_command === "exec" ? "npx persona" : "persona");

/** A link counts, wherever it leads. */
const isThere = (path: string): boolean => lstatSync(path, { throwIfNoEntry: false }) !== undefined;

/** Packages are published without files of this name, so it travels under another. */
const installedName = (path: string): string => (path === "gitignore" ? ".gitignore" : path);

function starterFolder(): string {
  for (const place of ["../starter", "../../starter", "../../../starter"]) {
    const folder = fileURLToPath(new URL(place, import.meta.url));
    if (existsSync(join(folder, "main.persona"))) return folder;
  }
  throw ioFailure("the files of the starter playbook are missing", "install the package again");
}

function filesIn(folder: string, inside = ""): readonly string[] {
  return readdirSync(join(folder, inside), { withFileTypes: true })
    .flatMap((entry) => {
      const path = inside === "" ? entry.name : `${inside}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, path) : [path];
    })
    .sort();
}
