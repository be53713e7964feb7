/** See late-modules.mjs. */
import type { Plugin } from "esbuild";

export function lateModules(root: string, modules: readonly string[]): Plugin;

export function refuseEarly(
  outputs: Readonly<Record<string, { inputs: object; imports: { path: string; kind: string }[] }>>,
  isLate: (path: string) => boolean,
): void;
