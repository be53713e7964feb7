/**
 * Follows the imports of a playbook from its entry.
 *
 * Says everything that can be wrong with an import as such: where it leads, and that files do not need one
 * another in a circle. Whether an imported name is declared in the file is asked in membership.ts.
 */

import type { BoundFile } from "../binder/bind.ts";
import type { Reporter } from "../diagnostics/reporter.ts";
import { limits } from "../limits.ts";
import type { CompilerHost } from "../source/host.ts";
import { packageOf } from "../source/package-path.ts";
import { resolveImport } from "../source/project-path.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { ImportHeader } from "../syntax/ast/headers.ts";
import type { FileGraph, GraphFile, Import, Load } from "./files.ts";
import { deleteLine, reportNotAFile, reportUnresolvedPath, sourceExtension } from "./path-problems.ts";

/** Stands for the target of an import that closes a circle. */
const circular = Symbol("circular");

type Taken = ReadonlySet<string> | "all";

export interface ImportOptions {
  readonly host: CompilerHost;
  readonly load: Load;
  readonly reporter: Reporter;
  /** Asked between files. */
  readonly signal?: AbortSignal | undefined;
}

export async function followImports(entry: BoundFile, options: ImportOptions): Promise<FileGraph> {
  const { host, load, reporter, signal } = options;
  const files = new Map<string, GraphFile>();
  /** The packages that files are taken from. */
  const packages = new Set<string>();
  const lostNames = new Set<string>();
  /** Characters of all files so far. */
  let length = entry.file.source.text.length;
  let incomplete = false;
  /** The files from the entry to the one at hand. */
  const chain: string[] = [];

  async function visit(bound: BoundFile): Promise<void> {
    const path = bound.file.source.path;
    const imports: Import[] = [];
    const taken = new Map<string, Taken>();
    files.set(path, { bound, imports });
    chain.push(path);
    for (const node of bound.file.tree.declarations) {
      if (node.header?.kind !== "import-header") continue;
      signal?.throwIfAborted();
      const target = await follow(bound, node, node.header);
      if (target === undefined || target === circular) lose(node.header, target);
      else
        addImport(bound, imports, taken, {
          node: node as Declaration<"import">,
          header: node.header,
          target,
        });
    }
    chain.pop();
  }

  async function follow(bound: BoundFile, node: Declaration, header: ImportHeader) {
    const from = bound.file.source.path;
    if (header.path.missing || header.path.broken || node.broken) return undefined;
    const written = header.path.value;
    const span = header.path;
    const place = { file: from, span, written, ending: sourceExtension };
    // Of a text that is never closed, nobody knows what the path is.
    const closed = bound.file.source.text[span.end - 1] === '"';
    const resolved = resolveImport(from, written);
    if (resolved.kind !== "path") {
      if (closed) reportUnresolvedPath(resolved, place, reporter);
      return undefined;
    }
    const target = resolved.path;
    if (chain.includes(target)) {
      const paths = chain.slice(chain.indexOf(target));
      const fixes = header.names.length > 0 ? [] : [deleteLine(bound.file, node)];
      reporter.report("import-cycle", from, span, { paths }, { fixes });
      return circular;
    }
    if (files.has(target)) return target;
    const packaged = packageOf(target);
    const beyond =
      files.size >= limits.files
        ? "too-many-files"
        : chain.length > limits.importDepth
          ? "imports-too-deep"
          : packages.size >= limits.packages && packaged !== undefined && !packages.has(packaged)
            ? "too-many-packages"
            : undefined;
    if (beyond !== undefined) {
      reporter.report(beyond, from, span, undefined);
      return undefined;
    }
    const loaded = target.endsWith(sourceExtension) ? await load(target, signal) : undefined;
    if (loaded?.kind !== "file") {
      if (closed) await reportNotAFile(loaded ?? "wrong-ending", target, place, host, reporter);
      return undefined;
    }
    const { tree, source } = loaded.bound.file;
    const { declarations } = tree;
    if (length + source.text.length > limits.projectLength) {
      reporter.report("playbook-too-large", from, span, undefined);
      return undefined;
    }
    if (packaged !== undefined && header.names.length === 0 && declarations.some(isPlaybook)) {
      reporter.report("playbook-in-package", from, span, { path: written });
      return undefined;
    }
    if (packaged !== undefined) packages.add(packaged);
    length += source.text.length;
    await visit(loaded.bound);
    return target;
  }

  /** What a failed import would have brought is not missed a second time. */
  function lose(header: ImportHeader, target: typeof circular | undefined): void {
    if (header.names.length === 0 && target !== circular) incomplete = true;
    for (const name of header.names) lostNames.add(name.text);
  }

  /** `taken`: what the file has of others so far, by path: these names, or all there is. */
  function addImport(bound: BoundFile, imports: Import[], taken: Map<string, Taken>, added: Import): void {
    const { header, target, node } = added;
    const before = taken.get(target) ?? new Set();
    const whole = header.names.length === 0;
    if (before === "all" || (!whole && header.names.every((name) => before.has(name.text)))) {
      const args = { path: header.path.value };
      const fixes = [deleteLine(bound.file, node)];
      reporter.report("repeated-import", bound.file.source.path, node, args, { fixes });
      return;
    }
    taken.set(target, whole ? "all" : new Set([...before, ...header.names.map((name) => name.text)]));
    imports.push(added);
  }

  await visit(entry);
  return { entry: entry.file.source.path, files, incomplete, lostNames };
}

const isPlaybook = ({ kind }: Declaration) => kind === "playbook";
