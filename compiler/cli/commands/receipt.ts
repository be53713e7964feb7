/** `persona receipt`: a customer's classification as a small document to keep, which `persona verify` replays. */

import { resolve } from "node:path";
import { type Receipt, receipt } from "../../evaluator/receipt.ts";
import { digestPlaybook } from "../../ir/serialise.ts";
import { jsonText } from "../../values/json-text.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { dataFailure, usageFailure } from "../failure.ts";
import { customersOf } from "../input/customers-of.ts";
import { nameOfInput } from "../input/data-input.ts";
import { checkDay } from "../input/day-option.ts";
import { refuseSwapped } from "../input/named-file.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { stageFile } from "../output/staged-file.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

export interface ReceiptOptions {
  readonly id?: string;
  readonly on?: string;
  readonly dataFrom?: string;
  /** The file that it is written into; else it goes to standard output. */
  readonly out?: string;
}

export async function runReceipt(
  terminal: Terminal,
  { id, on, dataFrom, out }: ReceiptOptions,
  named: string,
  customer: string,
): Promise<ExitCode> {
  refuseSwapped("receipt", named, customer);
  await checkDay("--on", on);
  await checkDay("--data-from", dataFrom);
  if (on !== undefined && dataFrom !== undefined && dataFrom > on)
    throw usageFailure(
      `--data-from ${dataFrom}: the data would be from after the classification, which is of ${on}`,
      "put the day of the classification after --on, and that of the data after --data-from",
    );
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const digest = await digestPlaybook(open.playbook);
  const problems = createProblemPrinter(terminal);
  const all: Receipt[] = [];
  for await (const record of customersOf(open.playbook, customer, id, problems))
    all.push(receipt(open.playbook, record, { digest, on, dataFrom }));
  const written = `${jsonText(all.length === 1 ? all[0] : all, 2)}\n`;
  if (all.length > 0 && out !== undefined) {
    const staged = stageFile(resolve(out));
    staged.write(written);
    staged.commit();
    const what = all.length === 1 ? "the receipt is" : `${all.length} receipts are`;
    terminal.note(`${terminal.noteStyle("green", "✓")} ${what} in ${plain(out)}`);
  } else if (all.length > 0) await terminal.write(written);
  else if (problems.errors === 0) throw dataFailure(`${plain(nameOfInput(customer))} holds no customer`);
  return problems.errors > 0 ? exitCodes.errors : exitCodes.fine;
}
