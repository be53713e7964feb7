/** Says what is wrong with a path that a playbook names, be it an import or a file of holidays. */

import type { Fix } from "../diagnostics/diagnostic.ts";
import type { Reporter, ReportOptions } from "../diagnostics/reporter.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { CompilerHost, HostFile } from "../source/host.ts";
import { importedAs, packageFolder, packageOf, packagesFolder } from "../source/package-path.ts";
import { folderOf, nameOf, type ResolvedPath, relativePath, resolvePath } from "../source/project-path.ts";
import type { Span } from "../source/span.ts";
import { withItsLine } from "../syntax/line-bounds.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";

export const sourceExtension = ".persona";

/** Where a path is written, and how. */
export interface WrittenPath {
  readonly file: string;
  /** Of the text, quotes included. */
  readonly span: Span;
  readonly written: string;
  /** How the names of such files end: near names are looked for among these. */
  readonly ending: string;
}

export function reportUnresolvedPath(
  problem: Exclude<ResolvedPath, { kind: "path" }>,
  place: WrittenPath,
  reporter: Reporter,
): void {
  const { file, span, written } = place;
  if (problem.kind === "outside") {
    reportOutside(problem.package, place, reporter);
    return;
  }
  const cured =
    problem.unusual === "bare"
      ? `./${written}${place.ending === sourceExtension && !written.includes(".") ? sourceExtension : ""}`
      : problem.unusual === "backslash"
        ? written.replaceAll("\\", "/").replace(/^(?!\.\.?\/)/, "./")
        : undefined;
  const args = { path: written, unusual: problem.unusual };
  reporter.report("unusual-path", file, span, args, rewriting(place, cured));
}

/** `of`: the package that the path leads out of; undefined where it leads out of the project. */
function reportOutside(
  of: string | undefined,
  { file, span, written }: WrittenPath,
  reporter: Reporter,
): void {
  if (of === undefined) reporter.report("outside-project", file, span, { path: written });
  else reporter.report("outside-package", file, span, { path: written, package: of });
}

/** `problem` is what the host said, or that the name does not end as it should. */
export async function reportNotAFile(
  problem: Exclude<HostFile, { kind: "file" }> | "wrong-ending",
  path: string,
  place: WrittenPath,
  host: CompilerHost,
  reporter: Reporter,
): Promise<void> {
  const { file, span, written, ending } = place;
  const kind = problem === "wrong-ending" ? problem : problem.kind;
  const packaged = packageOf(path);
  if ((kind === "missing" || kind === "wrong-ending") && packaged !== undefined) {
    const installed = (await host.list(packageFolder(packaged))).length > 0;
    if (!installed) return reportNotInstalled(packaged, place, host, reporter);
  }
  if (kind !== "outside" && (await host.list(path)).length > 0) {
    reporter.report("folder-as-file", file, span, { path: written, ending });
    return;
  }
  if (problem === "wrong-ending") {
    const whole = (await host.list(folderOf(path))).includes(nameOf(path) + ending);
    const cured = whole ? written + ending : undefined;
    reporter.report("not-a-playbook-file", file, span, { path: written }, rewriting(place, cured));
  } else if (problem.kind === "missing") {
    const names = (await host.list(folderOf(path))).filter((name) => name.endsWith(ending));
    const name = suggest(nameOf(path), names.toSorted());
    const near =
      name === undefined
        ? await fromFolderAbove(place, host)
        : written.slice(0, written.lastIndexOf("/") + 1) + name;
    reporter.report("missing-file", file, span, { path: written, near }, rewriting(place, near));
  } else if (problem.kind === "wrong-case") {
    // An import begins with a dot or with the name of a package.
    const bare = packaged !== undefined && ending === sourceExtension && !written.startsWith(".");
    const found = bare ? importedAs(problem.found) : relativePath(file, problem.found);
    reporter.report("wrong-case-path", file, span, { path: written, found }, rewriting(place, found));
  } else if (problem.kind === "outside") {
    reportOutside(packaged, place, reporter);
  } else if (problem.kind === "too-large") {
    const { size, limit } = problem;
    reporter.report("file-too-large", file, span, { path: written, size, limit });
  } else {
    reporter.report("unreadable-file", file, span, {
      path: written,
      reason: problem.reason,
      help: problem.help,
    });
  }
}

/** The path as it would be right in a folder above: `../team.csv` for a `team.csv` of the playbook's own folder. */
async function fromFolderAbove(
  { file, written }: WrittenPath,
  host: CompilerHost,
): Promise<string | undefined> {
  if (packageOf(file) !== undefined) return undefined;
  for (let folder = folderOf(file); folder !== ""; ) {
    folder = folderOf(folder);
    const there = resolvePath(`${folder}/`, written);
    if (there.kind === "path" && (await host.list(folderOf(there.path))).includes(nameOf(there.path)))
      return relativePath(file, there.path);
  }
  return undefined;
}

/** What is written like a package may be a file beside this one whose `./` was forgotten. */
async function reportNotInstalled(
  name: string,
  place: WrittenPath,
  host: CompilerHost,
  reporter: Reporter,
): Promise<void> {
  const { file, span, written } = place;
  const beside = resolvePath(file, written);
  const isBeside =
    beside.kind === "path" && (await host.list(folderOf(beside.path))).includes(nameOf(beside.path));
  if (isBeside || !written.includes("/")) {
    reportUnresolvedPath({ kind: "unusual", unusual: "bare" }, place, reporter);
    return;
  }
  const scope = name.startsWith("@") ? `${name.split("/")[0]}/` : "";
  const names = (await host.list(`${packagesFolder}/${scope}`.replace(/\/$/, "")))
    .filter((each) => !/^[.@]/.test(each))
    .map((each) => scope + each);
  const near = suggest(name, names.toSorted());
  const cured = near === undefined ? undefined : near + written.slice(name.length);
  reporter.report("package-not-installed", file, span, { package: name, near }, rewriting(place, cured));
}

function rewriting(place: WrittenPath, path: string | undefined): ReportOptions {
  if (path === undefined) return {};
  const newText = `"${path.replace(/["\\]/g, "\\$&")}"`;
  return { fixes: [{ title: `write ${newText}`, edits: [{ file: place.file, span: place.span, newText }] }] };
}

/** Deletes what stands at `span`, with its line if nothing else is on it. */
export function deleteLine(file: ParsedFile, span: Span): Fix {
  const { text, path } = file.source;
  return {
    title: "delete this line",
    edits: [{ file: path, span: withItsLine(text, span), newText: "" }],
  };
}
