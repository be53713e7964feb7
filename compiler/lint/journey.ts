/** The journey of a program, as rules ask for it. */

import type { Span } from "../source/span.ts";
import type { Declaration } from "../syntax/ast/declaration.ts";
import type { LocalizedText } from "../syntax/ast/node.ts";
import { declarationsOf } from "../syntax/ast/typed-access.ts";
import type { LintedProgram, Stage } from "./rule.ts";

export function createJourney({ program }: LintedProgram): () => readonly Stage[] {
  let stages: readonly Stage[] | undefined;
  return () => {
    stages ??= program.symbols("stage").map((symbol) => {
      const node = symbol.node as Declaration<"stage">;
      return { symbol, node, touchpoints: declarationsOf(node, "touchpoint") };
    });
    if (!stages.some(({ node }) => hasDetails(node))) stages = [];
    return stages;
  };
}

/** `enters` belongs to how customers are placed, not to what is done in the stage. */
const hasDetails = ({ items }: Declaration<"stage">): boolean =>
  items.some((item) => item.node === "declaration" || item.word.text !== "enters");

/** How a message names a touchpoint, and where it points. */
export function titleOf({ titles, keyword }: Declaration<"touchpoint">): {
  readonly title: string;
  readonly span: Span;
} {
  const first: LocalizedText | undefined = titles[0];
  return first === undefined
    ? { title: "touchpoint", span: keyword }
    : { title: first.text.value, span: first.text };
}
