/**
 * The roster: the people of the team with the columns that the playbook declares.
 *
 * Two rows with the same e-mail address are both refused: nobody could say which of them works here.
 */

import { quoted } from "../diagnostics/definition.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Playbook, Type } from "../ir/ir.ts";
import { readRequiredText, readSignals } from "./fields.ts";
import { createProblem, type Place } from "./problem.ts";
import { createProblems } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";
import type { DataProblem, TeamMember } from "./record.ts";

export interface Team {
  /** In the order of the file, without those that were refused. */
  readonly members: readonly TeamMember[];
  readonly problems: readonly DataProblem[];
}

const name: Type = { kind: "text" };
const email: Type = { kind: "email" };

interface Row {
  readonly member: TeamMember;
  readonly row: number;
  readonly place: Omit<Place, "file">;
  readonly problems: readonly DataProblem[];
}

/** Takes rows one by one; the team is known when all are there. */
export function createTeamCollector(playbook: Playbook, file: string) {
  const known = ["name", "email", ...playbook.team.map((column) => column.name)];
  const rows: Row[] = [];
  const all: DataProblem[] = [];

  return {
    add(raw: RawRecord): void {
      all.push(...raw.problems);
      if (raw.fields === undefined) return;
      const { fields, row } = raw;
      const problems = createProblems(file);
      for (const key of raw.object?.members.keys() ?? []) {
        if (known.includes(key)) continue;
        const near = suggest(key, known);
        const help = near && `write ${quoted(near)}`;
        problems.report("data-unknown-field", fields.placeOf(key), { name: key, help });
      }
      const member: TeamMember = {
        name: readRequiredText(fields, "name", name, problems),
        email: readRequiredText(fields, "email", email, problems),
        fields: readSignals(playbook.team, fields, problems),
      };
      rows.push({ member, row, place: fields.placeOf("email"), problems: problems.all });
    },
    team(): Team {
      const byEmail = Map.groupBy(rows, ({ member }) => member.email.toLowerCase());
      const members: TeamMember[] = [];
      for (const { member, row, place, problems } of rows) {
        const others = (byEmail.get(member.email.toLowerCase()) ?? []).filter((other) => other.row !== row);
        all.push(...problems);
        if (member.email !== "" && others.length > 0) {
          const where = `row ${others.map((other) => other.row).join(", row ")}`;
          const args = { what: "e-mail address", name: member.email, where };
          all.push(createProblem("data-duplicate", { file, ...place }, args));
        } else if (problems.every(({ severity }) => severity !== "error")) members.push(member);
      }
      return { members, problems: all.sort((a, b) => (a.row ?? 0) - (b.row ?? 0)) };
    },
  };
}
