/**
 * The only way by which text gets into XML: elements without attributes, whose texts are escaped.
 *
 * Characters that XML 1.0 has no place for are replaced; line ends are of one kind, and stay.
 */

import { plainText } from "../../../planner/plain-text.ts";

export interface Xml {
  readonly xml: string;
}
type Content = string | number | Xml | undefined;

/** Nothing is written for what is absent. */
export const element = (name: string, ...content: readonly Content[]): Xml => {
  const [only] = content;
  if (content.length === 1 && (typeof only === "string" || typeof only === "number"))
    return { xml: `<${name}>${escapeText(String(only))}</${name}>` };
  const inner = content.flatMap((part) => (part === undefined ? [] : [written(part)]));
  return { xml: inner.length === 0 ? `<${name}/>` : `<${name}>\n${inner.join("\n")}\n</${name}>` };
};

/** A whole document, in one namespace. */
export const xmlDocument = (namespace: string, { xml }: Xml): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n${xml.replace(/^<(\w+)/, `<$1 xmlns="${namespace}"`)}\n`;

/** As much of a name as Microsoft Project takes. */
export const cutName = (name: string): string => [...name].slice(0, 512).join("");

const written = (part: string | number | Xml): string =>
  typeof part === "object" ? part.xml : escapeText(String(part));

const escapes: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };
const escapeText = (text: string): string =>
  plainText(text)
    .replace(/[\ufffe\uffff]/g, "\u{fffd}")
    .replace(/[&<>]/g, (mark) => escapes[mark] as string);
