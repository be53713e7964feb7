// Runs the scripts that the command is bundled into, and keeps what V8 compiled of them for the next time.
//
// Node has a cache for this, but it keeps a file as it is right after loading, before any function in it was called
// and so compiled. Here a script is kept as it is when the command ends, with every function that was used: `check`
// starts in two thirds of the time. It lies beside the scripts, where whoever can change it can change them too;
// where nothing can be written, all runs as well, only later. Nothing of a playbook is in it.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { pathToFileURL } = require("node:url");
const { Script } = require("node:vm");

/** So many runs of a command add what they used: the first playbook need not be a large one. */
const addingRuns = 4;

/** Runs the folder's `persona.js`, and with it each script that it asks for. */
exports.run = function run(folder) {
  const modules = new Map();
  let compiled;

  function load(name) {
    const known = modules.get(name);
    if (known !== undefined) return known.exports;
    const module = { exports: {} };
    modules.set(name, module);
    const filename = path.join(folder, name);
    const source = `(function (exports, require, module, scriptUrl) {${fs.readFileSync(filename, "utf8")}\n})`;
    const script = new Script(source, { filename, cachedData: compiled?.of(name) });
    compiled?.add(name, script);
    const requireFrom = (id) =>
      id.startsWith(".") ? load(path.posix.join(path.posix.dirname(name), id)) : process.getBuiltinModule(id);
    script.runInThisContext()(module.exports, requireFrom, module, pathToFileURL(filename).href);
    return module.exports;
  }

  // It is small, and says which build it belongs to; all else is loaded after it has run.
  const { buildId } = load("persona.js");
  compiled = openCompiled(path.join(folder, "compiled"), buildId);
};

/** What was compiled for the command that is run, by the names of scripts; undefined where nothing is to be kept. */
function openCompiled(folder, buildId) {
  const command = process.argv[2] ?? "";
  if (process.env.NODE_DISABLE_COMPILE_CACHE || !/^[a-z]{1,20}$/.test(command)) return undefined;
  const file = path.join(folder, `${command}-${buildId}-${process.version}-${process.arch}`);
  const { runs, parts } = readCompiled(file);
  const scripts = new Map();
  process.on("exit", (exitCode) => {
    const isNew = [...scripts].some(([name, script]) => !parts.has(name) || script.cachedDataRejected);
    if (exitCode <= 1 && (isNew || runs < addingRuns)) {
      for (const [name, script] of scripts) parts.set(name, script.createCachedData());
      writeCompiled(file, runs + 1, parts);
    }
  });
  return { of: (name) => parts.get(name), add: (name, script) => scripts.set(name, script) };
}

/** A line of JSON with the names and lengths, then the parts one after another. */
function readCompiled(file) {
  const parts = new Map();
  try {
    const bytes = fs.readFileSync(file);
    let start = bytes.indexOf("\n") + 1;
    const { runs, lengths } = JSON.parse(bytes.toString("latin1", 0, start));
    for (const [name, length] of lengths) {
      parts.set(name, bytes.subarray(start, start + length));
      start += length;
    }
    if (start !== bytes.length) parts.clear();
    return { runs, parts };
  } catch {
    return { runs: 0, parts };
  }
}

/** In one step and down to the disk, so that no run reads half of it: V8 trusts what it is given. */
function writeCompiled(file, runs, parts) {
  const head = JSON.stringify({ runs, lengths: [...parts].map(([name, { length }]) => [name, length]) });
  const unfinished = `${file}-${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(unfinished, Buffer.concat([Buffer.from(`${head}\n`), ...parts.values()]), {
      flush: true,
    });
    fs.renameSync(unfinished, file);
  } catch {
    removeUnfinished(unfinished);
  }
}

function removeUnfinished(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // In a folder where nothing can be written there is nothing to remove.
  }
}
