/** Each bundler as an application calls it: from `app/app.js` to one ES module, or to what it says is wrong. */

import { join } from "node:path";
import { build as esbuild } from "esbuild";
import { rollup } from "rollup";
import { build as vite } from "vite";
import webpack from "webpack";
import persona, { type PluginOptions } from "../../compiler/plugin/plugin.ts";

export interface Bundled {
  /** The file that was written; undefined where there were errors. */
  readonly file: string | undefined;
  readonly errors: readonly Message[];
  readonly warnings: readonly Message[];
  /** Of those that tell: the files after whose change they bundle again. */
  readonly watched?: Iterable<string>;
}

export interface Message {
  readonly text: string;
  /** Of those that tell: the file's path, the line from 1 and the column from 0. */
  readonly place?: readonly [file: string, line: number, column: number] | undefined;
}

type Bundle = (folder: string, options?: PluginOptions) => Promise<Bundled>;

const input = (folder: string) => join(folder, "app/app.js");
const output = (folder: string) => join(folder, "out/app.mjs");

interface RollupLog {
  readonly message: string;
  readonly loc?: { readonly file?: string | undefined; readonly line: number; readonly column: number };
}
const fromRollup = ({ message, loc }: RollupLog): Message => ({
  text: message,
  place: loc && [loc.file ?? "", loc.line, loc.column],
});

export const bundlers: Readonly<Record<"vite" | "rollup" | "esbuild" | "webpack", Bundle>> = {
  async vite(folder, options) {
    const warnings: Message[] = [];
    try {
      await vite({
        root: folder,
        configFile: false,
        logLevel: "silent",
        plugins: [persona.vite(options)],
        build: {
          outDir: "out",
          sourcemap: true,
          minify: false,
          lib: { entry: input(folder), formats: ["es"], fileName: () => "app.mjs" },
          rolldownOptions: { onLog: (level, log) => level === "warn" && warnings.push(fromRollup(log)) },
        },
      });
      return { file: output(folder), errors: [], warnings };
    } catch (error) {
      const { errors = [error] } = error as { errors?: unknown[] };
      return { file: undefined, errors: errors.map((each) => fromRollup(each as RollupLog)), warnings };
    }
  },

  async rollup(folder, options) {
    const warnings: Message[] = [];
    try {
      const bundle = await rollup({
        input: input(folder),
        plugins: [persona.rollup(options)],
        onwarn: (warning) => warnings.push(fromRollup(warning)),
      });
      await bundle.write({ file: output(folder), sourcemap: true });
      return { file: output(folder), errors: [], warnings, watched: bundle.watchFiles };
    } catch (error) {
      const { watchFiles } = error as { watchFiles?: string[] };
      return {
        watched: watchFiles ?? [],
        warnings,
        file: undefined,
        errors: [fromRollup(error as RollupLog)],
      };
    }
  },

  async esbuild(folder, options) {
    const result = await esbuild({
      entryPoints: [input(folder)],
      outfile: output(folder),
      bundle: true,
      format: "esm",
      sourcemap: true,
      logLevel: "silent",
      absWorkingDir: folder,
      plugins: [persona.esbuild(options)],
    }).catch((error) => error);
    const [errors, warnings] = [result.errors, result.warnings].map((messages) =>
      messages.map(({ text, location }: { text: string; location: RollupLog["loc"] | null }) =>
        fromRollup({ message: text, ...(location ? { loc: location } : {}) }),
      ),
    );
    return { file: errors.length === 0 ? output(folder) : undefined, errors, warnings };
  },

  webpack(folder, options) {
    const compiler = webpack({
      context: folder,
      mode: "development",
      devtool: "source-map",
      target: "node",
      entry: input(folder),
      experiments: { outputModule: true },
      output: { path: join(folder, "out"), filename: "app.mjs", library: { type: "module" } },
      plugins: [persona.webpack(options)],
    });
    return new Promise((resolve, reject) => {
      compiler.run((error, stats) => {
        compiler.close(() => {});
        if (error !== null || stats === undefined) return reject(error);
        const { errors = [], warnings = [] } = stats.toJson({ all: false, errors: true, warnings: true });
        const messages = (list: typeof errors) => list.map(({ message }) => ({ text: message }));
        resolve({
          file: errors.length === 0 ? output(folder) : undefined,
          errors: messages(errors),
          warnings: messages(warnings),
          watched: stats.compilation.fileDependencies,
        });
      });
    });
  },
};
