/**
 * `persona explain`: why one customer is who they are.
 *
 * Every rule that gave points, strongest first, with the value that decided it and the line of the playbook; then
 * what is not known and could still change the result. Values of personal signals are not shown.
 */

import { cutTo } from "../../diagnostics/display-text.ts";
import { suggest } from "../../diagnostics/suggest.ts";
import type { Explanation, RuleResult } from "../../evaluator/classification.ts";
import { explain } from "../../evaluator/evaluate.ts";
import { whyNot } from "../../evaluator/why-not.ts";
import type { Classify, Playbook, Signal, Value } from "../../ir/ir.ts";
import {
  type ExplanationWords,
  explanationInWords,
  type WhyNotWords,
  whyNotInWords,
} from "../../planner/words/explanation-words.ts";
import { formatList, formatValue } from "../../planner/words/format-value.ts";
import { chainOf, type LanguageChain, titleOf } from "../../planner/words/language.ts";
import { phrasesFor } from "../../planner/words/phrases/by-language.ts";
import type { CustomerRecord } from "../../records/record.ts";
import { jsonText } from "../../values/json-text.ts";
import { fold } from "../../values/text-fold.ts";
import { type ExitCode, exitCodes } from "../exit-codes.ts";
import { dataFailure, usageFailure } from "../failure.ts";
import { customersOf } from "../input/customers-of.ts";
import { nameOfInput } from "../input/data-input.ts";
import { checkLanguage } from "../input/language-option.ts";
import { refuseSwapped } from "../input/named-file.ts";
import { openSoundPlaybook } from "../input/open-playbook.ts";
import { createProblemPrinter } from "../terminal/print-problems.ts";
import { type StyledText, styledLines } from "../terminal/styled-lines.ts";
import { brokenRow, type Column, renderTable, widthsOf } from "../terminal/table.ts";
import { plain, plainSentence, sentenceLines, type Terminal } from "../terminal/terminal.ts";

export interface ExplainOptions {
  readonly format: "pretty" | "json";
  /** Which customer, where the file holds several; without it, all of them. */
  readonly id?: string;
  /** Sentences in this language, instead of tables in English. */
  readonly language?: string;
  /** Why the customer is not this persona, by name or title. */
  readonly whyNot?: string;
}

export async function runExplain(
  terminal: Terminal,
  options: ExplainOptions,
  named: string,
  customer: string,
): Promise<ExitCode> {
  refuseSwapped("explain", named, customer);
  const open = await openSoundPlaybook(named, terminal);
  if (open === undefined) return exitCodes.errors;
  const rejected = options.whyNot === undefined ? undefined : personaCalled(options.whyNot, open.playbook);
  checkLanguage(terminal, options.language, open.playbook);
  const problems = createProblemPrinter(terminal);
  const all: unknown[] = [];
  let read = 0;
  for await (const record of customersOf(open.playbook, customer, options.id, problems)) {
    read++;
    const explanation = explain(open.playbook, record.signals, { previous: record.previous });
    if (rejected !== undefined) {
      const asked = whyNot(open.playbook, record.signals, rejected, { previous: record.previous });
      const words = whyNotInWords(open.playbook, record.signals, asked, options.language);
      if (options.format === "json") all.push({ id: record.id, name: record.name, ...asked, words });
      else printWhyNot(terminal, record, words);
    } else if (options.format === "json") {
      const words =
        options.language === undefined
          ? {}
          : { words: explanationInWords(open.playbook, record.signals, explanation, options.language) };
      all.push({
        id: record.id,
        name: record.name,
        ...explanation,
        persona: explanation.persona ?? null,
        ...words,
      });
    } else if (options.language !== undefined) {
      printWords(
        terminal,
        record,
        explanationInWords(open.playbook, record.signals, explanation, options.language),
      );
    } else {
      if (read > 1) terminal.print();
      for (const line of describe(terminal, open.playbook, record, explanation)) terminal.print(line);
    }
  }
  if (options.format === "json") await terminal.write(`${jsonText(all.length === 1 ? all[0] : all, 2)}\n`);
  if (read === 0 && problems.errors === 0)
    throw dataFailure(`${plain(nameOfInput(customer))} holds no customer`);
  return problems.errors > 0 ? exitCodes.errors : exitCodes.fine;
}

/** By its name, or by its title in any language of the playbook. */
function personaCalled(wanted: string, { personas }: Playbook): string {
  const named = personas.find(({ name }) => name === wanted);
  if (named !== undefined) return named.name;
  const folded = fold(wanted.trim());
  const titled = personas.filter(({ titles }) =>
    Object.values(titles).some((title) => fold(title.trim()) === folded),
  );
  const [only] = titled;
  if (only !== undefined && titled.length === 1) return only.name;
  if (titled.length > 1)
    throw usageFailure(
      `--why-not ${wanted}: several personas have this title`,
      `name one of ${formatList(
        titled.map(({ name }) => name),
        "en-GB",
      )}`,
    );
  const near = suggest(
    wanted,
    personas.flatMap(({ name, titles }) => [name, ...Object.values(titles)]),
  );
  const names = personas.map(({ name }) => name);
  throw usageFailure(
    `--why-not ${wanted}: the playbook has no such persona`,
    near === undefined ? `it has ${formatList(names, "en-GB")}` : `did you mean ${near}?`,
  );
}

function printWords(
  terminal: Terminal,
  customer: CustomerRecord,
  { language, sentence, reasons, notKnown }: ExplanationWords,
): void {
  printLed(terminal, plain(customer.name), sentence);
  for (const reason of reasons) printIndented(terminal, reason);
  if (notKnown.length === 0) return;
  const phrases = phrasesFor(language);
  const more = notKnown.length - mostNotKnown;
  const shown = [...notKnown.slice(0, mostNotKnown), ...(more > 0 ? [phrases.reasons.more(more)] : [])];
  printLed(terminal, phrases.explanations.notKnown, formatList(shown, language));
}

/** `Acme: they are …` */
function printLed(terminal: Terminal, lead: string, sentence: string): void {
  const [first = "", ...lines] = sentenceLines(terminal.columns, `${lead}: ${sentence}`, 0);
  // Where the lead itself is broken, a name of a whole line, it stays plain.
  const bold = first.startsWith(lead) ? terminal.style("bold", lead) + first.slice(lead.length) : first;
  for (const line of [bold, ...lines]) terminal.print(line);
}

function printIndented(terminal: Terminal, sentence: string): void {
  const [first = "", ...lines] = sentenceLines(terminal.columns, sentence, 4);
  terminal.print(`  ${first}`);
  for (const line of lines) terminal.print(`    ${line}`);
}

/** Titles that nobody knows the values of; the rest are counted. */
const mostNotKnown = 8;

function printWhyNot(terminal: Terminal, customer: CustomerRecord, words: WhyNotWords): void {
  printLed(terminal, plain(customer.name), words.sentence);
  for (const list of ["lost", "chances"] as const) {
    if (words[list].length === 0) continue;
    terminal.print();
    terminal.print(terminal.style("bold", plainSentence(words.headings[list])));
    for (const line of words[list]) printIndented(terminal, line);
  }
}

function describe(
  terminal: Terminal,
  playbook: Playbook,
  customer: CustomerRecord,
  explanation: Explanation,
): readonly string[] {
  if (explanation.missing.length > 0) {
    return styledLines(terminal, [
      { text: customer.name, style: "bold" },
      { text: ` cannot be classified: ${explanation.missing.join(", ")} must be known.` },
    ]);
  }
  const parts = [
    styledLines(terminal, [
      { text: customer.name, style: "bold" },
      { text: " " },
      { text: `(${customer.id})`, style: "dim" },
      { text: " " },
      ...verdictOf(playbook, explanation),
    ]),
    rankingOf(terminal, explanation),
    ...reasonsOf(terminal, playbook, customer, explanation),
    unknownOf(terminal, playbook, customer, explanation),
    explanation.notices.flatMap((notice) =>
      styledLines(terminal, [{ text: "notice", style: "yellow" }, { text: `: ${notice}` }]),
    ),
  ];
  return parts
    .filter((lines) => lines.length > 0)
    .flatMap((lines, index) => (index === 0 ? lines : ["", ...lines]));
}

/** "3 ahead", or what put the first before others with as much: "equal with Builder; `ties` (…) puts Quick first". */
function leadOf(classify: Classify, { ranking, margin }: Explanation): string {
  const [first, ...others] = ranking;
  if (first === undefined || others.length === 0 || margin !== 0)
    return `${classify.rankBy === "fit" ? percent(margin) : margin} ahead`;
  const measure = classify.rankBy;
  const equals = others.filter((other) => other[measure] === first[measure]).map(({ persona }) => persona);
  const { tiesAt } = classify;
  const rule =
    tiesAt === undefined ? "the order of the playbook" : `\`ties\` (${tiesAt.file}:${tiesAt.line})`;
  return `equal with ${formatList(equals, "en-GB")}; ${rule} puts ${first.persona} first`;
}

function verdictOf({ classify }: Playbook, explanation: Explanation): readonly StyledText[] {
  const { persona, outcome, failed } = explanation;
  const because = failed.length === 0 ? "" : `: not reached: ${failed.join(", ")}`;
  const figures = `coverage ${percent(explanation.coverage)}, fit ${percent(explanation.fit)}`;
  const told = (verb: string, more: string): readonly StyledText[] => [
    { text: `${verb} ` },
    { text: persona ?? "", style: ["bold", "cyan"] },
    { text: `${more}; ${figures}` },
  ];
  switch (outcome) {
    case "accepted":
      return told("is", `, ${leadOf(classify, explanation)}`);
    case "kept":
      return told("stays", ", as before");
    case "fallback":
      return told("is taken for", because);
    case "undecided":
      return [{ text: `is undecided${because}; ${figures}` }];
  }
}

const percent = (share: number): string => `${Math.floor(share * 100)} %`;

function rankingOf(terminal: Terminal, { ranking }: Explanation): readonly string[] {
  const most = Math.max(1, ...ranking.map(({ score }) => score));
  const bar = (score: number): string => "█".repeat(Math.max(0, Math.round((score / most) * 30)));
  return renderTable(
    [
      { title: "persona" },
      { title: "score", alignRight: true },
      { title: "" },
      { title: "fit", alignRight: true },
    ],
    ranking.map(({ persona, score, fit }) => [plain(persona), String(score), bar(score), percent(fit)]),
    {
      head: (text) => terminal.style("dim", text),
      cell: (text, row, column) => (column === 2 ? terminal.style(row === 0 ? "cyan" : "dim", text) : text),
    },
  );
}

/** What spoke for and against each persona, under a head each, in columns that all of them share. */
function reasonsOf(
  terminal: Terminal,
  playbook: Playbook,
  customer: CustomerRecord,
  { ranking, rules }: Explanation,
): readonly (readonly string[])[] {
  const groups = ranking.map(({ persona }) => {
    const given = rules
      .flatMap((rule) =>
        rule.points.filter((p) => p.persona === persona).map(({ points }) => ({ rule, points })),
      )
      .sort((a, b) => b.points - a.points);
    const rows = given.map(({ rule, points }): readonly string[] => [
      points > 0 ? `+${points}` : String(points),
      whatOf(playbook, customer, rule),
      plain(`${rule.at.file}:${rule.at.line}`),
    ]);
    return { persona, given, rows };
  });
  const columns = columnsWithin(
    terminal.width,
    groups.flatMap(({ rows }) => rows),
  );
  return groups.map(({ persona, given, rows }) => {
    if (rows.length === 0) return [];
    const ways = [
      given.some(({ points }) => points > 0) && "for",
      given.some(({ points }) => points < 0) && "against",
    ];
    const lineRows = rows.flatMap((row) => brokenRow(row, 1, columns[1]?.widest ?? 0));
    const [, ...lines] = renderTable(columns, lineRows, {
      head: (text) => text,
      cell: (text, _, column) => {
        if (column === 1 || text.trim() === "") return text;
        return terminal.style(column === 2 ? "dim" : text.includes("+") ? "green" : "red", text);
      },
    });
    return [
      terminal.style("bold", plain(`What speaks ${ways.filter(Boolean).join(" and ")} ${persona}`)),
      ...lines,
    ];
  });
}

/** Points, what speaks, and where it stands: what speaks is broken into what the other two leave of a line. */
function columnsWithin(width: number, rows: readonly (readonly string[])[]): readonly Column[] {
  const columns = widthsOf([{ title: "", alignRight: true }, { title: "" }, { title: "" }], rows);
  const [points = 0, what = 0, where = 0] = columns.map(({ widest }) => widest);
  const left = Math.min(what, Math.max(30, width - points - where - 4));
  return columns.with(1, { title: "", narrowest: left, widest: left });
}

/** In columns: what somebody wrote at length is cut. */
const longestValue = 160;

/** "Developers that need it – Developers on the project: 12; Systems to connect: sap and hubspot" */
function whatOf(playbook: Playbook, customer: CustomerRecord, rule: RuleResult): string {
  const chain = chainOf(undefined, playbook.languages);
  const values = rule.signals.flatMap((name) => {
    const signal = playbook.signals.find((candidate) => candidate.name === name);
    if (signal === undefined) return [];
    return [`${titleOf(signal, chain)}: ${valueText(customer.signals.get(name), signal, chain)}`];
  });
  const because = rule.because[playbook.languages[0] ?? "en"];
  return plain((because === undefined ? "" : `${because} – `) + values.join("; "));
}

function valueText(value: Value | undefined, { type, personal }: Signal, chain: LanguageChain): string {
  if (value === undefined) return "not known";
  if (personal) return "(personal)";
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value) && value.length === 0) return "none";
  return cutTo(formatValue(value, type, { locale: chain[0] ?? "en", chain }), longestValue).text;
}

/** Rules that could not be decided: what to ask next. */
function unknownOf(
  terminal: Terminal,
  playbook: Playbook,
  customer: CustomerRecord,
  { rules }: Explanation,
): readonly string[] {
  const chain = chainOf(undefined, playbook.languages);
  const undecided = rules.filter(({ state }) => state === "unknown");
  const names = new Set(undecided.flatMap(({ signals }) => signals));
  const titles = playbook.signals
    .filter(({ name }) => names.has(name) && !customer.signals.has(name))
    .map((signal) => titleOf(signal, chain));
  if (titles.length === 0) return [];
  const shown = titles.slice(0, 8);
  const more = titles.length - shown.length;
  const weighed = undecided.length === 1 ? "one rule" : `${undecided.length} rules`;
  return [
    terminal.style("bold", `What would decide the ${weighed} left open`),
    ...shown.map((title) => `  ${plain(title)}`),
    ...(more > 0 ? [terminal.style("dim", `  and ${more} more`)] : []),
  ];
}
