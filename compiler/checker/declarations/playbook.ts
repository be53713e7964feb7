/** `playbook`: version, owner, languages, zone, working hours, days off, review. */

import type { Declaration, OpenHours, Text, Weekday } from "../../syntax/ast.ts";
import { valueOf } from "../../syntax/ast.ts";
import { kindOfFile } from "../../syntax/file-kinds.ts";
import { isEmail } from "../../values/email.ts";
import { canonicalLanguage } from "../../values/language-tag.ts";
import { type Context, replacing, reportListedTwice, reportProblem, textAt } from "../context.ts";
import { checkSpan, spanPlaces } from "../durations.ts";
import { readLanguage, readTimezone } from "../literals.ts";
import { checkDate, checkTime } from "../schedules.ts";
import { isWhole } from "../whole.ts";

export function checkPlaybook(context: Context, file: string, playbook: Declaration<"playbook">): void {
  versionHasThreeNumbers(context, file, valueOf(playbook, "version"));
  ownerHasAddress(context, file, valueOf(playbook, "owner"));
  languagesAreCanonical(context, file, playbook);
  timezoneIsKnown(context, file, valueOf(playbook, "timezone"));
  hoursAreInOrder(context, file, valueOf(playbook, "hours")?.hours ?? []);
  holidaysCanBeRead(context, file, playbook);
  const review = valueOf(playbook, "reviewed");
  checkDate(context, file, review?.date);
  checkSpan(context, file, review?.every, spanPlaces.review);
}

function versionHasThreeNumbers({ reporter }: Context, file: string, version: Text | undefined): void {
  if (version === undefined || !isWhole(version)) return;
  if (!/^(?:0|[1-9][0-9]{0,8})(?:\.(?:0|[1-9][0-9]{0,8})){2}(?:-[0-9A-Za-z.-]{1,60})?$/.test(version.value))
    reporter.report("malformed-version", file, version.span, { written: version.value });
}

/** `Name <name@example.com>`; lowering takes it apart the same way. */
export const ownerPattern = /^([^<>]*[^<>\s])\s*<([^<>\s]+)>$/;

function ownerHasAddress({ reporter }: Context, file: string, owner: Text | undefined): void {
  if (owner === undefined || !isWhole(owner)) return;
  const address = ownerPattern.exec(owner.value.trim())?.[2];
  if (address === undefined || !isEmail(address))
    reporter.report("malformed-owner", file, owner.span, { written: owner.value });
}

function languagesAreCanonical(context: Context, file: string, playbook: Declaration<"playbook">): void {
  for (const language of valueOf(playbook, "languages")?.languages ?? []) {
    if (!isWhole(language)) continue;
    const { text, span } = language;
    const reading = readLanguage(text, span);
    if ("problem" in reading) reportProblem(context, file, reading.problem);
    else if (reading.value !== text) {
      const suggestion = canonicalLanguage(text);
      const fixes = suggestion === undefined ? [] : [replacing(file, span, suggestion)];
      context.reporter.report("unknown-language", file, span, { written: text, suggestion }, { fixes });
    }
  }
}

function timezoneIsKnown(context: Context, file: string, timezone: Text | undefined): void {
  if (timezone === undefined || !isWhole(timezone)) return;
  const reading = readTimezone(timezone.value, timezone.span);
  if ("problem" in reading) reportProblem(context, file, reading.problem);
}

// ---------- hours and days off ----------

const weekdays: readonly Weekday[] = [
  "Monday",
  "Tuesday",
  "Wednesday",
  "Thursday",
  "Friday",
  "Saturday",
  "Sunday",
];

/** Every day of `Friday to Monday`: over the week's end too. */
export function weekdaysOf({ from, to }: Pick<OpenHours, "from" | "to">): readonly Weekday[] {
  const first = weekdays.indexOf(from.weekday);
  const last = to === undefined ? first : weekdays.indexOf(to.weekday);
  const count = ((last - first + 7) % 7) + 1;
  return Array.from({ length: count }, (_, i) => weekdays[(first + i) % 7] as Weekday);
}

function hoursAreInOrder(context: Context, file: string, hours: readonly OpenHours[]): void {
  const whole = hours.filter(isWhole);
  for (const { opens, closes } of whole) {
    const readable = [opens, closes].map((time) => checkTime(context, file, time));
    if (readable.includes(false) || opens.iso < closes.iso) continue;
    const span = { start: opens.span.start, end: closes.span.end };
    context.reporter.report("backward-range", file, span, { written: textAt(context, file, span) });
  }
  reportListedTwice(
    context,
    file,
    whole.flatMap((open) => weekdaysOf(open).map((text) => ({ text, span: (open.to ?? open.from).span }))),
  );
}

function holidaysCanBeRead(context: Context, file: string, playbook: Declaration<"playbook">): void {
  const holidays = (valueOf(playbook, "holidays")?.holidays ?? []).filter(isWhole);
  for (const holiday of holidays)
    if (holiday.kind === "date") checkDate(context, file, holiday);
    else if (kindOfFile(holiday.value, [".ics"]) === undefined)
      context.reporter.report("not-a-calendar-file", file, holiday.span, { written: holiday.value });
  reportListedTwice(
    context,
    file,
    holidays.map((holiday) => ({
      text: holiday.kind === "date" ? holiday.iso : holiday.value,
      span: holiday.span,
    })),
  );
}
