/** A playbook of this repository with its customers and its team, as the command reads them from its folder. */

import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { compileTexts } from "../../compiler/emit/plans/compile-texts.ts";
import type { Playbook } from "../../compiler/ir/ir.ts";
import { readCustomers, readTeam } from "../../compiler/records/codec.ts";
import type { CustomerResult, TeamMember } from "../../compiler/records/record.ts";
import { renderAll, snapshotOf } from "../harness/compile.ts";
import { root } from "../harness/source-files.ts";

/** `folder` counts from the root of the repository; a playbook with errors is thrown as its messages. */
export async function openPlaybook(folder: string) {
  const files = new Map(
    globSync("**/*.{persona,ics,csv,svg}", { cwd: join(root, folder), exclude: ["out/**"] }).map((path) => [
      path.replaceAll("\\", "/"),
      readFileSync(join(root, folder, path), "utf8"),
    ]),
  );
  const snapshot = await snapshotOf(files);
  const playbook = snapshot.playbook();
  if (playbook === undefined) throw new Error(renderAll(snapshot.diagnostics, files));
  const read = (path: string) => readFileSync(join(root, folder, path));
  const paths = (pattern: string) => globSync(pattern, { cwd: join(root, folder) }).sort();
  const customersOf = async (file: string, format: "csv" | "json") => {
    const results: CustomerResult[] = [];
    for await (const result of readCustomers(playbook, read(file), format, file)) results.push(result);
    return results;
  };
  return {
    files,
    playbook,
    diagnostics: snapshot.diagnostics,
    team: await readTeam(playbook, read("team.csv"), "csv", "team.csv"),
    list: await customersOf("customers.csv", "csv"),
    single: (await Promise.all(paths("customers/*.json").map((path) => customersOf(path, "json")))).flat(),
    /** The bytes of a file of the folder. */
    read,
    renderText: compileTexts(playbook),
  };
}

/** The rosters that the tests of a playbook name, by their paths. */
export async function rostersOf(playbook: Playbook, read: (path: string) => Uint8Array) {
  const rosters = new Map<string | undefined, readonly TeamMember[] | undefined>();
  for (const { team } of playbook.tests)
    if (team !== undefined && !rosters.has(team))
      rosters.set(team, (await readTeam(playbook, read(team), "csv", team)).members);
  return rosters;
}
