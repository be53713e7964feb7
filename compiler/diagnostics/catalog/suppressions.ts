/** Codes of comments that allow a warning: `// allow idle-ties: …`. */

import { type Catalog, quoted } from "../definition.ts";

export const suppressionCatalog = {
  "unknown-suppression": {
    severity: "warning",
    summary: "A comment allows a message that there is not.",
    message: ({ code }: { code: string; near: string | undefined }) => `no message is named ${quoted(code)}`,
    why: "The comment allows nothing, so whatever it was written for is still reported.",
    help: ({ near }) =>
      near === undefined
        ? "write the name that stands in brackets behind the place of the message"
        : `did you mean ${quoted(near)}?`,
    since: "0.1.0",
    fixable: "offered",
  },
  "suppressed-error": {
    severity: "warning",
    summary: "A comment allows an error.",
    message: ({ code }: { code: string }) => `${quoted(code)} is an error, and errors cannot be allowed`,
    why: "What an error speaks of has no meaning, so nothing could be made from the playbook.",
    help: () => "put right what the message says, and delete this comment",
    since: "0.1.0",
  },
  "suppression-without-reason": {
    severity: "warning",
    summary: "A comment allows a message and does not say why.",
    message: ({ code }: { code: string }) => `this does not say why ${quoted(code)} is allowed`,
    why: "Without its reason, nobody will know whether it still holds; until then it allows nothing.",
    help: ({ code }) =>
      `write the reason after a colon, as in \`// allow ${code}: agreed with sales until June\``,
    since: "0.1.0",
  },
  "unused-suppression": {
    severity: "warning",
    summary: "A comment allows a message that is not given there.",
    message: ({ code }: { code: string }) => `there is no ${quoted(code)} here to allow`,
    why: "It would hide the next one of its kind, which nobody has looked at.",
    help: () => "delete the comment",
    since: "0.1.0",
    fixable: "certain",
  },
} as const satisfies Catalog;
