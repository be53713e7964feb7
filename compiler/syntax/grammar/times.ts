/** Times: when something happens, from when to when, how often, and when a calendar reminds. */

import type { DayName } from "../../values/weekday.ts";
import type { DurationLiteral } from "../ast/literals.ts";
import type {
  HolidaysValue,
  HoursValue,
  RemindersValue,
  ReviewValue,
  TargetValue,
} from "../ast/property-values.ts";
import type {
  Anchor,
  OnAnchor,
  OpenHours,
  Recurrence,
  Reminder,
  Schedule,
  ScheduleBase,
  WeekdayName,
  Window,
} from "../ast/times.ts";
import type { Building } from "../building.ts";
import { CustomerKeyword, DateToken, NumberToken, TextToken, Unit, WeekdayWord, words } from "../tokens.ts";
import { aText } from "./literals.ts";
import { WeightParser } from "./weights.ts";

const aTime = "a time, such as `on goLive`, `3 days after start` or `every week`";

const aStage = "a stage or phase";
const anAnchor = "what the time counts from";

export class TimeParser extends WeightParser {
  /** `start`, `end of First30`, a date, or the name of a signal or an action. */
  protected anchor = this.RULE("anchor", (): Anchor => this.OR(this.anchors));

  private readonly anchors = {
    DEF: [
      {
        ALT: (): Anchor => {
          const first = this.take(words.start);
          return { kind: "anchor", start: this.startFrom(first), end: this.lastEnd(), anchor: "start" };
        },
      },
      {
        GATE: () => this.at(words.of, 2),
        ALT: (): Anchor => {
          const first = this.take(words.end);
          this.take(words.of);
          const name = this.reference(aStage);
          return {
            kind: "anchor",
            start: this.startFrom(first),
            end: this.lastEnd(),
            anchor: "end of",
            name,
          };
        },
      },
      {
        ALT: (): Anchor => {
          const date = this.date();
          return { kind: "anchor", start: date.start, end: this.lastEnd(), anchor: "date", date };
        },
      },
      {
        ALT: (): Anchor => {
          const name = this.reference(anAnchor);
          return { kind: "anchor", start: name.start, end: this.lastEnd(), anchor: "named", name };
        },
      },
    ],
    ERR_MSG: "what the time counts from",
    IGNORE_AMBIGUITIES: true,
  };

  // ---------- schedules ----------

  protected schedule = this.RULE("schedule", (): Schedule => {
    const first = this.LA(1);
    const node: Building<Schedule> = {
      kind: "schedule",
      start: this.startFrom(first),
      end: this.lastEnd(),
      customerTime: false,
      exactly: false,
    };
    node.base = this.OR({
      DEF: [
        { ALT: (): ScheduleBase => this.read(this.onAnchor) },
        { ALT: (): ScheduleBase => this.read(this.offset) },
        { ALT: (): ScheduleBase => this.read(this.recurrence) },
      ],
      ERR_MSG: aTime,
    });
    if (this.RECORDING_PHASE || !this.atItemEnd())
      this.MANY({
        GATE: () => !this.atNewLine() && !this.isSaidAlready(node),
        DEF: () =>
          this.OR2([
            {
              ALT: () => {
                this.take(words.at);
                node.at = this.timeOfDay();
              },
            },
            {
              ALT: () => {
                this.take(CustomerKeyword);
                this.take(words.time);
                node.customerTime = true;
              },
            },
            {
              ALT: () => {
                this.take(words.for);
                node.duration = this.read(this.duration);
              },
            },
            {
              ALT: () => {
                this.take(words.exactly);
                node.exactly = true;
              },
            },
            {
              ALT: () => {
                const { base } = node;
                if (base?.kind !== "recurrence") this.reportExcess();
                const until = this.read(this.untilAnchor);
                if (base?.kind === "recurrence")
                  node.base = { ...base, start: base.start, end: this.lastEnd(), until };
              },
            },
          ]),
      });
    node.start = this.startFrom(first);
    node.end = this.lastEnd();
    return node;
  });

  /** `at 10:00 at 11:00` */
  private isSaidAlready({ base, at, customerTime, duration, exactly }: Building<Schedule>): boolean {
    return (
      (at !== undefined && this.at(words.at)) ||
      (customerTime === true && this.at(CustomerKeyword)) ||
      (duration !== undefined && this.at(words.for)) ||
      (exactly === true && this.at(words.exactly)) ||
      (base?.kind === "recurrence" && base.until !== undefined && this.at(words.until))
    );
  }

  private untilAnchor = this.RULE("untilAnchor", (): Anchor => {
    this.take(words.until);
    return this.read(this.anchor);
  });

  private onAnchor = this.RULE("onAnchor", (): OnAnchor => {
    const first = this.take(words.on);
    const anchor = this.read(this.anchor);
    return { kind: "on", start: this.startFrom(first), end: this.lastEnd(), anchor };
  });

  private offset = this.RULE("offset", (): ScheduleBase => {
    const offset = this.read(this.duration);
    const direction = this.read(this.direction);
    const anchor = this.read(this.anchor);
    return { kind: "offset", start: offset.start, end: this.lastEnd(), offset, direction, anchor };
  });

  private direction = this.RULE("direction", (): "before" | "after" => {
    const token = this.OR({
      DEF: [{ ALT: () => this.take(words.before) }, { ALT: () => this.take(words.after) }],
      ERR_MSG: "`before` or `after`",
    });
    return token.image === "before" ? "before" : "after";
  });

  private recurrence = this.RULE("recurrence", (): Recurrence => {
    const first = this.take(words.every);
    const every = this.read(this.interval);
    const node: Building<Recurrence> = {
      kind: "recurrence",
      start: this.startFrom(first),
      end: this.lastEnd(),
      every,
    };
    this.MANY({
      GATE: () => !(node.on && this.at(words.on)) && !(node.after && this.at(words.after)),
      DEF: () =>
        this.OR([
          {
            ALT: () => {
              this.take(words.on);
              node.on = this.read(this.recurrenceDays);
            },
          },
          {
            ALT: () => {
              this.take(words.after);
              node.after = this.read(this.anchor);
            },
          },
        ]),
    });
    node.start = this.startFrom(first);
    node.end = this.lastEnd();
    return node;
  });

  private recurrenceDays = this.RULE("recurrenceDays", (): readonly WeekdayName[] | Anchor =>
    this.OR({
      DEF: [
        { ALT: (): readonly WeekdayName[] | Anchor => this.read(this.weekdays) },
        { ALT: (): readonly WeekdayName[] | Anchor => this.read(this.anchor) },
      ],
      ERR_MSG: "a day of the week, or a date",
      IGNORE_AMBIGUITIES: true,
    }),
  );

  private weekdays = this.RULE("weekdays", (): readonly WeekdayName[] => {
    const days = this.separated(
      () => this.weekday(),
      () => this.atComma() || this.at(WeekdayWord),
    );
    return days;
  });

  private weekday(): WeekdayName {
    const token = this.take(WeekdayWord);
    return {
      kind: "weekday",
      start: this.startFrom(token),
      end: this.lastEnd(),
      weekday: token.image as DayName,
    };
  }

  // ---------- windows, reminders ----------

  protected window = this.RULE("window", (): Window => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): Window => {
            const from = this.numberLiteral();
            this.OPTION({ GATE: () => this.at(Unit), DEF: () => this.take(Unit) });
            this.take(words.to);
            const to: DurationLiteral = this.read(this.duration);
            const direction = this.read(this.direction);
            const anchor = this.read(this.anchor);
            return {
              kind: "offset-window",
              start: this.startFrom(first),
              end: this.lastEnd(),
              from,
              to,
              direction,
              anchor,
            };
          },
        },
        {
          ALT: (): Window => {
            const from = this.read(this.anchor);
            const until = this.read(this.untilAnchor);
            return { kind: "until-window", start: from.start, end: this.lastEnd(), from, until };
          },
        },
      ],
      ERR_MSG: "a window, such as `start until goLive` or `0 to 30 days after start`",
    });
  });

  protected reminders = this.RULE("reminders", (): RemindersValue => {
    const first = this.LA(1);
    const reminders = this.separated(
      () => this.read(this.reminder),
      () => this.atComma() || this.at(NumberToken),
    );
    return { kind: "reminders", start: this.startFrom(first), end: this.lastEnd(), reminders };
  });

  /** `70 over 90 days` */
  protected target = this.RULE("target", (): TargetValue => {
    const mark = this.read(this.numberOrPercent);
    this.take(words.over);
    const over = this.read(this.duration);
    return { kind: "target", start: mark.start, end: this.lastEnd(), mark, over };
  });

  private reminder = this.RULE("reminder", (): Reminder => {
    const before = this.read(this.duration);
    this.take(words.before);
    return { kind: "reminder", start: before.start, end: this.lastEnd(), before };
  });

  // ---------- the playbook's own times ----------

  protected review = this.RULE("review", (): ReviewValue => {
    const date = this.date();
    const every = this.OPTION(() => {
      this.take(words.every);
      return this.read(this.interval);
    });
    const { start } = date;
    const end = this.lastEnd();
    return every === undefined
      ? { kind: "review", start, end, date }
      : { kind: "review", start, end, date, every };
  });

  protected hours = this.RULE("hours", (): HoursValue => {
    const first = this.LA(1);
    const hours = this.separated(
      () => this.read(this.openHours),
      () => this.atComma() || this.at(WeekdayWord),
    );
    return { kind: "hours", start: this.startFrom(first), end: this.lastEnd(), hours };
  });

  private openHours = this.RULE("openHours", (): OpenHours => {
    const from = this.weekday();
    const to = this.OPTION(() => {
      this.take(words.to);
      return this.weekday();
    });
    const opens = this.timeOfDay();
    this.take(words.to);
    const closes = this.timeOfDay();
    const { start } = from;
    const node: Building<OpenHours> = { kind: "open-hours", start, end: this.lastEnd(), from, opens, closes };
    if (to !== undefined) node.to = to;
    return node;
  });

  protected holidays = this.RULE("holidays", (): HolidaysValue => {
    const first = this.LA(1);
    const holidays = this.separated(
      () => this.read(this.holiday),
      () => this.atComma() || this.at(TextToken) || this.at(DateToken),
    );
    return { kind: "holidays", start: this.startFrom(first), end: this.lastEnd(), holidays };
  });

  private holiday = this.RULE("holiday", () =>
    this.OR({
      DEF: [
        { ALT: (): HolidaysValue["holidays"][number] => this.text(aText) },
        { ALT: (): HolidaysValue["holidays"][number] => this.date() },
      ],
      ERR_MSG: "a date, or a calendar file in quotes",
    }),
  );
}
