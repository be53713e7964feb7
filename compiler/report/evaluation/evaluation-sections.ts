/** An evaluation in words and tables: the same in the terminal, in Markdown and on the page. */

import { besideLimit } from "../beside-limit.ts";
import { capital, limitsLead, type Section, type SectionRow } from "../sections.ts";
import type { Evaluation } from "./evaluation.ts";
import type { LimitCheck } from "./limits.ts";
import type { Missed, ShareOfCount } from "./measures.ts";

export const evaluationTitle = "How well the playbook finds personas";

export function evaluationLead(evaluation: Evaluation): readonly string[] {
  const { file, column, customers, unlabelled, refused, agreement, kappa } = evaluation;
  const counts = [
    `${numbers.format(customers)} ${customers === 1 ? "customer" : "customers"}`,
    ...(unlabelled === 0 ? [] : [`${numbers.format(unlabelled)} of whom “${column}” says nothing`]),
    ...(refused === 0 ? [] : [`${numbers.format(refused)} refused`]),
  ];
  return [
    `${file}, against the column “${column}”: ${counts.join(", ")}.`,
    `Agreement ${withInterval(agreement)}: ${countOf(agreement)}${kappa === undefined ? "" : `; beyond chance (kappa) ${kappa.toFixed(2)}`}.`,
  ];
}

export const evaluationSections = (evaluation: Evaluation): readonly Section[] => [
  ...limitsSection(evaluation),
  ...comparisonSection(evaluation),
  personasSection(evaluation),
  confusionSection(evaluation),
  ...strangersSection(evaluation),
  ...surprisesSection(evaluation),
  { heading: "How to read this", notes: explanations },
];

const numbers = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1, signDisplay: "exceptZero" });
const percent = (share: number): string => `${numbers.format(share)} %`;

/** "1,046 of 1,999" */
const countOf = (measure: ShareOfCount): string =>
  `${numbers.format(measure.count)} of ${numbers.format(measure.of)}`;

/** "82.5 % (78 to 87)": both ends rounded outwards, so that the interval never says more than it knows. */
const withInterval = ({ share, low, high }: ShareOfCount): string =>
  `${percent(share)} (${Math.floor(low)} to ${Math.ceil(high)})`;

/** As many as a share has. */
const limitDigits = 1;

export function limitSentence(check: LimitCheck): string {
  const { found, limit } = besideLimit(check, limitDigits);
  return `${check.of}: ${found} % is less than the limit of ${limit} %`;
}

function limitsSection({ limits }: Evaluation): readonly Section[] {
  if (limits.length === 0) return [];
  const failed = limits.filter(({ passed }) => !passed).length;
  return [
    {
      heading: "Limits",
      lead: limitsLead(failed, limits.length),
      table: {
        columns: [
          { title: "Figure" },
          { title: "Found", alignRight: true },
          { title: "At least", alignRight: true },
          { title: "Verdict", verdict: true },
        ],
        rows: limits.map((check) => {
          const { found, limit } = besideLimit(check, limitDigits);
          return {
            cells: [capital(check.of), `${found} %`, `${limit} %`, check.passed ? "kept" : "not kept"],
            state: check.passed ? "good" : "bad",
          };
        }),
      },
    },
  ];
}

/** What readers call a persona; what is none's name stays as it is, as far as it fits into a table. */
const titlesOf =
  (personas: Evaluation["personas"]) =>
  (name: string): string =>
    personas.find((each) => each.name === name)?.title ?? shortened(name);

const longestName = 60;

const shortened = (name: string): string =>
  name.length > longestName
    ? `${[...name]
        .slice(0, longestName - 1)
        .join("")
        .trimEnd()}…`
    : name;

const mostNamed = 10;

const andMore = (count: number): readonly string[] =>
  count > 0 ? [`and ${numbers.format(count)} more`] : [];

function comparisonSection({ comparison, personas }: Evaluation): readonly Section[] {
  if (comparison === undefined) return [];
  const title = titlesOf(personas);
  const { agreement, change, newlyFound, newlyMissed } = comparison;
  const missed =
    newlyMissed === undefined
      ? "Who is new among those who do not agree cannot be told, as the earlier result does not name all of them."
      : `Not agreeing, and not among those before: ${numbers.format(newlyMissed.length)}, new customers included.`;
  const told = (some: readonly Missed[], how: string): readonly string[] => [
    ...some
      .slice(0, mostNamed)
      .map(({ id, said, found }) => `${id}: ${how} ${title(found)}, said to be ${title(said)}`),
    ...andMore(some.length - mostNamed),
  ];
  return [
    {
      heading: "Against before",
      lead:
        `Agreement was ${percent(agreement)}: ${change === 0 ? "no change" : `${signed.format(change)} points of percent`}. ` +
        `Not agreeing then, and agreeing now: ${numbers.format(newlyFound.length)}; a corrected word in the column counts as well. ${missed}`,
      notes: [...told(newlyMissed ?? [], "now"), ...told(newlyFound, "before")],
    },
  ];
}

function personasSection({ personas }: Evaluation): Section {
  return {
    heading: "Personas",
    table: {
      columns: [
        { title: "Persona" },
        { title: "Precision (95 %)", alignRight: true },
        { title: "Right", alignRight: true },
        { title: "Recall (95 %)", alignRight: true },
        { title: "Found", alignRight: true },
      ],
      rows: personas.map(({ title, precision, recall }): SectionRow => {
        const cells = (measure: ShareOfCount | undefined, none: string) =>
          measure === undefined ? [none, ""] : [withInterval(measure), countOf(measure)];
        const bars = [precision, recall].filter((each) => each !== undefined);
        return {
          cells: [title, ...cells(precision, "nobody found"), ...cells(recall, "nobody said")],
          ...(bars.length < 2 ? {} : { bars }),
        };
      }),
      bars: "precision above, recall below",
    },
  };
}

function confusionSection({ confusion, column, personas }: Evaluation): Section {
  const title = titlesOf(personas);
  const found = confusion[0]?.found.map(({ persona }) => persona) ?? [];
  const shown = found.filter((persona) =>
    confusion.some(
      (row) =>
        row.said === persona || row.found.some((each) => each.persona === persona && each.customers > 0),
    ),
  );
  return {
    heading: "Who comes out as whom",
    lead: `A row for what “${column}” says, a column for what comes out; where both agree, it stands out.`,
    notes: andMore(confusion.length - found.length - mostNamed),
    table: {
      columns: [{ title: "Said" }, ...shown.map((name) => ({ title: title(name), alignRight: true }))],
      rows: confusion.slice(0, found.length + mostNamed).map(({ said, found: counts }) => ({
        cells: [
          title(said),
          ...shown.map((persona) =>
            numbers.format(counts.find((each) => each.persona === persona)?.customers ?? 0),
          ),
        ],
        ...(shown.includes(said) ? { strong: 1 + shown.indexOf(said) } : {}),
      })),
    },
  };
}

function strangersSection({ strangers, column, personas }: Evaluation): readonly Section[] {
  if (strangers.length === 0) return [];
  const title = titlesOf(personas);
  return [
    {
      heading: `What “${column}” says that is no persona's name or title`,
      lead: "These can never agree; correct them in the file, or give the persona this title.",
      notes: [
        ...strangers
          .slice(0, mostNamed)
          .map(
            ({ said, customers, meant }) =>
              `${shortened(said)}, ${numbers.format(customers)} ${customers === 1 ? "customer" : "customers"}${meant === undefined ? "" : `: did you mean ${title(meant)}?`}`,
          ),
        ...andMore(strangers.length - mostNamed),
      ],
    },
  ];
}

function surprisesSection({ surprises, column, personas }: Evaluation): readonly Section[] {
  if (surprises.length === 0) return [];
  const title = titlesOf(personas);
  return [
    {
      heading: "The most surprising customers",
      lead: `Those who come out as somebody else than “${column}” says, with the greatest lead.`,
      table: {
        columns: [
          { title: "Customer" },
          { title: "Id" },
          { title: "Said" },
          { title: "Found" },
          { title: "Ahead by", alignRight: true },
        ],
        rows: surprises.map(({ name, id, said, found, margin }) => ({
          cells: [name, id, title(said), title(found), String(margin)],
        })),
      },
    },
  ];
}

const explanations: readonly string[] = [
  "Precision: of those who come out as a persona, how many are said to be it, and so are right. Recall: of those who are said to be it, how many come out so, and so are found.",
  "The 95 % interval is where the figure would lie if all customers of these kinds had been looked at: the fewer there are, the wider.",
  "Kappa is 0 where agreement is what chance would give, and 1 where all agree.",
  "People who name personas are wrong, too: the surprising customers are where to look first, and `persona explain` with `--id` says why one comes out so.",
];
