/** Faults in the words of the playbook. */

/** `+2`, `-0.5`, `none`; from thousandths. */
export const wordPoints = (points: number): string =>
  points === 0 ? "none" : `${points > 0 ? "+" : ""}${points / 1000}`;
