/** Codes reported by reading files and joining them by imports. */

import { limits } from "../../limits.ts";
import type { UnusualPath } from "../../source/project-path.ts";
import { type Catalog, quoted } from "../definition.ts";

const mebibytes = (bytes: number) => `${Math.ceil((bytes * 10) / (1024 * 1024)) / 10} MiB`;

/** What is unusual in a path, and what to do about it. */
const unusual = {
  absolute: ["starts at the top of the disk", "put the file beside this one, and write `./` and its name"],
  address: ["is an address on the web", "save the file beside this one, and write `./` and its name"],
  backslash: ["has a backslash", "write `/` instead of the backslash"],
  bare: ["does not start with `./` or `../`", "write `./` in front of it"],
  character: [
    "has a character that no path may have",
    "give the file a name of letters, digits, `-` and `_`",
  ],
  empty: ["is empty", "write `./` and the name of the file"],
  "file-address": [
    "is the address of a file on one computer",
    "put the file beside this one, and write `./` and its name",
  ],
} as const satisfies Record<UnusualPath, readonly [what: string, help: string]>;

/** What such a file may be called. */
const nameOfEnding: Readonly<Record<string, string>> = {
  ".persona": "main.persona",
  ".csv": "customers.csv",
  ".ics": "holidays.ics",
};

export const projectCatalog = {
  "missing-file": {
    severity: "error",
    summary: "A file that is named is not there.",
    message: (args: { path: string; near: string | undefined }) => `there is no file ${quoted(args.path)}`,
    why: "What the file holds is missing from the playbook.",
    help: (args: { near: string | undefined }) =>
      args.near === undefined
        ? "check the name and the folder, seen from this file"
        : `did you mean ${quoted(args.near)}?`,
    since: "0.1.0",
    fixable: "offered",
  },
  "wrong-case-path": {
    severity: "error",
    summary: "A path is spelled with other capital letters than the file.",
    message: (args: { path: string; found: string }) =>
      `the file is spelled ${quoted(args.found)}, not ${quoted(args.path)}`,
    why: "On some computers the file would be found and on others not.",
    help: (args: { found: string }) => `write ${quoted(args.found)}`,
    since: "0.1.0",
    fixable: "certain",
  },
  "outside-project": {
    severity: "error",
    summary: "A path leads out of the project folder.",
    message: (args: { path: string }) => `${quoted(args.path)} is outside the project folder`,
    why: "A playbook may only read files of its own folder, so that it is safe to open and easy to hand on.",
    help: () => "move or copy the file into the project folder, and name it there",
    since: "0.1.0",
  },
  "outside-package": {
    severity: "error",
    summary: "A path leads out of the package that it belongs to.",
    message: (args: { path: string; package: string }) =>
      `${quoted(args.path)} leads out of the package ${quoted(args.package)}`,
    why: "A package may bring its own files and no others, so that nothing else on the computer is read.",
    help: (args: { package: string }) =>
      `install ${quoted(args.package)} anew, or tell whoever makes it that its files must stay inside it`,
    since: "0.1.0",
  },
  "package-not-installed": {
    severity: "error",
    summary: "An import names a package that is not installed.",
    message: (args: { package: string; near: string | undefined }) =>
      `the package ${quoted(args.package)} is not installed`,
    why: "What the package holds is missing from the playbook.",
    help: (args: { package: string; near: string | undefined }) =>
      args.near === undefined
        ? `run ${quoted(`npm install ${args.package}`)} in the folder of the playbook, or write \`./\` in front of a file of your own`
        : `did you mean ${quoted(args.near)}?`,
    since: "0.1.0",
    fixable: "offered",
  },
  "playbook-in-package": {
    severity: "error",
    summary: "A file of a package is taken in whole although it has a playbook block.",
    message: (args: { path: string }) =>
      `${quoted(args.path)} is a playbook of its own, so it cannot become a part of another`,
    why: "Each playbook says its own name, languages and time zone; a package brings none.",
    help: () => "take what you need by name, as in `import Technical, Region from …`",
    since: "0.1.0",
  },
  "folder-as-file": {
    severity: "error",
    summary: "A path names a folder where a file is needed.",
    message: (args: { path: string; ending: string }) => `${quoted(args.path)} is a folder`,
    why: "Only a file can be taken in.",
    help: ({ path, ending }) =>
      `name a file in it, as in ${quoted(`${path}/${nameOfEnding[ending] ?? `name${ending}`}`)}`,
    since: "0.1.0",
  },
  "unusual-path": {
    severity: "error",
    summary: "A path is written in a way that does not work everywhere.",
    message: (args: { path: string; unusual: UnusualPath }) =>
      args.unusual === "empty"
        ? "the path is empty"
        : `the path ${quoted(args.path)} ${unusual[args.unusual][0]}`,
    why: "Paths are read from the folder of the file they stand in, the same on every computer.",
    help: (args: { path: string; unusual: UnusualPath }) => unusual[args.unusual][1],
    since: "0.1.0",
    fixable: "offered",
  },
  "not-a-playbook-file": {
    severity: "error",
    summary: "An import names a file that is no playbook file.",
    message: (args: { path: string }) => `${quoted(args.path)} does not end in \`.persona\``,
    why: "Only playbook files can be imported.",
    help: () => "import a file whose name ends in `.persona`",
    since: "0.1.0",
    fixable: "offered",
  },
  "unreadable-file": {
    severity: "error",
    summary: "A file is there but cannot be read.",
    message: (args: { path: string; reason: string; help?: string | undefined }) =>
      `${quoted(args.path)} cannot be read: ${args.reason}`,
    why: "What the file holds is missing from the playbook.",
    help: ({ help = "check that you may open the file, and that no other program keeps it locked" }) => help,
    since: "0.1.0",
  },
  "file-too-large": {
    severity: "error",
    summary: "A file is larger than a file may be.",
    message: (args: { path: string; size: number; limit: number }) =>
      `${quoted(args.path)} has ${mebibytes(args.size)}; a file may have ${mebibytes(args.limit)}`,
    why: "So large a file is hardly a playbook, and reading it would take all memory.",
    help: () => "split it into several files",
    since: "0.1.0",
  },
  "import-cycle": {
    severity: "error",
    summary: "Files import one another in a circle.",
    message: (args: { paths: readonly string[] }) =>
      args.paths.length === 1
        ? "this file imports itself"
        : `these files import one another in a circle: ${args.paths.map(quoted).join(", ")} and ${quoted(args.paths[0] ?? "")} again`,
    why: "Files that need one another cannot be read or handed on by themselves.",
    help: () => "delete one of the imports: the parts of a playbook see one another without importing",
    since: "0.1.0",
    fixable: "offered",
  },
  "repeated-import": {
    severity: "warning",
    summary: "The same import is written twice in a file.",
    message: (args: { path: string }) => `${quoted(args.path)} is already imported above`,
    why: "The second line changes nothing.",
    help: () => "delete this line",
    since: "0.1.0",
    fixable: "certain",
  },
  "unknown-import": {
    severity: "error",
    summary: "An import names something that the file does not have.",
    message: (args: { name: string; path: string; near: string | undefined }) =>
      `nothing in ${quoted(args.path)} is named ${quoted(args.name)}`,
    why: "What it stands for is missing from the playbook.",
    help: (args: { near: string | undefined }) =>
      args.near === undefined
        ? "check the spelling, or import another file"
        : `did you mean ${quoted(args.near)}?`,
    since: "0.1.0",
    fixable: "offered",
  },
  "imports-too-deep": {
    severity: "error",
    summary: "The chain of imports is too long.",
    message: () =>
      `this import is the ${limits.importDepth + 1}th in a chain; a chain may have ${limits.importDepth}`,
    why: "So long a chain is hardly meant, and nobody can follow it.",
    help: () => "import the file from the playbook's main file",
    since: "0.1.0",
  },
  "too-many-files": {
    severity: "error",
    summary: "A playbook has too many files.",
    message: () => `a playbook may have ${limits.files} files, and this import is one more`,
    why: "So many files are hardly meant, and reading them would take too long.",
    help: () => "join small files into larger ones",
    since: "0.1.0",
  },
  "playbook-too-large": {
    severity: "error",
    summary: "The files of a playbook are too large together.",
    message: () =>
      `the files of a playbook may have ${limits.projectLength / 1_000_000} million characters together, and with this import they have more`,
    why: "So much is hardly a playbook, and reading it would take all memory.",
    help: () => "keep what you know of single customers in data, not in the playbook",
    since: "0.1.0",
  },
  "too-many-packages": {
    severity: "error",
    summary: "A playbook takes files from too many packages.",
    message: () =>
      `a playbook may take files from ${limits.packages} packages, and this import needs one more`,
    why: "Each package is the work of somebody else, and nobody can keep an eye on so many.",
    help: () => "take the files from fewer packages, or copy small ones into the folder of the playbook",
    since: "0.1.0",
  },
  "no-playbook": {
    severity: "error",
    summary: "There is no playbook block in the file that should have it.",
    message: () => "this file has no `playbook` block, and no file in its folder that has one imports it",
    why: "The playbook block gives the name, languages and time zone that everything else needs.",
    help: () =>
      'add one, as in `playbook MyPlaybook "My playbook" { … }`, or import this file from the one that has it',
    since: "0.1.0",
  },
  "too-many-problems": {
    severity: "warning",
    summary: "There are more problems than are shown.",
    message: (args: { hidden: number }) =>
      args.hidden === 1 ? "one more problem is not shown" : `${args.hidden} more problems are not shown`,
    why: "A list that long helps nobody.",
    help: () => "put right the ones shown, the first one first, then check again",
    since: "0.1.0",
  },
} as const satisfies Catalog;
