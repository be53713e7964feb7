/** A customer in a list: with the key, as two tables may hold the same person, or two people one name. */

import type { CustomerItem } from "../../../language-server/protocol/persona-commands.ts";

export const labelOf = ({ id, name }: CustomerItem): string => (name === id ? name : `${name} (${id})`);
