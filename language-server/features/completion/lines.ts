/** What can stand at the start of a line, behind a keyword, and in lines that have none. */

import {
  type ast,
  builtInTypes,
  type DeclarationKind,
  fileDeclarations,
  isOrdered,
  kindOfKeyword,
  nodesAt,
  resolveImport,
  type Symbol,
  signalFlagWords,
  single,
  specificationOf,
  wordOfKind,
} from "@persona-lang/compiler";
import { builtInTypesInWords, signalFlagsInWords } from "../words-of-signals.ts";
import { currencyCodes } from "./codes.ts";
import { type Completion, isComma, languagesLeft, namesOf, symbolNamed, words } from "./completion.ts";
import { ofAward, ofCondition, unitsOfSignal, valuesOfSignal } from "./conditions.ts";
import { isRequired, withOwnNames } from "./own-names.ts";
import { pathTexts } from "./paths.ts";
import { casesOf, otherItems, type Place } from "./place.ts";
import { lineOf } from "./property-lines.ts";
import { type Construct, skeletons } from "./skeletons.ts";
import { unitsBehind } from "./times.ts";

/** What there can be only one of comes last where it is there already. */
export const topLevel = (place: Place): readonly Completion[] =>
  fileDeclarations.map((keyword) => ({
    ...construct(keyword, undefined, place),
    rank: single.some((kind) => kind === keyword && place.program.declarations(kind).length > 0) ? 1 : 0,
  }));

/** The whole of a declaration, by its keyword. */
function construct(keyword: string, within: DeclarationKind | undefined, place: Place): Completion {
  const kind = kindOfKeyword(keyword, within) as DeclarationKind;
  return {
    label: keyword,
    kind: "keyword",
    detail: specificationOf(kind).about,
    snippet: withOwnNames(skeletons[kind as Construct], place),
    rank: 0,
  };
}

/** The first word of a line in a block: what is missing comes first. */
export function linesOf(block: ast.Declaration, place: Place): readonly Completion[] {
  const { properties, declarations = [], lines } = specificationOf(block.kind);
  const others = otherItems(block, place);
  const there = new Set(others.flatMap((item) => (item.node === "property" ? [item.word.text] : [])));
  const ofProperties = Object.entries(properties)
    .filter(([word, { many }]) => many || !there.has(word))
    .map(([word, property]): Completion => {
      const missing = property.required === true && !there.has(word);
      const snippet = lineOf(word, property, block, place);
      return {
        label: word,
        kind: "property",
        detail: property.about,
        rank: missing ? 0 : 1,
        ...(snippet === undefined ? {} : { snippet }),
      };
    });
  const ofDeclarations = declarations.map((keyword) => ({
    ...construct(keyword, block.kind, place),
    rank: 2,
  }));
  const ofLines = lines === "assignment" ? unassigned(block, place) : [];
  return [...ofLines, ...ofProperties, ...ofDeclarations];
}

/** In a test's customer: signals without a value yet, first those that must be known. */
function unassigned(block: ast.Declaration, place: Place): readonly Completion[] {
  const given = new Set(
    otherItems(block, place).flatMap((item) => (item.node === "declaration" ? [item.subject?.text] : [])),
  );
  return namesOf(["signal"], place)
    .filter(({ label }) => !given.has(label))
    .map((each) => ({ ...each, rank: each.symbol !== undefined && isRequired(each.symbol) ? 0 : 1 }));
}

/** Behind a keyword, before its block. */
export function ofHeader(place: Place): readonly Completion[] {
  const { before, blocks } = place;
  const [keyword = "", ...rest] = before;
  const kind = kindOfKeyword(keyword, blocks.at(-1)?.kind);
  if (kind === undefined) return [];
  const { name, namespace, header, titles } = specificationOf(kind);
  if (name === "refers" && namespace !== undefined && rest.length === 0) return namesOf([namespace], place);
  if (kind === "import") return ofImport(rest, place);
  if (header === "condition") return ofCondition(rest, place);
  if (header === "definition" && rest.includes("as"))
    return ofCondition(rest.slice(rest.indexOf("as") + 1), place);
  if (header === "definition" && rest.length === 1) return words(["as"], "what it stands for");
  if (header === "type") return ofTypeLine(rest.slice(1), place);
  if (titles && isComma(rest.at(-1))) return languagesLeft(rest, place, "the title in another language");
  return [];
}

/** A file; or, where one is named behind the cursor, what it declares. */
function ofImport(rest: readonly string[], place: Place): readonly Completion[] {
  const { file, start, snapshot } = place;
  const [, path] = /^[^\r\n]*?\bfrom[ \t]*"([^"\r\n]*)"/.exec(file.source.text.slice(start)) ?? [];
  if (path === undefined)
    return rest.length === 0 ? pathTexts(place, [".persona"]) : words(["from"], "the file that it is in");
  const target = resolveImport(file.source.path, path);
  const imported = snapshot.files.find(({ source }) => target.kind === "path" && source.path === target.path);
  return (imported?.tree.declarations ?? []).flatMap(({ kind, name }): readonly Completion[] =>
    name === undefined || name.missing || rest.includes(name.text)
      ? []
      : [{ label: name.text, kind: "name", detail: wordOfKind(kind), rank: 10 }],
  );
}

/** A line without a keyword: a signal, a column, a value of a test's customer, an arm of a rule. */
export function ofLine(block: ast.Declaration, place: Place): readonly Completion[] {
  const { lines } = specificationOf(block.kind);
  const [name = "", ...rest] = place.before;
  if (lines === "signal") {
    if (isComma(rest.at(-1))) return languagesLeft(rest, place, "the title in another language");
    const types = ofTypeLine(rest, place);
    if (types.length > 0) return types;
    const range = ofRange(rest);
    if (range !== undefined) return range;
    // A title is the last word on a signal.
    if (rest.some((word) => word.startsWith('"')) || rest.at(-1) === "of") return [];
    return signalFlagWords
      .filter((flag) => !rest.includes(flag))
      .map((label) => ({ label, kind: "keyword", detail: signalFlagsInWords[label], rank: 10 }));
  }
  if (lines === "assignment") {
    const signal = place.program.symbols("signal").find((symbol) => symbol.name === name);
    if (signal === undefined) return [];
    return rest.length === 0 || isComma(rest.at(-1))
      ? valuesOfSignal(signal, place).filter(({ label }) => !rest.includes(label))
      : unitsOfSignal(signal, rest.at(-1), place);
  }
  if (block.kind === "weights") return ofArm(place);
  return [];
}

/** A line of `for signal { … }`. */
export function ofArm(place: Place): readonly Completion[] {
  const { before } = place;
  if (before.includes("then")) return ofAward(before, place);
  const last = before.at(-1);
  const name = casesOf(place.file.source.text, place.start);
  const signal = name === undefined ? undefined : symbolNamed(name, ["signal"], place);
  const told = new Set([...toldInOthers(place), ...before]);
  const values =
    signal === undefined ? [] : valuesOfSignal(signal, place).filter(({ label }) => !told.has(label));
  const type = signal && place.snapshot.types?.typeOf(signal);
  if (type !== undefined && isOrdered(type)) return ofBand(before, signal as Symbol, place);
  if (last === undefined) return [...values, ...words(["unknown"], "of which value")];
  return last === "or" ? values : words(["then", ...(values.length > 0 ? ["or"] : [])], "who gets points");
}

/** The values that other lines of the rule give points to. */
function toldInOthers({ file, start }: Place): readonly string[] {
  const rule = nodesAt(file.tree, start).findLast(({ kind }) => kind === "for-rule") as
    | ast.ForRule
    | undefined;
  return (rule?.arms ?? [])
    .filter((arm) => start < arm.start || arm.end < start)
    .flatMap(({ test }) => (test.kind === "case" ? test.values : []))
    .map((value) => file.source.text.slice(value.start, value.end));
}

/** `below 30%`, `30% to below 70%`, `70% and above` */
function ofBand(before: readonly string[], signal: Symbol, place: Place): readonly Completion[] {
  const last = before.at(-1);
  if (last === undefined) return words(["below", "unknown"], "of which value");
  if (last === "to") return words(["below"], "where the band ends");
  if (last === "and") return words(["above"], "all that is more");
  if (last === "below") return [];
  const units = unitsOfSignal(signal, last, place);
  if (units.length > 0) return units;
  const ends = ["below", "above", "unknown"].some((word) => before.includes(word));
  return ends ? words(["then"], "who gets points") : words(["to below", "and above"], "where the band ends");
}

/** `0 to 500`, `1 day and above`: how the range that is begun goes on; undefined where none is, or all of it is there. */
function ofRange([type, ...rest]: readonly string[]): readonly Completion[] | undefined {
  const last = rest.at(-1);
  if (last === "and") return words(["above"], "all that is more");
  if (last === "to") return [];
  // The first number behind `decimal` says how many places there are.
  const values = rest.slice(type === "decimal" ? 1 : 0).filter((word) => /^[+-]?\p{N}/u.test(word));
  if (last === undefined || values.length === 0) return undefined;
  if (type === "duration" && last === values.at(-1)) return unitsBehind(last, lengths);
  return values.length > 1 || rest.includes("above")
    ? undefined
    : words(["to", "and above"], "where the range ends");
}

const lengths = ["minute", "hour", "day", "week"];

/** The type that a signal is of, as far as it is written. */
function ofTypeLine(rest: readonly string[], place: Place): readonly Completion[] {
  const last = rest.at(-1);
  if (last === "money") return currencyCodes();
  if (last === undefined) return ofType(place);
  if (last !== "of") return [];
  // What is chosen from is named here, and has a name of its own only where several can be chosen.
  const choice = rest.at(-2);
  return choice === "one" ? [] : choice === "any" ? namesOf(["type"], place) : ofType(place);
}

function ofType(place: Place): readonly Completion[] {
  return [
    ...builtInTypes.map(
      (type): Completion => ({ label: type, kind: "keyword", detail: builtInTypesInWords[type], rank: 10 }),
    ),
    ...words(["one of { }", "any of"], "a choice of values"),
    ...namesOf(["type"], place),
  ];
}
