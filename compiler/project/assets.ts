/**
 * Reads the files that a playbook names besides its sources: calendars of days off, pictures of personas.
 *
 * Which properties name files, and how those end, stands in the vocabulary; what is in the files is not asked here.
 */

import type { Reporter } from "../diagnostics/reporter.ts";
import type { FileGraph } from "../resolver/files.ts";
import { reportNotAFile, reportUnresolvedPath, type WrittenPath } from "../resolver/path-problems.ts";
import type { Assets } from "../resolver/program.ts";
import type { CompilerHost } from "../source/host.ts";
import { resolvePath } from "../source/project-path.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { Text } from "../syntax/ast/node.ts";
import type { Value } from "../syntax/ast/property-values.ts";
import { type FileKind, kindOfFile } from "../syntax/file-kinds.ts";
import { type DeclarationKind, propertyOf, specificationOf, vocabulary } from "../syntax/vocabulary.ts";
import type { SourceCache } from "./source-cache.ts";

/** What cannot be read is reported and left out. */
export async function readAssets(
  graph: FileGraph,
  host: CompilerHost,
  sources: SourceCache,
  reporter: Reporter,
): Promise<Assets> {
  const assets = new Map<string, Uint8Array>();
  for (const { bound } of graph.files.values()) {
    for (const { text, kinds } of bound.file.tree.declarations.flatMap(namedFiles)) {
      if (text.missing || text.broken) continue;
      const ending = kindOfFile(text.value, kinds);
      // A name with another ending is reported by the checker, there or not.
      if (ending === undefined) continue;
      await readAsset({ file: bound.file.source.path, span: text, written: text.value, ending });
    }
  }
  return assets;

  async function readAsset(place: WrittenPath): Promise<void> {
    const resolved = resolvePath(place.file, place.written);
    if (resolved.kind !== "path") reportUnresolvedPath(resolved, place, reporter);
    else if (!assets.has(resolved.path)) {
      const read = await sources.read(resolved.path);
      if (read.kind === "file") assets.set(resolved.path, read.bytes);
      else await reportNotAFile(read, resolved.path, place, host, reporter);
    }
  }
}

interface NamedFile {
  readonly text: Text;
  readonly kinds: readonly FileKind[];
}

/** The kinds that have a line for a file, found once. */
let kindsWithFiles: ReadonlySet<DeclarationKind> | undefined;
const namesFiles = (kind: DeclarationKind): boolean =>
  Object.values(specificationOf(kind).properties).some(({ files }) => files !== undefined);
const declarationKinds = Object.keys(vocabulary) as readonly DeclarationKind[];

/** The files that the lines of a declaration name. */
function namedFiles({ kind, items }: Declaration): readonly NamedFile[] {
  kindsWithFiles ??= new Set(declarationKinds.filter(namesFiles));
  if (!kindsWithFiles.has(kind)) return [];
  return items.flatMap((item) => {
    const kinds = item.node === "property" ? propertyOf(kind, item.word.text)?.files : undefined;
    if (item.node !== "property" || item.value === undefined || kinds === undefined) return [];
    return textsIn(item.value).map((text) => ({ text, kinds }));
  });
}

function textsIn(value: Value): readonly Text[] {
  if (value.kind === "text") return [value];
  return value.kind === "holidays" ? value.holidays.filter((each) => each.kind === "text") : [];
}
