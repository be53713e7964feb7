/** When something happens, in words: what it is counted from, not on which day that falls for somebody. */

import type { Anchor, Play, Schedule, Span, Window } from "../../ir/ir.ts";
import { formatList } from "../../planner/words/format-value.ts";
import { actionTitle, titleOf } from "../../planner/words/language.ts";
import { weekdayName } from "./hours-words.ts";
import type { Reader } from "./reader.ts";

/** What a schedule may name beside what the whole playbook knows: of a play; nothing elsewhere. */
type Names = Pick<Play, "actions" | "phases">;

/** "3 business days after the start, 10:00, 1 hour". */
export function wordSchedule(schedule: Schedule, names: Names, reader: Reader): string {
  const { words, phrases } = reader;
  const { base, at, customerTime, duration } = schedule;
  const until =
    base.kind === "every" &&
    base.until &&
    `${phrases.headings.until} ${wordAnchor(base.until, names, reader)}`;
  const parts = [
    wordBase(base, names, reader),
    until,
    at,
    customerTime && words.timeline.customerTime,
    duration !== undefined && reader.value(duration, { kind: "duration" }),
  ];
  return parts.filter((part) => typeof part === "string").join(words.comma);
}

function wordBase(base: Schedule["base"], names: Names, reader: Reader): string {
  const { reasons } = reader.phrases;
  switch (base.kind) {
    case "on":
      return base.anchor.kind === "date"
        ? wordAnchor(base.anchor, names, reader)
        : reasons.on(wordAnchor(base.anchor, names, reader));
    case "offset":
      return reasons.offset({
        span: wordSpan(base.span, reader),
        direction: base.direction,
        anchor: wordAnchor(base.anchor, names, reader),
      });
    case "every": {
      const every = wordSpan(base.every, reader);
      if (base.weekdays !== undefined) {
        return reasons.recurring(every, { how: "on", what: weekdayNames(base.weekdays, reader) });
      }
      const anchor = base.on ?? base.after;
      return reasons.recurring(
        every,
        anchor && { how: base.on ? "on" : "after", what: wordAnchor(anchor, names, reader) },
      );
    }
  }
}

/** "the start – the day of Go-live", "0 – 30 days after the start". */
export function wordWindow(window: Window, names: Names, reader: Reader): string {
  if (window.kind === "until") {
    return `${wordAnchor(window.from, names, reader)} – ${wordAnchor(window.until, names, reader)}`;
  }
  const span = `${window.from} – ${wordSpan(window.to, reader)}`;
  const anchor = wordAnchor(window.anchor, names, reader);
  return reader.phrases.reasons.offset({ span, direction: window.direction, anchor });
}

export function wordAnchor(anchor: Anchor, names: Names, reader: Reader): string {
  const { playbook, scope, phrases, chain } = reader;
  switch (anchor.kind) {
    case "start":
      return phrases.anchors.start;
    case "date":
      return reader.shortDate(anchor.date);
    case "signal":
      return phrases.anchors.titled(titled(scope.signals.get(anchor.name), anchor.name, reader));
    case "action": {
      const action = names.actions.find(({ name }) => name === anchor.name);
      return phrases.anchors.titled(
        action === undefined ? anchor.name : actionTitle(action, playbook, chain),
      );
    }
    case "end of phase":
      return phrases.anchors.endOf(titled(named(anchor.name, names.phases), anchor.name, reader));
    case "end of stage":
      return phrases.anchors.endOf(titled(named(anchor.name, playbook.stages), anchor.name, reader));
  }
}

export const wordSpan = ({ count, unit }: Span, { phrases }: Reader): string => phrases.span(count, unit);

const titled = (found: Parameters<typeof titleOf>[0] | undefined, name: string, { chain }: Reader): string =>
  found === undefined ? name : titleOf(found, chain);

const named = <Item extends { readonly name: string }>(
  name: string,
  list: readonly Item[],
): Item | undefined => list.find((each) => each.name === name);

const weekdayNames = (weekdays: readonly number[], reader: Reader): string =>
  formatList(
    weekdays.map((weekday) => weekdayName(weekday, reader)),
    reader.locale,
  );
