/** A milestone nobody answers for, and a meeting that nobody of the team is invited to. A task always has an owner. */

import type { Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { Reference } from "../../syntax/ast/node.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import type { ActionNode } from "../../texts/play-actions.ts";
import type { Rule } from "../rule.ts";

export const actionWithoutOwner: Rule = {
  codes: ["action-without-owner"],
  check({ program, reporter, plays }) {
    for (const { file, actions } of plays())
      for (const action of actions) {
        const { name, kind } = action;
        if (name === undefined || !lacksOwner(action, program)) continue;
        reporter.report("action-without-owner", file, name, {
          action: name.text,
          kind: kind === "meeting" ? "meeting" : "milestone",
        });
      }
  },
};

function lacksOwner(action: ActionNode, program: Program): boolean {
  if (action.kind === "milestone") return valueOf(action as Declaration<"milestone">, "owner") === undefined;
  const isOfCustomer = (name: Reference) => {
    const role = program.resolution(name)?.node as Declaration<"role"> | undefined;
    return role !== undefined && valueOf(role, "from")?.choice === "customer";
  };
  const invited = action.kind === "meeting" && valueOf(action as Declaration<"meeting">, "invite");
  return invited ? invited.names.every(isOfCustomer) : false;
}
