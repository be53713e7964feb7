// Bundles the extension and the server that it brings along: one file each, for machines and for browsers alike.
// `--watch` is for those who work on the extension.
import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { contentStyles, toneColours } from "../compiler/emit/pages/stylesheet.ts";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = join(here, "dist");
rmSync(dist, { recursive: true, force: true });
mkdirSync(dist, { recursive: true });

const shared = {
  absWorkingDir: root,
  bundle: true,
  minify: true,
  charset: "utf8",
  legalComments: "none",
  platform: "browser",
  target: "es2022",
  conditions: ["@persona-lang/source"],
  logLevel: "warning",
  metafile: true,
};

// Node's modules are there on a machine only, and asked for there only.
const builtins = {
  name: "builtins-where-they-are",
  setup({ onResolve, onLoad }) {
    // What stands in for a module asks for the module itself.
    onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      namespace === "builtin" ? { path, external: true } : { path, namespace: "builtin", sideEffects: false },
    );
    onLoad({ filter: /.*/, namespace: "builtin" }, ({ path }) => {
      const names = Object.keys(process.getBuiltinModule(path)).filter((name) => /^[a-z]\w*$/i.test(name));
      return {
        contents: [
          `const module = typeof process === "object" && typeof require === "function" ? require("${path}") : {};`,
          ...names
            .filter((name) => name !== "default")
            .map((name) => `export const ${name} = /* @__PURE__ */ (() => module.${name})();`),
        ].join("\n"),
      };
    });
  },
};

// Handlebars would like to make source maps, and goes on without.
const withoutSourceMaps = {
  name: "without-source-maps",
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^source-map$/ }, ({ path }) => ({ path, namespace: "absent" }));
    onLoad({ filter: /.*/, namespace: "absent" }, () => ({ contents: "throw new Error('absent')" }));
  },
};

/**
 * What the client can do and no server of ours asks for: notebooks, colours, and to ask for
 * what is wrong, which the server tells unasked.
 */
const absentFeatures = [
  ...["notebook", "diagnostic", "colorProvider", "inlineValue", "typeHierarchy", "linkedEditingRange"],
  ...["textDocumentContent", "implementation", "declaration"],
];
const withoutFeatures = {
  name: "without-features",
  setup({ onResolve, onLoad, onEnd }) {
    const left = new Set(absentFeatures);
    onResolve({ filter: /^\.\/\w+$/ }, ({ path, importer }) => {
      const name = path.slice(2);
      if (!/vscode-languageclient.lib.common/.test(importer) || !absentFeatures.includes(name))
        return undefined;
      left.delete(name);
      return { path: name, namespace: "absent" };
    });
    onLoad({ filter: /.*/, namespace: "absent" }, () => ({
      contents: `class Absent {
        fillClientCapabilities() {}
        initialize() {}
        clear() {}
        getState() { return { kind: "static" }; }
      }
      module.exports = new Proxy({}, { get: () => Absent });`,
    }));
    onEnd(() => {
      if (left.size > 0) throw new Error(`the language client has no ${[...left].join(", ")} any more`);
    });
  },
};

const olderEngines = join(here, "src/older-engines.ts");

const starterFiles = Object.fromEntries(
  ["main.persona", "customers.csv", "customers/birch-labs.json", "team.csv"].map((path) => [
    path,
    readFileSync(join(root, "compiler/starter", path), "utf8"),
  ]),
);

const bundles = await Promise.all([
  build({
    ...shared,
    entryPoints: [{ in: join(here, "src/extension.ts"), out: "extension" }],
    outdir: dist,
    format: "cjs",
    external: ["vscode", "node:*"],
    define: { starterFiles: JSON.stringify(starterFiles) },
    alias: { minimatch: join(here, "src/editor-globs.ts") },
    plugins: [withoutFeatures],
    inject: [olderEngines],
  }),
  // Pages of panels: they run in a browser of the editor's, with no way out but messages.
  build({
    ...shared,
    entryPoints: ["customer.ts", "preview.ts", "panel.css"].map((file) => join(here, "src/webview", file)),
    outdir: dist,
    format: "iife",
  }),
  // The sheet of `persona docs`, for what comes from its pages.
  build({
    ...shared,
    stdin: {
      contents: `.page { ${toneColours.onLight} ${contentStyles} } .vscode-dark .page { ${toneColours.onDark} }`,
      loader: "css",
      sourcefile: "pages.css",
    },
    outfile: join(dist, "pages.css"),
  }),
  build({
    ...shared,
    entryPoints: [{ in: join(root, "language-server/worker.ts"), out: "server" }],
    outdir: dist,
    // Strict, although no module: in a worker there is no `require`, and in a process no `import`.
    format: "iife",
    plugins: [builtins, withoutSourceMaps],
    inject: [olderEngines],
  }),
]);
for (const { metafile } of bundles)
  for (const [file, { bytes }] of Object.entries(metafile.outputs))
    console.log(`bundled ${file} (${Math.ceil(bytes / 1024)} kB)`);
