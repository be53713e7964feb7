/**
 * What an example refers to, as the playbook at hand has it: `${2:Quick@persona}` becomes a choice of its personas.
 *
 * Where it has nothing of the kind the example stays, to be declared next; a line that begins with `?` is left out.
 */

import {
  type ast,
  customerSignalKinds,
  exampleOf,
  type Namespace,
  type Symbol,
  type Type,
} from "@persona-lang/compiler";
import { namesOf } from "./completion.ts";
import type { Place } from "./place.ts";

/** Of more, the first stands there, to be typed over: nobody goes through them one by one. */
const mostToChooseFrom = 20;

export const withOwnNames = (snippet: string, place: Place): string =>
  snippet
    .split("\n")
    .flatMap((line) => withNames(line, place))
    .join("\n");

function withNames(line: string, place: Place): readonly string[] {
  const [, tabs = "", first] = /^(\t*)\$\{(\d+):[^}]*@customer\}/.exec(line) ?? [];
  if (first !== undefined) return valuesOfCustomer(Number(first), place).map((value) => tabs + value);
  let isLeftOut = false;
  const written = line.replace(
    /\$\{(\d+):([^}@$]*)@(\w+)\}/g,
    (_, stop: string, example: string, kind: Kind) => {
      const names = ofKind[kind](place);
      isLeftOut ||= names.length === 0 && /^\t*\?/.test(line);
      return tabStop(Number(stop), names.length === 0 ? [example] : names);
    },
  );
  return isLeftOut ? [] : [written.replace(/^(\t*)\?/, "$1")];
}

/** A place that Tab goes to, with what can stand there. */
export function tabStop(stop: number, choices: readonly string[]): string {
  const [first = ""] = choices;
  return choices.length === 1 || choices.length > mostToChooseFrom
    ? `\${${stop}:${escaped(first, /[\\}$]/g)}}`
    : `\${${stop}|${choices.map((choice) => escaped(choice, /[\\,|]/g)).join(",")}|}`;
}

const escaped = (text: string, signs: RegExp): string => text.replace(signs, "\\$&");

const names = (namespace: Namespace) => (place: Place) =>
  namesOf([namespace], place, place.blocks.at(-1)).map(({ label }) => label);

const ofKind = {
  persona: names("persona"),
  personas: (place: Place) => {
    const all = names("persona")(place);
    return all.length < 2 ? [] : [all.join(", ")];
  },
  channel: names("channel"),
  message: names("message"),
  stage: names("stage"),
  /** Whom the team gives, and whom the customer. */
  ours: (place: Place) => rolesFrom("team", place),
  theirs: (place: Place) => rolesFrom("customer", place),
  date: (place: Place) => symbolsOf("signal", "date", place).map(({ name }) => name),
  condition: (place: Place) => {
    const yesOrNo = [...symbolsOf("signal", "boolean", place), ...place.program.symbols("definition")];
    return yesOrNo.length > 0
      ? yesOrNo.map(({ name }) => name)
      : place.program.symbols("signal").map((signal) => asking(signal, place));
  },
  eligible: (place: Place) => place.program.symbols("column").map((column) => asking(column, place)),
  /** What a customer's record can be read from. */
  field: (place: Place) =>
    Object.entries(customerSignalKinds).flatMap(([field, kind]) =>
      symbolsOf("signal", kind, place).map(({ name }) => `${field} ${name}`),
    ),
};
type Kind = keyof typeof ofKind;

function symbolsOf(namespace: Namespace, kind: Type["kind"], place: Place): readonly Symbol[] {
  const { program, snapshot } = place;
  return program.symbols(namespace).filter((symbol) => snapshot.types?.typeOf(symbol)?.kind === kind);
}

/** A question that can be asked of any signal or column. */
function asking(symbol: Symbol, { snapshot }: Place): string {
  const type = snapshot.types?.typeOf(symbol);
  if (type?.kind === "boolean") return symbol.name;
  if (type?.kind === "enumeration") return `${symbol.name} is ${exampleOf(type)}`;
  return type?.kind === "set" ? `${symbol.name} has ${exampleOf(type)}` : `known ${symbol.name}`;
}

export function rolesFrom(whose: "team" | "customer", { program }: Place): readonly string[] {
  const isOf = ({ node }: Symbol) =>
    "items" in node &&
    node.items.some(
      (item) => item.node === "property" && item.value?.kind === "choice" && item.value.choice === whose,
    );
  return program
    .symbols("role")
    .filter(isOf)
    .map(({ name }) => name);
}

/** Of a customer in a test: a value for each signal that must be known, or for a first one. */
function valuesOfCustomer(stop: number, { program, snapshot }: Place): readonly string[] {
  const signals = program.symbols("signal");
  const required = signals.filter(isRequired);
  const chosen = required.length > 0 ? required : signals.slice(0, 1);
  if (chosen.length === 0) return [`\${${stop}:wantsFast} \${${stop + 1}:true}`];
  return chosen.map((symbol, index) => {
    const type = snapshot.types?.typeOf(symbol);
    const value = type === undefined ? "" : exampleOf(type);
    return `${symbol.name} ${tabStop(stop + index, [value])}`;
  });
}

export function isRequired({ node }: Symbol): boolean {
  const { header } = node as Partial<ast.Declaration>;
  return header?.kind === "signal-header" && header.flags.some(({ text }) => text === "required");
}
