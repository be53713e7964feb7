/** The words of a signal's line that no block gives it: the built-in types, and what may stand after a type. */

/** The built-in types. */
export const builtInTypes = [
  "boolean",
  "integer",
  "decimal",
  "percent",
  "money",
  "duration",
  "date",
  "time",
  "text",
  "language",
  "country",
  "timezone",
  "email",
  "link",
  "period",
] as const;
export type BuiltInType = (typeof builtInTypes)[number];

/** What may be said of a signal after its type. */
export const signalFlagWords = ["required", "personal", "sensitive", "context"] as const;
