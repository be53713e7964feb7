/** Faults of who takes a role: a requirement or a preference left out, the points of two preferences exchanged. */

import type { Assignment, At, Playbook } from "../../ir/ir.ts";
import { wordPoints } from "./fault-words.ts";
import type { Mutant } from "./mutant.ts";

export const assignmentMutants = (playbook: Playbook): readonly Mutant[] =>
  playbook.assignments.flatMap((assignment) => {
    const { role, require, prefer } = assignment;
    const mutant = (fault: string, at: At, changed: Partial<Assignment>): Mutant => ({
      fault: `${fault}, for ${role}`,
      at,
      ofPlays: false,
      // A text can name who takes a role; without a team, nobody does.
      concerns: (expected, { team }) =>
        team !== undefined &&
        (expected.kind === "says" || (expected.kind === "person" && expected.role === role)),
      playbook: {
        ...playbook,
        assignments: playbook.assignments.map((each) =>
          each === assignment ? { ...assignment, ...changed } : each,
        ),
      },
    });
    return [
      ...require.map((clause, index) =>
        mutant(`\`require ${clause.text}\` is left out`, clause.at, { require: require.toSpliced(index, 1) }),
      ),
      ...prefer.map((clause, index) =>
        mutant(`\`prefer ${clause.text}\` is left out`, clause.at, { prefer: prefer.toSpliced(index, 1) }),
      ),
      ...prefer.flatMap((clause, index) => {
        const before = prefer[index - 1];
        if (before === undefined || before.points === clause.points) return [];
        const exchanged = prefer
          .with(index - 1, { ...before, points: clause.points })
          .with(index, { ...clause, points: before.points });
        const [more, less] = [clause.points, before.points].map(wordPoints);
        return [
          mutant(
            `\`prefer ${before.text}\` gives ${more}, and \`prefer ${clause.text}\` ${less}`,
            clause.at,
            { prefer: exchanged },
          ),
        ];
      }),
    ];
  });
