/** What a new name leaves behind in customers' data, which is not the playbook's to change. */

import type { Playbook, ResolvedSnapshot, Symbol } from "@persona-lang/compiler";
import { membersOf } from "../symbol-at.ts";
import { cohortFilesSaying, type DataHost, type Sample } from "./customers.ts";

const mostNamed = 3;

/** What can stand in customers' data, and what its old name there comes to. */
const otherwise: Partial<Readonly<Record<Symbol["namespace"], string>>> = {
  signal: "it counts as not known",
  member: "those customers are refused",
  persona: "it is nobody there",
};

export const canStandInData = ({ namespace }: Symbol): boolean => otherwise[namespace] !== undefined;

/** The playbook before the name was changed, and the customers beside it. */
interface Before {
  readonly snapshot: ResolvedSnapshot;
  readonly playbook: Playbook;
  readonly host: DataHost;
  readonly sample: Sample;
}

/** Where customers still have a signal, a value of one, or a persona by the old name; undefined where none has. */
export async function wordFormerName(
  symbol: Symbol,
  newName: string,
  { snapshot: { program }, playbook, host, sample: { customers } }: Before,
): Promise<string | undefined> {
  const { namespace, name } = symbol;
  if (program === undefined || newName === name) return undefined;
  const ofMember =
    namespace === "member"
      ? program.symbols("signal").filter((signal) => membersOf(signal, program).includes(symbol))
      : [];
  // Who the customer was before counts only where it may be kept.
  const isKept = namespace === "persona" && playbook.classify.keepUnlessBeatenBy !== undefined;
  const named = customers.filter(
    ({ record: { signals, previous } }) =>
      (namespace === "signal" && signals.has(name)) ||
      (isKept && previous === name) ||
      ofMember.some((signal) => [signals.get(signal.name)].flat().includes(name)),
  );
  const said = namespace === "persona" ? await cohortFilesSaying(name, playbook, host) : [];
  const files = [...new Set([...named.map(({ file }) => file), ...said])];
  if (files.length === 0) return undefined;
  const more = files.length - mostNamed;
  const shown = files.slice(0, mostNamed);
  const last = more > 0 ? `${more} more` : shown.pop();
  const where = shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
  return `\`${name}\` is \`${newName}\` now, and still has its old name in ${where}: change it there, too, or ${otherwise[namespace]}`;
}
