/**
 * What the words of a playbook may see: the fields of agendas, notes and messages, in one table.
 *
 * `createTextScopes` describes it from the playbook's names; the check of texts holds every `{{field}}` to it, and the
 * planner fills exactly these fields when it writes a plan. A value is a text already formatted for the reader
 * (dates, money, sets joined, members by their title), or a plain boolean, which can be tested but not printed.
 * What is unknown is null. So `{{#if developers}}` holds wherever the number is known, 0 included.
 *
 * A template of a whole plan has a scope of its own, built of the same nodes.
 */

import type { Type } from "./ir.ts";

export type ScopeNode = ScopeValue | ScopeRecord | ScopeList | ScopeAmbiguity;

/** Something to print or, where `boolean`, to test. */
export interface ScopeValue {
  readonly kind: "value";
  /** Always there; otherwise a text says what to print instead, or asks first. */
  readonly known: boolean;
  readonly boolean: boolean;
  /** A member without a title: it would be printed by its name. */
  readonly untitled?: string | undefined;
}
/** Something with fields: `customer`, a role, a resource. Never printed by itself. */
export interface ScopeRecord {
  readonly kind: "record";
  readonly fields: ScopeFields;
  /** Ours alone and few, so that all are named where somebody asks for another: a playbook has hundreds of signals. */
  readonly listed?: boolean;
}
/** Fields by name; a `Map` is one of these. */
export interface ScopeFields extends Iterable<readonly [string, ScopeNode]> {
  get(name: string): ScopeNode | undefined;
  keys(): Iterable<string>;
}
/** Something to go through with `{{#each}}`: inside it, only the element's fields are in sight. */
export interface ScopeList {
  readonly kind: "list";
  readonly element: ScopeNode;
}
/** A name that means two things here. */
export interface ScopeAmbiguity {
  readonly kind: "ambiguity";
  readonly name: string;
  /** As in "the signal", "the role". */
  readonly meanings: readonly string[];
  /** How to write the first of them so that it is clear, where there is a way. */
  readonly instead?: string;
}
export type Scope = ScopeRecord;

export const always: ScopeValue = { kind: "value", known: true, boolean: false };
export const maybe = (): ScopeValue => ({ kind: "value", known: false, boolean: false });
export const record = (fields: Readonly<Record<string, ScopeNode>>): ScopeRecord => ({
  kind: "record",
  fields: new Map(Object.entries(fields)),
});
export const list = (element: ScopeNode): ScopeList => ({ kind: "list", element });

/** The names that a scope is made of; a `Playbook` is one of these. */
export interface TextNames {
  readonly customer: { readonly language?: string; readonly timezone?: string; readonly stage?: string };
  readonly signals: readonly {
    readonly name: string;
    readonly required: boolean;
    readonly type: Type | undefined;
  }[];
  readonly roles: readonly { readonly name: string; readonly many: boolean }[];
  readonly resources: readonly { readonly name: string }[];
}

/** What the play around a text adds. */
export interface TextPlace {
  /** Every play that this text is in has a goal. */
  readonly goalKnown: boolean;
  /** Actions by name, with whether they always have a date. */
  readonly dates: ReadonlyMap<string, { readonly known: boolean }>;
}

/** Everybody's fields, and those of the customer's record that are not signals. */
const person = () => record({ name: always, email: maybe() });
const ownFields = { id: true, name: true, language: false, timezone: false, stage: false } as const;

/** Words that mean something else at the start of `{{ }}`: a signal of that name is `customer.<name>`. */
const templateWords = ["or", "if", "unless", "each", "else", "this"];

/**
 * The scope of the texts at a place. What is the same at all places, every signal among it, is made once: a long
 * playbook has as many places as signals.
 */
export function createTextScopes(names: TextNames): (place: TextPlace) => Scope {
  const signals = new Map<string, ScopeNode>(
    names.signals.map((signal) => [signal.name, new SignalField(signal)]),
  );
  const everywhere = join([
    {
      meaning: "a part of every text",
      fields: new Map<string, ScopeNode>([
        ["customer", customerFields(names, signals)],
        ["persona", record({ name: always, title: always, summary: always })],
        ["play", always],
        ["action", record({ title: always, date: always, time: maybe() })],
        ["dates", always],
      ]),
    },
    {
      meaning: "a word of templates",
      fields: new Map(templateWords.filter((word) => signals.has(word)).map((word) => [word, always])),
    },
    { meaning: "a signal", fields: signals, within: "customer" },
    {
      meaning: "a role",
      fields: new Map(names.roles.map(({ name, many }) => [name, many ? list(person()) : person()])),
    },
    {
      meaning: "a resource",
      fields: new Map(names.resources.map(({ name }) => [name, record({ title: always, link: always })])),
    },
  ]);
  return (place) => {
    const here: readonly (readonly [string, ScopeNode])[] = [
      ["play", record({ title: always, goal: place.goalKnown ? always : maybe() })],
      ["dates", datesFields(place)],
    ];
    // What is ambiguous is so at every place.
    const own = here.filter(([name]) => everywhere.fields.get(name)?.kind !== "ambiguity");
    return { kind: "record", fields: replaceFields(everywhere.fields, new Map(own)) };
  };
}

/** Its type is asked for where a text names it: of many signals, texts name few. */
class SignalField implements ScopeValue {
  readonly kind = "value";
  readonly #signal: TextNames["signals"][number];
  constructor(signal: TextNames["signals"][number]) {
    this.#signal = signal;
  }
  get known(): boolean {
    return this.#signal.required;
  }
  get boolean(): boolean {
    return this.#signal.type?.kind === "boolean";
  }
  get untitled(): string | undefined {
    return untitledIn(this.#signal.type);
  }
}

/** The first member that has no title, of an enumeration or of what is made of one. */
function untitledIn(type: Type | undefined): string | undefined {
  if (type?.kind === "set" || type?.kind === "list") return untitledIn(type.element);
  const member =
    type?.kind === "enumeration" && type.members.find(({ titles }) => Object.keys(titles).length === 0);
  return member ? member.name : undefined;
}

/** A look at fields that stand elsewhere, not a copy: there may be thousands, and a text names few. */
const lookAt = (get: (name: string) => ScopeNode | undefined, keys: () => Iterable<string>): ScopeFields => ({
  get,
  keys,
  *[Symbol.iterator]() {
    for (const name of keys()) yield [name, get(name) as ScopeNode] as const;
  },
});

/** The same fields, some of them with other nodes. */
const replaceFields = (fields: ScopeFields, replaced: ReadonlyMap<string, ScopeNode>): ScopeFields =>
  lookAt(
    (name) => replaced.get(name) ?? fields.get(name),
    () => fields.keys(),
  );

/** The record's own fields, and every signal. */
function customerFields(names: TextNames, signals: ReadonlyMap<string, ScopeNode>): ScopeRecord {
  const mapped: Readonly<Record<string, string | undefined>> = names.customer;
  const own = new Map<string, ScopeNode>(
    Object.entries(ownFields).map(([name, known]) => [name, known ? always : maybe()]),
  );
  // A signal that gives a field of the record is that field: `language` mapped to a signal `language`.
  const others = new Map(signals);
  for (const name of Object.keys(mapped)) if (mapped[name] === name) others.delete(name);
  return join([
    { meaning: "a field of the customer's record", fields: own },
    { meaning: "a signal", fields: others },
  ]);
}

/** Looked at when a text first asks for a date: to find out which there are takes a while. */
function datesFields(place: TextPlace): ScopeRecord {
  let found: ReadonlyMap<string, ScopeNode> | undefined;
  const fields = () => {
    found ??= new Map([
      ["start", always],
      ...Array.from(place.dates, ([name, { known }]) => [name, known ? always : maybe()] as const),
    ]);
    return found;
  };
  return {
    kind: "record",
    fields: lookAt(
      (name) => fields().get(name),
      () => fields().keys(),
    ),
  };
}

interface Part {
  readonly meaning: string;
  readonly fields: ReadonlyMap<string, ScopeNode>;
  /** The record through which these can be reached as well. */
  readonly within?: string;
}

/** One record of several parts; what stands in two of them is ambiguous. */
function join(parts: readonly Part[]): ScopeRecord {
  const get = (name: string): ScopeNode | undefined => {
    let found: ScopeNode | undefined;
    for (const { fields } of parts) {
      const node = fields.get(name);
      if (node !== undefined && found !== undefined) return ambiguity(name, parts);
      found ??= node;
    }
    return found;
  };
  const keys = () => new Set(parts.flatMap(({ fields }) => [...fields.keys()]));
  return { kind: "record", fields: lookAt(get, keys) };
}

function ambiguity(name: string, parts: readonly Part[]): ScopeAmbiguity {
  const meant = parts.filter(({ fields }) => fields.has(name));
  const within = meant.find((part) => part.within !== undefined)?.within;
  return {
    kind: "ambiguity",
    name,
    meanings: meant.map((part) => part.meaning),
    ...(within === undefined ? {} : { instead: `${within}.${name}` }),
  };
}
