/**
 * What may come next on a line, as a form to be filled in: of a rule, of a time, of a test, of a condition on the signal
 * that it speaks of, and of what stands between `{{` and `}}`.
 */

import {
  type ast,
  describeType,
  kindOfKeyword,
  type ParsedFile,
  propertyOf,
  type ResolvedSnapshot,
  specificationOf,
  type Type,
} from "@persona-lang/compiler";
import { symbolNamed } from "./completion/completion.ts";
import { isInComment, type Place, placeAt, textAround } from "./completion/place.ts";
import { type Form, formsInTexts, formsOf, formsOfArm, formsOfSignal, type Part } from "./forms.ts";

interface SignatureHelp {
  readonly signatures: readonly Signature[];
  /** The one that fits what is written best. */
  readonly active: number;
}

export interface Signature {
  readonly label: string;
  readonly parts: readonly (Part & { readonly start: number; readonly end: number })[];
  /** The part that is being written. */
  readonly active: number;
}

export function signatureAt(
  snapshot: ResolvedSnapshot,
  file: ParsedFile,
  offset: number,
): SignatureHelp | undefined {
  const { program } = snapshot;
  if (program === undefined || isInComment(file, offset)) return undefined;
  const text = textAround(file, offset);
  if (text !== undefined) return inText(file.source.text.slice(text.start, offset));
  return ofPlace(placeAt(snapshot, program, file, offset));
}

function inText(before: string): SignatureHelp | undefined {
  const written = /\{\{([^{}]*)$/.exec(before)?.[1];
  const word = written === undefined ? undefined : /^\s*(#?\w+)\s/.exec(written)?.[1];
  if (written === undefined || word === undefined || !Object.hasOwn(formsInTexts, word)) return undefined;
  return chosen([formsInTexts[word] as Form], written.match(/["'][^"']*|[^\s"']+/g) ?? [], "");
}

function ofPlace(place: Place): SignatureHelp | undefined {
  const { blocks, before } = place;
  const block = blocks.at(-1);
  const [word = "", ...rest] = before;
  if (word === "") return undefined;
  const property = block && propertyOf(block.kind, word);
  if (property !== undefined) {
    const scope = property.shape === "preference" ? "candidate" : "customer";
    const asks = ["when-rule", "condition", "preference", "tone"].includes(property.shape);
    const inCondition = asks ? ofCondition(rest, scope, place) : undefined;
    return (
      inCondition ?? chosen(formsOf(property), property.shape === "expectation" ? clauseOf(rest) : rest, word)
    );
  }
  const kind = kindOfKeyword(word, block?.kind);
  if (kind !== undefined) {
    const { header } = specificationOf(kind);
    const asks = header === "condition" ? rest : rest.slice(rest.indexOf("as") + 1 || rest.length);
    return header === "condition" || header === "definition"
      ? ofCondition(asks, "customer", place)
      : undefined;
  }
  return block === undefined ? undefined : ofLine(block, place);
}

/** What is expected last: behind the last comma; but these go with the action before them. */
const ofAction: ReadonlySet<string> = new Set(["invites", "to", "tone", "says"]);
function clauseOf(words: readonly string[]): readonly string[] {
  const comma = words.findLastIndex(
    (word, index) => /^[,،]$/.test(word) && !ofAction.has(words[index + 1] ?? ""),
  );
  return comma < 0 ? words : words.slice(comma + 1);
}

/** A line without a keyword. */
function ofLine(block: ast.Declaration, place: Place): SignatureHelp | undefined {
  const { before } = place;
  const { lines } = specificationOf(block.kind);
  if (block.kind === "weights") return chosen(formsOfArm, before, "");
  if (lines === "signal") return chosen(formsOfSignal, before.slice(1), "");
  if (lines !== "assignment") return undefined;
  const signal = symbolNamed(before[0] ?? "", ["signal"], place);
  const type = signal && place.snapshot.types?.typeOf(signal);
  if (signal === undefined || type === undefined) return undefined;
  const value: Part = { shown: "value", about: describeType(type) };
  return chosen([[value]], before.slice(1), signal.name);
}

/** Behind the name that is compared, up to where the comparison is over. */
function ofCondition(
  words: readonly string[],
  of: "customer" | "candidate",
  place: Place,
): SignatureHelp | undefined {
  const start = words.findLastIndex((word) => ["and", "or", "not", "(", "when"].includes(word)) + 1;
  const clause = words.slice(start).filter((word) => word !== "customer" && word !== ".");
  if (clause.includes("then") || clause.includes("for")) return undefined;
  const [name = "", ...rest] = clause;
  const symbol = symbolNamed(name, of === "candidate" ? ["column", "signal"] : ["signal"], place);
  const type = symbol && place.snapshot.types?.typeOf(symbol);
  return type === undefined ? undefined : chosen(comparisonsOf(name, type), [name, ...rest], "");
}

function comparisonsOf(name: string, type: Type): readonly Form[] {
  const about = describeType(type);
  const form = (operator: string, operand: string, opens: RegExp): Form => [
    { shown: name, about },
    {
      shown: operand === "" ? operator : `${operator} ${operand}`,
      about: operand === "" ? "" : about,
      opens,
    },
  ];
  const isKnown = form("is known", "", /^known$/);
  switch (type.kind) {
    case "boolean":
      return [[{ shown: name, about: "holds where it is true" }], isKnown];
    case "enumeration":
      return [form("is", "value", /^is$/), form("is one of", "value, value", /^one$/), isKnown];
    case "set":
    case "list":
      return [
        form("has", "value", /^has$/),
        form("has any of", "value, value", /^any$/),
        form("has all of", "value, value", /^all$/),
        isKnown,
      ];
    case "text":
    case "email":
    case "link":
      return [
        form("contains", '"word", "word"', /^contains$/),
        form("starts with", '"word"', /^starts$/),
        form("matches", "/pattern/", /^matches$/),
        isKnown,
      ];
    case "language":
    case "country":
    case "timezone":
    case "period":
      return [form("is", "value", /^is$/), isKnown];
    default:
      return [form(">=", "value", /^([<>]=?)$/), form("is", "value", /^is$/), isKnown];
  }
}

/** Of several forms, the one that begins like what is written, and of which the most is written. */
function chosen(forms: readonly Form[], written: readonly string[], head: string): SignatureHelp | undefined {
  if (forms.length === 0) return undefined;
  const filled = forms.map((form) => fill(form, written, head));
  const fits = forms.map(([first], index) => {
    const begins = first?.opens?.test(written[0] ?? "") === true;
    return (begins ? written.length : 0) + (filled[index]?.covered ?? 0);
  });
  return {
    signatures: filled.map(({ signature }) => signature),
    active: fits.indexOf(Math.max(...fits)),
  };
}

/** `covered`: how many of the words are behind what begins a part. */
function fill(form: Form, written: readonly string[], head: string) {
  let label = head;
  let [active, covered] = [0, 0];
  const parts = form.map((part, index) => {
    if (label !== "" && !part.shown.startsWith(",")) label += " ";
    const start = label.length;
    label += part.shown;
    const at = written.findIndex((word, i) => i >= covered && part.opens?.test(word) === true);
    if (at >= 0) [active, covered] = [index, at + 1];
    return { ...part, start, end: label.length };
  });
  return { signature: { label, parts, active }, covered };
}
