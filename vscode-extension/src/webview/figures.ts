/** Points and customers as a person reads them. */

import type { CustomerItem } from "../../../language-server/protocol/persona-commands.ts";

/** Two decimals at most. */
export const figure = (value: number): string => String(Math.round(value * 100) / 100);
export const signed = (value: number): string =>
  value > 0 ? `+${figure(value)}` : figure(value).replace("-", "−");

/** In a list: with the key, as two tables may hold the same person, or two people one name. */
export const labelOf = ({ id, name }: CustomerItem): string => (name === id ? name : `${name} (${id})`);
