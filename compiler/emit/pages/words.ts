/**
 * The words that the pages say by themselves: headings, labels, hints. One language is one file.
 *
 * What plans say too (kinds of actions, spans, conditions) comes from planner/phrases. A language without a file
 * reads English, marked as English.
 */

export interface Words {
  readonly language: string;
  /** Between parts of a line, with its space. */
  readonly comma: string;
  readonly skipToContent: string;
  /** Of the two navigations, for those who hear the page. */
  readonly pages: string;
  readonly languages: string;
  readonly overview: string;
  readonly personas: string;
  readonly matrix: string;
  readonly journey: string;
  readonly scorecard: string;
  readonly plays: string;
  readonly questionnaire: string;
  /** One sentence under the heading of each page. */
  readonly about: Readonly<
    Record<"personas" | "matrix" | "journey" | "scorecard" | "plays" | "questionnaire", string>
  >;
  readonly version: string;
  readonly owner: string;
  readonly reviewed: string;
  readonly every: string;
  readonly madeBy: string;
  readonly persona: Readonly<
    Record<
      | "summary"
      | "challenges"
      | "needs"
      | "values"
      | "jobs"
      | "when"
      | "want"
      | "so"
      | "channels"
      | "quote"
      | "evidence"
      | "plays",
      string
    >
  >;
  readonly stages: Readonly<
    Record<"enters" | "allPersonas" | "noPlays" | "first" | "owner" | "measure" | "feeling", string>
  >;
  readonly touchpoints: Readonly<
    Record<"title" | "shows" | "asks" | "uses" | "handover" | "handoverTo", string>
  >;
  readonly reaching: Readonly<
    Record<"channels" | "hours" | "allHours" | "surveys" | "answers" | "target", string>
  >;
  readonly score: Readonly<
    Record<
      | "how"
      | "rankedBy"
      | "points"
      | "fit"
      | "acceptedWhen"
      | "always"
      | "otherwise"
      | "undecided"
      | "ties"
      | "keptUnless"
      | "rule"
      | "because"
      | "most"
      | "share"
      | "forEach"
      | "notKnown",
      string
    >
  >;
  readonly bands: {
    below(value: string): string;
    between(from: string, below: string): string;
    above(value: string): string;
    atMost(points: string): string;
  };
  readonly timeline: Readonly<
    Record<
      | "exampleStart"
      | "overview"
      | "actions"
      | "onlyIf"
      | "countedFrom"
      | "customerTime"
      | "times"
      | "text"
      | "remind"
      | "before"
      | "takes"
      | "leaving"
      | "noDate"
      | "nothing",
      string
    >
  > & {
    /** Without a start to count dates from. */
    day(number: string): string;
    readonly leavingHow: Readonly<Record<"finish started" | "cancel" | "hand over", string>>;
  };
  readonly questions: Readonly<
    Record<
      | "customer"
      | "date"
      | "filledBy"
      | "internal"
      | "research"
      | "required"
      | "personal"
      | "sensitive"
      | "context"
      | "yes"
      | "no"
      | "notKnown"
      | "one"
      | "any"
      | "several"
      | "number"
      | "percent"
      | "duration"
      | "day"
      | "clock"
      | "text"
      | "language"
      | "country"
      | "timezone"
      | "email"
      | "link"
      | "period"
      | "none",
      string
    >
  > & { range(lower: string | undefined, upper: string | undefined): string };
}
