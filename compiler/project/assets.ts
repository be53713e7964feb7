/** Reads the files that a playbook names besides its sources: calendars of holidays. */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { FileGraph } from "../resolver/files.ts";
import { reportNotAFile, reportUnresolvedPath } from "../resolver/path-problems.ts";
import type { CompilerHost } from "../source/host.ts";
import { resolvePath } from "../source/project-path.ts";
import { type Declaration, valuesOf } from "../syntax/ast.ts";
import type { SourceCache } from "./source-cache.ts";

/** Content by the path as it is written in the playbook. */
export type Assets = ReadonlyMap<string, Uint8Array>;

/** What cannot be read is reported and left out. */
export async function readAssets(
  graph: FileGraph,
  host: CompilerHost,
  sources: SourceCache,
  reporter: Reporter,
): Promise<Assets> {
  const assets = new Map<string, Uint8Array>();
  const file = graph.files.get(graph.entry)?.bound.file;
  const playbook = file?.tree.declarations.find(({ kind }) => kind === "playbook");
  if (file === undefined || playbook === undefined) return assets;

  const from = file.source.path;
  for (const { holidays } of valuesOf(playbook as Declaration<"playbook">, "holidays")) {
    for (const named of holidays) {
      if (named.kind !== "text" || named.missing || named.broken || assets.has(named.value)) continue;
      // What is no calendar file by its name is reported by the checker, there or not.
      if (!/\.ics$/i.test(named.value)) continue;
      const place = { file: from, span: named.span, written: named.value, ending: ".ics" };
      const resolved = resolvePath(from, named.value);
      if (resolved.kind !== "path") {
        reportUnresolvedPath(resolved, place, reporter);
        continue;
      }
      const read = await sources.read(resolved.path);
      if (read.kind === "file") assets.set(named.value, read.bytes);
      else await reportNotAFile(read, resolved.path, place, host, reporter);
    }
  }
  return assets;
}
