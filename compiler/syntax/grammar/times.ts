/** Times: when something happens, from when to when, how often, and when a calendar reminds. */

import type {
  Anchor,
  DurationLiteral,
  HolidaysValue,
  HoursValue,
  OnAnchor,
  OpenHours,
  Recurrence,
  Reminder,
  RemindersValue,
  ReviewValue,
  Schedule,
  ScheduleBase,
  Weekday,
  WeekdayName,
  Window,
} from "../ast.ts";
import { type Building, expecting } from "../building.ts";
import {
  Comma,
  CustomerKeyword,
  DateToken,
  NumberToken,
  TextToken,
  Unit,
  WeekdayWord,
  words,
} from "../tokens.ts";
import { aText } from "./literals.ts";
import { WeightParser } from "./weights.ts";

const aTime = "a time, such as `on goLive`, `3 days after start` or `every week`";

export class TimeParser extends WeightParser {
  /** `start`, `end of First30`, a date, or the name of a signal or an action. */
  protected anchor = this.RULE("anchor", (): Anchor => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): Anchor => {
            this.CONSUME(words.start);
            return { kind: "anchor", span: this.spanFrom(first), anchor: "start" };
          },
        },
        {
          GATE: () => this.at(words.of, 2),
          ALT: (): Anchor => {
            this.CONSUME(words.end);
            this.CONSUME(words.of);
            const name = this.SUBRULE(this.reference, expecting("a stage or phase"));
            return { kind: "anchor", span: this.spanFrom(first), anchor: "end of", name };
          },
        },
        {
          ALT: (): Anchor => {
            const date = this.SUBRULE(this.date);
            return { kind: "anchor", span: this.spanFrom(first), anchor: "date", date };
          },
        },
        {
          ALT: (): Anchor => {
            const name = this.SUBRULE2(this.reference, expecting("what the time counts from"));
            return { kind: "anchor", span: this.spanOver(name), anchor: "named", name };
          },
        },
      ],
      ERR_MSG: "what the time counts from",
      IGNORE_AMBIGUITIES: true,
    });
  });

  // ---------- schedules ----------

  protected schedule = this.RULE("schedule", (): Schedule => {
    const first = this.LA(1);
    const node: Building<Schedule> = {
      kind: "schedule",
      span: this.spanFrom(first),
      customerTime: false,
      exactly: false,
    };
    node.base = this.OR({
      DEF: [
        { ALT: (): ScheduleBase => this.SUBRULE(this.onAnchor) },
        { ALT: (): ScheduleBase => this.SUBRULE(this.offset) },
        { ALT: (): ScheduleBase => this.SUBRULE(this.recurrence) },
      ],
      ERR_MSG: aTime,
    });
    this.MANY({
      GATE: () => !this.atNewLine(),
      DEF: () =>
        this.OR2([
          {
            ALT: () => {
              this.CONSUME(words.at);
              node.at = this.SUBRULE(this.timeOfDay);
            },
          },
          {
            ALT: () => {
              this.CONSUME(CustomerKeyword);
              this.CONSUME(words.time);
              node.customerTime = true;
            },
          },
          {
            ALT: () => {
              this.CONSUME(words.for);
              node.duration = this.SUBRULE(this.duration);
            },
          },
          {
            ALT: () => {
              this.CONSUME(words.exactly);
              node.exactly = true;
            },
          },
          {
            ALT: () => {
              const { base } = node;
              const until = this.SUBRULE(this.untilAnchor);
              if (base?.kind === "recurrence") node.base = { ...base, span: this.spanOver(base), until };
            },
          },
        ]),
    });
    node.span = this.spanFrom(first);
    return node;
  });

  private untilAnchor = this.RULE("untilAnchor", (): Anchor => {
    this.CONSUME(words.until);
    return this.SUBRULE(this.anchor);
  });

  private onAnchor = this.RULE("onAnchor", (): OnAnchor => {
    const first = this.CONSUME(words.on);
    const anchor = this.SUBRULE(this.anchor);
    return { kind: "on", span: this.spanFrom(first), anchor };
  });

  private offset = this.RULE("offset", (): ScheduleBase => {
    const offset = this.SUBRULE(this.duration);
    const direction = this.SUBRULE(this.direction);
    const anchor = this.SUBRULE(this.anchor);
    return { kind: "offset", span: this.spanOver(offset), offset, direction, anchor };
  });

  private direction = this.RULE("direction", (): "before" | "after" => {
    const token = this.OR({
      DEF: [{ ALT: () => this.CONSUME(words.before) }, { ALT: () => this.CONSUME(words.after) }],
      ERR_MSG: "`before` or `after`",
    });
    return token.image === "before" ? "before" : "after";
  });

  private recurrence = this.RULE("recurrence", (): Recurrence => {
    const first = this.CONSUME(words.every);
    const every = this.SUBRULE(this.interval);
    const node: Building<Recurrence> = { kind: "recurrence", span: this.spanFrom(first), every };
    this.MANY(() =>
      this.OR([
        {
          ALT: () => {
            this.CONSUME(words.on);
            node.on = this.SUBRULE(this.recurrenceDays);
          },
        },
        {
          ALT: () => {
            this.CONSUME(words.after);
            node.after = this.SUBRULE(this.anchor);
          },
        },
      ]),
    );
    node.span = this.spanFrom(first);
    return node;
  });

  private recurrenceDays = this.RULE("recurrenceDays", (): readonly WeekdayName[] | Anchor =>
    this.OR({
      DEF: [
        { ALT: (): readonly WeekdayName[] | Anchor => this.SUBRULE(this.weekdays) },
        { ALT: (): readonly WeekdayName[] | Anchor => this.SUBRULE(this.anchor) },
      ],
      ERR_MSG: "a day of the week, or a date",
      IGNORE_AMBIGUITIES: true,
    }),
  );

  private weekdays = this.RULE("weekdays", (): readonly WeekdayName[] => {
    const days = [this.SUBRULE(this.weekday)];
    this.MANY({
      GATE: () => this.at(Comma) || this.at(WeekdayWord),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) days.push(this.SUBRULE2(this.weekday));
      },
    });
    return days;
  });

  private weekday = this.RULE("weekday", (): WeekdayName => {
    const token = this.CONSUME(WeekdayWord);
    return { kind: "weekday", span: this.spanFrom(token), weekday: token.image as Weekday };
  });

  // ---------- windows, reminders ----------

  protected window = this.RULE("window", (): Window => {
    const first = this.LA(1);
    return this.OR({
      DEF: [
        {
          ALT: (): Window => {
            const from = this.SUBRULE(this.numberLiteral);
            this.OPTION({ GATE: () => this.at(Unit), DEF: () => this.CONSUME(Unit) });
            this.CONSUME(words.to);
            const to: DurationLiteral = this.SUBRULE(this.duration);
            const direction = this.SUBRULE(this.direction);
            const anchor = this.SUBRULE(this.anchor);
            return { kind: "offset-window", span: this.spanFrom(first), from, to, direction, anchor };
          },
        },
        {
          ALT: (): Window => {
            const from = this.SUBRULE2(this.anchor);
            const until = this.SUBRULE(this.untilAnchor);
            return { kind: "until-window", span: this.spanOver(from), from, until };
          },
        },
      ],
      ERR_MSG: "a window, such as `start until goLive` or `0 to 30 days after start`",
    });
  });

  protected reminders = this.RULE("reminders", (): RemindersValue => {
    const first = this.LA(1);
    const reminders = [this.SUBRULE(this.reminder)];
    this.MANY({
      GATE: () => this.at(Comma) || this.at(NumberToken),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) reminders.push(this.SUBRULE2(this.reminder));
      },
    });
    return { kind: "reminders", span: this.spanFrom(first), reminders };
  });

  private reminder = this.RULE("reminder", (): Reminder => {
    const before = this.SUBRULE(this.duration);
    this.CONSUME(words.before);
    return { kind: "reminder", span: this.spanOver(before), before };
  });

  // ---------- the playbook's own times ----------

  protected review = this.RULE("review", (): ReviewValue => {
    const date = this.SUBRULE(this.date);
    const every = this.OPTION(() => {
      this.CONSUME(words.every);
      return this.SUBRULE(this.interval);
    });
    const span = this.spanOver(date);
    return every === undefined ? { kind: "review", span, date } : { kind: "review", span, date, every };
  });

  protected hours = this.RULE("hours", (): HoursValue => {
    const first = this.LA(1);
    const hours = [this.SUBRULE(this.openHours)];
    this.MANY({
      GATE: () => this.at(Comma) || this.at(WeekdayWord),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) hours.push(this.SUBRULE2(this.openHours));
      },
    });
    return { kind: "hours", span: this.spanFrom(first), hours };
  });

  private openHours = this.RULE("openHours", (): OpenHours => {
    const from = this.SUBRULE(this.weekday);
    const to = this.OPTION(() => {
      this.CONSUME(words.to);
      return this.SUBRULE2(this.weekday);
    });
    const opens = this.SUBRULE(this.timeOfDay);
    this.CONSUME2(words.to);
    const closes = this.SUBRULE2(this.timeOfDay);
    const span = this.spanOver(from);
    const node: Building<OpenHours> = { kind: "open-hours", span, from, opens, closes };
    if (to !== undefined) node.to = to;
    return node;
  });

  protected holidays = this.RULE("holidays", (): HolidaysValue => {
    const first = this.LA(1);
    const holidays = [this.SUBRULE(this.holiday)];
    this.MANY({
      GATE: () => this.at(Comma) || this.at(TextToken) || this.at(DateToken),
      DEF: () => {
        this.separatingComma();
        if (!this.trailingComma()) holidays.push(this.SUBRULE2(this.holiday));
      },
    });
    return { kind: "holidays", span: this.spanFrom(first), holidays };
  });

  private holiday = this.RULE("holiday", () =>
    this.OR({
      DEF: [
        { ALT: (): HolidaysValue["holidays"][number] => this.SUBRULE(this.text, aText) },
        { ALT: (): HolidaysValue["holidays"][number] => this.SUBRULE(this.date) },
      ],
      ERR_MSG: "a date, or a calendar file in quotes",
    }),
  );
}
