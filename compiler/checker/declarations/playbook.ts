/** `playbook`: version, owner, languages, zone, working hours, days off, review. */

import type { Declaration } from "../../syntax/ast/declaration.ts";
import type { Text } from "../../syntax/ast/node.ts";
import { valueOf } from "../../syntax/ast/typed-access.ts";
import { holidayKinds, kindOfFile } from "../../syntax/file-kinds.ts";
import { isEmail } from "../../values/email.ts";
import { type Context, replacing, reportListedTwice, reportProblem } from "../context.ts";
import { checkSpan, spanPlaces } from "../durations.ts";
import { checkHours } from "../hours.ts";
import { checkLanguageTags } from "../language-tags.ts";
import { readTimezone } from "../literals.ts";
import { checkDate } from "../schedules.ts";
import { isWhole } from "../whole.ts";

export function checkPlaybook(context: Context, file: string, playbook: Declaration<"playbook">): void {
  versionHasThreeNumbers(context, file, valueOf(playbook, "version"));
  ownerHasAddress(context, file, valueOf(playbook, "owner"));
  checkLanguageTags(context, file, valueOf(playbook, "languages"));
  timezoneIsKnown(context, file, valueOf(playbook, "timezone"));
  checkHours(context, file, valueOf(playbook, "hours"));
  holidaysCanBeRead(context, file, playbook);
  const review = valueOf(playbook, "reviewed");
  checkDate(context, file, review?.date);
  checkSpan(context, file, review?.every, spanPlaces.review);
}

function versionHasThreeNumbers({ reporter }: Context, file: string, version: Text | undefined): void {
  if (version === undefined || !isWhole(version)) return;
  if (!/^(?:0|[1-9][0-9]{0,8})(?:\.(?:0|[1-9][0-9]{0,8})){2}(?:-[0-9A-Za-z.-]{1,60})?$/.test(version.value))
    reporter.report(
      "malformed-version",
      file,
      version,
      { written: version.value },
      {
        fixes: versionsNear(version.value).map((near) => replacing(file, version, JSON.stringify(near))),
      },
    );
}

/** `1.0` and `v1.0` are `1.0.0`. */
function versionsNear(written: string): readonly string[] {
  const [, numbers] = /^[vV]?(\d{1,9}(?:\.\d{1,9}){0,2})$/.exec(written) ?? [];
  return numbers === undefined ? [] : [[...numbers.split(".").map(Number), 0, 0].slice(0, 3).join(".")];
}

/** `Name <name@example.com>`; lowering takes it apart the same way. */
const ownerPattern = /^([^<>]*[^<>\s])\s*<([^<>\s]+)>$/;

function ownerHasAddress({ reporter }: Context, file: string, owner: Text | undefined): void {
  if (owner === undefined || !isWhole(owner)) return;
  const address = ownerPattern.exec(owner.value.trim())?.[2];
  if (address === undefined || !isEmail(address))
    reporter.report("malformed-owner", file, owner, { written: owner.value });
}

function timezoneIsKnown(context: Context, file: string, timezone: Text | undefined): void {
  if (timezone === undefined || !isWhole(timezone)) return;
  const reading = readTimezone(timezone.value, timezone);
  if ("problem" in reading) reportProblem(context, file, reading.problem);
}

function holidaysCanBeRead(context: Context, file: string, playbook: Declaration<"playbook">): void {
  const holidays = (valueOf(playbook, "holidays")?.holidays ?? []).filter(isWhole);
  for (const holiday of holidays)
    if (holiday.kind === "date") checkDate(context, file, holiday);
    else if (kindOfFile(holiday.value, holidayKinds) === undefined)
      context.reporter.report("not-a-calendar-file", file, holiday, { written: holiday.value });
  reportListedTwice(
    context,
    file,
    holidays.map((holiday) => ({
      text: holiday.kind === "date" ? holiday.iso : holiday.value,
      start: holiday.start,
      end: holiday.end,
    })),
  );
}
