/**
 * A touchpoint on another channel than the one before it, in the whole journey, that takes up nothing of what was
 * asked there. Where nothing was asked, there is nothing to take up.
 */

import type { Program } from "../../resolver/program.ts";
import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { NamesValue } from "../../syntax/ast/property-values.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { titleOf } from "../journey.ts";
import type { Rule } from "../rule.ts";

export const disconnectedTouchpoint: Rule = {
  codes: ["disconnected-touchpoint"],
  check({ program, reporter, journey }) {
    let before: { readonly file: string; readonly node: Declaration<"touchpoint"> } | undefined;
    for (const { symbol, touchpoints } of journey())
      for (const node of touchpoints) {
        const { file } = symbol;
        const asked = before === undefined ? [] : namesIn(valueOf(before.node, "asks"));
        if (before !== undefined && asked.length > 0 && changesChannel(before.node, node, program)) {
          const used = new Set(namesIn(valueOf(node, "uses")));
          if (!asked.some((signal) => used.has(signal))) {
            const [{ title, span }, earlier] = [titleOf(node), titleOf(before.node)];
            const args = { touchpoint: title, before: earlier.title, asked };
            const related = [{ file: before.file, span: earlier.span, message: "asked here" }];
            reporter.report("disconnected-touchpoint", file, span, args, { related });
          }
        }
        before = { file, node };
      }
  },
};

const namesIn = (value: NamesValue | undefined): readonly string[] =>
  value?.names.map(({ text }) => text) ?? [];

function changesChannel(
  one: Declaration<"touchpoint">,
  other: Declaration<"touchpoint">,
  program: Program,
): boolean {
  const [from, to] = [one, other].map((touchpoint) => {
    const channel = valueOf(touchpoint, "channel");
    return channel && program.resolution(channel);
  });
  return from !== undefined && to !== undefined && from !== to;
}
