/** Which of the sample's customers each rule gives points to. */

import type { Playbook } from "@persona-lang/compiler";
import { classifyByRules, stateOf } from "@persona-lang/compiler/trial";
import { pause } from "../../turns.ts";
import type { Sample, SampleCustomer } from "./customers.ts";

/** By the id of a rule. */
export async function hitsOf(
  playbook: Playbook,
  { customers }: Sample,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, readonly SampleCustomer[]>> {
  const hits = new Map<string, SampleCustomer[]>(playbook.rules.map(({ id }) => [id, []]));
  for (const customer of customers) {
    await pause(signal);
    const { outcomes } = classifyByRules(playbook, customer.record.signals);
    for (const outcome of outcomes) if (stateOf(outcome) === "hit") hits.get(outcome.rule.id)?.push(customer);
  }
  return hits;
}
