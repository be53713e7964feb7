/**
 * The vocabulary: every construct of the language, the words it knows, and the shape of what follows them.
 *
 * This one table drives the parser, the suggestions for mistyped words, the checks for doubled and missing
 * properties, the resolver (which names mean what), the formatter, completion and the reference pages. A new
 * construct or property starts here.
 *
 * It says what may stand where. What can be said of a construct at all stands in specification.ts, the words of a
 * signal's line in signal-words.ts, what keywords open and which words are reserved in keywords.ts. What it means
 * is not said here: see checker/ and ir/.
 */

import type { ShapeNodes } from "./ast/property-values.ts";
import { holidayKinds, pictureKinds } from "./file-kinds.ts";
import type { DeclarationSpecification, PropertySpecification } from "./specification.ts";

const was = {
  shape: "name",
  about: "the name this had before, so that what is already under way goes on",
} as const satisfies PropertySpecification;

const signalFlags = {
  source: {
    shape: "choice",
    choices: ["internal", "research"],
    about: "where these come from: your own systems, or research",
  },
  sensitive: { shape: "flag", about: "weighing one of these needs a `because`" },
} as const satisfies Record<string, PropertySpecification>;

/** What every action of a play knows, whatever it is. */
const action = {
  when: { shape: "schedule", required: true, about: "the day, and the time" },
  needs: { shape: "names", of: "action", about: "actions that must be done before" },
  serves: { shape: "names", of: "need", about: "needs of the persona that this answers" },
  give: { shape: "names", of: "resource", about: "resources that go with it" },
  on: {
    shape: "choice",
    choices: ["day off skip", "day off move"],
    about: "what happens to an occurrence on a day off",
  },
  was,
} as const satisfies Record<string, PropertySpecification>;

const actions = ["task", "meeting", "milestone", "message", "if"] as const;

export const vocabulary = {
  playbook: {
    name: "declares",
    titles: true,
    block: "required",
    about: "what this playbook is, and what holds in all of it",
    properties: {
      version: { shape: "text", required: true, about: 'counted up by the team, as in "1.2.0"' },
      owner: { shape: "text", required: true, about: "who answers for it: name and e-mail" },
      reviewed: { shape: "review", about: "when it was last looked through, and how often it should be" },
      languages: {
        shape: "languages",
        required: true,
        about: "the languages of its texts; the first is its own",
      },
      timezone: { shape: "text", required: true, about: 'where its times are, as in "America/Denver"' },
      hours: { shape: "hours", about: "when the team works" },
      holidays: {
        shape: "holidays",
        files: holidayKinds,
        about: "days off: dates, calendar files (`.ics`), tables (`.csv`)",
      },
    },
  },
  import: {
    name: "none",
    header: "import",
    block: "none",
    about: "takes in another file, or names from it",
    properties: {},
  },
  customer: {
    name: "none",
    block: "required",
    about: "which signals give the customer's language, time zone and stage",
    properties: {
      language: { shape: "name", of: "signal", about: "the signal that holds the customer's language" },
      timezone: { shape: "name", of: "signal", about: "the signal that holds the customer's time zone" },
      stage: { shape: "name", of: "signal", about: "the signal that holds the customer's stage" },
      feeling: { shape: "name", of: "signal", about: "the signal that holds how the customer feels" },
    },
  },
  signals: {
    name: "declares",
    namespace: "group",
    titles: true,
    block: "required",
    about: "what you know of a customer, one data point a line",
    properties: signalFlags,
    lines: "signal",
  },
  signal: {
    name: "declares",
    namespace: "signal",
    header: "signal",
    titles: true,
    block: "none",
    about: "one data point: name, type, title",
    properties: {},
  },
  type: {
    name: "declares",
    namespace: "type",
    header: "type",
    block: "none",
    about: "a type with a name, to use in several signals",
    properties: {},
  },
  member: {
    name: "declares",
    titles: true,
    block: "none",
    about: "one of the values that a signal can have",
    properties: {},
  },
  define: {
    name: "declares",
    namespace: "definition",
    header: "definition",
    block: "none",
    about: "gives a condition a name",
    properties: {},
  },
  persona: {
    name: "declares",
    namespace: "persona",
    titles: true,
    block: "required",
    about: "a kind of customer",
    properties: {
      summary: { shape: "texts", required: true, about: "who they are, in a sentence" },
      challenge: { shape: "texts", many: true, about: "what makes it hard for them" },
      need: {
        shape: "named-texts",
        declares: "need",
        many: true,
        about: "what they need to be content",
      },
      value: { shape: "texts", many: true, about: "what they hold dear" },
      job: { shape: "job", many: true, about: "what they hire you for: when, want, so" },
      trait: { shape: "named-texts", many: true, about: "what they are like, by kind" },
      channels: { shape: "names", of: "channel", about: "how they like to be reached, the best first" },
      portrait: { shape: "text", files: pictureKinds, about: "a picture of them, from a file" },
      quote: { shape: "texts", many: true, about: "how one of them would put it" },
      evidence: { shape: "texts", many: true, about: "what the persona rests on, and from when" },
    },
  },
  weights: {
    name: "none",
    titles: true,
    block: "required",
    about: "how signals weigh for each persona",
    properties: {
      when: { shape: "when-rule", many: true, about: "points where a condition holds" },
      for: { shape: "for-rule", many: true, about: "points by the value of one signal" },
    },
  },
  classify: {
    name: "none",
    block: "required",
    about: "how the points decide",
    properties: {
      rank: { shape: "choice", choices: ["by score", "by fit"], about: "what personas are ranked by" },
      accept: { shape: "accept-clauses", about: "what the first must reach" },
      ties: { shape: "names", of: "persona", about: "who goes first when two are equal" },
      otherwise: { shape: "otherwise", required: true, about: "who it is when the first is not accepted" },
      keep: { shape: "keep", about: "how firmly a customer stays who they were" },
    },
  },
  team: {
    name: "none",
    block: "required",
    about: "what you know of your own people: the roster's columns",
    properties: {},
    lines: "signal",
  },
  role: {
    name: "declares",
    namespace: "role",
    titles: true,
    block: "required",
    about: "a part that somebody takes",
    properties: {
      from: { shape: "choice", choices: ["team", "customer"], required: true, about: "whose people take it" },
      many: { shape: "flag", about: "several people may have it" },
    },
  },
  assign: {
    name: "refers",
    namespace: "role",
    block: "required",
    about: "who of the team takes a role",
    properties: {
      require: { shape: "preference", many: true, about: "what the person must have" },
      prefer: { shape: "preference", many: true, about: "what speaks for a person, and how much" },
      spread: { shape: "spread", about: "who goes first among equals: the one with the least" },
    },
  },
  channel: {
    name: "declares",
    namespace: "channel",
    titles: true,
    block: "optional",
    about: "a way to reach a customer",
    properties: {
      languages: { shape: "languages", about: "in which languages; left out: those of the playbook" },
      hours: { shape: "hours", about: "at which hours; left out: at all" },
    },
  },
  journey: {
    name: "none",
    block: "required",
    about: "the stages a customer goes through, in order",
    properties: {},
    declarations: ["stage"],
  },
  stage: {
    name: "declares",
    namespace: "stage",
    titles: true,
    block: "optional",
    about: "a part of the customer's journey",
    properties: {
      owner: { shape: "texts", about: "the team that answers for it" },
      goal: { shape: "texts", about: "what it should reach" },
      measure: { shape: "texts", many: true, about: "by what it shows that the goal is reached" },
      feeling: { shape: "feeling-change", of: "feeling", about: "how customers feel, and how they should" },
      enters: { shape: "condition", about: "when a customer whose record names no stage is in this one" },
      handover: {
        shape: "handover",
        of: "stage",
        many: true,
        about: "the stage that goes on, and what it must be told",
      },
    },
    declarations: ["touchpoint"],
  },
  touchpoint: {
    name: "none",
    titles: true,
    block: "required",
    about: "a moment in which you meet a customer",
    properties: {
      channel: { shape: "name", of: "channel", required: true, about: "where you meet" },
      owner: { shape: "texts", about: "the team that answers for it; left out: that of the stage" },
      shows: { shape: "texts", many: true, about: "what the customer sees" },
      feeling: {
        shape: "feeling-change",
        of: "feeling",
        about: "how they come, and how they should leave: `anxious to calm`",
      },
      asks: { shape: "names", of: "signal", about: "signals that you learn there" },
      uses: { shape: "names", of: "signal", about: "signals that you take up there" },
    },
  },
  voice: {
    name: "none",
    block: "required",
    about: "how you speak to customers",
    properties: {
      feelings: {
        shape: "new-names",
        declares: "feeling",
        required: true,
        about: "how customers can feel",
      },
      tone: {
        shape: "tone",
        declares: "tone",
        many: true,
        about: "a way of wording, and when it is taken: the first that holds",
      },
    },
  },
  resource: {
    name: "declares",
    namespace: "resource",
    titles: true,
    block: "required",
    about: "something to hand over: a guide, a page",
    properties: {
      link: { shape: "texts", required: true, about: "where it is, in each language" },
    },
  },
  play: {
    name: "declares",
    namespace: "play",
    titles: true,
    block: "required",
    about: "what you do for a persona in a stage",
    properties: {
      for: { shape: "names", of: "persona", about: "whom it is for; left out: everyone" },
      stage: { shape: "name", of: "stage", required: true, about: "the stage it belongs to" },
      goal: { shape: "texts", about: "what it should reach" },
      window: { shape: "window", about: "from when to when it runs" },
      leaving: {
        shape: "choice",
        choices: ["finish started", "cancel", "hand over"],
        about: "what happens to it when the customer's persona changes",
      },
      was,
    },
    declarations: ["phase", ...actions],
  },
  phase: {
    name: "declares",
    namespace: "phase",
    titles: true,
    block: "required",
    about: "a part of a play, with its own window",
    properties: { window: { shape: "window", required: true, about: "from when to when it runs" } },
    declarations: actions,
  },
  if: {
    name: "none",
    header: "condition",
    block: "required",
    about: "actions only for customers of whom a condition holds",
    properties: {},
    declarations: actions,
  },
  task: {
    name: "declares",
    namespace: "action",
    titles: true,
    block: "required",
    about: "work that somebody does",
    properties: {
      ...action,
      owner: { shape: "name", of: "role", required: true, about: "who does it" },
      takes: { shape: "duration", about: "how long the work is" },
      note: { shape: "texts", about: "what to know, checked like every text" },
    },
  },
  meeting: {
    name: "declares",
    namespace: "action",
    titles: true,
    block: "required",
    about: "people at a table; goes out as an invitation",
    properties: {
      ...action,
      invite: {
        shape: "names",
        of: "role",
        required: true,
        about: "who comes; the first of the team invites",
      },
      remind: { shape: "reminders", about: "when calendars remind" },
      agenda: { shape: "texts", about: "what it is about, checked like every text" },
    },
  },
  milestone: {
    name: "declares",
    namespace: "action",
    titles: true,
    block: "required",
    about: "a day that matters",
    properties: {
      when: action.when,
      needs: action.needs,
      serves: action.serves,
      was: action.was,
      owner: { shape: "name", of: "role", about: "who answers for it" },
    },
  },
  /** Inside a play: something to send. At the top of a file: the words of it. */
  message: {
    name: "declares",
    namespace: "action",
    titles: true,
    block: "required",
    about: "in a play: something to send; at the top of a file: its words",
    properties: {
      ...action,
      send: { shape: "name", of: "message", required: true, about: "the words" },
      to: { shape: "names", of: "role", required: true, about: "who gets it" },
      channel: { shape: "name", of: "channel", required: true, about: "which way it goes" },
    },
  },
  /** A `message` at the top of a file: see above; the parser gives it this kind. */
  "message-text": {
    name: "declares",
    namespace: "message",
    titles: true,
    block: "required",
    about: "the words of a message",
    properties: {
      subject: { shape: "texts", required: true, about: "the subject line, in each language" },
      body: {
        shape: "body",
        of: "tone",
        many: true,
        required: true,
        about: "the text, in each language, for all or for one tone",
      },
      was,
    },
  },
  survey: {
    name: "declares",
    namespace: "survey",
    titles: true,
    block: "required",
    about: "a question that customers answer, and the mark the answers should reach",
    properties: {
      kind: {
        shape: "choice",
        choices: ["nps", "csat"],
        required: true,
        about:
          "how it is answered, nps from 0 to 10 (would you recommend us) or csat from 1 to 5 (how satisfied)",
      },
      question: { shape: "texts", required: true, about: "the question, in each language" },
      to: { shape: "names", of: "role", required: true, about: "who is asked" },
      channel: { shape: "name", of: "channel", required: true, about: "which way the question goes" },
      ask: { shape: "schedule", many: true, required: true, about: "when it is asked" },
      target: { shape: "target", about: "the mark to reach, and over how long answers are counted" },
    },
  },
  test: {
    name: "none",
    header: "sentence",
    block: "required",
    about: "a customer, and what must come out",
    properties: {
      previous: { shape: "name", of: "persona", about: "the persona the customer had" },
      started: { shape: "date", about: "when the customer starts" },
      team: { shape: "text", about: "the roster file to assign from" },
      expect: { shape: "expectation", many: true, required: true, about: "what must come out" },
    },
    declarations: ["customer"],
  },
  cohort: {
    name: "none",
    header: "sentence",
    block: "required",
    about: "many customers, and what must come out of all of them",
    properties: {
      from: { shape: "text", required: true, about: "the file of customers, a table" },
      expect: { shape: "cohort-expectation", many: true, required: true, about: "what must come out" },
    },
  },
  /** The `customer` block of a test. */
  "test-customer": {
    name: "none",
    block: "required",
    about: "what is known of the customer of this test",
    properties: {},
    lines: "assignment",
  },
  assignment: {
    name: "refers",
    namespace: "signal",
    header: "assignment",
    block: "none",
    about: "a signal and its value",
    properties: {},
  },
} as const satisfies Readonly<Record<string, DeclarationSpecification>>;

export type DeclarationKind = keyof typeof vocabulary;
export type PropertyWord<K extends DeclarationKind> = keyof (typeof vocabulary)[K]["properties"] & string;
export type Shape<
  K extends DeclarationKind,
  W extends PropertyWord<K>,
> = (typeof vocabulary)[K]["properties"][W] extends { readonly shape: infer S extends keyof ShapeNodes }
  ? S
  : never;

export const specificationOf = (kind: DeclarationKind): DeclarationSpecification => vocabulary[kind];

/** Every line asks for one several times, and a map answers sooner than an object without fixed fields. */
const propertiesByKind = new Map<DeclarationKind, ReadonlyMap<string, PropertySpecification>>();

/** A property of a block; undefined for a word that the block does not know. */
export function propertyOf(kind: DeclarationKind, word: string): PropertySpecification | undefined {
  let properties = propertiesByKind.get(kind);
  if (properties === undefined) {
    properties = new Map(Object.entries(specificationOf(kind).properties));
    propertiesByKind.set(kind, properties);
  }
  return properties.get(word);
}
