/**
 * How much each suite tries: the one place for these numbers.
 *
 * `npm test` takes the first column, `npm run hardening` the second, `npm run soak` the third; `TIER` says which. The
 * two larger ones draw half of their cases from the fixed seed of the suite and half from a fresh one, which is
 * printed: `SEED=<number>` gives the same cases again. docs/hardening.md says what each suite proves.
 */

const tiers = ["test", "hardening", "soak"] as const;

const counts = {
  /** By evaluator, classify, explain, whyNot, classifyJson and classifyBatch. */
  "classified customers": [8_000, 100_000, 1_000_000],
  /** As ESM, as CommonJS and minified; 200 to each playbook, in the soak 1,000. */
  "bundled customers": [0, 20_000, 1_000_000],
  /** A hundred records to each. */
  "sound playbooks": [0, 200, 10_000],
  "rows of a volume": [0, 0, 2_000_000],
  "damaged records": [0, 20_000, 1_000_000],
  "damaged playbooks": [20_000, 50_000, 1_000_000],
  "damaged playbooks, used": [0, 5_000, 100_000],
  attacks: [0, 400, 20_000],
  "twin builds": [0, 400, 20_000],
  "generated programs": [0, 500, 50_000],
  "random templates": [4_000, 10_000, 100_000],
  kills: [5, 40, 200],
  "killed system calls": [0, 40, 500],
  "failing disks": [0, 50, 500],
  "concurrent rounds": [1, 3, 50],
  "concurrent builds": [4, 16, 16],
  "watched saves": [0, 50, 1_000],
  "attacked patterns": [0, 300, 10_000],
  "traced commands": [0, 21, 21],
  "swapped files": [0, 30, 500],
  "payloads in sinks": [0, 40, 1_000],
  /** Of every command, each with another text in each place. */
  "rounds of hostile outputs": [0, 2, 80],
  "lines of text": [0, 5_000, 20_000],
  "builds elsewhere": [0, 10, 200],
  /** Starts, zones and calendars of days off. */
  "planned calendars": [40, 2_000, 50_000],
  /** A day, a zone and a rule, held against another implementation and read back. */
  "dates of calendars": [25, 2_000, 100_000],
  "changed plans": [25, 500, 20_000],
  "formatted programs": [250, 2_000, 100_000],
  /** Through the language server, in each of three encodings. */
  "edited buffers": [40, 1_000, 10_000],
  /** Of each of three, read by parts and as a whole. */
  "edits of a playbook": [20, 150, 10_000],
  /** Rounds of four edits of a playbook that is being read and checked. */
  "edits between turns": [6, 60, 3_000],
  /** Of the names of two playbooks, one of so many is changed in the editor. */
  "part of changed names": [1 / 7, 1, 1],
  /** Of the words of the three playbooks, and of the 88,000 places where their texts can end. */
  "part of words, offered": [1 / 97, 1, 1],
  "part of cuts, edited": [1 / 997, 1 / 20, 1],
  /** Of a playbook of 2,000 lines, with questions between them. */
  "edits of a session": [0, 1_000, 10_000],
  /** Of each sort: quick fixes, refactorings, completions. */
  "offered edits": [0, 200, 10_000],
  /** Of two hundred each, all but one in ten taken back. */
  "storms of requests": [0, 100, 500],
  "cut programs": [300, 500, 20_000],
  "renamed playbooks": [25, 200, 10_000],
  "renamed playbooks, run": [15, 60, 2_000],
  "renamed pages": [15, 60, 2_000],
  /** One token of so many is damaged, and read or wholly checked. */
  "part of damaged tokens, read": [1 / 301, 1 / 30, 1],
  "part of damaged tokens, checked": [1 / 2401, 1 / 180, 1],
} as const satisfies Readonly<Record<string, readonly [test: number, hardening: number, soak: number]>>;

export type Counted = keyof typeof counts;

function tierOf(name: string): (typeof tiers)[number] {
  const tier = tiers.find((each) => each === name);
  if (tier === undefined) throw new Error(`TIER=${name}: it can be ${tiers.join(", ")}`);
  return tier;
}

export const tier = tierOf(process.env.TIER ?? "test");

/** For a quick look at a suite while it is written: `AT_MOST=20`. */
const atMost = Number(process.env.AT_MOST ?? Number.POSITIVE_INFINITY);

export const countOf = (what: Counted): number => Math.min(counts[what][tiers.indexOf(tier)] ?? 0, atMost);

/** Set once for a run, by vitest.hardening.config.ts. */
const freshSeed = Number(process.env.SEED ?? 1);

export interface Draws {
  readonly seed: number;
  readonly count: number;
}

/** From which seeds, and how many cases from each. */
export function drawsOf(what: Counted, fixedSeed: number): readonly Draws[] {
  const count = countOf(what);
  if (tier === "test") return [{ seed: fixedSeed, count }];
  const fixed = Math.ceil(count / 2);
  return [
    { seed: fixedSeed, count: fixed },
    { seed: freshSeed, count: count - fixed },
  ];
}
