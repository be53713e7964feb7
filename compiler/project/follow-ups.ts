/**
 * Leaves out what is only said because something else could not be read.
 *
 * A line that broke took its content with it: a date that is "missing" may stand in it, a value that is "unknown"
 * may have been declared by it. The stages keep silent about broken nodes; this is the one place that knows how far
 * the damage reaches beyond them. What is left out here comes back as soon as the damage is mended.
 */

import type { projectCatalog } from "../diagnostics/catalog/project.ts";
import type { syntaxCatalog } from "../diagnostics/catalog/syntax.ts";
import { isOfProject } from "../diagnostics/codes.ts";
import type { Diagnostic } from "../diagnostics/diagnostic.ts";
import { contains, type Span } from "../source/span.ts";
import type { Work } from "../source/work.ts";
import type { Declaration, Item } from "../syntax/ast/declaration.ts";
import type { ParsedFile } from "../syntax/parsed-file.ts";
import type { SyntaxCode } from "../syntax/syntax-report.ts";
import type { DeclarationKind } from "../syntax/vocabulary.ts";

/** Options that were read as translations, which only the checker can tell: none of them is known. */
const ofOptions: ReadonlySet<string> = new Set(["titled-options"]);

/** Slips after which the text was read as it was meant: they take nothing with them. */
const readAsMeant: ReadonlySet<string> = new Set<SyntaxCode | keyof typeof projectCatalog>([
  "for-everyone",
  ...(["byte-order-mark", "hyphenated-name", "missing-line-end"] as const),
  ...(["not-yet-available", "number-spelling", "odd-blank", "other-comment", "other-spelling"] as const),
  ...(["repeated-import", "too-many-problems", "unknown-escape", "unsigned-points"] as const),
]);

/** These two are read as the near word, where there is one. */
const readAsNear: ReadonlySet<string> = new Set(["unknown-word", "unknown-choice"]);

/** A name that is near another is a slip of its own, whatever else is broken. */
const ofNames: ReadonlySet<string> = new Set([
  "text-unknown-field",
  "unknown-member",
  "unknown-name",
  "wrong-kind-of-name",
]);

/** What texts say of dates; an action whose date is wrong has none. */
const ofDates: ReadonlySet<string> = new Set(["text-date-not-in-play", "text-may-be-empty"]);

/** The kinds of declarations that bring names with them. */
const naming: readonly DeclarationKind[] = [
  ...(["signals", "type", "define", "persona", "team", "role", "channel", "journey", "stage"] as const),
  ...(["voice", "resource", "play", "message-text"] as const),
];

/** What says that something is not there, and in which declarations it may be after all, besides its own. */
const absentFrom: Readonly<Record<string, readonly DeclarationKind[]>> = {
  "incomplete-ties": ["persona"],
  "invites-without-action": ["play"],
  "words-without-action": ["play"],
  "member-without-feeling": ["voice"],
  "member-without-stage": ["journey", "stage"],
  "missing-case": ["signals", "type"],
  "missing-property": [],
  "text-date-not-in-play": ["play"],
  "test-without-start": ["test"],
  "text-may-be-empty": ["play", "signals"],
  "text-raw-member": ["signals", "type"],
  "text-unknown-field": naming,
  "unassigned-role": ["assign"],
  "undeclared-language": ["playbook"],
  "unknown-member": ["signals", "type", "team", "voice"],
  "unknown-name": naming,
  "unset-required-signal": ["signals"],
  "wrong-kind-of-name": naming,
};

/** A step for each diagnostic. */
export function* withoutFollowUps(
  diagnostics: readonly Diagnostic[],
  files: readonly ParsedFile[],
): Work<readonly Diagnostic[]> {
  const trees = new Map(files.map(({ source, tree }) => [source.path, tree.declarations]));
  const texts = new Map(files.map(({ source }) => [source.path, source.text]));
  const places = yield* placesOf(diagnostics, trees);
  const kindAround = (one: Diagnostic) => places.get(one)?.kind;
  const itemOf = (one: Diagnostic) => places.get(one)?.item;
  const ofParser = new Set(files.flatMap((file) => file.diagnostics));
  const isOfReading = (one: Diagnostic) =>
    ofParser.has(one) || ofOptions.has(one.code) || isOfProject(one.code);
  /** A picture or a table that cannot be read brings no names, as an import does. */
  const isOfOtherFile = (one: Diagnostic) => isOfProject(one.code) && kindAround(one) !== undefined;
  /** `contains quiet or late`, `for Family planner` — what is written anew as a whole is not told of its parts too. */
  const rewritten = diagnostics.filter((one) => one.code === "other-wording" && !ofParser.has(one));
  const wrongOperators = diagnostics.filter(({ code }) => code === "wrong-operator");
  const unitless = diagnostics.filter(({ code }) => code === "missing-unit");
  const isPartOf = ({ file, span }: Diagnostic, wholes: readonly Diagnostic[]) =>
    wholes.some((whole) => whole.file === file && contains(whole.span, span.start));
  const isRewritten = (one: Diagnostic) =>
    (/^(?:wrong-value|missing-comma|other-spelling)$/.test(one.code) && isPartOf(one, rewritten)) ||
    // `systems = sap` — it is not `is` that is to be written.
    (one.code === "other-spelling" && isPartOf(one, wrongOperators)) ||
    // `coverage > 0,5` — with its unit, it has no comma.
    (one.code === "number-spelling" && isPartOf(one, unitless));
  const unread = diagnostics.filter(
    (one) => isOfReading(one) && takesMoreAlong(one) && !isOfOtherFile(one) && !isRewritten(one),
  );
  const unreadItems = new Set(unread.map(itemOf));
  const guessed = new Set(diagnostics.filter(isGuess).map(itemOf));
  /** `goals "fast", "safe"`, read as `need` — texts that do not fit the near word were written for another. */
  const isOfGuess = (one: Diagnostic) =>
    (one.code === "duplicate-translation" ||
      (one.code === "other-spelling" && wordAt(one).startsWith('"'))) &&
    guessed.has(itemOf(one));
  const nameless = diagnostics.filter(
    (one) => isNamelessSignal(one, itemOf) && !unreadItems.has(itemOf(one)),
  );
  const damage = new Set([...unread, ...nameless]);
  const damageIn = Map.groupBy(damage, ({ file }) => file);
  const wordAt = ({ file, span }: Diagnostic) => texts.get(file)?.slice(span.start, span.end) ?? "";
  /** Of the declarations with damage; undefined for damage outside of any, which may have been of any kind. */
  const damaged = new Set([...damage].map(kindAround));
  if (files.some(({ tree }) => tree.declarations.some(isLostImport))) damaged.add(undefined);
  /** What a mistake of any kind makes uncertain: the date of an action, for the texts that name it. */
  const wrong = new Set(diagnostics.filter(isPlainError).map(kindAround));
  const reaches = (code: string) =>
    damaged.has(undefined) ||
    (absentFrom[code] ?? []).some((kind) => damaged.has(kind) || (ofDates.has(code) && wrong.has(kind)));
  /** Words of the language that are declared as names: told there, and not where they are used. */
  const isDeclared = (one: Diagnostic) =>
    one.code === "reserved-word" && (!ofParser.has(one) || isNameOf(itemOf(one), one));
  const reserved = new Set(diagnostics.filter(isDeclared).map(wordAt));
  const isReservedAgain = (one: Diagnostic) =>
    reserved.size > 0 &&
    (one.code === "reserved-word" || one.code === "wrong-value" || one.code.startsWith("text-")) &&
    reserved.has(wordAt(one)) &&
    !isDeclared(one);
  /** Names that nobody declares, as far as they were missed already. */
  const missed = new Set<string>();

  function stays(one: Diagnostic): boolean {
    if (isReservedAgain(one) || isRewritten(one) || isOfGuess(one)) return false;
    if (damage.has(one) || isOfReading(one)) return true;
    if (isMissedAgain(one, missed, wordAt(one))) return false;
    const text = texts.get(one.file);
    if (text !== undefined && damageIn.get(one.file)?.some((other) => beginsNextLine(text, other.span, one)))
      return false;
    const isAbsence = Object.hasOwn(absentFrom, one.code) && !(ofNames.has(one.code) && one.fixes.length > 0);
    if (isAbsence && reaches(one.code)) return false;
    const item = itemOf(one);
    if (item === undefined) return true;
    const isCutShort = (other: Diagnostic) =>
      startless.has(other.code) && text !== undefined && beginsNextLine(text, item, other);
    if (one.fixes.length === 0 && damageIn.get(one.file)?.some(isCutShort)) return false;
    const body = item.node === "declaration" && !isAbsence ? item.body : undefined;
    return !damageIn.get(one.file)?.some((other) => isIn(item, other) && !(body && isIn(body, other)));
  }

  const misnamed = new Set(
    diagnostics
      .filter(({ code }) => code === "unknown-name")
      .map(({ file, span }) => `${span.start} ${file}`),
  );
  /** `for Quick Unknown` — a comma before what is no name is not certain to be what was meant. */
  const isDoubtful = ({ code, file, span }: Diagnostic) =>
    code === "missing-comma" && misnamed.has(`${span.start} ${file}`);

  const rest: Diagnostic[] = [];
  for (const one of diagnostics) {
    if (stays(one)) rest.push(isDoubtful(one) ? { ...one, fixes: [] } : one);
    yield;
  }
  return rest;
}

/** What a diagnostic is about, and the kind of the declaration around it at the top of its file. */
interface Place {
  readonly item: Item | undefined;
  readonly kind: DeclarationKind | undefined;
}

function* placesOf(
  diagnostics: readonly Diagnostic[],
  trees: ReadonlyMap<string, readonly Declaration[]>,
): Work<ReadonlyMap<Diagnostic, Place>> {
  const places = new Map<Diagnostic, Place>();
  for (const one of diagnostics) {
    const declarations = trees.get(one.file) ?? [];
    places.set(one, { item: innermost(declarations, one), kind: topAround(declarations, one)?.kind });
    yield;
  }
  return places;
}

/** `import ⏎ "./journey.persona"` — what the file would have brought is not known. */
const isLostImport = ({ kind, header, broken }: Declaration): boolean =>
  kind === "import" && (broken === true || header?.kind !== "import-header" || header.path.missing === true);

const isGuess = ({ code, fixes }: Diagnostic) => readAsNear.has(code) && fixes.length > 0;

const takesMoreAlong = (one: Diagnostic) =>
  one.severity === "error" && !readAsMeant.has(one.code) && !isGuess(one);

const isPlainError = ({ severity, code }: Diagnostic) => severity === "error" && !code.startsWith("text-");

/** `region ⏎ europe skills` — what a line lacks at its end may stand at the start of the next. */
const beginsNextLine = (text: string, { end }: Span, next: Diagnostic): boolean =>
  end < next.span.start && /^[ \t]*[\r\n]\s*$/.test(text.slice(end, next.span.start));

/** Said of a line that begins as none can: `partners no⏎ne ready` — the line before it may have lost its end. */
const startless: ReadonlySet<string> = new Set<keyof typeof syntaxCatalog>(["not-expected", "unknown-word"]);

/** A text that names what is not there, where the name was missed before: by another text, or by a play. */
function isMissedAgain(one: Diagnostic, missed: Set<string>, name: string): boolean {
  if (one.fixes.length > 0 || (one.code !== "unknown-name" && one.code !== "text-unknown-field"))
    return false;
  const again = missed.has(name) && one.code === "text-unknown-field";
  missed.add(name);
  return again;
}

/** `date required "Day"` — the name is lost, and its type is taken for it: what follows is no type of any name. */
const isNamelessSignal = (one: Diagnostic, itemOf: (one: Diagnostic) => Item | undefined) =>
  one.code === "unknown-name" && one.fixes.length === 0 && kindOf(itemOf(one)) === "signal";

/** `stage integer "Stage"` — whether the place is that of the name that a declaration lacks. */
const isNameOf = (item: Item | undefined, { span }: Diagnostic) =>
  item?.node === "declaration" && item.name?.missing === true && item.name.end === span.end;

const kindOf = (item: Item | undefined) => (item?.node === "declaration" ? item.kind : undefined);

const topAround = (declarations: readonly Declaration[], one: Diagnostic) =>
  declarations.find((declaration) => isIn(declaration, one) && declaration.kind !== "import");

/** The property, or the declaration, that a diagnostic is about. */
function innermost(items: readonly Item[], one: Diagnostic): Item | undefined {
  const item = items.find((each) => isIn(each, one));
  if (item === undefined || item.node === "property") return item;
  return innermost(item.items, one) ?? item;
}

const isIn = (item: Span, one: Diagnostic) => contains(item, one.span.start);
