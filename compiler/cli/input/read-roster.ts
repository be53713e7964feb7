/** The roster that `--team` names. */

import { quoted, quotedList, someOf } from "../../diagnostics/definition.ts";
import type { Playbook } from "../../ir/ir.ts";
import { hasRoom } from "../../planner/people/load.ts";
import { readTeam } from "../../records/codec.ts";
import type { TeamMember } from "../../records/record.ts";
import type { ProblemPrinter } from "../terminal/print-problems.ts";
import { openDataInput } from "./data-input.ts";

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
  problems.printNotices({ file: input.name }, neverChosen(playbook, team.members));
  return team.members;
}

/** Who cannot be assigned for nothing but an empty cell: how much they have to do already, or may have. */
function neverChosen({ assignments }: Playbook, team: readonly TeamMember[]): readonly string[] {
  const gaps = assignments.flatMap(({ role, spread }) =>
    team.flatMap((member) => {
      const room = spread && hasRoom(member, spread);
      const unknown = typeof room === "object" ? room.unknown : [];
      return unknown.map((column) => ({ column, role, name: member.name }));
    }),
  );
  return [...Map.groupBy(gaps, ({ column }) => column)].map(([column, all]) => {
    const names = [...new Set(all.map(({ name }) => name))];
    const roles = [...new Set(all.map(({ role }) => role))];
    return `${quoted(column)} is empty for ${someOf(names)}: nobody without it becomes ${quotedList(roles)}; fill it in`;
  });
}
