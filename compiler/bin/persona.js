#!/usr/bin/env node
// Only syntax that old Node versions understand: this file has to start there to say what is wrong.
"use strict";

var path = require("node:path");
var fs = require("node:fs");

if (Number(process.versions.node.split(".")[0]) < 22) {
  console.error(`persona needs Node 22 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else if (!fs.existsSync(path.join(__dirname, "../dist/persona.js"))) {
  console.error("persona is not built yet: run `npm install` in the repository, which builds the command.");
  process.exitCode = 70;
} else {
  require("./run-scripts.js").run(path.join(__dirname, "../dist"));
}
