/**
 * Every limit of the compiler, in one place, the same for command line and server.
 *
 * Reaching one is a diagnostic that names the limit, the value and what led there; it is never a crash.
 */

export const limits = {
  /** Bytes of one source file. */
  sourceBytes: 16 * 1024 * 1024,
  /** Source files of one project. */
  files: 10_000,
  /** Characters of all source files of one project. */
  projectLength: 64_000_000,
  /** Packages that one project takes files from. */
  packages: 200,
  /** Depth of nested blocks and parentheses. */
  nesting: 64,
  /** Length of a chain of imports. */
  importDepth: 256,
  /** Depth of a chain of definitions that use one another. */
  definitionDepth: 32,
  /** UTF-8 bytes of one name. */
  nameBytes: 63,
  /** Characters of one text. */
  textLength: 64 * 1024,
  /** Characters of one pattern, one count in it, and what it comes to with all counts written out. */
  patternLength: 512,
  patternRepeat: 1_000,
  patternSteps: 250,
  /** Members of one enumeration. */
  members: 5_000,
  /** Entries in all `weights` blocks together. */
  rules: 20_000,
  personas: 2_000,
  /** Integer digits and decimal places of a number. */
  integer: Number.MAX_SAFE_INTEGER,
  decimalDigits: 15,
  pointPlaces: 3,
  /** Points of one line: low enough that a score is exact with every other limit reached. */
  points: 10_000,
  /** Diagnostics kept per file and code, per file, and per run. */
  diagnosticsPerCode: 100,
  diagnosticsPerFile: 1_000,
  diagnosticsPerRun: 10_000,
  /** Rounds of fixes in one go. */
  fixRounds: 200,
  /** Bytes, nesting, and size of one field of a customer's record. */
  recordBytes: 1024 * 1024,
  recordDepth: 64,
  recordColumns: 10_000,
  cellLength: 64 * 1024,
  /** Nested `#each` in a text, and characters of one plan. */
  templateDepth: 3,
  planLength: 4 * 1024 * 1024,
  /** Characters of all files that one build, or the pages of a playbook, come to. */
  outputLength: 64 * 1024 * 1024,
  /** Occurrences of one recurring action. */
  occurrences: 1_000,
  /** Bytes of a portrait that becomes part of pages. */
  portraitBytes: 256 * 1024,
  /** Days within which another date is looked for, in place of one that is too near or past. */
  feasibleDays: 400,
  /** Months for which something that recurs without an end is planned. */
  openEndedMonths: 24,
  /** Bytes of one calendar file of days off, and days in it. */
  holidayFileBytes: 1024 * 1024,
  holidays: 5_000,
  /** Bytes of one message to the language server. */
  messageBytes: 64 * 1024 * 1024,
  /** Days that a rolling date looks ahead for a working day. */
  rollDays: 60,
} as const;
