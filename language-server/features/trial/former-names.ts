/** What a new name leaves behind in customers' data and rosters, which are not the playbook's to change. */

import type { Playbook, ResolvedSnapshot, Symbol } from "@persona-lang/compiler";
import type { TeamMember } from "@persona-lang/compiler/trial";
import { membersOf } from "../symbol-at.ts";
import { cohortFilesSaying, type DataHost, rosterPeople, type Sample } from "./customers.ts";

const mostNamed = 3;

/** What can stand in such files, and what its old name there comes to. */
const otherwise: Partial<Readonly<Record<Symbol["namespace"], string>>> = {
  signal: "it counts as not known",
  column: "it counts as not known",
  member: "those who have it are refused",
  persona: "it is nobody there",
};

export const canStandInData = ({ namespace }: Symbol): boolean => otherwise[namespace] !== undefined;

type Values = TeamMember["fields"];

/** The playbook before the name was changed, and the customers beside it. */
interface Before {
  readonly snapshot: ResolvedSnapshot;
  readonly playbook: Playbook;
  readonly host: DataHost;
  readonly sample: Sample;
}

/** Where somebody still has a signal, a column, a value, or a persona by the old name; undefined where nobody has. */
export async function wordFormerName(
  symbol: Symbol,
  newName: string,
  { snapshot, playbook, host, sample: { customers } }: Before,
): Promise<string | undefined> {
  const { program, entry } = snapshot;
  const { namespace, name } = symbol;
  if (program === undefined || newName === name) return undefined;
  /** Whether fields of a kind have the name: as that of one, or as a value. */
  const named = (kind: "signal" | "column"): ((fields: Values) => boolean) => {
    if (namespace === kind) return (fields) => fields.has(name);
    const holding = namespace === "member" ? program.symbols(kind) : [];
    const names = holding
      .filter((each) => membersOf(each, program).includes(symbol))
      .map((each) => each.name);
    return (fields) => names.some((each) => [fields.get(each)].flat().includes(name));
  };
  const isNamed = named("signal");
  // Who the customer was before counts only where it may be kept.
  const isKept = namespace === "persona" && playbook.classify.keepUnlessBeatenBy !== undefined;
  const ofCustomers = customers.filter(
    ({ record: { signals, previous } }) => isNamed(signals) || (isKept && previous === name),
  );
  const isNamedInTeam = named("column");
  const people = await rosterPeople(playbook, entry, host);
  const ofTeam = people.filter(({ fields }) => isNamedInTeam(fields));
  const said = namespace === "persona" ? await cohortFilesSaying(name, playbook, host) : [];
  const files = [...new Set([...[...ofCustomers, ...ofTeam].map(({ file }) => file), ...said])];
  if (files.length === 0) return undefined;
  const more = files.length - mostNamed;
  const shown = files.slice(0, mostNamed);
  const last = more > 0 ? `${more} more` : shown.pop();
  const where = shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
  return `\`${name}\` is \`${newName}\` now, and still has its old name in ${where}: change it there, too, or ${otherwise[namespace]}`;
}
