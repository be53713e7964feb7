/**
 * Sees to it that the customers a cohort is made of are there, and the roster that a test assigns from.
 *
 * Only that: the file is read when the cohort or the test is run, since it may be large, and what is in it is data
 * and no part of the playbook.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { FileGraph } from "../resolver/files.ts";
import { partsOf } from "../resolver/membership.ts";
import { reportNotAFile, reportUnresolvedPath, type WrittenPath } from "../resolver/path-problems.ts";
import type { CompilerHost, HostFile } from "../source/host.ts";
import { folderOf, nameOf, resolvePath } from "../source/project-path.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Text } from "../syntax/ast/node.ts";
import { valueOf } from "../syntax/ast/typed-access.ts";
import { kindOfFile } from "../syntax/file-kinds.ts";

export async function checkDataFiles(
  graph: FileGraph,
  host: CompilerHost,
  reporter: Reporter,
): Promise<void> {
  for (const path of partsOf(graph.entry, graph)) {
    const declarations = graph.files.get(path)?.bound.file.tree.declarations ?? [];
    for (const declaration of declarations) {
      const named = fileNamedIn(declaration);
      if (named !== undefined && !named.missing && !named.broken)
        await checkFile(named, path, host, reporter);
    }
  }
}

function fileNamedIn(declaration: Declaration): Text | undefined {
  if (declaration.kind === "test") return valueOf(declaration as Declaration<"test">, "team");
  if (declaration.kind !== "cohort") return undefined;
  const from = valueOf(declaration as Declaration<"cohort">, "from");
  // What is no table by its name is reported by the checker, there or not.
  return from !== undefined && kindOfFile(from.value, [".csv"]) !== undefined ? from : undefined;
}

async function checkFile(named: Text, file: string, host: CompilerHost, reporter: Reporter): Promise<void> {
  const place: WrittenPath = { file, span: named, written: named.value, ending: ".csv" };
  const resolved = resolvePath(file, named.value);
  if (resolved.kind !== "path") {
    reportUnresolvedPath(resolved, place, reporter);
    return;
  }
  const problem = await lookFor(resolved.path, host);
  if (problem !== undefined) await reportNotAFile(problem, resolved.path, place, host, reporter);
}

/** Nothing where the file is there. */
async function lookFor(
  path: string,
  host: CompilerHost,
): Promise<Exclude<HostFile, { readonly kind: "file" }> | undefined> {
  const folder = folderOf(path);
  const names = await host.list(folder);
  if (names.includes(nameOf(path)) && (await host.list(path)).length === 0) return undefined;
  const other = names.find((name) => name.toLowerCase() === nameOf(path).toLowerCase());
  if (other === undefined || other === nameOf(path)) return { kind: "missing" };
  return { kind: "wrong-case", found: folder === "" ? other : `${folder}/${other}` };
}
