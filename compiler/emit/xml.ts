/**
 * The only way by which text gets into XML: elements, whose texts and attributes are escaped.
 *
 * Characters that XML 1.0 has no place for are replaced; line ends are of one kind, and stay.
 */

import { plainText } from "../planner/words/plain-text.ts";

export interface Xml {
  readonly xml: string;
}
type Content = string | number | Xml | undefined;

type Attributes = Readonly<Record<string, string | number | undefined>>;

/** Nothing is written for what is absent. */
export const element = (name: string, ...content: readonly Content[]): Xml =>
  elementWith(name, {}, ...content);

export const elementWith = (name: string, attributes: Attributes, ...content: readonly Content[]): Xml => {
  const start = [name, ...Object.entries(attributes).flatMap(writtenAttribute)].join(" ");
  const [only] = content;
  if (content.length === 1 && (typeof only === "string" || typeof only === "number"))
    return { xml: `<${start}>${escapeText(String(only))}</${name}>` };
  const inner = content.flatMap((part) => (part === undefined ? [] : [written(part)]));
  return { xml: inner.length === 0 ? `<${start}/>` : `<${start}>\n${inner.join("\n")}\n</${name}>` };
};

/** A whole document; all of it in the namespace, where one is given. */
export const xmlDocument = ({ xml }: Xml, namespace?: string): string => {
  const root = namespace === undefined ? xml : xml.replace(/^<(\w+)/, `<$1 xmlns="${namespace}"`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root}\n`;
};

const written = (part: string | number | Xml): string =>
  typeof part === "object" ? part.xml : escapeText(String(part));

/** A reader makes a blank of a line end in an attribute, unless it is written as a number. */
const writtenAttribute = ([name, value]: [string, string | number | undefined]): readonly string[] =>
  value === undefined
    ? []
    : [`${name}="${escapeText(String(value)).replaceAll('"', "&quot;").replaceAll("\n", "&#10;")}"`];

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeText = (text: string): string =>
  plainText(text)
    .replace(/[\ufffe\uffff]/g, "\u{fffd}")
    .replace(/[&<>]/g, (mark) => escapes[mark] as string)
    // By their numbers, so that a log in which all this is printed has no command to a build server.
    .replace(/#(?=#\w*\[)/g, "&#35;")
    .replace(/^([^\S\n\r\u2028\u2029]*):(?=:)/gm, "$1&#58;");
