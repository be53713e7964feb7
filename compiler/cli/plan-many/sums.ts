/** What many plans come to: how many of each persona, and how much of the team's time and money one of them takes. */

import { someOf } from "../../diagnostics/definition.ts";
import { csvLine } from "../../emit/csv-writer.ts";
import type { OutputFile } from "../../emit/emitter.ts";
import type { Playbook } from "../../ir/ir.ts";
import { minutesWithoutRate } from "../../planner/people/hours.ts";
import type { PersonWeek } from "../../planner/people/workload.ts";
import type { Plan } from "../../planner/plan.ts";
import { surveysName } from "../../planner/plan-surveys.ts";
import { formatAmount, formatHours } from "../../planner/words/format-value.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import { escapeMarkdown } from "../../planner/words/markdown.ts";
import { fullestOf, hoursOf, minutesOf, overloadInWords } from "./weeks.ts";

export interface PersonaSum {
  /** In English where the playbook has it. */
  readonly title: string;
  readonly customers: number;
  /** Of the team, for one customer on average. */
  readonly minutes: number;
  /** For one customer on average; absent without rates. */
  readonly cost?: number;
}

export interface Refused {
  readonly row: number;
  readonly id: string;
  /** Empty of a row that was not read. */
  readonly name: string;
  readonly reason: string;
  readonly help?: string | undefined;
}

export interface Sums {
  readonly planned: number;
  add(plan: Plan, folder: string): void;
  refuse(refused: Refused): void;
  personas(): readonly PersonaSum[];
  readonly currency: string | undefined;
  /** Names of those whose hours are in no cost. */
  readonly withoutRate: readonly string[];
  /** Ids of customers whose stage has no play for their persona, and who are in no average. */
  readonly withoutPlay: readonly string[];
  /**
   * `summary.csv`, `summary.md`, and `not-planned.csv` where there is something in it.
   * @param weeks of the team; none without a roster
   */
  files(weeks: readonly PersonWeek[]): readonly OutputFile[];
}

export const withoutPlayInWords = (ids: readonly string[]): string =>
  `Nothing is planned for ${someOf(ids)}, who are in no average: their \`stage\` has no play for their persona.`;

export const withoutRateInWords = (names: readonly string[]): string =>
  `Without a rate in the roster, and so in no cost: ${names.join(", ")}.`;

interface Sum {
  customers: number;
  minutes: number;
  cost: number;
}

export function createSums(playbook: Playbook): Sums {
  const chain = chainOf("en", playbook.languages);
  const byPersona = new Map<string, Sum>();
  const lines = [
    csvLine([
      "id",
      "name",
      "persona",
      "start",
      "actions",
      "notices",
      "hours",
      "cost",
      "currency",
      "withoutRate",
      "folder",
    ]),
  ];
  const refusedRows: Refused[] = [];
  const withoutRate = new Set<string>();
  const withoutPlay: string[] = [];
  let planned = 0;
  let currency: string | undefined;

  const personas = (): readonly PersonaSum[] =>
    playbook.personas.flatMap((persona): readonly PersonaSum[] => {
      const sum = byPersona.get(persona.name);
      if (sum === undefined) return [];
      const { customers, minutes, cost } = sum;
      return [
        {
          title: titleOf(persona, chain),
          customers,
          minutes: minutes / customers,
          ...(currency === undefined ? {} : { cost: cost / customers }),
        },
      ];
    });

  return {
    get planned() {
      return planned;
    },
    get currency() {
      return currency;
    },
    get withoutRate() {
      return [...withoutRate];
    },
    withoutPlay,
    add(plan, folder) {
      const { customer, persona, start, plays, notices, hours = [], cost } = plan;
      planned++;
      const minutes = hours
        .filter(({ from }) => from === "team")
        .reduce((sum, each) => sum + each.minutes, 0);
      if (plays.every(({ name }) => name === surveysName)) withoutPlay.push(customer.id);
      else {
        const sum = byPersona.get(persona.name) ?? { customers: 0, minutes: 0, cost: 0 };
        byPersona.set(persona.name, sum);
        sum.customers++;
        sum.minutes += minutes;
        sum.cost += cost?.amount ?? 0;
      }
      currency ??= cost?.currency;
      for (const name of cost?.withoutRate ?? []) withoutRate.add(name);
      const actions = plays.reduce((count, play) => count + play.actions.length, 0);
      lines.push(
        csvLine([
          customer.id,
          customer.name,
          persona.name,
          start,
          actions,
          notices.length,
          hoursOf(minutes),
          cost?.amount ?? "",
          cost?.currency ?? "",
          cost === undefined ? "" : hoursOf(minutesWithoutRate(plan)),
          folder,
        ]),
      );
    },
    refuse: (refused) => refusedRows.push(refused),
    personas,
    files: (weeks) => [
      { path: "summary.csv", content: lines.join("") },
      { path: "summary.md", content: markdown(weeks) },
      ...(refusedRows.length === 0
        ? []
        : [
            {
              path: "not-planned.csv",
              content: [
                csvLine(["row", "id", "name", "reason", "help"]),
                ...refusedRows
                  .toSorted((left, right) => left.row - right.row)
                  .map(({ row, id, name, reason, help }) => csvLine([row, id, name, reason, help ?? ""])),
              ].join(""),
            },
          ]),
    ],
  };

  function markdown(weeks: readonly PersonWeek[]): string {
    const text = (value: string) => escapeMarkdown(value, false);
    const costs = currency;
    // One customer may have several reasons.
    const refused = new Set(refusedRows.map(({ row }) => row)).size;
    const head = [
      "Persona",
      "Customers",
      "Hours of the team for each",
      ...(costs ? ["Cost to serve each"] : []),
    ];
    const rows = personas().map((sum) => [
      text(sum.title),
      String(sum.customers),
      formatHours(sum.minutes, "en"),
      ...(costs ? [text(formatAmount(sum.cost ?? 0, costs, "en"))] : []),
    ]);
    const line = (cells: readonly string[]) => `| ${cells.join(" | ")} |`;
    const fullest = fullestOf(weeks).map((week) => [
      text(week.name),
      `${week.week}, from ${week.from}`,
      String(week.customers),
      formatHours(minutesOf(week), "en"),
      formatHours(week.availableMinutes, "en"),
    ]);
    const weekHead = ["Person", "Week", "Customers", "Hours", "Available"];
    const overload = overloadInWords(weeks);
    return [
      `# ${text(titleOf(playbook, chain))}: ${planned} ${planned === 1 ? "customer" : "customers"} planned`,
      ...(refused === 0 ? [] : [`${refused} could not be planned: see not-planned.csv.`]),
      [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n"),
      ...(fullest.length === 0
        ? []
        : [
            "## Fullest weeks",
            [line(weekHead), line(weekHead.map(() => "---")), ...fullest.map(line)].join("\n"),
          ]),
      ...(overload === undefined ? [] : [text(overload)]),
      ...(withoutPlay.length === 0 ? [] : [text(withoutPlayInWords(withoutPlay))]),
      ...(withoutRate.size === 0 ? [] : [withoutRateInWords([...withoutRate].map(text))]),
    ]
      .join("\n\n")
      .concat("\n");
  }
}
