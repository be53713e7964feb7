/** What every part of one plan needs to know: the playbook, the customer, the calendars, the reader. */

import type { Scope } from "../evaluator/condition.ts";
import type { Playbook, Stage } from "../ir/ir.ts";
import type { CustomerRecord } from "../records/record.ts";
import type { Notice, PlannedAction, PlanProblem } from "./plan.ts";
import type { WorkingDays } from "./schedule/working-days.ts";
import { formatList, formatShortDate } from "./words/format-value.ts";
import type { LanguageChain } from "./words/language.ts";
import type { Phrases } from "./words/phrases.ts";
import type { Renderer } from "./words/renderer.ts";

export interface Setting {
  readonly playbook: Playbook;
  readonly customer: CustomerRecord;
  readonly stage: Stage | undefined;
  readonly start: string;
  /** The customer's signals, for conditions. */
  readonly scope: Scope;
  readonly ours: WorkingDays;
  /** Absent: neither hours nor days off of the customer are known. */
  readonly theirs: WorkingDays | undefined;
  readonly timezone: string;
  readonly customerTimezone: string | undefined;
  readonly chain: LanguageChain;
  readonly language: string;
  readonly locale: string;
  readonly phrases: Phrases;
  readonly renderText: Renderer;
  /** For a sample: what is not known stands in brackets, `[Go-live]`. */
  readonly placeholders: boolean;
  /** By identity, when actions of an earlier plan are, whatever their schedule says. */
  readonly settled: ReadonlyMap<string, Settled>;
  /** By role, the addresses of those who have it in an earlier plan: they keep it while they may. */
  readonly holders: ReadonlyMap<string, readonly string[]>;
  note(notice: Notice): void;
  report(problem: PlanProblem): void;
}

/** When an action is. */
export type Settled = Pick<PlannedAction, "date" | "until" | "time">;

/** "Sat, 5 Dec 2026": how reasons and notices name a day. */
export const dayText = formatShortDate;

/** Of a long time, that many days are named and the others counted. */
const namedAtMost = 6;

/** Days as words, in a sentence. */
export function listDays(days: readonly string[], { phrases, locale }: Setting): string {
  const named = days.slice(0, namedAtMost);
  const more = days.length > named.length ? [phrases.reasons.more(days.length - named.length)] : [];
  return formatList([...named, ...more], locale);
}
