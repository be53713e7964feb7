/**
 * `persona verify`: whether receipts still hold under the playbook as it is now.
 *
 * A line for each receipt, and under it what differs.
 */

import { readFileSync } from "node:fs";
import { type Difference, verify } from "../../evaluator/verify.ts";
import { digestPlaybook } from "../../ir/serialise.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { jsonText } from "../json-writer.ts";
import { openSoundPlaybook } from "../open-playbook.ts";
import { plain, type Terminal } from "../terminal.ts";

export interface VerifyOptions {
  readonly format: "pretty" | "json";
}

export async function runVerify(
  terminal: Terminal,
  { format }: VerifyOptions,
  named: string,
  path: string,
): Promise<ExitCode> {
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const receipts = readReceipts(path);
  const digest = await digestPlaybook(open.playbook);
  const verified = receipts.map((receipt) => ({
    customer: customerOf(receipt),
    ...verify(open.playbook, receipt, digest),
  }));
  if (format === "json")
    await terminal.write(`${jsonText(verified.length === 1 ? verified[0] : verified, 2)}\n`);
  else
    for (const { customer, same, differences } of verified) {
      const mark = same ? terminal.style("green", "✓") : terminal.style("red", "✗");
      terminal.print(
        `${mark} ${terminal.style("bold", plain(customer))}: ${same ? "the same" : "different"}`,
      );
      for (const each of differences) terminal.print(`    ${plain(inWords(each))}`);
    }
  return verified.every(({ same }) => same) ? exitCodes.fine : exitCodes.errors;
}

/** One receipt, or a list of them. */
function readReceipts(path: string): readonly unknown[] {
  const text = readFileSync(path, "utf8");
  try {
    const read: unknown = JSON.parse(text);
    return Array.isArray(read) ? read : [read];
  } catch {
    throw usageFailure(`${path}: this is no JSON`, "name a file that `persona receipt` has written");
  }
}

const customerOf = (receipt: unknown): string =>
  typeof receipt === "object" &&
  receipt !== null &&
  "customer" in receipt &&
  typeof receipt.customer === "string"
    ? receipt.customer
    : "a receipt";

function inWords({ what, name, was, is }: Difference): string {
  switch (what) {
    case "form":
      return `no receipt: its \`${name}\` is not as receipts have it`;
    case "playbook":
      return name === "digest"
        ? "the playbook has changed"
        : `the playbook's ${name} was ${shown(was)}, and is ${shown(is)}`;
    case "input":
      return `${name}: the playbook tells other values apart than ${shown(was)}`;
    case "reason":
      return `${name}: ${pointsIn(was)} then, ${pointsIn(is)} now`;
    case "result":
      return `${name} was ${shown(was)}, and is ${shown(is)}`;
  }
}

const shown = (value: unknown): string => (typeof value === "string" ? value : jsonText(value));

/** "Technical +5" */
function pointsIn(reason: unknown): string {
  const points = typeof reason === "object" && reason !== null && "points" in reason ? reason.points : [];
  if (!Array.isArray(points) || points.length === 0) return "nothing";
  return points
    .map((given) =>
      typeof given?.points === "number"
        ? `${given.persona} ${given.points < 0 ? "" : "+"}${given.points}`
        : shown(given),
    )
    .join(", ");
}
