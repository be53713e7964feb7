/** The shape of a declaration, with what it must have, to be filled in. */

import { type DeclarationKind, type PropertySpecification, specificationOf } from "@persona-lang/compiler";

/** The shape of a declaration, with what it must have. */
export function snippetOf(keyword: string, kind: DeclarationKind): string {
  const { name, titles, block, properties, header } = specificationOf(kind);
  let stop = 0;
  const next = (shown: string): string => `\${${++stop}:${shown}}`;
  const head = [keyword];
  if (name !== "none") head.push(next(name === "declares" ? "Name" : "name"));
  if (kind === "import") head.push(`"./${next("file")}.persona"`);
  if (header === "sentence") head.push(`"${next("what is tried")}"`);
  if (header === "condition") head.push(next("condition"));
  if (header === "definition") head.push(`as ${next("condition")}`);
  if (header === "type") head.push(`one of { ${next("value")} }`);
  if (titles && name !== "none") head.push(`"${next("Title")}"`);
  if (block === "none") return head.join(" ");
  const required = Object.entries(properties).filter(([, property]) => property.required);
  const lines = required.map(([word, property]) => `\t${word} ${sampleOf(property, next)}\n`);
  return `${head.join(" ")} {\n${lines.join("")}\t$0\n}`;
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
      return next(property.of ?? "name");
    case "body":
      return `"""\n\t\t${next("text")}\n\t\t"""`;
    default:
      return next(property.shape);
  }
}
