/** What a word means: of a name, what it stands for and where it is used; of a word of the language, what it is for. */

import {
  type ast,
  type DeclarationKind,
  describeType,
  kindWords,
  nodesAt,
  type ParsedFile,
  propertyOf,
  type Snapshot,
  type Span,
  type Symbol,
  specificationOf,
  wordOfKind,
} from "@persona-lang/compiler";
import { codeSpan, plainText } from "./markdown.ts";
import { symbolAt, usesOf } from "./symbol-at.ts";

export interface Hover {
  readonly span: Span;
  /** Markdown. */
  readonly text: string;
}

export function hoverAt(snapshot: Snapshot, file: ParsedFile, offset: number): Hover | undefined {
  const named = symbolAt(snapshot, file, offset);
  if (named !== undefined) return { span: named.span, text: cardOf(named.symbol, snapshot) };
  return wordAt(file, offset);
}

/** What a name means, as Markdown. */
export function cardOf(symbol: Symbol, snapshot: Snapshot): string {
  const { name, namespace, owner, node } = symbol;
  const declaration = "items" in node ? node : undefined;
  const of = owner === undefined ? "" : ` of ${codeSpan(owner.name)}`;
  const lines = [`**${kindWords[namespace]}** ${codeSpan(name)}${of}`];
  const titles = declaration?.titles ?? ("texts" in node ? node.texts : []);
  if (titles.length > 0)
    lines.push(
      titles
        .map(
          ({ language, text }) =>
            `${language === undefined ? "" : `${language.text} `}“${plainText(text.value)}”`,
        )
        .join(", "),
    );
  const type = snapshot.types?.typeOf(symbol);
  if (type !== undefined) {
    const flags =
      declaration?.header?.kind === "signal-header" ? declaration.header.flags.map(({ text }) => text) : [];
    lines.push([plainText(describeType(type)), ...flags].join(", "));
  }
  const summary = declaration === undefined ? undefined : textOf(declaration, ["summary", "goal", "subject"]);
  if (summary !== undefined) lines.push(plainText(summary));
  if (declaration?.documentation !== undefined) lines.push(plainText(declaration.documentation));
  lines.push(wordUses(usesOf(symbol, snapshot).length));
  return lines.join("\n\n");
}

const wordUses = (count: number): string =>
  count === 0 ? "not used anywhere" : count === 1 ? "used in 1 place" : `used in ${count} places`;

function textOf(declaration: ast.Declaration, words: readonly string[]): string | undefined {
  for (const item of declaration.items)
    if (item.node === "property" && words.includes(item.word.text) && item.value?.kind === "texts")
      return item.value.texts[0]?.text.value;
  return undefined;
}

/** The keyword of a declaration, or the word of a property. */
function wordAt(file: ParsedFile, offset: number): Hover | undefined {
  const path = nodesAt(file.tree, offset);
  for (const [index, node] of [...path.entries()].reverse()) {
    if (node.kind === "property") {
      const { word } = node as ast.Property;
      const parent = path[index - 1]?.kind as DeclarationKind | undefined;
      const property = parent && propertyOf(parent, word.text);
      if (property === undefined || !isIn(word.span, offset)) return undefined;
      const more = property.required ? "\n\nIt must be there." : "";
      return { span: word.span, text: `${codeSpan(word.text)}: ${property.about}${more}` };
    }
    if ("keyword" in node) {
      const { kind, keyword } = node as ast.Declaration;
      if (!isIn(keyword, offset)) return undefined;
      return { span: keyword, text: `${codeSpan(wordOfKind(kind))}: ${specificationOf(kind).about}` };
    }
  }
  return undefined;
}

const isIn = ({ start, end }: Span, offset: number): boolean => start <= offset && offset <= end;
