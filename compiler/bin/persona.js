#!/usr/bin/env node
// Only syntax and imports that old Node versions understand: this file has to start there to say what is wrong.
import { existsSync } from "node:fs";
import module from "node:module";

const command = new URL("../dist/persona.js", import.meta.url);

if (Number(process.versions.node.split(".")[0]) < 22) {
  console.error(`persona needs Node 22 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else if (!existsSync(command)) {
  console.error("persona is not built yet: run `npm install` in the repository, which builds the command.");
  process.exitCode = 70;
} else {
  module.enableCompileCache();
  await import(command.href);
}
