/** The roster that `--team` names. */

import type { Playbook } from "../ir/ir.ts";
import { readTeam } from "../records/codec.ts";
import type { TeamMember } from "../records/record.ts";
import { openDataInput } from "./data-input.ts";
import type { ProblemPrinter } from "./print-problems.ts";

/** What is wrong in it is printed; undefined where none is named. */
export async function readRoster(
  playbook: Playbook,
  path: string | undefined,
  problems: ProblemPrinter,
): Promise<readonly TeamMember[] | undefined> {
  if (path === undefined) return undefined;
  const input = openDataInput(path);
  const team = await readTeam(playbook, input.bytes, input.format, input.name);
  problems.print(team.problems);
  return team.members;
}
