/** The lines of properties, to be filled in. */

import { type ast, exampleLine, type Namespace, type PropertySpecification } from "@persona-lang/compiler";
import { namesOf } from "./completion.ts";
import { tabStop } from "./own-names.ts";
import type { Place } from "./place.ts";
import { valuesOf } from "./values.ts";

/** The line of a property, with its value to be filled in; undefined where the word alone is as good. */
export function lineOf(
  word: string,
  property: PropertySpecification,
  block: ast.Declaration,
  place: Place,
): string | undefined {
  let stop = 0;
  const next = (shown: string): string => tabStop(++stop, [shown]);
  /** One of those that the playbook has; where it has none, what such a name could be. */
  const oneOf = (own: readonly { readonly label: string }[], example: string): string =>
    tabStop(++stop, own.length === 0 ? [example] : own.map(({ label }) => label));
  const named = (namespace: Namespace): string =>
    oneOf(namesOf([namespace], place, block), nameLike(namespace));
  switch (property.shape) {
    case "when-rule":
      return `${word} ${next("condition")} then ${named("persona")} +${next("2")}`;
    case "for-rule":
      return `${word} ${next("signal")} {\n\t${next("value")} then ${named("persona")} +${next("2")}\n}`;
    case "preference":
      return word === "prefer"
        ? `${word} ${next("condition")} then +${next("2")}`
        : `${word} ${next("condition")}`;
    case "schedule":
      return `${word} on ${next("start")}`;
    case "window":
      return `${word} ${next("start")} until ${next("day")}`;
    case "spread":
      return `${word} evenly by ${named("column")}`;
    case "accept-clauses":
      return `${word} when score >= ${next("4")}`;
    case "keep":
      return `${word} previous unless beaten by ${next("2")}`;
    case "expectation":
      return `${word} persona ${named("persona")}`;
    case "named-texts":
      return `${word} ${next("name")} "${next("text")}"`;
    case "job":
      return `${word} when "${next("…")}" want "${next("…")}" so "${next("…")}"`;
    case "texts":
    case "text":
      return `${word} "${next(exampleText(block, word))}"`;
    case "body":
      return `${word} """\n\t\t${next("text")}\n\t\t"""`;
    case "languages":
      return `${word} ${next("en")}`;
    case "name":
      return `${word} ${oneOf(valuesOf(word, property, block, [], place), nameLike(property.of ?? "name"))}`;
    default:
      return undefined;
  }
}

/** As messages show it for what must be there. */
const exampleText = ({ kind }: ast.Declaration, word: string): string =>
  /"(.+)"/.exec(exampleLine(kind, word))?.[1]?.replace("…", "text") ?? "text";

/** `Persona`: the word itself is one of the language, and no name. */
const nameLike = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);
