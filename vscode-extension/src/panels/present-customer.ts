/** Whom a panel shows: who was chosen, for as long as the playbook in view has them. */

import type { CustomerItem } from "../../../language-server/protocol/persona-commands.ts";

export interface ChosenCustomer {
  readonly file: string;
  readonly id: string;
}

/**
 * The first of them else: another playbook may be in view, or their file cannot be read for now.
 * @returns undefined where there is nobody
 */
export function presentCustomer(
  chosen: ChosenCustomer | undefined,
  customers: readonly CustomerItem[],
): ChosenCustomer | undefined {
  const found = customers.find(({ file, id }) => file === chosen?.file && id === chosen.id) ?? customers[0];
  return found && { file: found.file, id: found.id };
}
