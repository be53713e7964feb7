/**
 * What the feelings of a playbook are called.
 *
 * `feelings` lists names; their titles are those of the signal's members that `customer { feeling … }` names, as
 * big and small letters count as the same there. A feeling that no member stands for has no title.
 */

import type { Member, Playbook } from "../../ir/ir.ts";

export function titledFeelings({ feelings, signals, customer }: Playbook): readonly Member[] {
  const type = signals.find(({ name }) => name === customer.feeling)?.type;
  const members = type?.kind === "enumeration" ? type.members : [];
  return feelings.map((name) => {
    const member = members.find((each) => each.name.toLowerCase() === name.toLowerCase());
    return { name, titles: member?.titles ?? {} };
  });
}
