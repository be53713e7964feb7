/** A resource that no action gives and no text names. */

import type { Rule } from "../rule.ts";

export const unusedResource: Rule = {
  codes: ["unused-resource"],
  check({ program, reporter, isUsed }) {
    for (const resource of program.symbols("resource"))
      if (!isUsed(resource))
        reporter.report("unused-resource", resource.file, resource.nameNode, {
          resource: resource.name,
        });
  },
};
