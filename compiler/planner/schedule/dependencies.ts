/** What has to be over before an action: what it needs, and what its day is counted after. */

import type { Action } from "../../ir/ir.ts";
import type { ScheduledPlay } from "./anchors.ts";

/**
 * By identity, each once; of something that recurs, its last occurrence. What has no day is left out.
 *
 * @param identify the identity of an action of the play
 */
export function dependenciesOf(
  action: Action,
  { play, actions }: ScheduledPlay,
  identify: (action: Action, occurrence: number | undefined) => string,
): readonly string[] {
  const { base } = action.when;
  const counted =
    base.kind === "offset" && base.direction === "after" && base.anchor.kind === "action"
      ? [base.anchor.name]
      : [];
  return [...new Set([...action.needs, ...counted])].flatMap((name) => {
    const needed = play.actions.find((each) => each.name === name);
    const scheduled = actions.get(name);
    const last = scheduled?.kind === "dated" ? scheduled.occurrences.at(-1) : undefined;
    return needed === undefined || last === undefined ? [] : [identify(needed, last.number)];
  });
}
