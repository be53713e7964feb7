/** The refactors that there are, in the order in which an editor lists them. */

import { organiseImports } from "../organise-imports.ts";
import { addTranslation } from "./add-translation.ts";
import { conditionsToCases } from "./conditions-to-cases.ts";
import { extractDefine } from "./extract-define.ts";
import { moveToFile } from "./move-to-file.ts";
import type { Refactor, Refactored, Selected } from "./refactor.ts";
import { splitBand } from "./split-band.ts";

const importsInOrder: Refactor = ({ file, program }) => {
  const edits = organiseImports(file, program).map((edit) => ({ file: file.source.path, ...edit }));
  return edits.length === 0 ? [] : [{ title: "put imports in order", kind: "source.organizeImports", edits }];
};

const refactors: readonly Refactor[] = [
  extractDefine,
  splitBand,
  conditionsToCases,
  addTranslation,
  moveToFile,
  importsInOrder,
];

export const refactorsFor = (selected: Selected): readonly Refactored[] =>
  refactors.flatMap((refactor) => refactor(selected));
