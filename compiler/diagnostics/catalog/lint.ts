/** Codes of lint rules: lessons of the practice that a playbook forgets. Each is a warning or a hint. */

import { type Catalog, quoted, quotedList } from "../definition.ts";

export const lintCatalog = {
  "sensitive-without-because": {
    severity: "warning",
    summary: "A sensitive signal is weighed and nothing says why.",
    message: ({ signal }: { signal: string }) =>
      `${quoted(signal)} is sensitive, and this rule gives no reason`,
    why: "Whoever weighs such a fact about a person must be able to say why.",
    help: () => 'add `because "…"` after the points',
    since: "0.1.0",
  },
  "incomplete-ties": {
    severity: "warning",
    summary: "The order for ties leaves out personas.",
    message: ({ personas }: { personas: readonly string[] }) =>
      `\`ties\` leaves out ${quotedList(personas, "and")}`,
    why: "Those left out come last in a tie, in the order in which they are declared.",
    help: () => "list every persona once, the first to win a tie first",
    since: "0.1.0",
    fixable: "offered",
  },
  "idle-ties": {
    severity: "warning",
    summary: "`ties` never decides, because `accept` wants a margin.",
    message: (_: Record<never, never>) =>
      "`ties` never decides: `accept` wants a margin, and in a tie there is none",
    why: "In a tie the customer always goes to `otherwise`.",
    help: () => "remove `ties`, or the margin from `accept`",
    since: "0.1.0",
  },
} as const satisfies Catalog;
