/** A playbook that asks: two surveys with targets and one without, two personas, two stages. */

import type { Playbook, Survey } from "../../compiler/ir/ir.ts";
import type { Outcome } from "../../compiler/records/outcomes.ts";
import { emptyPlaybook, nowhere, personaNamed, stageNamed } from "../harness/arbitrary-playbook.ts";

const surveyNamed = (
  name: string,
  kind: Survey["kind"],
  title: string,
  rest: Partial<Survey> = {},
): Survey => ({
  name,
  titles: { en: title },
  kind,
  question: { en: `${title}?` },
  to: [],
  channel: "email",
  ask: [],
  at: nowhere,
  ...rest,
});

export const asking: Playbook = emptyPlaybook({
  personas: [personaNamed("Quick"), personaNamed("Builder")],
  stages: [stageNamed("Sales"), stageNamed("Support")],
  surveys: [
    surveyNamed("Recommendation", "nps", "Recommendation", {
      target: { mark: 70, over: { count: 90, unit: "days" } },
    }),
    surveyNamed("KickOff", "csat", "After the kick-off", {
      target: { mark: 8000, over: { count: 6, unit: "months" } },
    }),
    surveyNamed("Training", "csat", "Training"),
  ],
});

/** Answers of as many customers, the rest alike. */
export const answersOf = (
  values: readonly number[],
  rest: Partial<Outcome> & Pick<Outcome, "survey" | "date">,
): readonly Outcome[] => values.map((value, index) => ({ customer: `C-${index + 1}`, value, ...rest }));
