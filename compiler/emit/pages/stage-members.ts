/**
 * The signal that says in which stage a customer is has a member for each stage; one without a title of its own is
 * called on pages what its stage is called, since that is where a team has named it.
 */

import type { Member, Playbook } from "../../ir/ir.ts";

export function withStageTitles(playbook: Playbook): Playbook {
  const titles = new Map(playbook.stages.map((stage) => [stage.name.toLowerCase(), stage.titles]));
  const titled = (member: Member): Member =>
    Object.keys(member.titles).length > 0
      ? member
      : { ...member, titles: titles.get(member.name.toLowerCase()) ?? member.titles };
  const signals = playbook.signals.map((signal) =>
    signal.name === playbook.customer.stage && signal.type.kind === "enumeration"
      ? { ...signal, type: { ...signal.type, members: signal.type.members.map(titled) } }
      : signal,
  );
  return { ...playbook, signals };
}
