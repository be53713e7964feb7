/** Drift in words and tables: the same in the terminal, in Markdown and on the page. */

import { besideLimit } from "../beside-limit.ts";
import { capital, limitsLead, type Section, type SectionRow } from "../sections.ts";
import type { Drift } from "./drift.ts";
import type { DriftedFeature } from "./feature-drift.ts";
import type { GateCheck } from "./gate.ts";
import type { PersonaDrift } from "./persona-drift.ts";
import type { FileSummary } from "./shares.ts";
import type { Stability, StabilityIndex } from "./stability-index.ts";

export const driftTitle = "How customers have changed";

export const driftLead = ({ baseline, current }: Drift): readonly string[] => [
  `Before: ${fileText(baseline)}.`,
  `Now: ${fileText(current)}.`,
];

export const driftSections = (drift: Drift): readonly Section[] => [
  ...gateSection(drift),
  personasSection(drift),
  ...reviewSection(drift),
  signalsSection(drift),
  ...binsSections(drift),
  ...newSection(drift),
  ...wordSections(drift),
  ...monthsSection(drift),
  { heading: "How to read this", notes: explanations },
];

const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1, signDisplay: "exceptZero" });
const share = (percent: number): string => `${numbers.format(percent)} %`;
/** "1,046 of 1,999" */
const countOf = (count: number, { customers }: Drift["baseline"]): string =>
  `${numbers.format(count)} of ${numbers.format(customers)}`;
const indexText = (index: number): string => index.toFixed(3);

function fileText({ file, customers, refused, undecided, coverage, undated }: FileSummary): string {
  const more = [
    `${numbers.format(customers)} ${customers === 1 ? "customer" : "customers"}`,
    ...(refused === 0 ? [] : [`${numbers.format(refused)} refused`]),
    ...(undated === 0 ? [] : [`${numbers.format(undated)} without a date`]),
    `${share(undecided)} undecided`,
    `coverage ${share(coverage)} on average`,
  ];
  return `${file}: ${more.join(", ")}`;
}

export function gateSentence(check: GateCheck): string {
  const { found, limit } = figuresOf(check);
  return `${check.of}: ${found} does not keep the limit of ${check.bound} ${limit}`;
}

const units = { index: "", points: " points", percent: " %" };

function figuresOf(check: GateCheck) {
  const { found, limit } = besideLimit(check, check.unit === "index" ? 3 : 1);
  return { found: found + units[check.unit], limit: limit + units[check.unit] };
}

function gateSection({ gate }: Drift): readonly Section[] {
  if (gate.length === 0) return [];
  const rows = gate.map((check): SectionRow => {
    const { of, bound, passed } = check;
    const { found, limit } = figuresOf(check);
    return {
      cells: [capital(of), found, `${bound} ${limit}`, passed ? "kept" : "not kept"],
      state: passed ? "good" : "bad",
    };
  });
  const failed = gate.filter(({ passed }) => !passed).length;
  return [
    {
      heading: "Limits",
      lead: limitsLead(failed, gate.length),
      table: {
        columns: [
          { title: "Figure" },
          { title: "Found", alignRight: true },
          { title: "Limit", alignRight: true },
          { title: "Verdict", verdict: true },
        ],
        rows,
      },
    },
  ];
}

function personasSection({ personas, personasIndex }: Drift): Section {
  const lead = `Stability index of all shares ${indexText(personasIndex.index)}: ${stabilityText(personasIndex)}.`;
  const moved =
    personasIndex.stability === "stable" ? personas.filter(({ change }) => change.sure).length : 0;
  const told = moved === 1 ? "one by itself has" : `${moved} by themselves have`;
  return {
    heading: "Personas",
    lead: moved === 0 ? lead : `${lead} That is of all together; ${told} moved by more than chance.`,
    table: {
      columns: [
        { title: "Persona" },
        { title: "Before", alignRight: true },
        { title: "Now", alignRight: true },
        { title: "Change", alignRight: true },
        { title: "95 % interval", alignRight: true },
        { title: "Verdict", verdict: true },
      ],
      rows: personas.map(personaRow),
    },
  };
}

function personaRow({ title, before, now, change }: PersonaDrift): SectionRow {
  return {
    cells: [
      title,
      `${share(before.share)} (${numbers.format(before.customers)})`,
      `${share(now.share)} (${numbers.format(now.customers)})`,
      signed.format(change.points),
      `${signed.format(change.low)} to ${signed.format(change.high)}`,
      change.sure ? "more than chance" : change.points === 0 ? "no change" : "may be chance",
    ],
    bars: [before, now],
  };
}

function reviewSection({ review }: Drift): readonly Section[] {
  if (review.length === 0) return [];
  return [
    {
      heading: "Personas to review",
      notes: review.map(({ title, reasons }) => `${title}: ${reasons.join("; ")}`),
    },
  ];
}

function stabilityText({ stability, index, byChance }: StabilityIndex & { readonly stability: Stability }) {
  return stability === "stable" && index >= 0.1 && index <= byChance ? "no more than chance" : stability;
}

/** Of more than these the rest is counted. */
const mostSignals = 20;

function signalsSection({ signals }: Drift): Section {
  const moved = signals.filter(({ stability }) => stability !== "stable");
  const rest = signals.length - Math.min(moved.length, mostSignals);
  // Of a list each option counts by itself.
  const hasLists = new Set(signals.map(({ signal }) => signal)).size < signals.length;
  const watched = `${signals.length} ${hasLists ? "signals and options" : "signals"}`;
  return {
    heading: "Signals",
    lead:
      moved.length === 0 ? `None of the ${watched} has moved.` : `${moved.length} of ${watched} have moved.`,
    ...(moved.length === 0
      ? {}
      : {
          table: {
            columns: [
              { title: "Signal" },
              { title: "Stability index", alignRight: true },
              { title: "Verdict", verdict: true },
              { title: "What moved most" },
            ],
            rows: moved.slice(0, mostSignals).map(
              (each): SectionRow => ({
                cells: [each.title, indexText(each.index), stabilityText(each), mostMoved(each)],
                ...(each.stability === "drifted" ? { state: "bad" } : {}),
              }),
            ),
          },
        }),
    ...(rest === 0 || moved.length === 0
      ? {}
      : { notes: [`${rest} more ${rest === 1 ? "is" : "are"} stable, or moved less.`] }),
  };
}

/** "3 to below 11: 20 % before, 41 % now" */
function mostMoved({ bins }: DriftedFeature): string {
  const { shares } = sharesOf(bins);
  const [first] = shares.toSorted((a, b) => Math.abs(b.now - b.before) - Math.abs(a.now - a.before));
  return first === undefined ? "" : `${first.title}: ${share(first.before)} before, ${share(first.now)} now`;
}

function sharesOf(bins: DriftedFeature["bins"]) {
  const sum = (of: "before" | "now") => bins.reduce((all, bin) => all + bin[of], 0);
  const [before, now] = [sum("before"), sum("now")];
  return {
    shares: bins.map((bin) => ({
      title: bin.title,
      before: (100 * bin.before) / before,
      now: (100 * bin.now) / now,
    })),
  };
}

/** Of those that drifted, every bin. */
const mostBins = 5;
const binsSections = ({ signals }: Drift): readonly Section[] =>
  signals
    .filter(({ stability }) => stability === "drifted")
    .slice(0, mostBins)
    .map(({ title, bins }) => ({
      heading: `What moved in “${title}”`,
      table: {
        columns: [
          { title: "Value" },
          { title: "Before", alignRight: true },
          { title: "Now", alignRight: true },
          { title: "Change", alignRight: true },
        ],
        rows: sharesOf(bins)
          .shares.filter(({ before, now }) => before + now > 0)
          .map((bin) => ({
            cells: [bin.title, share(bin.before), share(bin.now), signed.format(bin.now - bin.before)],
            bars: [{ share: bin.before }, { share: bin.now }],
          })),
      },
    }));

const mostValues = 20;

function newSection({ newValues, unknownValues }: Drift): readonly Section[] {
  const all = [
    ...unknownValues.map(({ field, message, customers }) => ({
      cells: [field, message, customers, "refused: the playbook does not know it"],
    })),
    ...newValues.map(({ title, value, customers }) => ({
      cells: [title, value, customers, "nobody had it before"],
    })),
  ];
  if (all.length === 0) return [];
  return [
    {
      heading: "New values",
      table: {
        columns: [
          { title: "Signal" },
          { title: "Value", sentences: true },
          { title: "Customers", alignRight: true },
          { title: "What is new" },
        ],
        rows: all.slice(0, mostValues).map(({ cells }) => ({ cells: cells.map(String) })),
      },
      ...(all.length <= mostValues ? {} : { notes: [`And ${all.length - mostValues} more.`] }),
    },
  ];
}

function wordSections({ words, unread, baseline, current }: Drift): readonly Section[] {
  const told = words.map(
    (each): Section => ({
      heading: `What repeats in “${each.title}”`,
      lead: "Words that more customers use than before, the most surprising first.",
      table: {
        columns: [
          { title: "Words" },
          { title: "Customers before", alignRight: true },
          { title: "Customers now", alignRight: true },
        ],
        rows: each.words.map(({ words: said, before, now }) => ({
          cells: [said, countOf(before, baseline), countOf(now, current)],
        })),
      },
    }),
  );
  if (unread.length === 0) return told;
  return [
    ...told,
    {
      heading: "Words that were not read",
      notes: [
        `${unread.map(({ title }) => `“${title}”`).join(", ")}: personal. With \`--personal\`, words that at least ten customers use are shown.`,
      ],
    },
  ];
}

function monthsSection({ months, personas }: Drift): readonly Section[] {
  if (months.length === 0) return [];
  const named = personas.flatMap(({ name, title }) => (name === undefined ? [] : [{ name, title }]));
  return [
    {
      heading: "Month by month",
      lead: "Customers of both files, by their date.",
      table: {
        columns: [
          { title: "Month" },
          ...["Customers", "Undecided", "Coverage", ...named.map(({ title }) => title)].map((title) => ({
            title,
            alignRight: true,
          })),
        ],
        rows: months.map((month) => ({
          cells: [
            month.month,
            numbers.format(month.customers),
            share(month.undecided),
            share(month.coverage),
            ...named.map(({ name }) => share(month.personas[name] ?? 0)),
          ],
        })),
      },
    },
  ];
}

const explanations: readonly string[] = [
  "The stability index says how far two groups spread differently over the same bins: below 0.1 they are alike, from 0.25 on they are not the same customers any more.",
  "Few customers give a large index by chance; one that chance alone explains counts as stable.",
  "The bins of a signal are those that the playbook's rules tell apart, and a value that is not known is one, too.",
  "The 95 % interval is where the change would lie if all customers of these kinds had been looked at: where it leaves out 0, it is more than chance. Of many, one in twenty is so by chance.",
];
