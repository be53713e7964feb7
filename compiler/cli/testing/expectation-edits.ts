/**
 * An expectation as it would have to be written for what came out: the smallest edit of its text.
 *
 * Only the value that differs is replaced; comments, blanks and all other words stay. What cannot be said in place of
 * what stands there is told, and left to whoever wrote it.
 */

import type { TextEdit } from "../../diagnostics/diagnostic.ts";
import type { Expectation } from "../../ir/ir.ts";
import type { Span } from "../../source/span.ts";
import type {
  CohortExpectation,
  ExpectAction,
  ExpectationClause,
  ExpectInvites,
  ExpectRecipients,
} from "../../syntax/ast/expectations.ts";
import type { Actual } from "../../testing/actual.ts";
import { quotedText } from "../../testing/value-source.ts";
import { epochDayOf } from "../../values/calendar-date.ts";

/** Edits of one clause, none where it is as it should be; or why there are none. */
export type ClauseEdits = { readonly edits: readonly TextEdit[] } | { readonly why: string };

/** @param next the clause after it: `invites` and `to` speak of the action before them */
export function editsOfClause(
  file: string,
  clause: ExpectationClause,
  expected: Expectation,
  actual: Actual,
  next: ExpectationClause | undefined,
): ClauseEdits {
  const replace = (span: Span, newText: string): ClauseEdits => ({ edits: [{ file, span, newText }] });
  if (clause.kind === "expect-persona" && actual.kind === "persona") {
    if (actual.persona === undefined) return replace(clause, "undecided");
    return clause.persona === undefined
      ? replace(clause, `persona ${actual.persona}`)
      : replace(clause.persona, actual.persona);
  }
  if (clause.kind === "expect-measure" && actual.kind === "measure") {
    const { value, isShare } = actual;
    return replace(clause.value, isShare ? `${value / 100}%` : String(value / 1000));
  }
  if (clause.kind === "expect-ranking" && actual.kind === "ranking") {
    const { before, after } = clause;
    if (actual.personas.length === 0)
      return { why: "nobody is ranked, as signals are missing that must be known" };
    return {
      edits: [
        { file, span: before, newText: after.text },
        { file, span: after, newText: before.text },
      ],
    };
  }
  if (clause.kind === "expect-reason") return { why: "which signals count, only you can say" };
  if (clause.kind === "expect-action" && actual.kind === "play")
    return {
      edits: [actual.isThere ? withoutNo(file, clause) : { file, span: startOf(clause), newText: "no " }],
    };
  if (clause.kind === "expect-action" && actual.kind === "action") {
    if (actual.occurrences.length === 0 && next !== undefined && isOfWho(next))
      return { why: "it is not in the plan, so nobody gets it" };
    return editsOfAction(file, clause, actual.occurrences);
  }
  if (isOfWho(clause) && "roles" in expected && actual.kind === "action")
    return editsOfWho(file, clause, expected.roles, actual.occurrences);
  if (clause.kind === "expect-tone" && actual.kind === "tone")
    return actual.tone === undefined
      ? { why: "it is written in words for all tones, or not in the plan" }
      : replace(clause.tone, actual.tone);
  if (clause.kind === "expect-person" && actual.kind === "person")
    return actual.person === undefined
      ? { why: "nobody takes the role" }
      : replace(clause.person, quotedText(actual.person));
  if (clause.kind === "expect-says") return { why: "which of its words count, only you can say" };
  return { why: "it cannot be written in its place" };
}

const isOfWho = (clause: ExpectationClause): clause is ExpectInvites | ExpectRecipients =>
  clause.kind === "expect-invites" || clause.kind === "expect-recipients";

type Occurrences = Extract<Actual, { kind: "action" }>["occurrences"];

const startOf = ({ start }: ExpectAction): Span => ({ start, end: start });

const withoutNo = (file: string, { start, action }: ExpectAction): TextEdit => ({
  file,
  span: { start, end: action.start },
  newText: "",
});

function editsOfAction(file: string, clause: ExpectAction, occurrences: Occurrences): ClauseEdits {
  const { end, action, absent, on, at } = clause;
  // That it is there is the news; on which day may still be as expected.
  if (absent) return { edits: [withoutNo(file, clause)] };
  if (occurrences.length === 0) {
    return {
      edits: [
        { file, span: startOf(clause), newText: "no " },
        ...(action.end === end ? [] : [{ file, span: { start: action.end, end }, newText: "" }]),
      ],
    };
  }
  const day = (iso: string) => epochDayOf(iso);
  const near = occurrences.toSorted((a, b) =>
    on === undefined ? 0 : Math.abs(day(a.date) - day(on.iso)) - Math.abs(day(b.date) - day(on.iso)),
  );
  const [found] = near;
  if (found === undefined) return { why: "it is on no day" };
  if (at !== undefined && found.time === undefined) return { why: "it is on that day, and at no time" };
  const edits: TextEdit[] = [];
  if (on !== undefined && on.iso !== found.date) edits.push({ file, span: on, newText: found.date });
  if (at !== undefined && found.time !== undefined && at.iso !== found.time)
    edits.push({ file, span: at, newText: found.time });
  return { edits };
}

function editsOfWho(
  file: string,
  { kind, roles }: ExpectInvites | ExpectRecipients,
  wanted: readonly string[],
  occurrences: Occurrences,
): ClauseEdits {
  if (occurrences.length === 0) return { why: "it is not in the plan, so nobody gets it" };
  const gettingOf = (each: Occurrences[number]) => wanted.filter((role) => each.roles.includes(role));
  const [best] = occurrences.toSorted((a, b) => gettingOf(b).length - gettingOf(a).length);
  const still = best === undefined ? [] : gettingOf(best);
  const getting = still.length > 0 ? still : (best?.roles ?? []);
  const [first, last] = [roles[0], roles.at(-1)];
  if (getting.length === 0 || first === undefined || last === undefined)
    return {
      why:
        kind === "expect-invites"
          ? "nobody is invited, which `invites` cannot say"
          : "nobody gets it, which `to` cannot say",
    };
  return {
    edits: [{ file, span: { start: first.start, end: last.end }, newText: getting.join(", ") }],
  };
}

/** Bounds are moved outwards to the tenth of a percent, so that what was counted lies within. */
export function editsOfCohort(
  file: string,
  { least, most }: CohortExpectation,
  { customers, all }: { readonly customers: number; readonly all: number },
): ClauseEdits {
  if (all === 0) return { why: "there are no customers to judge by" };
  const edits: TextEdit[] = [];
  const tenths = (1000 * customers) / all;
  const percent = (count: number) => `${count / 10}%`;
  if (least !== undefined && tenths < 10 * shareOf(least))
    edits.push({ file, span: least, newText: percent(Math.floor(tenths)) });
  if (most !== undefined && tenths > 10 * shareOf(most))
    edits.push({ file, span: most, newText: percent(Math.ceil(tenths)) });
  return { edits };
}

/** In percent, as written. */
const shareOf = (bound: NonNullable<CohortExpectation["least"]>): number =>
  Number(bound.kind === "percent" ? bound.number.digits : bound.digits);
