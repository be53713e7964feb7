/** What a form for a customer is made of: the signals of a playbook with their titles, and its personas. */

import type { Playbook, Type } from "@persona-lang/compiler";
import { chainOf, titleOf } from "@persona-lang/compiler/trial";
import type { SignalItem } from "../../protocol/persona-commands.ts";

interface Outline {
  readonly title: string;
  readonly languages: readonly string[];
  readonly signals: readonly SignalItem[];
  readonly personas: readonly {
    readonly name: string;
    readonly title: string;
    readonly at: Playbook["personas"][number]["at"];
  }[];
}

/** @param language a tag; absent: the playbook's own */
export function outlineOf(playbook: Playbook, language?: string): Outline {
  const chain = chainOf(language, playbook.languages);
  const groups = new Map(playbook.signalGroups.map((group) => [group.name, titleOf(group, chain)]));
  return {
    title: titleOf(playbook, chain),
    languages: playbook.languages,
    signals: playbook.signals.map((signal) => {
      const members = membersOf(signal.type);
      return {
        name: signal.name,
        title: titleOf(signal, chain),
        group: groups.get(signal.group ?? "") ?? "",
        kind: signal.type.kind,
        ...("element" in signal.type ? { element: signal.type.element.kind } : {}),
        required: signal.required,
        ...(members === undefined
          ? {}
          : { members: members.map((member) => ({ name: member.name, title: titleOf(member, chain) })) }),
      };
    }),
    personas: playbook.personas.map((persona) => ({
      name: persona.name,
      title: titleOf(persona, chain),
      at: persona.at,
    })),
  };
}

function membersOf(type: Type) {
  if (type.kind === "enumeration") return type.members;
  return type.kind === "set" && type.element.kind === "enumeration" ? type.element.members : undefined;
}
