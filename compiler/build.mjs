// Bundles the `persona` command, the library and the runtime that emitted plans carry.
// Plain JavaScript, so that it runs on any Node that npm may pick. `--types` also writes declarations, `--out FOLDER`
// puts it elsewhere.
import { spawnSync } from "node:child_process";
import { copyFileSync, existsSync, readdirSync, rmSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = process.argv.includes("--out")
  ? resolve(process.argv[process.argv.indexOf("--out") + 1])
  : join(here, "dist");
const conditions = ["@persona-lang/source"];

// Dependencies written as CommonJS call `require` for Node's own modules; an ES module has none.
const requireForCommonJs = "const require = (id) => process.getBuiltinModule(id);";

const bundled = [
  { name: "persona", file: "cli/main.ts" },
  { name: "index", file: "index.ts" },
].filter(existing);

const written = new Set();

if (bundled.length > 0) {
  await bundle({
    entryPoints: bundled.map(({ name, file }) => ({ in: join(here, file), out: name })),
    platform: "node",
    target: "node24",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    // Names stay: a function that is renamed must be given its name again each time it is made, and ours are
    // read in bug reports.
    minifyIdentifiers: false,
    plugins: [knownDecisions(await findDecisions()), lateBuiltins()],
    banner: { js: requireForCommonJs },
  });
}

if (existing({ name: "plan-runtime", file: "planner/runtime.ts" })) {
  await bundle({
    entryPoints: [{ in: join(here, "planner/runtime.ts"), out: "plan-runtime" }],
    platform: "neutral",
    target: "es2022",
    mainFields: ["module", "main"],
    // Emitted plans put this text into their own module: it must not export, only name one thing.
    format: "iife",
    globalName: "planRuntime",
  });
  // Types only, and self-contained: what emitted plans declare.
  const types = join(dist, "plan-types.d.ts");
  copyFileSync(join(here, "planner/plan.ts"), types);
  written.add(types);
}

removeStale(dist);

if (process.argv.includes("--types") && existsSync(join(here, "index.ts"))) writeTypes();

function existing({ name, file }) {
  if (existsSync(join(here, file))) return true;
  console.log(`skipped dist/${name}.js: compiler/${file} does not exist yet`);
  return false;
}

async function bundle(options) {
  const { metafile } = await build({
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    format: "esm",
    conditions,
    minifySyntax: true,
    minifyWhitespace: true,
    minifyIdentifiers: true,
    sourcemap: "external",
    legalComments: "eof",
    metafile: true,
    logLevel: "warning",
    ...options,
  });
  for (const [file, { bytes, entryPoint }] of Object.entries(metafile.outputs)) {
    written.add(resolve(root, file));
    if (entryPoint && file.endsWith(".js") && !file.includes("/chunks/")) {
      console.log(`bundled ${file} (${Math.ceil(bytes / 1024)} kB)`);
    }
  }
}

// The parser's decisions: found once here, instead of at every start (syntax/decisions.ts).
async function findDecisions() {
  const { outputFiles } = await build({
    stdin: { contents: 'export { FileParser } from "./syntax/grammar/lines.ts";', resolveDir: here },
    bundle: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const module = Buffer.from(outputFiles[0].contents).toString("base64");
  const { FileParser } = await import(`data:text/javascript;base64,${module}`);
  return new FileParser({ skipValidations: true }).decisions;
}

function knownDecisions(decisions) {
  return {
    name: "known-decisions",
    setup({ onLoad }) {
      onLoad({ filter: /syntax[\\/]decisions\.ts$/ }, () => ({
        contents: `export const decisions = ${JSON.stringify(decisions)};`,
      }));
    },
  };
}

// To import one of Node's modules is to read all its exports: `node:fs` then loads everything for promises and
// streams, `node:process` opens standard input. A third of a short run went into that; asked for like this, a
// module gives what is used of it.
function lateBuiltins() {
  return {
    name: "late-builtins",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:/ }, ({ path }) => ({
        path,
        namespace: "late-builtin",
        sideEffects: false,
      }));
      onLoad({ filter: /.*/, namespace: "late-builtin" }, ({ path }) => ({
        contents:
          path === "node:process"
            ? "module.exports = process;"
            : path === "node:child_process" // Commander's, for commands that are programs of their own: ours are not.
              ? "module.exports = {};"
              : `module.exports = process.getBuiltinModule("${path}");`,
      }));
    },
  };
}

// Chunk names carry a hash: without this, every build would leave the chunks of the one before.
function removeStale(folder) {
  if (!existsSync(folder)) return;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) {
      if (path !== join(dist, "types")) removeStale(path);
    } else if (!written.has(path)) rmSync(path, { force: true });
  }
}

function writeTypes() {
  const types = join(dist, "types");
  rmSync(types, { recursive: true, force: true });
  const tsc = fileURLToPath(import.meta.resolve("typescript/package.json"));
  const { status } = spawnSync(
    process.execPath,
    [join(dirname(tsc), "bin/tsc"), "-p", join(here, "tsconfig.types.json")],
    { stdio: "inherit" },
  );
  if (status !== 0) process.exit(status ?? 1);
  console.log(`declared ${relative(root, types)}`);
}
