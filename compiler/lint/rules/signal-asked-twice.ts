/** A signal that two touchpoints ask for: the customer has said it already. */

import type { Symbol } from "../../binder/symbols.ts";
import type { Label } from "../../diagnostics/diagnostic.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { titleOf } from "../journey.ts";
import type { Rule } from "../rule.ts";

export const signalAskedTwice: Rule = {
  codes: ["signal-asked-twice"],
  check({ program, reporter, journey }) {
    const first = new Map<Symbol, Label & { readonly title: string }>();
    for (const { symbol, touchpoints } of journey())
      for (const touchpoint of touchpoints)
        for (const reference of valueOf(touchpoint, "asks")?.names ?? []) {
          const signal = program.resolution(reference);
          if (signal === undefined) continue;
          const { file } = symbol;
          const before = first.get(signal);
          if (before === undefined) {
            const { title } = titleOf(touchpoint);
            first.set(signal, { file, span: reference, message: "asked for here first", title });
          } else {
            const { title, ...label } = before;
            const args = { signal: signal.name, before: title };
            reporter.report("signal-asked-twice", file, reference, args, { related: [label] });
          }
        }
  },
};
