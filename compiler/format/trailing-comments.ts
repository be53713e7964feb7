/** Comments at the ends of lines: under one another where neighbouring lines have one. */

import type { Item } from "./outline.ts";

export const commentGap = "  ";
/** Lines longer than this do not move the comments of their neighbours. */
const widest = 60;

/** The printed items with their comments. */
export function addTrailingComments(items: readonly Item[], printed: readonly string[]): readonly string[] {
  const texts = [...printed];
  let run: number[] = [];
  const endRun = (): void => {
    let column = 0;
    for (const index of run) {
      const width = printed[index]?.length ?? 0;
      if (width <= widest) column = Math.max(column, width);
    }
    for (const index of run)
      texts[index] = texts[index]?.padEnd(column) + commentGap + commentOf(items[index]);
    run = [];
  };
  for (const [index, item] of items.entries()) {
    const comment = commentOf(item);
    if (comment === undefined || item.spaced) endRun();
    if (comment === undefined) continue;
    const isAlone = printed[index]?.includes("\n") === true;
    if (isAlone) endRun();
    run.push(index);
    if (isAlone) endRun();
  }
  endRun();
  return texts;
}

const commentOf = (item: Item | undefined): string | undefined =>
  item?.kind === "line" ? item.trailing : undefined;
