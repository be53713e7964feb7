/** The starter playbook with its weights in a file of their own, in a folder with an application that imports it. */

import { readFileSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { createNodeHost } from "../../compiler/disk/node-host.ts";
import { classify } from "../../compiler/evaluator/evaluate.ts";
import { createProject } from "../../compiler/project/project.ts";
import { folderWith } from "../harness/command.ts";
import { root } from "../harness/source-files.ts";

const starter = readFileSync(join(root, "compiler/starter/main.persona"), "utf8");
const block = /\nweights \{[\s\S]*?\n\}\n/;

export const weights = (block.exec(starter) as RegExpExecArray)[0].trimStart();
export const main = starter.replace(block, "").replace(/\n\}\n/, '\n}\nimport "./weights.persona"\n');

const customers = [
  { wantsFast: true, developers: 0, mainGoal: "speed", goLive: "2027-03-01" },
  { wantsFast: false, developers: 12, mainGoal: "control", goLive: "2027-03-01" },
  { wantsFast: true, developers: 5, mainGoal: "control", goLive: "2027-03-01" },
  { goLive: "2027-03-01" },
  { wantsFast: true },
];

/** Exports who a few customers are. */
const application = `import { classify } from "../main.persona";
export const personas = ${JSON.stringify(customers)}.map((signals) => classify(signals).persona ?? null);
`;

export function applicationWith(files: Readonly<Record<string, string>> = {}): string {
  const sources = { "main.persona": main, "weights.persona": weights, "app/app.js": application };
  return realpathSync(folderWith({ ...sources, ...files }));
}

/** Who they are to the evaluator. */
export async function personasOf(folder: string): Promise<readonly (string | null)[]> {
  const playbook = (await createProject(createNodeHost(folder)).snapshot("main.persona")).playbook();
  if (playbook === undefined) throw new Error("the playbook has errors");
  return customers.map((signals) => classify(playbook, new Map(Object.entries(signals))).persona ?? null);
}
