/**
 * The forms that the values of properties have, in the order in which they are written: what the editor shows beside
 * a line that is being typed.
 *
 * Which property has which shape says the vocabulary; here each shape is written out once, with names for its parts.
 */

import type { PropertySpecification } from "@persona-lang/compiler";

/** A part of a line. */
export interface Part {
  readonly shown: string;
  readonly about: string;
  /** The word or sign that begins it; of the first part, what tells its form from others of the same line. */
  readonly opens?: RegExp;
}

export type Form = readonly Part[];

const part = (shown: string, about: string, opens?: RegExp): Part => ({
  shown,
  about,
  ...(opens === undefined ? {} : { opens }),
});

const award: Form = [
  part("then Persona +2, …", "who gets points, and how many; `none` for nobody", /^then$/),
  part('because "why"', "the reason that people read", /^because$/),
];
const time: Form = [
  part("at 10:00", "the time of day; `customer time` makes it theirs", /^(at|customer)$/),
  part("for 60 minutes", "how long it takes", /^for$/),
];
const text = part('"text"', "in the playbook's first language", /^["“]/);
const translation = part(', es "texto"', "the same in another language", /^[,،]$/);
const condition = part("condition", "what is asked of the customer");

export const formsOfArm: readonly Form[] = [
  [part("value or value", "values of the signal"), ...award],
  [part("1 to below 3", "from the first value up to the second, without it", /^(\d.*|below)$/), ...award],
  [part("unknown", "where the signal is not known", /^unknown$/), ...award],
];

export const formsOfSignal: readonly Form[] = [
  [
    part("name", "how conditions call it"),
    part("type", "what values it can have", /^[\p{L}]/u),
    part("required", "what holds for it", /^(required|personal|sensitive|context)$/),
    part('"Title"', "how people call it", /^["“]/),
    translation,
  ],
];

/** Inside `{{` and `}}`. */
export const formsInTexts: Readonly<Record<string, Form>> = {
  or: [part("or field", "a field that may be unknown"), part('"text"', "what is written instead", /^["']/)],
  "#if": [
    part("#if field", "holds where the field is known, or is yes"),
    part("}}…{{else}}…{{/if}}", "what is written", /^$/),
  ],
  "#unless": [
    part("#unless field", "holds where the field is unknown, or is no"),
    part("}}…{{/unless}}", "what is written", /^$/),
  ],
  "#each": [
    part("#each Role", "a role that several people have"),
    part("}}{{name}}{{/each}}", "what is written for each of them", /^$/),
  ],
};

const forms: Partial<Readonly<Record<PropertySpecification["shape"], readonly Form[]>>> = {
  texts: [[part('"text"', "in the playbook's first language"), translation]],
  "named-texts": [[part("name", "how it is called"), text, translation]],
  body: [
    [part('"""…"""', "for all tones, in the playbook's first language"), translation],
    [part("tone", "whom these words are for"), text, translation],
  ],
  handover: [[part("Stage", "the stage that goes on"), text, translation]],
  "feeling-change": [[part("feeling", "how they come"), part("to feeling", "how they should leave", /^to$/)]],
  job: [
    [
      part('when "…"', "the moment"),
      part('want "…"', "what they want then", /^want$/),
      part('so "…"', "what it is good for", /^so$/),
    ],
  ],
  tone: [
    [
      part("name", "how it is called"),
      part("when condition", "when it is taken: the first that holds", /^when$/),
    ],
  ],
  review: [[part("2026-10-01", "the day"), part("every 6 months", "how often it should be", /^every$/)]],
  hours: [
    [
      part("Monday to Friday", "from which day to which"),
      part("09:00 to 17:00", "from when to when", /^\d/),
      part(", …", "more days, or more hours of the day", /^[,،]$/),
    ],
  ],
  "accept-clauses": [
    [
      part("when score >= 4", "what the first must reach: score, margin, coverage or fit"),
      part("and coverage >= 50%", "and what else", /^and$/),
    ],
  ],
  keep: [[part("previous unless beaten by 2", "how far ahead another must be")]],
  otherwise: [[part("Persona", "who it is then")], [part("undecided", "nobody", /^undecided$/)]],
  "when-rule": [[condition, ...award]],
  "for-rule": [
    [
      part("signal", "whose value decides"),
      part("{ value then Persona +2 }", "a line for each value", /^\{$/),
    ],
    [
      part("each of signal", "a signal with several values", /^each$/),
      part("then Persona +1", "points for each of them", /^then$/),
      part("at most 4", "and no more than these", /^(at|most)$/),
      part('because "why"', "the reason that people read", /^because$/),
    ],
  ],
  preference: [
    [
      part("condition", "what is asked of the person"),
      part("for Persona", "only for these customers", /^for$/),
      part("then +2", "how much it speaks for them, of `prefer`", /^then$/),
    ],
  ],
  spread: [
    [
      part("evenly by column", "who has the least of it goes first"),
      part("adding 10%", "what a customer adds to it", /^adding$/),
      part("at most 100%", "how far it may go", /^(at|most)$/),
    ],
  ],
  schedule: [
    [
      part("on day", "`start`, a date of the customer, an action, `end of` a phase or stage, a date", /^on$/),
      ...time,
      part("exactly", "also on a day off", /^exactly$/),
    ],
    [
      part("3 business days", "how long", /^\d/),
      part("after day", "`after` or `before`, and from which day it counts", /^(after|before)$/),
      ...time,
      part("exactly", "also on a day off", /^exactly$/),
    ],
    [
      part("every week", "how often", /^every$/),
      part("on Tuesday", "which day of the week, or of the year", /^on$/),
      ...time,
      part("until day", "when it is over", /^until$/),
    ],
  ],
  window: [
    [part("start", "the first day"), part("until day", "the last", /^until$/)],
    [
      part("0 to 30 days", "the first and the last, counted", /^\d/),
      part("after day", "`after` or `before`, and from which day it counts", /^(after|before)$/),
    ],
  ],
  reminders: [
    [part("1 day before", "how long before"), part(", 15 minutes before", "and once more", /^[,،]$/)],
  ],
  target: [[part("70", "the mark"), part("over 90 days", "for how long answers are counted", /^over$/)]],
  expectation: [
    [part("persona Name", "who comes out", /^(persona|undecided)$/)],
    [
      part("margin", "score, margin, coverage or fit", /^(score|margin|coverage|fit)$/),
      part("at least 3", "`at least`, `at most` or `is`", /^(at|least|most|is)$/),
    ],
    [part("because signal", "it gives who comes out points", /^because$/)],
    [part("Persona", "who is further up in the ranking"), part("before Persona", "than whom", /^before$/)],
    [
      part("action", "an action of a play"),
      part("on 2026-12-04", "its day", /^on$/),
      part("at 10:00", "its time", /^at$/),
      part(", invites Role", "who is invited to it", /^invites$/),
    ],
    [
      part("message", "a message of a play"),
      part(", to Role", "who gets it", /^to$/),
      part(", tone name", "in which words it is written", /^tone$/),
      part(', says "words"', "what stands in it", /^says$/),
    ],
    [part("Role", "a part that somebody of the team takes"), part('is "Name"', "who it is", /^is$/)],
    [part("Play", "a play that is in the plan")],
    [part("no action", "the action, or play, is not in the plan", /^no$/)],
  ],
  "cohort-expectation": [
    [
      part('persona agrees with column "column"', "what the file says of each customer", /^persona$/),
      part("at least 85%", "of how many", /^(at|least|most)$/),
    ],
    [part("share Persona", "how many come out as them", /^share$/), part("20% to 40%", "from and to", /^\d/)],
    [
      part("undecided", "how many come out as nobody", /^undecided$/),
      part("at most 5%", "from or to", /^(at|least|most)$/),
    ],
  ],
};

export const formsOf = ({ shape, many, required, ...property }: PropertySpecification): readonly Form[] => {
  if (shape === "choice") return (property.choices ?? []).map((choice) => [part(choice, property.about)]);
  return forms[shape] ?? [];
};
