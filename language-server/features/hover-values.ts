/** What hovering says of a value: which day of the week it is, what a code or a unit stands for, where a path leads. */

import {
  type ast,
  countries,
  currencies,
  nodesAt,
  type ParsedFile,
  type ResolvedSnapshot,
  type Span,
  type SyntaxNode,
  type Type,
  wordOfKind,
} from "@persona-lang/compiler";
import type { Hover } from "./hover.ts";
import { linkAt } from "./links.ts";
import { codeSpan } from "./markdown.ts";
import { subjectAt } from "./symbol-at.ts";

/** @param start an ISO day: time zones are given with what they are in its year */
export function valueAt(
  snapshot: ResolvedSnapshot,
  file: ParsedFile,
  offset: number,
  start: string,
): Hover | undefined {
  const link = linkAt(file, offset);
  if (link !== undefined) return { span: link.span, text: wordPath(link.path, snapshot) };
  const path = nodesAt(file.tree, offset);
  const [parent, node] = path.slice(-2);
  if (parent === undefined || node === undefined) return undefined;
  const textOf = ({ start, end }: Span): string => codeSpan(file.source.text.slice(start, end));
  const meaning = meaningOf(node, parent, textOf);
  if (meaning !== undefined) return { span: node, text: `${textOf(node)}: ${meaning}` };
  const text = wordNode(node, parent, path, snapshot, Number(start.slice(0, 4)));
  return text === undefined ? undefined : { span: node, text };
}

/** What the words in a value say: its unit, and whether its ends belong to it. */
function meaningOf(node: SyntaxNode, parent: SyntaxNode, textOf: (span: Span) => string): string | undefined {
  if (node.kind === "duration") {
    const { unit } = node as ast.DurationLiteral;
    if (unit === "days" && ofCustomers.has(parent.kind)) return "days of 24 hours each";
    return (parent.kind === "property" && unitsOfWork[unit]) || units[unit];
  }
  if (node.kind !== "range") return undefined;
  const { lower, upper, upperIncluded } = node as ast.Range;
  const ends = [
    ...(lower === undefined ? [] : [`from ${textOf(lower)}, included`]),
    ...(upper === undefined ? [] : [`up to ${textOf(upper)}, ${upperIncluded ? "" : "not "}included`]),
  ];
  return ends.length === 0 ? undefined : ends.join(", ");
}

/** In what a duration is one that a customer can have, and not a time of the plan. */
const ofCustomers: ReadonlySet<string> = new Set(["range", "comparison", "case", "assignment-header"]);

type WordsOfUnits = Partial<Readonly<Record<ast.DurationUnit, string>>>;

/** What a task takes: the only duration that is a property by itself. */
const work = "time that is worked; what does not fit into a day is done on the next ones";
const unitsOfWork: WordsOfUnits = { minutes: work, hours: work };

const units: WordsOfUnits = {
  minutes: "minutes of the clock",
  hours: "hours of the clock",
  days: "days of the calendar",
  "business days": "days that are worked, so days off do not count",
  weeks: "weeks of 7 days",
  months: "months of the calendar; where the day is missing in the last, its last day",
  years: "years of the calendar; where the day is missing in the last, its last day",
};

function wordNode(
  node: SyntaxNode,
  parent: SyntaxNode,
  path: readonly SyntaxNode[],
  snapshot: ResolvedSnapshot,
  year: number,
): string | undefined {
  switch (node.kind) {
    case "date":
      return wordDate((node as ast.DateLiteral).iso);
    case "name": {
      const { text } = node as ast.Name;
      if (parent.kind === "localized-text" || parent.kind === "languages") return named(text, "language");
      return parent.kind === "money" || parent.kind === "simple-type" ? named(text, "currency") : undefined;
    }
    case "reference": {
      const { text } = node as ast.Reference;
      const type = typeAt(path, snapshot);
      if (type?.kind === "language") return named(text, "language");
      return type?.kind === "country" ? named(text, "region") : undefined;
    }
    case "text": {
      const zone = (node as ast.Text).value;
      const isZone =
        (parent.kind === "property" && (parent as ast.Property).word.text === "timezone") ||
        typeAt(path, snapshot)?.kind === "timezone";
      return isZone ? wordZone(zone, year) : undefined;
    }
    default:
      return undefined;
  }
}

/** Of the signal whose value stands at a place; of several values, that of each. */
function typeAt(path: readonly SyntaxNode[], { program, types }: ResolvedSnapshot): Type | undefined {
  const subject = program && subjectAt(path, program);
  const type = subject && types?.typeOf(subject);
  return type?.kind === "set" || type?.kind === "list" ? type.element : type;
}

/** "Thursday 24 December 2026"; nothing of a day that does not exist. */
function wordDate(iso: string): string | undefined {
  const day = new Date(`${iso}T00:00:00Z`);
  if (Number.isNaN(day.getTime()) || day.toISOString().slice(0, 10) !== iso) return undefined;
  return `**${new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeZone: "UTC" }).format(day)}**`;
}

function named(code: string, type: "language" | "currency" | "region"): string | undefined {
  if (type === "region" && !countries.includes(code)) return undefined;
  if (type === "currency" && !currencies.has(code)) return undefined;
  try {
    const name = new Intl.DisplayNames("en", { type, fallback: "none" }).of(code);
    return name === undefined ? undefined : `${codeSpan(code)}: ${name}`;
  } catch {
    // No code at all.
    return undefined;
  }
}

/** How far it is from UTC, in winter and in summer; nothing of a zone that does not exist. */
function wordZone(zone: string, year: number): string | undefined {
  if (!/^[a-z]/i.test(zone)) return undefined;
  try {
    const [january, july] = [0, 6].map((month) => offsetOf(zone, new Date(Date.UTC(year, month, 1, 12))));
    const offset = january === july ? january : `${january} in January, ${july} in July`;
    return `${codeSpan(zone)}: a time zone, ${offset}`;
  } catch {
    return undefined;
  }
}

/** "UTC+02:00" */
function offsetOf(zone: string, day: Date): string {
  const format = new Intl.DateTimeFormat("en", { timeZone: zone, timeZoneName: "longOffset" });
  const name = format.formatToParts(day).find(({ type }) => type === "timeZoneName");
  return (name?.value ?? "").replace("GMT", "UTC");
}

const mostNamed = 12;

/** Where it leads, and what is declared there. */
function wordPath(path: string, { files }: ResolvedSnapshot): string {
  const declared = (files.find(({ source }) => source.path === path)?.tree.declarations ?? []).flatMap(
    ({ kind, name }) => (name === undefined ? [] : [`${wordOfKind(kind)} ${codeSpan(name.text)}`]),
  );
  const more = declared.length > mostNamed ? `, and ${declared.length - mostNamed} more` : "";
  return [
    `the file ${codeSpan(path)} in the folder of the playbook`,
    ...(declared.length > 0 ? [`declares ${declared.slice(0, mostNamed).join(", ")}${more}`] : []),
  ].join("\n\n");
}
