#!/usr/bin/env node
// Runs the scripts that the command is bundled into, and keeps what V8 compiled of them for the next time.
//
// Node has a cache for this, but it keeps a file as it is right after loading, before any function in it was called
// and so compiled. Here a script is kept as it is when the command ends, with every function that was used: `check`
// starts in two thirds of the time. It lies beside the scripts, where whoever can change it can change them too;
// where nothing can be written, all runs as well, only later. Nothing of a playbook is in it.
//
// One file, and a CommonJS one: every further file, and Node's loader for ES modules, would be a part of each start.
// Only what Node 14 understands: it has to start there to say what is wrong.
"use strict";

const fs = require("node:fs");
const path = require("node:path");
const { Script } = require("node:vm");
// Parts of every command, and slower to load once V8 was told something.
require("node:util");
const { getHeapSpaceStatistics, setFlagsFromString } = require("node:v8");

const bundle = path.join(__dirname, "../dist");

/**
 * So many runs of a command add what they used, and each later one that holds this much more: the first playbooks need
 * not be large ones.
 */
const addingRuns = 4;
const muchMore = 1.1;

const [major, minor, patch] = process.versions.node.split(".").map(Number);
// As disk/node-version.ts has it.
const isAtLeast = (least, leastPatch) => minor > least || (minor === least && patch >= leastPatch);
if (!(major > 24 || (major === 24 && isAtLeast(4, 1)) || (major === 22 && isAtLeast(17, 1)))) {
  console.error(
    `persona needs Node 22.17.1, 24.4.1 or newer; this is Node ${process.versions.node}. Install a newer one from https://nodejs.org, then open a new terminal.`,
  );
  process.exitCode = 2;
} else if (!fs.existsSync(path.join(bundle, "persona.js"))) {
  console.error("persona is not built yet: run `npm install` in the repository, which builds the command.");
  process.exitCode = 70;
} else {
  if (process.argv[2] === "lsp") stayLean();
  else {
    delayOptimizing();
    delayClearing();
  }
  run(bundle);
}

/**
 * Most of a command is over before optimizing it pays: V8 waits for more calls than it would, so that its compiling
 * takes no turns from what it compiles. Patterns are asked so often that to read them without compiling is a detour.
 */
function delayOptimizing() {
  setFlagsFromString("--invocation-count-for-maglev=1000");
  setFlagsFromString("--invocation-count-for-turbofan=30000");
  setFlagsFromString("--no-regexp-tier-up");
}

/**
 * What is in use is copied each time the space for new objects is full: it grows at once to what most playbooks do not
 * fill, instead of in four steps. Nor is it cleared while the command ends.
 */
function delayClearing() {
  setFlagsFromString("--semi-space-growth-factor=12");
  setFlagsFromString("--no-minor-gc-task");
}

/**
 * A language server runs for days beside other programs. With a playbook of 10,000 lines it takes 190 MB instead of 335,
 * for half as much again of the processor, 18 ms a letter instead of 12: new objects have less space, and old ones are
 * looked through sooner.
 */
function stayLean() {
  setFlagsFromString("--semi-space-growth-factor=1");
  setFlagsFromString("--heap-growing-percent=150");
}

/** Runs the folder's `persona.js`, and with it each script that it asks for. */
function run(folder) {
  /** By the names of scripts: the modules of each, as functions of `require` and `module`. */
  const scripts = new Map();
  const modules = new Map();
  let compiled;

  function read(script) {
    const known = scripts.get(script);
    if (known !== undefined) return known;
    const filename = path.join(folder, script === "persona" ? "" : "scripts", `${script}.js`);
    const cachedData = compiled === undefined ? undefined : compiled.of(script);
    const code = new Script(textOf(filename), { filename, cachedData });
    if (compiled !== undefined) compiled.add(script, code);
    const functions = code.runInThisContext();
    scripts.set(script, functions);
    return functions;
  }

  /** A module by its script and its name in it, which are the same where it is the only one. */
  function load(id) {
    const known = modules.get(id);
    if (known !== undefined) return known.exports;
    const [script, name = script] = id.split("/");
    const module = {
      exports: {},
      get url() {
        return require("node:url").pathToFileURL(path.join(folder, "scripts", `${name}.js`)).href;
      },
    };
    modules.set(id, module);
    read(script)[name](requireFrom, module);
    return module.exports;
  }

  const requireFrom = (id) => (id.startsWith("node:") ? process.getBuiltinModule(id) : load(id));

  // It is small, and says which build it belongs to; all else is loaded after it has run.
  const { buildId } = read("persona");
  compiled = openCompiled(path.join(folder, "compiled"), buildId);
  load("persona/persona");
}

/** Scripts are of ASCII alone. Names say what is in them: one of another build is not taken for one that is missing. */
function textOf(filename) {
  try {
    return fs.readFileSync(filename, "latin1");
  } catch (error) {
    if (error.code !== "ENOENT") throw error;
    console.error(
      "error: a part of persona is missing; it may have been updated while it ran\n  help: run the command again; if this stays, install persona again",
    );
    return process.exit(3);
  }
}

/** What was compiled for the command that is run, by the names of scripts; undefined where nothing is to be kept. */
function openCompiled(folder, buildId) {
  const command = process.argv[2] || "";
  if (process.env.NODE_DISABLE_COMPILE_CACHE || !/^[a-z]{1,20}$/.test(command)) return undefined;
  const file = path.join(folder, `${command}-${buildId}-${process.version}-${process.arch}`);
  // V8 would run what is damaged, and crash: it is to keep a sum of what it compiled, and not to use what has another.
  setFlagsFromString("--verify-snapshot-checksum");
  const { runs, held, parts } = readCompiled(file);
  const scripts = new Map();
  process.on("exit", (exitCode) => {
    if (exitCode > 1) return;
    const isNew = [...scripts].some(([name, script]) => !parts.has(name) || script.cachedDataRejected);
    const heldNow = heldCode();
    if (isNew || runs < addingRuns || heldNow > held * muchMore) {
      for (const [name, script] of scripts) parts.set(name, script.createCachedData());
      writeCompiled(file, { runs: runs + 1, held: heldNow }, parts);
    }
  });
  return { of: (name) => parts.get(name), add: (name, script) => scripts.set(name, script) };
}

/**
 * Bytes of what V8 has compiled for its interpreter, what was kept and what was not, and of what it knows of machine
 * code: after a run of seconds nearly half. Without that, it would have to look through the whole heap, which takes
 * up to 11 ms.
 */
function heldCode() {
  const space = getHeapSpaceStatistics().find(({ space_name }) => space_name === "trusted_space");
  return space === undefined ? 0 : space.space_used_size;
}

/** A line of JSON with the names and the lengths, then the parts one after another. */
function readCompiled(file) {
  const parts = new Map();
  try {
    const bytes = fs.readFileSync(file);
    let start = bytes.indexOf("\n") + 1;
    const { runs, held, lengths } = JSON.parse(bytes.toString("latin1", 0, start));
    for (const [name, length] of lengths) {
      parts.set(name, bytes.subarray(start, start + length));
      start += length;
    }
    if (start !== bytes.length) parts.clear();
    return { runs, held, parts };
  } catch {
    return { runs: 0, held: 0, parts };
  }
}

/** In one step and down to the disk, so that no run reads half of it: V8 trusts what it is given. */
function writeCompiled(file, counted, parts) {
  const body = Buffer.concat([...parts.values()]);
  const lengths = [...parts].map(([name, { length }]) => [name, length]);
  // V8 copies what does not begin at a multiple of eight bytes; the lengths are such.
  const head = Buffer.from(JSON.stringify({ ...counted, lengths }));
  const line = Buffer.alloc(Math.ceil((head.length + 1) / 8) * 8, " ");
  head.copy(line);
  line.write("\n", line.length - 1);
  const unfinished = `${file}-${process.pid}`;
  try {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(unfinished, Buffer.concat([line, body]), { flush: true });
    fs.renameSync(unfinished, file);
    removeAbandoned(file);
  } catch {
    removeUnfinished(unfinished);
  }
}

/** What runs left that were killed while they wrote; one that is still being written is younger. */
function removeAbandoned(file) {
  for (const name of fs.readdirSync(path.dirname(file))) {
    const other = path.join(path.dirname(file), name);
    const isUnfinished = other.startsWith(`${file}-`) && /-\d+$/.test(name);
    if (isUnfinished && Date.now() - fs.statSync(other).mtimeMs > 60_000) removeUnfinished(other);
  }
}

function removeUnfinished(file) {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // In a folder where nothing can be written there is nothing to remove.
  }
}
