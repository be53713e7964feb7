/** Of each expectation that is not met, what would say what came out: the smallest edit of its line. */

import { compileTexts } from "../../emit/plans/compile-texts.ts";
import type { Expectation, Playbook } from "../../ir/ir.ts";
import { packageOf } from "../../source/package-path.ts";
import { valuesOf } from "../../syntax/ast/typed-access.ts";
import { actualOf } from "../../testing/actual.ts";
import type { Result } from "../../testing/result.ts";
import { observe } from "../../testing/run-test.ts";
import type { Chosen } from "./choose.ts";
import { type ClauseEdits, editsOfClause, editsOfCohort } from "./expectation-edits.ts";
import { createRosters } from "./run-chosen.ts";

/** An expectation that is not met, and what would have to be written. */
export interface Proposal {
  /** Of the test or cohort. */
  readonly name: string;
  readonly at: Result["at"];
  readonly expected: string;
  readonly found: string;
  readonly change: ClauseEdits;
  /** What is true no longer of the test's name, once the change is made. */
  readonly remark?: string | undefined;
}

/** @param results of what was chosen */
export async function proposeUpdates(
  { open, tests, cohorts }: Chosen,
  results: readonly Result[],
): Promise<readonly Proposal[]> {
  const { playbook, snapshot } = open;
  const { program } = snapshot;
  if (program === undefined) return [];
  const failed = (kind: Result["kind"], of: object & { readonly at: Result["at"] }) =>
    results.find((result) => result.kind === kind && result.at === of.at && !result.passed);
  const renderText = compileTexts(playbook);
  // What is wrong with a roster was told when the tests ran.
  const rosters = createRosters({ ...open, playbook }, { print() {} }, () => {});
  const proposals: Proposal[] = [];
  for (const [index, { file, node }] of program.declarations("test").entries()) {
    const test = playbook.tests[index];
    const result = test && failed("test", test);
    if (test === undefined || result === undefined || !tests.includes(test)) continue;
    const roster = await rosters(test.team);
    const observed = "why" in roster ? undefined : observe(playbook, test, roster.members, renderText);
    const clauses = valuesOf(node, "expect").flatMap((expectation) => expectation.clauses);
    for (const [place, { at, met, expected: wording, found }] of result.verdicts.entries()) {
      const [clause, expected] = [clauses[place], test.expectations[place]];
      if (met || clause === undefined || expected === undefined) continue;
      const change =
        ofPackage(file) ??
        (observed === undefined
          ? { why: `${test.team} cannot be read` }
          : editsOfClause(file, clause, expected, actualOf(expected, observed), clauses[place + 1]));
      proposals.push({
        name: test.name,
        at,
        expected: wording,
        found,
        change,
        remark: "edits" in change ? nameThen(test.name, expected, playbook) : undefined,
      });
    }
  }
  for (const [index, { file, node }] of program.declarations("cohort").entries()) {
    const cohort = playbook.cohorts[index];
    const result = cohort && failed("cohort", cohort);
    if (cohort === undefined || result === undefined || !cohorts.includes(cohort)) continue;
    const expectations = valuesOf(node, "expect");
    for (const [place, { at, met, expected, found, counted: share }] of result.verdicts.entries()) {
      const expectation = expectations[place];
      if (met || expectation === undefined || share === undefined) continue;
      const change = ofPackage(file) ?? editsOfCohort(file, expectation, share);
      proposals.push({ name: cohort.name, at, expected, found, change });
    }
  }
  return proposals;
}

/** What is installed is written anew with the next version of its package. */
function ofPackage(file: string): ClauseEdits | undefined {
  const name = packageOf(file);
  return name === undefined ? undefined : { why: `it is of the package ${name}, and is changed there` };
}

/** A name is a person's sentence, and stays; but one that names who is expected no longer is told. */
function nameThen(name: string, expected: Expectation, { personas }: Playbook): string | undefined {
  if (expected.kind !== "persona") return undefined;
  const persona = personas.find((each) => each.name === expected.persona);
  const words = persona === undefined ? ["undecided"] : [persona.name, ...Object.values(persona.titles)];
  const said = words.find((each) => hasWords(name, each));
  return said === undefined ? undefined : `the name still says ${said}: change it, too, if it is wrong now`;
}

/** Letters on either side make another word of it. */
function hasWords(text: string, words: string): boolean {
  const escaped = words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, "iu").test(text);
}
