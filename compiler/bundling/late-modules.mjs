// Modules of which most runs of a command ask nothing: more than a quarter of all that a `check` would read. They go
// into a script of their own, which is read when one of their functions is called first.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "acorn";
import { transform } from "esbuild";

/** Asked where something is wrong with a playbook, with data or with a plan. */
export const modulesOfMistakes = [
  "diagnostics/apply-fixes.ts",
  "diagnostics/codes.ts",
  "diagnostics/render.ts",
  "planner/problem.ts",
  "project/follow-ups.ts",
  "records/problem.ts",
  "resolver/unknown-names.ts",
  "syntax/mistakes/advice.ts",
  "syntax/mistakes/braces.ts",
  "syntax/mistakes/broken-texts.ts",
  "syntax/mistakes/conflicts.ts",
  "syntax/mistakes/line-end-commas.ts",
  "syntax/mistakes/lines-below.ts",
  "syntax/mistakes/list-signs.ts",
  "syntax/mistakes/other-formats.ts",
  "syntax/mistakes/pasted-formulas.ts",
  "syntax/mistakes/pasted-tables.ts",
  "syntax/mistakes/replace-oddity.ts",
  "syntax/mistakes/square-brackets.ts",
  "syntax/mistakes/wordings.ts",
  "syntax/reparse.ts",
].map((path) => `compiler/${path}`);

/** Stands around the import of a module that is read where it is asked for (to-script.mjs). */
export const readNow = "$readNow";

/**
 * A plugin of esbuild: whoever imports a function of these modules gets one that reads the script first; they have
 * those of each other as they are. Nothing but functions is exported by them.
 *
 * @param root what the paths of the modules begin in
 */
export function lateModules(root, modules) {
  const late = new Set(modules.map((path) => join(root, path)));
  return {
    name: "late-modules",
    setup({ onResolve, onLoad, onEnd }) {
      const unasked = new Set(late);
      // Modules of a package are imported by their paths.
      onResolve({ filter: /^\.{1,2}\/.*\.ts$/ }, ({ path, importer, kind, resolveDir, namespace }) => {
        const module = join(resolveDir, path);
        const isLate = kind === "import-statement" && namespace === "file" && late.has(module);
        return isLate && !late.has(importer)
          ? { path: module, namespace: "late", sideEffects: false }
          : undefined;
      });
      onLoad({ filter: /.*/, namespace: "late" }, async ({ path }) => {
        unasked.delete(path);
        const contents = [
          "let read;",
          `const late = () => (read ??= ${readNow}(import(${JSON.stringify(path)})));`,
          ...(await functionsOf(path)).map(
            (name) => `export const ${name} = (...given) => late().${name}(...given);`,
          ),
        ];
        return { contents: contents.join("\n"), resolveDir: root };
      });
      onEnd(() => {
        if (unasked.size > 0) throw new Error(`nobody asks ${[...unasked].join(", ")} any more`);
      });
    },
  };
}

/**
 * What these modules alone are made of stands in their script with them: to import a part of it anywhere else would
 * read all of it. That stops the build.
 *
 * @param outputs what esbuild wrote, by path
 * @param isLate of such a path, whether it goes into their script
 */
export function refuseEarly(outputs, isLate) {
  for (const [path, { inputs, imports }] of Object.entries(outputs)) {
    if (isLate(path)) continue;
    const early = imports.find(({ path: imported, kind }) => kind === "import-statement" && isLate(imported));
    if (early === undefined) continue;
    const wanted = Object.keys(outputs[early.path].inputs).join(", ");
    throw new Error(`${Object.keys(inputs).join(", ")} imports ${wanted}, which only late modules do`);
  }
}

async function functionsOf(path) {
  const { code } = await transform(readFileSync(path, "utf8"), { loader: "ts" });
  const { body } = parse(code, { ecmaVersion: "latest", sourceType: "module" });
  return body.flatMap(({ type, declaration }) => {
    if (!type.startsWith("Export")) return [];
    if (declaration?.type === "FunctionDeclaration") return [declaration.id.name];
    return (declaration?.declarations ?? [{}]).map(({ id, init }) => {
      if (init?.type !== "ArrowFunctionExpression")
        throw new Error(`${path} is late and exports ${id?.name ?? type}, which is no function with a name`);
      return id.name;
    });
  });
}
