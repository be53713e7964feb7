/** What hovering shows of what things come to: a persona's card, what a weight is of all, the example day of a time. */

import type { Playbook } from "@persona-lang/compiler";
import type { Figured } from "../figured.ts";
import { codeSpan, plainText } from "../markdown.ts";
import { exampleDay, otherDate, wordDay } from "./example-days.ts";
import { cardLines } from "./persona-card.ts";
import { reachOfPersona, shareOf } from "./reach.ts";

/**
 * As Markdown; undefined where there is none.
 *
 * @param start of examples, an ISO day
 */
export function wordFigure(
  figured: Figured,
  playbook: Playbook,
  start: string,
  language?: string,
): string | undefined {
  switch (figured.of) {
    case "points": {
      const share = shareOf(figured.points, reachOfPersona(figured.persona, playbook));
      return share && `${share} that ${codeSpan(figured.persona)} can get`;
    }
    case "persona": {
      const persona = playbook.personas.find(({ name }) => name === figured.persona);
      // The summary stands in what every name shows.
      const [, ...lines] = persona === undefined ? [] : cardLines(persona, playbook, language);
      return lines.length === 0 ? undefined : lines.join("\n\n");
    }
    case "schedule": {
      const day = exampleDay(playbook, start, figured.play, figured.action);
      if (day === undefined) return undefined;
      const example = `for a start on ${start}, and ${otherDate(start)} for the customer's own dates`;
      return [`**${wordDay(day)}**, ${example}`, ...day.reasons.map(plainText)].join("\n\n");
    }
  }
}
