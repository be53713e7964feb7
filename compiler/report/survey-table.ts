/** A survey's figures as rows of cells, in words: what the terminal and Markdown show alike. */

import { dimensions, type Group, type SurveyReport } from "./report.ts";
import { dimensionText, intervalText, scoreText, verdictText } from "./words.ts";

export interface SurveyTable {
  readonly columns: readonly { readonly title: string; readonly alignRight: boolean }[];
  readonly rows: readonly TableRow[];
}
export interface TableRow {
  /** `dimension` is a heading: what the groups below it are told apart by. */
  readonly kind: "all" | "dimension" | "group";
  readonly cells: readonly string[];
}

export function tableOf(survey: SurveyReport): SurveyTable {
  const { kind, windows, target, by } = survey;
  const score = kind === "nps" ? "NPS" : "4 and 5";
  const row = (group: Group, rowKind: TableRow["kind"]): TableRow => ({
    kind: rowKind,
    cells: [
      group.title,
      ...(target === undefined ? [] : [verdictText(group, survey)]),
      ...group.figures.flatMap((figure) => [
        String(figure.answers),
        scoreText(figure, kind),
        intervalText(figure),
      ]),
    ],
  });
  return {
    columns: [
      { title: "", alignRight: false },
      // Before the figures: where a terminal is too narrow for all of it, this is what should stay.
      ...(target === undefined ? [] : [{ title: "Target", alignRight: false }]),
      ...windows.flatMap(({ over }) => [
        { title: `Answers in ${over}`, alignRight: true },
        { title: score, alignRight: true },
        { title: "95 %", alignRight: true },
      ]),
    ],
    rows: [
      row(survey.all, "all"),
      ...dimensions.flatMap((dimension) =>
        by[dimension].length === 0
          ? []
          : [
              { kind: "dimension" as const, cells: [dimensionText[dimension]] },
              ...by[dimension].map((group) => row(group, "group")),
            ],
      ),
    ],
  };
}
