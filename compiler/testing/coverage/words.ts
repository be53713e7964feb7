/** Coverage in words, the same on a screen and on a page. */

/** Rounded down, so that 100% means all. */
export const percentOf = (covered: number, all: number): number =>
  all === 0 ? 100 : Math.floor((covered * 100) / all);

export const wordShare = (covered: number, all: number): string => `${percentOf(covered, all)}%`;
