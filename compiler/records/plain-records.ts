/**
 * Customers and the roster given as plain values of a program, read by the same rules as JSON files.
 *
 * A value goes through its JSON text, so that numbers keep the digits they would have in a file, and getters,
 * classes and prototypes play no part. No reader of CSV comes along: emitted plans carry this.
 */

import type { Playbook } from "../ir/ir.ts";
import { readCustomer } from "./customer.ts";
import { readJsonRecord } from "./json-records.ts";
import { createProblems } from "./problems.ts";
import type { CustomerResult } from "./record.ts";
import { createTeamCollector, type Team } from "./team.ts";

/** Never throws; what has no JSON text is told as malformed. */
export function readPlainCustomer(playbook: Playbook, value: unknown): CustomerResult {
  const file = "customer";
  const raw = readJsonRecord(jsonOf(value), 1, file);
  if (raw.fields === undefined) return { row: 1, problems: raw.problems };
  const problems = createProblems(file);
  const record = readCustomer(playbook, raw, raw.fields, problems);
  return problems.refused ? { row: 1, problems: problems.all } : { record, row: 1, problems: problems.all };
}

/** One person an item; row numbers count from 1. */
export function readPlainTeam(playbook: Playbook, values: readonly unknown[]): Team {
  const file = "team";
  const collector = createTeamCollector(playbook, file);
  values.forEach((value, index) => {
    collector.add(readJsonRecord(jsonOf(value), index + 1, file));
  });
  return collector.team();
}

function jsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    return "";
  }
}
