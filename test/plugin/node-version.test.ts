/** In a Node that is too old the plugin says so, in the words of the command. */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { problemWithNode } from "../../compiler/disk/node-version.ts";
import { root } from "../harness/source-files.ts";

test.each(["22.17.1", "22.18.0", "24.4.1", "24.21.0", "25.0.0", "100.1.0"])("%s is new enough", (version) => {
  expect(problemWithNode(version)).toBeUndefined();
});

test.each(["20.20.2", "22.12.0", "22.17.0", "23.11.1", "24.0.0", "24.4.0", "18.0.0", "8.17.0"])(
  "%s is not",
  (version) => {
    expect(problemWithNode(version)).toBe(
      `persona needs Node 22.17.1, 24.4.1 or newer; this is Node ${version}. Install a newer one from https://nodejs.org, then open a new terminal.`,
    );
  },
);

test("the command and package.json say the same", () => {
  const command = readFileSync(join(root, "compiler/bin/persona.js"), "utf8");
  expect(command).toMatch(
    /`persona needs Node 22\.17\.1, 24\.4\.1 or newer; this is Node \$\{process\.versions\.node\}\. Install a newer one from https:\/\/nodejs\.org, then open a new terminal\.`/,
  );
  const { engines } = JSON.parse(readFileSync(join(root, "compiler/package.json"), "utf8"));
  expect(engines.node).toBe("^22.17.1 || >=24.4.1");
});
