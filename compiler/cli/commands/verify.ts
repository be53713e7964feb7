/**
 * `persona verify`: whether receipts still hold under the playbook as it is now.
 *
 * A line for each receipt, and under it what differs.
 */

import { type Difference, verify } from "../../evaluator/verify.ts";
import { digestPlaybook } from "../../ir/serialise.ts";
import { english } from "../../planner/words/phrases/en.ts";
import { isDate } from "../../values/calendar-date.ts";
import { jsonText } from "../../values/json-text.ts";
import { isTime } from "../../values/time.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { usageFailure } from "../failure.ts";
import { nameOfInput, openDataInput, readAll } from "../input/data-input.ts";
import { refuseSwapped } from "../input/named-file.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { plain, type Terminal } from "../terminal/terminal.ts";

export interface VerifyOptions {
  readonly format: "pretty" | "json";
}

export async function runVerify(
  terminal: Terminal,
  { format }: VerifyOptions,
  named: string,
  path: string,
): Promise<ExitCode> {
  refuseSwapped("verify", named, path);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const receipts = await readReceipts(path);
  const digest = await digestPlaybook(open.playbook);
  const verified = receipts.map((receipt) => ({
    customer: nameOf(receipt),
    ...verify(open.playbook, receipt, digest),
  }));
  if (verified.length === 0) terminal.note(`${plain(nameOfInput(path))} holds no receipts`);
  if (format === "json")
    await terminal.write(`${jsonText(verified.length === 1 ? verified[0] : verified, 2)}\n`);
  else
    for (const [at, { customer, same, differences }] of verified.entries()) {
      const mark = same ? terminal.style("green", "✓") : terminal.style("red", "✗");
      const isReceipt = !differences.some(({ what }) => what === "form");
      const verdict = same ? "the same" : isReceipt ? "different" : "no receipt";
      terminal.print(`${mark} ${terminal.style("bold", plain(customer))}: ${verdict}`);
      for (const each of differences) terminal.print(`    ${plain(inWords(each, receipts[at]))}`);
    }
  return verified.every(({ same }) => same) ? exitCodes.fine : exitCodes.errors;
}

/** One receipt, or a list of them. */
async function readReceipts(path: string): Promise<readonly unknown[]> {
  const input = openDataInput(path, "json");
  const bytes = await readAll(input);
  try {
    const read: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
    return Array.isArray(read) ? read : [read];
  } catch {
    throw usageFailure(`${input.name}: this is no JSON in UTF-8`, help);
  }
}

const help = "name a file that `persona receipt` has written";

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

function nameOf(receipt: unknown): string {
  if (!isObject(receipt)) return "a receipt";
  const name = receipt.customer ?? receipt.id;
  return typeof name === "string" ? name : "a receipt";
}

function inWords({ what, name, was, is }: Difference, receipt: unknown): string {
  switch (what) {
    case "form":
      return isObject(receipt) && "signals" in receipt
        ? "it is a customer's record; `persona receipt` makes a receipt of it"
        : `its \`${name}\` is not as receipts have it`;
    case "playbook":
      return name === "digest"
        ? "the playbook has changed"
        : `the playbook's ${name} was ${valueInWords(was)}, and is ${valueInWords(is)}`;
    case "input":
      return `${name}: the playbook tells other values apart than ${inputInWords(was)}`;
    case "reason":
      return `${name}: ${pointsIn(was)} then, ${pointsIn(is)} now`;
    case "result":
      return `${name} was ${resultInWords(name, was)}, and is ${resultInWords(name, is)}`;
  }
}

/** "11 and above", "3 to below 11" */
function inputInWords(input: unknown): string {
  if (!isObject(input)) return valueInWords(input);
  const { from, below, value } = input;
  if (value !== undefined) return valueInWords(value);
  // A receipt has the values as texts, without their types.
  const moments = isMoment(from ?? below) ? english.moments.titled : undefined;
  if (moments !== undefined && from !== undefined)
    return below === undefined
      ? moments[">="](valueInWords(from))
      : moments.between(valueInWords(from), valueInWords(below));
  if (moments !== undefined) return moments["<"](valueInWords(below));
  if (from !== undefined && below !== undefined)
    return `${valueInWords(from)} to below ${valueInWords(below)}`;
  if (from !== undefined) return `${valueInWords(from)} and above`;
  return below === undefined ? "known" : `below ${valueInWords(below)}`;
}

const isMoment = (value: unknown): boolean => typeof value === "string" && (isDate(value) || isTime(value));

/** Shares of 1 as percent; of the ranking the points, or where only the fit differs, that too. */
function resultInWords(name: string, value: unknown): string {
  if (name === "persona" && value === null) return "nobody";
  if ((name === "coverage" || name === "fit") && typeof value === "number") return percent(value);
  if (name === "ties" && isObject(value)) {
    const { order, between } = value;
    const equals =
      Array.isArray(between) && between.length > 0 ? `, equal were ${valueInWords(between)}` : "";
    return `${valueInWords(order)}${equals}`;
  }
  if (name !== "ranking" || !Array.isArray(value)) return valueInWords(value);
  const standings = value.map((each) =>
    isObject(each)
      ? `${valueInWords(each.persona)} ${valueInWords(each.score)} (${typeof each.fit === "number" ? percent(each.fit) : valueInWords(each.fit)})`
      : valueInWords(each),
  );
  return standings.length === 0 ? "empty" : standings.join(", ");
}

const percent = (share: number): string => `${Math.round(share * 10_000) / 100} %`;

function valueInWords(value: unknown): string {
  if (value === null || value === undefined) return "nothing";
  if (!Array.isArray(value)) return typeof value === "string" ? value : jsonText(value);
  return value.length === 0 ? "nothing" : value.map(valueInWords).join(", ");
}

/** "Technical +5" */
function pointsIn(reason: unknown): string {
  const points = isObject(reason) ? reason.points : [];
  if (!Array.isArray(points) || points.length === 0) return "nothing";
  return points
    .map((given) =>
      typeof given?.points === "number"
        ? `${given.persona} ${given.points < 0 ? "" : "+"}${given.points}`
        : valueInWords(given),
    )
    .join(", ");
}
