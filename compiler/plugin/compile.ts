/**
 * From a file on the disk to the module that stands for it: the classifier of the playbook that it belongs to.
 *
 * Nothing is kept from one time to the next, so that each sees the disk as it is.
 */

import { dirname, join, relative } from "node:path";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { createNodeHost } from "../disk/node-host.ts";
import { projectFolderOfFile, projectPath } from "../disk/project-folder.ts";
import { emitModule } from "../emit/javascript/emit.ts";
import { digestPlaybook } from "../ir/serialise.ts";
import { createProject, type Snapshot } from "../project/project.ts";
import type { CompilerHost } from "../source/host.ts";
import { packageOf } from "../source/package-path.ts";
import { version } from "../version.ts";

export interface CompiledModule {
  /** Undefined where the playbook has errors. */
  readonly module: { readonly code: string; readonly map: RawSourceMap; readonly types: string } | undefined;
  readonly diagnostics: readonly Diagnostic[];
  /** The project folder, absolute: the paths in diagnostics are relative to it. */
  readonly root: string;
  readonly snapshot: Snapshot;
  /** What the answer depends on, absolute: also files that are not there yet. */
  readonly watched: readonly string[];
}

/** As in the proposal of ECMA-426, with what our maps have of it. */
interface RawSourceMap {
  readonly version: 3;
  readonly sources: string[];
  readonly sourcesContent?: string[];
  readonly names: string[];
  readonly mappings: string;
}

/** @param path of the imported file, absolute */
export async function compileModule(path: string): Promise<CompiledModule> {
  const root = await projectFolderOfFile(path);
  const { host, paths } = noteReads(createNodeHost(root));
  const snapshot = await createProject(host).snapshot(projectPath(root, path));
  const { diagnostics } = snapshot;
  const watched = [...paths].map((each) => join(root, each));
  const playbook = snapshot.playbook();
  if (playbook === undefined) return { module: undefined, diagnostics, root, snapshot, watched };
  const { code, map, types } = emitModule(playbook, {
    generator: `persona ${version}`,
    digest: await digestPlaybook(playbook),
    sourceText: snapshot.text,
  });
  const placed = sourcesFrom(dirname(path), root, JSON.parse(map));
  return { module: { code, map: placed, types }, diagnostics, root, snapshot, watched };
}

/** A host that remembers what was asked of it; not of packages, which change by being installed anew. */
function noteReads(host: CompilerHost): { host: CompilerHost; paths: ReadonlySet<string> } {
  const paths = new Set<string>();
  return {
    paths,
    host: {
      ...host,
      read(path) {
        if (packageOf(path) === undefined) paths.add(path);
        return host.read(path);
      },
    },
  };
}

/** Bundlers look for the sources of a module from its own folder. */
function sourcesFrom(folder: string, root: string, map: RawSourceMap): RawSourceMap {
  return {
    ...map,
    sources: map.sources.map((source) => relative(folder, join(root, source)).replaceAll("\\", "/")),
  };
}
