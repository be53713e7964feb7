/**
 * What a generated file is made of, without the names and texts in it, as a parser sees it that knows nothing of ours.
 *
 * Two builds that differ only in a text must have the same shape: else the text was taken for code.
 */

import { parse as parseJavaScript } from "acorn";
import { transformSync } from "esbuild";
import Handlebars from "handlebars";
import ICAL from "ical.js";
import { parse as parseHtml } from "parse5";
import remarkParse from "remark-parse";
import { unified } from "unified";

/** Throws where the file does not parse. */
export function shapeOf(path: string, content: string): unknown {
  const extension = /\.(d\.ts|[a-z]+)$/.exec(path)?.[1];
  switch (extension) {
    case "js":
      return codeShape(parseJavaScript(content, { ecmaVersion: 2024, sourceType: "module" }));
    case "d.ts":
      // Declarations alone leave nothing behind: what does is code.
      return transformSync(content.replace(/^export (?=const|function|class)/gm, "export declare "), {
        loader: "ts",
      }).code;
    case "json":
    case "map":
      return dataShape(JSON.parse(content));
    case "html":
      return pageShape(content);
    case "ics":
      return calendarShape(new ICAL.Component(ICAL.parse(content)));
    case "md":
      return markdownShape(unified().use(remarkParse).parse(content) as TreeNode);
    case "hbs":
      return templateShape(Handlebars.parse(content).body);
    case "css":
      return transformSync(content, { loader: "css" }).code;
    default:
      throw new Error(`${path}: nothing here reads such files`);
  }
}

/** Without names and values. How a key is written (`a.b`, `a["b"]`) is one of its name's matters. */
export function codeShape(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(codeShape);
  if (typeof node !== "object" || node === null || !("type" in node)) return typeof node;
  const {
    type,
    start: _start,
    end: _end,
    name: _name,
    raw: _raw,
    computed: _computed,
    key: _key,
    property: _property,
    value,
    ...rest
  } = node as Record<string, unknown>;
  const isLeaf = type === "Literal" || type === "Identifier" || type === "TemplateElement";
  const parts = type === "MemberExpression" ? rest : { ...rest, ...(isLeaf ? {} : { value }) };
  return isLeaf
    ? String(type)
    : [type, ...Object.entries(parts).map(([part, child]) => [part, codeShape(child)])];
}

function dataShape(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(dataShape);
  if (typeof value !== "object" || value === null) return typeof value;
  return Object.entries(value).map(([key, child]) => [key, dataShape(child)]);
}

/**
 * Elements and the names of their attributes, and what the parser had to put right. But for what keeps dates, telephone
 * numbers and addresses in their order within a text: whether a text holds one is what is written in it.
 */
function pageShape(content: string): unknown {
  const errors: string[] = [];
  const shape = (node: object): unknown[] => {
    const children = "childNodes" in node ? (node.childNodes as object[]).flatMap(shape) : [];
    if (!("tagName" in node)) return children;
    const { attrs } = node as unknown as { readonly attrs: readonly { name: string; value: string }[] };
    const attributes = attrs.map(({ name }) => name);
    const isolates = attributes.join() === "dir" && attrs[0]?.value === "ltr" && children.length === 0;
    if (node.tagName === "bdi" && isolates) return [];
    return [[node.tagName, ...attributes], ...children];
  };
  return [shape(parseHtml(content, { onParseError: ({ code }) => errors.push(code) })), errors];
}

const calendarShape = (component: ICAL.Component): unknown => [
  component.name,
  component.getAllProperties().map(({ name, jCal }) => [name, Object.keys(jCal[1] as object)]),
  component.getAllSubcomponents().map(calendarShape),
];

interface TreeNode {
  readonly type: string;
  readonly children?: readonly TreeNode[];
}
const markdownShape = ({ type, children }: TreeNode): unknown =>
  children === undefined ? type : [type, children.map(markdownShape)];

/** Pieces of plain text beside one another are one. */
const templateShape = (body: readonly hbs.AST.Statement[]): unknown =>
  body
    .map((statement) => {
      const { program, inverse } = statement as hbs.AST.BlockStatement;
      return [
        statement.type,
        program === undefined ? [] : templateShape(program.body),
        inverse == null ? [] : templateShape(inverse.body),
      ];
    })
    .filter(([type], index, all) => type !== "ContentStatement" || all[index - 1]?.[0] !== type);
