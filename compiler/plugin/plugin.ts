/**
 * The plugin of bundlers: `import { classify } from "./partner-portal.persona"`.
 *
 * Here a bundler's question is answered: the code of a file, what is wrong with it, and what to watch. How a file
 * becomes code is in compile.ts, how its types come beside it in types-file.ts; what the four bundlers want from a
 * plugin is unplugin's concern.
 */

import { normalize } from "node:path";
import { createUnplugin, type UnpluginInstance } from "unplugin";
import { problemWithNode } from "../disk/node-version.ts";
import { compileModule } from "./compile.ts";
import { withLines } from "./esbuild-lines.ts";
import { messageOf } from "./messages.ts";
import { writeTypes } from "./types-file.ts";

const problem = problemWithNode();
if (problem !== undefined) throw new Error(problem);

export interface PluginOptions {
  /** Whether `main.d.persona.ts` is written beside an imported `main.persona`; it is unless this is false. */
  readonly types?: boolean;
}

const unplugin: UnpluginInstance<PluginOptions | undefined, false> = createUnplugin((options) => {
  /** Of each file that was watched, the modules that depend on it. */
  const dependents = new Map<string, Set<string>>();
  return {
    name: "persona",
    load: {
      // Not with a query: `main.persona?raw` is somebody else's.
      filter: { id: /\.persona$/ },
      async handler(id) {
        const { module, diagnostics, watched, ...place } = await compileModule(id);
        for (const file of watched) {
          this.addWatchFile(file);
          dependents.set(file, (dependents.get(file) ?? new Set()).add(id));
        }
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        const warnings = diagnostics.filter(({ severity }) => severity === "warning");
        for (const warning of warnings) this.warn(messageOf([warning], place));
        if (module === undefined) {
          // One message of all, since Rollup ends at the first.
          this.error(messageOf(errors, place));
          // Others go on, and would take the file for one that nobody knows.
          return "export {};";
        }
        if (options?.types !== false) {
          const problem = writeTypes(id, module.types);
          if (problem !== undefined) this.warn(problem);
        }
        return { code: module.code, map: module.map };
      },
    },
    vite: {
      // A module that could not be loaded is none to Vite yet: then those that import it are what has changed.
      hotUpdate({ file, modules }) {
        const graph = this.environment.moduleGraph;
        const more = [...(dependents.get(normalize(file)) ?? [])].flatMap((id) => {
          const module = graph.getModuleById(id);
          if (module === undefined) return [];
          return module.isSelfAccepting === undefined ? [...module.importers] : [module];
        });
        return [...new Set([...modules, ...more])];
      },
    },
  };
});

/** For each bundler a function that makes its plugin: `persona.vite({ types: false })`. */
const persona: Pick<typeof unplugin, "vite" | "rollup" | "esbuild" | "webpack"> = {
  vite: unplugin.vite,
  rollup: unplugin.rollup,
  esbuild: (options) => withLines(unplugin.esbuild(options)),
  webpack: unplugin.webpack,
};

export default persona;
