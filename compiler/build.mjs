// Bundles the `persona` command, the library and the runtime that emitted plans carry.
// Plain JavaScript, so that it runs on any Node that npm may pick. `--types` also writes declarations, `--out FOLDER`
// puts it elsewhere.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { basename, dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { knownDecisions } from "./bundling/known-decisions.mjs";
import { lateModules, modulesOfMistakes, refuseEarly } from "./bundling/late-modules.mjs";
import { withoutGrammarWork, withoutParserTraits } from "./bundling/parser-parts.mjs";
import { planRuntime } from "./bundling/plan-runtime.mjs";
import { toScript } from "./bundling/to-script.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const dist = process.argv.includes("--out")
  ? resolve(process.argv[process.argv.indexOf("--out") + 1])
  : join(here, "dist");
const conditions = ["@persona-lang/source"];

// Dependencies written as CommonJS call `require` for Node's own modules; an ES module has none.
const requireForCommonJs = "const require = (id) => process.getBuiltinModule(id);";

const written = new Set();

const minified = { minifySyntax: true, minifyWhitespace: true, legalComments: "eof" };

const shared = {
  ...minified,
  absWorkingDir: root,
  outdir: dist,
  bundle: true,
  format: "esm",
  conditions,
  minifyIdentifiers: true,
  sourcemap: "external",
  metafile: true,
  logLevel: "warning",
};

const decisions = await knownDecisions();

const forNode = {
  platform: "node",
  target: "node24",
  // Names stay: a function that is renamed must be given its name again each time it is made, and ours are
  // read in bug reports.
  minifyIdentifiers: false,
  plugins: [decisions, knownTimezones(), computedClasses(), lateBuiltins(), lateHandlebars()],
};

if (existing({ name: "persona", file: "cli/main.ts" })) await bundleCommand();

// Modules by themselves: threads load no scripts, and import the classifier that is made for a playbook.
for (const [out, file] of [
  ["classify-worker", "cli/classify/worker.ts"],
  ["mutation-worker", "cli/testing/mutation/worker.ts"],
]) {
  if (!existing({ name: out, file })) continue;
  await bundle({
    ...forNode,
    entryPoints: [{ in: join(here, file), out }],
    banner: { js: requireForCommonJs },
  });
}

if (existing({ name: "index", file: "index.ts" })) {
  await bundle({
    ...forNode,
    entryPoints: [join(here, "index.ts")],
    banner: { js: requireForCommonJs },
  });
}

if (existing({ name: "plugin", file: "plugin/plugin.ts" })) {
  await bundle({
    ...forNode,
    entryPoints: [{ in: join(here, "plugin/plugin.ts"), out: "plugin" }],
    // It gives bundlers paths of its own files.
    external: ["unplugin"],
    banner: { js: requireForCommonJs },
  });
}

if (existing({ name: "language-server", file: "../language-server/main.ts" })) {
  // A CommonJS module: what it is made of asks for Node's modules when it runs.
  await bundle({
    ...forNode,
    plugins: [decisions, knownTimezones(), computedClasses()],
    entryPoints: [{ in: join(root, "language-server/main.ts"), out: "language-server" }],
    format: "cjs",
    outExtension: { ".js": ".cjs" },
  });
}

if (existing({ name: "plan-runtime", file: "planner/runtime.ts" })) {
  await bundle(planRuntime);
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
  const { metafile } = await build({ ...shared, ...options });
  for (const [file, { bytes, entryPoint }] of Object.entries(metafile.outputs)) {
    const path = resolve(root, file);
    written.add(path);
    if (entryPoint && /\.c?js$/.test(path)) announce(path, bytes);
  }
}

// The command is a set of scripts that bin/persona.js runs: what nearly every run of a command needs in two of them,
// since each script is one more file to read at a start, and all else one for each command and one for what some of
// them share. esbuild splits ES modules only, so each of those is then turned into a script by itself.
async function bundleCommand() {
  const { outputFiles, metafile } = await build({
    ...shared,
    ...forNode,
    plugins: [
      ...forNode.plugins,
      ...withoutGrammarWork,
      ...withoutParserTraits,
      lateModules(root, modulesOfMistakes),
    ],
    entryPoints: [{ in: join(here, "cli/main.ts"), out: "persona" }],
    splitting: true,
    chunkNames: "scripts/[name]-[hash]",
    define: { "import.meta.url": "module.url" },
    sourcemap: false,
    write: false,
  });
  const scriptOf = scriptsOf(metafile.outputs, {
    persona: ["compiler/cli/main.ts"],
    "command-line": ["compiler/cli/command-line.ts"],
    playbook: ["compiler/cli/commands/check.ts"],
    mistakes: modulesOfMistakes,
  });
  refuseEarly(metafile.outputs, (path) => /^mistakes-/.test(scriptOf.get(basename(path, ".js"))));
  const idOf = (path) => {
    const name = basename(path, ".js");
    const script = scriptOf.get(name);
    return script === undefined ? name : `${script}/${name}`;
  };
  const scripts = new Map();
  for (const { path, text } of outputFiles) {
    const name = basename(path, ".js");
    const script = scriptOf.get(name) ?? name;
    const code = `${JSON.stringify(name)}:${toScript(text, relative(root, path), idOf)}`;
    scripts.set(script, [...(scripts.get(script) ?? []), code]);
  }
  const codes = [...scripts].map(([script, parts]) => [script, `({${parts.join(",\n")}})`]);
  const buildId = hashOf(codes);
  mkdirSync(join(dist, "scripts"), { recursive: true });
  for (const [script, code] of codes) {
    const isEntry = script === "persona";
    const path = join(dist, isEntry ? "" : "scripts", `${script}.js`);
    writeFileSync(
      path,
      isEntry ? `${code.slice(0, -"})".length)},buildId:${JSON.stringify(buildId)}})` : code,
    );
    written.add(path);
    if (isEntry) announce(path, code.length);
  }
}

// Which script each of esbuild's files goes into: with the files of its entries, all that they import and no entry
// before them did. As esbuild's names, those of scripts say what is in them, so that no run takes one of another build that was
// put in place of its own; the first is known by its name alone.
function scriptsOf(outputs, entries) {
  const scripts = new Map();
  for (const [script, modules] of Object.entries(entries)) {
    const names = new Set();
    const open = Object.keys(outputs).filter((path) => modules.includes(outputs[path].entryPoint));
    for (const path of open) {
      const name = basename(path, ".js");
      if (scripts.has(name) || names.has(name)) continue;
      names.add(name);
      for (const { path: imported, kind } of outputs[path].imports)
        if (kind === "import-statement" && imported in outputs) open.push(imported);
    }
    const isEntry = scripts.size === 0;
    for (const name of names) scripts.set(name, isEntry ? script : `${script}-${hashOf([...names])}`);
  }
  return scripts;
}

function hashOf(value) {
  return createHash("sha256").update(JSON.stringify(value)).digest("hex").slice(0, 16);
}

function announce(path, bytes) {
  console.log(`bundled ${relative(root, path)} (${Math.ceil(bytes / 1024)} kB)`);
}

// What the engine takes long to say (values/timezone-names.ts). A zone of a newer engine is known to it all the same.
function knownTimezones() {
  return {
    name: "known-timezones",
    setup({ onLoad }) {
      const names = ["UTC", ...Intl.supportedValuesOf("timeZone")].join(" ");
      onLoad({ filter: /values[\\/]timezone-names\.ts$/ }, () => ({
        contents: `export const timezoneNames = () => ${JSON.stringify(names)}.split(" ");`,
      }));
    },
  };
}

// Chevrotain's lexer sorts first characters into classes by a table of all 65536 that it fills at every start, which
// takes as long as reading a small playbook. What it looks up there is one division.
function computedClasses() {
  return {
    name: "computed-classes",
    setup({ onLoad }) {
      const lexer = /chevrotain[\\/]lib[\\/]src[\\/]scan[\\/]lexer\.js$/;
      onLoad({ filter: lexer, namespace: "file" }, ({ path }) => {
        const source = readFileSync(path, "utf8");
        const looked = source.replace(": charCodeToOptimizedIdxMap[charCode]", ": 255 + ~~(charCode / 255)");
        const contents = looked.replace("charCodeToOptimizedIdxMap = new Array(65536);", "return;");
        if (looked === source || contents === looked) throw new Error(`${path} is not as it was`);
        return { contents };
      });
    },
  };
}

// To import one of Node's modules is to read all its exports: `node:fs` then loads everything for promises and
// streams, `node:util` all that it only passes on. A third of a short run went into that. Here each export is asked
// for by itself, and esbuild leaves out those that nobody uses.
function lateBuiltins() {
  return {
    name: "late-builtins",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^node:/ }, ({ path }) => ({
        path,
        namespace: "late-builtin",
        sideEffects: false,
      }));
      onLoad({ filter: /.*/, namespace: "late-builtin" }, ({ path }) => {
        // Commander's, for commands that are programs of their own: ours are not.
        if (path === "node:child_process") return { contents: "export default {};" };
        const module = path === "node:process" ? "process" : `process.getBuiltinModule("${path}")`;
        const builtin = process.getBuiltinModule(path);
        const names = Object.keys(builtin).filter((name) => /^[a-z]\w*$/i.test(name));
        // Hardly a run asks it anything: it is loaded when one of its functions is called.
        const isLate = (name) => path === "node:os" && typeof builtin[name] === "function";
        return {
          contents: [
            `const $get = (name) => ${module}[name];`,
            `export default /* @__PURE__ */ (() => ${module})();`,
            ...names
              .filter((name) => name !== "default")
              .map((name) =>
                isLate(name)
                  ? `export const ${name} = (...args) => ${module}.${name}(...args);`
                  : `export const ${name} = /* @__PURE__ */ $get("${name}");`,
              ),
          ].join("\n"),
        };
      });
    },
  };
}

// Most texts are read without Handlebars (texts/plain-template.ts), whose reader takes as long to load as it takes to
// check a small file: it is loaded when the first text needs it.
function lateHandlebars() {
  const reader = "handlebars/dist/cjs/handlebars/compiler/base.js";
  const contents = `export default {
    parseWithoutProcessing: (text) => require("${reader}").parseWithoutProcessing(text),
  };`;
  return {
    name: "late-handlebars",
    setup({ onResolve, onLoad }) {
      onResolve({ filter: /^handlebars[/]dist[/]/ }, ({ path, kind }) =>
        path === reader && kind === "import-statement"
          ? { path, namespace: "late-handlebars", sideEffects: false }
          : undefined,
      );
      onLoad({ filter: /.*/, namespace: "late-handlebars" }, () => ({ contents, resolveDir: here }));
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
