/**
 * Uses: every name that a declaration uses, and what it may stand for where it stands.
 *
 * Most follows from the vocabulary (`of`); the rest from the few nodes that hold a name by themselves, listed
 * in `usesIn`. Literals are left out: whether `price` is a member can only be told by the type it meets, so
 * the checker resolves those.
 */

import type { Subject } from "../syntax/ast/conditions.ts";
import type { Declaration, Property } from "../syntax/ast/declaration.ts";
import type { CohortExpectation, ExpectationClause } from "../syntax/ast/expectations.ts";
import type { Header } from "../syntax/ast/headers.ts";
import type { Literal } from "../syntax/ast/literals.ts";
import type { Reference } from "../syntax/ast/node.ts";
import type { Value } from "../syntax/ast/property-values.ts";
import type { Anchor, ScheduleBase } from "../syntax/ast/times.ts";
import type { SimpleType } from "../syntax/ast/types.ts";
import type { Award } from "../syntax/ast/weights.ts";
import { builtInTypes } from "../syntax/signal-words.ts";
import type { Namespace } from "../syntax/specification.ts";
import { type DeclarationKind, propertyOf, specificationOf } from "../syntax/vocabulary.ts";

export interface Use {
  readonly node: Reference;
  /** What it may stand for: the first that has the name. */
  readonly expects: readonly Namespace[];
  /** The play it stands in: whose actions, phases and personas' needs are in sight. */
  readonly play: Declaration | undefined;
  readonly as: Role;
}

/**
 * `anchor`: a date is counted from it, and of two things with the name, none goes first. `type or value`: it is a
 * value by itself where no type has the name. `former name`: nothing of its kind may have it now.
 */
type Role = "name" | "anchor" | "type or value" | "former name";

/**
 * What a bare word in a condition, a schedule or a text may refer to follows from where it stands.
 *
 * A condition of `weights`, `define`, `if` and `enters` sees signals and definitions; one of `assign` sees the
 * columns of the team by themselves and signals as `customer.x`. An anchor sees date signals, actions of its
 * play, and after `end of` phases of its play and stages.
 */
const conditionScope: Readonly<Record<"customer" | "candidate", readonly Namespace[]>> = {
  customer: ["signal", "definition"],
  candidate: ["column"],
};

interface Place {
  readonly kind: DeclarationKind;
  readonly play: Declaration | undefined;
}

const builtIn: ReadonlySet<string> = new Set(builtInTypes);

/** The uses in a declaration and all that stands in it, in the order of the text. */
export function usesIn(declaration: Declaration): readonly Use[] {
  const uses: Use[] = [];
  collect(declaration, undefined, uses);
  return uses;
}

function collect(declaration: Declaration, outerPlay: Declaration | undefined, uses: Use[]): void {
  const play = declaration.kind === "play" ? declaration : outerPlay;
  const place: Place = { kind: declaration.kind, play };
  const { namespace } = specificationOf(declaration.kind);

  if (namespace !== undefined) add(declaration.subject, [namespace], place, uses);
  collectNode(declaration.header, place, uses);
  for (const item of declaration.items) {
    if (item.node === "declaration") collect(item, play, uses);
    else if (!item.broken) collectProperty(item, declaration, place, uses);
  }
}

function collectProperty(property: Property, declaration: Declaration, place: Place, uses: Use[]): void {
  const { value, word } = property;
  // Most lines hold words for people.
  if (value === undefined || value.kind === "texts") return;
  const specification = propertyOf(declaration.kind, word.text);
  if (value.kind === "reference" && word.text === "was") {
    const { namespace } = specificationOf(declaration.kind);
    if (namespace !== undefined) add(value, [namespace], place, uses, "former name");
  } else if (specification?.of === undefined) {
    collectNode(value, place, uses);
  } else {
    for (const node of namesIn(value)) add(node, [specification.of], place, uses);
  }
}

function namesIn(value: Value): readonly (Reference | undefined)[] {
  switch (value.kind) {
    case "reference":
      return [value];
    case "names":
      return value.names;
    case "feeling-change":
      return [value.from, value.to];
    case "handover":
      return [value.stage];
    case "body":
      return [value.tone];
    default:
      return [];
  }
}

/** What can stand where a name may be used. */
type Node =
  | Value
  | Header
  | Subject
  | Award
  | Anchor
  | ScheduleBase
  | ExpectationClause
  | CohortExpectation["claim"];

const messageFields: ReadonlySet<string> = new Set(["feeling", "channel", "persona"]);

/** The names in a node, in the order of the text: part by part, since to look into every field takes far longer. */
function collectNode(node: Node | undefined, place: Place, uses: Use[]): void {
  if (node === undefined) return;
  switch (node.kind) {
    // What tests are full of stands first, since a case is asked after the other.
    case "assignment-header":
      return;

    // ---------- expectations ----------
    case "expectation":
      for (const clause of node.clauses) collectNode(clause, place, uses);
      return;
    case "cohort-expectation":
      collectNode(node.claim, place, uses);
      return;
    case "expect-persona":
    case "share":
      add(node.persona, ["persona"], place, uses);
      return;
    case "expect-ranking":
      add(node.before, ["persona"], place, uses);
      add(node.after, ["persona"], place, uses);
      return;
    case "expect-reason":
      add(node.signal, ["signal"], place, uses);
      return;
    case "expect-action":
      add(node.action, ["action", "play"], place, uses);
      return;
    case "expect-invites":
    case "expect-recipients":
      for (const role of node.roles) add(role, ["role"], place, uses);
      return;
    case "expect-tone":
      add(node.tone, ["tone"], place, uses);
      return;
    case "expect-person":
      add(node.role, ["role"], place, uses);
      return;

    // ---------- conditions ----------
    case "comparison":
      collectNode(node.subject, place, uses);
      // All but subjects are literals.
      for (const operand of node.operands) if (operand.kind === "subject") collectNode(operand, place, uses);
      return;
    case "logical":
      for (const operand of node.operands) collectNode(operand, place, uses);
      return;
    case "not":
      collectNode(node.operand, place, uses);
      return;
    case "group":
      collectNode(node.condition, place, uses);
      return;
    case "known":
      collectNode(node.subject, place, uses);
      return;
    case "subject": {
      // What a tone asks of the message has no declaration.
      if (place.kind === "voice" && !node.ofCustomer && messageFields.has(node.name.text)) return;
      const scope = place.kind === "assign" && !node.ofCustomer ? "candidate" : "customer";
      add(node.name, node.ofCustomer ? ["signal"] : conditionScope[scope], place, uses);
      return;
    }
    case "tone":
      collectNode(node.condition, place, uses);
      return;
    case "preference":
      collectNode(node.condition, place, uses);
      for (const persona of node.personas) add(persona, ["persona"], place, uses);
      return;

    // ---------- types ----------
    case "signal-header":
      collectNode(node.type, place, uses);
      return;
    case "simple-type":
      if (!builtIn.has(node.name.text)) add(node.name, ["type"], place, uses);
      return;
    case "collection-type":
      if (node.element.kind !== "simple-type" || builtIn.has(node.element.name.text)) return;
      add(node.element.name, ["type"], place, uses, isBare(node.element) ? "type or value" : "name");
      return;

    // ---------- weights ----------
    case "when-rule":
      collectNode(node.condition, place, uses);
      collectNode(node.award, place, uses);
      return;
    case "for-rule":
      add(node.signal, ["signal"], place, uses);
      for (const { award } of node.arms) collectNode(award, place, uses);
      return;
    case "each-rule":
      add(node.signal, ["signal"], place, uses);
      collectNode(node.award, place, uses);
      return;
    case "award":
      for (const { persona } of node.points) add(persona, ["persona"], place, uses);
      return;
    case "otherwise":
      add(node.persona, ["persona"], place, uses);
      return;

    // ---------- people and times ----------
    case "spread":
      add(node.column, ["column"], place, uses);
      if (node.atMost?.kind === "reference") add(node.atMost, ["column"], place, uses);
      return;
    case "schedule":
      collectNode(node.base, place, uses);
      return;
    case "recurrence":
      if (node.on !== undefined && "kind" in node.on) collectNode(node.on, place, uses);
      collectNode(node.after, place, uses);
      collectNode(node.until, place, uses);
      return;
    case "until-window":
      collectNode(node.from, place, uses);
      collectNode(node.until, place, uses);
      return;
    case "on":
    case "offset":
    case "offset-window":
      collectNode(node.anchor, place, uses);
      return;
    case "anchor":
      addAnchor(node, place, uses);
      return;
    default:
      node satisfies Nameless;
  }
}

/** Nodes that use no name at any depth, most of what a playbook is made of; a bare word is a literal. */
type Nameless = Extract<Node, { readonly kind: NamelessKind }>;
type NamelessKind =
  | ("texts" | "text" | "named-texts" | "new-names" | "choice" | "flag" | "languages" | "body" | "job")
  | ("names" | "reference" | "feeling-change" | "handover" | "import-header" | "enumeration-type")
  | ("review" | "hours" | "holidays" | "accept-clauses" | "keep" | "reminders" | "target")
  | ("expect-measure" | "expect-says" | "agreement")
  | Literal["kind"];

/** `any of portal`: nothing but the word. */
const isBare = ({ currency, scale, range }: SimpleType): boolean =>
  currency === undefined && scale === undefined && range === undefined;

/** Actions and phases are known in their play; a survey stands in none. */
function addAnchor(anchor: Anchor, place: Place, uses: Use[]): void {
  const inPlay = place.play !== undefined;
  const days: readonly Namespace[] = inPlay ? ["signal", "action"] : ["signal"];
  const ends: readonly Namespace[] = inPlay ? ["phase", "stage"] : ["stage"];
  if (anchor.anchor === "named") add(anchor.name, days, place, uses, "anchor");
  if (anchor.anchor === "end of") add(anchor.name, ends, place, uses);
}

function add(
  node: Reference | undefined,
  expects: readonly Namespace[],
  place: Place,
  uses: Use[],
  as: Role = "name",
): void {
  if (node === undefined || node.missing || node.broken || node.text === "") return;
  uses.push({ node, expects, play: place.play, as });
}
