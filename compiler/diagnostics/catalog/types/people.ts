/** Roles, and who of the team takes them; tests. */

import { type Catalog, quoted, quotedList } from "../../definition.ts";

export const peopleCodes = {
  "unassigned-role": {
    severity: "warning",
    summary: "Nothing says who of the team takes a role.",
    message: ({ role }: { role: string }) => `nothing says who takes ${quoted(role)}`,
    why: "Plans show the role without a person.",
    help: ({ role }) => `add a block ${quoted(`assign ${role} { … }`)}`,
    since: "0.1.0",
  },
  "assigned-customer-role": {
    severity: "error",
    summary: "A role of the customer's people is assigned from the team.",
    message: ({ role }: { role: string }) =>
      `${quoted(role)} is taken by the customer's people, so nobody of the team is assigned`,
    why: "Only the customer knows who of its people takes part.",
    help: () => "remove the block, or write `from team` in the role",
    since: "0.1.0",
  },
  "misplaced-points": {
    severity: "error",
    summary: "`require` gives points.",
    message: (_: Record<never, never>) => "`require` gives no points: who does not fulfil it is out",
    why: "Points weigh; a requirement does not.",
    help: () => "remove the points, or write `prefer`",
    since: "0.1.0",
  },
  "missing-points": {
    severity: "error",
    summary: "`prefer` gives no points.",
    message: (_: Record<never, never>) =>
      "`prefer` needs points: nothing says how much this speaks for a person",
    why: "Whoever has the most points takes the role, so a preference without points changes nothing.",
    help: () => "write the points at the end of the line, as in `then +1`",
    since: "0.1.0",
  },
  "wrong-spread": {
    severity: "error",
    summary: "Work is spread by a column that is not a number.",
    message: ({ column, type }: { column: string; type: string }) =>
      `work cannot be spread by ${quoted(column)}, which is ${type}`,
    why: "The person with the least goes first, so it must be a number or a percentage.",
    help: () => "name a column that holds a number or a percentage",
    since: "0.1.0",
  },
  "wrong-limit": {
    severity: "error",
    summary: "Work is limited by a column that counts something else.",
    message: (args: { limit: string; limitType: string; column: string; type: string }) =>
      `${quoted(args.limit)}, which is ${args.limitType}, is no limit for ${quoted(args.column)}, which is ${args.type}`,
    why: "How much somebody has can only be held against a limit that counts the same.",
    help: ({ column }) => `name a column of the same type as ${quoted(column)}, or write a value`,
    since: "0.1.0",
  },
  "unset-required-signal": {
    severity: "warning",
    summary: "The customer of a test lacks signals that every customer has.",
    message: ({ signals }: { signals: readonly string[] }) =>
      `this customer has no ${quotedList(signals, "and")}, which ${signals.length === 1 ? "is" : "are"} required`,
    why: "A customer without a required signal is not classified.",
    help: ({ signals }) => `add ${quotedList(signals, "and")} with a value`,
    since: "0.1.0",
  },
  "invites-without-action": {
    severity: "error",
    summary: "A test expects somebody to be invited or to get a message, and names no such thing before.",
    message: ({ word }: { word: "invites" | "to" }) =>
      word === "invites" ? "`invites` follows no meeting" : "`to` follows no message",
    why: "It says who is invited to the meeting, or gets the message, named just before.",
    help: ({ word }: { word: "invites" | "to" }) =>
      word === "invites"
        ? "name the meeting first, as in `expect kickoff, invites Developers`"
        : "name the message first, as in `expect welcome, to Sponsor`",
    since: "0.1.0",
  },
  "words-without-action": {
    severity: "error",
    summary: "A test expects words or a tone, and names no message before.",
    message: ({ word }: { word: "tone" | "says" }) =>
      word === "tone" ? "`tone` follows no message" : "`says` follows nothing that has a text",
    why: "It is about the words of what is named just before, in the same line.",
    help: ({ word }: { word: "tone" | "says" }) =>
      word === "tone"
        ? "name the message first, as in `expect welcome, tone formal`"
        : 'name the message first, as in `expect welcome, says "Dear"`',
    since: "0.1.0",
  },
  "person-without-team": {
    severity: "error",
    summary: "A test expects somebody in a role, and has nobody to choose from.",
    message: ({ role, isCustomers }: { role: string; isCustomers: boolean }) =>
      isCustomers
        ? `who is ${quoted(role)} is not known here: it is somebody of the customer's`
        : `who is ${quoted(role)} is not known here: the test names no roster`,
    why: "People are chosen from the roster that a test names; the customer of a test has no people.",
    help: ({ isCustomers }: { isCustomers: boolean }) =>
      isCustomers ? "delete the line" : 'add the roster, as in `team "team.csv"`',
    since: "0.1.0",
  },
  "test-without-start": {
    severity: "error",
    summary: "A test expects something of a plan, and does not say when the customer starts.",
    message: ({ action }: { action: string }) =>
      `${quoted(action)} is expected, but nothing says when the customer starts`,
    why: "Without a start there is no plan to look at.",
    help: () => "add the day, as in `started 2026-12-01`",
    since: "0.1.0",
  },
  "not-a-table": {
    severity: "error",
    summary: "The customers of a cohort do not come from a table.",
    message: ({ written }: { written: string }) => `${quoted(written)} is not a table that can be read here`,
    why: "A cohort asks columns by their names, so its customers come from a file whose name ends in `.csv`, or from one of programs in `.ndjson`.",
    help: () => "save the table as CSV (comma-separated values), and name that file",
    since: "0.1.0",
  },
  "impossible-shares": {
    severity: "error",
    summary: "What a cohort expects of shares can never all be so.",
    message: ({ least, most, of }: { least?: string; most?: string; of?: string }) =>
      of !== undefined
        ? `${quoted(of)} cannot be at least ${least} and at most ${most}`
        : least !== undefined
          ? `with this, the shares come to at least ${least}`
          : `with this, the shares come to at most ${most}`,
    why: "Every customer has one persona or is undecided, so all shares together are 100%.",
    help: ({ least, of }) =>
      of !== undefined
        ? "keep one of the two lines, or widen one of them"
        : least !== undefined
          ? "lower some of the smallest shares"
          : "raise some of the largest shares, or leave one persona open",
    since: "0.1.0",
  },
  "unreachable-tone": {
    severity: "warning",
    summary: "A tone can never be the first that holds.",
    message: ({ tone }: { tone: string }) => `the tone ${quoted(tone)} is never taken`,
    why: "The first tone that holds is taken, and wherever this one holds, one before it does too.",
    help: ({ tone }) => `move ${quoted(tone)} up, or say when it is taken`,
    since: "0.1.0",
  },
} as const satisfies Catalog;
