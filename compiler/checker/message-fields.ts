/** What a tone can ask of a message besides signals: how its reader feels, by which channel it goes, for which persona. */

import type { EnumerationType } from "../ir/ir.ts";
import type { Program } from "../resolver/program.ts";

export const messageFieldNames = ["feeling", "channel", "persona"] as const;
export type MessageField = (typeof messageFieldNames)[number];

export const isMessageField = (name: string): boolean =>
  (messageFieldNames as readonly string[]).includes(name);

/** Each is one of the names that the playbook declares; made once for a program, which may have many tones. */
export function messageFieldTypes(program: Program): ReadonlyMap<string, EnumerationType> {
  const made = known.get(program);
  if (made !== undefined) return made;
  const typeOf = (field: MessageField): EnumerationType => ({
    kind: "enumeration",
    members: program.symbols(field).map(({ name }) => ({ name, titles: {} })),
  });
  const types = new Map(messageFieldNames.map((field) => [field, typeOf(field)]));
  known.set(program, types);
  return types;
}

const known = new WeakMap<Program, ReadonlyMap<string, EnumerationType>>();
