/** Playbooks in memory, under addresses of the form `memory:/main.persona`. */

import type { FileSystem } from "../../language-server/file-system.ts";
import { createMemoryHost, type Files } from "../harness/memory-host.ts";

const root = "memory:/";

export const uriOf = (path: string): string => root + path;

export function createMemoryFiles(files: Files): FileSystem {
  const placeOf = (path: string) => ({ root, path });
  return {
    locate: async (uri) => (uri.startsWith(root) ? placeOf(uri.slice(root.length)) : undefined),
    host: () => createMemoryHost(files),
    uriOf: ({ path }) => uriOf(path),
    sourcesIn: async () => [...files.keys()].filter((path) => path.endsWith(".persona")).map(placeOf),
  };
}
