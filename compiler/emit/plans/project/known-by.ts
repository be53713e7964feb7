/**
 * The numbers by which Microsoft Project knows what is in a plan: the same each time the plan is made.
 *
 * They are made of identities, so a task keeps its number when tasks come and go before it. Two identities that come to
 * the same number within a file, one in some hundred millions, get neighbouring ones.
 */

import { fingerprint } from "../../../planner/calendar/fingerprint.ts";

/** From 1 to 2 147 483 646; each identity always gets its own. */
export function createNumbers(): (identity: string) => number {
  const numbers = new Map<string, number>();
  const used = new Set<number>();
  return (identity) => {
    const known = numbers.get(identity);
    if (known !== undefined) return known;
    let number = Number(BigInt(`0x${fingerprint(identity)}`) % most) + 1;
    while (used.has(number)) number = (number % Number(most)) + 1;
    used.add(number);
    numbers.set(identity, number);
    return number;
  };
}
const most = 2_147_483_646n;

/** A UUID of version 8 (RFC 9562: made as its maker likes), of an identity. */
export function guidOf(identity: string): string {
  const digits = fingerprint(identity) + fingerprint(`${identity} guid`);
  const variant = "89ab"[Number.parseInt(digits.charAt(16), 16) % 4];
  return [
    digits.slice(0, 8),
    digits.slice(8, 12),
    `8${digits.slice(13, 16)}`,
    `${variant}${digits.slice(17, 20)}`,
    digits.slice(20, 32),
  ]
    .join("-")
    .toUpperCase();
}
