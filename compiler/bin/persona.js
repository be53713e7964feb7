#!/usr/bin/env node
// Only syntax that old Node versions understand: this file has to start there to say what is wrong. And no
// imports: that of `node:fs` alone would cost a tenth of a start.
const command = new URL("../dist/persona.js", import.meta.url);

if (Number(process.versions.node.split(".")[0]) < 22) {
  console.error(`persona needs Node 22 or newer; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
} else if (!process.getBuiltinModule("node:fs").existsSync(command)) {
  console.error("persona is not built yet: run `npm install` in the repository, which builds the command.");
  process.exitCode = 70;
} else {
  process.getBuiltinModule("node:module").enableCompileCache();
  await import(command.href);
}
