/** The lines of properties, to be filled in. */

import type { PropertySpecification } from "@persona-lang/compiler";

/** The line of a property, with its value to be filled in; undefined where the word alone is as good. */
export function lineOf(word: string, property: PropertySpecification): string | undefined {
  let stop = 0;
  const next = (shown: string): string => `\${${++stop}:${shown}}`;
  switch (property.shape) {
    case "when-rule":
      return `${word} ${next("condition")} then ${next("Persona")} +${next("2")}`;
    case "for-rule":
      return `${word} ${next("signal")} {\n\t${next("value")} then ${next("Persona")} +${next("2")}\n}`;
    case "preference":
      return word === "prefer"
        ? `${word} ${next("condition")} then +${next("2")}`
        : `${word} ${next("condition")}`;
    case "schedule":
      return `${word} on ${next("start")}`;
    case "window":
      return `${word} ${next("start")} until ${next("day")}`;
    case "spread":
      return `${word} evenly by ${next("column")}`;
    case "accept-clauses":
      return `${word} when score >= ${next("4")}`;
    case "keep":
      return `${word} previous unless beaten by ${next("2")}`;
    case "expectation":
      return `${word} persona ${next("Persona")}`;
    case "named-texts":
      return `${word} ${next("name")} "${next("text")}"`;
    case "job":
      return `${word} when "${next("…")}" want "${next("…")}" so "${next("…")}"`;
    case "texts":
    case "text":
    case "body":
    case "languages":
    case "name":
      return `${word} ${sampleOf(property, next)}`;
    default:
      return undefined;
  }
}

function sampleOf(property: PropertySpecification, next: (shown: string) => string): string {
  switch (property.shape) {
    case "texts":
    case "text":
      return `"${next("text")}"`;
    case "choice":
      return next(property.choices?.[0] ?? "choice");
    case "schedule":
      return next("start");
    case "otherwise":
      return next("undecided");
    case "languages":
      return next("en");
    case "name":
    case "names":
      return next(nameLike(property.of ?? "name"));
    case "body":
      return `"""\n\t\t${next("text")}\n\t\t"""`;
    default:
      return next(property.shape);
  }
}

/** `Persona`: the word itself is one of the language, and no name. */
const nameLike = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);
