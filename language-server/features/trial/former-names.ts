/** What a new name leaves behind in customers' data, which is not the playbook's to change. */

import type { ResolvedSnapshot, Symbol } from "@persona-lang/compiler";
import { membersOf } from "../symbol-at.ts";
import type { Sample } from "./customers.ts";

const mostNamed = 3;

/**
 * Where customers still have a signal, or a value of one, by its old name; undefined where none has.
 * @param snapshot the playbook before the name was changed
 */
export function wordFormerName(
  symbol: Symbol,
  newName: string,
  { customers }: Sample,
  { program }: ResolvedSnapshot,
): string | undefined {
  const { namespace, name } = symbol;
  if (program === undefined || newName === name) return undefined;
  const ofMember =
    namespace === "member"
      ? program.symbols("signal").filter((signal) => membersOf(signal, program).includes(symbol))
      : [];
  const named = customers.filter(({ record: { signals } }) =>
    namespace === "signal"
      ? signals.has(name)
      : ofMember.some((signal) => [signals.get(signal.name)].flat().includes(name)),
  );
  const files = [...new Set(named.map(({ file }) => file))];
  if (files.length === 0) return undefined;
  const more = files.length - mostNamed;
  const shown = files.slice(0, mostNamed);
  const last = more > 0 ? `${more} more` : shown.pop();
  const where = shown.length === 0 ? last : `${shown.join(", ")} and ${last}`;
  const otherwise = namespace === "signal" ? "it counts as not known" : "those customers are refused";
  return `\`${name}\` is \`${newName}\` now, and still has its old name in ${where}: change it there, too, or ${otherwise}`;
}
