/**
 * Outcomes: what customers answered to the playbook's surveys, one answer a record.
 *
 * An answer is held to what its survey asks for: 0 to 10, or 1 to 5. What answers come to is not worked out here.
 */

import { quoted } from "../diagnostics/definition.ts";
import { suggest } from "../diagnostics/suggest.ts";
import type { Playbook, Survey, Type } from "../ir/ir.ts";
import { readDeclared, readField, readRequiredText } from "./fields.ts";
import { inputOf } from "./input.ts";
import { createProblems } from "./problems.ts";
import type { RawRecord } from "./raw-record.ts";
import type { DataFormat, DataProblem } from "./record.ts";
import { readRecords } from "./records.ts";

export interface Outcome {
  /** The customer's id. */
  readonly customer: string;
  /** A survey of the playbook, by name. */
  readonly survey: string;
  /** The day of the answer, ISO. */
  readonly date: string;
  /** Of `nps` from 0 to 10, of `csat` from 1 to 5. */
  readonly value: number;
  /** As they were when they answered; names as the playbook spells them. */
  readonly persona?: string;
  readonly stage?: string;
  /** Who answers for the customer, as written. */
  readonly manager?: string;
}

export interface OutcomeResult {
  /** Absent where the row was refused, and for notices about the whole file. */
  readonly outcome?: Outcome;
  readonly row: number;
  /** The problems are of the whole file, its header or its encoding; no answer was refused. */
  readonly whole?: true;
  readonly problems: readonly DataProblem[];
}

const required = ["customer", "survey", "date", "value"];
const optional = ["persona", "stage", "manager"];
const columns = [...required, ...optional].map((name) => ({
  name,
  required: required.includes(name),
  quiet: true,
}));

/** A wrong row is refused by itself, the others go on. */
export async function* readOutcomes(
  playbook: Playbook,
  input: AsyncIterable<Uint8Array> | Uint8Array,
  format: DataFormat,
  file: string,
): AsyncGenerator<OutcomeResult> {
  for await (const raw of readRecords(inputOf(input), format, file, columns)) {
    const { row, problems, whole } = raw;
    yield raw.fields === undefined
      ? { row, problems, ...(whole ? { whole: true } : {}) }
      : readOutcome(playbook, raw, raw.fields, file);
  }
}

const text: Type = { kind: "text" };
const date: Type = { kind: "date" };

const answersTo = ({ kind }: Survey): Type => ({
  kind: "integer",
  places: 0,
  range:
    kind === "nps"
      ? { lower: 0, upper: 10, upperIncluded: true }
      : { lower: 1, upper: 5, upperIncluded: true },
});

function readOutcome(
  playbook: Playbook,
  { row, object }: RawRecord,
  fields: NonNullable<RawRecord["fields"]>,
  file: string,
): OutcomeResult {
  const named = fields.values.get("customer");
  const id = named?.kind === "cell" || named?.kind === "string" ? named.text.trim() : "";
  const problems = createProblems(file, id === "" ? undefined : id);
  for (const key of object?.members.keys() ?? []) {
    if (required.includes(key) || optional.includes(key)) continue;
    const near = suggest(key, [...required, ...optional]);
    problems.report("data-unknown-field", fields.placeOf(key), {
      name: key,
      help: near === undefined ? "take it out" : `write ${quoted(near)}`,
    });
  }
  const customer = readRequiredText(fields, "customer", text, problems).trim();
  const name = readDeclared(fields, "survey", playbook.surveys, problems, { required: true });
  const survey = playbook.surveys.find((each) => each.name === name);
  const day = readField(fields, "date", date, problems, { required: true });
  // What may stand there, the survey says.
  const value = survey && readField(fields, "value", answersTo(survey), problems, { required: true });
  const persona = readDeclared(fields, "persona", playbook.personas, problems);
  const stage = readDeclared(fields, "stage", playbook.stages, problems);
  const manager = readField(fields, "manager", text, problems);
  if (problems.refused || name === undefined) return { row, problems: problems.all };
  const outcome: Outcome = {
    customer,
    survey: name,
    date: day as string,
    value: value as number,
    ...(persona === undefined ? {} : { persona }),
    ...(stage === undefined ? {} : { stage }),
    ...(typeof manager !== "string" || manager.trim() === "" ? {} : { manager: manager.trim() }),
  };
  return { outcome, row, problems: problems.all };
}
