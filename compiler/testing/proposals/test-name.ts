/**
 * What a proposed test is called: who its customer is, and what counts most in them, as a sentence.
 *
 * `is Technical with “Developers: 3” and “Systems to connect: SAP”`. Titles and values are in the playbook's first
 * language, all else in English, as all that is said to those who write a playbook.
 */

import type { Playbook, Value } from "../../ir/ir.ts";
import { formatList, formatValue } from "../../planner/words/format-value.ts";
import { chainOf, titleOf } from "../../planner/words/language.ts";
import type { Known } from "./customer.ts";

/** So many answers are told, of which so many members. */
const mostNamed = 2;
const mostMembers = 2;

/** No two are called the same. `asked`: signals that the customer is there for, the weightiest first. */
export function createTestNames(
  playbook: Playbook,
): (asked: readonly string[], known: Known, persona: string | undefined) => string {
  const words = { chain: chainOf(undefined, playbook.languages), locale: "en" };
  const signals = new Map(playbook.signals.map((signal) => [signal.name, signal]));
  const taken = new Set<string>();

  function answer(name: string, value: Value | undefined): string {
    const signal = signals.get(name);
    if (signal === undefined) return name;
    const told = (): string => {
      if (value === undefined) return "not known";
      if (typeof value === "boolean") return value ? "yes" : "no";
      if (!Array.isArray(value)) return formatValue(value, signal.type, words);
      if (value.length === 0) return "none";
      return value.length > mostMembers ? `${value.length} answers` : formatValue(value, signal.type, words);
    };
    return `“${titleOf(signal, words.chain)}: ${told()}”`;
  }

  return (asked, known, persona) => {
    const names = [...new Set(asked)];
    const who = persona ?? "undecided";
    const sentence = (first: number): string => {
      // To count one that is left would take as much room as to tell it.
      const told = names.length === mostNamed + 1 ? names : names.slice(first, first + mostNamed);
      const answers = told.map((name) => answer(name, known.get(name)));
      const more = names.length - told.length;
      return `is ${who} with ${formatList(more === 0 ? answers : [...answers, `${more} more answers`], "en")}`;
    };
    // Where another begins with the same answers, those that come after tell the two apart.
    const firsts = names.map((_, index) => index);
    const free = firsts.map(sentence).find((each) => !taken.has(each));
    let name = free ?? sentence(0);
    for (let count = 2; taken.has(name); count++) name = `${sentence(0)} (${count})`;
    taken.add(name);
    return name;
  };
}
