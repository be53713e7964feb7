/**
 * What a line comes to, beside it: the points that a persona can get, the days of an example, the languages that a text
 * is not given in yet.
 */

import type { ast, ParsedFile, Snapshot, Span } from "@persona-lang/compiler";
import { missingLanguages, textsOf } from "./languages.ts";
import { lineEndAt } from "./lines.ts";
import { exampleDay, otherDate, wordDay } from "./trial/example-days.ts";
import { reachOfPersona, wordReach } from "./trial/reach.ts";

interface InlayHint {
  /** Behind what it stands. */
  readonly offset: number;
  readonly label: string;
  readonly tooltip: string;
}

/**
 * One kind after another: whoever asks of a long file can do something else in between.
 *
 * @param start of the example, an ISO day
 */
export function* inlayHintsIn(
  snapshot: Snapshot,
  file: ParsedFile,
  within: Span,
  start: string,
): Generator<readonly InlayHint[]> {
  const inSight = (hints: readonly InlayHint[]) =>
    hints.filter(({ offset }) => within.start <= offset && offset <= within.end);
  yield inSight(pointsIn(snapshot, file));
  yield inSight(daysIn(snapshot, file, within, start));
  yield inSight(languagesIn(snapshot, file));
}

/** Behind all that is written in the line: between a name and its title it would be read as a part of them. */
function endOfLine({ text }: ParsedFile["source"], from: number): number {
  return from + text.slice(from, lineEndAt(from, text)).trimEnd().length;
}

function pointsIn(snapshot: Snapshot, { tree, source }: ParsedFile): readonly InlayHint[] {
  const playbook = snapshot.playbook();
  if (playbook === undefined) return [];
  return tree.declarations.flatMap(({ kind, name }) =>
    kind === "persona" && name !== undefined && playbook.personas.some((each) => each.name === name.text)
      ? [
          {
            offset: endOfLine(source, name.end),
            label: wordReach(reachOfPersona(name.text, playbook)),
            tooltip: "the least and the most that the weights can give, whoever the customer is",
          },
        ]
      : [],
  );
}

function daysIn(snapshot: Snapshot, { tree }: ParsedFile, within: Span, start: string): readonly InlayHint[] {
  const playbook = snapshot.playbook();
  const plays = tree.declarations.filter(
    ({ kind, start, end }) => kind === "play" && start <= within.end && end >= within.start,
  );
  if (playbook === undefined) return [];
  const tooltip = (reasons: readonly string[]) =>
    [...reasons, `for a start on ${start}, and ${otherDate(start)} for the customer's own dates`].join("\n");
  return plays.flatMap((play) =>
    schedulesIn(play).flatMap(({ action, schedule }) => {
      const day = exampleDay(playbook, start, play.name?.text ?? "", action);
      return day === undefined
        ? []
        : [{ offset: schedule.end, label: wordDay(day), tooltip: tooltip(day.reasons) }];
    }),
  );
}

interface Scheduled {
  readonly action: string;
  readonly schedule: ast.Schedule;
}

function schedulesIn({ items, name }: ast.Declaration): readonly Scheduled[] {
  return items.flatMap((item) => {
    if (item.node === "declaration") return schedulesIn(item);
    const { word, value } = item;
    return word.text === "when" && value?.kind === "schedule" && name !== undefined
      ? [{ action: name.text, schedule: value }]
      : [];
  });
}

/**
 * Of texts that have been given in another language, and of all that lack one which most texts of the file have: what
 * nobody set out to translate lacks nothing.
 */
function languagesIn({ types }: Snapshot, file: ParsedFile): readonly InlayHint[] {
  const languages = types?.languages ?? [];
  const texts = textsOf(file);
  const lacking = texts.map((given) => missingLanguages(given, languages));
  const usual = new Set(
    languages.filter(
      (language) => lacking.filter((missing) => missing.includes(language)).length * 2 < texts.length,
    ),
  );
  return texts.flatMap((given, index) => {
    const missing = (lacking[index] ?? []).filter((language) => given.length > 1 || usual.has(language));
    const last = given.at(-1);
    return missing.length === 0 || last === undefined
      ? []
      : [
          {
            offset: last.end,
            label: `not in ${missing.join(", ")}`,
            tooltip: "customers of these languages get it in another one",
          },
        ];
  });
}
