/** `5 and above then Builder +4` in two lines, with the same points until somebody changes one of them. */

import {
  type ast,
  createLineMap,
  type Interval,
  intervalOf,
  isOrdered,
  nodesAt,
  type OrderedType,
  ordinalOf,
  type ParsedFile,
  type Playbook,
  writeBand,
} from "@persona-lang/compiler";
import { indentationAt, lineEndingOf } from "../lines.ts";
import type { Refactor } from "./refactor.ts";

export const splitBand: Refactor = ({ snapshot, file, span }) => {
  const path = nodesAt(file.tree, span.start);
  const arm = path.findLast(({ kind }) => kind === "arm") as ast.Arm | undefined;
  const rule = path.findLast(({ kind }) => kind === "for-rule") as ast.ForRule | undefined;
  if (arm?.test.kind !== "band" || arm.award === undefined || rule === undefined) return [];
  const playbook = snapshot.playbook();
  const type = playbook?.signals.find(({ name }) => name === rule.signal.text)?.type;
  if (playbook === undefined || type === undefined || !isOrdered(type)) return [];
  const band = bandOf(arm, file, playbook, type);
  const cut = band && cutOf(band, type);
  if (band === undefined || cut === undefined) return [];
  const { text, path: name } = file.source;
  const award = text.slice(arm.award.start, arm.award.end);
  const then = text.slice(arm.test.end, arm.award.start);
  const lines = [
    { from: band.from, below: cut },
    { from: cut, below: band.below },
  ].map((half) => writeBand(type, half) + then + award);
  const newText = lines.join(lineEndingOf(text) + indentationAt(arm.start, text));
  return [
    {
      title: "split the band in two",
      kind: "refactor.rewrite",
      edits: [{ file: name, span: arm, newText }],
    },
  ];
};

/** As the compiler read it: found by its place. */
function bandOf(
  arm: ast.Arm,
  { source }: ParsedFile,
  playbook: Playbook,
  type: OrderedType,
): Interval | undefined {
  const { line, column } = createLineMap(source.text).positionAt(arm.start);
  const arms = playbook.rules.flatMap((rule) => (rule.kind === "cases" ? rule.arms : []));
  const test = arms.find(
    ({ at }) => at.file === source.path && at.line === line && at.column === column,
  )?.test;
  if (test?.kind !== "band") return undefined;
  const domain = intervalOf(type);
  return {
    from: test.lower === undefined ? domain.from : ordinalOf(type, test.lower),
    below: test.below === undefined ? domain.below : ordinalOf(type, test.below),
  };
}

/** Near the middle, at a value that reads well; undefined where a band holds one value only. */
function cutOf({ from, below }: Interval, type: OrderedType): number | undefined {
  const middle = middleOf(from, below);
  const steps = stepsOf(type);
  return steps
    .map((step) => Math.floor(middle / step) * step)
    .find((cut) => cut > from && cut < below && Number.isSafeInteger(cut));
}

/** Of a band without an end, as far again as it is from nothing. */
function middleOf(from: number, below: number): number {
  if (from === -Infinity && below === Infinity) return 0;
  if (from === -Infinity) return below > 1 ? below / 2 : below - Math.max(1, Math.abs(below));
  if (below === Infinity) return from + Math.max(1, Math.abs(from));
  return (from + below) / 2;
}

/** Whole numbers, days and hours before parts of them. */
function stepsOf(type: OrderedType): readonly number[] {
  if (type.kind === "duration") return [1440, 60, 1];
  if (type.kind === "time") return [60, 1];
  return "places" in type && type.places > 0 ? [10 ** type.places, 1] : [1];
}
